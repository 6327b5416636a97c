"""A topic, or a target of it, with everything that defines it."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from onrecord.domain.codebook import Target, Topic
from onrecord.ui import theme
from onrecord.ui.undoing import LeavesUndo
from onrecord.ui.views.codebook.pole_editor import PoleEditor
from onrecord.ui.views.widgets.chips import ChipsEditor
from onrecord.ui.views.widgets.labels import LinkButton, Words

_WIDTH = 720


class TermsEditor(QWidget):
    """Show terms as chips: new ones framed, taken ones below to put back.

    `changed` carries the terms as they are now.
    """

    changed = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._terms: tuple[str, ...] = ()
        self._before: tuple[str, ...] = ()
        self.chips = ChipsEditor(name, self.tr("add a term"))
        self.chips.added.connect(self._add)
        self.chips.removed.connect(self._remove)
        self._removed = Words("", theme.Size.SMALL, "second")
        self.put_back = LinkButton(self.tr("put back"), theme.Size.SMALL)
        self.put_back.clicked.connect(self._put_back)
        self._below = QWidget()
        row = QHBoxLayout(self._below)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._removed)
        row.addWidget(self.put_back)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(self.chips)
        column.addWidget(self._below)

    def show_terms(self, terms: tuple[str, ...], before: tuple[str, ...]) -> None:
        """Show terms, and how they differ from those of the codebook that holds."""
        self._terms, self._before = terms, before
        self.chips.show_texts(terms, marked=frozenset(terms) - frozenset(before))
        gone = [term for term in before if term not in terms]
        self._removed.setText(
            self.tr("Removed in this edit: {terms}").format(terms=", ".join(gone))
        )
        self._below.setVisible(bool(gone))

    def _add(self, term: str) -> None:
        self._change((*self._terms, term))

    def _remove(self, term: str) -> None:
        self._change(tuple(held for held in self._terms if held != term))

    def _change(self, terms: tuple[str, ...]) -> None:
        self.changed.emit(terms)

    def _put_back(self) -> None:
        gone = [term for term in self._before if term not in self._terms]
        self._change((*self._terms, *gone))


class CodebookForm(QStackedWidget):
    """Show a topic or a target; `topic_changed` and `target_changed` carry it as it is now.

    `target_added` carries the name of a new target of the topic, `target_removed` a target's name.
    """

    topic_changed = Signal(object)
    target_changed = Signal(object)
    target_added = Signal(str)
    target_removed = Signal(str)
    removed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._topic: Topic | None = None
        self._target: Target | None = None
        self._showing = False
        # What is typed is a step of the draft's, as is a term that was added.
        self._undo = LeavesUndo(self)
        self.addWidget(self._make_topic())
        self.addWidget(self._make_target())
        nothing = Words(
            self.tr("No topics yet. Add one to compare positions on it."), colour="muted"
        )
        nothing.setWordWrap(True)
        self.addWidget(nothing)
        texts = (self.name, self.definition, self.pole.words, self.target_name, self.supporting)
        for field in texts:
            self._undo.watch(field)
        terms = (self.terms.chips, self.exclusions.chips, self.target_terms.chips)
        for editor in (*terms, self.targets):
            self._undo.watch(editor.field, unless_filled=True)

    def _make_topic(self) -> QWidget:
        self.name = self._title(self.tr("Name of the topic"))
        self.name.textEdited.connect(lambda text: self._edit_topic(name=text))
        self.definition = QPlainTextEdit()
        self.definition.setAccessibleName(self.tr("Definition"))
        self.definition.setTabChangesFocus(True)
        self.definition.setUndoRedoEnabled(False)
        self.definition.setFixedHeight(theme.px(76))
        self.definition.setPlaceholderText(
            self.tr("What belongs to this topic, in a sentence for colleagues")
        )
        self.definition.textChanged.connect(
            lambda: self._edit_topic(definition=self.definition.toPlainText())
        )
        self.terms = TermsEditor(self.tr("Belongs here when it mentions"))
        self.terms.changed.connect(lambda terms: self._edit_topic(terms=terms))
        self.exclusions = TermsEditor(self.tr("Never when it mentions"))
        self.exclusions.changed.connect(lambda terms: self._edit_topic(exclusions=terms))
        self.targets = ChipsEditor(self.tr("Targets"), self.tr("add a target"))
        self.targets.added.connect(self.target_added)
        self.targets.removed.connect(self.target_removed)
        hint = self.tr(
            "“fish*” finds words that begin so; “nuclear ~5 weapon” both words at most five apart."
        )
        self.pole = PoleEditor()
        self.pole.pole_changed.connect(lambda words: self._edit_topic(pole=words))
        self.pole.targets_changed.connect(lambda targets: self._edit_topic(targets=targets))
        about_pole = self.tr("Statements are counted for and against it, target by target.")
        remove = QPushButton(self.tr("Remove topic"))
        remove.clicked.connect(self.removed)
        return _page(
            [
                self.name,
                _heading(self.tr("Definition")), self.definition,
                _heading(self.tr("Belongs here when it mentions")), self.terms, _note(hint),
                _heading(self.tr("Never when it mentions")), self.exclusions,
                _heading(self.tr("Targets: what can be supported or opposed")), self.targets,
                _heading(self.tr("Pole: what its targets are for or against")), self.pole,
                _note(about_pole),
            ],
            remove,
        )  # fmt: skip

    def _make_target(self) -> QWidget:
        self.target_name = self._title(self.tr("Name of the target"))
        self.target_name.textEdited.connect(lambda text: self._edit_target(name=text))
        self.of_topic = Words("", theme.Size.SMALL, "second")
        self.supporting = QLineEdit()
        self.supporting.setAccessibleName(self.tr("Supporting it means"))
        self.supporting.setPlaceholderText(self.tr("Wants the two sides to negotiate."))
        self.supporting.textEdited.connect(lambda text: self._edit_target(supporting=text))
        self.target_terms = TermsEditor(self.tr("Found by these terms"))
        self.target_terms.changed.connect(lambda terms: self._edit_target(terms=terms))
        hint = self.tr("Who speaks against what supporting it means opposes it.")
        remove = QPushButton(self.tr("Remove target"))
        remove.clicked.connect(self.removed)
        return _page(
            [
                self.target_name, self.of_topic,
                _heading(self.tr("Supporting it means")), self.supporting, _note(hint),
                _heading(self.tr("Found by these terms")), self.target_terms,
            ],
            remove,
        )  # fmt: skip

    def _title(self, name: str) -> QLineEdit:
        field = QLineEdit()
        field.setFont(theme.ui_font(theme.Size.TITLE))
        field.setAccessibleName(name)
        field.setPlaceholderText(name)
        field.setMinimumHeight(theme.px(34))
        return field

    # Showing

    def show_topic(self, topic: Topic, before: Topic | None) -> None:
        """Show a topic; `before` is the one of the codebook that holds, `None` if it is new."""
        held = before or Topic(topic.key, "")
        self._topic, self._target = topic, None
        self._showing = True
        _set_text(self.name, topic.name)
        before_text = self.definition.toPlainText()
        if before_text != topic.definition:
            self.definition.setPlainText(topic.definition)
            if self.definition.hasFocus():
                cursor = self.definition.textCursor()
                cursor.setPosition(_end_of_change(before_text, topic.definition))
                self.definition.setTextCursor(cursor)
        self.terms.show_terms(topic.terms, held.terms)
        self.exclusions.show_terms(topic.exclusions, held.exclusions)
        known = {target.key for target in held.targets}
        names = [target.name for target in topic.targets]
        new = frozenset(target.name for target in topic.targets if target.key not in known)
        self.targets.show_texts(names, marked=new)
        self.pole.show_pole(topic.pole, topic.targets)
        self._showing = False
        self.setCurrentIndex(0)

    def show_target(self, topic: Topic, target: Target, before: Target | None) -> None:
        """Show a target of a topic."""
        self._topic, self._target = topic, target
        self._showing = True
        _set_text(self.target_name, target.name)
        self.of_topic.setText(self.tr("Target of {topic}").format(topic=topic.name))
        _set_text(self.supporting, target.supporting)
        self.target_terms.show_terms(target.terms, before.terms if before else ())
        self._showing = False
        self.setCurrentIndex(1)

    def show_nothing(self) -> None:
        """Show that there is no topic."""
        self._topic = self._target = None
        self.setCurrentIndex(2)

    def _edit_topic(self, **values: object) -> None:
        if self._topic is not None and self._target is None and not self._showing:
            changed = replace(self._topic, **values)  # type: ignore[arg-type]
            if changed != self._topic:
                self._topic = changed
                self.topic_changed.emit(changed)

    def _edit_target(self, **values: object) -> None:
        if self._target is not None and not self._showing:
            changed = replace(self._target, **values)  # type: ignore[arg-type]
            if changed != self._target:
                self._target = changed
                self.target_changed.emit(changed)


def _set_text(field: QLineEdit, text: str) -> None:
    """Show a text unless it stands there already: what is being typed keeps its cursor."""
    before = field.text()
    if before != text:
        field.setText(text)
        field.setCursorPosition(_end_of_change(before, text) if field.hasFocus() else 0)


def _end_of_change(before: str, after: str) -> int:
    """Return where a text goes on as it was, which is where a step that was undone is seen."""
    same = 0
    while same < min(len(before), len(after)) and before[-1 - same] == after[-1 - same]:
        same += 1
    return len(after) - same


def _heading(words: str) -> Words:
    heading = Words(words, theme.Size.SMALL, weight=QFont.Weight.DemiBold)
    heading.setWordWrap(True)
    heading.setContentsMargins(0, theme.px(10), 0, 0)
    return heading


def _note(words: str) -> Words:
    note = Words(words, theme.Size.CAPTION, "muted")
    note.setWordWrap(True)
    return note


def _page(widgets: list[QWidget], remove: QPushButton) -> QWidget:
    page = QWidget()
    page.setMaximumWidth(theme.px(_WIDTH))
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(5))
    for widget in widgets:
        column.addWidget(widget)
    column.addSpacing(theme.px(18))
    row = QHBoxLayout()
    row.addWidget(remove)
    row.addStretch(1)
    column.addLayout(row)
    column.addStretch(1)
    return page
