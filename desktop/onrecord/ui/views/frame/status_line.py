"""The line at the bottom: what the project holds, and what is going on."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QStatusBar, QWidget

from onrecord.ui import resources, theme
from onrecord.ui.words import articles_words, statements_words

_NOTE_MS = 10_000


class StatusLine(QStatusBar):
    """Show counts at the leading end, work in progress and the reader's name at the other."""

    work_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.setFixedHeight(theme.px(24))
        self._place = QWidget(self)
        row = QHBoxLayout(self._place)
        row.setContentsMargins(theme.px(12), 0, theme.px(12), 0)
        row.setSpacing(theme.px(16))
        self._counts = self._label(row)
        self._note = self._label(row)
        self._note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row.setStretchFactor(self._note, 1)
        self._work = QPushButton(self._place)
        self._work.setFlat(True)
        self._work.setProperty("as_link", True)  # noqa: FBT003 - Qt's own signature
        self._work.setFont(theme.ui_font(theme.Size.CAPTION))
        self._work.clicked.connect(self.work_clicked)
        self._work.hide()
        row.addWidget(self._work)
        self._reader = self._label(row)
        local = QHBoxLayout()
        local.setSpacing(theme.px(5))
        self._lock = QLabel(self._place)
        local.addWidget(self._lock)
        self._local = self._label(local)
        row.addLayout(local)
        self._local.setText(self.tr("Nothing leaves this computer"))
        self._saved = self._label(row)
        self.addWidget(self._place, 1)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_NOTE_MS)
        self._pause.timeout.connect(lambda: self._note.setText(""))
        self.messageChanged.connect(lambda text: self._place.setVisible(not text))
        theme.theme_changed.connect(self._recolour)
        self._recolour()

    def _label(self, row: QHBoxLayout) -> QLabel:
        label = QLabel(self._place)
        label.setFont(theme.ui_font(theme.Size.CAPTION))
        label.setTextFormat(Qt.TextFormat.PlainText)
        row.addWidget(label)
        return label

    def set_counts(self, articles: int, statements: int, reviewed: int, *, on_topic: int) -> None:
        """Show how much the project holds; the tooltip says how many take part in the views."""
        held = statements_words(statements)
        if on_topic != statements:
            held = self.tr("{statements}, {n} on topics").format(statements=held, n=on_topic)
        words = [
            articles_words(articles),
            held,
            self.tr("{n} reviewed").format(n=reviewed),
        ]
        self._counts.setText("    ".join(words))
        parts = self.tr(
            "{n} of {all} take a position on a topic of the codebook: these stand in matrix, "
            "timeline and statements. The others are shown with their article."
        )
        self._counts.setToolTip(parts.format(n=on_topic, all=statements_words(statements)))

    def clear_counts(self) -> None:
        """Show no counts: no project is open."""
        self._counts.setText("")
        self._saved.setText("")

    def set_saved(self, words: str) -> None:
        """Say where the project stands on disk."""
        self._saved.setText(words)

    def set_reader(self, words: str) -> None:
        """Name the reader (engine) and its version, or say that it is missing."""
        self._reader.setText(words)

    def set_work(self, words: str) -> None:
        """Show work in progress as a button that leads to it; empty takes it away."""
        self._work.setText(words)
        self._work.setVisible(bool(words))

    def note(self, words: str) -> None:
        """Say something for ten seconds."""
        self._note.setText(words)
        self._pause.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground and hairline; Fusion's frames around items are left out."""
        del event
        t = theme.tokens()
        painter = QPainter(self)
        painter.fillRect(self.rect(), t.chrome)
        painter.fillRect(0, 0, self.width(), 1, t.hair)
        message = self.currentMessage()
        if message:
            painter.setPen(t.second)
            painter.setFont(theme.ui_font(theme.Size.CAPTION))
            room = self.rect().adjusted(theme.px(12), 0, -theme.px(12), 0)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, message)
        painter.end()

    def _recolour(self) -> None:
        t = theme.tokens()
        for label in (self._counts, self._note, self._reader, self._local, self._saved):
            palette = label.palette()
            palette.setColor(palette.ColorRole.WindowText, t.second)
            label.setPalette(palette)
        side = theme.px(13)
        self._lock.setPixmap(resources.icon("lock", "second").pixmap(QSize(side, side)))
        self.update()
