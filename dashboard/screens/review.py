"""The review queue: pairs of which the judge is unsure, one at a time, and what people have said."""

from __future__ import annotations

import streamlit as st

from dashboard import access, source, travel
from dashboard.panels.judgement import show_judgement, show_said, unsay
from dashboard.panels.lists import show_items
from dashboard.panels.table import record_table
from dashboard.wording import count
from graph.date_words import edtf_words
from graph.views import ReviewRow, WordRow

QUEUE = 100
WORDS = 50


def show() -> None:
    """Draw the page; the pair that is looked at is in the address."""
    scene = travel.scene()
    rows = source.review(QUEUE)
    first = f"the {QUEUE} likeliest of the " if len(rows) == QUEUE else ""
    words = f"{first}{count(len(rows), 'pair')} of which the judge is unsure whether they are one event"
    st.html(f"<h1 class='casus-title'>Review</h1><span class='casus-soft'>{words}</span>")
    show_said()
    queue, history = st.tabs(["Queue", "What was said"], key="review_tabs", on_change="rerun")
    if queue.open:
        with queue:
            if rows:
                _queue(rows, scene.pair)
            else:
                st.text("Nothing waits: the judge is sure of all pairs, or people have spoken on them.")
    if history.open:
        with history:
            _history(source.words(WORDS))


def pair_key(row: ReviewRow) -> str:
    """A pair as the address has it."""
    return f"{row.first.id}~{row.second.id}"


def _apart(row: ReviewRow) -> str:
    """What tells the two apart at a glance: their days, and the second's name where it is another."""
    other = "" if row.second.name == row.first.name else f"{row.second.name}, "
    return f"{edtf_words(row.first.edtf)} · {other}{edtf_words(row.second.edtf)}"


def _queue(rows: list[ReviewRow], wanted: str | None) -> None:
    at = next((number for number, row in enumerate(rows) if pair_key(row) == wanted), 0)
    listing, side = st.columns([1, 2.6], gap="medium")
    with listing, st.container(height=640, border=False):
        show_items(
            (
                {
                    "key": pair_key(row),
                    "kind": f"{row.score:.2f}",
                    "text": row.first.name,
                    "sub": _apart(row),
                    "current": number == at,
                }
                for number, row in enumerate(rows)
            ),
            lambda pair: travel.change(pair=pair),
            key="review_queue",
            label="Pairs, the likeliest first",
        )
    with side:
        show_judgement(rows[at], key=f"review_{pair_key(rows[at])}")


def _history(said: list[WordRow]) -> None:
    if not said:
        st.text("Nobody has said anything yet.")
        return
    record_table(
        [
            {
                "said": word.verdict.value,
                "by": word.by.removeprefix("analyst "),
                "when": word.at.isoformat(timespec="minutes"),
                "why": word.why,
                "first": word.first,
                "second": word.second,
                "taken back": word.revoked_at.isoformat(timespec="minutes") if word.revoked_at else "",
            }
            for word in said
        ],
        [word.first for word in said],
        travel.open_event,
        key="review_words",
        note=f"{count(len(said), 'word')}, the latest first; choose one for its event",
    )
    holding = next((word for word in said if word.revoked_at is None), None)
    if holding and access.writing_allowed():
        st.button(
            f"Take the last one back ({holding.verdict.value})",
            on_click=unsay,
            args=(holding.first, holding.second),
            key="review_undo_last",
        )
