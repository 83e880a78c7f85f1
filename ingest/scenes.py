"""Lines that set a scene: a year, or a day of a count, that what stands under them is told of.

"1997" above three paragraphs gives "on 25 May" its year; "Day 4" is three days after the day of "Day 1".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ingest.time_words import load_time_words

_WORDS = 8  # of a heading behind its year: "1995: the mercenaries come"
_MARKS = " \t#*•▪·"
_TITLE = r"(?:\s*(?::|,|–|—|-|\||\()\s*(?P<title>.*[^.!?…\"”]))?"


@dataclass(frozen=True, slots=True)
class Heading:
    """What a line sets: a year, or the number of a day counted from the first."""

    year: int | None = None
    day: int | None = None


def heading_of(text: str) -> Heading | None:
    """The scene that a line sets; None where it is none, or is a sentence."""
    line = text.strip(_MARKS).rstrip(":")
    for pattern in _patterns():
        found = pattern.fullmatch(line)
        if found is None or len((found["title"] or "").split()) > _WORDS:
            continue
        if "year" in pattern.groupindex:
            return Heading(year=int(found["year"]))
        number = found["day"].lower()
        numbers = load_time_words().words.numbers
        return Heading(day=int(number) if number.isdigit() else numbers[number])
    return None


def is_line(text: str) -> bool:
    """Whether a paragraph is a heading of any kind: short, and no sentence."""
    words = text.split()
    return 0 < len(words) <= _WORDS and not text.rstrip().endswith((".", "!", "?", "…", '"', "”", "’", ":"))


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    numbers = "|".join(load_time_words().words.numbers)
    return (
        re.compile(rf"(?P<year>(?:1[5-9]|20)\d\d){_TITLE}"),
        re.compile(rf"day\s+(?P<day>\d{{1,3}}|{numbers}){_TITLE}", re.IGNORECASE),
    )
