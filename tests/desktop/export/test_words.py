"""The lines of a cell in words."""

from onrecord.domain.position import PositionLine
from onrecord.domain.statement import Grade
from onrecord.export.words import line_texts


def _line(polarity: int, grade: Grade, count: int, articles: int, **more) -> PositionLine:
    return PositionLine(
        target="the dam",
        polarity=polarity,
        counter_polarity=0,
        conditional=False,
        condition="",
        supporting=count if polarity > 0 else 0,
        opposing=count if polarity < 0 else 0,
        neutral=0,
        best_grade=grade,
        worst_grade=grade,
        reviewed=False,
        disputed=False,
        first=None,
        latest=None,
        speaker="",
        statement_keys=(),
        articles=articles,
        **more,
    )


def test_each_side_of_a_line_tells_its_own_figures():
    sides = (_line(1, Grade.PARAPHRASED, 1, 1), _line(-2, Grade.VERBATIM, 2, 2))
    both = _line(1, Grade.PARAPHRASED, 3, 3, sides=sides)

    assert [text.rest for text in line_texts(both)] == [
        " the dam · paraphrased",
        " the dam · ×2, in 2 articles, quoted",
    ]
    assert [text.stance.split(maxsplit=1)[1] for text in line_texts(both)] == [
        "supports",
        "strongly opposes",
    ]
