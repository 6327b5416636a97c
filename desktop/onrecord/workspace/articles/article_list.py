"""The articles of a project as a list shows them, and as an import has to know them."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from onrecord.domain.article import DATE_WARNINGS, Article, ArticleSource
from onrecord.domain.change import Change, CorrectArticle, Together
from onrecord.domain.report import FileReport
from onrecord.workspace.articles.live_articles import ARTICLE_MARKS
from onrecord.workspace.articles.versions import new_copies, sources_of
from onrecord.workspace.importing.near_duplicates import likeness_of
from onrecord.workspace.records import ArticleSummary, FileStanding
from onrecord.workspace.revision_keys import report_key
from onrecord.workspace.state import ProjectState


def article_summaries(state: ProjectState) -> list[ArticleSummary]:
    """Return a row for each article, in the order in which they came."""
    counts: Counter[str] = Counter()
    positions: Counter[str] = Counter()
    reviewed: Counter[str] = Counter()
    for statement in state.statements.values():
        counts[statement.article_key] += 1
        positions[statement.article_key] += statement.position
        reviewed[statement.article_key] += statement.reviewed
    same: dict[str, list[Article]] = defaultdict(list)
    for key, kept in state.folded.items():
        same[kept].append(state.any_article(key))
    return [
        ArticleSummary(
            key,
            article.title,
            article.outlet,
            article.published,
            article.published_from,
            article.file_name,
            counts[key],
            positions[key],
            reviewed[key],
            article.warnings,
            failure_of(state, key),
            sources_of(article, same[key])[1:],
        )
        for key, article in state.articles.items()
    ]


def failure_of(state: ProjectState, article_key: str) -> str | None:
    """Return why nothing was extracted from an article, `None` when extraction ran."""
    extraction = state.extraction(article_key)
    return extraction.failed if extraction else None


def known_articles(state: ProjectState) -> dict[str, str]:
    """Return the titles of articles that need not be extracted again, by key."""
    known = {key: state.any_article(key) for key in state.folded} | state.articles
    return {
        key: article.title or article.file_name
        for key, article in known.items()
        if failure_of(state, key) is None
    }


def versions_of(state: ProjectState, key: str) -> list[str]:
    """Return the keys of the articles that are kept as this one, besides itself."""
    return [one for one, kept in state.folded.items() if kept == key]


def sources(state: ProjectState, key: str) -> tuple[ArticleSource, ...]:
    """Return where an article stood, each place once, that of the article itself first."""
    same = [state.any_article(one) for one in versions_of(state, key)]
    return sources_of(state.articles[key], same)


def standing_of(state: ProjectState, report: FileReport) -> FileStanding:
    """Return what has become of a file of an import by now."""
    live, folded = state.articles, state.folded
    one = [
        likeness
        for likeness in report.likenesses
        if likeness.own in folded
        or (not likeness.own and folded.get(likeness.kept, likeness.kept) in live)
    ]
    # What was kept before may be the same as another one by now: "Keep the other instead".
    told = {likeness.own for likeness in report.likenesses}
    one += [
        likeness_of(state.any_article(folded[key]), state.any_article(key))
        for key in report.article_keys
        if key in folded and key not in told
    ]
    near = [likeness for likeness in report.likenesses if likeness.own in live]
    instead = [
        likeness_of(live[likeness.own], state.any_article(likeness.kept))
        for likeness in near
        if folded.get(likeness.kept) == likeness.own
    ]
    apart = [
        likeness
        for likeness in near
        if folded.get(likeness.kept, likeness.kept) in live
        and folded.get(likeness.kept) != likeness.own
    ]
    shown = tuple(key for key in report.article_keys if key in live)
    extractions = [state.extraction(key) for key in shown]
    warned = {warning for key in shown for warning in live[key].warnings}
    return FileStanding(
        report,
        shown,
        tuple(one),
        tuple(apart),
        sum(key not in live and key not in folded for key in report.article_keys),
        sum(len(extraction.statements) for extraction in extractions if extraction is not None),
        tuple(w for w in report.warnings if w not in DATE_WARNINGS or w in warned),
        next((live[key].encoding for key in shown), None),
        tuple(instead),
    )


def corrected(
    state: ProjectState, number: int, reports: Sequence[FileReport]
) -> tuple[FileReport, ...]:
    """Return the lines of an import's report as corrections left them."""
    lines = []
    for place, report in enumerate(reports):
        found = state.values_of("import", report_key(number, place)).get("report")
        lines.append(found if isinstance(found, FileReport) else report)
    return tuple(lines)


def corrections_of(state: ProjectState, key: str) -> dict[str, object]:
    """Return the fields of an article that the analyst set, by name."""
    held = state.values_of("article", key)
    return {name: value for name, value in held.items() if name not in ARTICLE_MARKS}


def copies_to_note(state: ProjectState, reports: Sequence[FileReport]) -> Change | None:
    """Return what notes where else texts stood by the reports, `None` when there is nothing."""
    found = new_copies(reports, state.articles, state.folded)
    changes = [CorrectArticle(key, (("copies", places),)) for key, places in found.items()]
    return Together(tuple(changes)) if changes else None
