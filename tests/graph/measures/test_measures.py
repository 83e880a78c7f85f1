"""Measures against cases worked out by hand."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

import networkx as nx
import numpy as np
import pytest
import ruptures

from graph.edtf import date_value
from graph.measures import (
    MEASURES,
    alignment,
    balance,
    brokers,
    dyad_intensity,
    escalations,
    rows,
    triads,
    weekly_hostility,
)  # fmt: skip
from graph.records import ActorKind, ParticipantRole, Status
from graph.store import Store
from graph.views.rows import ParticipantRow, TimelineRow
from tests.graph.river_war import write_river_war


def event(
    key: str, on: str, value: float | None, sources: int = 2, status: str = "occurred", **who: str
) -> TimelineRow:
    """An event between one-letter actors: ``A="initiator"``."""
    when = date_value(on, "test")
    parts = [
        ParticipantRow(id=actor, name=actor, kind=ActorKind.COUNTRY, role=ParticipantRole(part))
        for actor, part in who.items()
    ]
    return TimelineRow(
        id=key,
        name=key,
        type="ASSAULT",
        status=Status(status),
        intensity=value,
        sources=sources,
        participants=tuple(parts),
        **when.model_dump(),
    )


AGAINST = {"A": "initiator", "B": "recipient"}
TOGETHER = {"A": "participant", "B": "participant"}


def test_intensity_of_a_dyad_by_hand() -> None:
    told = dyad_intensity(
        [
            event("1", "2023-05-01", -9.0, **AGAINST),
            event("2", "2023-05-31", 3.0, 1, **TOGETHER),
            event("3", "2023-06-02", 7.0, 1, **TOGETHER),
            event("4", "2023", -10.0, **AGAINST),  # too vague for a month
            event("5", "2023-06-03", -9.0, status="planned", **AGAINST),
            event("6", "2023-06-03", None, **AGAINST),
        ]
    )
    may, june = told
    assert (may.pair, may.start, may.events, may.mean, may.net) == (
        ("A", "B"),
        date(2023, 5, 1),
        2,
        -3.0,
        -6.0,
    )
    assert may.error == pytest.approx(6.0)  # sd of -9 and 3 is 8.485; over the root of 2
    assert (may.single_source, may.isolated) == (1, False)
    assert (june.mean, june.error, june.single_source, june.isolated) == (7.0, None, 1, True)
    (year,) = dyad_intensity([event("4", "2023", -10.0, **AGAINST)], "year")
    assert year.mean == -10.0


def test_balance_of_a_triad_by_hand() -> None:
    enemies = [event("1", "2023-01-01", -9.0, **AGAINST), event("2", "2023-01-02", -9.0, **AGAINST)]
    friends = [event(f"{n}", "2023-01-03", 5.0, B="participant", C="participant") for n in (3, 4)]
    foes = [event(f"{n}", "2023-01-04", -4.0, A="initiator", C="recipient") for n in (5, 6)]
    (triad,) = triads([*enemies, *friends, *foes])
    assert (triad.actors, triad.signs, triad.balanced, triad.robust) == (
        ("A", "B", "C"),
        (-1, -1, 1),
        True,
        True,
    )
    made_up = event("7", "2023-02-01", 10.0, 1, A="participant", C="participant")
    (strained,) = triads([*enemies, *friends, *foes, made_up])
    assert (strained.signs, strained.balanced, strained.robust) == ((-1, 1, 1), False, False)
    assert balance([triad, strained]) == 0.5
    assert balance([]) is None
    assert triads([*enemies, *friends]) == []


def test_a_go_between_by_hand() -> None:
    talks = event("1", "2023-01-01", 5.0, 1, M="mediator", A="participant", B="participant")
    calls = [event(f"c{actor}", "2023-01-02", 2.0, M="initiator", **{actor: "recipient"}) for actor in "CD"]
    found = brokers([talks, *calls])
    assert [each.actor for each in found] == ["M"]
    hub = found[0]
    # Of the six pairs among A, B, C, D all but A-B meet only through M.
    assert hub.betweenness == pytest.approx(5 / 6)
    # Without the talks C-M-D is left: one pair of one.
    assert (hub.low, hub.high) == (pytest.approx(2 / 3), 1.0)
    assert (hub.mediated, hub.single_source, hub.pairs) == (1, 1, (("A", "B"),))


def test_betweenness_is_that_of_networkx() -> None:
    chance = random.Random(3)
    pairs = sorted({tuple(sorted(chance.sample("ABCDEFGHIJKL", 2))) for _ in range(25)})
    told = [
        event(f"{n}", "2023-01-01", 2.0, **{one: "initiator", other: "recipient"})
        for n, (one, other) in enumerate(pairs)
    ]
    whole = nx.betweenness_centrality(nx.Graph(pairs))
    found = {each.actor: each.betweenness for each in brokers(told)}
    assert found == pytest.approx({actor: value for actor, value in whole.items() if value > 0})


def test_breaks_are_those_of_pelt() -> None:
    chance = random.Random(7)
    levels = [chance.choice([0, 0, 9, 18]) + (45 if 60 <= week < 90 else 0) for week in range(200)]
    values = np.array(levels, dtype=float)
    # 2 s² ln n, with s from the median step between weeks that differ
    steps = np.abs(np.diff(values))
    spread = float(np.median(steps[steps > 0])) / (0.6745 * 2**0.5)
    pelt = ruptures.Pelt(model="l2", min_size=2, jump=1).fit(values.reshape(-1, 1))
    expected = pelt.predict(pen=2 * spread**2 * float(np.log(200)))[:-1]
    monday = date(2020, 1, 6)

    def war(weeks: list[int]) -> list[TimelineRow]:
        return [
            event(f"{at}-{n}", (monday + timedelta(weeks=at)).isoformat(), -9.0, **AGAINST)
            for at, level in enumerate(weeks)
            for n in range(level // 9)
        ]

    assert 0 not in (levels[0], levels[-1])  # the series begins and ends where the list does
    assert [(each.week - monday).days // 7 for each in escalations(war(levels))] == expected


def test_a_change_of_sides_by_hand() -> None:
    def friends(key: str, year: int, one: str, other: str, sources: int = 2) -> TimelineRow:
        return event(key, f"{year}-03-01", 5.0, sources, **{one: "participant", other: "participant"})

    told = [
        *(friends(f"a{n}", 2020, *pair) for n, pair in enumerate(("AB", "AC", "BC", "DE"))),
        *(friends(f"b{n}", 2021, *pair) for n, pair in enumerate(("AB", "DE", "CD"))),
        friends("b9", 2021, "C", "E", 1),
        event("foe", "2021-04-01", -9.0, A="initiator", C="recipient"),
    ]
    first, second = alignment(told)
    assert first.camps == (frozenset("ABC"), frozenset("DE"))
    assert second.camps == (frozenset("CDE"), frozenset("AB"))
    assert (second.joined, second.left) == (frozenset("C"), frozenset("C"))
    # weights 5 x (3 + 1) of 20: 2 (3/4 - (6/8)^2 ...): Q = (15/20 - (30/40)^2) + (5/20 - (10/40)^2)
    assert first.modularity == pytest.approx(0.375)
    assert second.single_source == frozenset()
    (alone,) = alignment([friends("x", 2022, "A", "B", 1)])
    assert alone.single_source == frozenset("AB")


def test_an_escalation_by_hand() -> None:
    monday = date(2023, 1, 2)
    levels = [9, 0, 9, 0, 9, 0, 9, 0, 45, 54, 45, 54, 45, 54]
    told = [
        event(f"{week}-{n}", (monday + timedelta(weeks=week, days=n % 7)).isoformat(), -9.0, 1, **AGAINST)
        for week, level in enumerate(levels)
        for n in range(level // 9)
    ]
    assert list(weekly_hostility(told).values()) == [float(level) for level in levels]
    (found,) = escalations(told)
    assert (found.week, found.before, found.after, found.weeks) == (monday + timedelta(weeks=8), 4.5, 49.5, 6)
    assert (found.stable, found.single_source) == (True, 1.0)


@pytest.mark.parametrize("levels", [[9] * 20, [9, 0] * 10, [9, 0, 0], []])
def test_an_even_war_does_not_escalate(levels: list[int]) -> None:
    told = [
        event(f"{week}", (date(2023, 1, 2) + timedelta(weeks=week)).isoformat(), -float(level), **AGAINST)
        for week, level in enumerate(levels)
        if level
    ]
    assert escalations(told) == []


@pytest.mark.parametrize("name", sorted(MEASURES))
def test_measures_of_nothing_are_empty(embedded_store: Store, name: str) -> None:
    assert rows(embedded_store, name) == []


def test_rows_of_the_river_war(store: Store) -> None:
    write_river_war(store)

    def told(name: str, **filters: Any) -> list[dict[str, Any]]:
        return rows(store, name, **filters)

    october = told("intensity", start=date(2023, 10, 1), end=date(2023, 10, 31))
    assert [(row["one"], row["other"], row["events"], row["mean"]) for row in october] == [
        ("Dorland", "Ostia", 2, -0.5),
        ("Dorland", "Veska", 2, -1.5),
        ("Ostia", "Veska", 1, 7.0),
    ]
    assert told("balance") == [
        {"actors": ["Dorland", "Ostia", "Veska"], "signs": "+−+", "balanced": False, "robust": False}
    ]
    (ostia,) = told("brokerage")
    assert (ostia["actor"], ostia["mediated"], ostia["single_source"]) == ("Ostia", 2, 1)
    assert ostia["between"] == ["Dorland and Veska"]
    assert told("escalation") == []
    assert told("alignment")[0]["camps"] == ["Dorland + Ostia + Veska"]
    with pytest.raises(ValueError, match="no measure 'heat': one of intensity"):
        told("heat")
