"""Filters of many values: some are offered, all can be named."""

from __future__ import annotations

from dashboard.panels.filters import meant
from graph.views import FacetRow

ROWS = [
    FacetRow(id="actor:1", name="Northern Guard", count=9),
    FacetRow(id="actor:2", name="Guard of Orsk", count=5),
    FacetRow(id="actor:3", name="Orsk", count=2),
    FacetRow(id="actor:4", name="guard", count=1),
]


def test_what_was_chosen_stays_and_a_name_means_the_most_frequent_that_fits_best() -> None:
    offered = ["actor:1", "actor:9"]
    assert meant(["actor:9", "actor:1"], offered, ROWS) == ["actor:9", "actor:1"]
    assert meant([" Guard "], offered, ROWS) == ["actor:4"]
    assert meant(["guard o"], offered, ROWS) == ["actor:2"]
    assert meant(["ern"], offered, ROWS) == ["actor:1"]
    assert meant(["actor:1", "northern guard", "orsk"], offered, ROWS) == ["actor:1", "actor:3"]


def test_a_name_that_nobody_bears_means_nothing() -> None:
    assert meant(["Atlantis", "  "], [], ROWS) == []
