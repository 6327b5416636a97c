"""Articles to statements, through an engine, in worker processes.

The only room that knows spaCy, and it loads it when the first article is extracted. What leaves
this room is free of it: `ExtractedArticle`, frozen and picklable.
"""

from onrecord.extraction.engine import (
    Engine,
    EngineUnavailableError,
    engine_languages,
    find_engine,
)
from onrecord.extraction.extract import extract_article
from onrecord.extraction.pool import ExtractionPool

__all__ = [
    "Engine",
    "EngineUnavailableError",
    "ExtractionPool",
    "engine_languages",
    "extract_article",
    "find_engine",
]
