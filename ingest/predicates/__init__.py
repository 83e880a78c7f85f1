"""What happened: the words of a text that the lexicon knows as events."""

from ingest.predicates.finding import find_predicates, find_unmapped

__all__ = ["find_predicates", "find_unmapped"]
