"""Which classes a time rule cannot do without, read off its pattern."""

from __future__ import annotations

import re
from collections.abc import Iterator

# What the patterns of rules are made of: groups, looks ahead, alternatives, quantifiers, classes.
_PART = re.compile(r"\(\?P<\w+>|\(\?[:=!]|[()|?*]|\\.|[^\\]")
_AHEAD = ("(?=", "(?!")

Needs = list[frozenset[str]]  # of each set, every match has one


def needed(pattern: str) -> tuple[frozenset[str], ...]:
    """The sets of characters of each of which every match of a pattern has one, sure ones only.

    A pattern is a sequence of characters and groups; a part with "?" or "*" behind it, and what is only
    looked ahead to, is needed by no match; of alternatives one is.
    """
    return tuple(dict.fromkeys(_sequence(iter(_PART.findall(pattern)))))


def _sequence(parts: Iterator[str]) -> Needs:
    """The needs of what stands up to the end of a group or pattern."""
    branches: list[Needs] = [[]]
    last: Needs = []  # of the part before, which a quantifier would take back
    for part in parts:
        if part in ("?", "*"):
            last = []
            continue
        branches[-1] += last
        last = []
        if part == ")":
            break
        if part == "|":
            branches.append([])
        elif part.startswith("("):
            inside = _sequence(parts)
            last = [] if part in _AHEAD else inside
        else:
            last = [frozenset(part[-1])]
    branches[-1] += last
    if len(branches) == 1:
        return branches[0]
    if not all(branches):
        return []
    return [frozenset.union(*(min(branch, key=len) for branch in branches))]
