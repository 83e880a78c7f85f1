"""Nodes and relationships among a query's rows as a network."""

from __future__ import annotations

import pytest

from dashboard.panels.result import cell, with_names
from dashboard.result_picture import MOST, build, found

DORLAND = {"labels": ["Actor"], "id": "act-dor", "name": "Dorland", "kind": "country"}
RAID = {"labels": ["Event"], "id": "evt-raid", "name": "raid on Hale", "edtf": "2023-09-19"}
PART = {"type": "ACTED_IN", "from": "act-dor", "to": "evt-raid", "as": "initiator"}


def test_nodes_and_links_are_found_in_columns_lists_and_paths_once() -> None:
    nodes, links = found([{"a": DORLAND, "path": [DORLAND, PART, RAID]}, {"a": DORLAND, "r": PART}])
    assert list(nodes) == ["act-dor", "evt-raid"]
    assert links == [PART]


def test_a_link_without_known_ends_is_left_out() -> None:
    nodes, links = found([{"a": DORLAND, "r": {"type": "ACTED_IN", "as": "host"}, "s": PART}])
    assert (list(nodes), links) == (["act-dor"], [])


def test_rows_of_plain_values_are_no_picture() -> None:
    assert build([{"name": "Dorland", "events": 3}]) is None


def test_the_picture_names_nodes_and_links() -> None:
    drawn = build([{"a": DORLAND, "r": PART, "e": RAID}])
    assert drawn is not None
    assert {(node["id"], node["label"], node["kind"], tuple(node["lines"])) for node in drawn["nodes"]} == {
        ("act-dor", "Dorland", "country", ("actor", "country", "act-dor")),
        ("evt-raid", "raid on Hale", "military", ("event", "2023-09-19", "evt-raid")),
    }
    assert [(edge["from"], edge["to"], edge["name"]) for edge in drawn["edges"]] == [
        ("act-dor", "evt-raid", "acted in: initiator")
    ]
    assert drawn["words"] == "2 nodes, 1 link"


def test_a_large_result_says_what_is_left_out() -> None:
    drawn = build([{"n": {"labels": ["Event"], "id": f"evt-{n}"}} for n in range(MOST + 5)])
    assert drawn is not None
    assert (len(drawn["nodes"]), drawn["words"]) == (MOST, f"{MOST} nodes (the first {MOST} of 405), 0 links")


def test_cells_are_plain() -> None:
    assert [cell(value) for value in (None, 3, ["a", "b"], {"x": 1})] == [None, 3, "a; b", '{"x": 1}']


def test_names_stand_before_ids_unless_they_are_there_already(monkeypatch: pytest.MonkeyPatch) -> None:
    names = {"act-dor": "Dorland", "evt-raid": "raid on Hale", "evt-truce": "<b>truce</b>"}
    monkeypatch.setattr(
        "dashboard.source.called", lambda ids: {key: names[key] for key in ids if key in names}
    )
    rows = [
        {"a.id": "act-dor", "as": "initiator", "e.id": "evt-raid"},
        {"a.id": None, "as": "host", "e.id": "evt-truce"},
        {"a.id": "act-none", "as": "act-dor", "e.id": "evt-truce"},
    ]
    assert with_names(rows, ["a.id", "as", "e.id"]) == [
        {"a": "Dorland", "e": "raid on Hale", "as": "initiator", "a.id": "act-dor", "e.id": "evt-raid"},
        {"a": None, "e": "<b>truce</b>", "as": "host", "a.id": None, "e.id": "evt-truce"},
        {"a": None, "e": "<b>truce</b>", "as": "act-dor", "a.id": "act-none", "e.id": "evt-truce"},
    ]
    told = [{"id": "evt-raid", "event": "raid on Hale"}]
    assert with_names(told, ["id", "event"]) == [{"event": "raid on Hale", "id": "evt-raid"}]
    assert with_names([{"id": "act-dor", "name": 3}], ["id", "name"]) == [
        {"id (name)": "Dorland", "name": 3, "id": "act-dor"}
    ]
    assert with_names([], ["id"]) == []
