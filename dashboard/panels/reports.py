"""The timeline in order of report: each event at the day on which it was first written of."""

from __future__ import annotations

from datetime import date
from typing import Any

import streamlit as st

from dashboard import source
from dashboard.address import Scene
from dashboard.components import mount
from dashboard.panels.chronicle import CROWD, DRAWN, brush, keep, pick
from dashboard.panels.empty import nothing_found
from dashboard.panels.lists import event_item, show_items
from dashboard.panels.table import record_table
from dashboard.panels.tabs import show_tabs
from dashboard.reporting import as_reported, counted, extent_of, relabelled, report_record
from dashboard.timeline_picture import arrange, density, first_window, marks, overview, padded, unit_for
from dashboard.wording import count
from graph.views import ReportedRow, TimelineRow

_CAPTION = "events by the day they were first reported; below the line: planned, denied …"


def show_reported(scene: Scene) -> None:
    """Picture, table, and the events of which nobody knows when they were reported."""
    everything = {**scene.filters(), "start": None, "end": None}
    happened = keep(source.timeline(limit=CROWD + 1, **everything), scene)
    if len(happened) > CROWD:
        st.text(f"More than {CROWD:,} events pass: narrow the filters to see them in order of report.")
        return
    if not happened:
        nothing_found()
        return
    reports = source.reported(tuple(row.id for row in happened), scene.as_of)
    rows = as_reported(happened, reports)
    ends = extent_of(rows)
    own = {row.id: row for row in happened}
    if ends is None:
        st.text("No article that tells of these events has a publication date.")
    else:
        _tabs(scene, rows, own, reports, padded(*ends))
    _unknown(scene, [own[row.id] for row in rows if row.latest is None])


def _tabs(
    scene: Scene,
    rows: list[TimelineRow],
    own: dict[str, TimelineRow],
    reports: dict[str, ReportedRow],
    extent: tuple[date, date],
) -> None:
    unit = unit_for(*extent)
    counts = counted(rows, unit)
    first, last = (scene.start, scene.end) if scene.start or scene.end else first_window(counts, extent, unit)
    window = (first or extent[0], last or extent[1])
    inside = [row for row in rows if row.latest and window[0] <= row.latest <= window[1]]
    picture, table = show_tabs(["Picture", "Table"], key="reported_tabs")
    if picture.open:
        with picture:
            data: dict[str, Any] = {
                "extent": [day.isoformat() for day in extent],
                "window": [day.isoformat() for day in window],
                "overview": overview(counts, unit) | {"caption": _CAPTION},
                "selected": scene.event,
                "density": None,
                "note": "each stands at the day of its first report, not at its own",
                "arcs": [],
                "events": [],
            }
            if len(inside) > DRAWN:
                data["lanes"], data["density"] = density(
                    counted(inside, unit_for(*window)), unit_for(*window)
                )
                data["note"] = f"more than {DRAWN} events here: counts by type; press one to see its events"
            else:
                data["lanes"], lanes = arrange(inside, scene.lanes)
                data["events"] = relabelled(marks(inside, lanes), own, reports)
            mount("timeline", data, key="reported_picture", on={"picked": pick, "window": brush})
    if table.open:
        with table:
            record_table(
                [report_record(own[row.id], reports.get(row.id)) for row in inside],
                [row.id for row in inside],
                pick,
                key="reported_table",
                note=count(len(inside), "event"),
            )


def _unknown(scene: Scene, rows: list[TimelineRow]) -> None:
    if not rows:
        return
    label = f"{count(len(rows), 'event')} told of only by articles of unknown publication date"
    listing = st.expander(label, key="reported_unknown_listing", on_change="rerun")
    if listing.open:
        with listing:
            show_items(
                (event_item(row, scene.event) for row in rows),
                pick,
                key="reported_unknown",
                label="Events of unknown report",
            )
