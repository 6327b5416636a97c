"""A page that follows the project while it is shown, and catches up when it is shown again."""

from time import perf_counter

from PySide6.QtCore import QTimer
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from onrecord.ui import theme
from onrecord.ui.view_state import ViewState
from onrecord.workspace import ArticlesRemoved

_SOON_MS = 0
_REST_FACTOR = 4
_LONGEST_REST_MS = 2_000
_NOTICEABLE_MS = 40


class LivePage(QWidget):
    """Call `refresh` when project or filters changed, once for many changes and only in view.

    A page that takes long to refresh rests between two refreshes, so that an import, which changes
    the project with every article, leaves the window free.
    """

    def __init__(self, state: ViewState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = state
        self._stale = True
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._catch_up)
        self._free_at = 0.0
        self._keyboard: QWidget | None = None
        state.project_changed.connect(self.invalidate)
        state.selection_changed.connect(self.invalidate)
        theme.theme_changed.connect(self.apply_theme)

    def hand_keyboard_to(self, widget: QWidget) -> None:
        """Let a widget have the keyboard whenever the page is given it.

        As its focus proxy the widget would be next to itself, and Tab never lead out of the page.
        """
        self._keyboard = widget

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard on."""
        super().focusInEvent(event)
        if self._keyboard is not None and self._keyboard.isVisible():
            self._keyboard.setFocus(event.reason())
        else:
            self.focusNextChild()

    def refresh(self) -> None:
        """Show the project as it is now."""
        raise NotImplementedError

    def apply_theme(self) -> None:
        """Draw with the colours of the present theme."""

    def invalidate(self, event: object = None) -> None:
        """Have the page shown anew as soon as it is in view.

        When what it shows is gone, with its project or its articles, it is shown anew at once.
        """
        self._stale = True
        if not self.isVisible():
            return
        if event is None or isinstance(event, ArticlesRemoved):
            self._timer.stop()
            self._catch_up()
        elif not self._timer.isActive():
            self._timer.start(max(_SOON_MS, round((self._free_at - perf_counter()) * 1000)))

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened while the page was hidden."""
        super().showEvent(event)
        self._catch_up()

    def _catch_up(self) -> None:
        if not self._stale or not self.isVisible():
            return
        self._stale = False
        began = perf_counter()
        self.refresh()
        ended = perf_counter()
        took_ms = (ended - began) * 1000
        rest_ms = min(_LONGEST_REST_MS, took_ms * _REST_FACTOR) if took_ms > _NOTICEABLE_MS else 0
        self._free_at = ended + rest_ms / 1000
