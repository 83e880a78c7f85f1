"""A browser tab on a served dashboard, and what both use: seconds of the clock and of processors, memory."""

from __future__ import annotations

import os
import signal
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
PATIENCE_MS = 90_000
_WATCH = """([marks, patience]) => new Promise((done, fail) => {
  const begun = performance.now();
  const look = () => {
    const shadows = [...document.querySelectorAll("*")].map((one) => one.shadowRoot);
    const roots = [document, ...shadows.filter(Boolean)];
    const absent = marks.find((mark) => !roots.some((root) => root.querySelector(mark)));
    if (!absent) done();
    else if (performance.now() - begun > patience) fail(new Error(`not seen: ${absent}`));
    else requestAnimationFrame(look);
  };
  look();
})"""
_SERVE = "import sys; from pathlib import Path; from dashboard.launch import run; "


@contextmanager
def serving(script: Path | None = None) -> Iterator[tuple[str, int]]:
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
class Visit:
    """What one visit or interaction took: seconds of the clock and of processors, kilobytes received."""

    wall: float
    tab: float
    server: float
    received: float


def said(visits: Sequence[Visit]) -> str:
    """The medians of some visits in words."""

    def middle(name: str) -> float:
        return statistics.median(getattr(visit, name) for visit in visits)

    return (
        f"p50 {middle('wall'):.2f} s; processor: tab {middle('tab'):.2f} s, server {middle('server'):.2f} s; "
        f"{middle('received'):.0f} kB"
    )


class Tab:
    """A browser tab on a server whose process is ``server``."""

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

    def timed(self, act: Callable[[], object], until: Callable[[], object]) -> Visit:
        """Do something, wait for what it leads to, and say what it took."""
        self._bytes = 0
        tab = sum(row["cpuTime"] for row in self._renderers())
        server = _processor_seconds(self._server)
        start = time.perf_counter()
        act()
        until()
        return Visit(
            wall=time.perf_counter() - start,
            tab=sum(row["cpuTime"] for row in self._renderers()) - tab,
            server=_processor_seconds(self._server) - server,
            received=self._bytes / 1000,
        )

    def open(self, url: str, mark: str) -> Visit:
        """Open an address; the visit ends when ``mark`` can be seen."""
        return self.timed(lambda: self.page.goto(url, wait_until="commit"), lambda: self.see(mark))

    def see(self, *marks: str) -> None:
        """Wait until each of some CSS selectors finds something, in shadow trees too.

        The page looks at every frame: Playwright's own waiting looks twice a second after a while.
        """
        self.page.evaluate(_WATCH, [list(marks), PATIENCE_MS])

    def memory(self) -> float:
        """Megabytes that the tab's process has for itself: scripts' heap, document and pictures."""
        return max(_own_memory(row["id"]) for row in self._renderers())


def _processor_seconds(process: int) -> float:
    fields = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _own_memory(process: int) -> float:
    lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Private_")) / 1000
