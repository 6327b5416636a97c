"""The clause that a reporting verb governs: where it is, what it covers, where it breaks off."""

from en_onrecord.attribution.contents import (
    char_span,
    clause_range,
    quotation_tokens,
    tidy_range,
    with_whole_quotations,
)
from en_onrecord.attribution.cues import Cues
from en_onrecord.attribution.lexicon import Lexicon
from en_onrecord.attribution.parse import Parse
from en_onrecord.attribution.sources import before_aside, leading_verb
from en_onrecord.record import CharSpan

WEEKDAYS = frozenset(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))
_QUESTION = frozenset({"how", "why", "what", "whether", "who", "where", "when", "which", "if"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
# "demanded (that) it be lifted"
_ASKING = frozenset(
    {"demand", "insist", "ask", "request", "propose", "recommend", "urge", "require"}
)
_PROVISOS = frozenset({"provided", "providing", "unless"})
_LONG_PROVISOS = frozenset(
    {
        ("as", "long", "as"),
        ("so", "long", "as"),
        ("on", "condition", "that"),
        ("on", "condition"),
        ("but", "only", "if"),
        ("only", "if"),
    }
)
_LONGEST_START = 25  # words before a clause that still belong to it
_FARTHEST_SOURCE = 12  # tokens
_LEAST_BEFORE = 4  # words of "P, she said"
_LONGEST_SETTING = 12  # words of "in an editorial on Monday"


class Clauses:
    """Find what a reporting verb governs."""

    def __init__(self, parse: Parse, lexicon: Lexicon, cues: Cues) -> None:
        self.parse = parse
        self.lexicon = lexicon
        self.cues = cues

    def of(self, cue: int, lemma: str, *, quoted: bool) -> int | None:
        """Return the head of the clause that the verb governs, `None` if there is none."""
        parse = self.parse
        for kid in sorted(parse.kids[cue], key=lambda k: (k < cue, k)):
            if parse.dep[kid] == "ccomp" and self._is_finite(kid):
                if kid < cue and lemma in self.lexicon.denials:
                    continue
                subject = parse.subject(kid)
                if subject >= 0 and parse.lower[subject].endswith(("self", "selves")):
                    continue  # "found himself accused of theft"
                if kid < cue and self._stands_beside(cue, kid):
                    continue
                if kid < cue and parse.lower[parse.left[kid]] == "asked":
                    continue  # "Asked whether she would go, the minister laughed."
                if kid < cue and any(
                    parse.lower[i] in {";", ":"} and parse.quoted[i] < 0 for i in range(kid, cue)
                ):
                    continue
                words = {
                    parse.lower[below] for below in parse.kids[kid] if parse.dep[below] == "mark"
                }
                asks = any(
                    parse.lower[below] in _QUESTION
                    for below in [kid, *parse.kids[kid]]
                    if below <= kid
                )
                if asks and lemma in self.lexicon.leaves_open:
                    continue
                weak = lemma in self.lexicon.say_weak and "that" not in words and kid > cue
                if weak and not quoted and not self._has_own_subject(kid):
                    continue
                return kid
        return None

    def _stands_beside(self, cue: int, clause: int) -> bool:
        """Return whether a clause before the cue is a report of its own, not what the cue reports.

        "He denied it, said he was ill and left"; in headlines "Unions slam bill, minister says no".
        """
        parse = self.parse
        if parse.subject(cue) < 0:
            return leading_verb(parse, self.lexicon, cue) == clause
        number = parse.paragraph[cue]
        heading = number >= 0 and parse.paragraphs[number].kind in {"headline", "heading"}
        goes_on = any(k > cue and parse.dep[k] in {"dobj", "ccomp"} for k in parse.kids[cue])
        return heading and goes_on and self._has_own_subject(clause)

    def _has_own_subject(self, clause: int) -> bool:
        return self.parse.subject(clause) >= 0

    def _is_finite(self, clause: int) -> bool:
        parse = self.parse
        if any(
            parse.dep[kid] in {"aux"} and parse.lower[kid] == "to" for kid in parse.kids[clause]
        ):
            return any(parse.lower[kid] in _QUESTION for kid in parse.kids[clause])
        own = parse.tag[clause] in _FINITE
        helped = any(
            parse.tag[kid] in _FINITE
            for kid in parse.kids[clause]
            if parse.dep[kid] in {"aux", "auxpass", "cop"}
        )
        if own or helped:
            return True
        if parse.quoted[clause] >= 0 and self._has_own_subject(clause):
            return True  # 'said Norland "rejects" it': the tagger is lost within marks
        # "Court finds law unlawful", "Polls show the race tightening"
        number = parse.paragraph[clause]
        heading = number >= 0 and parse.paragraphs[number].kind in {"headline", "heading"}
        marks = {parse.lower[kid] for kid in parse.kids[clause] if parse.dep[kid] == "mark"}
        if "that" in marks and parse.tag[clause] == "VB" and self._has_own_subject(clause):
            return True  # "demanded that the court free them"
        asked = parse.lemma[parse.head[clause]] in _ASKING and self._has_own_subject(clause)
        if asked and parse.head[clause] < clause and self._is_bare(clause):
            return True  # "demanded the order be lifted"
        loose = heading or parse.lemma[parse.head[clause]] in self.lexicon.show
        return loose and self._has_own_subject(clause) and parse.tag[clause] in {"VBN", "VB", "VBG"}

    def _is_bare(self, clause: int) -> bool:
        """Return whether the verb of a clause stands in its plain form: "be lifted", "leave"."""
        parse = self.parse
        helpers = [k for k in parse.kids[clause] if parse.dep[k] in {"aux", "auxpass"}]
        first = min([clause, *helpers])
        return parse.lower[first] in {"be", "not"} or (
            not helpers and parse.tag[clause] == "VB" and parse.dep[clause] == "ccomp"
        )

    def spans(self, cue: int, clause: int, source: int) -> list[CharSpan]:
        """Return the spans of a clause, cut in two where the cue stands inside it."""
        parse = self.parse
        first, last = clause_range(parse, clause)
        sentence = parse.sentences[parse.sentence[cue]]
        first, last = max(first, sentence[0]), min(last, sentence[1] - 1)
        if first > last:
            return []
        if first > cue or last < cue:
            first, last = with_whole_quotations(parse, first, last)
            if last < cue:
                first = self._behind_semicolon(clause, self._sentence_start(cue, first))
                last = self._before_source(cue, first, last, source)
            else:
                last = self._cut(cue, first, self._with_proviso(cue, last))
            return [char_span(parse, tidy_range(parse, first, last))]
        own = [k for k in parse.kids[cue] if k != clause]
        begin = min([cue, *(parse.left[k] for k in own)])
        end = max([cue, *(parse.right[k] for k in own)])
        left = tidy_range(parse, first, max(first, begin - 1))
        right = tidy_range(parse, min(last, end + 1), last)
        return [char_span(parse, span) for span in (left, right) if span[0] <= span[1]]

    def _with_proviso(self, cue: int, last: int) -> int:
        """Return where a clause ends with its condition: "said he would go, provided that P"."""
        parse = self.parse
        first = last + 2 if parse.lower[last + 1 : last + 2] == [","] else last + 1
        opens = first < len(parse) and (
            parse.lower[first] in _PROVISOS
            or tuple(parse.lower[first : first + 3]) in _LONG_PROVISOS
            or tuple(parse.lower[first : first + 2]) in _LONG_PROVISOS
        )
        if not opens or parse.sentence[first] != parse.sentence[cue]:
            return last
        ends = [
            parse.right[k]
            for k in parse.kids[cue]
            if parse.left[k] <= first <= parse.right[k] and k > last
        ]
        return max([last, *ends])

    def _before_source(self, cue: int, first: int, last: int, source: int) -> int:
        """Return where a clause before its cue ends when the parser drew the source into it."""
        parse = self.parse
        number = parse.quoted[first]
        if number >= 0 and not parse.quotations[number].scare:
            return min(last, quotation_tokens(parse, number)[1])
        if first < parse.left[source] <= last < cue:
            return parse.left[source] - 1
        return last

    def _cut(self, cue: int, first: int, last: int) -> int:
        """Return where a clause behind its cue ends: before another's statement or quotation."""
        parse = self.parse
        others = self.cues.in_sentence(cue)
        opening = parse.quoted[first]
        last = before_aside(parse, self.lexicon, first, last)
        for index in range(first + 1, last + 1):
            if (
                parse.lower[index] == ";"
                and parse.quoted[index] < 0
                and any(i > index for i in others)
            ):
                return index - 1
            if parse.lower[index - 1 : index + 2] == [",", "according", "to"]:
                return index - 2
            if parse.lower[index] == "while" and self._tells_other(cue, index):
                return index - 2
            number = parse.quoted[index]
            begins = number >= 0 and parse.quoted[index - 1] != number
            if begins and not parse.quotations[number].scare:
                before = parse.text[
                    max(0, parse.quotations[number].start - 2) : parse.quotations[number].start
                ]
                if before.strip() == ":":
                    return index - 1
            # '"We lost," and the crowd went home': only the quotation is his.
            if (
                opening >= 0
                and number < 0
                and not parse.quotations[opening].scare
                and parse.lower[index] in {"and", "but", "while"}
            ):
                inner = parse.text[slice(*parse.quotations[opening].inner)].rstrip()
                if inner[-1:] == ",":
                    return index - 1
        return last

    def _tells_other(self, cue: int, mark: int) -> bool:
        """Return whether ", while" opens what somebody else says: "…, while Ruiz backed it"."""
        parse, lexicon = self.parse, self.lexicon
        verb = parse.head[mark]
        speaks = parse.lemma[verb] in lexicon.say or parse.lemma[verb] in lexicon.transitive
        same = parse.tag[verb] == parse.tag[cue] and parse.subject(verb) > mark
        return speaks and same and parse.lower[mark - 1] == ","

    def _behind_semicolon(self, clause: int, first: int) -> int:
        """Return where the last of several clauses begins: "The road is closed; it is late, …"."""
        parse = self.parse
        stops = (i for i in range(clause, first, -1) if parse.lower[i] == ";")
        return next((i + 1 for i in stops if parse.quoted[i] < 0), first)

    def _sentence_start(self, cue: int, first: int) -> int:
        """Return where a clause before the cue begins: its sentence's start."""
        parse = self.parse
        begin = parse.sentences[parse.sentence[cue]][0]
        gap = range(begin, first)
        number = parse.quoted[first]
        if (
            number >= 0
            and not parse.quotations[number].scare
            and gap
            and parse.lower[first - 2] == ","
        ):
            return first
        if len(gap) <= _LONGEST_START and not any(i in self.cues.in_sentence(cue) for i in gap):
            return tidy_range(parse, begin, first)[0]
        return first

    def inverted(self, cue: int, source: int) -> list[CharSpan]:
        """Return the spans of "P, she said, Q" where the parser sees two clauses side by side."""
        parse = self.parse
        begin, end = parse.sentences[parse.sentence[cue]]
        if parse.dep[cue] == "parataxis":
            main = parse.head[cue]
            first, last = max(begin, parse.left[main]), min(end - 1, parse.right[main])
            left, right = parse.left[cue], parse.right[cue]
            spans = [
                tidy_range(parse, a, b) for a, b in ((first, left - 1), (right + 1, last)) if a <= b
            ]
            return [
                char_span(parse, span)
                for span in spans
                if span[0] < span[1] or parse.pos[span[0]] in {"NOUN", "PROPN", "PRON"}
            ]
        if not (parse.dep[cue] == "ROOT" and parse.lemma[cue] in self.lexicon.say):
            return []
        left = min(cue, parse.left[source] if source in parse.kids[cue] else cue)
        objects = any(parse.dep[k] in {"dobj", "xcomp"} and k > cue for k in parse.kids[cue])
        asked = parse.lower[begin] == "asked"
        apart = left - begin >= _LEAST_BEFORE and parse.lower[left - 1] == ","
        if asked or not apart or objects or abs(cue - source) > _FARTHEST_SOURCE:
            return []
        if not any(parse.tag[i] in _FINITE for i in range(begin, left)):
            return []
        return [char_span(parse, tidy_range(parse, begin, left - 1))]

    def _behind_setting(self, cue: int, first: int, end: int) -> int:
        """Return where "that" stands behind "said in an editorial", else `first`."""
        parse = self.parse
        if first >= end or parse.dep[first] != "prep" or parse.head[first] != cue:
            return first
        for index in range(first + 2, min(end, first + _LONGEST_SETTING)):
            if parse.lower[index] == "that" and parse.dep[parse.head[index]] == "relcl":
                owner = parse.head[parse.head[index]]
                inside = first < owner < index and parse.subject(parse.head[index]) > index
                return index if inside else first
        return first

    def unparsed(self, cue: int, lemma: str) -> list[CharSpan]:
        """Return the rest of the sentence behind "claimed that" when the parser saw no clause."""
        parse = self.parse
        end = parse.sentences[parse.sentence[cue]][1]
        first = cue + 1
        if any(parse.dep[kid] in {"auxpass", "agent", "nsubjpass"} for kid in parse.kids[cue]):
            return []
        first = self._behind_setting(cue, first, end)
        behind = first > cue + 1
        announced = first < end and parse.lower[first] == "that" and parse.dep[first] != "det"
        announced = announced and (behind or parse.pos[first] != "PRON")
        day = parse.lower[first : first + 1] == ["on"] and parse.lower[first + 1] in WEEKDAYS
        if day and parse.lower[first + 2] != "to":  # "promised on Monday to pay"
            first, announced = first + 2, True  # "said on Monday Norland would pay"
        if not announced and lemma not in self.lexicon.say_plain:
            return []
        for index in range(first + 1, end):
            if parse.pos[index] == "CCONJ" and not announced:
                return []
            finite = parse.tag[index] in _FINITE and parse.quoted[index] < 0
            verb = parse.head[index] if parse.dep[index] in {"aux", "auxpass"} else index
            if finite and (behind or parse.dep[verb] not in {"relcl", "acl"}):
                joined = parse.dep[verb] == "advcl" and parse.lower[index - 1] != ","
                if announced or not joined:
                    first += behind
                    return [char_span(parse, tidy_range(parse, first, end - 1))]
        return []
