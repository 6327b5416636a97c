"""On Record: compare what political actors say, on which topics, and when."""

__version__ = "0.1.0"
