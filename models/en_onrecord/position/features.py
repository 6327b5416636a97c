"""Turn a statement's evidence into the numbers that the linear models weigh."""

import math
from collections import Counter

from spacy.tokens import Doc, Token

from en_onrecord.position.evidence import Evidence
from en_onrecord.position.field import source_kinds
from en_onrecord.record import Reading, StatementRecord

Features = dict[str, float]
WORD = 0.8
"""What one word counts; less than 1 keeps single words from outweighing what is built of them."""
_NOT_NAMES = frozenset({"", "DATE", "TIME", "CARDINAL", "ORDINAL"})
_FIRST_PERSON = frozenset({"i", "we", "our", "my", "us", "me"})


def stance_features(
    reading: Reading,
    statement: StatementRecord,
    evidence: Evidence,
) -> Features:
    """Return what tells the side of a statement."""
    found: Features = {"bias": 1.0, f"kind:{statement.kind}": 1.0}
    if reading.genre != "news":
        found["release"] = 1.0
    _add_cue(found, statement, evidence)
    _add_clues(found, evidence)
    _add_strength(found, evidence, statement)
    return found


def side_features(found: Features, evidence: Evidence) -> Features:
    """Return these features with the words of the content; no name is among them."""
    words = {token.lower_ for token in evidence.tokens if _is_plain_word(token)}
    return found | dict.fromkeys((f"word:{word}" for word in words), WORD)


def _is_plain_word(token: Token) -> bool:
    letters = token.is_alpha or token.lower_ in {"n't", "n’t"}
    return letters and token.pos_ != "PROPN" and token.ent_type_ in _NOT_NAMES


def _add_cue(found: Features, statement: StatementRecord, evidence: Evidence) -> None:
    cue = evidence.cue
    if cue is None:
        found["cue:none"] = 1.0
        return
    turned = ":turned" if cue.turned_by >= 0 else ""
    found[f"cue:{cue.name}{turned}"] = 1.0


def _add_clues(found: Features, evidence: Evidence) -> None:
    counts: Counter[str] = Counter()
    sides: Counter[int] = Counter()
    mains: Counter[int] = Counter()
    for clue in evidence.clues:
        if clue.name == "say":
            continue
        turned = ":turned" if clue.turned_by >= 0 else ""
        if clue.main:
            found[f"main:{clue.name}{turned}"] = 1.0
        counts[f"has:{clue.name}{turned}"] += 1
        if clue.name != "reversal":
            sides[clue.effective] += 1
            mains[clue.effective] += clue.main
    for name, count in counts.items():
        found[name] = math.log1p(count)
    total = sides[1] + sides[-1]
    if total:
        found["balance"] = (sides[1] - sides[-1]) / math.sqrt(total)
        found["share:bad"] = sides[-1] / total
    else:
        found["no clue"] = 1.0
    if mains[1] + mains[-1]:
        found["balance of main"] = (mains[1] - mains[-1]) / math.sqrt(mains[1] + mains[-1])
    first = next((clue for clue in evidence.clues if clue.effective), None)
    if first is not None:
        found["first"] = float(first.effective)


def _add_strength(found: Features, evidence: Evidence, statement: StatementRecord) -> None:
    found["emphasis"] = math.log1p(len(evidence.emphasis))
    found["hedges"] = math.log1p(len(evidence.hedges))
    found["negations"] = math.log1p(len(evidence.negations))
    if statement.negated:
        found["negated"] = 1.0
    if any(_is_first_person(token) for token in evidence.tokens):
        found["first person"] = 1.0
    if any(token.text == "?" for token in evidence.tokens):
        found["question"] = 1.0
    found["length"] = math.log1p(len(evidence.tokens)) / 3.0


def _is_first_person(token: Token) -> bool:
    return token.lower_ in _FIRST_PERSON and token.text != "US"


def position_features(
    doc: Doc,
    reading: Reading,
    statement: StatementRecord,
    evidence: Evidence,
    stance: Features,
    *,
    nested: bool,
) -> Features:
    """Return what tells whether a report takes a side at all (guideline 1 of positions-dev)."""
    found = {name: value for name, value in stance.items() if name not in {"first", "balance"}}
    found["decided"] = abs(stance.get("balance", 0.0))
    found[f"genre:{reading.genre}"] = 1.0
    found[f"voice:{statement.voice}"] = 1.0
    if not statement.actor:
        found["no actor"] = 1.0
    if statement.reported_by:
        found["reported by"] = 1.0
    if nested:
        found["within another"] = 1.0
    if statement.topics and statement.topics != ["other"]:
        found["on topic"] = 1.0
    if 0 <= statement.paragraph < len(reading.paragraphs):
        found[f"paragraph:{reading.paragraphs[statement.paragraph].kind}"] = 1.0
    for kind in source_kinds(doc, statement):
        found[f"source:{kind}"] = 1.0
    found["numbers"] = math.log1p(sum(token.like_num for token in evidence.tokens))
    if any(token.ent_type_ in {"DATE", "TIME"} for token in evidence.tokens):
        found["date words"] = 1.0
    return found
