"""Date each statement: when it was said or done, not when what it speaks of happens."""

import contextlib
from datetime import date

from spacy.language import Language
from spacy.tokens import Doc

from en_onrecord.extensions import reading_of
from en_onrecord.position.carried_dates import carry
from en_onrecord.position.date_mentions import DateMention, find_dates
from en_onrecord.position.gatherings import of_gathering, of_scene
from en_onrecord.position.occasions import (
    DAY,
    Speech,
    addresses,
    occasion,
    pointed_to,
)
from en_onrecord.position.own_dates import own_date
from en_onrecord.position.statement_times import (
    is_of_its_time,
    statement_verbs,
)
from en_onrecord.record import StatementRecord

_DEEDS = frozenset(
    {"boycott", "vote", "sign", "ban", "veto", "block", "withdraw", "resign", "walk", "leave"}
    | {"join", "protest", "march", "pass", "adopt", "approve", "enact", "suspend", "dissolve"}
    | {"launch", "attack", "strike", "arrest", "expel", "recall", "quit", "abstain"}
)


class Dating:
    """Note the date of each statement, with the words that gave it."""

    def __call__(self, doc: Doc) -> Doc:
        """Fill `date` of the reading's statements."""
        reading = reading_of(doc)
        if not reading.statements:
            return doc
        published = as_day(reading.meta.get("published"))
        mentions = find_dates(doc, published)
        release = occasion(doc, reading, mentions, published)
        speeches = addresses(doc, reading, mentions)
        latest: dict[str, Speech] = {}
        for statement in sorted(reading.statements, key=lambda record: record.content[0]):
            while speeches and speeches[-1].span[0] < statement.content[0][0]:
                speech = speeches.pop()
                latest[speech.actor] = speech
            own = own_date(doc, statement, mentions)
            verbs = statement_verbs(doc, statement)
            pointed = None if own else pointed_to(doc, verbs, mentions, statement.source_token)
            if own is not None:
                statement.date = own.iso
                statement.because("date", own.pattern, own.span)
            elif pointed is not None:
                statement.date = pointed[0].iso
                statement.because("date", pointed[1], pointed[0].span)
            else:
                carry(doc, statement, latest.get(statement.actor), release, mentions)
                if statement.date is None and is_of_its_time(doc, statement):
                    _take(statement, of_scene(doc, reading, statement, mentions))
                    _take(statement, of_gathering(doc, reading, statement, mentions))
            told = statement.actor and statement.date is not None and not _is_deed(doc, statement)
            if told and statement.date is not None and len(statement.date) == DAY:
                latest[statement.actor] = Speech(
                    statement.actor, statement.date, statement.paragraph, statement.content[0]
                )
        return doc


def _is_deed(doc: Doc, statement: StatementRecord) -> bool:
    """Return whether this is no saying, so that nothing is said there: "boycotted the vote"."""
    cue = statement.cue_token
    return statement.kind == "paraphrase" and cue >= 0 and doc[cue].lemma_.lower() in _DEEDS


def _take(statement: StatementRecord, found: tuple[DateMention, str] | None) -> None:
    if statement.date is None and found is not None:
        statement.date = found[0].iso
        statement.because("date", found[1], found[0].span)


def as_day(value: object) -> date | None:
    """Return the day written at the start of this text, `None` if there is none."""
    with contextlib.suppress(ValueError):
        return date.fromisoformat(str(value)[:DAY])
    return None


@Language.factory("onrecord_dates")
def make_dating(nlp: Language, name: str) -> Dating:
    """Build the component."""
    return Dating()
