"""The scorer of a dump's lines: odds, the sequence of states, the core."""

from __future__ import annotations

import pytest

from ingest.cleaning.blocks import Block
from ingest.cleaning.knowledge import LineWeights
from ingest.cleaning.lines import body_lines, log_odds
from ingest.cleaning.plain import core

SEIZED = "Rebel fighters seized the town of Marren on Monday, the defence ministry said."
WOUNDED = "Two soldiers were wounded when a drone hit their post near the border."


def blocks(*texts: str) -> list[Block]:
    return [Block(text) for text in texts]


def test_log_odds_are_the_weighted_sum() -> None:
    weights = LineWeights(change=0.0, threshold=0.0, weights={"a": 2.0, "b": -1.0})
    assert log_odds([{"a": 1.0, "b": 0.5, "unknown": 9.0}, {}], weights) == [1.5, 0]


@pytest.mark.parametrize(("change", "body"), [(0.0, {0, 2}), (2.0, {0, 1, 2})])
def test_a_change_of_state_costs(change: float, body: set[int]) -> None:
    assert body_lines([3.0, -1.0, 3.0], [None, None, None], change) == body


def test_a_text_without_full_stops_has_a_core() -> None:
    verse = [
        f"and the {word} that was in the hills went down to the river in the night" for word in "abcdefgh"
    ]
    lines = blocks("Menu", "It is so.", "Share", "Menu", "Home", *verse)
    assert core(lines, page=True) == (5, 12)
    assert core(blocks("Menu", SEIZED, WOUNDED), page=True) == (1, 2)
