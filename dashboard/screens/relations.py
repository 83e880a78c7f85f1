"""Relations: who did what to whom, how friendly or hostile, and the history behind each tie."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import streamlit as st

from dashboard import source, travel
from dashboard.address import Scene
from dashboard.components import mount
from dashboard.network_picture import build, edge_id, edge_lines
from dashboard.panels.chronicle import keep
from dashboard.panels.empty import first_visit
from dashboard.panels.evidence import show_claims, show_event
from dashboard.panels.filters import show_filters
from dashboard.panels.lists import event_item, show_items
from dashboard.panels.measures import show_measures
from dashboard.panels.table import record_table
from dashboard.panels.tabs import show_tabs
from dashboard.wording import FACT_NAMES, count, tie_words
from graph.store import NotFoundError
from graph.views import RelationRow

PAIRS = 120
HISTORY = 3000  # events whose months the slider can count in the browser


def show() -> None:
    """Draw the page for the scene in the address."""
    scene = travel.scene()
    if not source.statistics().events:
        first_visit()
        return
    show_filters(scene)
    rows = source.relations(limit=PAIRS, **_filters(scene))
    chosen = bool(scene.source and scene.target)
    if chosen:
        left, panel = st.columns([1.75, 1], gap="medium")
    else:
        left, panel = st.container(), None
    with left:
        actors = {row.source for row in rows} | {row.target for row in rows}
        words = f"{count(len(rows), 'relation')} between {count(len(actors), 'actor')}"
        if len(rows) == PAIRS:
            words += f" (the {PAIRS} busiest: narrow the filters for the rest)"
        if not scene.status:
            words += (
                "; from events reported as fact (choose a status to see planned, denied or supposed ones)"
            )
        st.html(f"<h1 class='casus-title'>Relations</h1><span class='casus-soft'>{words}</span>")
        if rows:
            _picture_and_table(scene, rows)
        else:
            st.html("<p class='casus-soft'>No relation passes these filters. Loosen one of them.</p>")
    if panel:
        with panel:
            _history(scene, rows)


def _filters(scene: Scene) -> dict[str, Any]:
    """The scene's filters; without a choice of status, only what is reported as fact makes a relation."""
    return {**scene.filters(), "status": list(scene.status) or sorted(FACT_NAMES)}


def _picture_and_table(scene: Scene, rows: list[RelationRow]) -> None:
    picture, table, measures = show_tabs(["Picture", "Table", "Measures"], key="relations_tabs")
    if picture.open:
        with picture:
            data = _network(scene)
            data["selected"] = _selection(scene, rows)
            mount("network", data, key="relations_picture", on={"picked": lambda value: _pick(value, rows)})
    if table.open:
        with table:
            record_table(
                [_record(row) for row in rows],
                [edge_id(row) for row in rows],
                lambda edge: _pick({"edge": edge}, rows),
                key="relations_table",
                note=count(len(rows), "relation"),
            )

    if measures.open:
        with measures:
            events = source.timeline(limit=HISTORY + 1, **_filters(scene))
            show_measures(events[:HISTORY], whole=len(events) <= HISTORY)


def _network(scene: Scene) -> dict[str, Any]:
    return _network_of(_filters(scene))


@st.cache_data(ttl=source.KEEP_S, show_spinner=False, max_entries=50)
def _network_of(filters: dict[str, Any]) -> dict[str, Any]:
    rows = source.relations(limit=PAIRS, **filters)
    events = source.timeline(limit=HISTORY + 1, **filters)
    # a part of the events would make the slider undercount: then it is left out
    return build(rows, events if len(events) <= HISTORY else ())


def _selection(scene: Scene, rows: list[RelationRow]) -> dict[str, str]:
    for row in rows:
        if (row.source, row.target) == (scene.source, scene.target):
            return {"edge": edge_id(row)}
    return {}


def _pick(value: dict[str, str], rows: list[RelationRow]) -> None:
    if node := value.get("node"):
        travel.open_actor(node)
        return
    for row in rows:
        if edge_id(row) == value.get("edge"):
            travel.change(source=row.source, target=row.target, event=None)


def _record(row: RelationRow) -> dict[str, object]:
    return {
        "from": row.source_name,
        "to": row.target_name,
        "directed": "yes" if row.directed else "no",
        "events": row.events,
        "hostile": row.conflict,
        "cooperative": row.cooperation,
        "mean intensity": None if row.mean_intensity is None else round(row.mean_intensity, 1),
        "first": row.first.isoformat() if row.first else "",
        "last": row.last.isoformat() if row.last else "",
        "standing ties": "; ".join(tie_words(tie) for tie in row.ties),
        "id": edge_id(row),
    }


def _history(scene: Scene, rows: list[RelationRow]) -> None:
    """All that passed between two actors, and what stands between them."""
    one, other = str(scene.source), str(scene.target)
    pair = {one, other}
    own = [row for row in rows if {row.source, row.target} == pair]
    names = {row.source: row.source_name for row in own} | {row.target: row.target_name for row in own}
    nothing = {"source": None, "target": None, "event": None}
    st.button("Close", on_click=travel.change, kwargs=nothing, type="tertiary", key="close_dyad")
    st.subheader("History of two actors", anchor=False)
    show_items(
        ({"key": each, "text": names.get(each, each)} for each in (one, other)),
        travel.open_actor,
        key="dyad_actors",
        label="The two actors",
        layout="chips",
    )
    for row in own:
        arrow = "→" if row.directed else "–"
        st.text(f"{row.source_name} {arrow} {row.target_name}: " + "; ".join(edge_lines(row)))
    for number, tie in enumerate({tie.id: tie for row in own for tie in row.ties}.values()):
        with st.expander(f"Why they are said to be {tie.kind.value.replace('_', ' ')}"):
            try:
                show_claims(source.evidence(tie.id, scene.as_of).claims, key=f"tie_{number}")
            except NotFoundError:
                st.text("This tie is not in the graph (any more).")
    st.button(
        "Show on the timeline",
        on_click=lambda: travel.go(travel.TIMELINE, replace(scene, event=None)),
        key="dyad_timeline",
    )
    both = {**scene.filters(), "actor": [one]}
    events = keep(source.timeline(limit=HISTORY, **both), scene)
    if scene.event:
        _one(scene)
    show_items(
        (event_item(row, scene.event) for row in events),
        lambda event: travel.change(event=event),
        key="dyad_events",
        label="Events between the two",
    )
    if not events:
        st.text("No event in this window joins them.")


def _one(scene: Scene) -> None:
    with st.container(border=True):
        try:
            show_event(source.evidence(str(scene.event), scene.as_of), key="dyad_event")
        except NotFoundError:
            st.text("This event is not in the graph (any more).")
        st.button("Back to the list", on_click=travel.change, kwargs={"event": None}, type="tertiary")
