"""Which words of an article are marked how: the selected statement's, and those of the others."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntFlag, auto

from onrecord.domain.span import TextSpan
from onrecord.domain.statement import Statement


class Mark(IntFlag):
    """How words are marked; several marks can lie on the same words."""

    OTHER = auto()
    LIFTED = auto()
    CONTENT = auto()
    CUE = auto()
    SOURCE = auto()
    CONDITION = auto()
    STANCE = auto()
    DECIDING = auto()


@dataclass(frozen=True, slots=True)
class MarkedWords:
    """Hold words between two marks' ends, with all marks on them."""

    span: TextSpan
    marks: Mark


def marked_words(
    selected: Statement | None,
    statements: Iterable[Statement],
    *,
    lifted: Statement | None = None,
    with_reasons: bool,
) -> list[MarkedWords]:
    """Return the marked words of an article in order, cut so that none overlap.

    One of the other statements may be lifted out of those that overlap it. With reasons the words
    that decided a field of the selected statement are marked too.
    """
    spans: list[tuple[TextSpan, Mark]] = []
    for statement in statements:
        if selected is None or statement.key != selected.key:
            spans += [(span, Mark.OTHER) for span in statement.content]
    if lifted is not None:
        spans += [(span, Mark.LIFTED) for span in lifted.content]
    if selected is not None:
        spans += [(span, Mark.CONTENT) for span in selected.content]
        for span, mark in (
            (selected.cue, Mark.CUE),
            (selected.source, Mark.SOURCE),
            (selected.condition, Mark.CONDITION),
            (selected.stance_cue, Mark.STANCE),
        ):
            if span is not None:
                spans.append((span, mark))
        if with_reasons:
            spans += [(span, Mark.DECIDING) for span in deciding_spans(selected)]
    return _cut(spans)


def deciding_spans(statement: Statement) -> list[TextSpan]:
    """Return the words that made the engine decide as it did."""
    found = [reason.span for reason in statement.reasons if reason.span is not None]
    if statement.stance_cue is not None:
        found.append(statement.stance_cue)
    return list(dict.fromkeys(found))


def _cut(spans: list[tuple[TextSpan, Mark]]) -> list[MarkedWords]:
    edges = sorted({edge for span, _ in spans for edge in (span.start, span.end)})
    place = {edge: number for number, edge in enumerate(edges)}
    marks = [Mark(0)] * len(edges)
    for span, mark in spans:
        for number in range(place[span.start], place[span.end]):
            marks[number] |= mark
    return [
        MarkedWords(TextSpan(edges[number], edges[number + 1]), marks[number])
        for number in range(len(edges) - 1)
        if marks[number]
    ]
