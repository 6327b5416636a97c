"""Words of an article that an analyst marks as a statement."""

from onrecord.domain.article import Article
from onrecord.domain.span import TextSpan
from onrecord.domain.statement import (
    ANALYST,
    Grade,
    Origin,
    Statement,
    StatementKind,
    statement_key,
)

_OPENING = "\"'“„«‹‘‚»›"


def marked_statement(
    article: Article, content: tuple[TextSpan, ...], actor: str, topics: tuple[str, ...]
) -> Statement:
    """Return a statement of the analyst's own, reviewed, that takes no side yet.

    Words that begin with a quotation mark, or right behind one, are the actor's own; all others
    are taken for the reporter's. The quotation mark itself may be marked or not.
    """
    first = content[0]
    before = article.text[first.start - 1 : first.start] if first.start else ""
    quoted = article.text[first.start] in _OPENING or before in set(_OPENING)
    return Statement(
        statement_key(article.key, content, None),
        article.key,
        content,
        StatementKind.DIRECT if quoted else StatementKind.PARAPHRASE,
        actor,
        topics=topics,
        grade=Grade.VERBATIM if quoted else Grade.PARAPHRASED,
        origin=Origin(ANALYST),
        reviewed=True,
    )
