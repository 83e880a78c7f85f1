"""What an event is called by those who take part in it."""

from __future__ import annotations

import pytest

from graph.edtf import date_value, undated
from graph.records import ActorKind, Participant, Place
from graph.resolution.rules import load_rules
from ingest.resolution.naming import event_name

_KINDS = {
    "Dorland": ActorKind.COUNTRY,
    "Veska": ActorKind.COUNTRY,
    "Red Band": ActorKind.ARMED_GROUP,
    "Hale authorities": ActorKind.GOVERNMENT,
    "gunmen": ActorKind.ARMED_GROUP,
    "civilians": ActorKind.PEOPLE,
}


def named(kind: str, parts: str, edtf: str | None = None, places: tuple[Place, ...] = ()) -> str:
    """The name by type/mode and parts ("initiator Dorland, recipient Veska")."""
    type_, _, mode = kind.partition("/")
    participants = []
    for part in parts.split(", ") if parts else ():
        role, _, name = part.partition(" ")
        fields = {"id": f"actor:{name}", "name": name, "kind": _KINDS[name], "as": role}
        participants.append(Participant.model_validate(fields))
    date = date_value(edtf) if edtf else undated()
    return event_name(type_, mode or None, participants, places, date, load_rules())


@pytest.mark.parametrize(
    ("kind", "parts", "name"),
    [
        ("ASSAULT/shelling", "initiator Dorland, recipient Veska", "Shelling by Dorland against Veska"),
        ("ASSAULT/war", "initiator Dorland, recipient Veska", "War of Dorland against Veska"),
        ("ASSAULT/territory_change", "recipient Veska", "Capture of territory from Veska"),
        ("ASSAULT/killing", "initiator Dorland, recipient civilians", "Killing by Dorland of civilians"),
        ("ASSAULT/killing", "recipient Veska", "Killing of people of Veska"),
        ("ASSAULT/killing", "recipient Red Band", "Killing of members of Red Band"),
        ("ASSAULT/killing", "recipient gunmen", "Killing of gunmen"),
        ("COERCE/arrest", "recipient Hale authorities", "Arrest of members of Hale authorities"),
        ("CASUS_DISPLACEMENT/flight", "initiator Veska", "Displacement of people of Veska"),
        ("SANCTION/cut_ties", "initiator Dorland, recipient Veska", "Break of ties by Dorland with Veska"),
        ("AGREE/truce", "participant Dorland, participant Veska", "Truce between Dorland and Veska"),
        ("AGREE/truce", "participant Dorland, mediator Veska", "Truce of Dorland"),
        ("AGREE/truce", "mediator Dorland", "Truce mediated by Dorland"),
        ("CONSULT/negotiate", "host Dorland", "Talks hosted by Dorland"),
        ("ASSAULT/bombing", "", "Bombing"),
    ],
)  # fmt: skip
def test_a_name_says_who_did_what_to_whom(kind: str, parts: str, name: str) -> None:
    assert named(kind, parts) == name


def test_a_name_has_the_place_and_the_years_that_are_no_days() -> None:
    hale = (Place(id="place:hale", name="Hale"),)
    assert named("ASSAULT/war", "participant Dorland, participant Veska", "199X", hale) == (
        "War between Dorland and Veska in Hale, 1990s"
    )
    assert named("ASSAULT/war", "", "2023-09-19") == "War"
