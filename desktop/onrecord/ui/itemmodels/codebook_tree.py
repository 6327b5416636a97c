"""Topics and below them their targets."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from onrecord.domain.codebook import Codebook

Index = QModelIndex | QPersistentModelIndex
MIME_TYPE = "application/x-onrecord-target"
COUNT_ROLE = Qt.ItemDataRole.UserRole + 1
_NOWHERE = QModelIndex()
_SEPARATOR = "\x1f"


class CodebookTreeModel(QAbstractItemModel):
    """Offer a codebook as a tree; topic key and target key (or "") stand under `UserRole`.

    A target dropped on another asks for a merge, on a topic for a move.
    """

    merge_asked = Signal(str, str, str, str)
    """Topic and target that are kept, topic and target that were dropped."""
    move_asked = Signal(str, str, str)
    """Target, its topic, and the topic that it was dropped on."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._codebook = Codebook()
        self._topic_counts: Mapping[str, str] = {}
        self._target_counts: Mapping[str, str] = {}

    def show_codebook(self, codebook: Codebook) -> None:
        """Show a codebook; when only names changed, rows stay where they are."""
        same = _shape(codebook) == _shape(self._codebook)
        if same:
            self._codebook = codebook
            self._tell_all()
        else:
            self.beginResetModel()
            self._codebook = codebook
            self.endResetModel()

    def show_counts(self, topics: Mapping[str, str], targets: Mapping[str, str]) -> None:
        """Show how many statements topics and targets have; one that is left out has none."""
        self._topic_counts, self._target_counts = topics, targets
        self._tell_all()

    def _tell_all(self) -> None:
        count = self.rowCount()
        if not count:
            return
        self.dataChanged.emit(self.index(0, 0), self.index(count - 1, 0))
        for row in range(count):
            parent = self.index(row, 0)
            below = self.rowCount(parent)
            if below:
                self.dataChanged.emit(self.index(0, 0, parent), self.index(below - 1, 0, parent))

    def keys(self, index: Index) -> tuple[str, str]:
        """Return topic key and target key of an index; empty where there is none."""
        if not index.isValid():
            return "", ""
        if index.internalId() == 0:
            return self._codebook.topics[index.row()].key, ""
        topic = self._codebook.topics[index.internalId() - 1]
        return topic.key, topic.targets[index.row()].key

    def index_of(self, topic: str, target: str = "") -> QModelIndex:
        """Return the index of a topic or target, an invalid one when it is not there."""
        for row, held in enumerate(self._codebook.topics):
            if held.key != topic:
                continue
            parent = self.index(row, 0)
            if not target:
                return parent
            for place, known in enumerate(held.targets):
                if known.key == target:
                    return self.index(place, 0, parent)
        return QModelIndex()

    # The number of a target's topic plus one is its internal id; topics have 0.

    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        """Return the index of a topic, or of a target in its topic."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: Index = _NOWHERE) -> QModelIndex:  # type: ignore[override]
        """Return the topic of a target."""
        if not index.isValid() or index.internalId() == 0:
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, 0)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of topics, or of a topic's targets."""
        if not parent.isValid():
            return len(self._codebook.topics)
        if parent.internalId() != 0:
            return 0
        return len(self._codebook.topics[parent.row()].targets)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return 1."""
        del parent
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return name, keys and count."""
        if not index.isValid():
            return None
        topic_key, target_key = self.keys(index)
        topic = self._codebook.topic(topic_key)
        if topic is None:
            return None
        target = next((t for t in topic.targets if t.key == target_key), None)
        if role == Qt.ItemDataRole.DisplayRole:
            return (target.name if target else topic.name) or self.tr("(no name)")
        if role == Qt.ItemDataRole.UserRole:
            return (topic_key, target_key)
        if role == COUNT_ROLE:
            if target is not None:
                return self._target_counts.get(target_key, "")
            return self._topic_counts.get(topic_key, "0")
        if role == Qt.ItemDataRole.ToolTipRole:
            return target.supporting if target else topic.definition
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let targets be dragged, and dropped on targets and topics."""
        base = super().flags(index)
        if not index.isValid():
            return base
        base |= Qt.ItemFlag.ItemIsDropEnabled
        return base | Qt.ItemFlag.ItemIsDragEnabled if index.internalId() else base

    def mimeTypes(self) -> list[str]:
        """Return the type of a dragged target."""
        return [MIME_TYPE]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return the keys of the dragged target and its topic."""
        data = QMimeData()
        keys = next((self.keys(index) for index in indexes), ("", ""))
        data.setData(MIME_TYPE, _SEPARATOR.join(keys).encode())
        return data

    def supportedDropActions(self) -> Qt.DropAction:
        """Return that a drop moves."""
        return Qt.DropAction.MoveAction

    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Return whether a target is held over another one, or over another topic."""
        del action, column
        if row >= 0 or not parent.isValid() or not data.hasFormat(MIME_TYPE):
            return False
        topic, target = _dragged(data)
        over_topic, over_target = self.keys(parent)
        if over_target:
            return (topic, target) != (over_topic, over_target)
        return topic != over_topic

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Ask for the merge or move; the model itself changes when the codebook does."""
        if not self.canDropMimeData(data, action, row, column, parent):
            return False
        topic, target = _dragged(data)
        over_topic, over_target = self.keys(parent)
        if over_target:
            self.merge_asked.emit(over_topic, over_target, topic, target)
        else:
            self.move_asked.emit(target, topic, over_topic)
        # False keeps the view from removing the row that was dragged.
        return False


def _dragged(data: QMimeData) -> tuple[str, str]:
    topic, _, target = bytes(data.data(MIME_TYPE).data()).decode().partition(_SEPARATOR)
    return topic, target


def _shape(codebook: Codebook) -> list[tuple[str, list[str]]]:
    return [(topic.key, [target.key for target in topic.targets]) for topic in codebook.topics]
