"""The order of report: a first report is as sure as the articles' days are."""

from __future__ import annotations

from datetime import date

from dashboard.reporting import as_reported, counted, relabelled, report_record, report_words
from dashboard.timeline_picture import marks
from graph.records import Precision, Status
from graph.views import CountRow, ReportedRow
from tests.dashboard import worlds

DAY = date(2023, 9, 21)
REPORTS = {
    "event:0": ReportedRow(id="event:0", first=DAY, last=date(2023, 10, 1), articles=3),
    "event:1": ReportedRow(id="event:1", first=date(2023, 9, 20), last=DAY, articles=3, undated=1),
    "event:2": ReportedRow(id="event:2", articles=1, undated=1),
}


def test_a_report_is_a_day_a_bound_or_unknown() -> None:
    rows = as_reported(worlds.small().events[:3], REPORTS)
    assert [(row.id, row.edtf, row.earliest, row.latest, row.precision) for row in rows] == [
        ("event:1", "../2023-09-20", None, date(2023, 9, 20), Precision.BOUND),
        ("event:0", "2023-09-21", DAY, DAY, Precision.DAY),
        ("event:2", None, None, None, Precision.NONE),
    ]
    assert [row.basis for row in rows] == [
        "first reported 2023-09-20 or before: 1 of 3 articles have no publication date",
        "first reported 2023-09-21",
        "1 article, of unknown publication date",
    ]
    assert report_words(None) == "no article tells of it (any more)"


def test_reports_are_counted_by_their_day_not_by_the_events() -> None:
    rows = as_reported(worlds.small().events[:3], REPORTS)
    assert counted(rows, "month") == [
        CountRow(start=date(2023, 9, 1), type="ASSAULT", status=Status.OCCURRED, exact=2),
        CountRow(start=None, type="ASSAULT", status=Status.OCCURRED, exact=1),
    ]


def test_a_mark_says_when_it_was_reported_and_when_it_happened() -> None:
    happened = worlds.small().events[:3]
    rows = as_reported(happened, REPORTS)
    drawn = relabelled(marks(rows, [0, 0, 0]), {row.id: row for row in happened}, REPORTS)
    assert [(mark["id"], mark["from"], mark["to"], mark["lines"][:2]) for mark in drawn] == [
        (
            "event:1",
            None,
            "2023-09-20",
            [
                "first reported 2023-09-20 or before: 1 of 3 articles have no publication date",
                "happened: 2020",
            ],
        ),
        ("event:0", "2023-09-21", "2023-09-21", ["first reported 2023-09-21", "happened: the 1990s"]),
    ]


def test_the_table_holds_both_times() -> None:
    found = report_record(worlds.small().events[0], REPORTS["event:0"])
    assert (found["first reported"], found["happened"], found["of unknown day"]) == (
        "2023-09-21",
        "the 1990s",
        0,
    )
