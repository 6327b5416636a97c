"""What a Doc carries for the components, and how to reach it."""

from spacy.tokens import Doc

from en_onrecord.record import ActorRecord, Reading, StatementRecord

_KEY = "onrecord"


def reading_of(doc: Doc) -> Reading:
    """Return what the components noted about this Doc; it is made when first asked for.

    The caller may put a plain dict under `doc.user_data["onrecord"]` before the pipeline runs:
    title, published, codebook, paragraphs.
    """
    found = doc.user_data.get(_KEY)
    if isinstance(found, Reading):
        return found
    reading = Reading(meta=dict(found) if isinstance(found, dict) else {}, text=doc.text)
    doc.user_data[_KEY] = reading
    return reading


def _statements(doc: Doc) -> list[StatementRecord]:
    return reading_of(doc).statements


def _actors(doc: Doc) -> list[ActorRecord]:
    return reading_of(doc).actors


def register() -> None:
    """Make `doc._.statements` and `doc._.actors` available; safe to call again."""
    if not Doc.has_extension("statements"):
        Doc.set_extension("statements", getter=_statements)
    if not Doc.has_extension("actors"):
        Doc.set_extension("actors", getter=_actors)
