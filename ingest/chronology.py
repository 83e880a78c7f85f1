"""Entries of a chronology: "Sept 27, 2020 - Azerbaijan launches an offensive".

The parser takes such a date for the sentence's subject, so it is cut off as a paragraph of its own; what the
entry tells is of that date (``ingest/dating/entries.py``).
"""

from __future__ import annotations

import re
from functools import cache

from ingest.time_words import load_time_words

_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
# The hour of an entry: "22:00", "9.15 a.m.", "14:05 GMT".
CLOCK = r"[012]?\d[:.][0-5]\d(?:\s?[ap]\.?m\.?)?(?:\s(?:GMT|UTC|BST|CET|EST|ET|local time))?"
_YEAR = r"(?:1[5-9]|20)\d\d"
_FEWEST = 3  # entries that make a chronology: one dated line is none


@cache
def _entry() -> re.Pattern[str]:
    """The date at the head of an entry (``date``) and what parts it from the entry."""
    names = (name for names in load_time_words().calendar.months.values() for name in names)
    month = rf"(?:{'|'.join(sorted(names, key=len, reverse=True))})\.?"
    dated = (
        rf"(?:{month}\s+{_DAY}(?:\s*[-–]\s*(?:{month}\s+)?{_DAY})?(?:,?\s+{_YEAR})?"
        rf"|{_DAY}(?:\s*[-–]\s*{_DAY})?\s+{month}(?:,?\s+{_YEAR})?"
        rf"|{month},?\s+{_YEAR}"
        rf"|(?:early |mid-|late )?{_YEAR}(?:\s*[-–]\s*(?:\d\d){{1,2}})?)"
    )
    # A live blog's "22:00 Soldiers closed the bridges" needs no mark behind its hour.
    return re.compile(
        rf"\s*(?:[•*▪·-]\s+)?(?:(?P<date>{dated})(?P<rest>\s*(?::|–|—|-)\s+)|(?P<hour>{CLOCK})(?:\s*(?::|–|—|-))?\s+)"
        r"(?=[\"“'‘]?[A-Z])"
    )


def cut_entries(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans of a text's paragraphs, each entry of a chronology cut in its date and what it tells.

    Lines of one paragraph that each begin with a date are entries too.
    """
    lines = [
        (start + found.start(), start + found.end())
        for start, end in spans
        for found in re.finditer(r"[^\n]+", text[start:end])
    ]
    heads = {start: found for start, end in lines if (found := _entry().match(text, start, end)) is not None}
    if len(heads) < _FEWEST:
        return spans
    cut: list[tuple[int, int]] = []
    for start, end in spans:
        begun = start
        for line, _ in [one for one in lines if start <= one[0] < end and one[0] in heads]:
            if text[begun:line].strip():
                cut.append((begun, line))
            cut.append((line, heads[line].end("date" if heads[line]["date"] else "hour")))
            begun = heads[line].end()
        cut.append((begun, end))
    return cut
