"""How a place that a page gives in capitals is written as a name."""

from __future__ import annotations

import re

from ingest.cleaning.knowledge import knowledge

_WORD = re.compile(r"[^\W\d_][^\s,/-]*")
# What joins the parts of a name and is small inside it: "Port-au-Prince", "Deir al-Balah".
_JOINING = frozenset(
    [
        "al",
        "el",
        "as",
        "ar",
        "es",
        "de",
        "la",
        "le",
        "du",
        "des",
        "da",
        "do",
        "of",
        "and",
        "the",
        "on",
        "in",
        "au",
        "sur",
    ]
)


def place_case(place: str) -> str:
    """``GAZA CITY, Gaza Strip`` as a name is written: capitals only at the beginnings."""
    if not any(part.isupper() and len(part) > 1 for part in re.split(r"[\s,/-]+", place)):
        return place

    def written(match: re.Match[str]) -> str:
        word, before = match.group(), place[: match.start()].rstrip()
        if not word.isupper() or word in knowledge().labels.place_abbreviations:
            return word
        if word.count(".") > 1 or len(word) == 1 or (len(word) == 2 and before.endswith(",")):
            return word  # "D.C.", "TX"
        if before and before[-1] not in ",/" and word.casefold() in _JOINING:
            return word.lower()
        first, mark, last = word.partition("'")
        if mark and len(first) == 1 and last:
            return f"{first}{mark}{last.capitalize()}"  # "N'DJAMENA"
        return word[0] + word[1:].lower()

    return _WORD.sub(written, place)
