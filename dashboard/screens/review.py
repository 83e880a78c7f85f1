"""The review queue: events and names of which the judge is unsure, order not held, what people said."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

import streamlit as st

from dashboard import access, source, travel
from dashboard.panels.judgement import show_judgement, show_names, show_said, unsay
from dashboard.panels.lists import show_items
from dashboard.panels.table import record_table
from dashboard.panels.tabs import show_tabs
from dashboard.wording import count
from graph.date_words import edtf_words
from graph.views import ContradictionRow, NameRow, ReviewRow, WordRow

QUEUE = 100
WORDS = 50
R = TypeVar("R", ReviewRow, NameRow)


def show() -> None:
    """Draw the page; the tab and the pair that is looked at are in the address."""
    wanted = travel.scene().pair
    st.html("<h1 class='casus-title'>Review</h1>")
    show_said()
    events, names, order, history = show_tabs(
        ["Events", "Names", "Order", "What was said"], key="review_tabs"
    )
    if events.open:
        with events:
            _events(source.review(QUEUE + 1), wanted)
    if names.open:
        with names:
            _names(source.namesakes(QUEUE + 1), wanted)
    if order.open:
        with order:
            _order(source.contradictions(QUEUE))
    if history.open:
        with history:
            _history(source.words(WORDS))


def pair_key(row: ReviewRow | NameRow) -> str:
    """A pair as the address has it."""
    return f"{row.first.id}~{row.second.id}"


def _apart(row: ReviewRow) -> str:
    """What tells the two apart at a glance: their days, and the second's name where it is another."""
    other = "" if row.second.name == row.first.name else f"{row.second.name}, "
    return f"{edtf_words(row.first.edtf)} · {other}{edtf_words(row.second.edtf)}"


def _waiting(rows: list[R], what: str) -> list[R]:
    """The first ``QUEUE`` pairs, and in words how many wait: whether there are more is all that is known."""
    first = f"the {QUEUE} likeliest of more than {QUEUE} pairs" if len(rows) > QUEUE else ""
    st.html(f"<span class='casus-soft'>{first or count(len(rows), 'pair')} {what}</span>")
    return rows[:QUEUE]


def _events(rows: list[ReviewRow], wanted: str | None) -> None:
    if not rows:
        st.text("Nothing waits: the judge is sure of all pairs, or people have spoken on them.")
        return
    rows = _waiting(rows, "of which the judge is unsure whether they are one event")
    with _queue(rows, [(row.first.name, _apart(row)) for row in rows], wanted, key="review_queue") as chosen:
        show_judgement(chosen, key=f"review_{pair_key(chosen)}")


def _names(rows: list[NameRow], wanted: str | None) -> None:
    if not rows:
        st.text("Nothing waits: the judge is sure of all names, or people have spoken on them.")
        return
    rows = _waiting(rows, "of names of which the judge is unsure whether they are of one actor or place")
    lines = [(row.first.name, f"{row.kind} · {row.second.name}") for row in rows]
    with _queue(rows, lines, wanted, key="review_names") as chosen:
        show_names(chosen, key=f"review_{pair_key(chosen)}")


@contextmanager
def _queue(rows: list[R], lines: list[tuple[str, str]], wanted: str | None, *, key: str) -> Iterator[R]:
    """The pairs as a list, a line of two texts each; yields the chosen one, to be drawn beside the list."""
    at = next((number for number, row in enumerate(rows) if pair_key(row) == wanted), 0)
    listing, side = st.columns([1, 2.6], gap="medium")
    with listing, st.container(height=640, border=False):
        show_items(
            (
                {
                    "key": pair_key(row),
                    "kind": f"{row.score:.2f}",
                    "text": text,
                    "sub": below,
                    "current": number == at,
                }
                for number, (row, (text, below)) in enumerate(zip(rows, lines, strict=True))
            ),
            lambda pair: travel.change(pair=pair),
            key=key,
            label="Pairs, the likeliest first",
        )
    with side:
        yield rows[at]


def _order(rows: list[ContradictionRow]) -> None:
    """What is told to have come before what, and is held nowhere else."""
    if not rows:
        st.text("Nothing that articles tell of the order of events contradicts their dates or each other.")
        return
    record_table(
        [
            {
                "told to be earlier": row.before_name,
                "told to be later": row.after_name,
                "why it is not held": row.why,
                "by the words": row.basis,
                "articles": len(row.articles),
            }
            for row in rows
        ],
        [row.before for row in rows],
        travel.open_event,
        key="review_order",
        note=f"{count(len(rows), 'order')} told and not held; choose one for the event told to be earlier",
    )


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
                "first": word.first_name or word.first,
                "second": word.second_name or word.second,
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
