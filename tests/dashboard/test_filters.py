"""Filters of many values: some are offered, all can be named."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.address import Scene
from dashboard.panels.filters import OFFERED, changes, filter_data, meant
from graph.views import FacetRow, Facets

ROWS = [
    FacetRow(id="actor:1", name="Northern Guard", count=9),
    FacetRow(id="actor:2", name="Guard of Orsk", count=5),
    FacetRow(id="actor:3", name="Orsk", count=2),
    FacetRow(id="actor:4", name="guard", count=1),
]


FACETS = Facets(
    actors=tuple(ROWS),
    types=(FacetRow(id="CASUS_DISPLACEMENT", name="CASUS_DISPLACEMENT", count=3),),
    first=date(2020, 1, 1),
    last=date(2024, 1, 1),
)


def test_what_was_chosen_stays_and_a_name_means_the_most_frequent_that_fits_best() -> None:
    chosen = ["actor:9"]
    assert meant(["actor:9", "actor:1"], chosen, ROWS) == ["actor:9", "actor:1"]
    assert meant([" Guard "], chosen, ROWS) == ["actor:4"]
    assert meant(["guard o"], chosen, ROWS) == ["actor:2"]
    assert meant(["ern"], chosen, ROWS) == ["actor:1"]
    assert meant(["actor:1", "northern guard", "orsk"], chosen, ROWS) == ["actor:1", "actor:3"]


def test_a_name_that_nobody_bears_means_nothing() -> None:
    assert meant(["Atlantis", "  "], [], ROWS) == []


def test_the_component_gets_the_most_frequent_values_and_all_that_are_chosen() -> None:
    many = tuple(FacetRow(id=f"actor:{n}", name=f"Actor {n}", count=500 - n) for n in range(OFFERED + 50))
    scene = Scene(actor=("actor:140", "actor:none"), start=date(2021, 5, 1), sources=2)
    data = filter_data(scene, FACETS.model_copy(update={"actors": many}), (FACETS.first, None))
    actors, types = data["fields"]
    assert (actors["name"], actors["label"], actors["total"]) == ("actor", "Actor", OFFERED + 50)
    assert actors["options"][-1] == ["actor:99", "Actor 99", 401]
    assert actors["chosen"] == [
        ["actor:140", "Actor 140"],
        ["actor:none", "actor:none (not in the graph)"],
    ]
    assert types["options"] == [["CASUS_DISPLACEMENT", "displacement", 3]]
    assert {key: value for key, value in data.items() if key != "fields"} == {
        "start": "2021-05-01",
        "end": None,
        "as_of": None,
        "sources": 2,
        "confidence": 0,
    }


@pytest.mark.parametrize(
    ("told", "change"),
    [
        ({"name": "actor", "value": ["actor:2", "orsk"]}, {"actor": ("actor:2", "actor:3")}),
        ({"name": "actor", "value": []}, {"actor": ()}),
        ({"name": "start", "value": "2023-01-01"}, {"start": date(2022, 1, 1), "end": date(2023, 1, 1)}),
        ({"name": "end", "value": None}, {"start": None, "end": None}),
        ({"name": "as_of", "value": "2022-06-30"}, {"as_of": date(2022, 6, 30)}),
        ({"name": "sources", "value": 3}, {"sources": 3}),
        ({"name": "confidence", "value": 900}, {"confidence": 100}),
        ({"name": "start", "value": "2023-13-01"}, {}),
        ({"name": "actor", "value": "actor:2"}, {}),
        ({"name": "lanes", "value": "x"}, {}),
        ("start", {}),
    ],
)
def test_what_the_component_tells_changes_the_address(told: object, change: dict[str, object]) -> None:
    scene = Scene(end=date(2022, 1, 1)) if told != {"name": "end", "value": None} else Scene()
    assert changes(told, scene, FACETS) == change
