"""The timeline as a picture: all lanes, between two moments."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter

from onrecord.ui import theme
from onrecord.ui.itemmodels.timeline_layout import TimelineLayout
from onrecord.ui.pictures import paper
from onrecord.ui.views.timeline.timeline_chart import TimelineChart
from onrecord.ui.views.timeline.timeline_items import AXIS_PX

_WIDTH = 1280


class TimelinePicture:
    """Draw a timeline's lanes below each other, as high as they all are together."""

    def __init__(
        self,
        shown: TimelineLayout,
        title: str,
        notes: Sequence[str],
        *,
        dates: tuple[float, float] | None = None,
        labels: bool = True,
    ) -> None:
        self.title = title
        self.notes = notes
        self._chart = TimelineChart(colours=paper())
        self._chart.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        self._chart.resize(theme.px(_WIDTH), round(shown.height) + 2 * theme.px(AXIS_PX))
        self._chart.show()
        self._chart.show_layout(shown, labels=labels)
        if dates is not None:
            self._chart.show_dates(*dates)

    def size(self) -> QSizeF:
        """Return the size of all lanes with the dates above and below them."""
        return QSizeF(self._chart.size())

    def draw(self, painter: QPainter) -> None:
        """Draw lanes, marks and dates."""
        size = self.size()
        self._chart.draw(painter, QRectF(0, 0, size.width(), size.height()))

    def close(self) -> None:
        """Let go of what it was drawn with."""
        self._chart.close()
        self._chart.deleteLater()
