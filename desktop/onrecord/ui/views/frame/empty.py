"""The start page: what to drop, and what comes of it."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QDate, QLocale, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from onrecord.ui import intake, resources, theme
from onrecord.ui.preferences import RecentProject
from onrecord.ui.style import make_primary
from onrecord.ui.views.frame.example_card import ExampleCard
from onrecord.ui.views.widgets.labels import LinkButton, Words, painted_ground

_COLUMN_PX = 760
_MAX_RECENT = 5


class _RecentRow(QAbstractButton):
    """One project that was open before: name and when, or that its file is gone."""

    def __init__(self, project: RecentProject, when: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._project = project
        self._when = when
        self.setText(project.path.stem)
        self.setToolTip(str(project.path))
        self.setAccessibleName(f"{project.path.stem}, {when}")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return room for a line."""
        return QSize(theme.px(340), theme.px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw icon, name and when; pale when the file is missing."""
        del event
        t = theme.tokens()
        painter = QPainter(self)
        if self.underMouse() or self.isDown():
            painter.fillRect(self.rect(), t.hover)
        colour = t.muted if self._project.missing else t.text
        side = theme.px(16)
        name = "file-x" if self._project.missing else "file-text"
        mark = resources.pixmap(name, colour, side, self.devicePixelRatioF())
        painter.drawPixmap(0, (self.height() - side) // 2, mark)
        small = theme.ui_font(theme.Size.SMALL)
        metrics = QFontMetricsF(small)
        room = metrics.horizontalAdvance(self._when)
        left = side + theme.px(8)
        painter.setPen(t.muted)
        painter.setFont(small)
        painter.drawText(
            self.rect(),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
            self._when,
        )
        painter.setPen(colour)
        font = theme.ui_font()
        painter.setFont(font)
        width = self.width() - left - room - theme.px(12)
        words = QFontMetricsF(font).elidedText(self.text(), Qt.TextElideMode.ElideMiddle, width)
        rect = QRectF(left, 0, width, self.height())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, words)
        painter.end()


class EmptyView(QScrollArea):
    """Say what to drop, offer files, projects and samples, and show what comes of it."""

    files_requested = Signal()
    project_requested = Signal()
    samples_requested = Signal()
    recent_requested = Signal(Path)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setWidgetResizable(True)
        page = QWidget(self)
        painted_ground(page, "base")
        outer = QHBoxLayout(page)
        outer.addStretch(1)
        place = QWidget(page)
        place.setMaximumWidth(theme.px(_COLUMN_PX))
        place.setMinimumWidth(theme.px(560))
        outer.addWidget(place, 1000)
        outer.addStretch(1)
        column = QVBoxLayout(place)
        column.setContentsMargins(0, theme.px(24), 0, theme.px(24))
        column.setSpacing(0)
        column.addStretch(3)
        column.addWidget(Words(self.tr("Drop news articles here"), theme.Size.HERO))
        column.addSpacing(theme.px(6))
        column.addWidget(self._explanation())
        column.addSpacing(theme.px(20))
        column.addLayout(self._buttons())
        column.addSpacing(theme.px(30))
        column.addWidget(ExampleCard())
        column.addSpacing(theme.px(30))
        column.addLayout(self._below())
        column.addStretch(4)
        self.setWidget(page)

    def _explanation(self) -> QLabel:
        label = Words(
            self.tr(
                "Files or whole folders: {kinds}. They become a project by themselves; the "
                "originals stay where they are."
            ).format(kinds=", ".join(self._kinds())),
            colour="second",
        )
        font = label.font()
        font.setPointSizeF(font.pointSizeF() * 14 / 13)
        label.setFont(font)
        label.setWordWrap(True)
        label.setMaximumWidth(theme.px(620))
        return label

    def _kinds(self) -> list[str]:
        """Return the best-known kinds of files that readers take."""
        named = (
            ("pdf", self.tr("PDF")),
            ("docx", self.tr("Word")),
            ("html", self.tr("saved web pages")),
            ("eml", self.tr("e-mail")),
            ("rtf", self.tr("exports of press databases")),
            ("txt", self.tr("plain text")),
        )
        return [words for suffix, words in named if intake.kind_of(f"article.{suffix}")]

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        self.choose = QPushButton(self.tr("Choose files…"))
        self.choose.setIcon(resources.icon("file-plus", "on_ink"))
        make_primary(self.choose)
        self.choose.clicked.connect(self.files_requested)
        self.open = QPushButton(self.tr("Open project…"))
        self.open.setIcon(resources.icon("folder-open"))
        self.open.clicked.connect(self.project_requested)
        for button in (self.choose, self.open):
            button.setFixedHeight(theme.px(32))
            button.setMinimumWidth(button.sizeHint().width() + theme.px(12))
            button.setAccessibleName(button.text().replace("…", ""))
            row.addWidget(button)
        samples = resources.samples()
        if samples:
            link = LinkButton(
                self.tr("Try the samples: {n} openly licensed articles").format(n=len(samples))
            )
            link.clicked.connect(self.samples_requested)
            row.addSpacing(theme.px(16))
            row.addWidget(link)
        row.addStretch(1)
        return row

    def _below(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(40))
        grid.setVerticalSpacing(theme.px(6))
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        bold = QFont.Weight.DemiBold
        self._recent_title = Words(self.tr("Recent projects"), theme.Size.SMALL, "second", bold)
        grid.addWidget(self._recent_title, 0, 0)
        self._recent = QVBoxLayout()
        self._recent.setSpacing(0)
        grid.addLayout(self._recent, 1, 0, Qt.AlignmentFlag.AlignTop)
        self._local = Words(self.tr("On this computer only"), theme.Size.SMALL, "second", bold)
        self._promise = Words(
            self.tr("Articles are read here, without a network; nothing is sent anywhere."),
            theme.Size.SMALL,
            "muted",
        )
        self._promise.setWordWrap(True)
        self._grid = grid
        self._place_promise(1)
        return grid

    def _place_promise(self, column: int) -> None:
        """Put what is promised beside the recent projects, or in their place."""
        for row, words in enumerate((self._local, self._promise)):
            self._grid.removeWidget(words)
            self._grid.addWidget(words, row, column, Qt.AlignmentFlag.AlignTop)

    def showEvent(self, event: QShowEvent) -> None:
        """Put the keyboard on the main button."""
        super().showEvent(event)
        self.choose.setFocus(Qt.FocusReason.TabFocusReason)

    def set_recent(self, projects: Sequence[RecentProject]) -> None:
        """Show the projects that were open before."""
        while (item := self._recent.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.deleteLater()
        self._recent_title.setVisible(bool(projects))
        self._place_promise(1 if projects else 0)
        for project in projects[:_MAX_RECENT]:
            when = self.tr("not found") if project.missing else self._when(project.opened)
            row = _RecentRow(project, when, self)
            row.clicked.connect(
                lambda _checked=False, path=project.path: self.recent_requested.emit(path)
            )
            self._recent.addWidget(row)

    def _when(self, opened: datetime) -> str:
        local = opened.astimezone()
        days = (datetime.now(UTC).astimezone().date() - local.date()).days
        if days <= 0:
            return self.tr("today")
        if days == 1:
            return self.tr("yesterday")
        return QLocale().toString(QDate(local.year, local.month, local.day), "d MMM yyyy")
