"""Measure the matrix of 200 actors and 50 topics: filling, scrolling, painting, changing density.

    QT_QPA_PLATFORM=offscreen python tests/benchmarks/bench_matrix.py

Times are process time in milliseconds at 1400 x 900; wall time on a busy machine is a multiple.
"""

import random
import statistics
import time
from collections.abc import Callable
from functools import partial

import pandas as pd
from PySide6.QtWidgets import QApplication

from onrecord.domain.dates import PartialDate
from onrecord.domain.position import Cell, PositionLine, Presence
from onrecord.domain.statement import Grade
from onrecord.tables import ComparisonTable
from onrecord.ui import theme
from onrecord.ui.itemmodels.comparison_table_model import ComparisonTableModel, RowOrder
from onrecord.ui.views.matrix.matrix_view import MatrixView
from onrecord.ui.views.matrix.position_delegate import Density

ROWS, TOPICS = 200, 50
LINES_OF_A_CELL = (0, 0, 1, 1, 2, 3, 5)
DAY = PartialDate.from_iso("2024-03-20")
ROUNDS = 40


def some_line(chance: random.Random) -> PositionLine:
    """Return a line with a target, side and grade by chance."""
    polarity = chance.randint(-2, 2)
    count = chance.randint(1, 3)
    return PositionLine(
        target=f"target number {chance.randint(0, 20)} of some length",
        polarity=polarity,
        counter_polarity=0,
        conditional=False,
        condition="it rains" if chance.random() < 0.1 else "",
        supporting=count if polarity > 0 else 0,
        opposing=count if polarity < 0 else 0,
        neutral=count if polarity == 0 else 0,
        best_grade=chance.choice(list(Grade)),
        worst_grade=Grade.IMPLIED,
        reviewed=chance.random() < 0.3,
        disputed=False,
        first=DAY,
        latest=DAY,
        speaker="",
        statement_keys=(str(chance.random()),),
    )


def some_table() -> ComparisonTable:
    """Return a full table, the same at every run."""
    chance = random.Random(1)
    rows = [f"row {i}" for i in range(ROWS)]
    topics = [f"topic {i}" for i in range(TOPICS)]

    def cell(row: str, topic: str) -> Cell:
        lines = tuple(some_line(chance) for _ in range(chance.choice(LINES_OF_A_CELL)))
        presence = Presence.HAS_POSITION if lines else Presence.NAMED
        count = sum(line.count for line in lines)
        return Cell(row, topic, lines, presence, 1, count, 1, 0, DAY, DAY)

    return ComparisonTable(
        rows=pd.DataFrame(
            {
                "name": [f"Actor {i}" for i in range(ROWS)],
                "caption": "spokesman",
                "group": [f"State {i // 12}" for i in range(ROWS)],
                "statements": 5,
                "latest": pd.Timestamp("2024-03-20"),
            },
            index=rows,
        ),
        topics=pd.DataFrame(
            {"name": [f"Topic {i}" for i in range(TOPICS)], "statements": 10, "targets": 9},
            index=topics,
        ),
        cells=pd.DataFrame(
            {topic: pd.Series([cell(row, topic) for row in rows], dtype=object).to_numpy()
             for topic in topics},
            index=rows,
        ),
        left_out_rows=(),
        left_out_topics=(),
        statements=1000,
    )  # fmt: skip


def took_ms(task: Callable[[], object]) -> float:
    """Return the process time that a task takes."""
    start = time.process_time()
    task()
    return (time.process_time() - start) * 1000


def report(name: str, times: list[float]) -> None:
    """Print median and 95th percentile."""
    ordered = sorted(times)
    late = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    print(f"{name:34} median {statistics.median(times):7.1f} ms   p95 {late:7.1f} ms")


def measure_density(view: MatrixView, name: str) -> None:
    """Print how long scrolling and painting take."""
    bar, viewport = view.verticalScrollBar(), view.viewport()

    def step(number: int) -> None:
        bar.setValue(number * 211 % max(1, bar.maximum()))
        viewport.repaint()

    for state in ("cold cells", "laid out"):
        times = [took_ms(partial(step, number)) for number in range(ROUNDS)]
        report(f"{name}: scroll step, {state}", times)
    report(f"{name}: whole repaint", [took_ms(viewport.repaint) for _ in range(ROUNDS)])


def main() -> None:
    """Print all measurements."""
    app = QApplication([])
    theme.theme().install(app)
    table = some_table()
    model = ComparisonTableModel()
    view = MatrixView(model)
    view.resize(1400, 900)
    view.show()

    def first() -> None:
        model.set_table(table)
        app.processEvents()
        view.viewport().repaint()

    report("fill and first paint", [took_ms(first)])
    report("same table again", [took_ms(lambda: model.set_table(table, keep_order=True))])
    report("sort by name", [took_ms(lambda: model.sort_rows(RowOrder.NAME))])
    measure_density(view, "comfortable")
    report("to compact", [took_ms(lambda: view.set_density(Density.COMPACT))])
    measure_density(view, "compact")
    report("open a topic", [took_ms(lambda: model.toggle_topic("topic 3"))])


if __name__ == "__main__":
    main()
