"""The dashboard in headless Chromium over a made-up war: first paint, interactions, script heap.

``CASUS_BENCH_EVENTS`` sets the number of events (2,000 here). All runs against a server and a
store of its own; the same browser opens an empty Streamlit page in the same run, and figures
are given beside it. Without Debian's chromium the benchmark is left out with a word.
"""

from __future__ import annotations

import os
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

from bench._war import War
from graph.paths import HOME_SETTING
from graph.records import Extraction
from graph.store import RunInfo, open_store, stop_server

SIZE_SETTING = "CASUS_BENCH_EVENTS"
CHROMIUM = Path("/usr/bin/chromium")
ROOT = Path(__file__).resolve().parents[1]
EMPTY = "import streamlit as st\n\nst.html(\"<p class='empty-page'>nothing</p>\")\n"
PATIENCE_MS = 90_000
_ROUNDS = 5
_BATCH = 100
_RUN = RunInfo(id="run-bench", started=datetime(2026, 1, 1, tzinfo=UTC), version="bench")
_SERVE = "import sys; from pathlib import Path; from dashboard.launch import run; "
_TIMELINE = ".casus-timeline[data-ready]"


def run() -> list[tuple[str, str]]:
    """First paint of each page, interactions of the timeline, script heap of the tab."""
    if not CHROMIUM.exists():
        return [("dashboard", f"left out: no {CHROMIUM} (install Debian's chromium)")]
    size = int(os.environ.get(SIZE_SETTING, "2000"))
    with tempfile.TemporaryDirectory(prefix="casus-bench-") as path, _home(Path(path)):
        war = War(size)
        articles = list(war.articles())
        start = time.perf_counter()
        with open_store() as store:
            for first in range(0, len(articles), _BATCH):
                store.write_many(articles[first : first + _BATCH], _RUN)
        print(f"{size} events written in {time.perf_counter() - start:.0f} s", file=sys.stderr)
        try:
            return [
                ("events in the store; load average", f"{size:,}; {os.getloadavg()[0]:.1f}"),
                *_measure(Path(path), _pages(war, articles)),
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
        "timeline": ("/", _TIMELINE),
        "relations": ("/relations", ".casus-network[data-ready]"),
        "map": ("/map", ".casus-map[data-ready]"),
        "conflict": (f"/conflict?conflict={conflict}", _TIMELINE),
        "place": (f"/place?place={place}", _TIMELINE),
        "event": (f"/event?event={event}", ".casus-claim"),
        "actor": (f"/actor?actor={actor}", "h1.casus-title"),
        "article": (f"/article?article={article.article.id}", ".casus-text"),
        "search": (f"/search?q={quote(war.actors[0].name)}", ".casus-items"),
        "query": ("/query", "[data-testid='stTextArea'], [data-testid='stSelectbox']"),
        "review": ("/review", "h1.casus-title"),
        "sources": ("/sources", "[data-testid='stDataFrame']"),
        "read": ("/read", "textarea"),
    }


