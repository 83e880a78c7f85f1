"""Judging pairs of events, and canonical ids that do not depend on the order of arrival."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.records import Figure, Status
from graph.resolution import (
    Judgement,
    Profile,
    Spot,
    Verdict,
    candidate_pairs,
    canonical_ids,
    could_meet,
    judge,
)
from graph.resolution.judge import forbidden
from graph.resolution.likeness import distance_km
from graph.resolution.profile import content_words

OCCURRED = frozenset({Status.OCCURRED})
KHARKIV = Spot("place:kharkiv", "city", 49.99, 36.23)
ODESA = Spot("place:odesa", "city", 46.48, 30.72)


def strike(key: str, **given: object) -> Profile:
    """A Russian missile strike on Kharkiv on 1 March 2022, but for what is given."""
    fields: dict[str, object] = {
        "id": key,
        "type": "ASSAULT",
        "mode": "missile",
        "statuses": OCCURRED,
        "earliest": date(2022, 3, 1),
        "latest": date(2022, 3, 1),
        "initiators": frozenset({"actor:russia"}),
        "places": (KHARKIV,),
        "words": content_words(["Russian missiles hit the central square of Kharkiv, killing ten"]),
        "told": frozenset({date(2022, 3, 2)}),
    }
    return Profile(**(fields | given))  # type: ignore[arg-type]


def toll(number: float) -> tuple[Figure, ...]:
    return (Figure(of="killed", min=number, max=number, unit="people"),)


def test_two_tellings_of_one_strike_are_the_same() -> None:
    found = judge(strike("evt-b", mode="airstrike", figures=toll(10)), strike("evt-a", figures=toll(12)))
    assert (found.first, found.second, found.verdict) == ("evt-a", "evt-b", Verdict.SAME)
    assert list(found.parts) == ["actors", "date", "type", "place", "figures", "wording"]
    assert found.why.startswith("actors 1.00, date 1.00, type 0.85, place 1.00, figures 0.58, wording 1.00")


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ({"earliest": date(2022, 3, 3), "latest": date(2022, 3, 3)}, "dates are disjoint"),
        ({"statuses": frozenset({Status.HYPOTHETICAL})}, "one is hypothetical"),
        (
            {"initiators": frozenset({"actor:ukraine"}), "recipients": frozenset({"actor:russia"})},
            "who acts in one is acted upon in the other",
        ),
    ],
)
def test_what_never_merges(other: dict[str, object], why: str) -> None:
    mine = strike("evt-a", recipients=frozenset({"actor:ukraine"}))
    found = judge(mine, strike("evt-b", **other))
    assert (found.verdict, found.score) == (Verdict.DIFFERENT, 0.0)
    assert why in found.why


def test_a_plan_never_meets_its_cancelled_sibling_but_meets_its_confirmation() -> None:
    talks = {"type": "CONSULT", "mode": "meet", "initiators": frozenset(), "places": (KHARKIV,)}
    both = frozenset({"actor:a", "actor:b"})
    planned = strike("evt-a", **talks, together=both, statuses=frozenset({Status.PLANNED}))
    cancelled = strike("evt-b", **talks, together=both, statuses=frozenset({Status.CANCELLED}))
    held = strike("evt-c", **talks, together=both)
    assert judge(planned, cancelled).verdict is Verdict.DIFFERENT
    assert judge(held, cancelled).verdict is Verdict.DIFFERENT
    assert judge(planned, held).verdict is Verdict.SAME


def test_far_towns_are_two_strikes() -> None:
    assert judge(strike("evt-a"), strike("evt-b", places=(ODESA,))).verdict is Verdict.DIFFERENT


def test_without_a_date_nothing_is_surely_the_same() -> None:
    vague = strike("evt-b", earliest=None, latest=None, words=content_words(["An attack was reported"]))
    assert judge(strike("evt-a"), vague).verdict is not Verdict.SAME


def test_distance_is_a_great_circle() -> None:
    found = distance_km(KHARKIV, ODESA)
    assert found is not None
    assert round(found) == 564
    assert distance_km(KHARKIV, Spot("place:x")) is None


def test_an_event_without_anyone_or_anywhere_has_no_candidates() -> None:
    bare = strike("evt-a", initiators=frozenset(), places=())
    assert list(candidate_pairs([bare, strike("evt-b"), replace(bare, id="evt-c")])) == []


def test_an_open_plan_meets_the_day_it_was_held() -> None:
    plan = strike("evt-a", latest=None, statuses=frozenset({Status.PLANNED}))
    held = strike("evt-b", earliest=date(2022, 3, 9), latest=date(2022, 3, 9))
    assert [(first.id, second.id) for first, second in candidate_pairs([held, plan])] == [("evt-a", "evt-b")]


def test_what_one_article_tells_apart_is_not_compared() -> None:
    mine, theirs = (strike(key, articles=frozenset({"art-1"})) for key in ("evt-a", "evt-b"))
    assert not could_meet(mine, theirs)


def test_candidates_stay_near_linear() -> None:
    chance = random.Random(7)
    counts = []
    for size in (500, 2000):
        profiles = [
            strike(
                f"evt-{number:05}",
                earliest=(day := date(2022, 1, 1) + timedelta(days=chance.randrange(size // 2))),
                latest=day,
                initiators=frozenset({f"actor:{chance.randrange(5)}"}),
                places=(Spot(f"place:{chance.randrange(200)}", "city"),),
            )
            for number in range(size)
        ]
        counts.append(sum(1 for _ in candidate_pairs(profiles)))
    assert 0 < counts[1] < counts[0] * 4 * 1.5


DAYS = st.integers(0, 3).map(lambda offset: date(2022, 3, 1) + timedelta(days=offset))
SIDES = st.sampled_from(["actor:a", "actor:b", "actor:c"]).map(lambda key: frozenset({key}))


@st.composite
def profiles(draw: st.DrawFn) -> list[Profile]:
    size = draw(st.integers(2, 7))
    found = []
    for number in range(size):
        first = draw(DAYS)
        found.append(
            strike(
                f"evt-{number}",
                earliest=first,
                latest=first + timedelta(days=draw(st.integers(0, 2))),
                initiators=draw(SIDES),
                recipients=draw(SIDES),
                statuses=frozenset({draw(st.sampled_from(list(Status)))}),
                figures=toll(draw(st.sampled_from([3.0, 5.0, 50.0]))),
            )
        )
    return found


def canonical(found: list[Profile], words: dict[tuple[str, str], Verdict] | None = None) -> dict[str, str]:
    judgements = [judge(first, second) for first, second in candidate_pairs(found)]
    return canonical_ids({item.id: item for item in found}, judgements, words)


@given(profiles(), st.randoms(use_true_random=False))
def test_order_of_arrival_never_matters(found: list[Profile], chance: random.Random) -> None:
    shuffled = list(found)
    chance.shuffle(shuffled)
    assert canonical(shuffled) == canonical(found)


@given(profiles())
def test_a_batch_compares_the_pairs_that_could_meet(found: list[Profile]) -> None:
    batch = [(first.id, second.id) for first, second in candidate_pairs(found)]
    assert batch == [(a.id, b.id) for a, b in combinations(found, 2) if could_meet(a, b)]


@given(profiles())
def test_no_group_holds_a_forbidden_pair(found: list[Profile]) -> None:
    ids = canonical(found)
    for first, second in combinations(found, 2):
        if ids[first.id] == ids[second.id]:
            assert forbidden(first, second) is None


@given(profiles(), st.data())
def test_an_analysts_word_outranks_the_machine_and_undo_restores(
    found: list[Profile], data: st.DataObject
) -> None:
    before = canonical(found)
    pair = data.draw(st.sampled_from(list(combinations([item.id for item in found], 2))))
    apart = canonical(found, {pair: Verdict.DIFFERENT})
    joined = canonical(found, {pair: Verdict.SAME})
    assert apart[pair[0]] != apart[pair[1]]
    assert joined[pair[0]] == joined[pair[1]]
    assert canonical(found, {}) == before


def test_judging_is_symmetric() -> None:
    one, other = strike("evt-a"), strike("evt-b", places=(ODESA,), figures=toll(2))
    assert judge(one, other) == judge(other, one)
    assert isinstance(judge(one, other), Judgement)
