"""The filters in the sidebar. Their values live in the address; the widgets only mirror it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

import streamlit as st

from dashboard import source, travel
from dashboard.address import Scene
from dashboard.wording import type_words
from graph.views import FacetRow

OFFERED = 100  # the browser lays out every value that is offered: with thousands, a page takes seconds more
_LABELS = {
    "conflict": "Conflict",
    "actor": "Actor",
    "type": "Type of event",
    "place": "Place",
    "status": "Status",
}


def show_filters(scene: Scene, window: tuple[date | None, date | None] | None = None) -> None:
    """All filters, in the sidebar; each change goes to the address at once.

    ``window`` is what the page shows where the address names none.
    """
    facets = source.facets(scene.as_of)
    with st.sidebar:
        _many("conflict", facets.conflicts, scene)
        _many("actor", facets.actors, scene)
        _many("type", facets.types, scene, type_words)
        _many("place", facets.places, scene)
        _many("status", facets.statuses, scene, str)
        first, last = window or (facets.first, facets.last)
        _window(scene, first, last)
        _more(scene)
        if scene.narrowed() or scene.start or scene.end:
            st.button("Clear filters", on_click=_clear, type="tertiary", key="clear_filters")


def _many(
    name: str, rows: Sequence[FacetRow], scene: Scene, words: Callable[[str], str] | None = None
) -> None:
    """One filter: the most frequent values are offered, the others are found by typing their name."""
    chosen = list(getattr(scene, name))
    offered = [*rows[:OFFERED], *(row for row in rows[OFFERED:] if row.id in chosen)]
    names = {row.id: f"{words(row.id) if words else row.name}  ({row.count:,})" for row in offered}
    options = list(names) + [one for one in chosen if one not in names]
    if not options:
        return
    key = f"filter_{name}"
    st.session_state[key] = chosen
    cut = len(rows) > OFFERED

    def changed() -> None:
        values = st.session_state[key]
        travel.change(**{name: tuple(meant(values, options, rows) if cut else values)})

    st.multiselect(
        _LABELS[name],
        options,
        format_func=lambda one: names.get(one, f"{one}  (not in the graph)"),
        key=key,
        on_change=changed,
        placeholder=f"any: {len(rows):,}, type a name" if cut else "any",
        accept_new_options=cut,
    )


def meant(values: Iterable[str], options: Sequence[str], rows: Sequence[FacetRow]) -> list[str]:
    """The ids that are meant by what was chosen (an id) or typed (a name, or a part of one).

    A typed name is the most frequent one that is called so, or else begins so, or else holds it;
    what no name holds is left out.
    """
    found = []
    for value in values:
        if value in options:
            found.append(value)
            continue
        typed = value.strip().casefold()
        called = [(row.name.casefold(), row.id) for row in rows]
        for fits in (str.__eq__, str.startswith, str.__contains__):
            hit = next((identifier for name, identifier in called if typed and fits(name, typed)), None)
            if hit:
                found.append(hit)
                break
    return list(dict.fromkeys(found))


def _window(scene: Scene, first: date | None, last: date | None) -> None:
    lowest, highest = date(1, 1, 1), date(9999, 12, 31)
    for name, label, value in (("start", "From", scene.start or first), ("end", "To", scene.end or last)):
        key = f"filter_{name}"
        st.session_state[key] = value

        def changed(name: str = name, key: str = key) -> None:
            _set_window(name, st.session_state[key])

        st.date_input(
            label, key=key, on_change=changed, min_value=lowest, max_value=highest, format="YYYY-MM-DD"
        )


def _set_window(name: str, value: date | None) -> None:
    now = travel.scene()
    start, end = (value, now.end) if name == "start" else (now.start, value)
    if start and end and start > end:
        start, end = end, start
    travel.change(start=start, end=end)


def _more(scene: Scene) -> None:
    with st.expander("More", expanded=bool(scene.as_of or scene.sources or scene.confidence)):
        _mirror(
            "sources",
            scene.sources,
            lambda key, call: st.number_input(
                "Independent sources, at least", 0, 99, step=1, key=key, on_change=call
            ),
        )
        _mirror(
            "confidence",
            scene.confidence,
            lambda key, call: st.slider(
                "Confidence, at least", 0, 100, step=5, format="%d%%", key=key, on_change=call
            ),
        )
        _mirror(
            "as_of",
            scene.as_of,
            lambda key, call: st.date_input(
                "As known on",
                value=None,
                key=key,
                on_change=call,
                format="YYYY-MM-DD",
                min_value=date(1900, 1, 1),
                max_value=date(2100, 12, 31),
                help="Only what articles published on or before this day say.",
            ),
        )


def _mirror(name: str, value: Any, widget: Callable[[str, Callable[[], None]], Any]) -> None:
    key = f"filter_{name}"
    st.session_state[key] = value
    widget(key, lambda: travel.change(**{name: st.session_state[key]}))


def _clear() -> None:
    now = travel.scene()
    travel.change(
        **dict.fromkeys(("conflict", "actor", "place", "type", "status"), ()),
        start=None,
        end=None,
        as_of=None,
        sources=0,
        confidence=0,
        lanes=now.lanes,
    )
