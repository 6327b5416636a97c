"""Codebooks as TOML files."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.domain.codebook import Codebook, Target, Topic
from onrecord.store import CodebookError, load_codebook, save_codebook, starter_codebook

_words = st.text(st.characters(codec="utf-8"), max_size=12)
_names = _words.filter(lambda word: word.strip() and word != "other")
_terms = st.lists(_words, max_size=3).map(tuple)
_targets = st.lists(
    st.builds(Target, _names, _names, _words, _terms), max_size=3, unique_by=lambda t: t.key
).map(tuple)
_topics = st.lists(
    st.builds(Topic, _names, _names, _words, _terms, _terms, _targets),
    max_size=3,
    unique_by=lambda t: t.key,
).map(tuple)


@given(codebook=st.builds(Codebook, _words, _topics))
def test_a_codebook_comes_back_from_its_file(codebook, tmp_path_factory):
    path = tmp_path_factory.mktemp("codebook") / "c.toml"
    save_codebook(codebook, path)

    assert load_codebook(path) == codebook


def test_the_starter_codebook_has_the_three_topics_with_targets():
    codebook = starter_codebook()

    names = [topic.name.casefold() for topic in codebook.topics]
    assert names == ["ukraine", "multipolarity", "elections"]
    assert all(topic.targets and topic.terms for topic in codebook.topics)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[[topic]", "not valid TOML"),
        ('[[topic]]\nname = "x"', "no key"),
        ('[[topic]]\nkey = "other"\nname = "x"', "none of the topics"),
        ('[[topic]]\nkey = "a"\nname = "x"\n[[topic]]\nkey = "a"\nname = "y"', "two topics"),
        ('[[topic]]\nkey = "a"\nname = "x"\nterms = "Kyiv"', "not a list of words"),
    ],
)
def test_a_faulty_codebook_is_refused_with_its_fault(tmp_path, text, words):
    path = tmp_path / "c.toml"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(CodebookError, match=words):
        load_codebook(path)


def test_a_missing_file_or_folder_is_named(tmp_path):
    with pytest.raises(CodebookError, match=r"gone\.toml cannot be read"):
        load_codebook(tmp_path / "gone.toml")
    with pytest.raises(CodebookError, match="cannot be saved"):
        save_codebook(Codebook("x"), tmp_path / "no" / "c.toml")
