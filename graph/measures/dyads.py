"""Signed intensity of dyads over windows: from cooperation (+10) to conflict (-10)."""

from __future__ import annotations

import math
import statistics
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from graph.measures.interactions import Pair, Window, interactions, window_of
from graph.views.rows import TimelineRow


@dataclass(frozen=True, slots=True)
class DyadWindow:
    """A dyad in one window. ``error``: standard error of the mean, None for a single event.

    ``single_source`` counts events that rest on one source; ``isolated``: the window has one event.
    """

    pair: Pair
    start: date
    events: int
    mean: float
    error: float | None
    lowest: float
    highest: float
    net: float
    single_source: int
    isolated: bool


def dyad_intensity(events: Iterable[TimelineRow], window: Window = "month") -> list[DyadWindow]:
    """Mean and net intensity of each pair of actors in each window, by pair and time.

    Method: events are scaled from -10 to 10 and averaged over fixed windows, as in Goldstein
    (1992), "A Conflict-Cooperation Scale for WEIS Events Data", Journal of Conflict Resolution
    36(2); the values are PLOVER's (Halterman et al. 2023). ``net`` is their sum, which also
    grows with the amount of news.

    Uncertainty: an event whose possible days reach over more than one window is in none (use a
    wider window); the standard error treats events as independent, which reports on one fight are
    not, so it is a lower bound; one event (``isolated``) has none.
    """
    found: dict[tuple[Pair, date], dict[str, tuple[float, int]]] = defaultdict(dict)
    for each in interactions(events):
        start = window_of(each.earliest, each.latest, window)
        if start is not None:
            found[each.pair, start][each.event] = (each.intensity, each.sources)
    return [_row(pair, start, list(found[pair, start].values())) for pair, start in sorted(found)]


def _row(pair: Pair, start: date, told: list[tuple[float, int]]) -> DyadWindow:
    values = [intensity for intensity, _ in told]
    return DyadWindow(
        pair=pair,
        start=start,
        events=len(values),
        mean=statistics.fmean(values),
        error=statistics.stdev(values) / math.sqrt(len(values)) if len(values) > 1 else None,
        lowest=min(values),
        highest=max(values),
        net=sum(values),
        single_source=sum(sources < 2 for _, sources in told),
        isolated=len(values) == 1,
    )
