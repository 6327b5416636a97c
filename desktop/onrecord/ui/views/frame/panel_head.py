"""The head of a side panel: its name, a count or note, and its buttons."""

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from onrecord.ui import theme
from onrecord.ui.views.frame.top_bar import Bar
from onrecord.ui.views.widgets.labels import Words


class PanelHead(Bar):
    """Show a panel's name with a count; buttons stand at the far end."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__("panel", 36, parent)
        self.row.setContentsMargins(theme.px(12), 0, theme.px(8), 0)
        self.row.setSpacing(theme.px(8))
        self._title = Words(title, weight=QFont.Weight.DemiBold, parent=self)
        self._note = Words("", colour="muted", parent=self)
        self.row.addWidget(self._title)
        self.row.addWidget(self._note)
        self.row.addStretch(1)
        self._count = 0

    def add(self, button: QWidget) -> None:
        """Put a button at the far end."""
        self.row.addWidget(button)

    def set_title(self, title: str) -> None:
        """Give the panel another name."""
        self._title.setText(title)

    def set_count(self, count: int) -> None:
        """Show how many rows the panel has."""
        self._count = count
        self._note.setText(str(count) if count else "")

    def set_note(self, words: str) -> None:
        """Show words in place of the count; empty brings the count back."""
        self._note.setText(words or (str(self._count) if self._count else ""))
