"""Nodes and relationships among a query's rows as a network."""

from __future__ import annotations

from dashboard.panels.result import cell
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
