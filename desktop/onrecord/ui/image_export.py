"""Matrix and timeline of a project as picture files, with or without a window."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from onrecord.domain.selection import RollUp, Selection
from onrecord.ui import theme
from onrecord.ui.contrast_words import bracket_pairs
from onrecord.ui.filters import set_filters
from onrecord.ui.itemmodels.comparison_table_model import ComparisonTableModel
from onrecord.ui.itemmodels.timeline_layout import LaneBy, layout_timeline
from onrecord.ui.matrix_picture import MatrixPicture
from onrecord.ui.pictures import save_picture
from onrecord.ui.words import statements_words

if TYPE_CHECKING:
    from onrecord.ui.timeline_picture import TimelinePicture
    from onrecord.workspace import Workspace

_ROLL_UPS = {
    RollUp.PERSON: "rows by person",
    RollUp.OFFICE: "rows by office",
    RollUp.STATE: "rows by state",
}


def _tr(text: str) -> str:
    return QCoreApplication.translate("ImageExport", text)


def picture_notes(workspace: "Workspace", selection: Selection, statements: int) -> list[str]:
    """Return in words what a picture shows: rows, filters and how many statements."""
    parts = [_tr(_ROLL_UPS[selection.roll_up])]
    parts += [each.words for each in set_filters(selection, workspace)]
    parts.append(statements_words(statements))
    return [" · ".join(parts)]


def matrix_picture(
    workspace: "Workspace", selection: Selection, model: ComparisonTableModel | None = None
) -> MatrixPicture:
    """Return the picture of a matrix, arranged as in the given model, else as it comes."""
    if model is None:
        model = ComparisonTableModel()
        model.set_table(workspace.comparison(selection))
    table = model.table
    notes = picture_notes(workspace, selection, table.statements if table is not None else 0)
    return MatrixPicture(model, workspace.name, notes)


def save_matrix_image(
    workspace: "Workspace",
    selection: Selection,
    path: Path,
    model: ComparisonTableModel | None = None,
) -> None:
    """Write the matrix as PNG or SVG.

    Raises
    ------
    ExportError
        When the file cannot be written.
    """
    save_picture(matrix_picture(workspace, selection, model), path)


def timeline_picture(
    workspace: "Workspace",
    selection: Selection,
    *,
    lane_by: LaneBy = LaneBy.ACTORS,
    hold_months: int = 3,
    dates: tuple[float, float] | None = None,
) -> "TimelinePicture":
    """Return the picture of a timeline, of all its dates or those between two moments.

    Whoever is done with it calls its `close`.
    """
    # pyqtgraph loads in about a second, which only those wait for who want this picture.
    from onrecord.ui.timeline_picture import TimelinePicture

    shown = layout_timeline(
        workspace.timeline(selection),
        lane_by=lane_by,
        hold_months=hold_months,
        scale=theme.px(100) / 100,
        pairs=bracket_pairs(workspace.contrasts(selection)[::-1]),
    )
    notes = picture_notes(workspace, selection, len(shown.points))
    return TimelinePicture(
        shown, workspace.name, notes, dates=dates, labels=lane_by is LaneBy.ACTORS
    )


def save_timeline_image(workspace: "Workspace", selection: Selection, path: Path) -> None:
    """Write the timeline as PNG or SVG, with all its dates.

    Raises
    ------
    ExportError
        When the file cannot be written.
    """
    picture = timeline_picture(workspace, selection)
    try:
        save_picture(picture, path)
    finally:
        picture.close()
