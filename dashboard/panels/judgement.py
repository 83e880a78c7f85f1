"""A judgement on two events or names: both sides, the parts of the score, what to say of it."""

from __future__ import annotations

from html import escape

import streamlit as st

from dashboard import access, source, travel
from dashboard.panels.evidence import quoted
from dashboard.panels.lists import show_items
from dashboard.wording import STATUS_WORDS, source_of
from graph.date_words import edtf_words
from graph.resolution import Verdict
from graph.store import StoreError
from graph.views import ClaimRow, NameRow, NameSide, ReviewRow, ReviewSide

_SAID = "review_said"
_PARTS = ("actors", "date", "type", "place", "figures", "wording")
_NAME_PARTS = ("name", "setting")  # a third, "short form", is there only where one side is a surname
_CLAIMS = 6  # sentences of one side that are shown


def show_judgement(row: ReviewRow, *, key: str) -> None:
    """Both sides, why they may be one event, and (for those who may write) what is so."""
    _say_it(row, key, "event")  # first: it must not move with the length of what is quoted
    left, right = st.columns(2, gap="medium")
    for column, side, name in ((left, row.first, "first"), (right, row.second, "second")):
        with column:
            _side(side, key=f"{key}_{name}")
    st.html(score_html(row))


def show_names(row: NameRow, *, key: str) -> None:
    """Two names of actors or places, why they may be of one, and (for those who may write) what is so."""
    _say_it(row, key, row.kind)
    left, right = st.columns(2, gap="medium")
    for column, side, name in ((left, row.first, "first"), (right, row.second, "second")):
        with column:
            _name(side, row.kind, key=f"{key}_{name}")
    st.html(score_html(row))


def _name(side: NameSide, kind: str, *, key: str) -> None:
    st.html(
        f"<div class='casus-head' role='heading' aria-level='3'>{escape(side.name)}</div>"
        f"<div class='casus-soft'>{escape(side.id)}</div>"
    )
    for claim in source.sentences_naming(side.id):
        st.html(_claim(claim))
    show_items(
        [{"key": side.canonical, "text": f"Open the {kind}", "sub": None}],
        travel.open_actor if kind == "actor" else travel.open_place,
        key=f"{key}_open",
        label=f"The {kind}",
        layout="chips",
    )


def show_said() -> None:
    """What the last word did, or why it could not be kept; said once."""
    if message := st.session_state.pop(_SAID, None):
        st.html(f"<p class='casus-said' role='status'>{escape(message)}</p>")


def _side(side: ReviewSide, *, key: str) -> None:
    st.html(
        f"<div class='casus-head' role='heading' aria-level='3'>{escape(side.name)}</div>"
        f"<div class='casus-soft'>{escape(edtf_words(side.edtf))} · {escape(STATUS_WORDS[side.status])}</div>"
    )
    for claim in side.claims[:_CLAIMS]:
        st.html(_claim(claim))
    if len(side.claims) > _CLAIMS:
        st.caption(f"and {len(side.claims) - _CLAIMS} more on its page")
    show_items(
        [{"key": side.canonical, "text": "Open the event", "sub": None}],
        travel.open_event,
        key=f"{key}_open",
        label="The event",
        layout="chips",
    )


def _claim(claim: ClaimRow) -> str:
    body = quoted(claim)
    title = f"{claim.title} · " if claim.title else ""
    return (
        f"<div class='casus-claim {claim.modality.value}'>{body}"
        f"<span class='from'>{escape(title + source_of(claim))}</span></div>"
    )


def score_html(row: ReviewRow | NameRow) -> str:
    """The score, its parts as bars with their numbers, and the judge's sentence."""
    usual = _PARTS if isinstance(row, ReviewRow) else _NAME_PARTS
    names = [*(name for name in usual if name in row.parts), *sorted(set(row.parts) - set(usual))]
    bars = "".join(
        f"<dt>{escape(name)}</dt><dd><span class='casus-bar'>"
        f"<i style='width:{row.parts[name]:.0%}'></i></span>{row.parts[name]:.2f}</dd>"
        for name in names
    )
    silent = [name for name in usual if name not in row.parts]
    unsaid = f"<p class='casus-soft'>not given by both sides: {', '.join(silent)}</p>" if silent else ""
    return (
        f"<div class='casus-score'><b>likeness {row.score:.2f} of 1</b> "
        f"<span class='casus-soft'>{escape(f'{row.verdict.value}, says {row.by}: {row.why}')}</span>"
        f"<dl class='casus-facts'>{bars}</dl>{unsaid}</div>"
    )


def _say_it(row: ReviewRow | NameRow, key: str, kind: str) -> None:
    if not access.writing_allowed():
        st.caption(access.why_not())
        return
    pair = (row.first.id, row.second.id)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        reason = st.text_input(
            "Why (kept with your word)", key=f"{key}_why", placeholder="optional", width=320
        )
        for verdict, label, letter in (
            (Verdict.SAME, f"One {kind}", "alt+s"),
            (Verdict.DIFFERENT, f"Two {kind}s", "alt+d"),
        ):
            st.button(
                label,
                on_click=say,
                args=(*pair, verdict, reason, kind),
                key=f"{key}_{verdict.value}",
                type="primary" if verdict is Verdict.SAME else "secondary",
                shortcut=letter,
            )
        if row.by.startswith("analyst "):
            st.button("Take it back", on_click=unsay, args=pair, key=f"{key}_undo")


def say(first: str, second: str, verdict: Verdict, why: str, kind: str) -> None:
    """Keep the analyst's word on two of a kind (from a callback); what went wrong :func:`show_said` says."""
    if not access.writing_allowed():  # the page may be older than the role
        st.session_state[_SAID] = access.why_not()
        return
    try:
        source.store().say(first, second, verdict, by=access.analyst(), why=why.strip())
    except (StoreError, ValueError) as error:
        st.session_state[_SAID] = f"Not kept: {error}"
        return
    st.session_state[_SAID] = f"Kept: one {kind}." if verdict is Verdict.SAME else f"Kept: two {kind}s."
    source.forget()


def unsay(first: str, second: str) -> None:
    """Take back the last word on two events or names (from a callback)."""
    if not access.writing_allowed():
        st.session_state[_SAID] = access.why_not()
        return
    try:
        source.store().unsay(first, second, by=access.analyst())
    except (StoreError, ValueError) as error:
        st.session_state[_SAID] = f"Not taken back: {error}"
        return
    st.session_state[_SAID] = "Taken back: what was thought before holds again."
    source.forget()
