"""The measures of the relations page, one at a time, each as a picture and as a table."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard import travel
from dashboard.measures_picture import CODES, PICTURES, READING
from dashboard.panels.result import cell
from dashboard.panels.table import record_table
from dashboard.wording import count
from graph.measures import MEASURES
from graph.measures.interactions import names
from graph.views import TimelineRow

_KEY = "relations_measure"


def show_measures(events: Sequence[TimelineRow], *, whole: bool) -> None:
    """A choice of measure (kept in the address), its picture, how to read it, its rows.

    ``whole`` is False where there were more events than were read.
    """
    by_code = {code: name for name, code in CODES.items()}
    st.session_state[_KEY] = by_code.get(travel.scene().measure or "", next(iter(PICTURES)))
    chosen = st.selectbox(
        "Measure",
        list(PICTURES),
        key=_KEY,
        on_change=lambda: travel.change(measure=CODES[st.session_state[_KEY]]),
    )
    if not whole:
        st.text("Only a part of the events passes into this: narrow the filters.")
    code = CODES[chosen]
    st.html(PICTURES[chosen](events))
    st.html(f"<p class='casus-soft casus-reading'>{READING[code]} From events reported as fact.</p>")
    listing = st.expander("The same as a table", key="measure_listing", on_change="rerun")
    if listing.open:
        rows = MEASURES[code](events, None, names(events))
        with listing:
            if rows:
                record_table(
                    [{name: cell(value) for name, value in row.items()} for row in rows],
                    [""] * len(rows),
                    None,
                    key=f"measure_table_{code}",
                    note=count(len(rows), "row"),
                )
            else:
                st.text("No row.")
