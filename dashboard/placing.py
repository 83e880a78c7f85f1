"""Where the actors of a network stand: the same places for the same input, no names over each other. Pure."""

from __future__ import annotations

import math
import random
import threading
from collections.abc import Mapping, Sequence

import igraph
import numpy as np

_SPREAD = 95.0  # pixels between neighbours, about
_SEED = 1
_SEEDING = threading.Lock()
_ROUNDS = 120
_LETTER = 4.2  # half a letter's width, in pixels
_LINE = 46.0  # what a name below a node takes, with some air, in pixels
_LONGEST = 28  # letters of a name that are drawn


def layout(actors: Sequence[str], pairs: Mapping[tuple[str, str], float]) -> dict[str, tuple[float, float]]:
    """Places of actors, the same for the same input: Fruchterman-Reingold (1991) from a circle.

    ``pairs`` weighs undirected pairs. Actors are placed in order of their id, so that a
    changed order of rows moves nothing.
    """
    order = sorted(actors)
    index = {name: at for at, name in enumerate(order)}
    ordered = sorted(pairs)
    edges = [(index[a], index[b]) for a, b in ordered]
    graph = igraph.Graph(n=len(order), edges=edges)
    start = graph.layout_circle()
    weights = [1.0 + min(pairs[pair], 30.0) / 10.0 for pair in ordered]
    with _SEEDING:  # igraph's generator is the process's own
        igraph.set_random_number_generator(random.Random(_SEED))  # noqa: S311  # places, no secrets
        places = _placed(graph, weights, start)
        igraph.set_random_number_generator(random)
    places.fit_into((1.6 * _scale(len(order)), _scale(len(order))), keep_aspect_ratio=False)
    return {name: (round(places[at][0], 1), round(places[at][1], 1)) for name, at in index.items()}


def _placed(graph: igraph.Graph, weights: list[float], start: igraph.Layout) -> igraph.Layout:
    return graph.layout_fruchterman_reingold(
        weights=weights or None, seed=start, niter=600 if graph.vcount() < 400 else 200, grid="nogrid"
    )


def _scale(number: int) -> float:
    return _SPREAD * max(3.0, math.sqrt(number) * 1.6)


def fanned(
    places: Mapping[str, tuple[float, float]], anchor: str, newcomers: Sequence[str]
) -> dict[str, tuple[float, float]]:
    """Places for newcomers on an arc around ``anchor``, on its side away from the middle of the others."""
    x, y = places.get(anchor, (0.0, 0.0))
    middle = [sum(place[axis] for place in places.values()) / max(1, len(places)) for axis in (0, 1)]
    outward = math.atan2(y - middle[1], x - middle[0])
    reach = _SPREAD * max(1.4, len(newcomers) / 5)
    step = min(0.5, math.tau / max(1, len(newcomers)))
    first = outward - step * (len(newcomers) - 1) / 2
    return {
        actor: (
            round(x + reach * math.cos(first + at * step), 1),
            round(y + reach * math.sin(first + at * step), 1),
        )
        for at, actor in enumerate(newcomers)
    }


def apart(
    places: Mapping[str, tuple[float, float]], names: Mapping[str, str], sizes: Mapping[str, float]
) -> dict[str, tuple[float, float]]:
    """The places, pushed apart where nodes or their names (drawn below them) would cover each other.

    ``sizes`` are radii in pixels. Each round parts every two that overlap along the side on which they
    overlap less, by half each.
    """
    order = sorted(places)
    if len(order) < 2:
        return dict(places)
    at = np.array([places[name] for name in order], dtype=float)
    high = np.array([sizes.get(name, 8.0) for name in order])
    letters = np.array([min(_LONGEST, len(names.get(name, ""))) for name in order])
    wide = np.maximum(high, letters * _LETTER) + 8.0
    room_x, room_y = wide[:, None] + wide[None, :], high[:, None] + high[None, :] + _LINE
    upper = np.triu(np.ones((len(order), len(order)), dtype=bool), 1)
    for _ in range(_ROUNDS):
        x, y = (at[None, :, axis] - at[:, None, axis] for axis in (0, 1))
        over_x, over_y = room_x - np.abs(x), room_y - np.abs(y)
        hit = upper & (over_x > 0) & (over_y > 0)
        if not hit.any():
            break
        sideways = hit & (over_x < over_y)
        for axis, where, gap, over in ((0, sideways, x, over_x), (1, hit & ~sideways, y, over_y)):
            push = np.where(where, np.where(gap < 0, -1.0, 1.0) * (over / 2 + 0.5), 0.0)
            at[:, axis] += push.sum(axis=0) - push.sum(axis=1)
    return {name: (round(float(at[n, 0]), 1), round(float(at[n, 1]), 1)) for n, name in enumerate(order)}
