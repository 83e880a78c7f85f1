"""What an event is called by those who take part in it."""

from __future__ import annotations

import pytest

from graph.edtf import date_value, undated
from graph.records import Actor, ActorKind, Conflict, Participant, Place
from graph.resolution.rules import load_rules
from ingest.resolution.naming import brief_name, event_name

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
        ("ASSAULT/armed_clash", "recipient Veska", "Clash involving Veska"),
        ("ASSAULT/armed_clash", "recipient Dorland, recipient Veska", "Clash between Dorland and Veska"),
        ("ASSAULT/war", "initiator Dorland", "War involving Dorland"),
        ("AGREE/ceasefire", "initiator Dorland, initiator Veska", "Ceasefire between Dorland and Veska"),
        ("AGREE/commitment", "initiator Dorland, initiator Veska", "Commitment by Dorland and Veska"),
        ("CONCEDE/disarm", "initiator Red Band", "Disarmament of Red Band"),
        ("RETREAT/demobilise", "recipient Red Band", "Demobilisation of Red Band"),
        ("AID/peacekeeping", "initiator Dorland", "Peacekeeping by Dorland"),
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


def test_of_nested_places_the_most_exact_is_named() -> None:
    hale = Place(id="place:hale", name="Hale", kind="city")
    moor = Place(id="place:moor", name="Moor", kind="region")
    country = Place(id="place:dorland", name="Dorland", kind="country")
    europe = Place(id="place:europe", name="Europe", kind="continent")
    assert named("CONSULT/meet", "", None, (europe, hale, country)) == "Meeting in Hale"
    assert named("CONSULT/meet", "", None, (hale, moor)) == "Meeting in Hale and Moor"
    assert named("CONSULT/meet", "", None, (europe, country)) == "Meeting in Dorland"
    assert named("CONSULT/meet", "", None, (europe,)) == "Meeting in Europe"
    assert named("ASSAULT/territory_change", "initiator Veska, recipient Dorland", None, (country,)) == (
        "Capture of territory by Veska from Dorland"
    )


def test_where_neither_party_nor_place_is_known_the_conflict_is_named() -> None:
    conflict = [Conflict(id="conflict:hale", name="Hale War")]

    def name(mode: str, of: list[Conflict], parts: tuple[Participant, ...] = (), edtf: str = "2020") -> str:
        date = date_value(edtf)
        return event_name("ASSAULT", mode, parts, (), date, load_rules(), conflicts=of)

    assert name("killing", conflict) == "Killing (Hale War), 2020"
    assert name("war", conflict) == "Hale War, 2020"
    assert name("war", [*conflict, Conflict(id="conflict:moor", name="Moor War")]) == "War, 2020"
    dorland = Participant.model_validate(
        {"id": "actor:dorland", "name": "Dorland", "kind": "country", "as": "initiator"}
    )
    assert name("killing", conflict, (dorland,)) == "Killing by Dorland, 2020"


def test_a_long_name_of_an_actor_is_cut_to_a_shorter_one_of_its_own() -> None:
    def brief(name: str, *aliases: str) -> str:
        return brief_name(Actor(id="actor:one", name=name, kind=ActorKind.ARMED_GROUP, aliases=aliases))

    long = "Popular Movement for the Freedom of Hale"
    assert brief(long, "Hale Movement", "PMFH") == "PMFH"
    assert brief(f"{long} (northern wing)") == long
    assert brief("Hale Guard (Dorland)", "HG") == "Hale Guard (Dorland)"
