"""Set phrases that give words or an attitude to somebody without a verb of speech or judgement.

"For Ms Hale, the treaty is 'a trap'"; "'Cruel' was how she put it"; "that was the verdict of the
bishops"; "drew criticism from the unions"; "has the backing of"; "is an advocate of the law".
"""

from collections.abc import Iterator

from en_onrecord.attribution.contents import char_span, quotation_tokens, statement, tidy_range
from en_onrecord.attribution.dispositions import BE
from en_onrecord.attribution.lexicon import Lexicon
from en_onrecord.attribution.negation import negator_of
from en_onrecord.attribution.parse import Parse
from en_onrecord.attribution.sources import is_agent, source_of
from en_onrecord.record import StatementRecord

_POINTING = frozenset({"that", "this", "such", "it"})
_PUT = frozenset(
    {"put", "describe", "call", "see", "characterise", "characterize", "sum", "phrase"}
)
_FROM = frozenset({"from", "by", "of"})
_HAS = frozenset({"have", "enjoy", "gain", "get", "win", "receive"})


class SetPhrases:
    """Find what stands in set phrases, outside of quotations."""

    def __init__(self, parse: Parse, lexicon: Lexicon) -> None:
        self.parse = parse
        self.lexicon = lexicon

    def find(self) -> Iterator[StatementRecord]:
        """Yield statements in the order of the text."""
        parse, lexicon = self.parse, self.lexicon
        for index, tag in enumerate(parse.tag):
            if parse.quoted[index] >= 0:
                continue
            record = None
            if parse.lower[index] in {"for", "to"} and parse.dep[index] == "prep":
                record = self._in_whose_eyes(index)
            elif parse.lower[index] == "how" and parse.lemma[parse.head[index]] in _PUT:
                record = self._how_put(parse.head[index])
            elif tag == "NN" and parse.lemma[index] in lexicon.verdicts:
                record = self._verdict(index)
            elif tag in {"NN", "NNS"} and parse.lemma[index] in lexicon.roles:
                record = self._role(index)
            if record is None and tag in {"NN", "NNS"}:
                record = self._reaction(index)
            if record is not None:
                yield record

    def _in_whose_eyes(self, frame: int) -> StatementRecord | None:
        """Return "To Ms Hale, the treaty is a betrayal"; behind "for" only with quoted words."""
        parse = self.parse
        person = next((k for k in parse.kids[frame] if parse.dep[k] == "pobj"), -1)
        be = parse.head[frame]
        if person < 0 or parse.entity[person] != "PERSON" or parse.lemma[be] != "be":
            return None
        begin, end = parse.sentences[parse.sentence[frame]]
        last = parse.right[person]
        first = frame == begin or parse.lower[frame - 1] == ","
        if not first or last + 1 >= end or parse.lower[last + 1] != ",":
            return None
        parts = [tidy_range(parse, last + 1, end - 1)]
        if frame - 1 > begin:
            parts.insert(0, tidy_range(parse, begin, frame - 1))
        quoted = any(parse.quoted[i] >= 0 for i in range(last + 1, end))
        judged = any(parse.dep[k] in {"attr", "acomp"} for k in parse.kids[be])
        if not judged or (parse.lower[frame] == "for" and not quoted):
            return None
        spans = [char_span(parse, part) for part in parts]
        return statement(parse, "in_whose_eyes", spans, cue=(frame, frame), source=person)

    def _how_put(self, verb: int) -> StatementRecord | None:
        """Return '"Cruel" was how Ms Doe put it'."""
        parse = self.parse
        source = parse.subject(verb)
        quotation = self._quotation_before(verb)
        if source < 0 or quotation is None or not is_agent(parse, self.lexicon, source):
            return None
        span = char_span(parse, quotation)
        return statement(parse, "how_put", [span], cue=(verb, verb), source=source, kind="direct")

    def _verdict(self, noun: int) -> StatementRecord | None:
        """Return '"Unacceptable": that was the verdict of the bishops'."""
        parse = self.parse
        be = parse.head[noun]
        subject = parse.subject(be) if parse.lemma[be] == "be" else -1
        source = self._behind(noun, _FROM)
        if subject < 0 or source < 0 or parse.lower[subject] not in _POINTING:
            return None
        quotation = self._quotation_before(noun)
        if quotation is None:
            return None
        span = char_span(parse, quotation)
        return statement(parse, "verdict", [span], cue=(noun, noun), source=source, kind="direct")

    def _quotation_before(self, token: int) -> tuple[int, int] | None:
        """Return the quotation at the start of the token's sentence."""
        parse = self.parse
        begin, _ = parse.sentences[parse.sentence[token]]
        number = max(parse.quoted[begin], parse.quoted[min(begin + 1, token)])
        return quotation_tokens(parse, number) if number >= 0 else None

    def _role(self, noun: int) -> StatementRecord | None:
        """Return "is an advocate of the law"."""
        parse = self.parse
        be = parse.head[noun]
        if parse.dep[noun] != "attr" or parse.lemma[be] not in BE or parse.quoted[be] >= 0:
            return None
        of = next((k for k in parse.kids[noun] if parse.lower[k] == "of" and k > noun), -1)
        source = source_of(parse, self.lexicon, be)
        if of < 0 or source < 0 or not is_agent(parse, self.lexicon, source):
            return None
        span = char_span(parse, tidy_range(parse, be, parse.right[of]))
        record = statement(
            parse, "role", [span], cue=(noun, noun), source=source, kind="paraphrase"
        )
        return self._with_negation(record, be)

    def _reaction(self, noun: int) -> StatementRecord | None:
        """Return "the plan drew criticism from the bishops", "the bill has the backing of …"."""
        parse, lexicon = self.parse, self.lexicon
        verb = parse.head[noun]
        lemma, word = parse.lemma[verb], parse.lemma[noun]
        if parse.dep[noun] != "dobj" or parse.subject(verb) < 0:
            return None
        backing = lemma in _HAS and word in lexicon.backing
        drawn = lemma in lexicon.reaction_verbs and word in lexicon.reactions
        source = self._behind(noun, {"of"}) if backing else -1
        if source < 0 and (drawn or backing):
            source = max(self._behind(noun, {"from"}), self._behind(verb, {"from"}))
        if source < 0:
            return None
        first = parse.left[parse.subject(verb)]
        span = char_span(parse, tidy_range(parse, first, noun))
        record = statement(
            parse, "reaction", [span], cue=(noun, noun), source=source, kind="paraphrase"
        )
        return self._with_negation(record, verb)

    def _with_negation(self, record: StatementRecord | None, verb: int) -> StatementRecord | None:
        negator = negator_of(self.parse, self.lexicon, verb)
        if record is not None and negator >= 0:
            record.negated = True
            record.because("negated", "negated_verb", self.parse.span(negator, negator))
        return record

    def _behind(self, word: int, prepositions: frozenset[str] | set[str]) -> int:
        """Return the agent behind a word and one of the prepositions, -1 if there is none."""
        parse = self.parse
        for kid in parse.kids[word]:
            if kid > word and parse.lower[kid] in prepositions:
                for below in parse.kids[kid]:
                    if parse.dep[below] == "pobj" and is_agent(parse, self.lexicon, below):
                        return below
        return -1
