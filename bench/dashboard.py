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
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

from bench._war import War
from graph.paths import HOME_SETTING
from graph.records import Extraction
from graph.store import RunInfo, open_store, stop_server

SIZE_SETTING = "CASUS_BENCH_EVENTS"
FILLED_SETTING = "CASUS_BENCH_HOME"
CHROMIUM = Path("/usr/bin/chromium")
ROOT = Path(__file__).resolve().parents[1]
EMPTY = "import streamlit as st\n\nst.html(\"<p class='empty-page'>nothing</p>\")\n"
PATIENCE_MS = 90_000
_ROUNDS = 5
_RUN = RunInfo(id="run-bench", started=datetime(2026, 1, 1, tzinfo=UTC), version="bench")
_SERVE = "import sys; from pathlib import Path; from dashboard.launch import run; "
_TIMELINE = ".casus-timeline[data-ready]"


def run() -> list[tuple[str, str]]:
    """First paint of each page, interactions of the timeline, what both cost, memory of the tab."""
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
        pages = _pages(war, articles)
        del war, articles
        try:
            return [
                ("events in the store; load average", f"{size:,}; {os.getloadavg()[0]:.1f}"),
                *_measure(Path(path), pages),
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
def _serving(script: Path | None = None) -> Iterator[tuple[str, int]]:
    """Address and process of a dashboard, or of another ``script`` under its server; ended on leaving."""
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
            yield url, process.pid
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(30)


@dataclass(slots=True)
class _Visit:
    """What one visit or interaction took: seconds of the clock and of processors, kilobytes received."""

    wall: float
    tab: float
    server: float
    received: float


class _Tab:
    """A browser tab on a server, and what both use."""

    def __init__(self, browser: Any, server: int) -> None:
        self._browser = browser.new_browser_cdp_session()
        self._server = server
        self.context = browser.new_context(viewport={"width": 1280, "height": 900})
        self.page = self.context.new_page()
        self.page.set_default_timeout(PATIENCE_MS)
        self._bytes = 0
        self.page.on("websocket", lambda socket: socket.on("framereceived", self._count))

    def _count(self, frame: bytes | str) -> None:
        self._bytes += len(frame)

    def _renderers(self) -> list[dict[str, Any]]:
        found = self._browser.send("SystemInfo.getProcessInfo")["processInfo"]
        return [row for row in found if row["type"] == "renderer"]

    def timed(self, act: Callable[[], object], until: Callable[[], object]) -> _Visit:
        """Do something, wait for what it leads to, and say what it took."""
        self._bytes = 0
        tab = sum(row["cpuTime"] for row in self._renderers())
        server = _processor_seconds(self._server)
        start = time.perf_counter()
        act()
        until()
        return _Visit(
            wall=time.perf_counter() - start,
            tab=sum(row["cpuTime"] for row in self._renderers()) - tab,
            server=_processor_seconds(self._server) - server,
            received=self._bytes / 1000,
        )

    def open(self, url: str, mark: str) -> _Visit:
        """Open an address; the visit ends when ``mark`` can be seen."""
        return self.timed(
            lambda: self.page.goto(url, wait_until="commit"), lambda: self.page.wait_for_selector(mark)
        )

    def memory(self) -> float:
        """Megabytes that the tab's process has for itself: scripts' heap, document and pictures."""
        return max(_own_memory(row["id"]) for row in self._renderers())


def _processor_seconds(process: int) -> float:
    fields = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _own_memory(process: int) -> float:
    lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Private_")) / 1000


def _measure(folder: Path, pages: dict[str, tuple[str, str]]) -> list[tuple[str, str]]:
    from playwright.sync_api import sync_playwright

    script = folder / "empty.py"
    script.write_text(EMPTY, encoding="utf-8")
    rows = []
    with sync_playwright() as playwright, _serving(script) as bare, _serving() as served:
        browser = playwright.chromium.launch(
            executable_path=str(CHROMIUM),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        try:
            empties: list[_Visit] = []
            for name, (path, mark) in pages.items():
                rows.append((f"{name}: first paint", _paints(browser, bare, served, path, mark, empties)))
                print(rows[-1], file=sys.stderr)
            rows.insert(0, ("empty page: first paint", _said(empties)))
            rows += _interactions(browser, *served)
        finally:
            browser.close()
    return rows


def _said(visits: Sequence[_Visit]) -> str:
    def middle(name: str) -> float:
        return statistics.median(getattr(visit, name) for visit in visits)

    return (
        f"p50 {middle('wall'):.2f} s; processor: tab {middle('tab'):.2f} s, server {middle('server'):.2f} s; "
        f"{middle('received'):.0f} kB"
    )


def _paints(
    browser: Any, bare: tuple[str, int], served: tuple[str, int], path: str, mark: str, empties: list[_Visit]
) -> str:
    """Visits of a page in turn with the empty one; the first of each fills the browser's cache."""
    other, tab = _Tab(browser, bare[1]), _Tab(browser, served[1])
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
    return f"{_said(own[1:])} (goal 2 s; {ratio:.1f} × empty; first visit {own[0].wall:.2f} s); {used:.0f} MB"


def _interactions(browser: Any, url: str, server: int) -> list[tuple[str, str]]:
    """From a key or a released mouse to the redrawn picture, each time another question."""
    tab = _Tab(browser, server)
    page = tab.page
    tab.open(url, _TIMELINE)
    page.wait_for_timeout(1500)
    field = page.get_by_role("combobox", name="Type of event")
    filtered, brushed = [], []
    most = 0.0
    for _ in range(6):
        field.click()
        page.keyboard.press("ArrowDown")
        page.wait_for_timeout(150)
        filtered.append(_until_redrawn(tab, lambda: page.keyboard.press("Enter")))
        most = max(most, tab.memory())
    tab.open(url, _TIMELINE)
    page.wait_for_timeout(1500)
    for share in (0.2, 0.3, 0.4, 0.5, 0.6, 0.7):
        box = page.locator("svg.overview").bounding_box()
        left, y = box["x"] + box["width"] * share, box["y"] + box["height"] / 3
        page.mouse.move(left, y)
        page.mouse.down()
        page.mouse.move(left + box["width"] * 0.08, y, steps=4)
        brushed.append(_until_redrawn(tab, page.mouse.up))
        most = max(most, tab.memory())
    tab.context.close()
    rows = []
    for what, visits in (("filter by type", filtered), ("brush", brushed)):
        p95 = statistics.quantiles([visit.wall for visit in visits], n=20)[-1]
        rows.append((f"timeline: {what}", f"{_said(visits)}; p95 {p95:.2f} s (goal 0.4)"))
    return [*rows, ("timeline: most memory of the tab meanwhile", f"{most:.0f} MB (goal 300)")]


def _until_redrawn(tab: _Tab, act: Callable[[], object]) -> _Visit:
    page = tab.page
    page.locator(".casus-timeline").evaluate("(host) => { host.dataset.ready = 'stale'; }")
    fresh = ".casus-timeline[data-ready]:not([data-ready='stale'])"
    taken = tab.timed(act, lambda: page.wait_for_selector(fresh))
    page.wait_for_timeout(500)
    return taken
