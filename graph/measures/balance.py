"""Structural balance: are friends' friends friends, and enemies' enemies too?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import networkx as nx

from graph.measures.interactions import Interaction, interactions
from graph.views.rows import TimelineRow


@dataclass(frozen=True, slots=True)
class Triad:
    """Three actors (ids in order) and the signs between 1-2, 1-3 and 2-3 (+1 or -1).

    ``robust``: no single event, and no single source, carries any of the three signs.
    """

    actors: tuple[str, str, str]
    signs: tuple[int, int, int]
    balanced: bool
    robust: bool


def signed_network(events: Iterable[TimelineRow]) -> nx.Graph:
    """Actors joined where the sum of intensities is not nought.

    Edges have ``sign``, ``net``, ``events`` and ``robust`` (the sign stands without any one event,
    and without those of one source).
    """
    found: dict[tuple[str, str], list[Interaction]] = defaultdict(list)
    for each in interactions(events):
        found[each.pair].append(each)
    network = nx.Graph()
    for (one, other), told in sorted(found.items()):
        net = sum(each.intensity for each in told)
        if net:
            network.add_edge(
                one, other, sign=1 if net > 0 else -1, net=net, events=len(told), robust=_robust(told, net)
            )
    return network


def triads(events: Iterable[TimelineRow]) -> list[Triad]:
    """All closed triads with their signs, in order of their actors.

    Method: the product of the three signs (Heider 1946, "Attitudes and Cognitive Organization";
    Cartwright and Harary 1956, "Structural Balance"): positive is balanced, negative is strained
    and apt to change. On states see Maoz et al. (2007), "What Is the Enemy of My Enemy?".

    Uncertainty: a sign is that of the summed intensity and depends on what news covered;
    ``robust`` is False where one event or one source turns it.
    """
    network = signed_network(events)
    found = []
    for clique in nx.enumerate_all_cliques(network):
        if len(clique) > 3:
            break
        if len(clique) == 3:
            one, two, three = sorted(clique)
            edges = [network.edges[pair] for pair in ((one, two), (one, three), (two, three))]
            first, second, third = (edge["sign"] for edge in edges)
            found.append(
                Triad(
                    (one, two, three),
                    (first, second, third),
                    balanced=first * second * third > 0,
                    robust=all(edge["robust"] for edge in edges),
                )
            )
    return sorted(found, key=lambda triad: triad.actors)


def balance(found: Iterable[Triad]) -> float | None:
    """Share of balanced triads (Cartwright and Harary's degree of balance); None where there is none."""
    told = [triad.balanced for triad in found]
    return sum(told) / len(told) if told else None


def _robust(told: list[Interaction], net: float) -> bool:
    without_one = all((net - each.intensity) * net > 0 for each in told)
    corroborated = sum(each.intensity for each in told if each.sources > 1)
    return without_one and corroborated * net > 0
