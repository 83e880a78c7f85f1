"""What the sides of a clash lost, and rounds of talks: no events of their own."""

from __future__ import annotations

from datetime import date

from ingest.annotations import RawDocument
from ingest.pipeline import extract


def told(text: str) -> list[tuple[str, list[tuple[str, str]], list[tuple[str, float | None]]]]:
    """Type/mode, participants by role, figures of each event."""
    raw = RawDocument(uri="x", content=text, media_type="text/plain", published=date(2024, 6, 12))
    return [
        (
            f"{event.type}/{event.mode}",
            [(item.role.value, item.name) for item in event.participants],
            [(figure.of, figure.min) for figure in event.figures],
        )
        for event in extract(raw).events
    ]


def test_what_the_sides_of_a_clash_lost_adds_to_it() -> None:
    text = (
        "Troops of Chad and Libya clashed on Tuesday. Chad's premier told parliament that 49 Chadian "
        "servicemen had been killed. Libya said it had lost 50 troops."
    )
    parties = [("participant", "Chad"), ("participant", "Libya")]
    assert told(text) == [("ASSAULT/armed_clash", parties, [("killed", 49.0), ("killed", 50.0)])]


def test_a_round_of_talks_is_the_talks() -> None:
    parties = [("participant", "Chad"), ("participant", "Libya")]
    text = "Chad plans to hold a second round of talks with Libya."
    assert told(text) == [("CONSULT/negotiate", parties, [])]


def test_people_who_fled_from_nowhere_are_no_event() -> None:
    kinds = [kind for kind, _, _ in told("Troops of Chad fired on people who fled.")]
    assert kinds == ["COERCE/crackdown"]
