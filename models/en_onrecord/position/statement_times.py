"""Say which verbs tell a statement, and whether it is of the time that is being told."""

from spacy.tokens import Doc, Token

from en_onrecord.record import StatementRecord

_OWN_VOICE = frozenset({"label", "institution", "talks", "same"})
_THAT = frozenset({"the", "that"})
_EARLIER = frozenset({"previously", "earlier", "once", "initially", "originally", "long"})


def statement_verbs(doc: Doc, statement: StatementRecord) -> set[Token]:
    """Return the verbs of the saying or act: cue, head of a paraphrase, and what joins them."""
    found: set[Token] = set()
    heads = [statement.cue_token]
    if statement.kind == "paraphrase" or statement.cue_token < 0:
        heads.append(statement.head_token)
    for index in heads:
        if index < 0:
            continue
        token = doc[index]
        found.add(token)
        while token.head != token and (
            token.pos_ not in {"VERB", "AUX"} or token.dep_ in {"conj", "advcl", "xcomp"}
        ):
            token = token.head
            found.add(token)
        if token.dep_ in {"acl", "relcl"} and token.head.dep_ in {"nsubj", "nsubjpass"}:
            found.add(token.head.head)  # "groups claiming P gathered on Saturday"
    return found


def is_own_voice(statement: StatementRecord) -> bool:
    """Return whether the actor speaks with no reporter between ("Today, we commit to")."""
    if statement.kind != "direct" or statement.voice in _OWN_VOICE or statement.source is None:
        return statement.kind == "direct"
    return any(a <= statement.source[0] < b for a, b in statement.content)


def is_of_its_time(doc: Doc, statement: StatementRecord) -> bool:
    """Return whether this may be of the day just told: not "had opposed", not "has said"."""
    if is_earlier(doc, statement):
        return False
    cue = statement.cue_token
    perfect = cue >= 0 and any(
        child.dep_ == "aux" and child.lower_ in {"has", "have"} for child in doc[cue].children
    )
    return not perfect or statement.kind == "direct"


def is_earlier(doc: Doc, statement: StatementRecord) -> bool:
    """Return whether the article looks back: "had previously opposed", "at the time"."""
    verbs = statement_verbs(doc, statement)
    return any(
        (child.dep_ == "aux" and child.lower_ == "had")
        or (child.dep_ == "advmod" and child.lower_ in _EARLIER)
        or (child.lower_ == "at" and any(_is_that_time(below) for below in child.children))
        for verb in verbs
        for child in verb.children
    )


def _is_that_time(noun: Token) -> bool:
    """Return whether this is "the time", not "a time of change"."""
    return noun.lower_ == "time" and any(child.lower_ in _THAT for child in noun.children)
