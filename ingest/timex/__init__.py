"""Time expressions of an article: the words (``data/time/``), the grammar over them, and what each means."""

from ingest.time_words import TimeWordsError, lint, load_time_words
from ingest.timex.finding import find_times

__all__ = ["TimeWordsError", "find_times", "lint", "load_time_words"]
