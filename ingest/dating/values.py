"""A predicate's date out of the times that belong to it, its status and the article's day."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from graph.edtf import date_value, days, disjoint, from_bounds, intersection, narrower
from graph.records import DateValue, Precision, Status
from ingest.annotations import TimeExpression
from ingest.calendars import clock_of, shift
from ingest.dating.attachment import Attachment
from ingest.time_words import load_time_words

if TYPE_CHECKING:
    from spacy.tokens import Doc

_AHEAD = (Status.PLANNED, Status.CANCELLED, Status.HYPOTHETICAL)
_YEAR_TOLD = re.compile(r"\d{4}")
_LASTING = ("for", "within")
_UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year", "H": "hour"}


def of_attachments(found: Sequence[Attachment], status: Status, anchor: date | None) -> list[DateValue]:
    """The date of a predicate; several where its times exclude each other ("wars in 2020 and 1994")."""
    spans = _from_to(found) or _begun_and_ended(found) or _from_for(found, anchor)
    used: tuple[str, ...] = ("from", "to")
    if not spans and (running := _day_after_day(found)):
        spans, used = running, ("at",)
    rest = [item for item in found if not spans or (item.time.role not in used and item.phase == "at")]
    rest = _sayings_first(rest)
    dates = spans + [value for item in rest if (value := one(item, status, anchor)) is not None]
    if not dates:
        return []
    groups: list[DateValue] = []
    for value in dates:
        for index, known in enumerate(groups):
            shared = None if disjoint(known, value) else intersection(known, value)
            if shared is not None:
                # The notation of the narrower is kept where it lies inside: "Monday" of "last week".
                groups[index] = narrower(known, value) if shared in (known, value) else shared
                break
        else:
            groups.append(value)
    if len(groups) > 1 and not all(item.joined for item in rest[1:]):
        # Two times that exclude each other and are not told together: the nearer is the predicate's own.
        nearest = min(rest, key=lambda item: item.depth)
        value = one(nearest, status, anchor)
        return [value] if value is not None else groups[:1]
    return groups


def _sayings_first(found: Sequence[Attachment]) -> list[Attachment]:
    """ "Hours later, on Sunday evening": a day that is said outranks one that is counted from another.

    The counted one is left out only where the two exclude each other.
    """
    said = [item for item in found if item.time.date is not None and not _is_counted(item.time)]
    return [
        item
        for item in found
        if not _is_counted(item.time)
        or not any(
            other.time.date is not None
            and item.time.date is not None
            and disjoint(item.time.date, other.time.date)
            for other in said
        )
    ]


def _is_counted(time: TimeExpression) -> bool:
    return time.date is not None and time.date.basis == "counted from the time last spoken of"


def merge_alternatives(times: Sequence[TimeExpression], docs: Mapping[int, Doc]) -> list[TimeExpression]:
    """ "In May or June" is one time, from the first to the last of what may be meant."""
    merged: list[TimeExpression] = []
    for time in times:
        before = merged[-1] if merged else None
        if before is not None and _joined_by_or(before, time, docs):
            one_, other = before.date, time.date
            if one_ and other and one_.earliest and other.earliest and one_.latest and other.latest:
                span = from_bounds(
                    min(one_.earliest, other.earliest),
                    max(one_.latest, other.latest),
                    f"{one_.basis}; or '{time.text}'",
                )
                merged[-1] = replace(before, date=span)
                continue
        merged.append(time)
    return merged


def _joined_by_or(before: TimeExpression, time: TimeExpression, docs: Mapping[int, Doc]) -> bool:
    if before.paragraph != time.paragraph or not 1 <= time.first - before.last - 1 <= 2:
        return False
    return docs[time.paragraph][before.last + 1].lower_ == "or"


def _from_to(found: Sequence[Attachment]) -> list[DateValue]:
    starts = [item.time for item in found if item.time.role == "from" and item.time.date]
    ends = [item.time for item in found if item.time.role == "to" and item.time.date]
    spans: list[DateValue] = []
    for start, end in zip(starts, ends, strict=False):
        first, last = start.date, end.date
        if first is None or last is None or first.earliest is None or last.latest is None:
            continue
        if first.earliest > last.latest:
            moved = _before_end(start, first, last.latest)
            if moved is None:
                continue
            first = moved
        left = first.edtf if first.edtf and "/" not in first.edtf else str(first.earliest)
        right = last.edtf if last.edtf and "/" not in last.edtf else str(last.latest)
        spans.append(date_value(f"{left}/{right}", _basis(start, f"{start.text} to {end.text}")))
    return spans


def _before_end(start: TimeExpression, first: DateValue, end: date) -> DateValue | None:
    """ "From Monday to Wednesday", told on a Tuesday: the Monday before that Wednesday.

    A beginning that no year or day of a month fixes goes back by a week, or a month or day of one by a year.
    """
    if first.earliest is None or first.latest is None or _YEAR_TOLD.search(start.text):
        return None
    named = first.precision is Precision.DAY and not any(char.isdigit() for char in start.text)
    step = "week" if named else "year"
    low, high = shift(first.earliest, -1, step), shift(first.latest, -1, step)
    return from_bounds(low, high, first.basis) if low <= end else None


def _from_for(found: Sequence[Attachment], anchor: date | None) -> list[DateValue]:
    """ "For three days from Saturday": the length ends it."""
    starts = [item.time for item in found if item.time.role == "from" and item.time.date]
    # "For three days from Saturday", "in three days of protests from July 10".
    lengths = [item.time for item in found if item.time.role in _LASTING and item.time.kind == "DURATION"]
    if len(starts) != 1 or len(lengths) != 1 or starts[0].date is None:
        return []
    first, length = starts[0].date, span_of(lengths[0])
    if first.precision is not Precision.DAY or first.earliest is None or length is None:
        return []
    if length[1] not in ("day", "week", "month", "year") or lengths[0].mod is not None or length[0] < 1:
        return []
    last = days(shift(first.earliest, *length), -1)
    if anchor is not None and first.earliest <= anchor:
        last = min(last, max(anchor, first.earliest))
    text = f"{lengths[0].text} from {starts[0].text}"
    return [from_bounds(first.earliest, last, _basis(starts[0], text))]


def _begun_and_ended(found: Sequence[Attachment]) -> list[DateValue]:
    """ "Began in April 2014 and ended in 2016"."""
    starts = [item.time for item in found if item.phase == "begins" and item.time.role == "at"]
    ends = [item.time for item in found if item.phase == "ends" and item.time.role == "at"]
    if len(starts) != 1 or len(ends) != 1:
        return []
    start, end = replace(starts[0], role="from"), replace(ends[0], role="to")
    predicate = found[0].predicate
    return _from_to([Attachment(start, predicate), Attachment(end, predicate)])


def _day_after_day(found: Sequence[Attachment]) -> list[DateValue]:
    """ "Clashes on Thursday and Friday": days that follow each other are one stretch of time."""
    days_told = [item for item in found if item.time.role == "at" and item.time.date is not None]
    if len(days_told) != 2 or not days_told[1].joined or days_told[1].time.first < days_told[0].time.first:
        return []
    if any(item.time.date is None or item.time.date.precision is not Precision.DAY for item in days_told):
        return []
    first, last = days_told
    spans = _from_to(
        [
            replace(first, time=replace(first.time, role="from")),
            replace(last, time=replace(last.time, role="to")),
        ]
    )
    return [span for span in spans if span.earliest and span.latest == days(span.earliest, 1)]


def one(item: Attachment, status: Status, anchor: date | None) -> DateValue | None:
    """What one time says of its predicate; None where that is nothing by itself (a duration)."""
    time, value = item.time, item.time.date
    if time.relative_to is not None:
        return None
    if value is None:
        return _within(time, status, anchor)
    if item.phase == "ends" and time.role == "at":
        return _bounded(None, value.latest, time, "its end")
    if item.phase == "begins" and time.role == "at" and status is Status.ONGOING:
        return _bounded(value.earliest, None, time, "its start")
    if time.role in ("before", "after") and status not in _AHEAD and _at_an_hour(time):
        return value.model_copy(update={"basis": _basis(time)})
    done = anchor if status not in _AHEAD and status is not Status.ONGOING else None
    begun = anchor if status in _AHEAD else None
    if time.role in ("since", "after", "from"):
        return _bounded(value.earliest, done, time)
    if time.role in ("until", "to", "before"):
        return _bounded(begun, value.latest, time)
    if value.precision.value == "bound" and value.earliest is None and begun is not None:
        return None
    return value.model_copy(update={"basis": _basis(time)})


def _at_an_hour(time: TimeExpression) -> bool:
    """ "Shortly before midnight on Tuesday", "after 5 p.m. on Friday": an hour of the day that is named."""
    clock = clock_of(time.value)
    if clock is None or time.date is None or time.date.precision is not Precision.DAY:
        return False
    return clock.exact or bool(_turns() & set(time.text.lower().split()))


@lru_cache(maxsize=1)
def _turns() -> frozenset[str]:
    return frozenset(load_time_words().words.turns_of_day)


def _within(time: TimeExpression, status: Status, anchor: date | None) -> DateValue | None:
    if time.role != "within" or anchor is None or status not in _AHEAD:
        return None
    length = span_of(time)
    if length is None:
        return None
    return _bounded(anchor, shift(anchor, *length), time)


def span_of(time: TimeExpression) -> tuple[int, str] | None:
    """Count and unit of a duration's value; None where the count is not said or is no whole number."""
    text = time.value
    count, unit = text.lstrip("PT")[:-1], text[-1:]
    if not text.startswith("P") or not count.isdigit() or unit not in _UNITS:
        return None
    return int(count), "minute" if text.startswith("PT") and unit == "M" else _UNITS[unit]


def unit_of_duration(time: TimeExpression) -> str:
    """The unit of a duration whose count is not said ("weeks")."""
    return _UNITS.get(time.value[-1:], "day")


def _bounded(first: date | None, last: date | None, time: TimeExpression, what: str = "") -> DateValue | None:
    if first is None and last is None:
        return None
    if first is not None and last is not None and first > last:
        first = None if time.role in ("until", "to", "before") else first
        last = None if first is not None else last
    basis = _basis(time) + (f" ({what})" if what else "")
    return from_bounds(first, last, basis)


def _basis(time: TimeExpression, text: str | None = None) -> str:
    said = f"'{text or time.text}'"
    how = time.date.basis if time.date is not None else ""
    role = "" if time.role in ("at", "from") else f"{time.role} "
    return f"{role}{said}: {how}" if how else f"{role}{said}"
