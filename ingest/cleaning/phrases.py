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
    folded: str
    runs: frozenset[str]  # its runs of letters and digits, case folded, and the empty one

    @classmethod
    def of(cls, text: str, words: int) -> Line:
        """The line that a text of so many words makes."""
        folded = text.casefold()
        return cls(text, words, _EDGES.sub("", folded), folded, frozenset(["", *_RUN.findall(folded)]))


class AnyOf:
    """Asks once whether one of many patterns is in a text, which is quicker than to search for each.

    Patterns that heed no case and have no capitals (``\\S`` among them) are searched for in the case folded
    text, which takes a third of the time.
    """

    def __init__(self, patterns: Sequence[re.Pattern[str]]) -> None:
        anycase = [item.pattern for item in patterns if item.flags & re.IGNORECASE]
        heeding = [item.pattern for item in patterns if not item.flags & re.IGNORECASE]
        self._folded = re.compile(_joined([item for item in anycase if item == item.lower()]))
        self._anycase = re.compile(_joined([item for item in anycase if item != item.lower()]), re.IGNORECASE)
        self._heeding = re.compile(_joined(heeding))

    def found(self, text: str, folded: str) -> bool:
        """Whether one of them is in ``text``, which is ``folded`` in its case."""
        searches = ((self._folded, folded), (self._anycase, text), (self._heeding, text))
        return any(pattern.search(where) for pattern, where in searches)


def _joined(patterns: Sequence[str]) -> str:
    """One pattern for all of them; where no word begins or ends, none that asks for it is tried."""
    at_edges = [item[2:] for item in patterns if item.startswith(r"\b") and "|" not in _top(item)]
    others = [f"(?:{item})" for item in patterns if not item.startswith(r"\b") or "|" in _top(item)]
    edged = [rf"\b(?:{'|'.join(at_edges)})"] if at_edges else []
    return "|".join([*edged, *others]) or r"(?!)"


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
        is in the line (:class:`AnyOf`).
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
    return pattern.startswith("^") and "|" not in _top(pattern)


def _top(pattern: str) -> str:
    """A pattern without its escapes, classes and groups."""
    top = re.sub(r"\\.|\[(?:\\.|[^\]])*\]", "", pattern)
    while (without := re.sub(r"\([^()]*\)", "", top)) != top:
        top = without
    return top
