"""Time expressions of an article: the words (``data/time/``), the grammar over them, and what each means."""

from ingest.timex.finding import find_times
from ingest.timex.words import TimeWordsError, lint, load_time_words

__all__ = ["TimeWordsError", "find_times", "lint", "load_time_words"]
