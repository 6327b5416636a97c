"""Measure timeline and statements: first picture, and each step after it.

    QT_QPA_PLATFORM=offscreen python tests/benchmarks/bench_pages.py [STATEMENTS...]

Process time of this thread, offscreen, so that other programs do not count; a screen adds to it.
The goal: nothing above 50 ms at 5,000 statements (first pictures of 100,000 below 500 ms).
"""

import dataclasses
import os
import sys
import time
from collections.abc import Callable
from datetime import date

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
import pandas as pd
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from onrecord.domain.actor import Actor
from onrecord.domain.article import Article, Paragraph, article_key
from onrecord.domain.codebook import Codebook, Target, Topic
from onrecord.domain.report import ExtractedArticle
from onrecord.domain.span import TextSpan
from onrecord.domain.statement import (
    Grade,
    Origin,
    Stance,
    Statement,
    StatementKind,
    Tier,
    statement_key,
)
from onrecord.ui import theme
from onrecord.ui.itemmodels.timeline_layout import layout_timeline
from onrecord.ui.view_state import ViewState
from onrecord.ui.views.statements.page import StatementsPage
from onrecord.ui.views.timeline.page import TimelinePage
from onrecord.ui.views.timeline.timeline_chart import TimelineChart
from onrecord.workspace import Workspace

PER_ARTICLE = 10
ACTORS = 40
REST_MS = 2_100
"""A page that took long rests at most so long before it follows the next change."""
SIZES = (5_000, 100_000)
POINTS = (10_000, 100_000)
CODEBOOK = Codebook(
    "Sea",
    tuple(
        Topic(f"t{n}", f"Topic {n}", terms=(f"word{n}",), targets=(Target(f"g{n}", f"target {n}"),))
        for n in range(8)
    ),
)


def article_of(number: int) -> ExtractedArticle:
    """Return an article with ten statements of three actors."""
    lines = [f"Speaker {i} said that word{i % 8} of harbour {number} must stay." for i in range(10)]
    text = "\n\n".join(lines)
    key = article_key(text)
    actors = tuple(
        Actor(f"a{i}", f"Speaker Number {(number * 3 + i) % ACTORS}", state=f"State {i}")
        for i in range(3)
    )
    statements, paragraphs, at = [], [], 0
    for i, line in enumerate(lines):
        paragraphs.append(Paragraph(TextSpan(at, at + len(line))))
        spans = (TextSpan(at + line.index("word"), at + len(line)),)
        polarity = (-2, -1, 0, 1, 2)[(number + i) % 5]
        sides = {1: Stance.SUPPORT, 0: Stance.NEUTRAL, -1: Stance.OPPOSE}
        statements.append(
            Statement(
                statement_key(key, spans, None), key, spans, StatementKind.INDIRECT, f"a{i % 3}",
                topics=(f"t{i % 8}",), target=f"target {i % 8}", stance=sides[np.sign(polarity)],
                polarity=polarity, tier=Tier.WEAK if i == 0 else Tier.DETERMINED,
                grade=Grade.PARAPHRASED, origin=Origin("bench", "1"),
            )
        )  # fmt: skip
        at += len(line) + 2
    day = date(2014 + number % 10, 1 + number % 12, 1 + number % 28)
    article = Article(key, text, f"Article {number}", tuple(paragraphs), published=day)
    return ExtractedArticle(article, tuple(statements), actors)


