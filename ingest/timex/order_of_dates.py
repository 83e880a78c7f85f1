"""How an article writes its dates: "May 3" or "3 May", which tells how to read 03/05/2024."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from ingest.time_words import load_time_words


def month_first(texts: Iterable[str]) -> bool | None:
    """Whether months stand before days, in all dates of an article that say; None where they differ."""
    before = after = False
    for text in texts:
        before = before or bool(_patterns()[0].search(text))
        after = after or bool(_patterns()[1].search(text))
    return None if before == after else before


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """ "May 3" and "3 May", but neither "May 2024" nor "the 1990 May riots"; 10/25/2023 and 25/10/2023."""
    months = load_time_words().calendar.months.values()
    names = "|".join(re.escape(name) for group in months for name in group)
    day = r"(?:[12]?\d|3[01])(?:st|nd|rd|th)?"
    low, high, year = r"(?:0?[1-9]|1[0-2])", r"(?:1[3-9]|2\d|3[01])", r"\d{4}"
    return (
        re.compile(rf"\b(?:{names})\.?\s+{day}\b|(?<![\d/.-]){low}/{high}/{year}\b"),
        re.compile(rf"(?<![\d.,])\b{day}\s+(?:of\s+)?(?:{names})\b|(?<![\d/.-]){high}/{low}/{year}\b"),
    )
