"""Find what limits a word of praise: good for whom, for what part, at what time."""

from spacy.tokens import Token

ONCE = frozenset({"once", "formerly", "previously", "originally"})
_EVERYBODY = frozenset(
    {"us", "me", "everyone", "everybody", "all", "people", "citizens", "world", "country", "region"}
    | {"peace", "security", "stability", "future", "nation", "democracy", "mankind", "humanity"}
)
_RELATED = frozenset({"friend", "ally", "partner", "supporter", "fan", "admirer", "follower"})


def is_qualified(word: Token) -> bool:
    """Return whether a thing is good for others, in part, or once: "a success for the banks".

    Whoever says so need not be for it. "Responsible" is no praise before "for".
    """
    for child in [*word.children, *word.head.children]:
        if child.lower_ in ONCE or (child.lower_ == "only" and child.i > word.i):
            return True
        if child.dep_ != "prep" or child.i < word.i:
            continue
        if any(below.lower_ == "only" for below in child.children):
            return True
        nouns = [c for c in child.children if c.dep_ == "pobj"]
        if child.lower_ in {"for", "to"} and any(c.lower_ not in _EVERYBODY for c in nouns):
            return True
        own = any(c.lower_ in {"we", "i"} for c in word.head.children)
        if child.lower_ == "of" and word.lemma_.lower() in _RELATED and not own:
            return True
    return False
