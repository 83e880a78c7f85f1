"""Doers and sufferers without a name stand in lower case where the text tells no better."""

from __future__ import annotations

from datetime import date

import pytest

from ingest.annotations import RawDocument
from ingest.pipeline import extract


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("A mob lynched two thieves in Lagos on Tuesday.", [("initiator", "mob")]),
        (
            "Death squads murdered three aid workers in San Salvador on Tuesday.",
            [("initiator", "death squads"), ("recipient", "aid workers")],
        ),
        ("A car bomb killed nine road workers in Kano on Tuesday.", [("recipient", "road workers")]),
        # What says no more than that somebody was hit tells nobody apart, and a bomber may be a plane.
        ("A car bomb killed nine people in Kano on Tuesday.", []),
        ("Bombers attacked the port of Haiphong on Tuesday.", []),
    ],
)
def test_who_has_no_name_keeps_the_text_s_words(text: str, who: list[tuple[str, str]]) -> None:
    raw = RawDocument(uri="x", content=text, media_type="text/plain", published=date(2024, 6, 12))
    (event,) = extract(raw).events
    assert [(item.role.value, item.name) for item in event.participants] == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Chad and Libya swapped 40 prisoners and the bodies of the dead on Tuesday.", ["Chad", "Libya"]),
        (
            "Chad met Libya in Tunis on Monday. The two sides are to exchange prisoners and bodies.",
            ["Chad", "Libya"],
        ),
        ("A swap of 24 detainees took place in Tunis on Tuesday.", []),
    ],
)
def test_who_is_exchanged_is_no_party(text: str, who: list[str]) -> None:
    raw = RawDocument(uri="x", content=text, media_type="text/plain", published=date(2024, 6, 12))
    event = extract(raw).events[-1]
    assert (event.type, event.mode) == ("COOPERATE", "prisoner_exchange")
    assert [(item.role.value, item.name) for item in event.participants] == [("participant", n) for n in who]
