"""Read-outs: passives without a speaker, what was discussed, and sentences that go on unmarked.

"It was emphasised that P", "hope was expressed for P", "the leaders discussed P".
"""

from collections.abc import Iterator
from dataclasses import replace

from en_onrecord.attribution.contents import char_span, clause_range, statement, tidy_range
from en_onrecord.attribution.lexicon import Lexicon
from en_onrecord.attribution.parse import Parse
from en_onrecord.attribution.parting import parted
from en_onrecord.attribution.sources import is_agent, source_of
from en_onrecord.record import StatementRecord

_SETTING = frozenset({"during", "at", "in", "on", "throughout", "after", "within"})


class Releases:
    """Find what releases report without a reporting verb in the active voice."""

    def __init__(self, parse: Parse, lexicon: Lexicon) -> None:
        self.parse = parse
        self.lexicon = lexicon
        self.procedure = {
            p.split()[0]: {
                q.split()[1] for q in lexicon.procedure if " " in q and q.split()[0] == p.split()[0]
            }
            for p in lexicon.procedure
        }

    def find(self) -> Iterator[StatementRecord]:
        """Yield passives and programme items in the order of the text."""
        parse = self.parse
        for index in range(len(parse)):
            if parse.quoted[index] >= 0 or not parse.tag[index].startswith("V"):
                if parse.dep[index] == "acomp" and parse.quoted[index] < 0:
                    record = self._adjectival(index)
                    if record is not None:
                        yield record
                if parse.tag[index] == "NN" and parse.lower[index] in {
                    "emphasis",
                    "attention",
                    "focus",
                }:
                    record = self._emphasis(index)
                    if record is not None:
                        yield record
                continue
            record = self._passive(index) if parse.tag[index] == "VBN" else None
            record = record or self._programme(index)
            if record is not None:
                yield from self._in_parts(record)

    def _in_parts(self, record: StatementRecord) -> Iterator[StatementRecord]:
        """Yield a report claim by claim: "… that talks are possible, while the rebels refuse"."""
        parse = self.parse
        start, end = record.content[0]
        if record.rule != "passive_report" or len(record.content) > 1:
            yield record
            return
        for first, last in parted(parse, parse.token_at(start), parse.token_at(end) - 1):
            span = char_span(parse, tidy_range(parse, first, last))
            yield replace(record, content=[span], reasons=list(record.reasons))

    def _side(self, verb: int) -> int:
        """Return who holds it in "it was stressed on the Norland side that", -1 if not told."""
        parse = self.parse
        for kid in parse.kids[verb]:
            for noun in parse.kids[kid] if parse.lower[kid] in {"on", "by", "from"} else []:
                if parse.lemma[noun] == "side" and parse.left[noun] < noun - 1:
                    return noun
        return -1

    def _phrase(self, verb: int) -> str:
        parse = self.parse
        for kid in parse.kids[verb]:
            if parse.dep[kid] in {"prt", "prep"} and kid == verb + 1:
                return f"{parse.lemma[verb]} {parse.lower[kid]}"
        return parse.lemma[verb]

    def _passive(self, verb: int) -> StatementRecord | None:
        parse, lexicon = self.parse, self.lexicon
        if not any(parse.dep[k] == "auxpass" for k in parse.kids[verb]) or any(
            parse.dep[k] == "agent" for k in parse.kids[verb]
        ):
            return None
        if parse.dep[verb] in {"relcl", "acl", "advcl", "pcomp"}:
            return None
        phrases = {self._phrase(verb), parse.lemma[verb]}
        subject = parse.subject(verb)
        if subject < 0 and parse.dep[verb] == "conj":
            subject = parse.subject(parse.head[verb])
        if subject >= 0 and parse.lower[subject] == "it" and phrases & lexicon.passive_clause:
            return self._impersonal(verb)
        if (
            subject >= 0
            and phrases & lexicon.passive_noun
            and parse.lower[subject] not in {"it", "there"}
            and (
                parse.lemma[subject].lower() in lexicon.light_nouns
                or not is_agent(parse, lexicon, subject)
            )
        ):
            return self._nominal(verb, subject)
        return None

    def _adjectival(self, word: int) -> StatementRecord | None:
        """Return "the importance of X was underscored" where the tagger sees an adjective."""
        parse, lexicon = self.parse, self.lexicon
        if lexicon.verb_forms.get(parse.lower[word]) not in lexicon.passive_noun:
            return None
        be = parse.head[word]
        subject = parse.subject(be)
        if parse.lemma[be] != "be" or subject < 0 or is_agent(parse, lexicon, subject):
            return None
        span = char_span(parse, tidy_range(parse, parse.left[subject], word))
        return self._talks(
            statement(parse, "passive_noun", [span], cue=(word, word), kind="paraphrase")
        )

    def _impersonal(self, verb: int) -> StatementRecord | None:
        parse = self.parse
        for kid in parse.kids[verb]:
            if parse.dep[kid] == "ccomp" and kid > verb:
                first, last = clause_range(parse, kid)
                for other in parse.kids[verb]:
                    # "that they hold close views, uphold the law, seek peace"
                    if parse.dep[other] == "conj" and other > last and parse.subject(other) < 0:
                        last = tidy_range(parse, first, parse.right[other])[1]
                span = char_span(parse, (first, last))
                side = self._side(verb)
                if side >= 0:
                    cue = (verb, verb)
                    return statement(parse, "passive_report", [span], cue=cue, source=side)
                return self._talks(statement(parse, "passive_report", [span], cue=(verb, verb)))
        first = min([verb, *(parse.left[k] for k in parse.kids[verb])])
        last = self._last(verb)
        if last == verb:
            return None
        span = char_span(parse, tidy_range(parse, first, last))
        return self._talks(
            statement(parse, "passive_report", [span], cue=(verb, verb), kind="paraphrase")
        )

    def _nominal(self, verb: int, subject: int) -> StatementRecord | None:
        parse = self.parse
        first = parse.left[subject]
        last = verb
        for kid in parse.kids[verb]:
            if kid > verb and parse.dep[kid] in {
                "prep",
                "dobj",
                "xcomp",
                "ccomp",
                "prt",
                "advmod",
                "oprd",
            }:
                if (
                    parse.lower[kid] in _SETTING
                    and parse.lemma[subject] not in self.lexicon.light_nouns
                ):
                    break
                last = max(last, parse.right[kid])
        sentence = parse.sentences[parse.sentence[verb]]
        span = char_span(parse, tidy_range(parse, first, min(last, sentence[1] - 1)))
        return self._talks(
            statement(parse, "passive_noun", [span], cue=(verb, verb), kind="paraphrase")
        )

    def _emphasis(self, noun: int) -> StatementRecord | None:
        """Return "the emphasis was on …", "attention was drawn to …"."""
        parse = self.parse
        verb = parse.head[noun]
        if parse.dep[noun] not in {"nsubj", "nsubjpass"} or parse.lemma[verb] not in {
            "be",
            "draw",
            "pay",
            "give",
            "place",
        }:
            return None
        last = self._last(verb)
        if last <= verb:
            return None
        span = char_span(parse, tidy_range(parse, parse.left[noun], last))
        return self._talks(
            statement(parse, "passive_emphasis", [span], cue=(noun, noun), kind="paraphrase")
        )

    def _last(self, verb: int) -> int:
        parse = self.parse
        last = verb
        for kid in parse.kids[verb]:
            if kid > verb and parse.dep[kid] not in {"punct", "cc", "conj", "parataxis"}:
                last = max(last, parse.right[kid])
        return min(last, parse.sentences[parse.sentence[verb]][1] - 1)

    def _talks(self, record: StatementRecord | None) -> StatementRecord | None:
        if record is not None:
            record.voice = "talks"
        return record

    def _programme(self, verb: int) -> StatementRecord | None:
        """Return "discussed …", "briefed his colleague on …"."""
        parse, lexicon = self.parse, self.lexicon
        lemma = parse.lemma[verb]
        particles = self.procedure.get(lemma)
        if particles is None or parse.tag[verb] not in {"VBD", "VBZ", "VBP"}:
            return None
        words = {parse.lower[k] for k in parse.kids[verb]}
        if lemma not in lexicon.procedure and not particles & words:
            return None
        if any(parse.dep[k] == "ccomp" for k in parse.kids[verb]):
            return None
        source = source_of(parse, lexicon, verb)
        if source < 0 or not is_agent(parse, lexicon, source):
            return None
        last = self._last(verb)
        if last == verb:
            return None
        span = char_span(parse, tidy_range(parse, verb, last))
        return statement(
            parse, "programme", [span], cue=(verb, verb), source=source, kind="paraphrase"
        )
