"""Runs the project's own command line in a process: pages import nothing of ``ingest``."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from queue import Empty, SimpleQueue
from threading import Thread
from typing import IO

LONGEST_S = 900
_LOOK_S = 0.3
_CASUS = (sys.executable, "-m", "casus")


class CommandError(RuntimeError):
    """A verb of ``casus`` failed; the message is what it wrote to standard error."""


def casus(
    arguments: Sequence[str],
    *,
    given: str | None = None,
    said: Callable[[str], None] | None = None,
    waiting: Callable[[float], None] | None = None,
) -> str:
    """Standard output of ``casus ARGUMENTS...``, with ``given`` on its standard input.

    ``said`` gets each line of standard error as it comes, ``waiting`` some three times a second how
    many seconds have passed. What either raises ends the process: so does leaving the page, or a
    button, since Streamlit interrupts a page where it draws.

    Raises CommandError where the exit code is not 0, naming what was said last, and
    subprocess.TimeoutExpired after a quarter of an hour.
    """
    lines: list[str] = []
    come: SimpleQueue[str] = SimpleQueue()
    begun = time.monotonic()
    with tempfile.TemporaryFile("w+", encoding="utf-8") as asked, tempfile.TemporaryFile("w+b") as told:
        asked.write(given or "")
        asked.seek(0)
        with subprocess.Popen(
            [*_CASUS, *arguments],
            stdin=asked,
            stdout=told,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            errors="replace",
        ) as process:
            listener = Thread(target=_listen, args=(process.stderr, come), daemon=True)
            listener.start()
            try:
                while listener.is_alive() or not come.empty():
                    _hear(come, lines, said)
                    passed = time.monotonic() - begun
                    if passed > LONGEST_S:
                        raise subprocess.TimeoutExpired(process.args, LONGEST_S)
                    if waiting:
                        waiting(passed)
                code = process.wait(LONGEST_S)
            finally:
                if process.poll() is None:
                    process.terminate()
        if code:
            raise CommandError(_last(lines) or f"exit code {code}")
        told.seek(0)
        return told.read().decode("utf-8", errors="replace")


def _listen(stream: IO[str] | None, come: SimpleQueue[str]) -> None:
    for line in stream or ():
        come.put(line.rstrip())


def _hear(come: SimpleQueue[str], lines: list[str], said: Callable[[str], None] | None) -> None:
    """Take what has come, waiting a moment for it."""
    try:
        lines.append(come.get(timeout=_LOOK_S))
    except Empty:
        return
    if said:
        said(lines[-1])


def _last(lines: Sequence[str]) -> str:
    return "\n".join(line for line in lines[-4:] if line.strip())
