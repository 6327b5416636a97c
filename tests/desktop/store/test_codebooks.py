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
    st.builds(Target, _names, _names, _words, _terms, st.sampled_from((1, 0, -1))),
    max_size=3,
    unique_by=lambda t: t.key,
).map(tuple)
_topics = st.lists(
    st.builds(Topic, _names, _names, _words, _terms, _terms, _targets, _words),
    max_size=3,
    unique_by=lambda t: t.key,
).map(tuple)

_SIDED = '[[topic.target]]\nkey = "t"\nname = "tolls"\nside = {}'


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


def test_no_starter_topic_takes_a_pole_for_granted():
    topics = starter_codebook().topics

    assert not any(topic.pole for topic in topics)
    assert not any(target.side for topic in topics for target in topic.targets)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[[topic]", "not valid TOML"),
        ('[[topic]]\nname = "x"', "no key"),
        ('[[topic]]\nkey = "other"\nname = "x"', "none of the topics"),
        ('[[topic]]\nkey = "a"\nname = "x"\n[[topic]]\nkey = "a"\nname = "y"', "two topics"),
        ('[[topic]]\nkey = "a"\nname = "x"\nterms = "Kyiv"', "not a list of words"),
        ('[[topic]]\nkey = "a"\nname = "x"\n' + _SIDED.format("2"), "not 1, 0 or -1"),
        ('[[topic]]\nkey = "a"\nname = "x"\n' + _SIDED.format("true"), "not 1, 0 or -1"),
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
