"""The engine of the time grammar: a rule is a pattern over classes of pieces, and what it means.

A rule is a regular expression whose words are the class names of ``pieces``; the
longest match at a place wins, among equals the earlier rule.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ingest.timex.classes import CLASSES
from ingest.timex.needs import needed
from ingest.timex.pieces import Piece, class_string
from ingest.timex.setting import Found, Setting, Timed

Builder = Callable[[Found, Setting], Timed | None]
_COMMON = frozenset(
    CLASSES[name] for name in ("OTHER", "COMMA", "HYPHEN", "THE", "A", "OF", "AND", "TO", "PREP")
)
_NAME = re.compile(r"(?<![?<\w])[A-Z]+\b(?!>)")


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and what it means. Each of ``needs`` are classes of which every match has one, rare first."""

    name: str
    pattern: re.Pattern[str]
    build: Builder
    needs: tuple[frozenset[str], ...]

    def may_match(self, present: frozenset[str]) -> bool:
        """Whether a paragraph with pieces of these classes has what a match needs."""
        return not any(map(present.isdisjoint, self.needs))


def rule(name: str, pattern: str, build: Builder) -> Rule:
    """A rule from a pattern whose capital words are class names; spaces mean nothing."""
    compact = _NAME.sub(lambda match: re.escape(CLASSES[match.group()]), pattern)
    compact = compact.replace(" ", "")
    needs = sorted(needed(compact), key=lambda need: (not need.isdisjoint(_COMMON), len(need)))
    return Rule(name, re.compile(compact), build, tuple(needs))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A match of a rule in a paragraph, not yet given its meaning."""

    rule: Rule
    found: Found


_PREPOSITIONS = CLASSES["EARLIER"] + CLASSES["LATER"]


def _matches(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """All matches; one that begins with "after" or "before" does not hide the one behind that word."""
    at = 0
    while (match := pattern.search(text, at)) is not None:
        yield match
        at = match.start() + 1 if text[match.start()] in _PREPOSITIONS else max(match.end(), at + 1)


# A pattern that has a part in two places names the second one with "_" behind.
def candidates(rules: Sequence[Rule], pieces: list[Piece]) -> list[Candidate]:
    """All matches of all rules, the best first at each place: longest, then in the order of the rules."""
    text = class_string(pieces)
    present = frozenset(text)
    ranked: list[tuple[int, int, int, Candidate]] = []
    for order, item in enumerate(rules):
        if not item.may_match(present):
            continue  # a paragraph has few of the classes: most rules need not be searched for
        for match in _matches(item.pattern, text):
            groups = {
                name.rstrip("_"): match.span(name) for name, value in match.groupdict().items() if value
            }
            found = Found(pieces, match.start(), match.end(), groups)
            ranked.append((match.start(), -match.end(), order, Candidate(item, found)))
    ranked.sort(key=lambda item: item[:3])
    return [item[3] for item in ranked]
