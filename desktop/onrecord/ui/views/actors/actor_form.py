"""Everything about one actor, each field to change in place."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from onrecord.domain.actor import Actor, ActorKind
from onrecord.ui import theme
from onrecord.ui.views.widgets.chips import ChipsEditor
from onrecord.ui.views.widgets.labels import LinkButton, Words
from onrecord.ui.views.widgets.suggestions import SuggestingField

_FORM_WIDTH, _LABELS = 720, 120


@dataclass(frozen=True, slots=True)
class Part:
    """Hold a name that was linked to an actor, by rule or by the analyst."""

    key: str
    name: str
    by_analyst: bool


@dataclass(frozen=True, slots=True)
class ActorContent:
    """Hold an actor as the form shows it; `set_fields` are those that the analyst set."""

    actor: Actor
    set_fields: frozenset[str]
    parts: Sequence[Part]
    offices: Sequence[str]
    states: Sequence[str]
    material: str
    members: Sequence[str]


class ActorForm(QWidget):
    """Show an actor; `corrected` carries a field's name and its new value (`None` for empty).

    `followed` names a field that shall be again what the articles say, `split_asked` the key of a
    part.
    """

    corrected = Signal(str, object)
    followed = Signal(str)
    merge_asked = Signal()
    split_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaximumWidth(theme.px(_FORM_WIDTH))
        self._content: ActorContent | None = None
        self._make_head()
        self._make_fields()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        column.addLayout(self._head)
        column.addLayout(self._grid)

    def _make_head(self) -> None:
        self.name = QLineEdit()
        self.name.setFont(theme.ui_font(theme.Size.TITLE))
        self.name.setAccessibleName(self.tr("Name"))
        self.name.setMinimumHeight(theme.px(34))
        self.name.editingFinished.connect(lambda: self._correct("name", self.name))
        self.kind = QComboBox()
        self.kind.setAccessibleName(self.tr("Kind"))
        for kind, text in (
            (ActorKind.PERSON, self.tr("person")),
            (ActorKind.ORGANISATION, self.tr("organisation")),
            (ActorKind.STATE, self.tr("state")),
            (ActorKind.GROUP, self.tr("group")),
        ):
            self.kind.addItem(text, kind)
        self.kind.activated.connect(self._choose_kind)
        self.merge = QPushButton(self.tr("Merge with…"))
        self.merge.setToolTip(self.tr("Let this actor stand for another one too."))
        self.merge.clicked.connect(self.merge_asked)
        self._head = QHBoxLayout()
        self._head.setSpacing(theme.px(8))
        self._head.addWidget(self.name, 1)
        self._head.addWidget(self.kind)
        self._head.addWidget(self.merge)

    def _make_fields(self) -> None:
        self.names = ChipsEditor(self.tr("Names in the texts"), self.tr("add a name"), serif=True)
        self.names.added.connect(lambda text: self._change_names((*self._aliases(), text)))
        self.names.removed.connect(
            lambda text: self._change_names(tuple(a for a in self._aliases() if a != text))
        )
        self.fields: dict[str, SuggestingField] = {}
        self._origins: dict[str, Words] = {}
        self._links: dict[str, LinkButton] = {}
        self._grid = QGridLayout()
        self._grid.setColumnMinimumWidth(0, theme.px(_LABELS))
        self._grid.setColumnStretch(1, 1)
        self._grid.setHorizontalSpacing(theme.px(12))
        self._grid.setVerticalSpacing(theme.px(12))
        self._parts = QVBoxLayout()
        self._parts.setSpacing(theme.px(4))
        self._members = Words("")
        self._members.setWordWrap(True)
        self._material = Words("")
        self._material.setWordWrap(True)
        self._add_row(self.tr("Names in the texts"), self.names)
        self._add_row(self.tr("Role"), self._field("role", self.tr("Role, in words")))
        self._add_row(
            self.tr("Speaks for"),
            self._field("office", self.tr("Office or body, such as a ministry")),
            self.tr("In rows by office the statements stand under this body."),
        )
        self._add_row(
            self.tr("Belongs to"),
            self._field("state", self.tr("State or party")),
            self.tr("In rows by state the statements stand under it; by person nothing moves."),
        )
        self._member_row = self._add_row(self.tr("Members"), self._members)
        box = QWidget()
        box.setLayout(self._parts)
        self._part_row = self._add_row(self.tr("Linked names"), box)
        self._add_row(self.tr("In the material"), self._material)

    def _add_row(self, label: str, widget: QWidget, hint: str = "") -> tuple[QWidget, QWidget]:
        row = self._grid.rowCount()
        words = Words(label, colour="second")
        words.setAlignment(Qt.AlignmentFlag.AlignTop)
        words.setContentsMargins(0, theme.px(4), 0, 0)
        self._grid.addWidget(words, row, 0)
        if not hint:
            self._grid.addWidget(widget, row, 1)
            return words, widget
        note = Words(hint, theme.Size.SMALL, "muted")
        note.setWordWrap(True)
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(widget)
        column.addWidget(note)
        self._grid.addWidget(box, row, 1)
        return words, box

    def _field(self, name: str, invitation: str) -> QWidget:
        field = SuggestingField()
        field.setPlaceholderText(invitation)
        field.setAccessibleName(invitation)
        field.setFixedHeight(theme.px(28))
        field.editingFinished.connect(lambda: self._correct(name, field))
        origin = Words("", theme.Size.CAPTION, "muted")
        link = LinkButton(self.tr("As in the articles"), theme.Size.CAPTION)
        link.clicked.connect(lambda: self.followed.emit(name))
        self.fields[name], self._origins[name], self._links[name] = field, origin, link
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(field, 1)
        row.addWidget(origin)
        row.addWidget(link)
        return box

    # Showing

    def show_actor(self, content: ActorContent) -> None:
        """Show another actor, or the same one changed."""
        self._content = content
        actor = content.actor
        self.name.setText(actor.name)
        self.name.setCursorPosition(0)
        self.kind.setCurrentIndex(self.kind.findData(actor.kind))
        self.names.show_texts(actor.aliases)
        for name, values in (
            ("role", ()), ("office", content.offices), ("state", content.states),
        ):  # fmt: skip
            self._show_field(name, getattr(actor, name) or "", values)
        self._members.setText(", ".join(content.members))
        for widget in self._member_row:
            widget.setVisible(bool(content.members))
        self._show_parts(content.parts)
        self._material.setText(content.material)

    def _show_field(self, name: str, value: str, known: Sequence[str]) -> None:
        field = self.fields[name]
        field.setText(value)
        field.setCursorPosition(0)
        field.offer(known)
        was_set = self._content is not None and name in self._content.set_fields
        inferred = self.tr("read from the articles") if value else ""
        self._origins[name].setText(self.tr("set by you") if was_set else inferred)
        self._links[name].setVisible(was_set)

    def _show_parts(self, parts: Sequence[Part]) -> None:
        while (item := self._parts.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for part in parts:
            self._parts.addWidget(self._part(part))
        for widget in self._part_row:
            widget.setVisible(bool(parts))

    def _part(self, part: Part) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        name = Words(part.name, weight=QFont.Weight.Medium)
        why = self.tr("merged by you") if part.by_analyst else self.tr("linked by its name")
        split = QPushButton(self.tr("Split"))
        split.setAccessibleName(self.tr("Split {name} off").format(name=part.name))
        split.clicked.connect(lambda: self.split_asked.emit(part.key))
        row.addWidget(name)
        row.addWidget(Words(why, theme.Size.CAPTION, "muted"))
        row.addStretch(1)
        row.addWidget(split)
        return box

    # What was typed

    def _correct(self, name: str, field: QLineEdit) -> None:
        if self._content is None:
            return
        value = " ".join(field.text().split()) or None
        held = getattr(self._content.actor, name) or None
        if name == "name" and value is None:
            field.setText(self._content.actor.name)
        elif value != held:
            self.corrected.emit(name, value)

    def _choose_kind(self) -> None:
        kind = self.kind.currentData()
        if self._content is not None and kind != self._content.actor.kind:
            self.corrected.emit("kind", ActorKind(kind))

    def _aliases(self) -> tuple[str, ...]:
        return self._content.actor.aliases if self._content is not None else ()

    def _change_names(self, names: tuple[str, ...]) -> None:
        self.corrected.emit("aliases", names)
