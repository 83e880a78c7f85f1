"""The ledger of runs: what each run of a source did, one JSON line a run."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from filelock import FileLock
from pydantic import BaseModel, ConfigDict

from ingest.sources import Source


class RunEntry(BaseModel):
    """One run. ``seconds`` are per stage, ``flags`` the expectations it broke; ``stopped``: cut short."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    source: str
    started: datetime
    finished: datetime
    fetched: int = 0
    new: int = 0
    unchanged: int = 0
    duplicates: int = 0
    events: int = 0
    claims: int = 0
    failed: tuple[tuple[str, str], ...] = ()
    seconds: dict[str, float] = {}
    flags: tuple[str, ...] = ()
    stopped: bool = False
    error: str | None = None


class Ledger:
    """A file of runs that several processes append to."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "runs.jsonl"
        self._lock = FileLock(str(folder / "runs.lock"))

    def add(self, entry: RunEntry) -> None:
        """Append a run."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._lock, self._path.open("a", encoding="utf-8") as stream:
            stream.write(entry.model_dump_json() + "\n")

    def runs(self, source: str | None = None) -> Iterator[RunEntry]:
        """Runs in the order in which they ended; a line that a crash cut short is passed over."""
        if not self._path.exists():
            return
        with self._path.open(encoding="utf-8") as stream:
            for line in stream:
                try:
                    entry = RunEntry.model_validate(json.loads(line))
                except ValueError:
                    continue
                if source is None or entry.source == source:
                    yield entry


def broken_expectations(source: Source, entry: RunEntry, earlier: list[RunEntry]) -> tuple[str, ...]:
    """Which of the source's expectations a run breaks, in words.

    Items a day are counted over the last day's runs (this one included), once the source is known that long.
    """
    flags = []
    tried = entry.fetched + len(entry.failed)
    if entry.failed and len(entry.failed) / max(tried, 1) > source.expectations.max_failed_share:
        flags.append(f"{len(entry.failed)} of {tried} items failed")
    day = entry.finished - timedelta(days=1)
    if source.expectations.min_items_a_day and any(run.finished <= day for run in earlier):
        recent = entry.new + sum(run.new for run in earlier if run.finished > day)
        if recent < source.expectations.min_items_a_day:
            flags.append(f"{recent} new items in a day, {source.expectations.min_items_a_day:g} expected")
    return tuple(flags)
