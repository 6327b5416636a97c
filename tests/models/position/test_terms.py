"""Terms of a codebook: lemmas, prefixes, distance, exclusions."""

import pytest

from en_onrecord.position.terms import TermIndex, parse_term, without_excluded, word_forms

pytestmark = pytest.mark.slow


@pytest.fixture(scope="session")
def find(nlp):
    def run(text, *terms, exclusions=()):
        doc = nlp.make_doc(text)
        for _, component in nlp.pipeline[:2]:
            doc = component(doc)
        words = word_forms(doc)
        hits = TermIndex(parse_term("t", term) for term in terms).hits(doc, words)
        barred = TermIndex(parse_term("t", term) for term in exclusions).hits(doc, words)
        return [text[slice(*hit.span)] for hit in without_excluded(hits, barred)]

    return run


@pytest.mark.parametrize(
    ("text", "term", "found"),
    [
        ("They signed two treaties.", "treaty", ["treaties"]),
        ("The TREATY holds.", "treaty", ["TREATY"]),
        ("General Elections were held.", "general election", ["General Elections"]),
        ("A rules-based order is needed.", "rules based order", ["rules-based order"]),
        ("Multilateralism pays.", "multilateral*", ["Multilateralism"]),
        ("The unilateral step failed.", "multilateral*", []),
        ("The use of nuclear weapons is a crime.", "nuclear ~3 use", ["use of nuclear"]),
        ("Nuclear power has no use here.", "nuclear ~1 use", []),
        ("Women’s rights matter.", "women's right", ["Women’s rights"]),
        ("The electors met.", "election", []),
    ],
)
def test_a_term_finds_its_forms_and_no_other_words(find, text, term, found):
    assert find(text, term) == found


def test_an_exclusion_takes_the_overlapping_match_away_and_no_other(find):
    found = find(
        "The candidate country named a candidate.", "candidate", exclusions=["candidate country"]
    )
    assert found == ["candidate"]
