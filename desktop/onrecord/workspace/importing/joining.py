"""Articles that a reader took apart, put together again."""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.domain.article import Article, Paragraph, article_key
from onrecord.domain.span import TextSpan

_BETWEEN = "\n\n"


def joined(parts: Sequence[Article]) -> Article:
    """Return one article with the texts of several in their order.

    Title, outlet, date and author are those of the first part that has them; headlines of later
    parts stay in the text as what they were.

    Raises
    ------
    ValueError
        When there are no parts.
    """
    if not parts:
        raise ValueError("joining needs at least one article, got none")
    texts: list[str] = []
    paragraphs: list[Paragraph] = []
    at = 0
    for part in parts:
        paragraphs += [
            replace(p, span=TextSpan(p.span.start + at, p.span.end + at)) for p in part.paragraphs
        ]
        texts.append(part.text)
        at += len(part.text) + len(_BETWEEN)
    text = _BETWEEN.join(texts)
    dated = next((part for part in parts if part.published is not None), parts[0])
    return replace(
        parts[0],
        key=article_key(text),
        text=text,
        paragraphs=tuple(paragraphs),
        title=next((part.title for part in parts if part.title), ""),
        outlet=next((part.outlet for part in parts if part.outlet), None),
        author=next((part.author for part in parts if part.author), None),
        url=next((part.url for part in parts if part.url), None),
        published=dated.published,
        published_from=dated.published_from,
        warnings=(),
        copies=(),
    )
