"""The query pack: analysts' questions, a field for each parameter, the answer."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from typing import Any

import streamlit as st

from dashboard import source, travel
from dashboard.address import Scene
from dashboard.panels.lists import show_items
from dashboard.panels.result import show_result
from dashboard.wording import count
from graph import queries
from graph.queries import Parameter, Query, QueryPackError
from graph.store import QueryRefusedError, QueryTimeoutError
from graph.views import FacetRow

LIMIT = 1000
TIMEOUT_S = 30.0
_RESULT = "question_result"
_FIRST, _LAST = date(1, 1, 1), date(9999, 12, 31)
_Values = dict[str, str]


def show(scene: Scene) -> None:
    """Draw the questions; the chosen one and what was given for it are in the address."""
    pack = {query.name: query for query in queries.pack()}
    st.session_state["question"] = scene.ask if scene.ask in pack else None
    st.selectbox(
        "Question",
        list(pack),
        format_func=lambda name: pack[name].question,
        key="question",
        index=None,
        placeholder=f"{len(pack)} questions: type to find one",
        on_change=lambda: travel.change(ask=st.session_state["question"], given=()),
    )
    query = pack.get(scene.ask or "")
    if query is None:
        show_items(
            ({"key": name, "text": one.question, "sub": one.about or None} for name, one in pack.items()),
            lambda name: travel.change(ask=name, given=()),
            key="question_list",
            label="Questions",
        )
        return
    if query.about:
        st.text(query.about)
    filled = _from_filters(query, scene)
    told = dict(one.split("=", 1) for one in scene.given if "=" in one)
    values = {name: text for name, text in told.items() if text} if told else filled
    shown = st.session_state.get(_RESULT, (None, None))[:2]
    with st.form("question_form", border=False):
        fields = _fields(query, values, scene)
        asked = st.form_submit_button("Ask", type="primary")
    if asked:
        given = {name: text for name, read in fields.items() if (text := read())}
        st.session_state[_RESULT] = (query.name, given, *_ask(query, given))
        emptied = {name: "" for name in filled if name not in given}  # or the filters would fill them in anew
        travel.change(given=tuple(f"{name}={text}" for name, text in (given | emptied).items()))
    elif not _needed(query, values) and shown != (query.name, values):
        # nothing is left to fill in, or an address was opened anew: the same question, so the same answer
        st.session_state[_RESULT] = (query.name, values, *_ask(query, values))
    _answer(query, values if not asked else None)
    with st.expander("Columns and Cypher"):
        st.code("\n".join(f"{name}: {about}" for name, about in query.columns.items()), language=None)
        st.code(query.cypher, language=None)


def _answer(query: Query, values: _Values | None) -> None:
    name, given, rows, note = st.session_state.get(_RESULT, (None, None, [], ""))
    if name == query.name and (values is None or given == values):
        show_result(list(query.columns), rows, note, key="answer")


def _ask(query: Query, given: _Values) -> tuple[list[dict[str, Any]], str]:
    """Rows, and what to say of them."""
    left_out = _needed(query, given)
    if left_out:
        return [], f"Fill in what the question needs: {', '.join(left_out)}."
    begun = time.monotonic()
    with st.spinner("Asking the graph …"):
        try:
            result = queries.run(source.store(), query, given, limit=LIMIT, timeout=TIMEOUT_S)
        except (QueryPackError, QueryRefusedError, QueryTimeoutError) as error:
            return [], str(error)
    more = f" (the first {LIMIT:,}; there are more)" if result.truncated else ""
    took = f"{time.monotonic() - begun:.2f} s"
    none = "Nothing in the graph answers this"
    found = count(len(result.rows), "row") if result.rows else none
    return list(result.rows), f"{found}{more}, {took}"


def _from_filters(query: Query, scene: Scene) -> _Values:
    """What the page's filters say of the parameters: the first actor for the first that wants one …"""
    left = {kind: list(getattr(scene, kind)) for kind in ("actor", "place", "conflict")}
    left["event"] = [scene.event] if scene.event else []
    return {name: left[one.type].pop(0) for name, one in query.parameters.items() if left.get(one.type)}


def _needed(query: Query, given: _Values) -> list[str]:
    """What the question needs and was not given."""
    return [name for name, one in query.parameters.items() if one.required and not given.get(name)]


def _fields(query: Query, values: _Values, scene: Scene) -> dict[str, Callable[[], str]]:
    """A field for each parameter; each entry reads it as text, empty where it is left out."""
    found: dict[str, Callable[[], str]] = {}
    columns = st.columns(min(4, max(1, len(query.parameters))))
    for number, (name, parameter) in enumerate(query.parameters.items()):
        with columns[number % len(columns)]:
            value = _field(query, name, parameter, values.get(name, ""), scene)
        found[name] = lambda value=value: "" if value is None else str(value)  # type: ignore[misc]
    return found


def _field(query: Query, name: str, parameter: Parameter, given: str, scene: Scene) -> object:
    key = f"question_{query.name}_{name}"
    label = name.replace("_", " ") + (" (needed)" if parameter.required else "")
    about = parameter.about or None
    match parameter.type:
        case "actor" | "place" | "conflict":
            return _choice(parameter, label, given, scene, key)
        case "date":
            default = parameter.default if isinstance(parameter.default, date) else None
            shown = None if default in {_FIRST, _LAST} else default
            return st.date_input(
                label,
                value=_day(given) or shown,
                key=key,
                min_value=_FIRST,
                max_value=_LAST,
                format="YYYY-MM-DD",
                help=about,
            )
        case "integer":
            return st.number_input(label, value=_whole(given, parameter.default), step=1, key=key, help=about)
        case "event":
            return st.text_input(label, value=given, key=key, placeholder="an event's id", help=about)
        case _:
            return st.text_input(label, value=given or str(parameter.default or ""), key=key, help=about)


def _choice(parameter: Parameter, label: str, given: str, scene: Scene, key: str) -> str | None:
    facets = source.facets(scene.as_of)
    rows: tuple[FacetRow, ...] = getattr(facets, f"{parameter.type}s")
    names = {row.id: row.name for row in rows}
    options = list(names) + ([given] if given and given not in names else [])
    return st.selectbox(
        label,
        options,
        index=options.index(given) if given else None,
        format_func=lambda one: names.get(one, one),
        key=key,
        placeholder="choose, or type a name" if parameter.required else "any, or type a name",
        accept_new_options=True,
        help=parameter.about or None,
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _whole(text: str, default: object) -> int | None:
    if text.lstrip("-").isdigit() and len(text) < 10:
        return int(text)
    return default if isinstance(default, int) else None
