"""Part what one verb reports where a second claim of another kind begins.

"said the pact was good but would sign it only if P": the second hangs on a condition, the first
does not. "said she was glad but that he was wrong": the second turns from the first.
"""

from en_onrecord.attribution.contents import TokenSpan
from en_onrecord.attribution.parse import Parse

_JOINING = frozenset({"and", "but", "while", "whereas"})
_TURNING = frozenset({"but", "while", "whereas"})
_PRONOUNS = frozenset({"PRP", "WDT", "WP"})
_CONDITIONS = frozenset({"if", "unless", "once", "provided", "providing"})
_PROMISING = frozenset({"would", "will", "'d", "’d", "'ll", "’ll"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_NEAR = 7  # tokens of "and his party would"
_LEAST = 3  # tokens of either part


def parted(parse: Parse, first: int, last: int) -> list[TokenSpan]:
    """Return the ranges of the claims within a reported clause; mostly it is one."""
    for index in range(first + _LEAST, last - _LEAST + 1):
        if parse.quoted[index] >= 0 or parse.lower[index] not in _JOINING:
            continue
        before = index - 1
        while before > first and parse.pos[before] in {"PUNCT", "SPACE"}:
            before -= 1
        if not _has_verb(parse, first, before) or not _has_verb(parse, index + 1, last):
            continue
        if _opens_claim(parse, index):
            behind = index + 1 + (parse.lower[index + 1] == "that")
            return [(first, before), *parted(parse, behind, last)]
        if _turns_conditional(parse, first, index, last):
            return [(first, before), (index + 1, last)]
    return [(first, last)]


def _opens_claim(parse: Parse, joint: int) -> bool:
    """Return whether "and that", "but that" opens a claim of its own, or ", but" one on another.

    "Norland is for the pact, but there is nothing to sign": the second has a subject of its own.
    """
    mark = joint + 1
    if parse.lower[mark] == "that" and parse.lower[joint] in {"and", "but"}:
        plural = parse.dep[mark] == "det" and parse.tag[mark + 1] == "NNS"  # "and that ships …"
        return parse.dep[mark] == "mark" or plural
    return parse.lower[joint - 1] == "," and turns_to_another(parse, joint)


def turns_to_another(parse: Parse, joint: int) -> bool:
    """Return whether "but" or "while" goes on with what is told of somebody or something else."""
    if parse.lower[joint] not in _TURNING:
        return False
    for index in range(joint + 1, min(len(parse), joint + _NEAR)):
        if parse.dep[index] in _SUBJECTS:
            verb = parse.head[index]
            own = parse.left[index] == joint + 1 and parse.tag[index] not in _PRONOUNS
            return own and verb > index and parse.dep[verb] in {"conj", "advcl", "ccomp"}
    return False


def _turns_conditional(parse: Parse, first: int, joint: int, last: int) -> bool:
    """Return whether only what follows is promised on a condition: "but would vote if P"."""
    promised = any(parse.lower[i] in _PROMISING for i in range(first, joint))
    if promised or _conditions(parse, first, joint) or not _conditions(parse, joint, last + 1):
        return False
    for index in range(joint + 1, min(last, joint + _NEAR)):
        if parse.lower[index] in _PROMISING:
            return True
        if parse.pos[index] in {"VERB", "AUX"} or parse.lower[index] in _CONDITIONS:
            return False
    return False


def _conditions(parse: Parse, first: int, end: int) -> bool:
    words = range(first, end)
    inverted = any(
        parse.lower[i] == "had" and parse.dep[i] == "aux" and parse.subject(parse.head[i]) > i
        for i in words
    )  # "would have voted had he been there"
    return inverted or any(parse.lower[i] in _CONDITIONS and parse.quoted[i] < 0 for i in words)


def _has_verb(parse: Parse, first: int, last: int) -> bool:
    return any(parse.tag[i] in _FINITE for i in range(first, last + 1))
