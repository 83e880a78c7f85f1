"""Events per place: by status, by what is known on a day, and those that name no place."""

from __future__ import annotations

from datetime import date

from graph import views
from graph.records import Modality, Status
from graph.store import Store
from graph.views import AtlasRow, PlaceRow
from tests.stores import RUN, Story

HALE = PlaceRow(id="plc-hale", name="Hale", kind="city", lat=40.5, lon=44.25)
MORA = PlaceRow(id="plc-mora", name="Mora Pass", kind="pass")


def _told(store: Store) -> None:
    first = (
        Story("one", published=date(2023, 9, 20))
        .event("strike", where=["hale"])
        .event("march", where=["hale", "mora"], on="2023-09-18", intensity=-3.0)
        .event("speech", intensity=None)
    )
    later = Story("two", published=date(2023, 9, 25)).event(
        "parade",
        type="CONSULT",
        on="2023-10-02",
        where=["hale"],
        status=Status.PLANNED,
        modality=Modality.PLANNED,
        intensity=None,
    )
    store.write(first.done(), RUN)
    store.write(later.done(), RUN)


def test_places_the_fullest_first_and_no_place_last(store: Store) -> None:
    _told(store)
    assert views.atlas(store) == [
        AtlasRow(place=HALE, events=3, statuses={"occurred": 2, "planned": 1}, intensity=-6.0),
        AtlasRow(place=MORA, events=1, statuses={"occurred": 1}, intensity=-3.0),
        AtlasRow(place=None, events=1, statuses={"occurred": 1}, intensity=None),
    ]


def test_filters_and_the_day_of_knowledge_narrow(store: Store) -> None:
    _told(store)
    found = views.atlas(store, end=date(2023, 9, 18))
    assert [(row.place, row.events) for row in found] == [(HALE, 1), (MORA, 1)]
    known = views.atlas(store, as_of=date(2023, 9, 21))
    assert [(row.place, row.events) for row in known] == [(HALE, 2), (MORA, 1), (None, 1)]


def test_an_empty_graph_has_no_places(store: Store) -> None:
    assert views.atlas(store) == []
