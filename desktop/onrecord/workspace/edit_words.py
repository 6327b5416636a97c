"""What one edit of a codebook did, in a few words, and which text it went on writing."""

from dataclasses import dataclass, fields

from onrecord.domain.codebook import Codebook, Target, Topic

_TEXTS = {
    "name": "name",
    "definition": "definition",
    "supporting": "what supporting means",
    "pole": "pole",
}
_LISTS = {"terms": "term", "exclusions": "exclusion"}


@dataclass(frozen=True, slots=True)
class CodebookEdit:
    """Hold what an edit did: `words` as a menu names it.

    `text` is where a single text was changed (topic, target, field), empty if that is not all; then
    `before` and `after` are how it reads.
    """

    words: str
    text: tuple[str, str, str] | tuple[()] = ()
    before: str = ""
    after: str = ""

    def goes_on(self, earlier: "CodebookEdit") -> bool:
        """Return whether this is the next letter of the word that the earlier edit wrote or cut."""
        if not self.text or self.text != earlier.text:
            return False
        grew, grows = len(earlier.after) - len(earlier.before), len(self.after) - len(self.before)
        letter = _letter(self.before, self.after)
        return abs(grows) == 1 and grew * grows > 0 and not letter.isspace()


def edit_of(before: Codebook, after: Codebook) -> CodebookEdit:
    """Return what leads from one codebook to the other."""
    old, new = ({topic.key: topic for topic in book.topics} for book in (before, after))
    came, gone = [new[key] for key in new if key not in old], [old[k] for k in old if k not in new]
    if len(came) + len(gone) == 1:
        words = f"Add topic {came[0].name}" if came else f"Remove topic {gone[0].name}"
        return CodebookEdit(words.strip())
    changed = [key for key in new if key in old and old[key] != new[key]]
    if came or gone or before.name != after.name:
        return CodebookEdit("Other codebook")
    if not changed:
        return CodebookEdit("Order of topics")
    if len(changed) == 1:
        return _topic_edit(old[changed[0]], new[changed[0]])
    return _across(old, new, changed)


def _across(old: dict[str, Topic], new: dict[str, Topic], changed: list[str]) -> CodebookEdit:
    targets = [{t.key: t.name for key in changed for t in book[key].targets} for book in (old, new)]
    gone = [name for key, name in targets[0].items() if key not in targets[1]]
    if len(gone) == 1 and len(changed) == 2:
        return CodebookEdit(f"Merge target {gone[0]}")
    return CodebookEdit("Move target" if targets[0].keys() == targets[1].keys() else "Topics")


def _topic_edit(old: Topic, new: Topic) -> CodebookEdit:
    before, after = ({t.key: t for t in topic.targets} for topic in (old, new))
    if old.targets == new.targets:
        return _fields_edit(old, new, (new.key, ""))
    came = [after[key] for key in after if key not in before]
    gone = [before[key] for key in before if key not in after]
    changed = [key for key in after if key in before and before[key] != after[key]]
    if came and not gone and not changed:
        return CodebookEdit(f"Add target {came[0].name}")
    if gone and not came:
        verb = "Merge" if changed else "Remove"
        return CodebookEdit(f"{verb} target {gone[0].name}")
    if len(changed) == 1 and not came:
        return _fields_edit(before[changed[0]], after[changed[0]], (new.key, changed[0]))
    return CodebookEdit("Targets")


def _fields_edit(old: Topic | Target, new: Topic | Target, place: tuple[str, str]) -> CodebookEdit:
    changed = [f.name for f in fields(new) if getattr(old, f.name) != getattr(new, f.name)]
    name = changed[0] if len(changed) == 1 else ""
    if name in _TEXTS:
        texts = str(getattr(old, name)), str(getattr(new, name))
        return CodebookEdit(f"Edit {_TEXTS[name]}", (*place, name), *texts)
    if name in _LISTS:
        before, after = getattr(old, name), getattr(new, name)
        came = [term for term in after if term not in before]
        gone = [term for term in before if term not in after]
        if len(came) + len(gone) == 1:
            verb = "Add" if came else "Remove"
            return CodebookEdit(f"{verb} {_LISTS[name]} {(came or gone)[0]}")
        return CodebookEdit(f"Change {_LISTS[name]}s")
    if name == "side":
        return CodebookEdit(f"Side of {new.name}")
    return CodebookEdit(f"Change {new.name}")


def _letter(before: str, after: str) -> str:
    """Return what was put in or cut out, empty when that is not one piece."""
    longer, shorter = (after, before) if len(after) > len(before) else (before, after)
    start = 0
    while start < len(shorter) and longer[start] == shorter[start]:
        start += 1
    piece = len(longer) - len(shorter)
    rest = longer[start + piece :]
    return longer[start : start + piece] if shorter[start:] == rest else ""
