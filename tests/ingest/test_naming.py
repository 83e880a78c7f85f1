"""What an event is called by those who take part in it."""

from __future__ import annotations

from datetime import date

import pytest

from graph.edtf import date_value, undated
from graph.records import Actor, ActorKind, Conflict, Participant, Place
from graph.resolution.rules import load_rules
from ingest.annotations import RawDocument
from ingest.pipeline import extract
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
        ("COERCE/arrest", "recipient Hale authorities", "Arrest of members of the Hale authorities"),
        ("CASUS_DISPLACEMENT/flight", "initiator Veska", "Displacement of people of Veska"),
        ("SANCTION/cut_ties", "initiator Dorland, recipient Veska", "Break of ties by Dorland with Veska"),
        ("AGREE/truce", "participant Dorland, participant Veska", "Truce between Dorland and Veska"),
        ("AGREE/truce", "participant Dorland, mediator Veska", "Truce involving Dorland"),
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
        ("CONSULT/meet", "initiator Dorland, recipient Veska", "Meeting between Dorland and Veska"),
        ("CONSULT/visit", "recipient Veska", "Visit to Veska"),
        ("CONSULT/mediate", "mediator Dorland", "Mediation by Dorland"),
        ("ASSAULT/armed_clash", "initiator Dorland, recipient gunmen", "Clash between Dorland and gunmen"),
        ("COOPERATE/drills", "initiator Dorland, recipient Veska", "Joint drills by Dorland and Veska"),
        ("RETREAT/withdrawal", "initiator Dorland, recipient Veska", "Withdrawal by Dorland from Veska"),
        ("CONCEDE/release", "initiator Red Band, recipient civilians", "Release by Red Band of civilians"),
        ("RETREAT/demobilise", "initiator Dorland, recipient gunmen", "Demobilisation by Dorland of gunmen"),
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


def called(name: str, kind: ActorKind = ActorKind.ORGANISATION, role: str = "initiator") -> Participant:
    """A participant."""
    return Participant.model_validate({"id": name, "name": name, "kind": kind, "as": role})


@pytest.mark.parametrize(
    ("kind", "who", "places", "ways", "name"),
    [
        ("CONSULT/visit", "Arab League", "Hale", {"Hale": "destination"}, "Visit by the Arab League to Hale"),
        ("RETREAT/withdrawal", "CSTO", "Hale, Moor", {"Hale": "origin", "Moor": "destination"},
         "Withdrawal by the CSTO from Hale to Moor"),
        ("CASUS_DISPLACEMENT/flight", "", "Hale, Moor", {"Hale": "origin"}, "Displacement from Hale in Moor"),
        # Talks are held where they are held, however one came there.
        ("CONSULT/meet", "NATO", "Hale", {"Hale": "destination"}, "Meeting involving NATO in Hale"),
        ("ASSAULT/bombing", "Army of Moor", "Orsk Dam", {}, "Bombing by the Army of Moor at the Orsk Dam"),
        ("ASSAULT/shelling", "Moor", "Line of Peace", {}, "Shelling by Moor along the Line of Peace"),
        ("CONCEDE/handover", "Houthis", "Hale", {}, "Handover by the Houthis of Hale"),
    ],
)  # fmt: skip
def test_names_stand_as_in_a_sentence(
    kind: str, who: str, places: str, ways: dict[str, str], name: str
) -> None:
    type_, _, mode = kind.partition("/")
    there = [Place(id=place, name=place, kind="city") for place in places.split(", ")]
    parties = [called(who)] if who else []
    assert event_name(type_, mode, parties, there, undated(), load_rules(), ways=ways) == name


def test_whom_something_is_done_to_is_told_from_whom_it_is_given_to() -> None:
    parties = [
        called("Red Band", ActorKind.ARMED_GROUP),
        called("hostages", ActorKind.PEOPLE, "recipient"),
        called("ICRC", role="recipient"),
    ]
    name = event_name("CONCEDE", "release", parties, (), undated(), load_rules(), given={"ICRC"})
    assert name == "Release by Red Band of hostages to the ICRC"


def test_of_many_parties_three_are_named_and_the_others_counted() -> None:
    parties = [called(name, ActorKind.COUNTRY, "participant") for name in ("Dor", "Hal", "Mor", "Ves", "Zan")]
    names = [event_name("CONSULT", "meet", parties[:n], (), undated(), load_rules()) for n in (4, 5)]
    assert names == ["Meeting between Dor, Hal, Mor and Ves", "Meeting between Dor, Hal, Mor and 2 more"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The United Nations sent a mission to Darfur on Monday.", "Visit by the United Nations to Darfur"),
        ("Israeli troops withdrew from the Gaza Strip.", "Withdrawal by Israel from the Gaza Strip"),
        ("Hamas freed three hostages on Monday.", "Release by Hamas of hostages"),
        ("Chad handed over two detainees to the ICRC on Monday.", "Release by Chad to the ICRC"),
    ],
)
def test_an_article_s_events_are_named_so(text: str, name: str) -> None:
    raw = RawDocument(uri="x", content=text, media_type="text/plain", published=date(2024, 6, 12))
    assert [event.name for event in extract(raw).events] == [name]
