"""Actors by the state or party behind them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import (
    QAbstractItemModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from onrecord.domain.actor import Actor
from onrecord.tables.rows import JOINT, OTHERS, caption_of, group_of

Index = QModelIndex | QPersistentModelIndex
MIME_TYPE = "application/x-onrecord-actor"
COUNT_ROLE = Qt.ItemDataRole.UserRole + 1
_NOWHERE = QModelIndex()


@dataclass(slots=True)
class ActorGroup:
    """Hold a heading with its actors."""

    name: str
    actors: list[Actor] = field(default_factory=list)
    statements: int = 0


class ActorTreeModel(QAbstractItemModel):
    """Offer groups and in them actors; an actor dropped on another asks for a merge.

    The actor's key stands under `UserRole` (empty for a group), the number of its statements under
    `COUNT_ROLE`.
    """

    merge_asked = Signal(str, str)
    """Keys of the actor that is kept and of the one dropped on it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: list[Actor] = []
        self._counts: Mapping[str, int] = {}
        self._filter = ""
        self._groups: list[ActorGroup] = []

    @property
    def groups(self) -> Sequence[ActorGroup]:
        """The groups shown."""
        return self._groups

    @property
    def total(self) -> int:
        """How many actors there are, shown or not."""
        return len(self._all)

    def show_actors(self, actors: Sequence[Actor], counts: Mapping[str, int]) -> None:
        """Show these actors with the numbers of their statements."""
        self._all = list(actors)
        self._counts = counts
        self._arrange()

    def keep(self, words: str) -> None:
        """Show only actors that have the words in a name or in what they are."""
        self._filter = words.casefold().strip()
        self._arrange()

    def _arrange(self) -> None:
        by_key = {actor.key: actor for actor in self._all}
        groups: dict[str, ActorGroup] = {}
        for actor in self._all:
            if self._filter and not self._holds(actor):
                continue
            name = group_of(actor, by_key)
            group = groups.setdefault(name, ActorGroup(name))
            group.actors.append(actor)
            group.statements += self._counts.get(actor.key, 0)
        last = (JOINT, OTHERS)
        self.beginResetModel()
        self._groups = sorted(
            groups.values(),
            key=lambda group: (group.name in last, -group.statements, group.name.casefold()),
        )
        for group in self._groups:
            group.actors.sort(key=lambda a: (-self._counts.get(a.key, 0), a.name.casefold()))
        self.endResetModel()

    def _holds(self, actor: Actor) -> bool:
        parts = (actor.name, actor.role, actor.office, actor.state, *actor.aliases)
        return any(self._filter in part.casefold() for part in parts if part)

    def index_of(self, key: str) -> QModelIndex:
        """Return the index of an actor, an invalid one when it is not shown."""
        for row, group in enumerate(self._groups):
            for place, actor in enumerate(group.actors):
                if actor.key == key:
                    return self.index(place, 0, self.index(row, 0))
        return QModelIndex()

    def actor(self, index: Index) -> Actor | None:
        """Return the actor at an index, `None` for a group."""
        if not index.isValid() or index.internalId() == 0:
            return None
        return self._groups[index.internalId() - 1].actors[index.row()]

    # The number of an actor's group plus one is its internal id; groups have 0.

    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        """Return the index of a group, or of an actor in its group."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: Index = _NOWHERE) -> QModelIndex:  # type: ignore[override]
        """Return the group of an actor."""
        if not index.isValid() or index.internalId() == 0:
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, 0)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of groups, or of a group's actors."""
        if not parent.isValid():
            return len(self._groups)
        return len(self._groups[parent.row()].actors) if parent.internalId() == 0 else 0

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return 1."""
        del parent
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return name, key, count and what an actor is."""
        if not index.isValid():
            return None
        actor = self.actor(index)
        group = None if actor is not None else self._groups[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return actor.name if actor is not None else group.name if group else ""
        if role == Qt.ItemDataRole.UserRole:
            return actor.key if actor is not None else ""
        if role == COUNT_ROLE:
            if actor is not None:
                return self._counts.get(actor.key, 0)
            return group.statements if group else 0
        if role == Qt.ItemDataRole.ToolTipRole and actor is not None:
            return "\n".join(part for part in (actor.name, caption_of(actor)) if part)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let actors be dragged, and dropped on actors."""
        base = super().flags(index)
        if self.actor(index) is not None:
            return base | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled
        return base & ~Qt.ItemFlag.ItemIsSelectable

    def mimeTypes(self) -> list[str]:
        """Return the type of a dragged actor."""
        return [MIME_TYPE]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return the dragged actor's key."""
        data = QMimeData()
        keys = [actor.key for index in indexes if (actor := self.actor(index)) is not None]
        data.setData(MIME_TYPE, keys[0].encode() if keys else b"")
        return data

    def supportedDropActions(self) -> Qt.DropAction:
        """Return that a drop links."""
        return Qt.DropAction.LinkAction | Qt.DropAction.MoveAction

    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Return whether an actor is held over another one."""
        del action, column
        target = self.actor(parent)
        dragged = bytes(data.data(MIME_TYPE).data()).decode()
        return row < 0 and target is not None and bool(dragged) and dragged != target.key

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Ask for the merge; the model itself changes when the project does."""
        if not self.canDropMimeData(data, action, row, column, parent):
            return False
        target = self.actor(parent)
        if target is not None:
            self.merge_asked.emit(target.key, bytes(data.data(MIME_TYPE).data()).decode())
        # False keeps the view from removing the row that was dragged.
        return False
