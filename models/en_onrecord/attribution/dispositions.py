"""Attitudes of adjectives and nouns: "is ready to", "was convinced that", "his refusal to"."""

from en_onrecord.attribution.acts import Acts
from en_onrecord.attribution.contents import char_span, clause_range, statement, tidy_range
from en_onrecord.attribution.lexicon import Lexicon
from en_onrecord.attribution.negation import negator_of
from en_onrecord.attribution.parse import Parse
from en_onrecord.attribution.sources import source_of
from en_onrecord.record import StatementRecord

BE = frozenset({"be", "remain", "become", "feel", "stay", "seem", "stand"})
_POSSESSIVES = frozenset({"his", "her", "their", "its"})
_DEEDS = frozenset({"statement", "announcement", "declaration", "decision", "position", "view"})
_BEHIND_NOUN = frozenset({"for", "of", "to", "against", "about", "on", "over"})


class Dispositions:
    """Find the attitudes of one predicate adjective or one noun."""

    def __init__(self, parse: Parse, lexicon: Lexicon, acts: Acts) -> None:
        self.parse = parse
        self.lexicon = lexicon
        self.acts = acts
        self.heads = frozenset(p.split()[0] for p in lexicon.adjective_preposition)

    def is_predicate(self, token: int) -> bool:
        """Return whether a participle stands as an adjective: "is committed to"."""
        parse = self.parse
        helped = any(parse.dep[k] == "aux" and parse.lemma[k] == "have" for k in parse.kids[token])
        passive = self._is_passive(token)
        known = parse.lower[token] in self.heads
        return parse.dep[token] == "acomp" or (passive and (known or not helped))

    def _is_passive(self, token: int) -> bool:
        return any(self.parse.dep[k] == "auxpass" for k in self.parse.kids[token])

    def of_adjective(self, word: int) -> StatementRecord | None:
        """Return "is ready to …", "remains opposed to …", "was convinced that …"."""
        parse, lexicon = self.parse, self.lexicon
        be = self._copula(word)
        if be < 0:
            return None
        clause = next(
            (k for k in parse.kids[word] if parse.dep[k] == "ccomp" and self.acts.is_finite(k)), -1
        )
        if clause < 0 and parse.lower[word] in lexicon.adjective_clause:
            clause = self._clause_beside(be, word)
        rule = self._rule(word, clause)
        if rule is None or not self.acts.is_real(be):
            return None
        source = source_of(parse, lexicon, be)
        if source < 0 and be == word:
            source = parse.subject(word)
        if source < 0 or not self.acts.may_hold(source):
            return None
        negator = negator_of(parse, lexicon, be)
        if rule == "adjective_clause" and negator < 0:
            span = char_span(parse, clause_range(parse, clause))
            return statement(parse, rule, [span], cue=(word, word), source=source)
        return self._record(word, be, source, negator, rule)

    def _clause_beside(self, be: int, word: int) -> int:
        """Return the clause of "is adamant that P" where the parser hangs it on "is"."""
        parse = self.parse
        for kid in parse.kids[be]:
            marks = {parse.lower[k] for k in parse.kids[kid] if parse.dep[k] == "mark"}
            if kid > word and parse.dep[kid] == "ccomp" and "that" in marks:
                return kid
        return -1

    def _copula(self, word: int) -> int:
        """Return the verb that joins subject and adjective, -1 if there is none."""
        parse = self.parse
        be = parse.head[word]
        if self._is_passive(word):
            return word
        if parse.dep[word] == "conj" and parse.dep[be] == "acomp":
            return parse.head[be]
        return be if parse.dep[word] == "acomp" and parse.lemma[be] in BE else -1

    def _rule(self, word: int, clause: int) -> str | None:
        parse, lexicon = self.parse, self.lexicon
        lower, kids = parse.lower[word], parse.kids[word]
        if lower in lexicon.adjective_clause and clause > word:
            return "adjective_clause"
        acts = any(parse.dep[k] in {"xcomp", "acl"} for k in kids)
        if lower in lexicon.adjective_infinitive and acts:
            return "adjective_infinitive"
        if any(f"{lower} {parse.lower[k]}" in lexicon.adjective_preposition for k in kids):
            return "adjective_preposition"
        return None

    def _record(
        self, word: int, be: int, source: int, negator: int, rule: str
    ) -> StatementRecord | None:
        parse = self.parse
        helpers = [k for k in parse.kids[be] if parse.dep[k] in {"aux", "auxpass", "neg"}]
        first = min([be, *helpers])
        parts = [
            k for k in parse.kids[word] if k > word and parse.dep[k] not in {"punct", "cc", "conj"}
        ]
        last = max([word, *(parse.right[k] for k in parts)])
        end = parse.sentences[parse.sentence[word]][1] - 1
        span = char_span(parse, tidy_range(parse, first, min(last, end)))
        record = statement(parse, rule, [span], cue=(word, word), source=source, kind="paraphrase")
        if record is not None and negator >= 0:
            record.negated = True
            record.because("negated", "negated_verb", parse.span(negator, negator))
        return record

    def takes_side(self, be: int) -> bool:
        """Return whether "is" goes with a side: "is against the plan", "was in favour of"."""
        parse = self.parse
        for kid in parse.kids[be]:
            below = {parse.lower[k] for k in parse.kids[kid]}
            favour = parse.lower[kid] == "in" and below & {"favour", "favor", "support"}
            if parse.dep[kid] == "prep" and (parse.lower[kid] == "against" or favour):
                return True
        return False

    def of_noun(self, noun: int) -> StatementRecord | None:
        """Return "his refusal to resign", "Ruiz's call for talks"."""
        parse = self.parse
        holder = next((k for k in parse.kids[noun] if parse.dep[k] == "poss"), -1)
        if holder < 0:
            holder = self._holder_behind(noun)
        if holder < 0:
            return None
        if not self.acts.may_hold(holder) and parse.lower[holder] not in _POSSESSIVES:
            return None
        parts = [k for k in parse.kids[noun] if k > max(noun, holder) and self._completes(k)]
        if holder < noun:
            parts = [k for k in parse.kids[noun] if k > noun and self._completes(k)]
        verb = parse.head[noun]
        lists = parse.dep[noun] == "nsubj" and parse.lemma[verb] in {"include", "be", "remain"}
        if lists and parse.lemma[noun] in self.lexicon.listing:
            parts = [verb]
        if not parts:
            return None
        end = parse.sentences[parse.sentence[noun]][1] - 1
        last = min(max(parse.right[k] for k in parts), end)
        spans = [char_span(parse, tidy_range(parse, noun, last))]
        if holder > noun:  # "accusation by the union that the firm lied"
            first = min(parse.left[k] for k in parts)
            parted = [(noun, noun), tidy_range(parse, first, last)]
            spans = [char_span(parse, part) for part in parted]
        return statement(
            parse, "attitude_noun", spans, cue=(noun, noun), source=holder, kind="paraphrase"
        )

    def _holder_behind(self, noun: int) -> int:
        """Return the union of "the accusation by the union that P", -1 if nobody is named so."""
        parse = self.parse
        by = noun + 1
        if by >= len(parse) or parse.lower[by] not in {"by", "from"} or parse.head[by] != noun:
            return -1
        if parse.lemma[noun] in self.lexicon.vessels | _DEEDS:
            return -1
        below = next((k for k in parse.kids[by] if parse.dep[k] == "pobj"), -1)
        return below if below >= 0 and parse.pos[below] in {"NOUN", "PROPN"} else -1

    def _completes(self, part: int) -> bool:
        parse = self.parse
        prep = parse.dep[part] == "prep" and parse.lower[part] in _BEHIND_NOUN
        return prep or parse.dep[part] in {"acl", "ccomp"}
