"""Dumps with a line for each text node of a page: sentences parted at links are put together."""

from __future__ import annotations

import pytest

from ingest.annotations import RawDocument
from ingest.cleaning import clean
from ingest.cleaning.nodes import is_of_nodes, join_nodes

NODES = [
    "Ferry crews stop work",
    "The port authority of",
    "Lesk",
    ", which runs the ferries, said in a",
    "statement",
    "that two crews had left their ships on Monday.",
    "Late in the evening, the head of the union,",
    "Mira Tovel",
    ", told reporters (",
    "see the film",
    ") that nobody would sail before the guns on the far shore fell silent.",
    "“We are not soldiers,” she",
    "wrote",
    ".",
]
SENTENCES = [
    "Ferry crews stop work",
    "The port authority of Lesk, which runs the ferries, said in a statement that two crews had left "
    "their ships on Monday.",
    "Late in the evening, the head of the union, Mira Tovel, told reporters (see the film) that nobody would "
    "sail before the guns on the far shore fell silent.",
    "“We are not soldiers,” she wrote.",
]


def test_sentences_are_whole_and_the_headline_stands_alone() -> None:
    assert is_of_nodes([NODES])
    assert join_nodes(NODES) == SENTENCES


def test_body_of_a_dump_of_nodes() -> None:
    dump = "\n".join(["Home", "News", "Share", "facebook", *NODES, "Related stories", "Storm sinks barge"])
    assert clean(RawDocument("test", dump, "text/plain")).text.split("\n\n") == SENTENCES[1:]


@pytest.mark.parametrize(
    "lines",
    [
        ["Rebels Take Bridge In", "South Before Dawn", "Two ships sink off Lesk", "Prices rise again"],
        ["What you need", "two cups of flour", "a pinch of salt", "water"],
        ["Two crews left on Monday.", "The ships are old.", "Nobody sails."],
        ["Shells fell on the market", "Ten were hurt, doctors say", "The fire burnt all night"],
    ],
)
def test_lines_that_no_sentence_joins_stay(lines: list[str]) -> None:
    assert not is_of_nodes([lines])
    assert join_nodes(lines) == lines


def test_no_character_is_lost() -> None:
    assert "".join("".join(join_nodes(NODES)).split()) == "".join("".join(NODES).split())
