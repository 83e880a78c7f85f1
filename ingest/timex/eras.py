"""Rules for years, decades and centuries."""

from __future__ import annotations

import re
from datetime import date

from ingest.calendars import Moment, of_century, of_decade, of_year
from ingest.timex.absolute import TEXT, dated, early_late
from ingest.timex.setting import Found, Setting, Timed


def year(found: Found, setting: Setting) -> Timed | None:
    """2020, early 2020; ``vetting`` says whether a number is a year at all."""
    return dated(early_late(found, of_year(found.piece("year").number)))


def year_range(found: Found, setting: Setting) -> Timed | None:
    """2014-15, 2014–2015."""
    one, two = re.split(r"\s?[-–—/]\s?", found.piece("range").text)
    first = int(one)
    last = int(two) if len(two) == 4 else first // 100 * 100 + int(two)
    if not first < last < first + 100:
        return None
    moment = Moment(
        f"{first}/{last}", f"{first}/{last}", date(first, 1, 1), date(last, 12, 31), "interval", basis=TEXT
    )
    return dated(moment)


def decade(found: Found, setting: Setting) -> Timed | None:
    """The 1990s, the late 80s, the nineties."""
    piece = found.piece("decade")
    digits = re.sub(r"\D", "", piece.text)
    if len(digits) == 4 and digits.endswith("00") and int(digits) < 2000:
        return dated(early_late(found, of_century(int(digits[:2]) + 1)))  # "the 1800s"
    first = int(digits) if len(digits) == 4 else 1900 + (int(digits) if digits else piece.number)
    if (
        len(digits) != 4
        and first < 1930
        and setting.anchor is not None
        and setting.anchor.year >= first + 105
    ):
        first += 100
    return dated(early_late(found, of_decade(first)))


def century(found: Found, setting: Setting) -> Timed | None:
    """The 20th century, late 19th-century."""
    number = found.piece("ord").number
    return dated(early_late(found, of_century(number))) if 1 <= number <= 30 else None


def turn(found: Found, setting: Setting) -> Timed | None:
    """The turn of the century: a year on either side of the first of it."""
    if found.has("ord"):
        start = (found.piece("ord").number - 1) * 100
    elif setting.anchor is not None:
        start = setting.anchor.year // 100 * 100
    else:
        return None
    if start < 100:
        return None
    bounds = date(start - 1, 1, 1), date(start + 1, 12, 31)
    moment = Moment(f"{start}", f"{start - 1}~/{start + 1}~", *bounds, "interval", "APPROX", TEXT)
    return dated(moment)
