"""What part of the network is drawn: the surroundings of an actor, what was opened, what is folded. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from graph.network import camps, ego, projection
from graph.views import RelationRow


def within(rows: Sequence[RelationRow], actor: str, steps: int) -> list[RelationRow]:
    """The rows between actors who are at most so many steps from ``actor``; none where it has no row."""
    network = projection(rows)
    if actor not in network:
        return []
    near = set(ego(network, actor, steps))
    return [row for row in rows if row.source in near and row.target in near]


def merged(*parts: Iterable[RelationRow]) -> list[RelationRow]:
    """The rows of all parts, each once, in order of their first appearance."""
    found = {(row.source, row.target, row.directed): row for part in parts for row in part}
    kept = dict.fromkeys((row.source, row.target, row.directed) for part in parts for row in part)
    return [found[key] for key in kept]


def both_ways(rows: Iterable[RelationRow]) -> set[tuple[str, str]]:
    """The pairs of the rows, each once, whichever way it points."""
    return {(min(row.source, row.target), max(row.source, row.target)) for row in rows}


def partners(rows: Iterable[RelationRow]) -> dict[str, set[str]]:
    """Actors by whom they have a row with."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row.source != row.target:
            found[row.source].add(row.target)
            found[row.target].add(row.source)
    return found


def of_degree(rows: Sequence[RelationRow], least: int) -> list[RelationRow]:
    """The rows between actors with ``least`` partners and more (counted before any is left out)."""
    near = partners(rows)
    return [row for row in rows if min(len(near[row.source]), len(near[row.target])) >= least]


def hidden_by(rows: Iterable[RelationRow], folded: Collection[str]) -> dict[str, set[str]]:
    """Whom each folded actor hides: partners who have nothing to do with anybody else."""
    near = partners(rows)
    return {
        actor: {other for other in near[actor] if near[other] == {actor} and other not in folded}
        for actor in folded
        if actor in near
    }


def hangers_on(rows: Iterable[RelationRow], actor: str) -> set[str]:
    """Whom folding ``actor`` would hide."""
    return hidden_by(rows, {actor}).get(actor, set())


def camp_numbers(rows: Sequence[RelationRow]) -> Mapping[str, int]:
    """Camps of two actors and more, by actor: 1 is the largest. Empty where all are of one camp."""
    found = [camp for camp in camps(projection(rows)) if len(camp) > 1]
    if len(found) < 2:
        return {}
    return {actor: number for number, camp in enumerate(found, start=1) for actor in camp}
