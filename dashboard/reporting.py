"""Events by the day they were first reported, as the timeline's data. Pure: no store, no page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from dashboard.timeline_picture import Unit
from dashboard.wording import STANDING, count, when
from graph.records import Precision
from graph.views import CountRow, ReportedRow, TimelineRow


def as_reported(rows: Iterable[TimelineRow], reports: Mapping[str, ReportedRow]) -> list[TimelineRow]:
    """The rows with the day of the first report for their date, in that order; undated ones last.

    Where an article has no day of publication, the first report may be older: the date is a bound.
    Where none has one, there is no date.
    """
    found = []
    for row in rows:
        told = reports.get(row.id)
        first = told.first if told else None
        precision, earliest, edtf = Precision.NONE, None, None
        if told and first:
            precision = Precision.BOUND if told.undated else Precision.DAY
            earliest = None if told.undated else first
            edtf = f"../{first}" if told.undated else first.isoformat()
        date_of_report = {
            "edtf": edtf,
            "earliest": earliest,
            "latest": first,
            "precision": precision,
            "basis": report_words(told),
        }
        found.append(row.model_copy(update=date_of_report))
    return sorted(found, key=lambda row: (row.latest is None, row.latest or date.max, row.id))


def report_words(told: ReportedRow | None) -> str:
    """When an event was first reported, and how sure that is."""
    if told is None:
        return "no article tells of it (any more)"
    if told.first is None:
        return f"{count(told.articles, 'article')}, of unknown publication date"
    words = f"first reported {told.first.isoformat()}"
    if told.undated:
        words += f" or before: {told.undated} of {count(told.articles, 'article')} have no publication date"
    return words


def counted(rows: Iterable[TimelineRow], unit: Unit) -> list[CountRow]:
    """Rows of :func:`as_reported` per unit of time; a report of bounded date counts on its latest day."""
    found = Counter((_start(row.latest, unit), row.type, row.status) for row in rows)
    keys = sorted(found, key=lambda key: (key[0] or date.max, key[1], key[2]))
    return [CountRow(start=key[0], type=key[1], status=key[2], exact=found[key]) for key in keys]


def _start(day: date | None, unit: Unit) -> date | None:
    if day is None or unit == "day":
        return day
    if unit == "month":
        return day.replace(day=1)
    return date(day.year if unit == "year" else max(1, day.year // 10 * 10), 1, 1)


def relabelled(
    marks: list[dict[str, Any]], happened: Mapping[str, TimelineRow], reports: Mapping[str, ReportedRow]
) -> list[dict[str, Any]]:
    """The marks with a first line that says when each was reported, and a second when it happened."""
    return [
        mark
        | {
            "lines": [
                report_words(reports.get(mark["id"])),
                f"happened: {when(happened[mark['id']])}",
                *mark["lines"][1:],
            ]
        }
        for mark in marks
    ]


def report_record(row: TimelineRow, told: ReportedRow | None) -> dict[str, object]:
    """An event as a row of the table in order of report. ``row`` has its own date."""
    return {
        "first reported": told.first.isoformat() if told and told.first else "",
        "last reported": told.last.isoformat() if told and told.last else "",
        "articles": told.articles if told else 0,
        "of unknown day": told.undated if told else 0,
        "happened": when(row),
        "event": row.name,
        "status": STANDING[row.status] + (" (contested)" if row.contested else ""),
        "sources": row.sources,
        "edtf": row.edtf or "",
        "id": row.id,
    }


def extent_of(rows: Sequence[TimelineRow]) -> tuple[date, date] | None:
    """First and last day of report, None where no day is known."""
    days = [row.latest for row in rows if row.latest]
    return (min(days), max(days)) if days else None
