"""Order across articles: what is held has no circle, whatever the order of reading."""

from __future__ import annotations

import random
from datetime import date

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from graph.resolution.order import AGAINST_DATES, CIRCLE, Days, Told, contradictions

KEYS = st.sampled_from("abcdef")


@st.composite
def tales(draw: st.DrawFn) -> tuple[list[Told], dict[str, Days]]:
    told = draw(
        st.lists(st.builds(Told, before=KEYS, after=KEYS, articles=st.integers(1, 3), causal=st.booleans()))
    )
    days = {}
    for key in "abcdef":
        if draw(st.booleans()):
            first = date(2023, 9, draw(st.integers(1, 20)))
            days[key] = Days(first, first.replace(day=first.day + draw(st.integers(0, 5))))
    return told, days


def test_what_most_articles_say_is_held() -> None:
    told = [Told("a", "b", 2), Told("b", "a", 1), Told("b", "c")]
    assert contradictions(told, {}) == {("b", "a"): CIRCLE}


def test_a_telling_against_the_dates_is_not_held() -> None:
    days = {"a": Days(date(2023, 9, 3), date(2023, 9, 3)), "b": Days(None, date(2023, 9, 2))}
    assert contradictions([Told("a", "b", 5)], days) == {("a", "b"): AGAINST_DATES}


def test_a_circle_over_three_articles_loses_its_weakest_link() -> None:
    told = [Told("a", "b", 2), Told("b", "c", 2), Told("c", "a", 1)]
    assert contradictions(told, {}) == {("c", "a"): CIRCLE}
    assert contradictions(told[:2], {}) == {}


@given(tales(), st.randoms(use_true_random=False))
def test_what_is_held_has_no_circle_and_is_the_same_in_any_order(
    tale: tuple[list[Told], dict[str, Days]], chance: random.Random
) -> None:
    told, days = tale
    left_out = contradictions(told, days)
    shuffled = list(told)
    chance.shuffle(shuffled)
    assert contradictions(shuffled, days) == left_out
    held = {(each.before, each.after) for each in told if each.before != each.after} - left_out.keys()
    assert nx.is_directed_acyclic_graph(nx.DiGraph(held))
