"""When a conflict changed gear: breaks in the weekly sum of hostile intensity."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import ruptures

from graph.measures.interactions import dated_to_a_day, first_day
from graph.records import Status
from graph.views.rows import TimelineRow

_FACTS = (Status.OCCURRED, Status.ONGOING)
_WEEK = timedelta(days=7)
_SHORTEST = 2
_STRICTER = 2.0


@dataclass(frozen=True, slots=True)
class Break:
    """A week from which hostility ran at another level (sums of intensity a week, 0 or positive).

    ``stable``: also found when breaks cost twice as much. ``single_source``: share of the events of
    the new level that rest on one source.
    """

    week: date
    before: float
    after: float
    weeks: int
    stable: bool
    single_source: float


def weekly_hostility(events: Iterable[TimelineRow]) -> dict[date, float]:
    """Sum of hostile intensity (as a positive number) a week, by its Monday, without gaps.

    Only events dated to a day, that occurred or go on, and are hostile (intensity below 0).
    """
    found: dict[date, float] = {}
    for event in _hostile(events):
        if event.earliest and event.intensity:
            week = first_day(event.earliest, "week")
            found[week] = found.get(week, 0.0) - event.intensity
    if not found:
        return {}
    weeks = (max(found) - min(found)).days // 7
    return {week: found.get(week, 0.0) for week in (min(found) + n * _WEEK for n in range(weeks + 1))}


def escalations(events: Sequence[TimelineRow]) -> list[Break]:
    """Breaks in the weekly level of hostility, in order of time.

    Method: change points in the mean (least squares) by PELT (Killick, Fearnhead and Eckley 2012,
    "Optimal Detection of Changepoints With a Linear Computational Cost"; library: ruptures, Truong,
    Oudre and Vayatis 2020), at least two weeks apart. The penalty is 2 s² ln n (a BIC penalty for
    mean and place), with s from the median absolute difference of neighbouring weeks, so that the
    breaks themselves do not inflate it.

    Uncertainty: weeks without news count as quiet; ``stable`` says whether a break outlives twice
    the penalty. A series under eight weeks gives no breaks. Vaguely dated events are left out.
    """
    series = weekly_hostility(events)
    if len(series) < 8:
        return []
    weeks, values = list(series), np.array(list(series.values()))
    found = _breaks(values, 1.0)
    stable = set(_breaks(values, _STRICTER))
    edges = [0, *found, len(values)]
    return [
        Break(
            week=weeks[at],
            before=round(float(values[edges[n] : at].mean()), 3),
            after=round(float(values[at : edges[n + 2]].mean()), 3),
            weeks=edges[n + 2] - at,
            stable=at in stable,
            single_source=_single(events, weeks[at], weeks[edges[n + 2] - 1]),
        )
        for n, at in enumerate(found)
    ]


def _breaks(values: np.ndarray[tuple[int], np.dtype[np.float64]], factor: float) -> list[int]:
    steps = np.abs(np.diff(values))
    moved = steps[steps > 0]
    # Weeks are often alike (quiet): a median over those too would be nought and find breaks everywhere.
    spread = float(np.median(moved)) / (0.6745 * 2**0.5) if len(moved) else 0.0
    if spread == 0.0:
        return []
    penalty = factor * 2 * spread**2 * float(np.log(len(values)))
    # With a linear kernel the cost is that of the mean, as in ruptures' Pelt(model="l2"), but compiled:
    # the other takes minutes over the weeks of thirty years.
    algorithm = ruptures.KernelCPD(kernel="linear", min_size=_SHORTEST).fit(values.reshape(-1, 1))
    return [int(at) for at in algorithm.predict(pen=penalty)[:-1]]


def _hostile(events: Iterable[TimelineRow]) -> list[TimelineRow]:
    return [
        event
        for event in events
        if event.status in _FACTS
        and dated_to_a_day(event)
        and event.intensity is not None
        and event.intensity < 0
    ]


def _single(events: Iterable[TimelineRow], first: date, last: date) -> float:
    told = [
        event.sources < 2
        for event in _hostile(events)
        if event.earliest and first <= first_day(event.earliest, "week") <= last
    ]
    return round(sum(told) / len(told), 3) if told else 0.0
