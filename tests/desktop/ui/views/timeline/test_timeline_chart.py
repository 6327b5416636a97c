"""The drawn timeline: pointer, keys, and what it shows at which scale."""

import numpy as np
import pandas as pd
import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from onrecord.ui.itemmodels.timeline_brackets import Pair
from onrecord.ui.itemmodels.timeline_layout import DAY_S, MARK_STEP_PX, layout_timeline
from onrecord.ui.views.timeline.timeline_chart import MAX_POINTS, TimelineChart

ACTORS = ("Alberto Ruiz", "Mira Solberg", "Harbour Union")


def frame(count: int) -> pd.DataFrame:
    """Return so many statements of three actors, one every other day, all levels in turn."""
    numbers = np.arange(count)
    days = pd.Timestamp("2022-01-01") + pd.to_timedelta(numbers * 2 % 1400, unit="D")
    polarity = np.array([-2, -1, 0, 1, 2])[numbers % 5]
    names = np.array(ACTORS)[numbers % 3]
    return pd.DataFrame(
        {
            "statement": [f"s{n}" for n in numbers], "article": "a", "actor": names,
            "actor_name": names, "row": names, "row_name": names, "topic": "fishing",
            "target": "the quota", "polarity": polarity,
            "stance": np.select([polarity > 0, polarity < 0], ["support", "oppose"], "neutral"),
            "conditional": False, "first": days, "last": days, "precision": "day", "dated": True,
            "grade": "verbatim", "reviewed": numbers % 2 == 0, "content": "It must not fall.",
        }
    )  # fmt: skip


@pytest.fixture
def chart(qtbot):
    shown = TimelineChart()
    qtbot.addWidget(shown)
    shown.resize(1000, 600)
    with qtbot.waitExposed(shown):
        shown.show()
    return shown


def place_of(chart: TimelineChart, point: int) -> QPoint:
    """Return where a point stands in the widget that the pointer presses."""
    chart.select(point)
    place = chart.selected_place()
    assert place is not None
    view = chart._view
    return QPoint(view.mapFromScene(chart.view_box.mapToScene(place)))


def test_all_points_are_in_view_at_first(chart):
    chart.show_layout(layout_timeline(frame(30)))

    low, high = chart.dates
    points = chart.layout_shown.points
    assert low < points.x.min()
    assert high > points.x.max()


def test_words_beside_marks_tell_which_way_a_condition_binds(chart):
    rows = frame(30)
    rows["conditional"] = rows["polarity"] != 0
    chart.show_layout(layout_timeline(rows))

    words = {chart.cluster_words(cluster) for cluster, *_ in chart.clusters_in_view()}

    assert {"the quota", "the quota, if…", "the quota, until…"} <= {w.split(" ×")[0] for w in words}


