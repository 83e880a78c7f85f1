"""What a time rule is given (what it matched, from which day it counts) and what it gives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from graph.edtf import days
from ingest.calendars import Clock, Moment
from ingest.tense import Direction
from ingest.timex.pieces import Piece

Kind = Literal["DATE", "TIME", "DURATION", "SET"]
# "On Dec. 28" in an article of 3 January is last week; "on Jan. 12" in one of 29 December, in a
# sentence without a verb to tell, is more likely two weeks ahead than fifty behind.
_LONG_PAST, _NEAR_FUTURE = 300, 65
FROM_REFERENCE = "counted from the time last spoken of"
_WEEK = 7
_ROW, _AT_HAND = 2, 2  # days told in a row; days to the next of them


@dataclass(frozen=True, slots=True)
class Timed:
    """A rule's finding. ``relation``: a duration is before or after what follows it ("days after X")."""

    kind: Kind
    value: str
    moment: Moment | None = None
    mod: str | None = None
    relation: Literal["before", "after"] | None = None
    explicit_year: bool = False
    compared: bool = False  # named to measure against: what is told goes on from the time before it
    cut: int = 0  # pieces at the end that are context and no part of the expression


@dataclass(frozen=True, slots=True)
class Found:
    """A match: the pieces of the paragraph, where it starts and ends, and its named parts."""

    pieces: list[Piece]
    start: int
    end: int
    groups: dict[str, tuple[int, int]]

    def has(self, name: str) -> bool:
        """Whether the named part is there."""
        return name in self.groups

    def piece(self, name: str) -> Piece:
        """The first piece of a named part."""
        return self.pieces[self.groups[name][0]]

    def before(self, count: int = 1) -> Piece | None:
        """The piece ``count`` before the match."""
        at = self.start - count
        return self.pieces[at] if at >= 0 else None

    def after(self, count: int = 1) -> Piece | None:
        """The piece ``count`` after the match."""
        at = self.end + count - 1
        return self.pieces[at] if at < len(self.pieces) else None


@dataclass(slots=True)
class Setting:
    """From where a rule counts: the article's day, the time last spoken of, which way the wording looks."""

    anchor: date | None
    reference: Moment | None = None
    story: date | None = None  # the last day spoken of that is near the article's
    year_hint: int | None = None
    year_basis: str = "year from the same expression"
    run: int = 0  # how many days were told in a row, each soon after the one before
    clock: Clock | None = None  # the hour of the time last spoken of, where it was of one
    direction: Callable[[], Direction] = field(default=lambda: None)
    # Whether the time last spoken of was an old one, named in passing in a paragraph before.
    stale: bool = False
    # Whether the article writes months before days ("May 3") or after; None where it does neither or both.
    month_first: Callable[[], bool | None] = field(default=lambda: None)

    # The year of a month of a history that the text tells, given the day that the month alone would mean.
    year_told: Callable[[int, date], int | None] = field(default=lambda _month, _read: None)

    def choose(self, past: date, future: date) -> tuple[date, str]:
        """Which of two candidates around the anchor is meant, and why."""
        if past == future:
            return past, "the article's own day"
        way = self.direction()
        if way == "future":
            return future, "next after the article's day, as the wording looks ahead"
        assert self.anchor is not None  # noqa: S101 - callers have asked
        if way == "present" and (future - self.anchor < self.anchor - past or (future - past).days <= _WEEK):
            # A year is not taken from the tense alone: "On Sept. 19 they launch" stands in a timeline, too.
            return future, "next after the article's day, as the wording is in the present"
        if way == "either" and future - self.anchor < self.anchor - past:
            return future, "nearest to the article's day"
        if (
            way is None
            and (self.anchor - past).days > _LONG_PAST
            and (future - self.anchor).days < _NEAR_FUTURE
        ):
            return future, "nearest to the article's day"
        return past, "last before the article's day"

    def day_in_year(self, month: int, day: int) -> tuple[date, str] | None:
        """The day of a month whose year is not said; None where nothing tells it."""
        if self.year_hint is not None:
            found = _day(self.year_hint, month, day)
            return (found, self.year_basis) if found else None
        if self.anchor is None:
            return None
        years = range(self.anchor.year, self.anchor.year - 9, -1)
        past = next((d for y in years if (d := _day(y, month, day)) and d <= self.anchor), None)
        ahead = range(self.anchor.year, self.anchor.year + 9)
        future = next((d for y in ahead if (d := _day(y, month, day)) and d >= self.anchor), None)
        if past is None or future is None:
            return None
        found, why = self.choose(past, future)
        told = self.year_told(month, past) if found == past else None
        if told is not None and (day_then := _day(told, month, day)) is not None:
            return day_then, "month and day in the text, of the year told of before"
        if found == future and self._is_late(past, future):
            found, why = past, "nearest to the article's day"
        return found, f"month and day in the text, year from the article's day ({why})"

    def _is_late(self, past: date, future: date) -> bool:
        """ "The flight, planned for March 31, was put off": weeks ago, and no year is said."""
        assert self.anchor is not None  # noqa: S101 - the caller has asked
        return (future - self.anchor).days > _LONG_PAST and (self.anchor - past).days < _NEAR_FUTURE

    def weekday(self, number: int) -> tuple[date, str] | None:
        """The day of a bare weekday (1 Monday to 7 Sunday)."""
        if self.anchor is None:
            return None
        back = (self.anchor.isoweekday() - number) % 7
        past, future = days(self.anchor, -back), days(self.anchor, (7 - back) % 7)
        found, why = self.choose(past, future)
        following = self._in_a_row(number)
        if following is not None and following < found <= self.anchor:
            return following, "weekday in the text, next after the days told before it"
        return found, f"weekday in the text ({why})"

    def _in_a_row(self, number: int) -> date | None:
        """ "On 1 February … The next morning … On Sunday": the Sunday at hand, in a row of days long past."""
        told = self.reference
        if self.run < _ROW or told is None or told.first is None or self.anchor is None:
            return None
        ahead = (number - told.first.isoweekday()) % _WEEK
        old = (self.anchor - told.first).days >= _WEEK
        return days(told.first, ahead) if old and 0 < ahead <= _AT_HAND else None

    def story_day(self) -> date | None:
        """The day that "at dawn" and "late in the day" are of: the one last spoken of, else the article's."""
        reference = self.reference
        if self.stale:
            return self.story or self.anchor
        if reference is not None and reference.grain == "day" and reference.first is not None:
            return reference.first
        if reference is not None and is_short(reference):
            return reference.last  # "in the night of 3 to 4 May … before dawn"
        return self.story or self.anchor

    def base(self) -> date | None:
        """The day from which "a year later" and "the next day" count."""
        if self.reference is not None and self.reference.first is not None:
            return self.reference.first
        return self.anchor


def is_short(moment: Moment) -> bool:
    """Whether a time is a day or a night, "the night of 3 to 4 November" too."""
    if moment.first is None or moment.last is None or moment.grain not in ("day", "interval"):
        return False
    return (moment.last - moment.first).days <= 1


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
