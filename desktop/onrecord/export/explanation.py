"""An extracted article in plain words: what was found, and which rules and words decided it."""

from onrecord.domain.article import Article
from onrecord.domain.codebook import Codebook
from onrecord.domain.report import ExtractedArticle
from onrecord.domain.span import TextSpan
from onrecord.domain.statement import Statement

_MARKS = ("position", "negated", "uncertain", "actor_inferred")


def explanation(extracted: ExtractedArticle, codebook: Codebook) -> str:
    """Return a paragraph for each statement, or a line that says why there is none."""
    if extracted.failed:
        return f"{extracted.failed}\n"
    if not extracted.statements:
        return "No statements were found.\n"
    names = {actor.key: actor.name for actor in extracted.actors}
    parts = [_statement(s, extracted.article, names, codebook) for s in extracted.statements]
    return "\n".join(parts)


def _statement(
    statement: Statement, article: Article, names: dict[str, str], codebook: Codebook
) -> str:
    topics = [t.name for t in codebook.topics if t.key in statement.topics] or ["other"]
    place = f"{statement.content[0].start}-{statement.content[-1].end}"
    marks = [name for name in _MARKS if getattr(statement, name)]
    lines = [
        f"{names.get(statement.actor, '?')} [{place}]: {statement.content_in(article.text)}",
        f"    {statement.kind}, {statement.grade}, {', '.join(marks) or 'no marks'}",
        f"    topics {', '.join(topics)}; target {statement.target or '-'}",
        f"    stance {statement.stance} ({statement.polarity:+d}, {statement.tier})",
        f"    date {statement.date.isoformat() if statement.date else '-'}",
    ]
    if statement.reported_by:
        lines.append(f"    reported by {statement.reported_by}")
    if statement.doubt:
        lines.append(f"    doubt: {statement.doubt}")
    lines += [f"    {r.field}: {r.rule}{_words(r.span, article)}" for r in statement.reasons]
    return "\n".join(lines) + "\n"


def _words(span: TextSpan | None, article: Article) -> str:
    return "" if span is None else f" ({' '.join(span.of(article.text).split())!r})"
