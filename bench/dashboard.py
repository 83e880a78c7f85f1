"""The dashboard in headless Chromium over a made-up war: first paint, interactions, bytes, memory.

``CASUS_BENCH_EVENTS`` sets the number of events (2,000 here); ``CASUS_BENCH_HOME`` names a state
folder whose store holds that war already, which is then only read. Before each visit of a page the
same browser opens an empty Streamlit page of the same kind of server, and the ratio of the two is
given: on a busy machine it says more than the seconds, and so does the processor time, which
the browser's tab and the server took for the visit. Without Debian's chromium the benchmark is
left out with a word.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

from bench._interactions import TIMELINE, Interactions
from bench._tab import Tab, Visit, said, serving
from bench._war import War
from graph.paths import HOME_SETTING
from graph.records import Extraction
from graph.store import RunInfo, open_store, stop_server

SIZE_SETTING = "CASUS_BENCH_EVENTS"
FILLED_SETTING = "CASUS_BENCH_HOME"
CHROMIUM = Path("/usr/bin/chromium")
EMPTY = "import streamlit as st\n\nst.html(\"<p class='empty-page'>nothing</p>\")\n"
_ROUNDS = 5
_RUN = RunInfo(id="run-bench", started=datetime(2026, 1, 1, tzinfo=UTC), version="bench")


def run() -> list[tuple[str, str]]:
    """First paint of each page, interactions, what both cost, memory of the tab."""
    if not CHROMIUM.exists():
        return [("dashboard", f"left out: no {CHROMIUM} (install Debian's chromium)")]
    size = int(os.environ.get(SIZE_SETTING, "2000"))
    filled = os.environ.get(FILLED_SETTING)
    with tempfile.TemporaryDirectory(prefix="casus-bench-") as path, _home(Path(filled or path)):
        war = War(size)
        articles = list(war.articles())
        if not filled:
            start = time.perf_counter()
            with open_store() as store:
                store.fill(articles, _RUN)
            print(f"{size} events written in {time.perf_counter() - start:.0f} s", file=sys.stderr)
        pages, conflict = _pages(war, articles), war.conflicts[0].id
        del war, articles
        try:
            return [
                ("events in the store; load average", f"{size:,}; {os.getloadavg()[0]:.1f}"),
                *_measure(Path(path), pages, conflict),
            ]
        finally:
            stop_server()


@contextmanager
def _home(path: Path) -> Iterator[None]:
    """A state folder of its own, for this process and those that it starts."""
    before = {name: os.environ.get(name) for name in (HOME_SETTING, "CASUS_STORE_IDLE")}
    os.environ.update({HOME_SETTING: str(path), "CASUS_STORE_IDLE": "0"})
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def _pages(war: War, articles: Sequence[Extraction]) -> dict[str, tuple[str, str]]:
    """Address and mark of content of each page; the subjects are the busiest ones."""
    article = articles[-1]
    event, actor = article.events[0].id, war.actors[0].id
    conflict, place = war.conflicts[0].id, war.places[0].id
    return {
        "timeline": ("/", TIMELINE),
        "relations": ("/relations", ".casus-network[data-ready]"),
        "map": ("/map", ".casus-map[data-ready]"),
        "conflict": (f"/conflict?conflict={conflict}", TIMELINE),
        "place": (f"/place?place={place}", TIMELINE),
        "event": (f"/event?event={event}", ".casus-claim"),
        "actor": (f"/actor?actor={actor}", "h1.casus-title"),
        "article": (f"/article?article={article.article.id}", ".casus-text"),
        "search": (f"/search?q={quote(war.actors[0].name)}", ".casus-items"),
        "query": ("/query", "[data-testid='stTextArea'], [data-testid='stSelectbox']"),
        "review": ("/review", "h1.casus-title"),
        "sources": ("/sources", "[data-testid='stDataFrame']"),
        "read": ("/read", "textarea"),
    }


def _measure(folder: Path, pages: dict[str, tuple[str, str]], conflict: str) -> list[tuple[str, str]]:
    from playwright.sync_api import sync_playwright

    script = folder / "empty.py"
    script.write_text(EMPTY, encoding="utf-8")
    rows = []
    with sync_playwright() as playwright, serving(script) as bare, serving() as served:
        browser = playwright.chromium.launch(
            executable_path=str(CHROMIUM),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        try:
            empties: list[Visit] = []
            for name, (path, mark) in pages.items():
                rows.append((f"{name}: first paint", _paints(browser, bare, served, path, mark, empties)))
                print(rows[-1], file=sys.stderr)
            rows.insert(0, ("empty page: first paint", said(empties)))
            rows += Interactions(Tab(browser, served[1]), served[0], conflict).run()
        finally:
            browser.close()
    return rows


def _paints(
    browser: Any, bare: tuple[str, int], served: tuple[str, int], path: str, mark: str, empties: list[Visit]
) -> str:
    """Visits of a page in turn with the empty one; the first of each fills the browser's cache."""
    other, tab = Tab(browser, bare[1]), Tab(browser, served[1])
    own, before = [], []
    for _ in range(_ROUNDS + 1):
        before.append(other.open(bare[0], ".empty-page"))
        own.append(tab.open(served[0] + path, mark))
    tab.page.wait_for_timeout(1000)
    used = tab.memory()
    for each in (other, tab):
        each.context.close()
    empties += before[1:]
    ratio = statistics.median(one.wall / two.wall for one, two in zip(own[1:], before[1:], strict=True))
    return f"{said(own[1:])} (goal 2 s; {ratio:.1f} × empty; first visit {own[0].wall:.2f} s); {used:.0f} MB"
