"""Parquet tables, which need a library that this program does not bring."""

from onrecord.reading.errors import UnreadableFileError
from onrecord.reading.source import Reading, Source


def read(source: Source) -> Reading:
    """Raise: the table has to be saved as CSV or JSON lines."""
    raise UnreadableFileError(
        f"{source.name} is a Parquet table, which cannot be read. Save it as CSV, XLSX or JSON "
        "lines "
        "and add that."
    )
