"""The article as the rules see it: plain lists over tokens, sentences that respect quotations."""

import re
from bisect import bisect_right
from collections.abc import Mapping

from spacy.tokens import Doc

from en_onrecord.extensions import reading_of
from en_onrecord.layout import dateline_end
from en_onrecord.record import CharSpan, ParagraphRecord, QuotationRecord, Reading

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
OBJECTS = frozenset({"dobj", "dative", "attr", "oprd"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_ABBREVIATION = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|prof|gen|sen|rep|gov|lt|col|sgt|capt|st|jr|sr|vs|etc|inc|ltd|co|corp|no|art|approx|hon|rev"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|u\.s|u\.k|u\.n|e\.u|a\.m|p\.m|e\.g|i\.e|cf|d\.c)|\b[a-z])\.\Z",
    re.IGNORECASE,
)
_LONGEST_SENTENCE = 200  # words outside quotations; texts without full stops take linear time
_SETTING = frozenset({"to", "on", "during", "after", "before", "via", "by", "about", "upon"})
_PLACES = frozenset({"GPE", "LOC", "FAC", "DATE", "ORG"})
_OF_DEEDS = frozenset({"accuse", "convict", "suspect", "warn", "inform", "remind", "assure"})
_INVISIBLE = "\u00ad\u200b-\u200f\u2060\ufeff"
_END = re.compile(rf"[.!?…]+(?:[\"”’»')\]]+|\*+|<…>)*(?=[\s{_INVISIBLE}]|$)")
_SAFE_AFTER = re.compile(rf"[\s{_INVISIBLE}]*[\"“‘«(\[—–-]*\s*[A-ZÀ-ÞŁŚŽ0-9]")
_TELLING = frozenset({"say", "tell", "ask", "add", "write", "reply", "wonder", "demand", "shout"})
_LONGEST_SPEAKER = 14  # tokens of "Ana Ruiz, a nurse from the north, said"
_SHORT_REST = 5
_DASHES = frozenset({"–", "—", "--"})


class Parse:
    """Tokens of a Doc as lists, for rules that only count and compare.

    `quoted[i]` is the index in `quotations` (double marks, or single ones outside of them) of the
    stretch that token i stands in, -1 outside. `sentence[i]` numbers sentences that end neither
    inside a quotation that goes on in the sentence nor behind an abbreviation.
    """

    def __init__(self, doc: Doc, reading: Reading, verb_forms: Mapping[str, str]) -> None:
        self.doc = doc
        self.text: str = reading_of(doc).text
        self.reading = reading
        self.paragraphs: list[ParagraphRecord] = reading.paragraphs
        self.quotations: list[QuotationRecord] = [q for q in reading.quotations if not q.nested]
        self.lower = [token.lower_ for token in doc]
        self.tag = [token.tag_ for token in doc]
        # The lemmatizer makes "hop" of "hopes"; cues are too few to trust it with them.
        self.lemma = [
            verb_forms.get(lower) or token.lemma_.lower()
            if tag.startswith("V")
            else token.lemma_.lower()
            for token, lower, tag in zip(doc, self.lower, self.tag, strict=True)
        ]
        self.pos = [token.pos_ for token in doc]
        self.dep = [token.dep_ for token in doc]
        self.entity = [token.ent_type_ for token in doc]
        self.head = [token.head.i for token in doc]
        self.start = [token.idx for token in doc]
        self.end = [token.idx + len(token) for token in doc]
        self.kids: list[list[int]] = [[] for _ in self.head]
        for index, head in enumerate(self.head):
            if head != index:
                self.kids[head].append(index)
        self.left = list(range(len(self.head)))
        self.right = list(range(len(self.head)))
        self.find_edges()
        self.names = frozenset(
            lower for lower, tag in zip(self.lower, self.tag, strict=True) if tag in {"NNP", "NNPS"}
        )
        self.paragraph = [-1] * len(self.head)
        for number, paragraph in enumerate(self.paragraphs):
            for index in range(paragraph.first_token, paragraph.last_token):
                self.paragraph[index] = number
        self.quoted = [-1] * len(self.head)
        self._note_quoted()
        self.sentences: list[tuple[int, int]] = []
        self.sentence = [-1] * len(self.head)
        self._split_sentences()

    def __len__(self) -> int:
        return len(self.head)

    def find_edges(self) -> None:
        """Note the first and last token of each subtree."""
        size = len(self.head)
        left, right = list(range(size)), list(range(size))
        waiting = [len(kids) for kids in self.kids]
        ready = [index for index in range(size) if not waiting[index]]
        while ready:
            index = ready.pop()
            head = self.head[index]
            if head == index:
                continue
            left[head] = min(left[head], left[index])
            right[head] = max(right[head], right[index])
            waiting[head] -= 1
            if not waiting[head]:
                ready.append(head)
        self.left, self.right = left, right

    def _note_quoted(self) -> None:
        index = 0
        self.quotation_tokens: list[tuple[int, int]] = []
        for number, quotation in enumerate(self.quotations):
            # A mark that the tokenizer left on its word belongs inside with it.
            while index < len(self) and self.end[index] <= quotation.inner[0]:
                index += 1
            stop = index
            while stop < len(self) and self.start[stop] < quotation.inner[1]:
                self.quoted[stop] = number
                stop += 1
            first = min(index, len(self) - 1)
            self.quotation_tokens.append((first, max(first, stop - 1)))
            index = stop

    def _split_sentences(self) -> None:
        """Cut each paragraph behind final marks that stand outside quotations or close one."""
        for paragraph in self.paragraphs:
            begin = paragraph.first_token
            for cut in self._cuts(paragraph):
                if cut > begin:
                    self._add_sentences(begin, cut)
                    begin = cut
            if paragraph.last_token > begin:
                self._add_sentences(begin, paragraph.last_token)

    def _add_sentences(self, begin: int, end: int) -> None:
        """Add a sentence; one without end is cut where it gets too long outside quotations."""
        outside = 0
        for index in range(begin, end):
            self.sentence[index] = len(self.sentences)
            outside += self.quoted[index] < 0
            if outside >= _LONGEST_SENTENCE and self.quoted[index] < 0:
                self.sentences.append((begin, index + 1))
                begin, outside = index + 1, 0
        if end > begin:
            self.sentences.append((begin, end))

    def _cuts(self, paragraph: ParagraphRecord) -> list[int]:
        cuts = []
        dateline = dateline_end(self.text, paragraph)
        if dateline >= 0:
            cuts.append(self.token_at(dateline))
        for stop in sentence_stops(self.text, paragraph.start, paragraph.end):
            index = self.token_at(stop)
            last = index - 1
            if last < paragraph.first_token:
                continue
            quotation = self.quoted[last]
            if quotation >= 0 and stop < self.quotations[quotation].inner[1]:
                continue
            if index < paragraph.last_token and self.quoted[index] == quotation >= 0:
                continue
            if self._tells_whose(last, index, paragraph.last_token):
                continue
            cuts.append(index)
        return cuts

    def _tells_whose(self, last: int, first: int, end: int) -> bool:
        """Return whether a speaker follows a question in marks: '"Why?" Ana Ruiz, a nurse, said'.

        Only where hardly anything stands behind the verb, so that it introduces nothing else.
        """
        asked = self.quoted[last - 1] >= 0 and self.lower[last - 1] in {"?", "!"}
        marked = self.tag[last] == "''" or self.quoted[last] < 0
        if first >= end or not asked or not marked or self.tag[first] != "NNP":
            return False
        for index in range(first + 1, min(end, first + _LONGEST_SPEAKER)):
            if self.quoted[index] >= 0 or self.lower[index] in {".", ":", ";"}:
                return False
            if self.tag[index] in {"VBD", "VBZ"}:
                rest = self.lower[index + 1 : min(end, index + _SHORT_REST)]
                return self.lemma[index] in _TELLING and (
                    "." in rest or index + len(rest) + 1 == end
                )
        return False

    def token_at(self, position: int) -> int:
        """Return the first token that starts at a character position or behind it."""
        index = bisect_right(self.start, position)
        if index and self.start[index - 1] == position:
            return index - 1
        return index

    def span(self, first: int, last: int) -> CharSpan:
        """Return the characters of tokens `first` to `last`, both included."""
        return self.start[first], self.end[last]

    def subject(self, verb: int) -> int:
        """Return the verb's own subject, -1 if it has none."""
        for kid in self.kids[verb]:
            if self.dep[kid] in SUBJECTS:
                return self._end_of_compound(kid)
        return -1

    def _end_of_compound(self, subject: int) -> int:
        """Return the leader of "its co-leader": the parser sees three subjects."""
        last = subject
        while self.lower[last + 1 : last + 2] == ["-"] and last + 2 < len(self):
            if self.head[last + 2] != self.head[subject] or self.dep[last + 2] not in SUBJECTS:
                break
            last += 2
        return last

    def antecedent(self, subject: int, verb: int) -> int:
        """Return what a relative pronoun stands for, else the subject itself."""
        if self.lower[subject] in _RELATIVE and self.tag[subject] in {"WP", "WDT", "IN", "WP$"}:
            clause = verb
            for _ in range(4):
                if self.dep[clause] == "relcl":
                    return (
                        self._person(self.head[clause])
                        if self.lower[subject] == "who"
                        else self.head[clause]
                    )
                if self.dep[clause] not in {"conj", "ccomp", "advcl"}:
                    break
                above = self.head[clause]
                pointed = next((k for k in self.kids[above] if self.dep[k] == "attr"), -1)
                if self.lemma[above] == "be" and self.lower[subject - 1] == self.lower[pointed]:
                    return pointed  # "It was Norland that vetoed the bid."
                clause = self.head[clause]
        return subject

    def _person(self, noun: int) -> int:
        """Return the person that "who" stands for when the parser took a place beside the name."""
        step = noun
        for _ in range(5):
            if self.entity[step] not in _PLACES:
                return step
            if self.head[step] == step or self.pos[self.head[step]] == "VERB":
                return noun
            step = self.head[step]
        return noun

    def noun_span(self, head: int) -> CharSpan:
        """Return a noun phrase without relative clauses and what follows them."""
        if self.tag[head] == "PRP" and not any(self.dep[k] == "conj" for k in self.kids[head]):
            return self.span(head, head)
        first, last = self.left[head], self.right[head]
        if self.sentence[head] >= 0:
            first = min(head, max(first, self.sentences[self.sentence[head]][0]))
        while first > 1 and self.lower[first - 1] == "-" and self.dep[first - 2] in SUBJECTS:
            first = self.left[first - 2]  # "its co-leader"
        named = self.tag[head] in {"NNP", "NNPS"}
        for kid in self.kids[head]:
            if named and kid > head and self.dep[kid] == "prep" and self.lower[kid] in _SETTING:
                # "said Bolden to the crowd"
                last = min(last, self.left[kid] - 1)
            if kid > head and self.dep[kid] == "prep" and self.lower[self.left[kid] - 1] == ",":
                last = min(last, self.left[kid] - 1)  # "the envoy, Ana Ruiz, in a statement"
            if kid > head and self._belongs_to_passive(head, kid):
                # "was praised by colleagues for his calm"
                last = min(last, self.left[kid] - 1)
            clause = self.dep[kid] in {"relcl", "acl", "advcl", "ccomp", "parataxis"}
            if clause and kid > head and self.left[kid] > head:
                last = min(last, self.left[kid] - 1)
        for index in range(head + 1, last + 1):
            if self.lower[index] in _DASHES and self.text[self.start[index] - 1].isspace():
                last = index - 1  # "critics – Ana Ruiz among them –"
                break
            if (
                self.dep[index] == "relcl"
                and self.left[index] > head
                and self.lower[self.left[index] - 1] == ","
            ):
                last = min(last, self.left[index] - 1)
                break
        while last > head and self.pos[last] in {"PUNCT", "SPACE", "CCONJ"}:
            last -= 1
        while first < head and (self.pos[first] in {"PUNCT", "SPACE"} or self.dep[first] == "cc"):
            first += 1
        return self.span(first, last)

    def _belongs_to_passive(self, agent: int, preposition: int) -> bool:
        by = self.head[agent]
        if self.dep[by] != "agent":
            return False
        accused = self.lower[preposition] == "of" and self.lemma[self.head[by]] in _OF_DEEDS
        return accused or self.lower[preposition] == "for"


def sentence_stops(text: str, start: int, end: int) -> list[int]:
    """Return the positions behind which a sentence may begin, abbreviations left out."""
    stops = []
    for match in _END.finditer(text, start, end):
        if match.end() >= end:
            break
        if not _SAFE_AFTER.match(text, match.end(), min(end, match.end() + 12)):
            continue
        if (
            match.group().startswith(".")
            and _ABBREVIATION.search(text, max(start, match.start() - 8), match.start() + 1)
            and not _really_ends(text, match.end())
        ):
            continue
        stops.append(match.end())
    return stops


_STARTERS = re.compile(
    r"\s*[\"“]?(?:The|A|An|In|On|At|It|He|She|They|We|I|This|That|These|Those|But|And|However|As|For|After|When|There|You|Our|His|Their|If)\b"
)


def _really_ends(text: str, position: int) -> bool:
    return _STARTERS.match(text, position, position + 16) is not None
