"""An actor chosen in the network: its page, its surroundings, more or fewer of its partners."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from dashboard import travel
from dashboard.address import Scene
from dashboard.neighbourhood import hangers_on, partners
from dashboard.panels.closing import close_button
from dashboard.panels.lists import show_items
from dashboard.wording import count
from graph.views import RelationRow


def show_node(scene: Scene, rows: Sequence[RelationRow]) -> None:
    """The panel of ``scene.node``; ``rows`` are those of the picture, folded ones too."""
    actor = str(scene.node)
    names = {row.source: row.source_name for row in rows} | {row.target: row.target_name for row in rows}
    close_button("close_node", "node")
    st.html(f"<div class='casus-head' role='heading' aria-level='2'>{escape(names.get(actor, actor))}</div>")
    st.button("Open its page", on_click=travel.open_actor, args=(actor,), type="primary", key="node_page")
    if actor not in names:
        st.text("It is not in the picture (any more): loosen the filters.")
        return
    _surroundings(scene, actor, rows)
    own = sorted(
        (row for row in rows if actor in {row.source, row.target}),
        key=lambda row: (-row.events, row.source_name, row.target_name),
    )
    st.html(f"<p class='casus-soft'>{count(len(own), 'relation')} in the picture</p>")
    show_items(
        (
            {
                "key": f"{row.source}\n{row.target}",
                "kind": str(row.events),
                "text": f"{row.source_name} {'→' if row.directed else '–'} {row.target_name}",
            }
            for row in own
        ),
        _open,
        key="node_relations",
        label="Relations of this actor",
    )


def _surroundings(scene: Scene, actor: str, rows: Sequence[RelationRow]) -> None:
    """What is drawn around the actor."""
    with st.container(horizontal=True):
        for steps in (1, 2):
            st.button(
                f"Only within {count(steps, 'step')}",
                on_click=travel.change,
                kwargs={"around": actor, "steps": steps, "opened": (), "folded": ()},
                disabled=(scene.around, scene.steps) == (actor, steps),
                key=f"node_steps_{steps}",
            )
        if scene.around:
            whole = {"around": None, "steps": 1, "opened": (), "folded": ()}
            st.button("Everybody", on_click=travel.change, kwargs=whole, key="node_everybody")
    with st.container(horizontal=True):
        if actor in scene.opened:
            left = tuple(each for each in scene.opened if each != actor)
            st.button(
                "Take back the others",
                on_click=travel.change,
                kwargs={"opened": left},
                key="node_close_others",
            )
        else:
            more = {"opened": (*scene.opened, actor), "folded": _without(scene.folded, actor)}
            st.button("Expand: all its relations", on_click=travel.change, kwargs=more, key="node_expand")
        if actor in scene.folded:
            less = {"folded": _without(scene.folded, actor)}
            st.button("Unfold its partners", on_click=travel.change, kwargs=less, key="node_unfold")
        elif away := hangers_on(rows, actor):
            st.button(
                f"Collapse: hide {count(len(away), 'partner')} it alone has",
                on_click=travel.change,
                kwargs={"folded": (*scene.folded, actor)},
                key="node_collapse",
            )
        elif partners(rows)[actor]:
            st.caption("All its partners have others too: nothing to collapse.")


def _without(actors: tuple[str, ...], actor: str) -> tuple[str, ...]:
    return tuple(each for each in actors if each != actor)


def _open(pair: str) -> None:
    source, _, target = pair.partition("\n")
    travel.change(source=source, target=target, node=None, event=None)
