"""Article files to articles: whatever the analyst drops, read as it is, refused with the reason.

Content decides which reader takes a file (`formats`), the name only where the content leaves it
open. Readers, in a folder for each kind of format, give blocks; title, date, outlet, author,
headings and furniture are told from these the same way for all formats (`articles`). Nothing here
uses the network or runs what a file holds.
"""

from onrecord.reading.errors import ReadingCancelledError, UnreadableFileError
from onrecord.reading.files import expand
from onrecord.reading.isolation import columns_isolated, end_readers, read_isolated
from onrecord.reading.readers import read_file
from onrecord.reading.tabular.columns import TableColumns, columns_in

__all__ = [
    "ReadingCancelledError",
    "TableColumns",
    "UnreadableFileError",
    "columns_in",
    "columns_isolated",
    "end_readers",
    "expand",
    "read_file",
    "read_isolated",
]
