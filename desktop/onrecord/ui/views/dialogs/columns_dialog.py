"""Asking which column of a table holds which part of its articles."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from onrecord.reading.tabular.fields import DAY_FIRST, MONTH_FIRST, ORDER
from onrecord.ui import theme
from onrecord.ui.itemmodels.table_preview import TablePreview
from onrecord.ui.views.widgets.labels import Words

if TYPE_CHECKING:
    from onrecord.reading import TableColumns

_WIDTH, _COLUMN, _ROW = 760, 150, 26


class ColumnsDialog(QDialog):
    """Show the first rows of a table and a choice of column for each part of an article.

    `chosen` says which field is in which column and, where dates can be read in two ways, in which
    order they are written; `before` is what it was when the dialog opened. `remember` says whether
    tables with the same columns are to be read alike from now on.
    """

    def __init__(self, name: str, columns: "TableColumns", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Columns of {name}").format(name=name))
        self._columns = columns
        self.preview = TablePreview(columns, self)
        self.choices: dict[str, QComboBox] = {}
        column = QVBoxLayout(self)
        margin = theme.px(16)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(theme.px(10))
        words = Words(
            self.tr("Each row is an article. Say which columns hold its text and the rest.")
        )
        words.setWordWrap(True)
        column.addWidget(words)
        column.addWidget(self._make_table())
        column.addLayout(self._make_choices())
        self.remember_box = QCheckBox(self.tr("&Read all tables with these columns this way"))
        self.remember_box.setChecked(True)
        self.remember_box.setVisible(columns.named)
        column.addWidget(self.remember_box)
        self._problem = Words("", theme.Size.SMALL, "warn")
        self._problem.setWordWrap(True)
        column.addWidget(self._problem)
        column.addWidget(self._make_buttons())
        self.resize(theme.px(_WIDTH), self.sizeHint().height())
        self.before = self.chosen
        self._follow()
        self.choices["text"].setFocus()

    @property
    def chosen(self) -> dict[str, str]:
        """Which field is in which column, by their names."""
        return self._columns_chosen | self._order_chosen

    @property
    def _columns_chosen(self) -> dict[str, str]:
        found = {field: box.currentData() for field, box in self.choices.items()}
        return {field: str(name) for field, name in found.items() if name}

    @property
    def _order_chosen(self) -> dict[str, str]:
        """The order of day and month; none where the dates can be read in one way only."""
        asked = not self.order.isHidden() and self.choices["date"].currentData()
        return {ORDER: str(self.order.currentData())} if asked else {}

    @property
    def remember(self) -> bool:
        """Whether tables with the same columns are to be read alike."""
        return self._columns.named and self.remember_box.isChecked()

    def _make_table(self) -> QTableView:
        table = QTableView(self)
        table.setModel(self.preview)
        table.setAccessibleName(self.tr("First rows of the table"))
        table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.setCornerButtonEnabled(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(theme.px(_ROW))
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setDefaultSectionSize(theme.px(_COLUMN))
        header.setFixedHeight(theme.px(42))
        header.setHighlightSections(False)
        header.setFont(theme.ui_font(theme.Size.SMALL))
        header.setStretchLastSection(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        shown = len(self._columns.sample) * theme.px(_ROW)
        table.setFixedHeight(header.height() + shown + theme.px(18))
        return table

    def _make_choices(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(8))
        grid.setVerticalSpacing(theme.px(6))
        for number, (field, words) in enumerate(self._fields().items()):
            box = QComboBox(self)
            box.addItem(self.tr("not in this table"), "")
            for name in self._columns.names:
                box.addItem(name, name)
            box.setCurrentIndex(max(0, box.findData(self._columns.fields.get(field, ""))))
            box.setMinimumContentsLength(14)
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.currentIndexChanged.connect(self._follow)
            label = QLabel(words, self)
            label.setBuddy(box)
            box.setAccessibleName(words.replace("&", ""))
            row, place = divmod(number, 2)
            grid.addWidget(label, row, 2 * place)
            grid.addWidget(box, row, 2 * place + 1)
            self.choices[field] = box
        self._add_order(grid)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        return grid

    def _add_order(self, grid: QGridLayout) -> None:
        """Add the choice of what 3/4/2024 means, for a table where nothing tells it."""
        words = self.tr("Day o&rder")
        self.order = QComboBox(self)
        self.order.addItem(self.tr("day first (3/4 is 3 April)"), DAY_FIRST)
        self.order.addItem(self.tr("month first (3/4 is March 4)"), MONTH_FIRST)
        stated = self._columns.fields.get(ORDER, "")
        self.order.setCurrentIndex(max(0, self.order.findData(stated)))
        self.order.setAccessibleName(words.replace("&", ""))
        label = QLabel(words, self)
        label.setBuddy(self.order)
        row, place = divmod(len(self.choices), 2)
        grid.addWidget(label, row, 2 * place)
        grid.addWidget(self.order, row, 2 * place + 1)
        for widget in (label, self.order):
            widget.setVisible(self._columns.two_orders or bool(stated))

    def _make_buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(self)
        self.read = QPushButton(self.tr("Read"), self)
        self.read.setDefault(True)
        buttons.addButton(self.read, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _fields(self) -> dict[str, str]:
        return {
            "text": self.tr("&Text"),
            "title": self.tr("T&itle"),
            "date": self.tr("&Date"),
            "outlet": self.tr("&Outlet"),
            "author": self.tr("&Author"),
            "url": self.tr("&Link"),
            "language": self.tr("Lan&guage"),
        }

    def _follow(self) -> None:
        """Show the choices over the table, and what keeps it from being read."""
        chosen = self._columns_chosen
        words = {field: text.replace("&", "") for field, text in self._fields().items()}
        self.preview.show_fields({words[field]: name for field, name in chosen.items()})
        twice = len(set(chosen.values())) < len(chosen)
        problem = ""
        if "text" not in chosen:
            problem = self.tr("Choose the column with the texts of the articles.")
        elif twice:
            problem = self.tr("A column is chosen twice.")
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        self.read.setEnabled(not problem)
