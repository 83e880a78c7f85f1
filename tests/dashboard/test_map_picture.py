"""Counts per place as marks: a country is never a point, what has no coordinates is not on the map."""

from __future__ import annotations

from dashboard.map_picture import build, off_the_map, record
from graph.views import AtlasRow, PlaceRow

TOWN = PlaceRow(id="plc-1", name="Hale", kind="town", lat=40.5, lon=44.25)
COUNTRY = PlaceRow(id="plc-2", name="Sudan", kind="country", lat=15.0, lon=30.0)
ISLAND_STATE = PlaceRow(id="plc-3", name="Tuvalu", kind="country", lat=-8.0, lon=178.0)
REGION = PlaceRow(id="plc-4", name="Highlands", kind="region", lat=41.0, lon=45.0)
LOST = PlaceRow(id="plc-5", name="Gash", kind="place")
ROWS = [
    AtlasRow(place=TOWN, events=3, statuses={"occurred": 2, "denied": 1}, intensity=-6.0),
    AtlasRow(place=COUNTRY, events=2, statuses={"ongoing": 2}),
    AtlasRow(place=ISLAND_STATE, events=1, statuses={"planned": 1}),
    AtlasRow(place=REGION, events=1, statuses={"occurred": 1}, intensity=3.0),
    AtlasRow(place=LOST, events=1, statuses={"occurred": 1}),
    AtlasRow(place=None, events=7, statuses={"occurred": 7}),
]


def test_only_a_town_is_a_point() -> None:
    marks = build(ROWS, None)["marks"]
    assert {mark["name"]: (mark["shape"], mark["facts"], mark["others"], mark["tone"]) for mark in marks} == {
        "Hale": ("point", 2, 1, "conflict"),
        "Sudan": ("country", 2, 0, "neutral"),
        "Tuvalu": ("area", 0, 1, "neutral"),
        "Highlands": ("area", 1, 0, "cooperation"),
    }
    assert marks[0]["lines"] == ["town", "2 events reported as fact", "1 denied"]


def test_what_has_no_coordinates_is_beside_the_map() -> None:
    assert off_the_map(ROWS) == ROWS[4:]


def test_the_table_says_how_exact_a_place_is() -> None:
    assert [(one["place"], one["how exact"]) for one in map(record, ROWS)] == [
        ("Hale", "a town or a site"),
        ("Sudan", "somewhere in the country"),
        ("Tuvalu", "somewhere in a region of unknown extent"),
        ("Highlands", "somewhere in a region of unknown extent"),
        ("Gash", "not on the map"),
        ("no place named", ""),
    ]


def test_a_part_of_the_world_is_beside_the_map_not_a_ring_somewhere_in_it() -> None:
    europe = AtlasRow(
        place=PlaceRow(id="plc-6", name="Europe", kind="region", lat=50.0, lon=15.0), events=2, statuses={}
    )
    assert build([europe], None)["marks"] == []
    assert off_the_map([europe]) == [europe]
    assert record(europe)["how exact"] == "too wide for the map"