@contextmanager
def _serving(script: Path | None = None) -> Iterator[str]:
    """The address of a dashboard (or of another ``script`` under the same server), ended on leaving."""
    from dashboard.launch import free_port

    port = free_port("127.0.0.1", 8900)
    call = f"run(port={port}, script=Path(sys.argv[1]))" if script else f"run(port={port})"
    with subprocess.Popen(
        [sys.executable, "-c", _SERVE + call, *([str(script)] if script else [])],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        url = f"http://localhost:{port}"
        try:
            deadline = time.monotonic() + 120
            while True:
                try:
                    socket.create_connection(("127.0.0.1", port), timeout=2).close()
                except OSError:
                    if process.poll() is not None or time.monotonic() > deadline:
                        raise
                    time.sleep(0.2)
                else:
                    break
            yield url
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(30)


def _measure(folder: Path, pages: dict[str, tuple[str, str]]) -> list[tuple[str, str]]:
    from playwright.sync_api import sync_playwright

    script = folder / "empty.py"
    script.write_text(EMPTY, encoding="utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(CHROMIUM),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        try:
            with _serving(script) as url:
                _, empty, memory = _paints(browser, url, "/", ".empty-page")
            rows = [("empty page: first paint p50", f"{empty:.2f} s; script heap {memory:.0f} MB")]
            with _serving() as url:
                for name, (path, mark) in pages.items():
                    first, p50, used = _paints(browser, url, path, mark)
                    figure = f"p50 {p50:.2f} s (goal 2; {p50 / empty:.1f} × empty), first {first:.2f} s"
                    rows.append((f"{name}: first paint", f"{figure}; script heap {used:.0f} MB"))
                    print(rows[-1], file=sys.stderr)
                rows += _interactions(browser, url)
        finally:
            browser.close()
    return rows


def _tab(browser: Any) -> tuple[Any, Any]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.set_default_timeout(PATIENCE_MS)
    return context, page


def _paints(browser: Any, url: str, path: str, mark: str) -> tuple[float, float, float]:
    """Seconds until ``mark`` is on the screen, the first time and then in the median; megabytes of heap."""
    context, page = _tab(browser)
    taken = []
    for _ in range(_ROUNDS + 1):
        page.goto("about:blank")
        start = time.perf_counter()
        page.goto(url + path, wait_until="commit")
        page.wait_for_selector(mark)
        taken.append(time.perf_counter() - start)
    used = _memory(page)
    context.close()
    return taken[0], statistics.median(taken[1:]), used


def _memory(page: Any) -> float:
    """Megabytes of the scripts' heap in the tab, garbage included; its DOM and pictures are not in it."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    found = {row["name"]: row["value"] for row in session.send("Performance.getMetrics")["metrics"]}
    session.detach()
    return float(found["JSHeapTotalSize"]) / 1e6


def _interactions(browser: Any, url: str) -> list[tuple[str, str]]:
    """Milliseconds from a key or a released mouse to the redrawn picture, each time another question."""
    context, page = _tab(browser)
    page.goto(url)
    page.wait_for_selector(_TIMELINE)
    page.wait_for_timeout(1000)
    field = page.get_by_label("Type of event", exact=False).locator("visible=true").first
    filtered, brushed = [], []
    most = 0.0
    for _ in range(6):
        field.click()
        page.keyboard.press("ArrowDown")
        page.wait_for_timeout(150)
        filtered.append(_until_redrawn(page, lambda: page.keyboard.press("Enter")))
        most = max(most, _memory(page))
    page.goto(url)
    page.wait_for_selector(_TIMELINE)
    page.wait_for_timeout(1500)
    for share in (0.2, 0.3, 0.4, 0.5, 0.6, 0.7):
        box = page.locator("svg.overview").bounding_box()
        left, y = box["x"] + box["width"] * share, box["y"] + box["height"] / 3
        page.mouse.move(left, y)
        page.mouse.down()
        page.mouse.move(left + box["width"] * 0.08, y, steps=4)
        brushed.append(_until_redrawn(page, page.mouse.up))
        most = max(most, _memory(page))
    context.close()
    rows = []
    for what, times in (("filter by type", filtered), ("brush", brushed)):
        p50, p95 = statistics.median(times), statistics.quantiles(times, n=20)[-1]
        rows.append((f"timeline: {what}", f"p50 {p50:.0f} ms, p95 {p95:.0f} ms (goal 400)"))
    return [*rows, ("timeline: largest script heap seen while filtering and brushing", f"{most:.0f} MB")]


def _until_redrawn(page: Any, act: Any) -> float:
    page.locator(".casus-timeline").evaluate("(host) => { host.dataset.ready = 'stale'; }")
    start = time.perf_counter()
    act()
    page.wait_for_selector(".casus-timeline[data-ready]:not([data-ready='stale'])")
    taken = (time.perf_counter() - start) * 1000
    page.wait_for_timeout(500)
    return taken
