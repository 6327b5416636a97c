"""A stretch of an article's text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class TextSpan:
    """Hold a half-open range of characters (Unicode code points) of `Article.text`.

    Raises
    ------
    ValueError
        When the range is empty or negative.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"span must satisfy 0 <= start < end, got {self.start}:{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the words that the span covers in an article's text."""
        return text[self.start : self.end]

    def overlaps(self, other: "TextSpan") -> bool:
        """Return whether the two spans share a character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "TextSpan") -> bool:
        """Return whether the other span lies wholly within this one."""
        return self.start <= other.start and other.end <= self.end
