"""Read a text: paste it or drop files, see what is read from them, and only then store it."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Any

import streamlit as st
from pydantic import ValidationError

from dashboard.access import writing_allowed
from dashboard.commands import casus
from dashboard.panels.empty import ingest
from dashboard.panels.work import show_work
from dashboard.quotation import passage
from dashboard.wording import STATUS_WORDS, count, exactness, type_words
from graph.date_words import date_words
from graph.records import Event, Extraction

_PREVIEW = "read_preview"


def show() -> None:
    """Draw the page."""
    st.title("Read a text", anchor=False)
    st.text(
        "Paste an article as it came, navigation and all, or drop files. Nothing is stored until you say so."
    )
    text = st.text_area("Article", key="read_text", height=220, label_visibility="collapsed")
    dropped = st.file_uploader(
        "Files: text, HTML, mail, feeds, tables, web archives", accept_multiple_files=True, key="read_files"
    )
    published = st.date_input(
        "Published on (where the text does not say)",
        value=None,
        key="read_published",
        format="YYYY-MM-DD",
        width=260,
    )
    options = ["--published", published.isoformat()] if published else []
    nothing = not text.strip() and not dropped
    with st.container(horizontal=True):
        preview = st.button("Show what is read from it", type="primary", key="read_preview_button")
        store = writing_allowed() and st.button("Store it", key="read_store", disabled=nothing)
    if nothing:
        return
    if preview or store:
        with tempfile.TemporaryDirectory() as folder:
            paths = _files(Path(folder), text, dropped)
            if store:
                ingest([*paths, *options])
            else:
                st.session_state[_PREVIEW] = _read(paths, options)
    for found in st.session_state.get(_PREVIEW, ()):
        if isinstance(found, str):
            st.text(found)
        else:
            _preview(found)


def _files(folder: Path, text: str, dropped: Sequence[Any]) -> list[str]:
    """What was pasted and dropped, as files under ``folder``; of a name only its ending is kept."""
    found = []
    if text.strip():
        found.append(folder / "pasted.txt")
        found[-1].write_text(text, encoding="utf-8")
    for number, file in enumerate(dropped):
        ending = re.sub(r"[^a-z0-9.]", "", "".join(Path(file.name).suffixes[-2:]).lower())
        found.append(folder / f"dropped-{number}{ending}")
        found[-1].write_bytes(file.getvalue())
    return [str(path) for path in found]


def _read(paths: list[str], options: list[str]) -> list[Extraction | str]:
    """What ``casus extract`` reads from the files, or why it cannot."""
    told = show_work(casus, ["extract", *paths, *options], "Reading …", key="read")
    return [_understood(line) for line in (told or "").splitlines() if line.strip()]


def _understood(line: str) -> Extraction | str:
    try:
        answer = json.loads(line)
        if isinstance(answer, dict) and "error" in answer:
            return f"This text could not be read: {answer['error']}"
        return Extraction.model_validate(answer)
    except (ValidationError, json.JSONDecodeError) as error:
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
