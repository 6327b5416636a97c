"""What an analyst sets once for the whole program: keys, cells, and what strict evidence is."""

from dataclasses import dataclass

from onrecord.domain.selection import ALL_STRICT_TESTS, StrictTest

USUAL_CELL_LINES, MOST_CELL_LINES = 3, 6


@dataclass(frozen=True, slots=True)
class Settings:
    """Hold what the settings dialog shows.

    `letters` says whether single letters judge a statement; `cell_lines` how many positions a cell
    of the matrix shows at most; `strict_tests` which tests strict evidence has to pass.
    """

    letters: bool = True
    cell_lines: int = USUAL_CELL_LINES
    strict_tests: frozenset[StrictTest] = ALL_STRICT_TESTS
