"""Facts in text: prices of chips and their moves, models and chips announced, each with its words."""

from crawlers.facts.reader import read

__all__ = ["read"]
