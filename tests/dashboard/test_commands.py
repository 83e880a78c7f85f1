"""The command line run by a page: what it prints, what it says meanwhile, and that it can be stopped."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

import pytest

from dashboard import commands
from dashboard.commands import CommandError, casus

_ECHO = "import sys; print(sys.stdin.read().upper(), sys.argv[1:]); print('on it', file=sys.stderr)"
_FAILS = "import sys; print('opening', file=sys.stderr); sys.exit('a.txt: no text in it')"
_LONG = "import os, sys, time; open(sys.argv[1], 'w').write(str(os.getpid())); time.sleep(60)"


def _is(monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    monkeypatch.setattr(commands, "_CASUS", (sys.executable, "-c", script))


def test_what_is_given_goes_in_and_what_is_printed_comes_out(monkeypatch: pytest.MonkeyPatch) -> None:
    _is(monkeypatch, _ECHO)
    heard: list[str] = []
    assert casus(["extract", "-"], given="“fire”", said=heard.append) == "“FIRE” ['extract', '-']\n"
    assert heard == ["on it"]


def test_a_failure_says_what_was_said_last(monkeypatch: pytest.MonkeyPatch) -> None:
    _is(monkeypatch, _FAILS)
    with pytest.raises(CommandError, match=r"opening\na\.txt: no text in it"):
        casus(["ingest", "a.txt"])


def test_what_interrupts_the_page_ends_the_process(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    _is(monkeypatch, _LONG)
    mark = tmp_path / "pid"

    class StopError(Exception):
        """As Streamlit raises where a page draws after Stop was pressed."""

    def waiting(seconds: float) -> None:
        if mark.exists() and mark.read_text():
            raise StopError

    begun = time.monotonic()
    with pytest.raises(StopError):
        casus(["ingest", str(mark)][1:], waiting=waiting)
    assert time.monotonic() - begun < 30
    with pytest.raises(ProcessLookupError):
        os.kill(int(mark.read_text()), signal.SIGCONT)
