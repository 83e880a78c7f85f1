"""The schedule: what is due, one run at a time, the ledger, and a clean end."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from graph.records import Article, Extraction
from graph.store import Ahead
from graph.store.writer import Prepared, WriteResult
from ingest.schedule.ledger import RunEntry, broken_expectations
from ingest.schedule.reporting import Metrics
from ingest.schedule.running import Runner
from ingest.schedule.service import due_sources, serve
from ingest.sources import Source

NOW = datetime(2023, 10, 23, 12, tzinfo=UTC)
ROOT = Path(__file__).resolve().parents[3]


def _source(**change: Any) -> Source:
    base = {
        "id": "example",
        "name": "Example news",
        "kind": "folder",
        "path": "nowhere",
        "outlet": "Example",
        "reliability": "B",
        "language": "en",
        "frequency": "1h",
        "licence": "made up for a test",
        "enabled": True,
    }
    return Source.model_validate({**base, **change})


class _Store:
    """Takes articles; one that it has is unchanged."""

    def __init__(self) -> None:
        self.kept: set[str] = set()

    def ahead(self) -> Ahead:
        return Ahead(self._write)

    def _write(self, batch: Prepared, run: object) -> WriteResult:
        ids = list(batch.latest)
        new = tuple(key for key in ids if key not in self.kept)
        self.kept.update(ids)
        return WriteResult(written=new, unchanged=tuple(key for key in ids if key not in new))


def _coded(name: str) -> Extraction:
    return Extraction(article=Article(id=name, text=f"Row {name}", kind="coded row"))


def _runner(folder: Path, store: _Store, read: Any, **more: Any) -> Runner:
    @contextmanager
    def opened() -> Iterator[Any]:
        yield store

    return Runner(opened, folder=folder, read=read, **more)


def _giving(*names: str, failing: tuple[str, ...] = ()) -> Any:
    def read(source: Source, fail: Any, done: Any) -> Iterator[Extraction]:
        for name in failing:
            fail(name, f"{name}: gone")
        yield from map(_coded, names)

    return read


def test_a_run_is_in_the_ledger(tmp_path: Path) -> None:
    runner = _runner(tmp_path, _Store(), _giving("a", "b", "a", failing=("c",)))
    first, second = runner.run(_source()), runner.run(_source())
    assert first is not None
    assert second is not None
    assert (first.fetched, first.new, first.duplicates, first.failed) == (3, 2, 1, (("c", "c: gone"),))
    assert (second.new, second.unchanged, second.error) == (0, 2, None)
    assert set(first.seconds) == {"fetch", "extract", "store"}
    assert list(runner.ledger.runs("example")) == [first, second]
    assert [item.where for item in runner.failed.waiting()] == ["c"]


def test_a_run_that_breaks_is_told_and_the_next_goes_on(tmp_path: Path) -> None:
    def breaks(source: Source, fail: Any, done: Any) -> Iterator[Extraction]:
        yield _coded("a")
        raise RuntimeError("the disk is full")

    entry = _runner(tmp_path, _Store(), breaks).run(_source())
    assert entry is not None
    assert entry.error == "RuntimeError: the disk is full"


def test_one_run_of_a_source_at_a_time(tmp_path: Path) -> None:
    runner = _runner(tmp_path, _Store(), _giving("a"))
    script = (
        "import sys; from pathlib import Path; from ingest.schedule.state import ScheduleState\n"
        "with ScheduleState(Path(sys.argv[1])).turn('example'):\n"
        "    print('held', flush=True); sys.stdin.read()\n"
    )
    held = subprocess.Popen(
        [sys.executable, "-c", script, str(tmp_path / "schedule")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    try:
        assert held.stdout is not None
        assert held.stdout.readline() == "held\n"
        assert runner.run(_source()) is None
        assert runner.run(_source(id="other")) is not None
    finally:
        held.kill()
        held.wait(10)
    assert runner.run(_source()) is not None  # the lock of a killed process is free


def test_due_once_however_much_was_missed(tmp_path: Path) -> None:
    runner = _runner(tmp_path, _Store(), _giving())
    sources = {"example": _source(), "off": _source(id="off", enabled=False)}
    assert [item.id for item in due_sources(runner, sources, NOW)] == ["example"]
    runner.state.change("example", started=NOW - timedelta(minutes=59))
    assert due_sources(runner, sources, NOW) == []
    runner.state.change("example", started=NOW - timedelta(days=9))
    assert due_sources(runner, sources, NOW) == [sources["example"]]
    runner.state.change("example", paused=True)
    assert due_sources(runner, sources, NOW) == []
    runner.state.change("example", paused=False)
    assert due_sources(runner, sources, NOW) == [sources["example"]]
    runner.state.change("example", started=NOW)
    assert due_sources(runner, sources, NOW) == []


def test_state_survives_and_damage_is_a_fresh_start(tmp_path: Path) -> None:
    _runner(tmp_path, _Store(), _giving()).state.change("example", started=NOW, paused=True)
    again = _runner(tmp_path, _Store(), _giving()).state
    assert (again.of("example").started, again.of("example").paused) == (NOW, True)
    (tmp_path / "schedule" / "example.state.json").write_text("{")
    assert again.of("example").started is None


def test_a_stopped_run_is_due_again_at_once(tmp_path: Path) -> None:
    stop = threading.Event()

    def read(source: Source, fail: Any, done: Any) -> Iterator[Extraction]:
        yield _coded("a")
        stop.set()
        yield _coded("b")

    runner = _runner(tmp_path, _Store(), read, stop=stop)
    entry = runner.run(_source())
    assert entry is not None
    assert (entry.stopped, entry.new) == (True, 1)
    assert due_sources(runner, {"example": _source()}, NOW) != []


@pytest.mark.parametrize(
    ("new", "failed", "earlier", "flags"),
    [
        (5, 0, [30], ()),
        (1, 0, [30], ("1 new items in a day, 4 expected",)),
        (1, 0, [2, 30], ("2 new items in a day, 4 expected",)),
        (0, 0, [2], ()),  # not yet known for a day
        (5, 9, [], ("9 of 14 items failed",)),
    ],
)
def test_broken_expectations(new: int, failed: int, earlier: list[int], flags: tuple[str, ...]) -> None:
    def entry(hours: int, new: int = 1, failed: int = 0) -> RunEntry:
        at = NOW - timedelta(hours=hours)
        lost = tuple((str(number), "x") for number in range(failed))
        return RunEntry(source="example", started=at, finished=at, fetched=new, new=new, failed=lost)

    source = _source(expectations={"min_items_a_day": 4})
    assert broken_expectations(source, entry(0, new, failed), [entry(hours) for hours in earlier]) == flags


def test_the_service_runs_what_is_due_and_stops(tmp_path: Path) -> None:
    stop, seen = threading.Event(), []
    runner = _runner(tmp_path, _Store(), _giving("a"), stop=stop)

    def on_run(entry: RunEntry) -> None:
        seen.append(entry.source)
        stop.set()

    started = time.monotonic()
    assert serve(runner, stop, on_run, load=lambda: {"example": _source()}, look=0.2)
    assert time.monotonic() - started < 8
    assert seen == ["example"]


def test_metrics(tmp_path: Path) -> None:
    runner = _runner(tmp_path, _Store(), _giving("a", "b", failing=("c",)))
    runner.run(_source())
    metrics = Metrics(runner.ledger)
    metrics.write(tmp_path / "casus.prom")
    text = (tmp_path / "casus.prom").read_text()
    assert 'casus_items_total{outcome="new",source="example"} 2.0' in text
    assert 'casus_items_total{outcome="failed",source="example"} 1.0' in text
    assert 'casus_runs_total{source="example"} 1.0' in text


@pytest.mark.slow
def test_sigterm_ends_the_command_within_seconds(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "casus", "schedule", "run", "--log", "json"],
        env={**os.environ, "CASUS_HOME": str(tmp_path)},
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    try:
        assert process.stderr is not None
        assert json.loads(process.stderr.readline())["event"] == "started"
        process.send_signal(signal.SIGTERM)
        started = time.monotonic()
        assert process.wait(timeout=30) == 0
        assert time.monotonic() - started < 10
        assert json.loads(process.stderr.readlines()[-1])["event"] == "stopped"
    finally:
        process.kill()
