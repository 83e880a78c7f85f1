"""Camps of actors that cooperate, window by window, and who changed sides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import networkx as nx

from graph.measures.interactions import Interaction, Window, interactions, window_of
from graph.views.rows import TimelineRow


@dataclass(frozen=True, slots=True)
class Camps:
    """The camps of one window, the largest first; an actor without friends is in none.

    ``modularity`` 0..1 says how clearly they part (None where there is no cooperation).
    ``single_source``: actors whose place in a camp rests on events of one source alone.
    ``joined``/``left``: actors in a camp that is the same as one before, and were (not) in it then.
    """

    start: date
    camps: tuple[frozenset[str], ...]
    modularity: float | None
    single_source: frozenset[str]
    joined: frozenset[str]
    left: frozenset[str]


def alignment(events: Iterable[TimelineRow], window: Window = "year") -> list[Camps]:
    """Camps in each window that has cooperation, in order of time.

    Method: pairs whose summed intensity in the window is positive are joined by that weight, and
    parted by greedy modularity (Clauset, Newman and Moore 2004, "Finding Community Structure in
    Very Large Networks"). A camp continues the one of the window before with the highest Jaccard
    overlap above 0.3 (Greene, Doyle and Cunningham 2010, "Tracking the Evolution of Communities in
    Dynamic Social Networks"); who is new in it has joined, who is missing has left.

    Uncertainty: modularity under about 0.3 is no clear division; an event whose date reaches over
    several windows is in none; a change may be one of coverage: see ``single_source``.
    """
    told: dict[date, list[Interaction]] = defaultdict(list)
    for each in interactions(events):
        start = window_of(each.earliest, each.latest, window)
        if start is not None:
            told[start].append(each)
    found: list[Camps] = []
    before: tuple[frozenset[str], ...] = ()
    for start in sorted(told):
        network = _friendly(told[start])
        if not network:
            continue
        groups = nx.community.greedy_modularity_communities(network, weight="weight")
        camps = tuple(sorted((frozenset(g) for g in groups), key=lambda g: (-len(g), sorted(g))))
        joined, left = _shifts(before, camps)
        found.append(
            Camps(
                start=start,
                camps=camps,
                modularity=nx.community.modularity(network, groups, weight="weight"),
                single_source=_weakly_placed(told[start], network),
                joined=joined,
                left=left,
            )
        )
        before = camps
    return found


def _friendly(told: Iterable[Interaction]) -> nx.Graph:
    nets: dict[tuple[str, str], float] = defaultdict(float)
    for each in told:
        nets[each.pair] += each.intensity
    network = nx.Graph()
    network.add_weighted_edges_from((*pair, net) for pair, net in sorted(nets.items()) if net > 0)
    return network


def _shifts(
    before: tuple[frozenset[str], ...], now: tuple[frozenset[str], ...]
) -> tuple[frozenset[str], frozenset[str]]:
    joined: set[str] = set()
    left: set[str] = set()
    for camp in now:
        best = max(before, key=lambda old: (_jaccard(old, camp), sorted(old)), default=frozenset[str]())
        if _jaccard(best, camp) > 0.3:
            joined |= camp - best
            left |= best - camp
    return frozenset(joined), frozenset(left)


def _jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    union = one | other
    return len(one & other) / len(union) if union else 0.0


def _weakly_placed(told: Iterable[Interaction], network: nx.Graph) -> frozenset[str]:
    firm = {
        actor
        for each in told
        if each.sources > 1 and each.intensity > 0 and network.has_edge(*each.pair)
        for actor in each.pair
    }
    return frozenset(set(network) - firm)
