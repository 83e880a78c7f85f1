"""Measures on what passed between actors: each says its method, its source and its uncertainty.

They take events in order of time (:func:`graph.views.timeline`), so that every filter and
every day of knowledge of the views holds for them. ``rows`` gives one as a table.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Unpack

from graph import views
from graph.measures.alignment import Camps, alignment
from graph.measures.balance import Triad, balance, signed_network, triads
from graph.measures.brokerage import Broker, brokers
from graph.measures.dyads import DyadWindow, dyad_intensity
from graph.measures.escalation import Break, escalations, weekly_hostility
from graph.measures.interactions import Window, names
from graph.views.filters import Filters
from graph.views.rows import TimelineRow

if TYPE_CHECKING:
    from graph.store import Store

__all__ = [
    "MEASURES",
    "Break",
    "Broker",
    "Camps",
    "DyadWindow",
    "Triad",
    "Window",
    "alignment",
    "balance",
    "brokers",
    "dyad_intensity",
    "escalations",
    "rows",
    "signed_network",
    "triads",
    "weekly_hostility",
]
_ALL = 10**9
_Rows = list[dict[str, Any]]


def rows(store: Store, measure: str, window: Window | None = None, **filters: Unpack[Filters]) -> _Rows:
    """A measure over the selected events as rows with names for ids.

    Raises:
        ValueError: no such measure, or a filter that makes no sense.
    """
    if measure not in MEASURES:
        raise ValueError(f"no measure {measure!r}: one of {', '.join(MEASURES)}")
    events = views.timeline(store, limit=_ALL, **filters)
    return MEASURES[measure](events, window, names(events))


def _dyads(events: Sequence[TimelineRow], window: Window | None, called: dict[str, str]) -> _Rows:
    return [
        {
            "window": each.start,
            "one": called[each.pair[0]],
            "other": called[each.pair[1]],
            "events": each.events,
            "mean": round(each.mean, 2),
            "error": None if each.error is None else round(each.error, 2),
            "net": each.net,
            "single_source": each.single_source,
            "isolated": each.isolated,
        }
        for each in dyad_intensity(events, window or "month")
    ]


def _triads(events: Sequence[TimelineRow], window: Window | None, called: dict[str, str]) -> _Rows:
    return [
        {
            "actors": [called[actor] for actor in each.actors],
            "signs": "".join("+" if sign > 0 else "−" for sign in each.signs),
            "balanced": each.balanced,
            "robust": each.robust,
        }
        for each in triads(events)
    ]


def _brokers(events: Sequence[TimelineRow], window: Window | None, called: dict[str, str]) -> _Rows:
    return [
        {
            "actor": called[each.actor],
            "betweenness": round(each.betweenness, 3),
            "range": f"{each.low:.3f} to {each.high:.3f}",
            "constraint": None if each.constraint is None else round(each.constraint, 3),
            "mediated": each.mediated,
            "single_source": each.single_source,
            "between": [f"{called[one]} and {called[other]}" for one, other in each.pairs],
        }
        for each in brokers(events)
    ]


def _alignment(events: Sequence[TimelineRow], window: Window | None, called: dict[str, str]) -> _Rows:
    def told(actors: frozenset[str]) -> list[str]:
        return sorted(called[actor] for actor in actors)

    return [
        {
            "window": each.start,
            "camps": [" + ".join(told(camp)) for camp in each.camps],
            "modularity": None if each.modularity is None else round(each.modularity, 3),
            "joined": told(each.joined),
            "left": told(each.left),
            "single_source": told(each.single_source),
        }
        for each in alignment(events, window or "year")
    ]


def _escalation(events: Sequence[TimelineRow], window: Window | None, called: dict[str, str]) -> _Rows:
    return [
        {
            "week": each.week,
            "change": "escalation" if each.after > each.before else "calm",
            "before": each.before,
            "after": each.after,
            "weeks": each.weeks,
            "stable": each.stable,
            "single_source": each.single_source,
        }
        for each in escalations(events)
    ]


MEASURES: dict[str, Callable[[Sequence[TimelineRow], Window | None, dict[str, str]], _Rows]] = {
    "intensity": _dyads,
    "balance": _triads,
    "brokerage": _brokers,
    "alignment": _alignment,
    "escalation": _escalation,
}
