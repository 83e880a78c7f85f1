"""The time last spoken of, from which "a year later" and "at dawn" count."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ingest.calendars import Clock, Moment, clock_of
from ingest.timex.setting import Timed

_STORY = 6  # days before the article's within which a day can be that of its story


@dataclass(slots=True)
class SpokenOf:
    """The time last spoken of, from which "a year later" counts, and the last day near the article's."""

    anchor: date | None
    moment: Moment | None = None
    story: date | None = None
    clock: Clock | None = None

    def hear(self, timed: Timed, text: str) -> None:
        """Remember a date; durations and sets are none."""
        moment = timed.moment
        if moment is None or timed.kind not in ("DATE", "TIME") or moment.first is None:
            return
        self.moment = moment
        self.clock = clock_of(timed.value, text.lower().split())
        near = self.anchor is not None and 0 <= (self.anchor - moment.first).days <= _STORY
        if moment.grain == "day" and near:
            self.story = moment.first
