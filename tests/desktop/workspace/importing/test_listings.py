"""Articles that come as lines of JSON, and what articles are called in the output."""

from onrecord.workspace.importing.listings import Identities, read_listing


def test_identities_are_names_without_suffix_then_whole_names_then_numbers(example_articles):
    article = example_articles[0].article
    names = Identities(["a/x.txt", "b/x.html", "c/x.html", "d/y.txt"], {("d/y.txt", "k"): "given"})

    found = [names.of(path, article) for path in ("a/x.txt", "b/x.html", "c/x.html", "d/y.txt")]

    assert found == ["x.txt", "x.html", "x.html#2", "y"]
    assert names.of("d/y.txt", article) == "y#2"


def test_a_listing_with_faults_says_which_line(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "1", "text": "Words."}\nno json\n{"id": "2"}\n', encoding="utf-8")

    read, identities = read_listing(path)

    assert identities == ["1"]
    assert [warning[:6] for warning in read.warnings] == ["Line 2", "Line 3"]
    assert read.refused is None
    path.write_text("[]", encoding="utf-8")
    assert "lists no articles" in str(read_listing(path)[0].refused)
