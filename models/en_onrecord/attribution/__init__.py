"""Find who said what in an article: the rules of attribution and the component that runs them."""

from en_onrecord.attribution.finder import StatementFinder

__all__ = ["StatementFinder"]
