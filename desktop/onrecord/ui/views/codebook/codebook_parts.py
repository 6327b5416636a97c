"""Plain parts of the codebook page."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QToolButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from onrecord.ui import resources, theme
from onrecord.ui.itemmodels.codebook_tree import COUNT_ROLE, CodebookTreeModel
from onrecord.ui.views.widgets.labels import painted_ground
from onrecord.ui.views.widgets.tree_delegate import TreeDelegate


def topic_tree(model: CodebookTreeModel, name: str) -> QTreeView:
    """Return the tree of topics and targets; targets can be dragged."""
    tree = QTreeView()
    tree.setAccessibleName(name)
    tree.setModel(model)
    tree.setItemDelegate(TreeDelegate(tree, COUNT_ROLE, small_children=True))
    tree.setHeaderHidden(True)
    tree.setFrameShape(QFrame.Shape.NoFrame)
    tree.setIndentation(theme.px(18))
    tree.setMouseTracking(True)
    tree.setDragEnabled(True)
    tree.setAcceptDrops(True)
    tree.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
    tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    painted_ground(tree.viewport(), "panel")
    return tree


def icon_button(icon: str, name: str) -> QToolButton:
    """Return a flat button with an icon alone."""
    button = QToolButton()
    button.setIcon(resources.icon(icon))
    button.setAutoRaise(True)
    button.setAccessibleName(name)
    button.setToolTip(name)
    return button


def panel(widgets: list[QWidget], growing: QWidget) -> QWidget:
    """Return widgets below each other on a panel, one of which takes all the room."""
    place = QWidget()
    painted_ground(place, "panel")
    place.setMinimumWidth(theme.px(200))
    column = QVBoxLayout(place)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for widget in widgets:
        column.addWidget(widget, int(widget is growing))
    return place
