"""Contrasts with what the analyst made of them."""

from collections.abc import Mapping
from dataclasses import replace

from onrecord import tables
from onrecord.domain.change import ORIGINAL, JudgeContrast, Values
from onrecord.domain.contrast import Contrast, Verdict, contrast_key
from onrecord.domain.selection import Selection
from onrecord.tables.material import day_of
from onrecord.workspace.state import ProjectState


def contrasts_of(
    state: ProjectState, material: tables.Material, selection: Selection, memo: tables.TableMemo
) -> list[Contrast]:
    """Return the contrasts of a selection's statements, and all that the analyst judged in it."""
    found = {contrast.key: contrast for contrast in tables.contrasts(material, selection, memo)}
    passing = {statement.key for statement in material.statements}
    for one, other, values in state.judged_contrasts():
        if one.key not in passing or other.key not in passing:
            continue
        key = contrast_key(one.key, other.key)
        contrast = found.get(key) or tables.contrast_between(one, other, material, selection)
        if contrast is not None:
            found[key] = _judged(contrast, values)
    if not found:
        return []
    days = {s.key: day_of(s, material.articles[s.article_key]) for s in material.statements}

    def newest_first(contrast: Contrast) -> tuple[int, int, str]:
        newer, older = days[contrast.newer], days[contrast.older]
        return (
            -newer.first.toordinal() if newer else 0,
            -older.first.toordinal() if older else 0,
            contrast.key,
        )

    return sorted(found.values(), key=newest_first)


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