def project(statements: int) -> Workspace:
    """Return a project in memory with so many statements."""
    workspace = Workspace.temporary(CODEBOOK)
    for number in range(statements // PER_ARTICLE):
        workspace.add(article_of(number))
    return workspace


def points(count: int) -> pd.DataFrame:
    """Return a timeline of so many statements of forty actors within ten years."""
    random = np.random.default_rng(7)
    names = np.array([f"Speaker {n}" for n in range(ACTORS)])[random.integers(0, ACTORS, count)]
    first = pd.Timestamp("2014-01-01") + pd.to_timedelta(random.integers(0, 3650, count), unit="D")
    polarity = random.integers(-2, 3, count)
    return pd.DataFrame(
        {
            "statement": [f"s{n}" for n in range(count)], "article": "a", "actor": names,
            "actor_name": names, "row": names, "row_name": names, "topic": "t",
            "target": np.array([f"target {n}" for n in range(20)])[random.integers(0, 20, count)],
            "stance": np.select([polarity > 0, polarity < 0], ["support", "oppose"], "neutral"),
            "polarity": polarity, "conditional": False, "first": first, "last": first,
            "precision": "day", "dated": True, "grade": "verbatim",
            "reviewed": random.random(count) < 0.3, "content": "It must stay.",
        }
    )  # fmt: skip


class Clock:
    """Time tasks together with the events that they cause."""

    def __init__(self, app: QApplication, size: int) -> None:
        self._app = app
        self._size = size

    def measure(self, name: str, task: Callable[[], object], times: int = 1) -> None:
        """Print the median and the longest turn of the event loop that a task costs."""
        spent = []
        for _ in range(times):
            longest, begin = 0.0, time.thread_time()
            task()
            for _ in range(4):
                longest = max(longest, time.thread_time() - begin)
                begin = time.thread_time()
                self._app.processEvents()
            spent.append(max(longest, time.thread_time() - begin) * 1000)
        spent.sort()
        print(f"{self._size:>8,} {name:34} {spent[len(spent) // 2]:7.1f} {spent[-1]:7.1f} ms")


def bench_chart(app: QApplication, count: int) -> None:
    """Time the chart alone."""
    clock, frame = Clock(app, count), points(count)
    clock.measure("points: lay out", lambda: layout_timeline(frame))
    shown = layout_timeline(frame)
    chart = TimelineChart()
    chart.resize(1400, 760)
    chart.show()
    clock.measure("points: first picture", lambda: chart.show_layout(shown))

    def pan() -> None:
        low, high = chart.dates
        chart.show_dates(low + (high - low) * 0.01, high + (high - low) * 0.01)

    clock.measure("points: pan, all in view", pan, 20)
    low, high = chart.dates
    chart.show_dates(low + (high - low) * 0.4, low + (high - low) * 0.5)
    clock.measure("points: pan, a tenth in view", pan, 20)
    clock.measure("points: zoom, a tenth in view", lambda: chart.zoom(1.1), 10)
    chart.close()


def bench_pages(app: QApplication, count: int) -> None:
    """Time the pages over a project."""
    clock, state = Clock(app, count), ViewState()
    state.open(project(count))
    statements = StatementsPage(state)
    statements.resize(1200, 800)
    bar = statements.list.verticalScrollBar()
    clock.measure("statements: first picture", statements.show)
    QTest.qWait(REST_MS)
    clock.measure("statements: next row", lambda: statements.list.step(1), 20)
    clock.measure("statements: scroll", lambda: bar.setValue(bar.value() + 300), 20)
    clock.measure("statements: accept", lambda: QTest.keyClick(statements.list, Qt.Key.Key_A), 5)
    clock.measure("statements: undo", state.undo_stack.undo, 5)
    statements.close()
    timeline = TimelinePage(state)
    timeline.resize(1200, 800)
    clock.measure("timeline: first picture", timeline.show)
    QTest.qWait(REST_MS)
    newest = dataclasses.replace(state.selection, since=date(2018, 1, 1))
    clock.measure("timeline: filter", lambda: state.set_selection(newest))
    timeline.close()
    state.open(None)


def main() -> None:
    """Print the figures."""
    app = QApplication([])
    theme.theme().install(app)
    print(f"{'':43} median     max  (longest turn of the event loop)")
    for count in POINTS:
        bench_chart(app, count)
    for count in [int(word) for word in sys.argv[1:]] or SIZES:
        bench_pages(app, count)


if __name__ == "__main__":
    main()
