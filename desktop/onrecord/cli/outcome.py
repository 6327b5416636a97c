"""How a run ends: its exit code, and that nothing can be done as asked."""

from collections import Counter
from collections.abc import Iterable

from onrecord.domain.report import FileOutcome, FileReport

ALL_READ, SOME_REFUSED, NOTHING_READ = 0, 1, 2


class UsageError(Exception):
    """Nothing can be done as asked; the message says why."""


def exit_code(reports: Iterable[FileReport]) -> int:
    """Return the exit code of an import by what became of its files."""
    counts = Counter(report.outcome for report in reports)
    if counts[FileOutcome.REFUSED] + counts[FileOutcome.CANCELLED] == 0:
        return ALL_READ if counts else NOTHING_READ
    read = counts[FileOutcome.READ] + counts[FileOutcome.DUPLICATE]
    return SOME_REFUSED if read else NOTHING_READ
