"""What the program says of two statements that stand against each other."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from onrecord.domain.contrast import Contrast, ContrastKind, Verdict, Weakness
from onrecord.domain.dates import DatePrecision, PartialDate, months_between
from onrecord.domain.selection import RollUp
from onrecord.domain.statement import Statement
from onrecord.ui.glyphs import Glyph, statement_glyph
from onrecord.ui.itemmodels.timeline_brackets import Pair
from onrecord.ui.quotation import Piece, in_context
from onrecord.ui.statement_rows import saying_words, target_words, when_said
from onrecord.ui.words import count_words, date_words, grade_words, origin_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from onrecord.workspace import Workspace

_AROUND = 120
_ENDS = (".", "!", "?", "\u201d", '"')
_BETWEEN = re.compile(r"(?<=[.!?\u201d\"])\s+(?=[A-Z\u201c\"])")


def _tr(text: str) -> str:
    return QCoreApplication.translate("ContrastWords", text)


_VERDICTS = {
    Verdict.CHANGE: "Change of position",
    Verdict.CONTRADICTION: "Contradiction",
    Verdict.ASPECT: "Different aspect",
    Verdict.MISTRANSLATION: "Mistranslation",
    Verdict.ERROR: "Extraction error",
}
_QUESTIONS = {
    ContrastKind.CHANGE: "{row} on {topic}: did the position change?",
    ContrastKind.CONTRADICTION: "{row} on {topic}: a contradiction?",
    ContrastKind.DENIAL: "{row} on {topic}: disputed",
}
_PLATES = {
    ContrastKind.CHANGE: "Change? Undecided",
    ContrastKind.CONTRADICTION: "Contradiction? Undecided",
    ContrastKind.DENIAL: "Disputed. Undecided",
}
# Of one statement, of both.
_WEAK = {
    Weakness.OTHER_TARGETS: ("the two sentences judge different targets",) * 2,
    Weakness.OTHER_WORDS: ("they name the target in different words",) * 2,
    Weakness.OTHER_SPEAKERS: ("two speakers stand behind them",) * 2,
    Weakness.REPORTED: ("one is another party’s account", "both are other parties’ accounts"),
    Weakness.PARAPHRASED: (
        "one is in its reporter’s words",
        "both are in their reporters’ words",
    ),
    Weakness.CONDITIONAL: ("one hangs on a condition", "both hang on conditions"),
    Weakness.HEDGED: ("its article hedges one", "their articles hedge both"),
    Weakness.WEAK_CUE: ("the words of one leave its side in doubt",) * 2,
    Weakness.ARTICLE_DATE: (
        "one has its article’s date only",
        "both have their articles’ dates only",
    ),
    Weakness.UNDATED: ("one has no date", "neither has a date"),
}
_SHORT = {
    Weakness.OTHER_TARGETS: "different targets",
    Weakness.OTHER_WORDS: "different words",
    Weakness.OTHER_SPEAKERS: "two speakers",
    Weakness.REPORTED: "another party’s account",
    Weakness.PARAPHRASED: "reporter’s words",
    Weakness.CONDITIONAL: "on a condition",
    Weakness.HEDGED: "hedged",
    Weakness.WEAK_CUE: "weak cue",
    Weakness.ARTICLE_DATE: "article’s date",
    Weakness.UNDATED: "no date",
}


@dataclass(frozen=True, slots=True)
class Quote:
    """Hold what is shown of one of the two statements.

    `pieces` are its words with those around them: who denies or doubts it may stand there.
    """

    key: str
    glyph: Glyph
    reviewed: bool
    who: str
    target: str
    date: str
    words: str
    pieces: tuple[Piece, ...]
    note: str
    article: str

    @property
    def spoken(self) -> str:
        """The quote as a sentence for screen readers."""
        said = saying_words(self.glyph, self.target)
        return f"{self.who} {said}, {self.date}: “{self.words}”"


def quote_of(workspace: "Workspace", key: str) -> Quote:
    """Return what is shown of a statement of a contrast."""
    statement = workspace.statement(key)
    article = workspace.article(statement.article_key)
    grade = grade_words(statement.grade)
    if statement.reported_by:
        grade = _tr("{grade}: {reporter}").format(grade=grade, reporter=statement.reported_by)
    return Quote(
        key,
        statement_glyph(statement),
        statement.reviewed,
        workspace.actor(statement.actor).name,
        target_words(workspace, statement),
        _date(workspace, statement),
        statement.content_in(article.text),
        _in_sentence(in_context(article, statement, before=_AROUND, after=_AROUND)),
        f"{grade} · {origin_words(statement)}",
        article.title or article.file_name,
    )


def _in_sentence(pieces: list[Piece]) -> tuple[Piece, ...]:
    """Return the words of the statement's own sentences, without the ends of those beside them."""
    kept = list(pieces)
    if kept and not kept[0].said:
        words = kept[0].words
        ended = words != words.rstrip() and words.rstrip().endswith(_ENDS)
        kept[0] = Piece("" if ended else _BETWEEN.split(words)[-1], said=False)
    if kept and not kept[-1].said:
        words = kept[-1].words
        ended = words != words.lstrip() and kept[-2].words.endswith(_ENDS)
        kept[-1] = Piece("" if ended else _BETWEEN.split(words)[0], said=False)
    return tuple(piece for piece in kept if piece.words)


