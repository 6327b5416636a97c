"""Run the statement finder alone: layout, syntax, quotations, statements."""

from collections.abc import Callable

import pytest
from spacy.language import Language

from en_onrecord import load
from en_onrecord.extensions import reading_of
from en_onrecord.record import Reading

FIRST = ("onrecord_layout", "onrecord_syntax", "onrecord_quotations", "onrecord_statements")
Find = Callable[..., Reading]


@pytest.fixture(scope="session")
def engine() -> Language:
    """Return the engine, loaded once."""
    return load()


@pytest.fixture(scope="session")
def find(engine: Language) -> Find:
    """Return a function that gives the reading of a text after the statement finder."""

    def run(text: str, title: str = "") -> Reading:
        doc = engine.make_doc(text)
        doc.user_data["onrecord"] = {"title": title}
        for name in FIRST:
            doc = engine.get_pipe(name)(doc)
        return reading_of(doc)

    return run


@pytest.fixture(scope="session")
def find_given(engine: Language) -> Callable[[list[tuple[str, str]]], tuple[str, Reading]]:
    """Return a function that reads lines whose kinds the app's reader has named."""

    def run(lines: list[tuple[str, str]]) -> tuple[str, Reading]:
        text = "\n".join(line for line, _ in lines)
        rows, start = [], 0
        for line, kind in lines:
            rows.append([start, start + len(line), kind])
            start += len(line) + 1
        doc = engine.make_doc(text)
        doc.user_data["onrecord"] = {"title": lines[0][0], "paragraphs": rows}
        for name in FIRST:
            doc = engine.get_pipe(name)(doc)
        return text, reading_of(doc)

    return run
