from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.articles.fingerprints import SAME_ARTICLE, fingerprint, likeness


def test_versions_of_an_article_are_told_from_other_articles(body, paragraphs) -> None:
    text = "\n\n".join(paragraphs)
    printed = body.upper().replace("\n\n", "\n").replace("“", '"')
    other = (
        "Ferries stay in port for a second week because crews want more pay for night work. " * 3
    )

    assert likeness(fingerprint(text), fingerprint(printed)) >= SAME_ARTICLE
    assert likeness(fingerprint(text), fingerprint(other)) < 0.1


@given(
    st.lists(
        st.sampled_from(["the", "town", "votes", "on", "a", "bridge", "and", "ferry", "now"]),
        min_size=25,
    )
)
def test_white_space_and_case_do_not_count(words: list[str]) -> None:
    first, second = " ".join(words), "\n".join(words).title()

    assert fingerprint(first) == fingerprint(second)
    assert likeness(fingerprint(first), fingerprint(second)) == 1


def test_short_texts_have_no_fingerprint() -> None:
    assert fingerprint("Too short to tell.") == ()
    assert likeness((), ()) == 0
