"""What `onrecord explain` prints of an article."""

from dataclasses import replace

from onrecord.domain.codebook import Codebook
from onrecord.export.explanation import explanation


def test_a_statement_is_told_with_what_was_made_of_it_and_by_which_rule(
    example_articles, example_codebook
):
    first, _, *_ = explanation(example_articles[0], example_codebook).split("\n\n")

    assert first.splitlines() == [
        "Mara Lindqvist [85-132]: welcomed the harbour treaty without reservation",
        "    paraphrase, paraphrased, position",
        "    topics Harbour treaty; target the harbour treaty",
        "    stance support (+2, determined)",
        "    date 2021-05-03",
        "    stance: stance.verb ('welcomed')",
    ]


def test_there_is_a_paragraph_for_each_statement(example_articles, example_codebook):
    for extracted in example_articles:
        told = explanation(extracted, example_codebook)
        heads = [line for line in told.splitlines() if not line.startswith("    ")]
        assert len([head for head in heads if "[" in head]) == len(extracted.statements)


def test_doubts_and_third_parties_are_told(example_articles, example_codebook):
    told = explanation(example_articles[0], example_codebook)

    assert "    reported by Sudrian radio\n    doubt: Reported by Sudrian radio, not in" in told


def test_an_article_without_statements_says_why(example_articles):
    empty = example_articles[3]

    assert explanation(empty, Codebook()) == "No statements were found.\n"
    assert explanation(replace(empty, failed="Too long."), Codebook()) == "Too long.\n"
