"""Rules for the parts of a year that budgets are told in: halves, quarters, fiscal years."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ingest.calendars import of_half, of_quarter, of_year, shift, unit_of
from ingest.timex.absolute import dated, early_late, year_of
from ingest.timex.setting import Found, Setting, Timed

_SOON = 100  # days to a quarter that a text without a past tense speaks of
_GRAINS = ("day", "week", "month", "quarter")


def half_of_year(found: Found, setting: Setting) -> Timed | None:
    """The first half of 2021, the second half of last year."""
    number = 2 if found.has("last") else found.piece("ord").number
    target = year_of(found, setting)
    if target is None or number not in (1, 2):
        return None
    return dated(early_late(found, of_half(target, number)), explicit=found.has("year"))


def bare_half(found: Found, setting: Setting) -> Timed | None:
    """Rose in the first half, first-half profit: of the article's year, or the last if that is to come."""
    number = found.piece("ord").number
    if number not in (1, 2) or setting.anchor is None:
        return None
    to_come = date(setting.anchor.year, 6 * number - 5, 1) > setting.anchor
    year = setting.anchor.year - (to_come and setting.direction() == "past")
    moment = early_late(found, of_half(year, number))
    return dated(moment, explicit=False, basis="half in the text, year from the article's day")


def quarter_of_year(found: Found, setting: Setting) -> Timed | None:
    """The third quarter of 2021, the third quarter."""
    return _quarter(4 if found.has("last") else found.piece("ord").number, found, setting)


def _quarter(number: int, found: Found, setting: Setting) -> Timed | None:
    if not 1 <= number <= 4:
        return None
    if found.has("year") or found.has("rel"):
        target = year_of(found, setting)
        if target is None:
            return None
        return dated(early_late(found, of_quarter(target, number)), explicit=found.has("year"))
    if setting.anchor is None:
        return Timed("DATE", f"XXXX-Q{number}")
    start = date(setting.anchor.year, 3 * number - 2, 1)
    begun, way = start <= setting.anchor, setting.direction()
    ahead = way == "future"
    near = way != "past" and (start - setting.anchor).days < _SOON
    chosen = setting.anchor.year if begun or ahead or near else setting.anchor.year - 1
    moment = of_quarter(chosen, number)
    if ahead and moment.last is not None and moment.last < setting.anchor:
        moment = of_quarter(chosen + 1, number)
    moment = early_late(found, moment)
    return dated(moment, explicit=False, basis="quarter in the text, year from the article's day")


def coded_quarter(found: Found, setting: Setting) -> Timed | None:
    """Q3 2022, 3Q, Q1 of last year."""
    return _quarter(found.piece("code").number, found, setting)


def fiscal_year(found: Found, setting: Setting) -> Timed | None:
    """Fiscal 2010, FY2012, this financial year: about that year, as the text does not say when it begins."""
    if found.has("code"):
        number: int | None = found.piece("code").number
    else:
        number = year_of(found, setting)
    if number is None:
        return Timed("DATE", "FYXXXX")
    moment = replace(of_year(number), value=f"FY{number}", edtf=f"{number}~", mod=None)
    return dated(moment, explicit=found.has("year"), basis="fiscal year: its ends are not said")


def year_before(found: Found, setting: Setting) -> Timed | None:
    """The same quarter a year earlier, the year-ago period, the same period of 2021.

    Counted from the time last spoken of, in its grain; without one, the whole year is what is known.
    """
    reference = setting.reference
    first = reference.first if reference is not None else None
    grain = reference.grain if reference is not None else "year"
    named = found.piece("period").lower
    if named in _GRAINS:
        # "The same month" where a year was spoken of: no month is known.
        known = grain in _GRAINS and _GRAINS.index(grain) <= _GRAINS.index(named)
        grain = named if known else "year"
    if found.has("year"):
        target = found.piece("year").number
    elif first is not None:
        target = first.year - 1
    elif setting.anchor is not None:
        target = setting.anchor.year - 1
    else:
        return None
    if first is None or grain not in _GRAINS:
        moment = of_year(target)
    else:
        moment = unit_of(shift(first, target - first.year, "year"), grain)
    timed = dated(moment, explicit=found.has("year"), basis="the same time of another year")
    return replace(timed, compared=True)
