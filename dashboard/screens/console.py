"""Read-only Cypher against the graph, its rows as a table and a file."""

from __future__ import annotations

import json
import time
from typing import Any

import streamlit as st

from dashboard import source, travel
from dashboard.panels.table import record_table
from dashboard.wording import count
from graph.store import QueryRefusedError, QueryTimeoutError

LIMIT = 1000
TIMEOUT_S = 30.0
_RESULT = "console_result"
EXAMPLES = {
    "Events and where": "MATCH (e:Event)-[:AT]->(p:Place)\nRETURN e.name, e.edtf, e.status, p.name LIMIT 50",
    "Who acted against whom": (
        "MATCH (a:Actor)-[x:ACTED_IN]->(e:Event)<-[y:ACTED_IN]-(b:Actor)\n"
        "WHERE x.as = 'initiator' AND y.as = 'recipient'\n"
        "RETURN a.name, b.name, count(e) AS events ORDER BY events DESC LIMIT 50"
    ),
    "What is denied, and by whom": (
        "MATCH (c:Claim)-[:ABOUT]->(e:Event)\nWHERE c.modality = 'denied'\n"
        "RETURN e.name, e.edtf, c.speaker, c.quote LIMIT 50"
    ),
    "Articles and their claims": (
        "MATCH (c:Claim)-[:QUOTED_FROM]->(a:Article)\n"
        "RETURN a.title, a.published, count(c) AS claims ORDER BY claims DESC LIMIT 50"
    ),
}


def show() -> None:
    """Draw the page; the query is in the address, and runs only when asked to."""
    scene = travel.scene()
    st.title("Query")
    st.session_state["console_text"] = scene.q or ""
    with st.container(horizontal=True):
        for number, (name, text) in enumerate(EXAMPLES.items()):
            st.button(
                name,
                on_click=travel.change,
                kwargs={"q": text},
                type="tertiary",
                key=f"console_example_{number}",
            )
    st.text_area(
        "Cypher that reads",
        key="console_text",
        height=140,
        on_change=lambda: travel.change(q=st.session_state["console_text"].strip() or None),
        placeholder="MATCH (e:Event) RETURN e.name, e.edtf LIMIT 10",
    )
    if st.button("Run", type="primary", key="console_run", disabled=not scene.q) and scene.q:
        st.session_state[_RESULT] = (scene.q, *_run(scene.q))
    asked, records, note = st.session_state.get(_RESULT, (None, [], ""))
    if asked != scene.q or not note:
        return
    if records:
        record_table(records, [], None, key="console_rows", note=note)
    else:
        st.text(note)


def _run(text: str) -> tuple[list[dict[str, object]], str]:
    """Rows with plain cells, and what to say of them."""
    begun = time.monotonic()
    with st.spinner("Asking the graph …"):
        try:
            result = source.store().query(text, limit=LIMIT, timeout=TIMEOUT_S)
        except (QueryRefusedError, QueryTimeoutError) as error:
            return [], str(error)
    took = f"{time.monotonic() - begun:.2f} s"
    records = [{name: cell(row.get(name)) for name in result.columns} for row in result.rows]
    more = f" (the first {LIMIT:,}; there are more)" if result.truncated else ""
    return records, f"{count(len(records), 'row')}{more}, {took}"


def cell(value: Any) -> object:
    """A value for a table: numbers and truths as they are, anything else as text."""
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    return json.dumps(value, ensure_ascii=False, default=str)
