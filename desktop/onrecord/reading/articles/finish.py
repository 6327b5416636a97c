"""The last touch to every article: its language, and what the analyst should look at."""

import itertools
from datetime import UTC, datetime, timedelta

from onrecord.domain.article import FUTURE_DATE, NO_DATE
from onrecord.reading.articles.blocks import BODY, Draft
from onrecord.reading.articles.days import day_in_name
from onrecord.reading.articles.languages import language_of

# Beyond this an article is a book or a whole database, and extraction takes very long.
LONG_ARTICLE = 400_000
SAMPLE_PARAGRAPHS = 40


def finish(draft: Draft, file_name: str) -> None:
    """Fill in the language, take a date from the file's name if there is none, and add warnings."""
    if draft.language is None:
        texts = (b.text for b in draft.blocks if b.kind is BODY)
        body = " ".join(itertools.islice(texts, SAMPLE_PARAGRAPHS))
        draft.language = language_of(body or draft.title or "")
    if draft.published is None:
        draft.published, draft.published_from = day_in_name(file_name), "file name"
    if draft.published is None:
        draft.warnings.append(NO_DATE)
    elif draft.published > datetime.now(UTC).date() + timedelta(days=1):
        draft.warnings.append(FUTURE_DATE)
    if not any(b.kind is BODY for b in draft.blocks):
        draft.warnings.append("The article has a headline and no text.")
    length = sum(len(b.text) for b in draft.blocks)
    if length > LONG_ARTICLE:
        draft.warnings.append(
            f"The article is very long ({length:,} characters). If it holds several articles, put "
            "a line of ===== between them and add the file again."
        )
