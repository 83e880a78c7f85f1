"""A link between two events, and the date of the one from that of the other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from graph.edtf import days, from_bounds
from graph.records import DateValue, Precision, Status
from ingest.annotations import Predicate, TimeExpression
from ingest.calendars import Clock, after_hours, shift, unit_of
from ingest.dating.values import span_of, unit_of_duration

_WORDS = {1: "after", -1: "before", 0: "with"}
_COARSE = (Precision.YEAR, Precision.DECADE, Precision.CENTURY)
_WEEK_SLACK = 3


@dataclass(frozen=True, slots=True)
class Link:
    """``subject`` comes after (``sign`` 1), before (-1) or with (0) ``other``.

    Without ``other``, it is the event spoken of before. ``times`` are those of the verb that
    the subject hangs on, or that stands for it where that verb is no predicate. ``lasting``: the
    length is the other's own ("after a week of talks").
    """

    subject: Predicate | None
    other: Predicate | None
    subject_text: str
    other_text: str
    sign: int
    length: TimeExpression | None = None
    times: tuple[TimeExpression, ...] = ()
    lasting: bool = False
    one_way: bool = False
    ordinal: bool = False
    refers: bool = True  # the other may be an event told before, named again

    @property
    def exact(self) -> bool:
        """ "A month to the day after": no more and no less."""
        return self.length is not None and self.length.text.lower().endswith("to the day")

    @property
    def wording(self) -> str:
        """The link in words, for a basis."""
        how = f"{self.length.text} " if self.length else ""
        return f"{how}{_WORDS[self.sign]} '{self.other_text}'"


def later_from_earlier(
    link: Link, known: DateValue, status: Status, anchor: date | None, clock: Clock | None = None
) -> DateValue | None:
    """The date of the later of two linked events; ``clock``: the hour that the earlier is told of."""
    if known.earliest is None:
        return None
    ahead = status in (Status.PLANNED, Status.CANCELLED, Status.HYPOTHETICAL)
    first: date | None = known.earliest
    last: date | None = None
    length = span_of(link.length) if link.length else None
    mod = link.length.mod if link.length else None
    if link.ordinal and length is not None:
        # "On the second day of X": X's own length is in its date, the count is from its beginning.
        count, unit = length
        first = shift(known.earliest, count, unit)
        last = days(shift(known.earliest, count + 1, unit), -1)
    elif link.length is not None and link.length.value.startswith("PT"):
        end = known.latest or known.earliest
        first = _by_hours(link.length, known.earliest, clock, 1)[0]
        last = _by_hours(link.length, end, clock, 1)[1]
        if mod in ("LESS_THAN", "EQUAL_OR_LESS") or link.length.role == "within":
            first = known.earliest
        elif mod in ("MORE_THAN", "EQUAL_OR_MORE") and length is not None:
            last = None
    elif link.length is not None and length is not None:
        end = known.latest or known.earliest
        first, last = _moved(known.earliest, end, length, 1, exact=link.exact)
        if mod in ("LESS_THAN", "EQUAL_OR_LESS") or link.length.role == "within":
            first = known.earliest
        elif mod in ("MORE_THAN", "EQUAL_OR_MORE"):
            last = None
    if not ahead and anchor is not None:
        last = min(last, anchor) if last else anchor
    elif ahead and anchor is not None and last is None:
        first = max(known.earliest, anchor)
    return _value(first, last, f"{link.wording}, itself {known.edtf}")


def earlier_from_later(
    link: Link, known: DateValue, done_by: date | None = None, clock: Clock | None = None
) -> DateValue | None:
    """The date of the earlier of two linked events; ``done_by``: it is told as done on that day.

    ``clock`` is the hour that the later is told of.
    """
    if known.latest is None:
        return None
    if link.length is None and done_by is not None and known.latest > done_by:
        return _value(None, done_by, f"{link.wording}, itself {known.edtf}, told as done")
    length = span_of(link.length) if link.length else None
    basis = f"before '{link.subject_text}' ({link.wording}), itself {known.edtf}"
    if link.length is not None and link.lasting:
        if length is None or link.length.mod in ("MORE_THAN", "EQUAL_OR_MORE"):
            return _value(None, known.latest, basis)
        return _value(
            _moved(known.earliest or known.latest, known.latest, length, -1, slack=0)[0], known.latest, basis
        )
    if link.length is not None and link.length.value.startswith("PT"):
        first = _by_hours(link.length, known.earliest or known.latest, clock, -1)[0]
        last = _by_hours(link.length, known.latest, clock, -1)[1]
        if link.length.mod in ("LESS_THAN", "EQUAL_OR_LESS"):
            last = known.latest
        elif link.length.mod in ("MORE_THAN", "EQUAL_OR_MORE") and length is not None:
            return _value(None, last, basis)
        return _value(first, last, basis)
    if link.length is not None and length is not None:
        first, last = _moved(known.earliest or known.latest, known.latest, length, -1, exact=link.exact)
        if link.length.mod in ("LESS_THAN", "EQUAL_OR_LESS"):
            last = known.latest
        elif link.length.mod in ("MORE_THAN", "EQUAL_OR_MORE"):
            return _value(None, last, basis)
        return _value(first, last, basis)
    if link.length is not None:
        return _value(None, shift(known.latest, -1, unit_of_duration(link.length)), basis)
    if known.precision in _COARSE and known.edtf:
        # "In 2020, after X": told of the same year; news that mean an earlier one say so.
        return known.model_copy(update={"basis": basis})
    return _value(None, known.latest, basis)


def _by_hours(length: TimeExpression, day: date, clock: Clock | None, sign: int) -> tuple[date, date]:
    count, unit = span_of(length) or (None, "hour")
    hours = None if count is None else float(count) if unit == "hour" else count / 60
    return after_hours(day, hours, clock, sign)


def _moved(
    first: date,
    last: date,
    length: tuple[int, str],
    sign: int,
    slack: int = _WEEK_SLACK,
    *,
    exact: bool = False,
) -> tuple[date, date]:
    count, unit = length
    low, high = shift(first, sign * count, unit), shift(last, sign * count, unit)
    if exact:
        return low, high
    if unit == "week":
        return days(low, -slack), days(high, slack)
    if unit in ("month", "year"):
        return unit_of(low, unit).first or low, unit_of(high, unit).last or high
    return low, high


def _value(first: date | None, last: date | None, basis: str) -> DateValue | None:
    if first is None and last is None:
        return None
    if first is not None and last is not None and first > last:
        return None
    return from_bounds(first, last, basis)
