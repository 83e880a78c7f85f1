"""The order of events across articles: what they say, without circles.

Two articles may contradict each other, and events judged to be one may close a circle that no article
tells. What is held is a matter of what is told alone: a telling against the dates is not held; of the
tellings in a circle the best supported are held from the first down, as long as they close none
(the greedy rule for a feedback arc set; Eades, Lin and Smyth 1993 name it as the baseline).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import networkx as nx

AGAINST_DATES = "their dates say otherwise"
CIRCLE = "it closes a circle with what more articles say"


@dataclass(frozen=True, slots=True)
class Told:
    """That one event came before another, by canonical ids; in how many articles; whether it led there."""

    before: str
    after: str
    articles: int = 1
    causal: bool = False


@dataclass(frozen=True, slots=True)
class Days:
    """The days between which an event lies; None where open."""

    earliest: date | None = None
    latest: date | None = None


def contradictions(told: Iterable[Told], days: Mapping[str, Days]) -> dict[tuple[str, str], str]:
    """Pairs (before, after) that are not held, with the reason; the rest holds no circle.

    A pair told by several is given once for each, or once with all its articles.
    """
    support: dict[tuple[str, str], tuple[int, bool]] = defaultdict(lambda: (0, False))
    for each in told:
        if each.before != each.after:
            number, causal = support[each.before, each.after]
            support[each.before, each.after] = (number + each.articles, causal or each.causal)
    found = {pair: AGAINST_DATES for pair in support if _against(pair, days)}
    graph: nx.DiGraph[str] = nx.DiGraph(pair for pair in support if pair not in found)
    for members in nx.strongly_connected_components(graph):
        if len(members) > 1:
            found |= dict.fromkeys(_circles(graph.subgraph(members), support, days), CIRCLE)
    return dict(sorted(found.items()))


def _circles(
    graph: nx.DiGraph[str], support: Mapping[tuple[str, str], tuple[int, bool]], days: Mapping[str, Days]
) -> list[tuple[str, str]]:
    """Pairs to leave out of a strongly connected part: dated ones are held first, then the best supported."""

    def rank(pair: tuple[str, str]) -> tuple[bool, int, bool, tuple[str, str]]:
        number, causal = support[pair]
        return (not _by_dates(pair, days), -number, not causal, pair)

    held: nx.DiGraph[str] = nx.DiGraph()
    held.add_nodes_from(graph)
    left_out = []
    for before, after in sorted(graph.edges, key=rank):
        if nx.has_path(held, after, before):
            left_out.append((before, after))
        else:
            held.add_edge(before, after)
    return left_out


def _against(pair: tuple[str, str], days: Mapping[str, Days]) -> bool:
    return _by_dates((pair[1], pair[0]), days)


def _by_dates(pair: tuple[str, str], days: Mapping[str, Days]) -> bool:
    """Whether the dates alone put the one before the other."""
    first, second = (days.get(key, Days()) for key in pair)
    return bool(first.latest and second.earliest and first.latest < second.earliest)
