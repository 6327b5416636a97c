"""Where reporting verbs stand, and which words they are: "pointed out", "made clear"."""

from en_onrecord.attribution.lexicon import Lexicon
from en_onrecord.attribution.parse import Parse


class Cues:
    """The reporting verbs of an article, in order and by sentence (those outside quotations)."""

    def __init__(self, parse: Parse, lexicon: Lexicon) -> None:
        self.parse = parse
        self.lexicon = lexicon
        self.all = [i for i in range(len(parse)) if self._is_cue(i)]
        self._by_sentence: dict[int, list[int]] = {}
        for cue in self.all:
            if parse.quoted[cue] < 0:
                self._by_sentence.setdefault(parse.sentence[cue], []).append(cue)

    def in_sentence(self, token: int) -> list[int]:
        """Return the cues outside quotations in the sentence of a token."""
        return self._by_sentence.get(self.parse.sentence[token], [])

    def _is_cue(self, index: int) -> bool:
        parse = self.parse
        if not parse.tag[index].startswith("V"):
            return False
        lemma = self.phrase(index)
        lexicon = self.lexicon
        return (
            lemma in lexicon.say
            or lemma in lexicon.think
            or lemma in lexicon.show
            or lemma in lexicon.predicate
        )

    def phrase(self, verb: int) -> str:
        """Return the verb's lemma with its particle: "point out"."""
        parse = self.parse
        for kid in parse.kids[verb]:
            if parse.dep[kid] == "prt":
                phrase = f"{parse.lemma[verb]} {parse.lower[kid]}"
                if phrase in self.lexicon.say or phrase in self.lexicon.prepositional:
                    return phrase
        if parse.lemma[verb] == "make" and any(
            parse.lower[kid] == "clear" for kid in parse.kids[verb]
        ):
            return "make clear"
        return parse.lemma[verb]

    def shows(self, cue: int, lemma: str) -> bool:
        """Return whether a document or finding is what tells: "the poll shows"."""
        parse, subject = self.parse, self.parse.subject(cue)
        return (
            lemma in self.lexicon.show
            and subject >= 0
            and parse.lemma[subject] in self.lexicon.show_nouns
        )
