"""Contrasts with what the analyst made of them."""

from collections.abc import Mapping
from dataclasses import replace

from onrecord import tables
from onrecord.domain.change import ORIGINAL, JudgeContrast, Values
from onrecord.domain.contrast import Contrast, Verdict, Weakness, contrast_key
from onrecord.domain.dates import PartialDate
from onrecord.domain.selection import Selection
from onrecord.domain.statement import Statement
from onrecord.tables.material import day_of
from onrecord.workspace.state import ProjectState


def contrasts_of(
    state: ProjectState, material: tables.Material, selection: Selection, memo: tables.TableMemo
) -> list[Contrast]:
    """Return the contrasts of a selection's statements, and all that the analyst judged in it."""
    statements = {statement.key: statement for statement in material.statements}
    found = {
        contrast.key: contrast
        for contrast in tables.contrasts(material, selection, memo)
        if not _is_apart(state, contrast, statements)
    }
    for one, other, values in state.judged_contrasts():
        if one.key not in statements or other.key not in statements:
            continue
        key = contrast_key(one.key, other.key)
        contrast = found.get(key) or tables.contrast_between(one, other, material, selection)
        if contrast is not None:
            found[key] = _judged(contrast, values)
    if not found:
        return []

    def day(key: str) -> PartialDate | None:
        return day_of(statements[key], material.articles[statements[key].article_key])

    def newest_first(contrast: Contrast) -> tuple[int, int, str]:
        newer, older = day(contrast.newer), day(contrast.older)
        return (
            -newer.first.toordinal() if newer else 0,
            -older.first.toordinal() if older else 0,
            contrast.key,
        )

    return sorted(found.values(), key=newest_first)


def _is_apart(state: ProjectState, contrast: Contrast, statements: Mapping[str, Statement]) -> bool:
    """Return whether the analyst said that the two targets are not one."""
    if Weakness.OTHER_TARGETS not in contrast.weak:
        return False
    one, other = statements[contrast.older], statements[contrast.newer]
    return state.are_apart(contrast.topic, one.target, other.target)


def judge_contrast(contrast: Contrast, verdict: Verdict) -> JudgeContrast:
    """Return the change that gives a contrast a verdict; the same once more leaves it undecided."""
    given = ORIGINAL if contrast.verdict is verdict else verdict
    return _change(contrast, (("verdict", given), ("later", ORIGINAL)))


def note_contrast(contrast: Contrast, note: str) -> JudgeContrast:
    """Return the change that puts a note beside a contrast; an empty one takes it away."""
    return _change(contrast, (("note", note or ORIGINAL),))


def put_off_contrast(contrast: Contrast) -> JudgeContrast:
    """Return the change that leaves a contrast for later, or takes that back."""
    return _change(contrast, (("later", ORIGINAL if contrast.later else True),))


def _change(contrast: Contrast, values: Values) -> JudgeContrast:
    return JudgeContrast(contrast.older, contrast.newer, values)


def _judged(contrast: Contrast, values: Mapping[str, object]) -> Contrast:
    verdict, note = values.get("verdict"), values.get("note")
    return replace(
        contrast,
        verdict=verdict if isinstance(verdict, Verdict) else None,
        note=note if isinstance(note, str) else "",
        later=values.get("later") is True,
    )
