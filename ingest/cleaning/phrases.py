"""The phrases and patterns by which a line shows that a page added it: ``data/cleaning/boilerplate.yaml``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ingest.cleaning.knowledge import Boilerplate

_MARKS, _QUOTES = "•·-–—>»›|*#[( ", "\"'“‘"
_RUN = re.compile(r"\w+")
_EDGES = re.compile(r"^[^\w©(+]+|[^\w)+]+$")


@dataclass(frozen=True, slots=True)
class Line:
    """A text as rules see it, with the number of its words."""

    text: str
    words: int
    edgeless: str  # case folded, without punctuation at the edges
    runs: frozenset[str]  # its runs of letters and digits in lower case, and the empty one

    @classmethod
    def of(cls, text: str, words: int) -> Line:
        """The line that a text of so many words makes."""
        return cls(text, words, bare(text), frozenset(["", *_RUN.findall(text.lower())]))


class Rule:
    """A :class:`Boilerplate` entry, compiled."""

    def __init__(self, entry: Boilerplate) -> None:
        self.reason, self.opens, self.words = entry.reason, entry.opens, entry.words
        self.prose, self.last, self.weak = entry.prose, entry.last, entry.weak
        self.whole = frozenset(bare(phrase) for phrase in entry.whole)
        # A sentence in quotation marks is somebody's speech, not the page's.
        self._marks = _MARKS if entry.prose else _MARKS + _QUOTES
        starts = "|".join(re.escape(phrase) for phrase in sorted(entry.start, key=len, reverse=True))
        within = "|".join(re.escape(phrase) for phrase in entry.within)
        self._start = re.compile(rf"(?:{starts})(?!\w)", re.IGNORECASE)
        self._within = re.compile(rf"(?<!\w)(?:{within})(?!\w)", re.IGNORECASE)
        self._starting, self._held = _first_runs(entry.start), _first_runs(entry.within)
        # ``search`` would try at every character of the line what can only be at its beginning.
        patterns = compile_all(entry.pattern, entry.case)
        self._opening = [pattern for pattern in patterns if _at_beginning(pattern.pattern)]
        self.anywhere = [pattern for pattern in patterns if not _at_beginning(pattern.pattern)]

    def fits(self, line: Line, *, anywhere: bool = True) -> bool:
        """Whether it is such a line.

        ``anywhere`` is False where it is known that none of the patterns that need not be at the beginning
        is in the line (:func:`any_of`).
        """
        if line.edgeless in self.whole:
            return True
        if line.words > self.words:
            return False
        # Most lines have the first word of none of the phrases: to see that is quicker than to search.
        if not self._starting.isdisjoint(line.runs) and self._start.match(line.text.lstrip(self._marks)):
            return True
        if not self._held.isdisjoint(line.runs) and self._within.search(line.text):
            return True
        if any(pattern.match(line.text) for pattern in self._opening):
            return True
        return anywhere and any(pattern.search(line.text) for pattern in self.anywhere)


def bare(text: str) -> str:
    """Case folded, without punctuation and spaces at the edges."""
    return _EDGES.sub("", text.casefold())


def any_of(patterns: Iterable[re.Pattern[str]]) -> re.Pattern[str]:
    """A pattern that is in a text where one of the patterns is, quicker to search for than each of them."""
    parts = (
        f"(?i:{pattern.pattern})" if pattern.flags & re.IGNORECASE else f"(?:{pattern.pattern})"
        for pattern in patterns
    )
    return re.compile("|".join(parts) or r"(?!)")


def compile_all(patterns: Sequence[str], case: bool) -> list[re.Pattern[str]]:
    """The patterns, compiled; ``case`` says whether they heed it.

    Raises:
        ValueError: one is no regular expression; the message names it.
    """
    compiled = []
    for pattern in patterns:
        try:
            compiled.append(re.compile(pattern, 0 if case else re.IGNORECASE))
        except re.error as error:
            raise ValueError(f"pattern {pattern!r} is no regular expression: {error}") from error
    return compiled


def _first_runs(phrases: Iterable[str]) -> frozenset[str]:
    """The first run of letters and digits of each phrase; of one of marks alone ("©") the empty one."""
    return frozenset(next(iter(_RUN.findall(phrase)), "") for phrase in phrases)


def _at_beginning(pattern: str) -> bool:
    """Whether a pattern can match at the beginning alone: "^" stands first, with no alternative beside it."""
    top = re.sub(r"\\.|\[(?:\\.|[^\]])*\]", "", pattern)
    while (without := re.sub(r"\([^()]*\)", "", top)) != top:
        top = without
    return top.startswith("^") and "|" not in top
