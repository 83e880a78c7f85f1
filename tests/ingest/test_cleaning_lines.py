"""The chain over a dump's lines: features, odds, the first guess, the choice of lines."""

from __future__ import annotations

import math

from ingest.cleaning.blocks import Block
from ingest.cleaning.knowledge import ChainWeights
from ingest.cleaning.lines import Line, placed, shallow
from ingest.cleaning.plain import core
from ingest.cleaning.states import densest, log_odds

SEIZED = "Rebel fighters seized the town of Marren on Monday, the defence ministry said."
WOUNDED = "Two soldiers were wounded when a drone hit their post near the border."
CHAIN = ChainWeights(body={"a": 2.0, "b": -1.0}, start={"s": -3.0}, end={"e": -3.0})


def blocks(*texts: str) -> list[Block]:
    return [Block(text) for text in texts]


def chances(odds: list[float]) -> list[float]:
    return [round(1 / (1 + math.exp(-odd)), 3) for odd in odds]


def test_lines_alone_have_the_odds_of_their_weighted_sum() -> None:
    lines = [Line({"a": 1.0, "b": 0.5, "unknown": 9.0}), Line({})]
    assert [round(odd, 9) for odd in log_odds(lines, CHAIN)] == [1.5, 0]
    assert log_odds([], CHAIN) == []


def test_beginning_and_end_cost() -> None:
    doubtful = Line({"b": 1.0}, {"s": 1.0}, {"e": 1.0})
    sure = Line({"a": 2.0}, {"s": 1.0}, {"e": 1.0})
    # By hand, over the 8 sequences of states: exp of the sum of what each holds, over their total.
    weights = {"111": 4 - 1 + 4 - 3, "101": 4 - 3 + 4 - 6, "100": 4 - 3 - 3, "001": 4 - 3, "000": 0}
    weights |= {"110": 4 - 1 - 3 - 3, "011": -1 + 4 - 3, "010": -1 - 3 - 3}
    total = sum(math.exp(value) for value in weights.values())
    wanted = [
        round(sum(math.exp(v) for states, v in weights.items() if states[place] == "1") / total, 3)
        for place in range(3)
    ]
    assert chances(log_odds([sure, doubtful, sure], CHAIN)) == wanted


def test_the_first_guess_is_the_densest_part() -> None:
    lines = blocks("Menu", SEIZED, "Share", WOUNDED, "Home")
    assert densest(lines, [-3.0, 2.0, -1.0, 2.0, -3.0]) == (1, 3)
    assert densest(lines, [-3.0, 2.0, -9.0, 3.0, -3.0]) == (3, 3)
    assert densest(lines, [-3.0] * 5) is None


def test_features_of_a_line_and_its_place() -> None:
    lines = blocks("Marren falls", SEIZED, WOUNDED, "Tags")
    lines[3].reason = "tags"
    found = shallow(lines)
    assert {name: found[1].body[name] for name in ("sentence", "label above", "sentence below")} == {
        "sentence": 1.0,
        "label above": 1.0,
        "sentence below": 1.0,
    }
    assert found[3].body == {
        "furniture": 1.0,
        "furniture behind stories": 1.0,
        "prose near": 26 / 200,
        "furniture far before": 0.0,
        "furniture far after": 0.0,
    }
    assert found[3].end == {
        "always": 1.0,
        "sentence": 0.0,
        "label": 1.0,
        "full stop above": 1.0,
        "colon above": 0.0,
        "at behind stories": 1.0,
        "prose after": 0.0,
    }
    set_in = placed(found, lines, (1, 2), "Marren falls")
    assert [line.body["in the core"] for line in set_in] == [0.0, 1.0, 1.0, 0.0]
    assert [line.start["title above"] for line in set_in] == [0.0, 1.0, 0.0, 0.0]
    assert set_in[1].body["words of the title"] == 1 / 3


def test_features_that_count_together() -> None:
    lines = blocks(SEIZED, "A quiet night", WOUNDED, "Related", "Storm sinks barge", SEIZED)
    lines[3].reason = "label of other stories"
    found = [line.body for line in shallow(lines)]
    assert (found[1]["between sentences"], found[1]["short between sentences"]) == (1.0, 1.0)
    assert (found[4]["under behind stories"], found[4]["sentence under behind stories"]) == (1.0, 0.0)
    assert found[5]["sentence under behind stories"] == 1.0
    assert found[5]["lone sentence"] == 1.0
    assert "lone sentence" not in found[1]
    assert "between sentences" not in found[4]


def test_a_text_without_full_stops_has_a_core() -> None:
    verse = [
        f"and the {word} that was in the hills went down to the river in the night" for word in "abcdefgh"
    ]
    lines = blocks("Menu", "It is so.", "Share", "Menu", "Home", *verse)
    assert core(lines, page=True) == (5, 12)
    assert core(blocks("Menu", SEIZED, WOUNDED), page=True) == (1, 2)
