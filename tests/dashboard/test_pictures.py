"""What the components are given: honest counts, lanes, edges, and places that stay."""

from __future__ import annotations

from datetime import date

from dashboard.network_picture import brokers, build, edge_lines, months_of, node_label
from dashboard.placing import layout
from dashboard.timeline_picture import (
    arrange,
    density,
    first_window,
    marks,
    overview,
    surely_inside,
    touching,
    unit_for,
)
from graph.records import Status
from graph.views import CountRow
from tests.dashboard.worlds import small


def _count(
    start: date | None, exact: int = 0, spread: float = 0.0, status: Status = Status.OCCURRED
) -> CountRow:
    return CountRow(start=start, type="ASSAULT", status=status, exact=exact, spread=spread)


def test_the_overview_keeps_facts_shares_and_the_unreal_apart() -> None:
    rows = [
        _count(date(2023, 9, 1), exact=3, spread=0.25),
        _count(date(2023, 9, 1), exact=1, status=Status.ONGOING),
        _count(date(2023, 10, 1), exact=2, status=Status.PLANNED),
        _count(None, exact=5),
    ]
    found = overview(rows, "month")
    assert {name: found[name] for name in ("start", "end", "firm", "spread", "unreal")} == {
        "start": ["2023-09-01", "2023-10-01"],
        "end": ["2023-09-30", "2023-10-31"],
        "firm": [4, 0],
        "spread": [0.25, 0],
        "unreal": [0, 2],
    }


def test_the_first_window_holds_nine_tenths_of_the_dated_events() -> None:
    rows = [
        _count(date(1992, 5, 1), exact=1),
        _count(date(2020, 9, 1), exact=20),
        _count(date(2020, 11, 1), exact=20),
    ]
    start, end = first_window(rows, (date(1990, 1, 1), date(2024, 12, 31)), "month")
    assert date(2020, 8, 1) < start < date(2020, 9, 2)
    assert date(2020, 11, 29) < end < date(2020, 12, 31)


def test_the_first_window_reaches_to_the_end_of_the_last_unit() -> None:
    rows = [_count(date(1988, 1, 1), exact=1), _count(date(2023, 1, 1), exact=30)]
    assert first_window(rows, (date(1988, 1, 1), date(2053, 9, 28)), "year")[1] > date(2023, 12, 31)


def test_the_first_window_reaches_to_the_news_where_that_is_near() -> None:
    rows = [
        _count(date(2020, 9, 1), exact=40),
        _count(date(2023, 9, 1), exact=50),
        _count(date(2023, 12, 1), exact=5),
    ]
    extent = (date(2020, 8, 1), date(2030, 12, 31))
    assert first_window(rows, extent, "month")[1] > date(2023, 12, 31)
    far = [*rows[:2], _count(date(2029, 12, 1), exact=5)]
    assert first_window(far, extent, "month")[1] < date(2023, 12, 1)


def test_an_extent_of_weeks_is_shown_as_a_whole() -> None:
    extent = (date(2023, 8, 24), date(2023, 10, 5))
    rows = [_count(date(2023, 9, 1), exact=1), _count(date(2023, 9, 25), exact=20)]
    assert first_window(rows, extent, "day") == extent


def test_without_exact_dates_the_window_is_the_extent() -> None:
    extent = (date(1990, 1, 1), date(1999, 12, 31))
    assert first_window([_count(date(1990, 1, 1), spread=0.1)], extent, "month") == extent


def test_units_follow_the_extent() -> None:
    assert unit_for(date(2023, 1, 1), date(2023, 3, 1)) == "day"
    assert unit_for(date(1988, 1, 1), date(2023, 3, 1)) == "month"
    assert unit_for(date(1900, 1, 1), date(2023, 3, 1)) == "year"


