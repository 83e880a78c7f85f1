"""The labels of PLOVER 0.5 that differ from this project's types."""

from __future__ import annotations

import pytest

from evaluation.plover import read_sentences


@pytest.mark.parametrize(
    ("text", "label"),
    [
        # its crosswalk has blockades and sieges under COERCE; towns taken are FIGHT
        ("The Chadian army besieged Kufra.", "COERCE"),
        ("The Chadian navy blockaded the port.", "COERCE"),
        ("The Chadian army captured Kufra.", "FIGHT"),
        # so are works wrecked where nobody is hurt and no army is at war
        ("Guerrillas blew up a bridge in Chad.", "COERCE"),
        ("Guerrillas blew up a bridge in Chad, killing six soldiers.", "ASSAULT"),
        ("Libyan warplanes destroyed a bridge in Chad.", "FIGHT"),
        # who seeks refuge abroad asks for it; who flees does not
        ("Hundreds of Chadians took refuge in Libya.", "DEMAND"),
        ("Hundreds of Chadians fled to Libya.", None),
        # who lets relief in yields
        ("Chad opened a humanitarian corridor.", "RETREAT"),
        ("Chadian nurses called off their strike.", "CONCEDE"),
    ],
)
def test_labels(text: str, label: str | None) -> None:
    assert read_sentences([text])[0].type == label


@pytest.mark.parametrize(
    ("text", "label"),
    [
        # a complaint is the act, before or behind its clause
        ("Chad protested on Monday that Libyan soldiers had attacked a village.", "DISAPPROVE"),
        ("Libyan soldiers attacked a village, Chad said on Monday.", "FIGHT"),
        # what the subject of a verb of speech mentions ranks last
        ("The leader of a strike in Chad said the army had besieged the port.", "COERCE"),
    ],
)
def test_the_main_event(text: str, label: str) -> None:
    assert read_sentences([text])[0].type == label
