"""Words of one sentence that tell of one deed, over the whole pipeline."""

from __future__ import annotations

from datetime import date

import pytest

from graph.records import Event, Status
from ingest.annotations import RawDocument
from ingest.pipeline import extract


def events(text: str) -> list[Event]:
    raw = RawDocument("note.txt", text, "text/plain", published=date(2021, 5, 21))
    return list(extract(raw).events)


@pytest.mark.parametrize(
    ("text", "kind", "parties"),
    [
        (
            "Chad and Libya agreed on Thursday to a ceasefire brokered by Qatar in the town of Aouzou.",
            "AGREE/ceasefire",
            {"Chad": "participant", "Libya": "participant", "Qatar": "mediator"},
        ),
        (
            "Kenya mediated a meeting between Ethiopia and Eritrea in Nairobi after weeks of silence.",
            "CONSULT/meet",
            {"Ethiopia": "participant", "Eritrea": "participant", "Kenya": "mediator"},
        ),
        (
            "Serbia postponed a summit with Kosovo that had been due to open in Ohrid on Saturday.",
            "CONSULT/summit",
            {"Serbia": "participant", "Kosovo": "participant"},
        ),
    ],
)
def test_one_deed_is_one_event(text: str, kind: str, parties: dict[str, str]) -> None:
    found = events(text)
    assert [f"{event.type}/{event.mode}" for event in found] == [kind]
    assert {item.name: item.role.value for item in found[0].participants} == parties


def test_a_truce_that_was_refused_is_no_agreement() -> None:
    found = events("Libya refused on Thursday to agree to a ceasefire with Chad, its foreign minister said.")
    real = [event.name for event in found if event.type == "AGREE" and event.status == Status.OCCURRED]
    assert real == []


@pytest.mark.parametrize(
    ("text", "kind", "counted"),
    [
        (
            "Rebels ambushed a Kenyan convoy near Garissa on Friday, killing nine soldiers and wounding 12.",
            "ASSAULT/ambush",
            {"killed": 9, "wounded": 12},
        ),
        (
            "Ethiopian warplanes bombed a camp in Tigray and killed 30 people.",
            "ASSAULT/airstrike",
            {"killed": 30},
        ),
        ("A drone hit a bus in Khartoum, killing four people.", "ASSAULT/missile", {"killed": 4}),
    ],
)
def test_what_a_deed_left_behind_is_counted_with_it(text: str, kind: str, counted: dict[str, int]) -> None:
    found = events(text)
    assert [f"{event.type}/{event.mode}" for event in found] == [kind]
    assert {figure.of: figure.min for figure in found[0].figures} == counted


def test_who_suffered_beside_an_attack_is_counted_with_it() -> None:
    (event,) = events("Rebels attacked the embassy of Kenya in Goma and three guards were wounded.")
    assert (event.type, [(figure.of, figure.min) for figure in event.figures]) == (
        "ASSAULT",
        [("wounded", 3.0)],
    )


@pytest.mark.parametrize(
    ("text", "kind", "killed"),
    [
        ("Kenyan jets hit a town in Somalia; two people were killed, officials said.", "ASSAULT", 2),
        ("Sudan accused Chad of shelling a market in Darfur, killing nine people.", "ASSAULT", 9),
        ("Nine people were killed when Kenyan jets bombed a market in Somalia.", "ASSAULT", 9),
        ("At least 20 people were killed when a depot exploded near Goma in Congo.", "CASUS_INCIDENT", 20),
    ],
)
def test_a_result_is_the_deed_s_wherever_it_hangs(text: str, kind: str, killed: float) -> None:
    found = [event for event in events(text) if event.type == kind]
    assert [[(figure.of, figure.min) for figure in event.figures] for event in found] == [
        [("killed", killed)]
    ]


def test_the_killing_of_somebody_named_is_an_event_of_its_own() -> None:
    found = events("Libyan fighters captured Muammar Gaddafi in Sirte and he was killed shortly afterwards.")
    assert [event.mode for event in found if event.type == "ASSAULT"] == ["territory_change", "killing"]


def test_another_doer_is_another_deed() -> None:
    found = events("Chad attacked a Libyan base on Friday and militants killed nine men in Sudan on Monday.")
    assert sorted(f"{event.type}/{event.mode}" for event in found) == ["ASSAULT/attack", "ASSAULT/killing"]