def test_lanes_are_the_fullest_first_and_the_rest_has_one() -> None:
    rows = small().events
    lanes, own = arrange(rows, "conflict")
    assert [(lane["name"], lane["total"]) for lane in lanes] == [
        ("Second Highland War", 10),
        ("First Highland War", 1),
        ("no conflict named", 1),
    ]
    assert sum(lane["total"] for lane in lanes) == len(rows) == len(own)


def test_undated_events_are_not_drawn() -> None:
    rows = small().events
    drawn = marks(rows, arrange(rows, "type")[1])
    assert {one["id"] for one in drawn} == {row.id for row in rows} - {"event:11"}
    decade = next(one for one in drawn if one["id"] == "event:0")
    assert (decade["from"], decade["to"], decade["precision"]) == ("1990-01-01", "1999-12-31", "decade")
    assert decade["lines"][0] == "the 1990s (known to the decade only)"


def test_density_counts_by_type_and_unit() -> None:
    rows = [_count(date(2023, 9, 1), exact=3), _count(date(2023, 9, 1), spread=0.5, status=Status.PLANNED)]
    lanes, cells = density(rows, "month")
    assert lanes == [{"name": "assault", "total": 4}]
    assert cells == {"start": ["2023-09-01"], "end": ["2023-09-30"], "cells": [[0, 0, 3.5]]}


def test_counts_of_a_window_are_those_of_the_units_in_it() -> None:
    rows = [_count(date(2023, month, 1), exact=month) for month in (7, 8, 9, 10)]
    window = (date(2023, 8, 31), date(2023, 10, 30))
    assert [row.exact for row in touching(rows, "month", window)] == [8, 9, 10]
    assert surely_inside(rows, "month", window) == 9
    assert surely_inside(rows, "month", (date(2023, 8, 1), date(2023, 10, 31))) == 27


def test_places_of_actors_stay_when_rows_are_shuffled() -> None:
    pairs = {("a", "b"): 3.0, ("b", "c"): 1.0, ("c", "d"): 9.0}
    assert layout(["a", "b", "c", "d"], pairs) == layout(["d", "b", "c", "a"], pairs)


def test_a_broker_is_whom_the_paths_cross() -> None:
    assert brokers([("a", "hub"), ("b", "hub"), ("c", "hub")]) == ["hub"]
    assert brokers([("a", "b")]) == []


def test_edges_tell_tone_weight_and_months() -> None:
    graph = small()
    data = build(graph.relation_rows, graph.events)
    edge = next(one for one in data["edges"] if one["id"] == "actor:sudria>actor:nordal")
    assert (edge["tone"], edge["weight"], edge["from"], edge["to"]) == (
        "conflict",
        4,
        "actor:sudria",
        "actor:nordal",
    )
    months, _ = months_of(graph.events)
    assert [months[at] for at in edge["months"]] == ["1990-01", "2020-01", "2023-10"]
    assert edge["counts"] == [1, 1, 2]
    assert {node["id"] for node in data["nodes"]} == {
        "actor:nordal",
        "actor:sudria",
        "actor:orsk",
        "actor:bloc",
    }
    assert data["script"] == "casus/vis-network.js"


def test_names_never_become_titles_of_the_network_library() -> None:
    data = build(small().relation_rows)
    assert all("title" not in one for one in (*data["nodes"], *data["edges"]))


def test_a_relation_in_words_names_no_tone_that_it_lacks() -> None:
    found = small().relation_rows
    assert edge_lines(found[0]) == [
        "4 events: 3 hostile, 1 cooperative",
        "on average −7.3 (−10 war, +10 union)",
        "1990 to 2023",
    ]
    assert edge_lines(found[3]) == ["1 event: 1 hostile", "on average −4.0 (−10 war, +10 union)", "2023"]


def test_a_long_name_stands_below_its_node_in_two_lines() -> None:
    assert node_label("Northern Guard") == "Northern Guard"
    assert node_label("Collective Security Treaty Organization") == "Collective Security\nTreaty Organization"
    long = "Popular Front for the Liberation of Hale - General Command"
    assert node_label(long) == "Popular Front for the\nLiberation of Hale - …"
