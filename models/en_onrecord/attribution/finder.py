"""The component `onrecord_statements`: run the rules of attribution and settle what they found."""

from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from en_onrecord.attribution.attitudes import Attitudes
from en_onrecord.attribution.continuation import Continuation
from en_onrecord.attribution.frames import Frames
from en_onrecord.attribution.genre import Turn, genre_of, turns_of
from en_onrecord.attribution.lexicon import Lexicon, load_lexicon
from en_onrecord.attribution.nesting import settle
from en_onrecord.attribution.parse import Parse
from en_onrecord.attribution.releases import Releases
from en_onrecord.attribution.repair import repair
from en_onrecord.attribution.reporting import Reporting
from en_onrecord.attribution.set_apart import SetApart
from en_onrecord.attribution.set_phrases import SetPhrases
from en_onrecord.attribution.speech import Speech
from en_onrecord.extensions import reading_of
from en_onrecord.record import StatementRecord

RULE_GROUPS = (
    "reporting",
    "frames",
    "attitudes",
    "releases",
    "speech",
    "quotations",
    "same_voice",
    "layout",
)


@dataclass(frozen=True, slots=True)
class Settings:
    """What config.cfg may tune."""

    groups: frozenset[str] = frozenset(RULE_GROUPS)
    longest_leaning: int = 9
    longest_quotation: int = 5


_FARTHEST = 3  # steps from "unwilling" to "has been slow and unwilling"
_TELLING = frozenset({"reporting_verb", "predicate"})
_ABSENT = frozenset({"he", "she"})
_WHOLE = 1_000_000  # sentences; quotations in the news stay whole


class StatementFinder:
    """Find who said what: source, cue and content of every statement."""

    def __init__(self, settings: Settings, lexicon: Lexicon) -> None:
        self.settings = settings
        self.lexicon = lexicon

    def __call__(self, doc: Doc) -> Doc:
        """Fill `Reading.statements` and `Reading.genre`."""
        reading = reading_of(doc)
        parse = Parse(doc, reading, self.lexicon.verb_forms)
        repair(parse, self.lexicon)
        title = str(reading.meta.get("title") or "")
        reading.genre = genre_of(parse, self.lexicon, title)
        turns = turns_of(parse, self.lexicon, reading.genre)
        found = self._speech(parse, turns)
        prose = _outside(parse, self.lexicon, self._prose(parse, reading.genre), turns)
        longest = self.settings.longest_quotation if reading.genre != "news" else _WHOLE
        speech = Speech(parse, longest_leaning=self.settings.longest_leaning)
        found += [part for record in prose for part in speech.split(record, longest)]
        reading.statements = settle(parse, self.lexicon, found)
        return doc

    def _uses(self, group: str) -> bool:
        return group in self.settings.groups

    def _speech(self, parse: Parse, turns: list[Turn]) -> list[StatementRecord]:
        if not self._uses("speech"):
            return []
        speech = Speech(parse, longest_leaning=self.settings.longest_leaning)
        return list(speech.find(turns))

    def _prose(self, parse: Parse, genre: str) -> list[StatementRecord]:
        lexicon = self.lexicon
        found: list[StatementRecord] = []
        reporting = Reporting(parse, lexicon)
        if self._uses("reporting"):
            found += reporting.find()
        if self._uses("frames"):
            found += Frames(parse, lexicon).find()
            found += SetPhrases(parse, lexicon).find()
        taken = {s.cue_token for s in found}
        if self._uses("attitudes"):
            attitudes = list(Attitudes(parse, lexicon, futures=genre != "news").find())
            attitudes = [s for s in attitudes if s.cue_token not in taken]
            if genre == "readout":
                attitudes = [s for s in attitudes if not _goes_on(parse, s, [*found, *attitudes])]
            found += attitudes
        if self._uses("releases") and genre != "news":
            taken = {s.cue_token for s in found}
            found += [s for s in Releases(parse, lexicon).find() if s.cue_token not in taken]
        continuation = Continuation(parse, lexicon)
        if self._uses("layout"):
            apart = SetApart(parse, lexicon)
            found += apart.head_labels()
            found += apart.pull_quotes()
            found += continuation.after_colon(found)
            taken_quotations = reporting.claimed | _claimed(parse, found)
            found += apart.signed_quotations(taken_quotations)
        if self._uses("quotations"):
            found += continuation.join_quotations(found, reporting.claimed | _claimed(parse, found))
        if self._uses("same_voice"):
            found += continuation.in_same_voice(found, quoted_only=genre != "readout")
        return found


