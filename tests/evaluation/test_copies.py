"""Copies of one text are found, and reports of one event by several hands are not copies."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.copies import score
from graph.resolution import syndication
from graph.resolution.syndication import are_copies, containment, likely_copies, sketch

TEXT = (
    "Rebels took the salt works east of Orlen before sunrise on Friday, and by noon the army's road to "
    "the lake was cut. A spokesman for the governor said that nine soldiers were missing. Shops in the "
    "town stayed shut."
)
OTHER = (
    "The road from Orlen to the lake has been cut since Friday, when the salt works fell to rebel "
    "fighters. The army lists nine men as missing, the governor's spokesman told reporters."
)


def test_own_pairs_are_told_from_all_others() -> None:
    sections, _ = score(Path(__file__).resolve().parents[2] / "data")
    assert sections["copies/marked"]["f1"] >= 0.95
    assert sections["copies/made"]["f1"] >= 0.95


@pytest.mark.parametrize(
    ("text", "copied"),
    [
        (TEXT.upper(), True),
        (TEXT[:130], True),
        ("EXCLUSIVE: " + TEXT.replace("Rebels", "Insurgents").replace("nine", "9"), True),
        (OTHER, False),
        ("Rebels took the salt works", False),  # too short to tell
    ],
)
def test_copies(text: str, copied: bool) -> None:
    assert are_copies(TEXT, text) is copied
    assert not copied or likely_copies(sketch(TEXT), sketch(text))


@given(st.text(alphabet="abc ", max_size=80), st.text(alphabet="abc ", max_size=80))
def test_likeness_is_symmetric(first: str, second: str) -> None:
    assert containment(first, second) == containment(second, first)
    assert likely_copies(sketch(first), sketch(second)) == likely_copies(sketch(second), sketch(first))


@given(st.permutations([("a", "b"), ("b", "c"), ("d", "e")]))
def test_testimonies_hang_together_in_any_order(pairs: list[tuple[str, str]]) -> None:
    assert syndication.testimonies("abcdef", pairs) == dict(zip("abcdef", "aaaddf", strict=True))
