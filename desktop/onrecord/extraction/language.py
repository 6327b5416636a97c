"""Which engine may read an article."""

import re
from collections.abc import Collection

from onrecord.domain.article import Article

# These six words are 12 to 28 % of the 57 English articles of positions-dev and positions-train and
# hardly occur in other languages: a check of the reader's guess at the language, which can be wrong
# for short articles full of foreign names.
_ENGLISH_WORDS = re.compile(r"\b(?:the|of|and|to|in|that)\b", re.IGNORECASE)
_ENGLISH_SHARE = 0.1


def engine_language(article: Article, available: Collection[str]) -> str | None:
    """Return the language whose engine reads the article, `None` when there is none for it."""
    language = (article.language or "en").partition("-")[0].casefold()
    if language in available:
        return language
    words = len(re.findall(r"\w+", article.text))
    english = words and len(_ENGLISH_WORDS.findall(article.text)) >= _ENGLISH_SHARE * words
    return "en" if english and "en" in available else None
