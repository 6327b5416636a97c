"""One window a user: a second start hands its files to the first and ends."""

import json
import logging
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_LOG = logging.getLogger(__name__)
_CONNECT_MS, _ANSWER_MS = 500, 2_000
_MOST_BYTES = 4_000_000
_DONE = b"ok\n"


def name_for(data_folder: Path) -> str:
    """Return the name under which the window of a data folder listens on this computer."""
    place = str(data_folder.absolute()).encode("utf-8", "surrogatepass")
    return f"onrecord-{sha256(place).hexdigest()[:16]}"


def hand_over(name: str, paths: Sequence[Path]) -> bool:
    """Give files to the window that listens under a name; return whether one took them.

    Without files the window comes to the front.
    """
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(_CONNECT_MS):
        return False
    line = json.dumps([str(path.absolute()) for path in paths])
    socket.write(line.encode("utf-8", "surrogatepass") + b"\n")
    while socket.bytesToWrite():
        if not socket.waitForBytesWritten(_ANSWER_MS):
            return False
    if not socket.bytesAvailable() and not socket.waitForReadyRead(_ANSWER_MS):
        return False
    return bytes(socket.readAll().data()) == _DONE


class SingleInstance(QObject):
    """Listen for later starts; `asked` carries the paths that one was given, perhaps none."""

    asked = Signal(list)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        # A window that was killed leaves its socket behind; nobody listens there any more.
        if not self._server.listen(name) and QLocalServer.removeServer(name):
            self._server.listen(name)
        if not self._server.isListening():
            _LOG.info("later starts open windows of their own: %s", self._server.errorString())

    @property
    def is_listening(self) -> bool:
        """Whether later starts find this window."""
        return self._server.isListening()

    def _answer(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.setReadBufferSize(_MOST_BYTES)
            socket.disconnected.connect(socket.deleteLater)
            socket.readyRead.connect(lambda taken=socket: self._take(taken))
            if socket.canReadLine():
                self._take(socket)

    def _take(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            return
        try:
            names = json.loads(bytes(socket.readLine().data()).decode("utf-8", "surrogatepass"))
        except ValueError:
            socket.abort()
            return
        if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
            socket.abort()
            return
        socket.write(_DONE)
        socket.flush()
        self.asked.emit([Path(name) for name in names])
