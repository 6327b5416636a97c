"""What an extraction must be to be taken into a project."""

from onrecord.domain.report import ExtractedArticle


def require_whole(extracted: ExtractedArticle) -> None:
    """Refuse statements that name no actor of the article, share a key, or are another's.

    Raises
    ------
    ValueError
        With what is wrong, and in which statement.
    """
    actors = {actor.key for actor in extracted.actors}
    keys: set[str] = set()
    for statement in extracted.statements:
        if statement.actor not in actors:
            raise ValueError(f"statement {statement.key} names no actor: {statement.actor!r}")
        if statement.key in keys:
            raise ValueError(f"two statements have the key {statement.key}")
        if statement.article_key != extracted.article.key:
            raise ValueError(f"statement {statement.key} belongs to another article")
        keys.add(statement.key)