def _claimed(parse: Parse, found: list[StatementRecord]) -> set[int]:
    """Return the quotations that stand in a content."""
    claimed = set()
    for record in found:
        if record.rule == "nested":
            continue
        for start, end in record.content:
            index = parse.token_at(start)
            while index < len(parse) and parse.start[index] < end:
                if parse.quoted[index] >= 0:
                    claimed.add(parse.quoted[index])
                index += 1
    return claimed


def _outside(
    parse: Parse, lexicon: Lexicon, found: list[StatementRecord], turns: list[Turn]
) -> list[StatementRecord]:
    """Return the statements outside of the turns and those that questions tell.

    Both are taken in the text's order.
    """
    kept = []
    position = 0
    for record in sorted(found, key=lambda s: s.content[0][0]):
        start = record.content[0][0]
        while position < len(turns) and turns[position].end <= start:
            position += 1
        turn = turns[position] if position < len(turns) else None
        spoken = turn is not None and turn.covers(start)
        told = turn is not None and turn.interviewer and _names_others(parse, lexicon, record)
        if told or not spoken:
            kept.append(record)
    return kept


def _goes_on(parse: Parse, record: StatementRecord, others: list[StatementRecord]) -> bool:
    """Return whether a sentence of a read-out is still what somebody said before it.

    "Ruiz spoke of the corridors. However, the rebels do not allow their use." A read-out reports in
    the past tense; the present tense behind it tells of third parties in the speaker's words.
    """
    verb, source = record.cue_token, record.source_token
    if verb < 0 or source < 0 or parse.tag[source] not in {"NN", "NNS"}:
        return False  # a state that is named may be the speaker's own
    for _ in range(_FARTHEST):
        verb = verb if parse.tag[verb].startswith("V") else parse.head[verb]
    tags = {parse.tag[k] for k in parse.kids[verb] if parse.dep[k] in {"aux", "auxpass"}}
    tags |= {parse.tag[verb]}
    number = parse.sentence[verb]
    told = any(
        parse.tag[other.cue_token] == "VBD"
        and parse.sentence[other.cue_token] in {number - 1, number - 2}
        and parse.paragraph[other.cue_token] == parse.paragraph[verb]
        for other in others
        if other.cue_token >= 0
    )
    return told and bool(tags & {"VBZ", "VBP"}) and not tags & {"VBD", "MD"}


def _names_others(parse: Parse, lexicon: Lexicon, record: StatementRecord) -> bool:
    """Return whether one who asks tells what somebody said: "The union has said that P. Is it?"."""
    source, cue = record.source_token, record.cue_token
    if source < 0 or cue < 0 or parse.quoted[cue] >= 0 or parse.tag[cue] == "VBG":
        return False
    named = parse.tag[source] in {"NNP", "NNPS"}
    if parse.lower[parse.sentences[parse.sentence[cue]][1] - 1] == "?":
        return named and record.rule in _TELLING  # not "Do farmers back it?"
    attitude = record.rule.startswith("attitude_") and parse.lemma[cue] not in lexicon.mild
    if record.rule not in _TELLING and not attitude:
        return False
    return named or parse.lower[source] in _ABSENT or _is_third_party(parse, source)


def _is_third_party(parse: Parse, source: int) -> bool:
    """Return whether a noun names an outsider: "the mayor of Oslo", "critics", "the union"."""
    if parse.tag[source] == "NNS":
        return not any(parse.dep[k] == "poss" for k in parse.kids[source])
    return parse.tag[source] == "NN" and parse.lower[parse.left[source]] in {"the", "a", "an"}


@Language.factory(
    "onrecord_statements",
    default_config={
        "groups": list(RULE_GROUPS),
        "longest_leaning": 9,
        "longest_quotation": 5,
    },
)
def make_statement_finder(
    nlp: Language, name: str, groups: list[str], longest_leaning: int, longest_quotation: int
) -> StatementFinder:
    """Build the component."""
    settings = Settings(frozenset(groups), longest_leaning, longest_quotation)
    return StatementFinder(settings, load_lexicon())