def test_a_click_on_a_mark_chooses_its_statement(chart, qtbot):
    chart.show_layout(layout_timeline(frame(30)))
    place = place_of(chart, 12)
    chart.select(None)

    with qtbot.waitSignal(chart.statement_chosen) as chosen:
        qtbot.mouseClick(chart._view.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert chosen.args == [12]
    assert chart.current == 12


def test_clicking_a_crowd_again_goes_through_it(chart, qtbot):
    shown = layout_timeline(frame(3000))
    chart.show_layout(shown)
    crowd = chart.marks.points_of(int(np.argmax(chart.marks.count))).tolist()
    place = place_of(chart, crowd[0])

    chosen: list[int] = []
    chart.statement_chosen.connect(chosen.append)
    for _ in range(3):
        qtbot.mouseClick(chart._view.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert len(crowd) > 3
    assert chosen == crowd[1:4]


def test_a_click_beside_the_marks_chooses_nothing(chart):
    chart.show_layout(layout_timeline(frame(3)))

    assert chart.points_at(QPointF(2, 2)) == []


def test_arrows_walk_through_the_points_and_enter_asks_for_evidence(chart, qtbot):
    chart.show_layout(layout_timeline(frame(30)))
    chart.setFocus()

    qtbot.keyClick(chart, Qt.Key.Key_Right)
    first = chart.current
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    with qtbot.waitSignal(chart.evidence_asked):
        qtbot.keyClick(chart, Qt.Key.Key_Return)

    lanes = chart.layout_shown.points.lane
    assert first == 0
    assert chart.current == 3
    assert lanes[0] == lanes[3]


def test_the_view_follows_the_selected_point(chart):
    chart.show_layout(layout_timeline(frame(300)))
    points = chart.layout_shown.points
    chart.show_dates(points.x[0], points.x[0] + 30 * DAY_S)

    chart.select(len(points) - 1)

    low, high = chart.dates
    assert low < points.x[-1] < high


def test_zero_shows_all_dates_again(chart, qtbot):
    chart.show_layout(layout_timeline(frame(300)))
    before = chart.dates
    qtbot.keyClick(chart, Qt.Key.Key_Plus)
    nearer = chart.dates

    qtbot.keyClick(chart, Qt.Key.Key_0)

    assert nearer[1] - nearer[0] < before[1] - before[0]
    assert chart.dates == pytest.approx(before)


@pytest.mark.parametrize("width", [360, 520, 1000])
def test_all_marks_are_whole_also_in_a_narrow_window(chart, width):
    chart.show_layout(layout_timeline(frame(300)))

    chart.resize(width, 500)

    half = MARK_STEP_PX * chart.scale_factor / 2
    lefts = [left for _, left, _, _, _ in chart.clusters_in_view()]
    rights = [right for _, _, right, _, _ in chart.clusters_in_view()]
    assert chart.view_box.width() < width
    assert min(lefts) >= half - 1
    assert max(rights) <= chart.view_box.width()
    assert chart.dates == chart.all_dates


def test_all_dates_stay_all_when_articles_come_in(chart):
    chart.show_layout(layout_timeline(frame(30)))

    chart.show_layout(layout_timeline(frame(300)))

    points = chart.layout_shown.points
    assert chart.dates[0] < points.x.min()
    assert chart.dates[1] > points.x.max()


def test_dates_in_view_stay_when_the_project_changes(chart):
    chart.show_layout(layout_timeline(frame(300)))
    points = chart.layout_shown.points
    chart.show_dates(points.x[20], points.x[200])
    before = chart.dates

    chart.show_layout(layout_timeline(frame(301)))

    assert chart.dates == pytest.approx(before)


def test_too_many_points_are_drawn_as_density_until_one_comes_near(chart):
    chart.show_layout(layout_timeline(frame(MAX_POINTS + 500)))
    dense = chart.density
    points = chart.layout_shown.points

    chart.show_dates(points.x[0], points.x[0] + 60 * DAY_S)

    assert dense is not None
    assert dense.sum() == MAX_POINTS + 500
    assert chart.density is None
    assert len(chart.marks) > 0


def test_the_picture_has_marks_in_the_colours_of_the_stances(chart):
    chart.show_layout(layout_timeline(frame(60)))
    picture = QImage(1000, 600, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)

    chart.draw(painter, QRectF(0, 0, 1000, 600))
    painter.end()

    pixels = np.frombuffer(picture.constBits(), dtype=np.uint32) & 0xFFFFFF
    colours = {f"#{pixel:06x}" for pixel in np.unique(pixels).tolist()}
    assert chart.colours.support.name() in colours
    assert chart.colours.oppose.name() in colours


def test_brackets_without_room_are_counted_and_lead_to_the_first_of_them(chart, qtbot):
    one_actor = frame(10).assign(actor="a", actor_name="a", row="a", row_name="a")
    ends = [(0, 9), (1, 8), (2, 7), (3, 6), (4, 5)]
    pairs = [Pair(f"{a}-{b}", f"s{a}", f"s{b}", "Change?", decided=False) for a, b in ends]
    chart.show_layout(layout_timeline(one_actor, pairs=pairs))
    drawn = [key for _, key in _plates(chart)]
    counted = next(rect for rect, key in _plates(chart) if key == "3-6")

    with qtbot.waitSignal(chart.change_chosen) as chosen:
        chart._click(counted.center())
    chart.mark_change("3-6")

    assert sorted(drawn) == ["0-9", "1-8", "2-7", "3-6"]
    assert chosen.args == ["3-6"]
    assert "4-5" in [key for _, key in _plates(chart)]


def _plates(chart: TimelineChart) -> list[tuple[QRectF, str]]:
    """Return the plates and keys of the brackets, drawn as they are now."""
    chart.grab()
    return chart._changes._plates
