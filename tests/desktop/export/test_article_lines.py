"""The lines of `onrecord extract`, for other programs."""

import json
from dataclasses import replace

from onrecord.domain.codebook import Codebook
from onrecord.export import article_line


def test_a_line_is_plain_json_whose_positions_are_those_of_its_text(
    example_articles, example_codebook
):
    for extracted in example_articles:
        line = json.loads(json.dumps(article_line("id", extracted, example_codebook)))
        names = {actor["id"]: actor["name"] for actor in line["actors"]}
        assert len(line["statements"]) == len(extracted.statements)
        for statement in line["statements"]:
            words = [line["text"][start:end] for start, end in statement["content"]]
            assert words == statement["content_text"]
            assert statement["source_text"] == names[statement["actor"]]


def test_dates_are_as_precise_as_they_are_known(example_articles, example_codebook):
    line = article_line("id", example_articles[0], example_codebook)

    assert {s["date"] for s in line["statements"]} == {"2021-05-03", "2021-03", None}


def test_a_position_on_none_of_the_topics_is_on_other_and_a_report_on_none(example_articles):
    line = article_line("id", example_articles[1], Codebook())

    assert {(s["position"], *s["topics"]) for s in line["statements"]} == {
        (True, "other"),
        (False,),
    }


def test_a_line_says_why_nothing_was_extracted(example_articles):
    empty = example_articles[3]

    assert "failed" not in article_line("id", empty, Codebook())
    assert (
        article_line("id", replace(empty, failed="Too long."), Codebook())["failed"] == "Too long."
    )
