"""A window of another program from which files are dragged: `drag_source.py FILE…`.

It prints what became of the drag: "copy", "move" or "nothing".
"""

import sys
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel

TITLE = "Files to drag"
WORDS = {Qt.DropAction.CopyAction: "copy", Qt.DropAction.MoveAction: "move"}


class Source(QLabel):
    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        del event
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(Path(name).absolute())) for name in sys.argv[1:]])
        drag = QDrag(self)
        drag.setMimeData(data)
        actions = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
        done = drag.exec(actions, Qt.DropAction.MoveAction)
        print(WORDS.get(done, "nothing"), flush=True)


if __name__ == "__main__":
    app = QApplication(sys.argv[:1])
    source = Source("drag me")
    source.setWindowTitle(TITLE)
    source.setAlignment(Qt.AlignmentFlag.AlignCenter)
    source.resize(220, 160)
    source.show()
    app.exec()
