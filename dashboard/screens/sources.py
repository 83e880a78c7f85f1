"""Sources and their schedule, the ledger of runs, and what failed and waits to be tried again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from dashboard import access, source, travel
from dashboard.address import Scene
from dashboard.commands import casus
from dashboard.ledger import LONGEST, Run, Waiting, runs, waiting
from dashboard.panels.table import record_table
from dashboard.panels.work import show_work
from dashboard.schedule import ScheduleError, now, schedule
from dashboard.wording import count
from graph.paths import data_dir, state_dir

_JOB = "sources_job"
_TABS = ("Schedule", "Runs", "Failed")


def show() -> None:
    """Draw the page; the source that is looked at is in the address."""
    scene = travel.scene()
    st.html(
        "<h1 class='casus-title'>Sources</h1><span class='casus-soft'>"
        "what is read, when, what came of it, and what failed</span>"
    )
    _carry_out()
    planned, ledger, failed = st.tabs(list(_TABS), key="sources_tabs", on_change="rerun")
    if planned.open:
        with planned:
            _schedule(scene)
    if ledger.open:
        with ledger:
            _runs(runs(state_dir(), scene.feed), scene.feed)
    if failed.open:
        with failed:
            _failed(waiting(state_dir()))


def _schedule(scene: Scene) -> None:
    try:
        found = schedule(data_dir(), state_dir(), now())
    except ScheduleError as error:
        st.text(f"The schedule cannot be listed: {error}")
        return
    if not found:
        st.text("No source is set up: data/sources holds one file a source.")
        return
    names = [str(row["source"]) for row in found]
    chosen = next((row for row in found if row["source"] == scene.feed), None)
    if chosen:
        _controls(chosen)
    record_table(
        [{name: _cell(value) for name, value in row.items()} for row in found],
        names,
        lambda name: travel.change(feed=name),
        key="sources_schedule",
        note=f"{count(len(found), 'source')}; choose one to run it, pause it or see its runs",
    )
    st.html(
        "<p class='casus-soft'>Due sources are read while <code>casus schedule run</code> is running.</p>"
    )


def _controls(row: dict[str, Any]) -> None:
    name = str(row["source"])
    with st.container(border=True):
        st.text(f"{name}: {row['status']}, every {row['every']}")
        if not access.writing_allowed():
            st.caption(access.why_not())
            return
        with st.container(horizontal=True):
            _job("Run now", ["schedule", "run-now", name], f"Reading {name} …", primary=True)
            if row["status"] == "paused":
                _job("Resume", ["schedule", "resume", name], f"Resuming {name} …")
            else:
                _job("Pause", ["schedule", "pause", name], f"Pausing {name} …")
            st.button("Close", on_click=travel.change, kwargs={"feed": None}, key="sources_close")


def _job(label: str, arguments: list[str], words: str, *, primary: bool = False) -> None:
    """A button whose command runs at the next drawing, where its progress can be shown."""
    st.button(
        label,
        on_click=lambda: st.session_state.update({_JOB: (arguments, words)}),
        key=f"sources_{arguments[1]}",
        type="primary" if primary else "secondary",
    )


def _carry_out() -> None:
    """Run what a button asked for; its messages are shown as they come, and it ends with the page."""
    if _JOB not in st.session_state:
        return
    arguments, words = st.session_state.pop(_JOB)
    if not access.writing_allowed():
        st.caption(access.why_not())
        return
    show_work(casus, arguments, words, key="sources_job")
    source.forget()


def _runs(found: Sequence[Run], feed: str | None) -> None:
    if not found:
        st.text(f"No run of {feed} is in the ledger." if feed else "Nothing has run yet.")
        return
    of = f" of {feed}" if feed else ""
    more = f" (the last {LONGEST:,})" if len(found) == LONGEST else ""
    record_table(
        [
            {
                "source": run.source,
                "started": run.started.isoformat(timespec="seconds"),
                "seconds": round((run.finished - run.started).total_seconds(), 1),
                "new": run.new,
                "unchanged": run.unchanged,
                "duplicates": run.duplicates,
                "events": run.events,
                "failed": len(run.failed),
                "outcome": run.outcome,
                "why": "; ".join(f"{where}: {message}" for where, message in run.failed[:3]),
            }
            for run in found
        ],
        [run.source for run in found],
        lambda name: travel.change(feed=name),
        key="sources_runs",
        note=f"{count(len(found), 'run')}{of}{more}, the latest first",
    )


def _failed(found: Sequence[Waiting]) -> None:
    if not found:
        st.text("Nothing failed that was not read since.")
        return
    if access.writing_allowed():
        _job("Try them again", ["ingest", "--retry"], f"Trying {count(len(found), 'item')} again …")
    else:
        st.caption(access.why_not())
    record_table(
        [
            {
                "where": one.where,
                "why": one.message,
                "last tried": one.at.isoformat(timespec="seconds"),
                "tries": one.tries,
            }
            for one in found
        ],
        [],
        None,
        key="sources_failed",
        note=f"{count(len(found), 'item')} waiting, the latest first",
    )


def _cell(value: Any) -> object:
    return "; ".join(map(str, value)) if isinstance(value, list) else value
