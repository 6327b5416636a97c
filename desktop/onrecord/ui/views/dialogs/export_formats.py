"""What can be exported, as a list to choose one of."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from onrecord.ui import theme
from onrecord.ui.views.widgets.labels import Words


class Format(StrEnum):
    """What can be written."""

    WORKBOOK = "xlsx"
    OPENDOCUMENT = "ods"
    CSV = "csv"
    MATRIX_PNG = "matrix png"
    MATRIX_SVG = "matrix svg"
    TIMELINE_PNG = "timeline png"
    TIMELINE_SVG = "timeline svg"

    @property
    def suffix(self) -> str:
        """The ending of its files."""
        return "." + self.value.rpartition(" ")[2]

    @property
    def is_picture(self) -> bool:
        """Whether it is a picture and not a table."""
        return " " in self.value


@dataclass(frozen=True, slots=True)
class _Offer:
    format: Format
    name: str
    note: str


class FormatList(QWidget):
    """Show the formats with what each is good for; `chosen` carries the one that was clicked."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._buttons: dict[Format, QRadioButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        for offer in self._offers():
            button = QRadioButton(offer.name)
            button.setAccessibleDescription(offer.note)
            button.clicked.connect(lambda _=False, f=offer.format: self.chosen.emit(f))
            note = Words(offer.note, theme.Size.CAPTION, "muted")
            note.setContentsMargins(theme.px(24), 0, 0, theme.px(6))
            self._group.addButton(button)
            self._buttons[offer.format] = button
            column.addWidget(button)
            column.addWidget(note)

    def show_choice(self, chosen: Format) -> None:
        """Mark a format as the chosen one."""
        self._buttons[chosen].setChecked(True)

    def _offers(self) -> list[_Offer]:
        return [
            _Offer(
                Format.WORKBOOK,
                self.tr("Excel workbook"),
                self.tr(".xlsx, colours, filters, frozen headings"),
            ),
            _Offer(
                Format.OPENDOCUMENT,
                self.tr("OpenDocument spreadsheet"),
                self.tr(".ods, the same for LibreOffice"),
            ),
            _Offer(Format.CSV, self.tr("CSV files"), self.tr("one for each sheet, UTF-8")),
            _Offer(
                Format.MATRIX_PNG, self.tr("Picture of the matrix"), self.tr(".png, for documents")
            ),
            _Offer(
                Format.MATRIX_SVG,
                self.tr("Drawing of the matrix"),
                self.tr(".svg, sharp at any size, can be edited"),
            ),
            _Offer(
                Format.TIMELINE_PNG,
                self.tr("Picture of the timeline"),
                self.tr(".png, for documents"),
            ),
            _Offer(
                Format.TIMELINE_SVG,
                self.tr("Drawing of the timeline"),
                self.tr(".svg, sharp at any size, can be edited"),
            ),
        ]
