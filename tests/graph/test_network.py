"""Projections of relations and where they are drawn."""

from __future__ import annotations

import random

import pytest

from graph.network import busiest, camps, ego, layout, projection, weighted
from graph.records import ActorKind, RelationKind
from graph.views import Named, RelationRow, TieRow


def relation(
    source: str, target: str, events: int = 1, *, friendly: int = 0, hostile: int = 0
) -> RelationRow:
    return RelationRow(
        source=source,
        source_name=source.upper(),
        source_kind=ActorKind.COUNTRY,
        target=target,
        target_name=target.upper(),
        target_kind=ActorKind.COUNTRY,
        events=events,
        cooperation=friendly,
        conflict=hostile,
    )


CHAIN = [relation("a", "b", 5), relation("b", "a", 2), relation("b", "c", 1), relation("c", "d", 1)]


def test_parallel_relations_are_kept() -> None:
    network = projection(CHAIN)
    assert sorted(network.edges(keys=False)) == [("a", "b"), ("b", "a"), ("b", "c"), ("c", "d")]
    assert network.nodes["a"] == {"name": "A", "kind": "country"}


def test_weights_add_both_directions_and_ties() -> None:
    tie = TieRow(
        id="t", source=Named(id="c", name="C"), target=Named(id="a", name="A"), kind=RelationKind.ALLY
    )
    bound = relation("c", "a", 0).model_copy(update={"ties": (tie,)})
    simple = weighted(projection([*CHAIN, bound]))
    assert {tuple(sorted(edge[:2])): edge[2] for edge in simple.edges(data="weight")} == {
        ("a", "b"): 7,
        ("a", "c"): 1,
        ("b", "c"): 1,
        ("c", "d"): 1,
    }


def test_busiest_keeps_those_with_most_events() -> None:
    assert sorted(busiest(projection(CHAIN), 2)) == ["a", "b"]


def test_ego_goes_against_the_arrows_too() -> None:
    assert sorted(ego(projection(CHAIN), "c", 1)) == ["b", "c", "d"]
    assert sorted(ego(projection(CHAIN), "d", 2)) == ["b", "c", "d"]
    with pytest.raises(KeyError):
        ego(projection(CHAIN), "nobody")


def test_camps_are_those_who_cooperate() -> None:
    rows = [
        relation("a", "b", 4, friendly=4),
        relation("c", "d", 3, friendly=3),
        relation("a", "c", 9, friendly=1, hostile=8),
    ]
    assert camps(projection(rows)) == [frozenset({"a", "b"}), frozenset({"c", "d"})]
    assert camps(projection([relation("x", "y", 2, hostile=2)])) == [frozenset({"x"}), frozenset({"y"})]


def test_layout_is_the_same_every_time_and_keeps_places() -> None:
    network = projection(CHAIN)
    random.seed(1)
    first = layout(network)
    random.seed(2)
    assert layout(network) == first
    assert all(0 <= x <= 1000 and 0 <= y <= 1000 for x, y in first.values())
    assert len(set(first.values())) == 4
    part = projection(CHAIN[:2])
    assert layout(part, first) == {key: first[key] for key in ("a", "b")}


def test_an_empty_network() -> None:
    network = projection([])
    assert (layout(network), camps(network)) == ({}, [])
