"""What short texts come to, from the parser to the events: slips that were seen in whole articles."""

from __future__ import annotations

from datetime import date

import pytest

from graph.records import Event
from ingest.annotations import RawDocument
from ingest.pipeline import extract


def events_of(text: str) -> tuple[Event, ...]:
    raw = RawDocument(uri="text", content=text, media_type="text/plain", published=date(2024, 5, 15))
    return extract(raw).events


def told(text: str) -> list[tuple[str, str | None, str, list[str]]]:
    return [
        (event.type, event.mode, event.status.value, [part.name for part in event.participants])
        for event in events_of(text)
    ]


def test_the_second_participle_of_a_passive_is_an_event_too() -> None:
    text = "Three gunmen were killed and six people arrested in Chad, the minister said."
    assert [(event.type, event.mode) for event in events_of(text)] == [
        ("ASSAULT", "killing"),
        ("COERCE", "arrest"),
    ]


def test_what_is_not_confirmed_behind_a_semicolon_was_still_said() -> None:
    text = "Pakistan's army said it had shot down five Indian jets; India has not confirmed it."
    assert told(text) == [("ASSAULT", "air_defence", "occurred", ["Pakistan", "India"])]


def test_what_the_attacker_calls_its_target_is_the_target() -> None:
    text = "Chad bombed what it called rebel camps in Libya."
    assert [
        (event.mode, [part.name for part in event.participants], [place.name for place in event.places])
        for event in events_of(text)
    ] == [("airstrike", ["Chad", "Libya"], ["Libya"])]


def test_a_death_is_part_of_the_ambush_that_brought_it() -> None:
    text = "A sergeant was killed in Chad when gunmen ambushed a patrol near Faya."
    assert [(event.type, event.mode) for event in events_of(text)] == [("ASSAULT", "ambush")]


def test_who_stayed_away_took_no_part() -> None:
    text = "Chad and Libya held talks on Monday. Sudan did not take part in the talks."
    assert told(text)[0] == ("CONSULT", "negotiate", "occurred", ["Chad", "Libya"])


def test_a_battle_of_today_is_not_the_war_of_other_years() -> None:
    text = "Serb gunmen battled police in Kosovo. NATO has kept troops in Kosovo since the 1998-99 war."
    assert "1998/1999" not in {event.date.edtf for event in events_of(text) if event.mode == "armed_clash"}


def test_a_treaty_is_no_actor() -> None:
    text = "India suspended the Brown Waters Treaty with Pakistan."
    assert [part for event in told(text) for part in event[3]] == ["India", "Pakistan"]


@pytest.mark.parametrize("word", ["army-backed", "military-aligned"])
def test_a_government_that_somebody_backs_is_still_its_states(word: str) -> None:
    assert told(f"Sudan's {word} government expelled the ambassador of Chad.") == [
        ("SANCTION", "expulsion", "occurred", ["Sudan", "Chad"])
    ]


@pytest.mark.parametrize("text", ["Armenian forces captured Shusha.", "Russian troops captured Bakhmut."])
def test_a_town_is_not_arrested(text: str) -> None:
    assert [(event.type, event.mode) for event in events_of(text)] == [("ASSAULT", "territory_change")]
