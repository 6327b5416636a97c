"""Measure a project: opening, filters, tables, one correction and the table after it.

    python tests/benchmarks/bench_project.py

Invented projects with 5,000, 20,000 and 100,000 statements by 200 actors on 50 topics, 20
statements an article. Process time in ms, since machines are noisy: the least of three runs. The
first table, which loads pandas, is not among them.
"""

import random
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from onrecord.domain.actor import Actor
from onrecord.domain.article import Article, article_key
from onrecord.domain.change import CorrectStatement, MergeActors
from onrecord.domain.codebook import Codebook, Target, Topic
from onrecord.domain.report import ExtractedArticle
from onrecord.domain.selection import RollUp, Selection
from onrecord.domain.span import TextSpan
from onrecord.domain.statement import Grade, Origin, Stance, Statement, StatementKind, statement_key
from onrecord.workspace import Workspace, save_spreadsheet

ACTORS, TOPICS, TARGETS, AN_ARTICLE = 200, 50, 4, 20
STANCES = ((Stance.SUPPORT, 2), (Stance.SUPPORT, 1), (Stance.NEUTRAL, 0), (Stance.OPPOSE, -1))
SYLLABLES = ["ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu", "na", "pe", "ri", "so"]


def words(chance: random.Random, count: int) -> str:
    """Return invented words."""
    return " ".join("".join(chance.choices(SYLLABLES, k=3)) for _ in range(count))


def codebook() -> Codebook:
    """Return topics with targets."""
    return Codebook(
        "Benchmark",
        tuple(
            Topic(
                f"t{n}",
                f"Topic {n}",
                terms=(f"term{n}",),
                targets=tuple(Target(f"t{n}x{m}", f"target {n} {m}") for m in range(TARGETS)),
            )
            for n in range(TOPICS)
        ),
    )


def actors(chance: random.Random) -> list[Actor]:
    """Return people of 20 states."""
    return [
        Actor(f"a{n}", f"{words(chance, 1).title()} Name{n}", state=f"State {n % 20}")
        for n in range(ACTORS)
    ]


def article(number: int, people: list[Actor], chance: random.Random) -> ExtractedArticle:
    """Return an article with its statements."""
    sentences = [f"{words(chance, 18).capitalize()}." for _ in range(AN_ARTICLE)]
    text = f"Article {number}\n\n" + " ".join(sentences)
    key = article_key(text)
    statements = []
    for sentence in sentences:
        start = text.index(sentence)
        content = (TextSpan(start, start + len(sentence)),)
        topic, (stance, polarity) = chance.randrange(TOPICS), chance.choice(STANCES)
        statements.append(
            Statement(
                statement_key(key, content, None),
                key,
                content,
                StatementKind.DIRECT,
                chance.choice(people).key,
                topics=(f"t{topic}",),
                target=f"target {topic}",
                target_key=f"t{topic}x{chance.randrange(TARGETS)}",
                stance=stance,
                polarity=polarity,
                grade=chance.choice((Grade.VERBATIM, Grade.PARAPHRASED)),
                origin=Origin("engine", "1"),
            )
        )
    day = date(2020, 1, 1) + timedelta(days=chance.randrange(1000))
    used = {s.actor for s in statements}
    return ExtractedArticle(
        Article(key, text, f"Article {number}", outlet=f"Outlet {number % 30}", published=day),
        tuple(statements),
        tuple(actor for actor in people if actor.key in used),
    )


def make(path: Path, count: int) -> None:
    """Write a project with so many statements."""
    chance = random.Random(7)
    people = actors(chance)
    with Workspace.create(path, codebook()) as workspace:
        began = time.process_time()
        for number in range(count // AN_ARTICLE):
            workspace.add(article(number, people, chance))
        spent = (time.process_time() - began) * 1000 / (count // AN_ARTICLE)
        print(f"{'add one article, mean':42}{spent:10.1f}")


def measure(name: str, task: Callable[[], object], rounds: int = 3) -> None:
    """Print how long a task takes."""
    spent = []
    for _ in range(rounds):
        began = time.process_time()
        task()
        spent.append((time.process_time() - began) * 1000)
    print(f"{name:42}{min(spent):10.1f}")


def run(count: int, folder: Path) -> None:
    """Measure a project with so many statements."""
    print(f"\n{count} statements, {ACTORS} actors, {TOPICS} topics: ms")
    path = folder / f"p{count}.onrecord"
    make(path, count)
    measure("open, with all statements", lambda: opened(path))
    workspace = Workspace.open(path)
    workspace.comparison()
    key = workspace.statements()[count // 2].key
    step = [0]

    def fresh(**filters: object) -> Selection:
        # Another date each time, so that no table held from before is given.
        step[0] += 1
        return Selection(since=date(1900, 1, 1) + timedelta(days=step[0]), **filters)  # type: ignore[arg-type]

    measure("all statements", workspace.statements)
    measure("filter by words", lambda: workspace.statements(Selection(text="bacedi")))
    measure("filter by topic, outlet, strict", lambda: workspace.statements(narrow()))
    measure("comparison, by person", lambda: workspace.comparison(fresh()))
    measure("comparison, strict", lambda: workspace.comparison(fresh(strict=True)))
    measure("comparison, by state", lambda: workspace.comparison(fresh(roll_up=RollUp.STATE)))
    measure("the same comparison again", workspace.comparison)
    measure("timeline", lambda: workspace.timeline(Selection()))
    measure("list of articles", workspace.articles)

    def correct() -> None:
        step[0] += 1
        workspace.apply(CorrectStatement(key, (("polarity", 1 + step[0] % 2),)))

    def correct_and_compare() -> None:
        correct()
        workspace.comparison()

    measure("correct a statement", correct)
    measure("correct a statement, then compare", correct_and_compare)

    def correct_and_contrast() -> None:
        correct()
        workspace.contrasts()

    measure("correct a statement, then contrasts", correct_and_contrast)
    measure("proposals to merge targets", workspace.target_proposals)
    first, second = (actor.key for actor in workspace.actors()[:2])

    def merge() -> None:
        undo = workspace.apply(MergeActors(first, second))
        workspace.apply(undo)

    measure("merge two actors and split them", merge)
    measure(
        "save the spreadsheet",
        lambda: save_spreadsheet(workspace, Selection(), folder / "c.xlsx"),
        rounds=1,
    )
    workspace.close()


def narrow() -> Selection:
    """Return a selection that lets few through."""
    return Selection(topics=frozenset({"t1"}), outlets=frozenset({"Outlet 1"}), strict=True)


def opened(path: Path) -> None:
    """Open a project and read all its statements."""
    with Workspace.open(path) as workspace:
        workspace.statements()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        for statements in (5_000, 20_000, 100_000):
            run(statements, Path(place))
