"""One run of one source, from its items to its entry in the ledger."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import Timeout

from graph.paths import state_dir
from ingest.annotations import RawDocument
from ingest.failed import FailedItems
from ingest.jobs import JobResult, ingest_items
from ingest.schedule.ledger import Ledger, RunEntry, broken_expectations
from ingest.schedule.state import DoneAddresses, ScheduleState
from ingest.sources import Item, Source, prune_cache, read_source

if TYPE_CHECKING:
    from graph.store import Store

OpenStore = Callable[[], "AbstractContextManager[Store]"]
ReadSource = Callable[..., Iterator[Item]]
_SHOWN = 50  # failures that an entry names; all of them wait in the folder of failed items


class Runner:
    """Runs sources into the store; ``stop`` ends a run after the item that it is at."""

    def __init__(
        self,
        open_store: OpenStore,
        *,
        folder: Path | None = None,
        stop: threading.Event | None = None,
        read: ReadSource = read_source,
        now: Callable[[], datetime] = lambda: datetime.now(tz=UTC),
    ) -> None:
        home = folder or state_dir()
        self.state = ScheduleState(home / "schedule")
        self.ledger = Ledger(home / "schedule")
        self.failed = FailedItems(home / "failed")
        self._open_store = open_store
        self._stop = stop or threading.Event()
        self._read = read
        self._now = now

    def run(self, source: Source) -> RunEntry | None:
        """Run a source now; None when another process is at it.

        A run that fails as a whole (the store is lost) is an entry with an error, not an exception: the
        schedule goes on, and the source is read again when it is next due.
        """
        turn = self.state.turn(source.id)
        try:
            turn.acquire(timeout=0)
        except Timeout:
            return None
        try:
            return self._run(source)
        finally:
            turn.release()

    def _run(self, source: Source) -> RunEntry:
        started = self._now()
        self.state.change(source.id, started=started)
        done = DoneAddresses(self.state.folder / f"{source.id}.done")
        failures: list[tuple[str, str]] = []
        taken: list[str] = []
        result = JobResult()
        error = None

        def fail(where: str, message: str) -> None:
            failures.append((where, message))

        def unread(where: str, message: str) -> None:
            self.failed.keep(where, message, origin=source.id)
            fail(where, message)

        def items() -> Iterator[Item]:
            for item in self._read(source, unread, done=done):
                if self._stop.is_set():
                    return
                if isinstance(item, RawDocument) and item.url == item.uri:
                    taken.append(item.uri)
                yield item

        try:
            with self._open_store() as store:
                ingest_items(items(), store, fail, result=result, failed=self.failed)
        except Exception as problem:  # noqa: BLE001 - whatever ends a run is told in its entry
            error = f"{type(problem).__name__}: {problem}"
        else:
            lost = {where for where, _ in failures}
            done.add([uri for uri in taken if uri not in lost])
        entry = RunEntry(
            source=source.id,
            started=started,
            finished=self._now(),
            fetched=result.articles,
            new=result.new,
            unchanged=result.unchanged,
            duplicates=result.duplicates,
            events=result.events,
            claims=result.claims,
            failed=tuple(failures[:_SHOWN]),
            seconds={stage: round(spent, 3) for stage, spent in result.seconds.items()},
            stopped=self._stop.is_set(),
            error=error,
        )
        prune_cache()
        flags = broken_expectations(source, entry, list(self.ledger.runs(source.id)))
        entry = entry.model_copy(update={"flags": flags})
        self.ledger.add(entry)
        # A run that was cut short is due again at once.
        cut = {"started": None} if entry.stopped else {}
        self.state.change(source.id, finished=entry.finished, **cut)
        return entry
