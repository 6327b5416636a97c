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

# Where each list of the lexicon stands in the file: section and key.
_PLACES = {
    "say": ("say", "verbs"),
    "say_weak": ("say", "weak"),
    "say_plain": ("say", "plain"),
    "leaves_open": ("say", "leaves_open"),
    "think": ("think", "verbs"),
    "show": ("show", "verbs"),
    "show_nouns": ("show", "nouns"),
    "adjective_clause": ("adjectives", "clause"),
    "adjective_infinitive": ("adjectives", "infinitive"),
    "adjective_preposition": ("adjectives", "preposition"),
    "transitive": ("attitude", "transitive"),
    "mild": ("attitude", "mild"),
    "prepositional": ("attitude", "prepositional"),
    "infinitive": ("attitude", "infinitive"),
    "object_infinitive": ("attitude", "object_infinitive"),
    "predicate": ("attitude", "predicate"),
    "predicate_as": ("attitude", "predicate_as"),
    "undertakings": ("modals", "undertakings"),
    "light": ("light", "verbs"),
    "light_nouns": ("light", "nouns"),
    "attitude_nouns": ("nouns", "attitude"),
    "vessels": ("nouns", "vessels"),
    "source_after": ("frames", "source_after"),
    "carriers": ("frames", "carriers"),
    "passive_clause": ("passive", "clause"),
    "passive_noun": ("passive", "noun"),
    "procedure": ("procedure", "verbs"),
    "negations": ("negation", "words"),
    "negative_verbs": ("negation", "verbs"),
    "denials": ("negation", "denials"),
    "hedges": ("hedges", "words"),
    "hedge_verbs": ("hedges", "verbs"),
    "readout_titles": ("release", "readout"),
    "speech_titles": ("release", "speech"),
    "joint_titles": ("release", "joint"),
    "message_titles": ("release", "message"),
    "titles": ("release", "titles"),
    "agents": ("agents", "nouns"),
    "agent_suffixes": ("agents", "suffixes"),
    "not_agents": ("agents", "not_agents"),
    "physical": ("physical", "nouns"),
    "control": ("control", "verbs"),
    "purposes": ("control", "purposes"),
    "unreal": ("modals", "unreal"),
    "future": ("modals", "future"),
    "claims": ("nouns", "claims"),
    "listing": ("nouns", "listing"),
    "two_edged": ("attitude", "two_edged"),
    "citing": ("attitude", "citing"),
    "cited": ("attitude", "cited"),
    "predicate_strict": ("attitude", "predicate_strict"),
    "intransitive": ("attitude", "intransitive"),
    "nonsources": ("frames", "nonsources"),
    "views": ("frames", "views"),
    "reaction_verbs": ("frames", "reaction_verbs"),
    "reactions": ("frames", "reactions"),
    "swelling": ("frames", "swelling"),
    "platforms": ("frames", "platforms"),
    "backing": ("frames", "backing"),
    "roles": ("frames", "roles"),
}
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
    "reaction_verbs",
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
    reaction_verbs: frozenset[str]
    reactions: frozenset[str]
    swelling: frozenset[str]
    platforms: frozenset[str]
    backing: frozenset[str]
    roles: frozenset[str]
    unreal: frozenset[str]
    undertakings: frozenset[str]
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
    words = {name: _words(data[section][key]) for name, (section, key) in _PLACES.items()}
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
