"""Questions of the query pack, and Cypher of one's own that only reads."""

from __future__ import annotations

import time
from typing import Any

import streamlit as st

from dashboard import source, travel
from dashboard.address import Scene
from dashboard.panels.result import show_result
from dashboard.screens import questions
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
    "One event and all that supports it": (
        "MATCH (e:Event)<-[about:ABOUT]-(c:Claim)-[quoted:QUOTED_FROM]->(a:Article)\n"
        "WITH e, collect([c, about, quoted, a]) AS support ORDER BY size(support) DESC LIMIT 3\n"
        "RETURN e, support"
    ),
    "Articles and their claims": (
        "MATCH (c:Claim)-[:QUOTED_FROM]->(a:Article)\n"
        "RETURN a.title, a.published, count(c) AS claims ORDER BY claims DESC LIMIT 50"
    ),
}


def show() -> None:
    """Draw the page; the question or the query is in the address."""
    scene = travel.scene()
    st.title("Query", anchor=False)
    default = "Cypher" if scene.q and not scene.ask else "Questions"
    pack, free = st.tabs(["Questions", "Cypher"], key="console_tabs", on_change="rerun", default=default)
    if pack.open:
        with pack:
            questions.show(scene)
    if free.open:
        with free:
            _free(scene)


def _free(scene: Scene) -> None:
    """Cypher of one's own; it runs only when asked to."""
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
    # never disabled: what was typed reaches the page with the very click that would find the button so
    if st.button("Run", type="primary", key="console_run") and scene.q:
        st.session_state[_RESULT] = (scene.q, *_run(scene.q))
    asked, columns, rows, note = st.session_state.get(_RESULT, (None, (), [], ""))
    if asked == scene.q and note:
        show_result(columns, rows, note, key="console_result")


def _run(text: str) -> tuple[tuple[str, ...], list[dict[str, Any]], str]:
    """Columns, rows, and what to say of them."""
    begun = time.monotonic()
    with st.spinner("Asking the graph …"):
        try:
            result = source.store().query(text, limit=LIMIT, timeout=TIMEOUT_S)
        except (QueryRefusedError, QueryTimeoutError) as error:
            return (), [], str(error)
    took = f"{time.monotonic() - begun:.2f} s"
    more = f" (the first {LIMIT:,}; there are more)" if result.truncated else ""
    return result.columns, list(result.rows), f"{count(len(result.rows), 'row')}{more}, {took}"
