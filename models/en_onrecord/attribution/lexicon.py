"""The words that the rules of attribution turn on, read from lexicons/reporting.toml."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

FILE = Path(__file__).resolve().parents[1] / "lexicons" / "reporting.toml"

_VERB_LISTS = (
    "say",
    "think",
    "show",
    "transitive",
    "infinitive",
    "object_infinitive",
    "predicate",
    "light",
    "procedure",
    "denials",
    "intransitive",
)


def _words(value: Any) -> frozenset[str]:
    """Return the words of a list or of a text; underscores stand for blanks."""
    items = value if isinstance(value, list) else str(value).split()
    return frozenset(item.replace("_", " ") for item in items)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Lemmas by what they do; phrases are lemma + blank + particle or preposition."""

    say: frozenset[str]
    say_weak: frozenset[str]
    say_plain: frozenset[str]
    leaves_open: frozenset[str]
    think: frozenset[str]
    show: frozenset[str]
    show_nouns: frozenset[str]
    adjective_clause: frozenset[str]
    adjective_infinitive: frozenset[str]
    adjective_preposition: frozenset[str]
    transitive: frozenset[str]
    mild: frozenset[str]
    prepositional: frozenset[str]
    infinitive: frozenset[str]
    object_infinitive: frozenset[str]
    predicate: frozenset[str]
    predicate_as: frozenset[str]
    light: frozenset[str]
    light_nouns: frozenset[str]
    attitude_nouns: frozenset[str]
    vessels: frozenset[str]
    source_after: frozenset[str]
    carriers: frozenset[str]
    passive_clause: frozenset[str]
    passive_noun: frozenset[str]
    procedure: frozenset[str]
    negations: frozenset[str]
    negative_verbs: frozenset[str]
    denials: frozenset[str]
    open_denials: frozenset[str]
    hedges: frozenset[str]
    hedge_verbs: frozenset[str]
    readout_titles: frozenset[str]
    speech_titles: frozenset[str]
    joint_titles: frozenset[str]
    message_titles: frozenset[str]
    titles: frozenset[str]
    agents: frozenset[str]
    agent_suffixes: frozenset[str]
    not_agents: frozenset[str]
    physical: frozenset[str]
    control: frozenset[str]
    intransitive: frozenset[str]
    nonsources: frozenset[str]
    views: frozenset[str]
    unreal: frozenset[str]
    future: frozenset[str]
    claims: frozenset[str]
    listing: frozenset[str]
    two_edged: frozenset[str]
    citing: frozenset[str]
    cited: frozenset[str]
    predicate_strict: frozenset[str]
    purposes: frozenset[str]
    narrow: Mapping[str, frozenset[str]]
    verb_forms: Mapping[str, str]


@cache
def load_lexicon(path: Path = FILE) -> Lexicon:
    """Return the lexicon of a file."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    names = {
        "say": data["say"]["verbs"],
        "say_weak": data["say"]["weak"],
        "say_plain": data["say"]["plain"],
        "leaves_open": data["say"]["leaves_open"],
        "think": data["think"]["verbs"],
        "show": data["show"]["verbs"],
        "show_nouns": data["show"]["nouns"],
        "adjective_clause": data["adjectives"]["clause"],
        "adjective_infinitive": data["adjectives"]["infinitive"],
        "adjective_preposition": data["adjectives"]["preposition"],
        "transitive": data["attitude"]["transitive"],
        "mild": data["attitude"]["mild"],
        "prepositional": data["attitude"]["prepositional"],
        "infinitive": data["attitude"]["infinitive"],
        "object_infinitive": data["attitude"]["object_infinitive"],
        "predicate": data["attitude"]["predicate"],
        "predicate_as": data["attitude"]["predicate_as"],
        "light": data["light"]["verbs"],
        "light_nouns": data["light"]["nouns"],
        "attitude_nouns": data["nouns"]["attitude"],
        "vessels": data["nouns"]["vessels"],
        "source_after": data["frames"]["source_after"],
        "carriers": data["frames"]["carriers"],
        "passive_clause": data["passive"]["clause"],
        "passive_noun": data["passive"]["noun"],
        "procedure": data["procedure"]["verbs"],
        "negations": data["negation"]["words"],
        "negative_verbs": data["negation"]["verbs"],
        "denials": data["negation"]["denials"],
        "open_denials": data["negation"]["open"],
        "hedges": data["hedges"]["words"],
        "hedge_verbs": data["hedges"]["verbs"],
        "readout_titles": data["release"]["readout"],
        "speech_titles": data["release"]["speech"],
        "joint_titles": data["release"]["joint"],
        "message_titles": data["release"]["message"],
        "titles": data["release"]["titles"],
        "agents": data["agents"]["nouns"],
        "agent_suffixes": data["agents"]["suffixes"],
        "not_agents": data["agents"]["not_agents"],
        "physical": data["physical"]["nouns"],
        "control": data["control"]["verbs"],
        "purposes": data["control"]["purposes"],
        "unreal": data["modals"]["unreal"],
        "future": data["modals"]["future"],
        "claims": data["nouns"]["claims"],
        "listing": data["nouns"]["listing"],
        "two_edged": data["attitude"]["two_edged"],
        "citing": data["attitude"]["citing"],
        "cited": data["attitude"]["cited"],
        "predicate_strict": data["attitude"]["predicate_strict"],
        "intransitive": data["attitude"]["intransitive"],
        "nonsources": data["frames"]["nonsources"],
        "views": data["frames"]["views"],
    }
    words = {name: _words(value) for name, value in names.items()}
    verbs = frozenset().union(*(words[name] for name in _VERB_LISTS))
    irregular = {
        form: lemma for lemma, forms in data["irregular"].items() for form in str(forms).split()
    }
    narrow = {verb: _words(nouns) for verb, nouns in data["light"]["narrow"].items()}
    return Lexicon(**words, narrow=narrow, verb_forms=verb_forms(verbs, irregular))


def verb_forms(lemmas: Iterable[str], irregular: Mapping[str, str]) -> Mapping[str, str]:
    """Return each regular form of the verbs with its lemma, and the irregular ones as given."""
    forms: dict[str, str] = {}
    for lemma in sorted(lemmas):
        if " " in lemma or "-" in lemma:
            continue
        stem = lemma[:-1] if lemma.endswith("e") else lemma
        ending = "es" if lemma.endswith(("s", "sh", "ch", "x", "z", "o")) else "s"
        found = {lemma + ending, stem + "ing", stem + "ed"}
        if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
            found = {lemma[:-1] + "ies", lemma + "ing", lemma[:-1] + "ied"}
        elif lemma.endswith("ie"):
            found = {lemma + "s", lemma[:-2] + "ying", lemma + "d"}
        elif lemma.endswith("ee"):
            found = {lemma + "s", lemma + "ing", lemma + "d"}
        for form in found:
            forms.setdefault(form, lemma)
        if re.fullmatch(r".*[^aeiou][aeiou][bdgklmnprt]", lemma):
            forms.setdefault(lemma + lemma[-1] + "ed", lemma)
            forms.setdefault(lemma + lemma[-1] + "ing", lemma)
        forms.setdefault(lemma, lemma)
    forms.update(irregular)
    return MappingProxyType(forms)
