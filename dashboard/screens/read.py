"""Read a text: paste it, see what is read from it, and only then store it."""

from __future__ import annotations

import json
import tempfile
from html import escape
from pathlib import Path
from subprocess import TimeoutExpired
from typing import Any

import streamlit as st
from pydantic import ValidationError

from dashboard.access import writing_allowed
from dashboard.commands import CommandError, casus
from dashboard.panels.empty import ingest
from dashboard.quotation import passage
from dashboard.wording import STATUS_WORDS, count, exactness, type_words
from graph.date_words import date_words
from graph.records import Event, Extraction

_PREVIEW = "read_preview"


def show() -> None:
    """Draw the page."""
    st.title("Read a text")
    st.text("Paste an article as it came, navigation and all. Nothing is stored until you say so.")
    text = st.text_area("Article", key="read_text", height=240, label_visibility="collapsed")
    published = st.date_input(
        "Published on (where the text does not say)", value=None, key="read_published", format="YYYY-MM-DD"
    )
    options = ["--published", published.isoformat()] if published else []
    with st.container(horizontal=True):
        preview = st.button("Show what is read from it", type="primary", key="read_preview_button")
        store = writing_allowed() and st.button("Store it", key="read_store", disabled=not text.strip())
    if preview and text.strip():
        st.session_state[_PREVIEW] = _read(text, options)
    if store and text.strip():
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "pasted.txt"
            file.write_text(text, encoding="utf-8")
            ingest([str(file), *options])
    found = st.session_state.get(_PREVIEW)
    if isinstance(found, str):
        st.text(found)
    elif found is not None:
        _preview(found)


def _read(text: str, options: list[str]) -> Extraction | str:
    """What ``casus extract`` reads from the text, or why it cannot."""
    with st.spinner("Reading …"):
        try:
            line = casus(["extract", "-", *options], given=text)
            answer: dict[str, Any] = json.loads(line)
            return Extraction.model_validate(answer)
        except (CommandError, ValidationError, json.JSONDecodeError, TimeoutExpired) as error:
            return f"This text could not be read: {error}"


def _preview(found: Extraction) -> None:
    article = found.article
    published = f"published {article.published}" if article.published else "publication date unknown"
    st.text(
        f"{count(len(found.events), 'event')}, {count(len(found.roles), 'role')}, "
        f"{count(len(found.relations), 'tie')}; {published}; {count(len(article.dropped), 'block')} dropped"
    )
    for event in found.events:
        st.html(_event(event, article.text))
    if article.dropped:
        with st.expander("What cleaning dropped"):
            st.html(
                "".join(
                    f"<div class='casus-dropped'><b>{escape(block.reason)}</b>{escape(block.text)}</div>"
                    for block in article.dropped
                )
            )


def _event(event: Event, text: str) -> str:
    when = date_words(event.date.edtf, event.date.earliest, event.date.latest, event.date.precision)
    who = ", ".join(f"{one.name} ({one.role.value})" for one in event.participants)
    facts = [
        type_words(event.type),
        STATUS_WORDS[event.status],
        who,
        ", ".join(one.name for one in event.places),
    ]
    claim = event.claims[0]
    return (
        f"<div class='casus-head'>{escape(event.name)}</div>"
        f"<div class='casus-date'><b>{escape(when)}</b> <span>{escape(exactness(event.date.precision))}"
        f"{escape(': ' + event.date.basis if event.date.basis else '')}</span></div>"
        f"<div class='casus-soft'>{escape(' · '.join(fact for fact in facts if fact))}</div>"
        f"<div class='casus-claim {claim.modality.value}'>{passage(text, claim.start, claim.end)}</div>"
    )
