"""Carry a date to what is said later in the same speech or on the occasion of a release."""

from spacy.tokens import Doc

from en_onrecord.extensions import reading_of
from en_onrecord.position.date_mentions import DateMention
from en_onrecord.position.occasions import (
    DAY,
    Speech,
    is_main,
)
from en_onrecord.position.statement_times import (
    is_of_its_time,
    is_own_voice,
)
from en_onrecord.record import StatementRecord

SAME_SPEECH = 4
"""How many paragraphs a date carries over to the same actor's next words; positions-train."""


def carry(
    doc: Doc,
    statement: StatementRecord,
    before: Speech | None,
    release: DateMention | None,
    mentions: list[DateMention],
) -> None:
    """Take the date of the same speech, or of the meeting that the release reports."""
    if not is_of_its_time(doc, statement):
        return
    own_voice = is_own_voice(statement)
    if not own_voice and _is_outside_talks(doc, statement):
        return
    if release is not None and (own_voice or release.pattern != "today" or release.direct):
        statement.date = release.iso
        statement.because("date", f"occasion of the release: {release.pattern}", release.span)
    elif before is not None and _goes_on(doc, statement, before, mentions):
        statement.date = before.day
        statement.because("date", "same speech as before", before.span)


def _goes_on(
    doc: Doc, statement: StatementRecord, before: Speech, mentions: list[DateMention]
) -> bool:
    """Return whether this is of the same speech as the actor's words before.

    Not what is said in another place ("told Reuters"), nor a view that somebody holds ("favours"),
    nor what comes behind another day ("Hundreds marched on Sunday. She denounced the violence").
    """
    near = abs(statement.paragraph - before.paragraph) <= SAME_SPEECH
    if not near or _another_day_came(doc, statement, before, mentions):
        return False
    if statement.cue_token < 0:
        return True
    cue = doc[statement.cue_token]
    if cue.lemma_.lower() == "tell":
        heard = [child for child in cue.children if child.dep_ in {"dobj", "dative"}]
        return all(child.pos_ != "PROPN" for child in heard)
    # A release tells in the present: "The leaders welcome the deal".
    present = cue.tag_ in {"VBZ", "VBP"} and reading_of(doc).genre == "news"
    return not (present and statement.kind == "paraphrase")


def _another_day_came(
    doc: Doc, statement: StatementRecord, before: Speech, mentions: list[DateMention]
) -> bool:
    """Return whether the paragraph has gone on to another day since the actor spoke."""
    start = max(reading_of(doc).paragraphs[statement.paragraph].start, before.span[1])
    return any(
        start <= mention.span[0] < statement.content[0][0]
        and len(mention.iso) == DAY
        and mention.iso > before.day
        and mention.direct
        and not mention.future
        and is_main(doc, mention)
        for mention in mentions
    )


def _is_outside_talks(doc: Doc, statement: StatementRecord) -> bool:
    """Return whether a transcript passes on what others say elsewhere, or what came afterwards.

    "Lavrov: The Europeans demand that we leave"; "After the meeting, his spokesman denied it".
    """
    reading = reading_of(doc)
    if reading.genre != "speech" or statement.paragraph < 0:
        return False
    paragraph = reading.paragraphs[statement.paragraph]
    opening = reading.text[paragraph.start : paragraph.end].lower().split()[:3]
    afterwards = opening[:1] in (["after"], ["following"]) and opening[1:2] == ["the"]
    return paragraph.label is not None or afterwards
