"""Where an event took place: the precise place, the scene of what is told, "there"; not where it was said."""

from __future__ import annotations

from datetime import date

import pytest

from graph.records import Event
from ingest.annotations import RawDocument
from ingest.pipeline import extract


def events(text: str) -> list[Event]:
    raw = RawDocument(uri="x", content=text, media_type="text/plain", published=date(2024, 6, 12))
    return list(extract(raw).events)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        # What a place lies in is no second place.
        ("Shells killed three people in Bakhmut, in Ukraine's Donetsk region, on Monday.", [["Bakhmut"]]),
        ("Gunmen killed 12 people in Kidal, northern Mali, on Monday.", [["Kidal"]]),
        ("Clashes broke out in Sudan and in Chad on Monday.", [["Chad", "Sudan"]]),
        # Where it was said is no scene; what stands before the saying is.
        (
            "The Red Cross said in Geneva that fighting in the Central African town of Bria had killed 40.",
            [["Bria"]],
        ),
        ("In Aleppo, residents said that rebels shelled a market on Monday.", [["Aleppo"]]),
        # Where somebody comes from is no scene either; where the means were is.
        ("A peacekeeper from Guinea was killed by a mine in Kidal on Sunday.", [["Kidal"]]),
        ("Marines fought block by block through Grozny on Tuesday.", [["Grozny"]]),
        ("Moscow sent arms through Zaire to UNITA in 1988.", [[]]),
        (
            "Shells killed two in Kherson, Ukraine, on Monday. In nearby Antonivka, a drone struck a bus.",
            [["Kherson"], ["Antonivka"]],
        ),
        (
            "Boko Haram raided Gwoza near Lake Chad on Tuesday. Soldiers burned 40 houses there on Friday.",
            [["Gwoza", "Lake Chad"], ["Gwoza"]],
        ),
        # A ship is no town, whatever it was named after.
        ("Argentine jets sank the British destroyer Sheffield on Tuesday.", [[]]),
        ("Argentine jets bombed the British port of Sheffield on Tuesday.", [["Sheffield"]]),
        # Who speaks is no town, where one was told of.
        (
            "Jets bombed Mekelle on Friday. Addis Ababa said that shells hit a school in the town on Monday.",
            [["Mekelle"], ["Mekelle"]],
        ),
    ],
)
def test_places_of_events(text: str, places: list[list[str]]) -> None:
    assert [sorted(place.name for place in event.places) for event in events(text)] == places


@pytest.mark.parametrize(
    ("text", "beni"),
    [
        ("Rebels killed 20 people near Beni, in eastern Congo, on Monday.", "place:gn-219057"),
        ("Maoists attacked Beni in western Nepal on Monday.", "place:beni"),
    ],
)
def test_a_place_of_a_war_gives_way_to_a_namesake_where_its_country_is_not_spoken_of(
    text: str, beni: str
) -> None:
    (event,) = events(text)
    assert [place.id for place in event.places] == [beni]
