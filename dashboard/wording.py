"""Dates, statuses and sources in words, the same on every page."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import Literal

from graph.date_words import date_words, day
from graph.records import Precision, Status
from graph.views import ClaimRow, FigureRow, TimelineRow

Tone = Literal["conflict", "cooperation", "neutral"]

STATUS_WORDS = {
    Status.OCCURRED: "reported as having happened",
    Status.ONGOING: "reported as going on",
    Status.PLANNED: "planned, not known to have happened",
    Status.CANCELLED: "cancelled",
    Status.DENIED: "denied",
    Status.HYPOTHETICAL: "supposed, not reported as fact",
}
STANDING = {  # the same in a word or two, for columns
    Status.OCCURRED: "reported as fact",
    Status.ONGOING: "going on",
    Status.PLANNED: "planned",
    Status.CANCELLED: "cancelled",
    Status.DENIED: "denied",
    Status.HYPOTHETICAL: "supposed",
}
FACT_NAMES = frozenset({Status.OCCURRED.value, Status.ONGOING.value})
_EXACTNESS = {
    Precision.DAY: "known to the day",
    Precision.MONTH: "known to the month only",
    Precision.SEASON: "known to the season only",
    Precision.YEAR: "known to the year only",
    Precision.DECADE: "known to the decade only",
    Precision.CENTURY: "known to the century only",
    Precision.INTERVAL: "a span of days",
    Precision.BOUND: "bounded on one side only",
    Precision.NONE: "no date is given",
}
_HEAPS = re.compile(r"(?:tens|dozens|scores|hundreds|thousands|millions|handful|number)$")
TONES = 1.0  # intensities within ±1 of nought are neither hostile nor friendly


def when(row: TimelineRow) -> str:
    """An event's date as an analyst would say it, never more exact than it is."""
    return date_words(row.edtf, row.earliest, row.latest, row.precision)


def year_span(first: date, last: date) -> str:
    """The years that bounds reach over; bounds of vague dates must not be read as days."""
    return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"


def exactness(precision: Precision) -> str:
    """How exact a date is, in words."""
    return _EXACTNESS[precision]


def tone(intensity: float | None) -> Tone:
    """Hostile, friendly or neither, by PLOVER's -10..10."""
    if intensity is None or abs(intensity) < TONES:
        return "neutral"
    return "conflict" if intensity < 0 else "cooperation"


def type_words(code: str) -> str:
    """An event type's code in small letters (``CASUS_DISPLACEMENT`` -> "displacement")."""
    return code.removeprefix("CASUS_").replace("_", " ").lower()


def count(number: int, one: str, many: str | None = None) -> str:
    """1 event, 2 events."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def _teller(claim: ClaimRow) -> str:
    if claim.outlet and claim.agency and claim.agency.lower() not in claim.outlet.lower():
        return f"{claim.outlet} ({claim.agency})"
    return claim.outlet or claim.agency or "unnamed source"


def source_of(claim: ClaimRow) -> str:
    """Outlet (or agency) and day of publication of a claim's article."""
    name = _teller(claim)
    return f"{name}, {day(claim.published)}" if claim.published else f"{name}, publication date unknown"


def sources_of(claims: Iterable[ClaimRow | None]) -> str:
    """Those who tell, each once with the days of its articles ("Post, 20, 21 Sep 2023; Courier, 4 Oct 2023").

    None stands for an article of which no claim is shown.
    """
    told: dict[str, set[date | None]] = defaultdict(set)
    for claim in claims:
        told[_teller(claim) if claim else "an article"].add(claim.published if claim else None)
    known = {name: sorted(one for one in days if one) for name, days in told.items()}
    ordered = sorted(told, key=lambda name: (known[name][:1] or [date.max], name))
    return "; ".join(", ".join([name, *_months(known[name])]) for name in ordered)


def _months(days: list[date]) -> list[str]:
    """Days in order, those of a month together: 20, 21 Sep 2023."""
    return [
        f"{', '.join(str(one.day) for one in group)} {month}"
        for month, group in groupby(days, key=lambda one: f"{one:%b} {one.year}")
    ]


def doubtful(row: TimelineRow) -> bool:
    """Whether an event is anything but reported as fact and undisputed."""
    return row.contested or row.status not in {Status.OCCURRED, Status.ONGOING}


def figure_words(figure: FigureRow) -> str:
    """A figure as the text has it: "up to 3,000 troops", "about 100,000 people"."""
    low, high = (None if value is None else f"{value:,.10g}" for value in (figure.min, figure.max))
    bound = ""
    if low and high and low != high:
        amount = f"{low} to {high}"
    elif low and high:
        amount = low
    elif high:
        amount, bound = high, "up to "
    elif low:
        amount, bound = low, "at least "
    else:
        amount = figure.qualifier or "an unknown number"
        amount += " of" if _HEAPS.search(amount) else ""
    about = "about " if figure.approximate and (low or high) else ""
    # the noun as written says what was counted ("soldiers"), but not what became of it ("soldiers killed")
    told = figure.of.endswith(("ed", "ing")) and figure.unit != figure.of
    thing = f"{figure.unit} {figure.of}" if figure.unit and told else figure.unit or figure.of
    return f"{bound}{about}{amount} {thing}"
