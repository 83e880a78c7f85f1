"""What a set of events amounts to: parts, counts with their ranges, open questions."""

from __future__ import annotations

from datetime import date

from dashboard.subject_summary import (
    count_item,
    count_record,
    counts_of,
    open_questions,
    part_item,
    part_record,
    parts,
)
from tests.dashboard import worlds


def test_only_what_is_reported_as_fact_makes_a_part() -> None:
    found = {one.id: part_record(one) for one in parts(worlds.small().events)}
    assert found[worlds.BLOC] == {
        "actor": "Coastal Union",
        "kind": "bloc",
        "reported": 1,
        "as": "recipient 1",
        "hostile": 1,
        "cooperative": 0,
        "planned, denied …": 2,
        "years": "",
        "id": worlds.BLOC,
    }


def test_the_busiest_come_first() -> None:
    assert [one.name for one in parts(worlds.small().events)] == [
        "Sudria",
        "Orsk Front",
        "Nordal",
        "Coastal Union",
    ]


def test_a_count_keeps_the_shown_figure_and_the_range_of_all() -> None:
    found = counts_of(worlds.small().events)
    assert [count_record(one) for one in found] == [
        {
            "when": "September 2023",
            "what": "about 100,000 people",
            "at least": 70000,
            "at most": None,
            "reports": 0,
            "differ": "yes",
            "event": "Villagers leave the highlands",
            "status": "ongoing",
            "id": "event:4",
        }
    ]


def test_open_questions_name_the_events_that_pose_them() -> None:
    rows = worlds.small().events
    found = {one.title: [row.id for row in one.events] for one in open_questions(rows, date(2023, 11, 1))}
    assert found == {
        "Some say it happened, others deny it": ["event:9"],
        "Reports differ on a number": ["event:4"],
        "Planned, the day has passed, and no text says what came of it": ["event:5"],
        "Reported as fact by one source alone": ["event:0", "event:3", "event:9"],
        "Reported as fact, at no known time": ["event:11"],
    }


def test_a_plan_is_not_overdue_before_its_day() -> None:
    titles = [one.title for one in open_questions(worlds.small().events, date(2023, 10, 23))]
    assert "Planned, the day has passed, and no text says what came of it" not in titles


def test_items_say_what_the_rows_of_the_tables_say() -> None:
    rows = worlds.small().events
    part = next(one for one in parts(rows) if one.id == worlds.BLOC)
    assert part_item(part) == {
        "key": worlds.BLOC,
        "kind": "1 event",
        "text": "Coastal Union",
        "sub": "recipient 1; 2 planned, denied …",
    }
    assert [count_item(one) for one in counts_of(rows)] == [
        {
            "key": "event:4",
            "kind": "September 2023: about 100,000 people",
            "text": "Villagers leave the highlands",
            "sub": "reports differ",
            "doubt": False,
        }
    ]
