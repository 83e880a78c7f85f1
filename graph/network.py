"""Networks of actors: networkx projections of relations, what stands out in them, and where to draw it.

Nodes are actor ids; edges are relations, a multigraph since two actors may have
relations in both directions and an undirected one.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence

import igraph
import networkx as nx

from graph.views.actor_rows import RelationRow

_SEED_RADIUS = 10.0


def projection(rows: Iterable[RelationRow]) -> nx.MultiDiGraph:
    """The network of these relations.

    Nodes have ``name`` and ``kind``; edges have ``events``, ``cooperation``, ``conflict``,
    ``intensity`` (mean, or None), ``first``, ``last``, ``directed`` and ``ties`` (kinds).
    An undirected relation is one edge from the smaller id.
    """
    network = nx.MultiDiGraph()
    for row in rows:
        network.add_node(row.source, name=row.source_name, kind=row.source_kind.value)
        network.add_node(row.target, name=row.target_name, kind=row.target_kind.value)
        network.add_edge(
            row.source,
            row.target,
            events=row.events,
            cooperation=row.cooperation,
            conflict=row.conflict,
            intensity=row.mean_intensity,
            first=row.first,
            last=row.last,
            directed=row.directed,
            ties=tuple(tie.kind.value for tie in row.ties),
        )
    return network


def weighted(network: nx.MultiDiGraph) -> nx.Graph:
    """Simple undirected graph of the same actors; ``weight`` counts events (a tie counts as one)."""
    simple = nx.Graph()
    simple.add_nodes_from(network.nodes(data=True))
    for source, target, data in network.edges(data=True):
        weight = data["events"] + len(data["ties"])
        if weight and source != target:
            kept = simple.get_edge_data(source, target, {"weight": 0})["weight"]
            simple.add_edge(source, target, weight=kept + weight)
    return simple


def busiest(network: nx.MultiDiGraph, count: int) -> nx.MultiDiGraph:
    """The part of the network between the ``count`` actors with most events (ties: the smaller id)."""
    weights = dict(weighted(network).degree(weight="weight"))
    kept = sorted(weights, key=lambda key: (-weights[key], key))[:count]
    return nx.MultiDiGraph(network.subgraph(kept))


def ego(network: nx.MultiDiGraph, actor: str, steps: int = 1) -> nx.MultiDiGraph:
    """The actor and all within so many steps, whatever the direction.

    Raises:
        KeyError: the actor is not in the network.
    """
    if actor not in network:
        raise KeyError(actor)
    near = nx.single_source_shortest_path_length(weighted(network), actor, cutoff=steps)
    return nx.MultiDiGraph(network.subgraph(near))


def camps(network: nx.MultiDiGraph) -> list[frozenset[str]]:
    """Groups that cooperate, the largest first (greedy modularity: Clauset, Newman and Moore 2004).

    Only relations with more cooperation than conflict, and ties other than "foe", join.
    """
    friendly = nx.Graph()
    friendly.add_nodes_from(network.nodes)
    for source, target, data in network.edges(data=True):
        weight = data["cooperation"] - data["conflict"] + sum(1 for tie in data["ties"] if tie != "foe")
        if weight > 0 and source != target:
            kept = friendly.get_edge_data(source, target, {"weight": 0})["weight"]
            friendly.add_edge(source, target, weight=kept + weight)
    if friendly.number_of_edges() == 0:
        return [frozenset({node}) for node in sorted(friendly)]
    groups = nx.community.greedy_modularity_communities(friendly, weight="weight")
    return sorted((frozenset(group) for group in groups), key=lambda group: (-len(group), sorted(group)))


def layout(
    network: nx.MultiDiGraph, fixed: Mapping[str, tuple[float, float]] | None = None, *, width: float = 1000.0
) -> dict[str, tuple[float, float]]:
    """Positions (x, y), 0..``width``, by Fruchterman and Reingold (1991); the same for the same network.

    ``fixed`` gives positions from before: where all actors have one, they stay.
    """
    nodes = sorted(network)
    known = dict(fixed or {})
    if not nodes:
        return {}
    if all(node in known for node in nodes):
        return {node: known[node] for node in nodes}
    simple = weighted(network)
    index = {node: number for number, node in enumerate(nodes)}
    edges = sorted((*sorted((index[a], index[b])), data["weight"]) for a, b, data in simple.edges(data=True))
    drawn = igraph.Graph(n=len(nodes), edges=[edge[:2] for edge in edges])
    weights = [float(edge[2]) ** 0.5 for edge in edges]
    start = [[x * _SEED_RADIUS, y * _SEED_RADIUS] for x, y in drawn.layout_circle().coords]
    # The layout jitters by igraph's own generator, which is Python's global one: lend it a fresh one.
    igraph.set_random_number_generator(random.Random(0))  # noqa: S311 — places, not secrets
    try:
        places = drawn.layout_fruchterman_reingold(weights=weights or None, seed=start, niter=300).coords
    finally:
        igraph.set_random_number_generator(random)
    return dict(zip(nodes, _scaled(places, width), strict=True))


def _scaled(places: Sequence[Sequence[float]], width: float) -> list[tuple[float, float]]:
    low = [min(place[axis] for place in places) for axis in (0, 1)]
    high = [max(place[axis] for place in places) for axis in (0, 1)]
    size = max(high[0] - low[0], high[1] - low[1]) or 1.0
    return [
        (round((x - low[0]) / size * width, 2), round((y - low[1]) / size * width, 2)) for x, y, *_ in places
    ]
