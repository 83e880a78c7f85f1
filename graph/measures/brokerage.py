"""Who stands between others: betweenness, constraint, and whom a mediator brought together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

import igraph
import networkx as nx

from graph.measures.interactions import interactions
from graph.records import ParticipantRole, Status
from graph.views.rows import TimelineRow

_FACTS = (Status.OCCURRED, Status.ONGOING)


@dataclass(frozen=True, slots=True)
class Broker:
    """An actor's place between the others. ``mediated``: events; ``pairs``: whom it mediated between.

    ``betweenness`` 0..1; ``constraint`` (low: many ties that do not know each other) is None for an
    actor without partners; ``low``/``high`` are the least and greatest betweenness when any one
    event is left out; ``single_source`` counts mediated events that rest on one source.
    """

    actor: str
    betweenness: float
    low: float
    high: float
    constraint: float | None
    mediated: int
    single_source: int
    pairs: tuple[tuple[str, str], ...]


def brokers(events: Sequence[TimelineRow]) -> list[Broker]:
    """Actors that mediated or lie on shortest paths, the most central first.

    Method: betweenness (Freeman 1977, "A Set of Measures of Centrality Based on Betweenness",
    Sociometry 40) and constraint (Burt 1992, "Structural Holes") on the unweighted network of
    pairs that had something to do with each other, friendly or not; mediations are counted from
    the part that the sources give (Bercovitch and DeRouen 2004 count them so).

    Uncertainty: the network holds what was reported; ``low`` to ``high`` is the range when each
    event in turn is left out (a jackknife), wide where one report makes a broker.
    """
    told = [(each.pair, each.event) for each in interactions(events)]
    network = nx.Graph(sorted({pair for pair, _ in told}))
    central = _betweenness({pair for pair, _ in told})
    ranges = {actor: [value] for actor, value in central.items()}
    by_pair: dict[tuple[str, str], set[str]] = defaultdict(set)
    for pair, event in told:
        by_pair[pair].add(event)
    # Only an event that alone holds a pair together can change who lies between.
    alone = {next(iter(held)) for held in by_pair.values() if len(held) == 1}
    for event in sorted(alone):
        without = _betweenness(pair for pair, held in by_pair.items() if held != {event})
        for actor, values in ranges.items():
            values.append(without.get(actor, 0.0))
    constraint = nx.constraint(network) if network else {}
    mediations = _mediations(events)
    found = [
        Broker(
            actor=actor,
            betweenness=central.get(actor, 0.0),
            low=min(ranges.get(actor, [0.0])),
            high=max(ranges.get(actor, [0.0])),
            constraint=constraint.get(actor),
            mediated=len(mediations[actor]),
            single_source=sum(event.sources < 2 for event in mediations[actor]),
            pairs=_brought_together(mediations[actor]),
        )
        for actor in sorted({*central, *mediations})
    ]
    shown = [each for each in found if each.betweenness > 0 or each.mediated]
    return sorted(shown, key=lambda each: (-each.betweenness, -each.mediated, each.actor))


def _betweenness(pairs: Iterable[tuple[str, str]]) -> dict[str, float]:
    """As ``networkx.betweenness_centrality`` has it (0..1), by igraph: it is asked once for each event."""
    links = sorted(pairs)
    names = sorted({name for pair in links for name in pair})
    index = {name: at for at, name in enumerate(names)}
    network = igraph.Graph(n=len(names), edges=[(index[one], index[other]) for one, other in links])
    most = (len(names) - 1) * (len(names) - 2) / 2  # pairs of others
    return {
        name: value / most if most else 0.0 for name, value in zip(names, network.betweenness(), strict=True)
    }


def _mediations(events: Iterable[TimelineRow]) -> dict[str, list[TimelineRow]]:
    found: dict[str, list[TimelineRow]] = defaultdict(list)
    for event in events:
        if event.status in _FACTS:
            mediators = {part.id for part in event.participants if part.role is ParticipantRole.MEDIATOR}
            for actor in sorted(mediators):
                found[actor].append(event)
    return found


def _brought_together(events: Iterable[TimelineRow]) -> tuple[tuple[str, str], ...]:
    pairs = set()
    for event in events:
        parties = {p.id for p in event.participants if p.role is ParticipantRole.PARTICIPANT}
        pairs |= set(combinations(sorted(parties), 2))
    return tuple(sorted(pairs))
