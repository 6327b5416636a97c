"""One article to its statements, in this process."""

import logging

from onrecord.domain.article import Article
from onrecord.domain.codebook import Codebook
from onrecord.domain.report import ExtractedArticle
from onrecord.extraction.conversion import converted, engine_input
from onrecord.extraction.engine import engine_languages, find_engine
from onrecord.extraction.language import engine_language

_log = logging.getLogger(__name__)

# A million words; its parse takes minutes and some two gigabytes.
LONGEST_TEXT = 5_000_000


def extract_article(article: Article, codebook: Codebook) -> ExtractedArticle:
    """Return the article with its statements and the actors that hold them.

    An article that the engine cannot read comes back without statements and with the reason in
    `failed`; it is no reason to lose the others.

    Raises
    ------
    EngineUnavailableError
        When the engine cannot be loaded; no article can be extracted then.
    """
    available = engine_languages()
    language = engine_language(article, available)
    if language is None:
        return ExtractedArticle(article, failed=_foreign(article, sorted(available)))
    if len(article.text) > LONGEST_TEXT:
        return ExtractedArticle(article, failed=_too_long(article))
    engine = find_engine(language)
    try:
        doc = engine.nlp.make_doc(article.text)
        doc.user_data["onrecord"] = engine_input(article, codebook)
        doc = engine.nlp(doc)
        return converted(article, doc, engine)
    except Exception as error:
        # The boundary to a program that reads any text at all: one odd article, not the import.
        _log.exception("The engine failed on article %s", article.key)
        return ExtractedArticle(
            article,
            failed=f"The reader {engine.name} {engine.version} stopped on this article "
            f"({type(error).__name__}). Its text can be read and statements can be marked by hand.",
        )


def _foreign(article: Article, available: list[str]) -> str:
    known = ", ".join(available) or "none"
    return (
        f"The article seems to be in the language {article.language!r}, for which no reader is "
        f"installed (there is: {known}). Its text can be read and statements can be marked by hand."
    )


def _too_long(article: Article) -> str:
    millions = len(article.text) / 1_000_000
    return (
        f"The text is too long to be searched for statements ({millions:.0f} million characters; "
        f"{LONGEST_TEXT // 1_000_000} million can be). Split the file into articles and add those."
    )
