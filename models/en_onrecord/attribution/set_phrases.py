"""Set phrases that give words or an attitude to somebody without a verb of speech or judgement.

"For Ms Hale, the treaty is 'a trap'"; "drew criticism from the unions"; "has the backing of"; "is
growing among"; "is an advocate of the law".
"""

from collections.abc import Iterator

from en_onrecord.attribution.contents import char_span, statement, tidy_range
from en_onrecord.attribution.dispositions import BE
from en_onrecord.attribution.lexicon import Lexicon
from en_onrecord.attribution.negation import negator_of
from en_onrecord.attribution.parse import Parse
from en_onrecord.attribution.sources import is_agent, source_of
from en_onrecord.record import StatementRecord

_TOWARDS = frozenset({"of", "for"})
_SEEING = frozenset({"PERSON", "ORG", "GPE", "NORP"})
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
            elif tag == "VBN" and parse.lower[index] == "met":
                record = self._met_with(index)
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
        if person < 0 or parse.lemma[be] != "be":
            return None
        names = [k for k in parse.kids[person] if parse.dep[k] == "appos"]  # "the envoy Ana Ruiz"
        kinds = {parse.entity[k] for k in (person, *names)}
        if not kinds & _SEEING:
            return None
        begin, end = parse.sentences[parse.sentence[frame]]
        last = parse.right[person]
        named = "PERSON" in kinds or frame == begin
        first = frame == begin or parse.lower[frame - 1] == ","
        if not first or not named or last + 1 >= end or parse.lower[last + 1] != ",":
            return None
        parts = [tidy_range(parse, last + 1, end - 1)]
        if frame - 1 > begin:
            parts.insert(0, tidy_range(parse, begin, frame - 1))
        quoted = any(parse.quoted[i] >= 0 for i in range(last + 1, end))
        judged = any(parse.dep[k] in {"attr", "acomp", "ccomp"} for k in parse.kids[be])
        if not judged or (parse.lower[frame] == "for" and not quoted):
            return None
        spans = [char_span(parse, part) for part in parts]
        return statement(parse, "in_whose_eyes", spans, cue=(frame, frame), source=person)

    def _role(self, noun: int) -> StatementRecord | None:
        """Return "is an advocate of the law"; behind a name "a critic of the law" alone."""
        parse = self.parse
        be = parse.head[noun]
        of = next((k for k in parse.kids[noun] if parse.lower[k] in _TOWARDS and k > noun), -1)
        if of < 0 or parse.quoted[be] >= 0:
            return None
        if parse.dep[noun] == "appos":
            source = be if parse.tag[be] == "NNP" and be < parse.left[noun] else -1
            first = parse.left[noun]
        elif parse.dep[noun] == "attr" and parse.lemma[be] in BE:
            source, first = source_of(parse, self.lexicon, be), be
        else:
            return None
        if source < 0 or not is_agent(parse, self.lexicon, source):
            return None
        span = char_span(parse, tidy_range(parse, first, parse.right[of]))
        record = statement(
            parse, "role", [span], cue=(noun, noun), source=source, kind="paraphrase"
        )
        return self._with_negation(record, be)

    def _reaction(self, noun: int) -> StatementRecord | None:
        """Return "the plan drew criticism from the bishops", "the bill has the backing of …"."""
        parse, lexicon = self.parse, self.lexicon
        verb = parse.head[noun]
        lemma, word = parse.lemma[verb], parse.lemma[noun]
        if parse.dep[noun] == "nsubj" and lemma == "come" and word in lexicon.reactions:
            return self._coming_from(noun, verb)
        grows = parse.dep[noun] == "dobj" and lemma in lexicon.swelling
        if (parse.dep[noun] in {"nsubj", "attr"} or grows) and word in lexicon.reactions:
            return self._swelling(noun, verb)
        if parse.dep[noun] != "dobj" or parse.subject(verb) < 0:
            return None
        backing = lemma in _HAS and word in lexicon.backing
        drawn = lemma in lexicon.reaction_verbs and word in lexicon.reactions
        source = self._behind(noun, {"of"}) if backing else -1
        if source < 0 and (drawn or backing):
            source = max(self._behind(noun, _FROM), self._behind(verb, {"from"}))
        if source < 0:
            return None
        first = parse.left[parse.subject(verb)]
        span = char_span(parse, tidy_range(parse, first, noun))
        record = statement(
            parse, "reaction", [span], cue=(noun, noun), source=source, kind="paraphrase"
        )
        for kid in parse.kids[source]:
            other = parse.dep[kid] == "conj" and parse.lemma[kid] in lexicon.reactions
            if other and record is not None:  # "anger from bishops and scorn from unions"
                record.source = (parse.start[parse.left[source]], parse.end[source])
        return self._with_negation(record, verb)

    def _coming_from(self, noun: int, verb: int) -> StatementRecord | None:
        """Return "criticism of the law came from the bishops"."""
        parse = self.parse
        source = self._behind(verb, {"from"})
        if source < 0:
            return None
        span = char_span(parse, tidy_range(parse, parse.left[noun], parse.right[noun]))
        return statement(
            parse, "reaction", [span], cue=(noun, noun), source=source, kind="paraphrase"
        )

    def _swelling(self, noun: int, verb: int) -> StatementRecord | None:
        """Return "opposition to the law is growing among farmers", "there is support among …"."""
        parse = self.parse
        if parse.dep[noun] == "nsubj" and parse.lemma[verb] not in self.lexicon.swelling:
            return None
        stop = parse.sentences[parse.sentence[noun]][1]
        among = next((i for i in range(noun, stop) if parse.lower[i] == "among"), -1)
        told = parse.dep[noun] in {"attr", "dobj"}
        if among < 0 or (told and parse.lower[parse.subject(verb)] != "there"):
            return None
        source = next((k for k in parse.kids[among] if parse.dep[k] == "pobj"), -1)
        if source < 0 or not is_agent(parse, self.lexicon, source):
            return None
        span = char_span(parse, tidy_range(parse, parse.left[noun], among - 1))
        record = statement(
            parse, "reaction", [span], cue=(noun, noun), source=source, kind="paraphrase"
        )
        return self._with_negation(record, verb)

    def _met_with(self, verb: int) -> StatementRecord | None:
        """Return "the plan was met with scorn by the unions"."""
        parse = self.parse
        subject = parse.subject(verb)
        if parse.tag[verb] != "VBN" or subject < 0 or parse.dep[subject] != "nsubjpass":
            return None
        frames = [k for k in parse.kids[verb] if parse.lower[k] == "with"]
        for noun in [below for frame in frames for below in parse.kids[frame]]:
            source = max(self._behind(noun, _FROM), self._behind(verb, _FROM))
            if parse.lower[noun] in self.lexicon.reactions and source >= 0:
                span = char_span(parse, tidy_range(parse, parse.left[subject], noun))
                cue = (noun, noun)
                return statement(
                    parse, "reaction", [span], cue=cue, source=source, kind="paraphrase"
                )
        return None

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
