"""A window as a place to drop files on: they are offered to be copied, and handed on."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from onrecord.ui import intake
from onrecord.ui.views.frame.drop_veil import DropVeil


class DropTarget(QObject):
    """Take what is dragged onto a window, with a veil that says what will come of it.

    Files and folders that can be read or opened are taken; anything else is refused.
    """

    dropped = Signal(intake.Intake)

    def __init__(self, window: QWidget, project_name: Callable[[], str]) -> None:
        super().__init__(window)
        self._project_name = project_name
        self.veil = DropVeil(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Answer drags, and keep the veil over the whole window."""
        match event:
            case QDropEvent() if event.type() == QEvent.Type.Drop:
                self._drop(event)
            case QDragEnterEvent():
                self._enter(event)
            case QDragMoveEvent():
                _offer_copy(event)
            case _ if event.type() == QEvent.Type.DragLeave:
                self.veil.hide()
            case _:
                if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
                    self.veil.setGeometry(watched.rect())
                return False
        return True

    def _enter(self, event: QDragEnterEvent) -> None:
        found = intake.look_at_drag(event.mimeData())
        if not found.acceptable:
            event.ignore()
            return
        _offer_copy(event)
        self.veil.show_over(found, self._project_name())

    def _drop(self, event: QDropEvent) -> None:
        self.veil.hide()
        found = intake.look_at_drag(event.mimeData())
        if not found.acceptable:
            event.ignore()
            return
        _offer_copy(event)
        # After the source has been answered: it waits until this handler returns.
        QTimer.singleShot(0, self, lambda: self.dropped.emit(found))


def _offer_copy(event: QDropEvent) -> None:
    """Offer to copy, never to move."""
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()
