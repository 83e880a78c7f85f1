"""Tables beside the pictures: the same rows for screen readers, sorting and spreadsheets."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pandas as pd
import streamlit as st

from dashboard.exports import to_csv, to_html, to_json
from dashboard.wording import STANDING, count, exactness, type_words, when
from graph.views import TimelineRow


def event_record(row: TimelineRow) -> dict[str, object]:
    """An event as a table's row. ``earliest`` sorts; ``when`` is what the text says."""
    return {
        "when": when(row),
        "event": row.name,
        "status": STANDING[row.status] + (" (contested)" if row.contested else ""),
        "type": type_words(row.type),
        "participants": ", ".join(f"{one.name} ({one.role.value})" for one in row.participants),
        "places": ", ".join(place.name for place in row.places),
        "conflicts": ", ".join(conflict.name for conflict in row.conflicts),
        "sources": row.sources,
        "confidence": round(row.confidence, 2),
        "earliest": row.earliest.isoformat() if row.earliest else "",
        "latest": row.latest.isoformat() if row.latest else "",
        "edtf": row.edtf or "",
        "exactness": exactness(row.precision),
        "basis": row.basis,
        "id": row.id,
    }


def event_table(rows: Sequence[TimelineRow], pick: Callable[[str], None], *, key: str, limit: int) -> None:
    """Events as a table; choosing a row picks the event."""
    if not rows:
        st.text("No event in this window.")
        return
    note = f"{count(len(rows), 'event')}" + (f" (the first {limit:,})" if len(rows) >= limit else "")
    record_table([event_record(row) for row in rows], [row.id for row in rows], pick, key=key, note=note)


def record_table(
    records: Sequence[Mapping[str, object]],
    identifiers: Sequence[str],
    pick: Callable[[str], None] | None,
    *,
    key: str,
    note: str,
    hide_ids: bool = True,
    as_json: Sequence[Mapping[str, object]] | None = None,
) -> None:
    """Records as a table with a formula-safe CSV; cells are plain text, never markdown or links.

    ``as_json`` offers these rows as JSON too.
    """

    def chosen() -> None:
        selection = st.session_state[key]["selection"]["rows"]
        if selection and pick and identifiers[selection[0]]:
            pick(identifiers[selection[0]])

    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.text(note, width="content")
        with st.container(horizontal=True, width="content"):
            _download("CSV", lambda: to_csv(records), "text/csv", key=f"{key}_csv")
            _download("HTML", lambda: to_html(records, note), "text/html", key=f"{key}_html")
            if as_json is not None:
                _download("JSON", lambda: to_json(as_json), "application/json", key=f"{key}_json")
    st.dataframe(
        pd.DataFrame(list(records)),
        hide_index=True,
        key=key,
        on_select=chosen if pick else "ignore",
        selection_mode="single-row",
        column_config={"id": None} if hide_ids else None,
        height=min(620, 36 + 33 * len(records)),
        alt=note,
        placeholder="",
    )


def _download(kind: str, make: Callable[[], bytes], mime: str, *, key: str) -> None:
    st.download_button(
        kind, make, file_name=f"casus.{kind.lower()}", mime=mime, key=key, on_click="ignore", width="content"
    )