def _date(workspace: "Workspace", statement: Statement) -> str:
    words = date_words(when_said(workspace, statement))
    if not words:
        return _tr("no date")
    return words if statement.date is not None else _tr("{date}, article").format(date=words)


def verdict_words(verdict: Verdict) -> str:
    """Return what a verdict is called."""
    return _tr(_VERDICTS[verdict])


def plate_words(contrast: Contrast) -> str:
    """Return the words of the plate on a bracket: the verdict, or that there is none."""
    if contrast.verdict is not None:
        return verdict_words(contrast.verdict)
    return _tr(_PLATES[contrast.kind])


def bracket_pairs(contrasts: "Sequence[Contrast]") -> list[Pair]:
    """Return what the timeline joins by brackets."""
    return [Pair(c.key, c.older, c.newer, plate_words(c), not c.is_open) for c in contrasts]


def place_words(workspace: "Workspace", contrast: Contrast) -> str:
    """Return whose statements on which topic: "China on Ukraine"."""
    return _tr("{row} on {topic}").format(row=contrast.row_name, topic=_topic(workspace, contrast))


def question_words(workspace: "Workspace", contrast: Contrast) -> str:
    """Return what the analyst is asked."""
    return _tr(_QUESTIONS[contrast.kind]).format(
        row=contrast.row_name, topic=_topic(workspace, contrast)
    )


def _topic(workspace: "Workspace", contrast: Contrast) -> str:
    topic = workspace.codebook.topic(contrast.topic)
    return topic.name if topic is not None else _tr("other topics")


def short_weakness(contrast: Contrast) -> str:
    """Return the weightiest reason for doubt in a few words, empty when there is none."""
    if contrast.kind is ContrastKind.DENIAL:
        return _tr("denied")
    return _tr(_SHORT[contrast.weak[0]]) if contrast.weak else ""


def weakness_sentence(workspace: "Workspace", contrast: Contrast, roll_up: RollUp) -> str:
    """Return in a sentence or two what the two have in common and what makes the finding weak."""
    one, other = workspace.statement(contrast.older), workspace.statement(contrast.newer)
    first = f"{_common(contrast, roll_up)}, {_distance(workspace, one, other)}."
    reasons = [_tr(_WEAK[weak][_both(weak, one, other)]) for weak in contrast.weak]
    if not reasons:
        return first
    last = reasons[-1]
    whole = _tr("{first}, and {last}").format(first=", ".join(reasons[:-1]), last=last)
    words = whole if len(reasons) > 1 else last
    return f"{first} {words[0].upper()}{words[1:]}."


def _common(contrast: Contrast, roll_up: RollUp) -> str:
    if contrast.kind is ContrastKind.DENIAL:
        return _tr("One statement denies the other")
    alike = Weakness.OTHER_TARGETS not in contrast.weak
    if Weakness.OTHER_SPEAKERS in contrast.weak and roll_up is RollUp.STATE:
        return _tr("Same state and target") if alike else _tr("Same state and topic")
    if Weakness.OTHER_SPEAKERS in contrast.weak:
        return _tr("Same office and target") if alike else _tr("Same office and topic")
    return _tr("Same actor and target") if alike else _tr("Same actor and topic")


def _distance(workspace: "Workspace", one: Statement, other: Statement) -> str:
    first, second = when_said(workspace, one), when_said(workspace, other)
    if first is None or second is None:
        return _tr("how far apart is not known")
    if first == second and first.precision is DatePrecision.DAY:
        return _tr("on one day")
    if first.last >= second.first and second.last >= first.first:
        return _tr("at about one time")
    months = months_between(first, second)
    if months is None:
        return _years(first, second)
    if months:
        return count_words(_tr("%n month apart"), _tr("%n months apart"), months)
    if DatePrecision.MONTH in {first.precision, second.precision}:
        return _tr("less than two months apart")
    days = abs((second.first - first.first).days)
    return count_words(_tr("%n day apart"), _tr("%n days apart"), days)


def _years(first: PartialDate, second: PartialDate) -> str:
    years = abs(second.first.year - first.first.year)
    return count_words(_tr("about %n year apart"), _tr("about %n years apart"), years)


def _both(weak: Weakness, one: Statement, other: Statement) -> bool:
    """Return whether a weakness is one of both statements."""
    tests: dict[Weakness, Callable[[Statement], bool]] = {
        Weakness.REPORTED: lambda s: str(s.grade) in {"third party", "implied"},
        Weakness.PARAPHRASED: lambda s: str(s.grade) == "paraphrased",
        Weakness.CONDITIONAL: lambda s: str(s.stance) == "conditional",
        Weakness.HEDGED: lambda s: s.uncertain,
        Weakness.ARTICLE_DATE: lambda s: s.date is None,
        Weakness.UNDATED: lambda s: s.date is None,
    }
    test = tests.get(weak)
    return test is not None and test(one) and test(other)
