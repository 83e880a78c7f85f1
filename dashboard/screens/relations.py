"""Relations: who did what to whom, how friendly or hostile, and the history behind each tie."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from dashboard import source, travel
from dashboard.address import Scene
from dashboard.components import mount
from dashboard.neighbourhood import both_ways, camp_numbers, merged, of_degree, within
from dashboard.network_picture import brokers, build, edge_id
from dashboard.panels.dyad import show_dyad
from dashboard.panels.empty import first_visit, nothing_found
from dashboard.panels.filters import show_filters
from dashboard.panels.measures import show_measures
from dashboard.panels.node import show_node
from dashboard.panels.table import record_table
from dashboard.panels.tabs import show_tabs
from dashboard.wording import FACT_NAMES, count
from graph.date_words import edtf_words
from graph.views import RelationRow

PAIRS = 120
OPENED = 40  # relations of an actor that is opened
SECOND = 400  # relations of its partners that are looked through
HISTORY = 3000  # events whose months the slider can count in the browser


def show() -> None:
    """Draw the page for the scene in the address."""
    scene = travel.scene()
    if not source.statistics().events:
        first_visit()
        return
    show_filters(scene)
    base = _base(scene)
    added = _added(scene)
    rows = of_degree(merged(base, *added.values()), scene.partners)
    if scene.node or (scene.source and scene.target):
        left, panel = st.columns([1.75, 1], gap="medium")
    else:
        left, panel = st.container(), None
    with left:
        actors = {row.source for row in rows} | {row.target for row in rows}
        words = f"{count(len(rows), 'relation')} between {count(len(actors), 'actor')}"
        if scene.around:
            words += f", within {count(scene.steps, 'step')} of one actor"
        if scene.partners > 1:
            words += f", each with {scene.partners} partners or more"
        if len(base) == PAIRS:
            words += f" (the {PAIRS} busiest: narrow the filters for the rest)"
        if not scene.status:
            words += (
                "; from events reported as fact (choose a status to see planned, denied or supposed ones)"
            )
        st.html(f"<h1 class='casus-title'>Relations</h1><span class='casus-soft'>{words}</span>")
        if scene.around:
            st.button(
                "Show everybody again",
                on_click=travel.change,
                kwargs={"around": None, "steps": 1, "opened": (), "folded": ()},
                type="tertiary",
                key="everybody",
            )
        if rows:
            _picture_and_table(scene, rows)
        else:
            nothing_found("relation")
    if panel:
        with panel:
            if scene.node:
                show_node(scene, rows)
            else:
                show_dyad(scene, rows)


def _filters(scene: Scene) -> dict[str, Any]:
    """The scene's filters; without a choice of status, only what is reported as fact makes a relation."""
    return {**scene.filters(), "status": list(scene.status) or sorted(FACT_NAMES)}


def _base(scene: Scene) -> list[RelationRow]:
    """The busiest pairs, or those within the steps of the chosen actor (its own before the others)."""
    filters = _filters(scene)
    if not scene.around:
        return source.relations(limit=PAIRS, **filters)
    rows = source.relations(limit=PAIRS, **{**filters, "actor": [scene.around]})
    for _ in range(scene.steps):  # what passed among those at the last step too
        near = sorted({actor for row in rows for actor in (row.source, row.target)})
        if near:
            rows = merged(rows, source.relations(limit=SECOND, **{**filters, "actor": near}))
    return within(rows, scene.around, scene.steps)[:PAIRS]


def _added(scene: Scene) -> dict[str, list[RelationRow]]:
    """The relations of the actors that were opened."""
    return {
        actor: source.relations(limit=OPENED, **{**_filters(scene), "actor": [actor]})
        for actor in scene.opened
    }


def _picture_and_table(scene: Scene, rows: list[RelationRow]) -> None:
    picture, table, measures = show_tabs(["Picture", "Table", "Measures"], key="relations_tabs")
    if picture.open:
        with picture:
            data = _network(scene)
            data |= {"selected": _selection(scene, rows), "until": scene.until, "partners": scene.partners}
            mount(
                "network",
                data,
                key="relations_picture",
                on={
                    "picked": lambda value: _pick(value, rows),
                    "until": lambda month: travel.change(until=month or None),
                    "partners": _least,
                },
            )
            if data["unplayed"]:
                st.caption(data["unplayed"])
    if table.open:
        with table:
            camp, central = camp_numbers(rows), brokers(both_ways(rows))
            record_table(
                [_record(row, camp, central) for row in rows],
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
    """The picture's data, a copy of its own; ``filters`` and what is opened are its key in the cache."""
    shown = (scene.around, scene.steps, scene.opened, scene.folded, scene.partners)
    return dict(_network_of(_filters(scene), shown, source.revision(), scene))


@st.cache_data(ttl=source.KEEP_S, show_spinner=False, max_entries=50)
def _network_of(
    filters: dict[str, Any], shown: tuple[object, ...], revision: int, _scene: Scene
) -> dict[str, Any]:
    base, added = _base(_scene), _added(_scene)
    rows = of_degree(base, _scene.partners)
    if _scene.around:
        filters = {**filters, "actor": sorted({actor for row in rows for actor in (row.source, row.target)})}
    events = source.timeline(limit=HISTORY + 1, **filters)
    # a part of the events would make the slider undercount: then it is left out
    unplayed = ""
    if len(events) > HISTORY:
        unplayed = (
            f"More than {HISTORY:,} events: a narrower window or a filter brings a slider over the months."
        )
    elif _scene.opened:
        unplayed = "The slider over the months rests while all partners of an actor are unfolded."
    counted = () if unplayed else events
    anchored = _base(_unfiltered(_scene)) or base
    return build(rows, counted, added=added, folded=_scene.folded, anchored=anchored) | {"unplayed": unplayed}


def _unfiltered(scene: Scene) -> Scene:
    """The scene whose actors have their places whatever the window, the types or the status are."""
    return replace(scene, start=None, end=None, as_of=None, type=(), status=())


def _least(number: object) -> None:
    if isinstance(number, int | float):
        travel.change(partners=max(0, min(99, int(number))))


def _selection(scene: Scene, rows: list[RelationRow]) -> dict[str, str]:
    for row in rows:
        if (row.source, row.target) == (scene.source, scene.target):
            return {"edge": edge_id(row)}
    return {"node": scene.node} if scene.node else {}


def _pick(value: dict[str, str], rows: list[RelationRow]) -> None:
    if node := value.get("node"):
        travel.change(node=node, source=None, target=None, event=None)
        return
    for row in rows:
        if edge_id(row) == value.get("edge"):
            travel.change(source=row.source, target=row.target, node=None, event=None)


def _record(row: RelationRow, camp: Mapping[str, int], central: Sequence[str]) -> dict[str, object]:
    ends = ((row.source, row.source_name), (row.target, row.target_name))
    return {
        "from": row.source_name,
        "to": row.target_name,
        "directed": "yes" if row.directed else "no",
        "events": row.events,
        "hostile": row.conflict,
        "cooperative": row.cooperation,
        "mean intensity": None if row.mean_intensity is None else round(row.mean_intensity, 1),
        "first": edtf_words(row.first_edtf) if row.first_edtf else "",
        "last": edtf_words(row.last_edtf) if row.last_edtf else "",
        "standing ties": "; ".join(tie.words for tie in row.ties),
        "camps": "; ".join(f"{name}: camp {camp[actor]}" for actor, name in ends if actor in camp),
        "brokers": "; ".join(name for actor, name in ends if actor in central),
        "id": edge_id(row),
    }
