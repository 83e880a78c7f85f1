"""Writes batches one after another in a thread of its own, while the next is read and made ready.

A transaction waits for the engine half of its time, and much of a batch is a matter of its articles alone
(:func:`writer.prepare`). Each batch is whole or not there, and they are written in the order in which they
are handed over; what is handed over is written when the next call returns it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import Self

from graph.records import Extraction
from graph.store import writer
from graph.store.collecting import uncollected
from graph.store.errors import WriteError
from graph.store.turns import short_turns
from graph.store.writer import Prepared, RunInfo, WriteResult


class Ahead:
    """At most one batch is under way. Use it with ``with``, from one thread."""

    def __init__(self, write: Callable[[Prepared, RunInfo], WriteResult]) -> None:
        """``write`` writes one batch, or raises :class:`WriteError` that names it."""
        self._write = write
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="casus-write")
        self._under_way: Future[WriteResult] | None = None

    def __enter__(self) -> Self:
        """Enter a ``with`` block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Wait for what is under way; without an error, its own is raised."""
        self._thread.shutdown()
        if error is None:
            self.finish()

    def put(self, extractions: Sequence[Extraction], run: RunInfo) -> list[WriteResult]:
        """Hand over a batch; what was written since the last call.

        Raises:
            WriteError: the batch before could not be written, and so this one was not; it names both.
        """
        with short_turns(), uncollected():
            batch = writer.prepare(extractions, run, wholly=True)
            try:
                done = self.finish()
            except WriteError as error:
                raise error.with_also(titles(extractions)) from error
        self._under_way = self._thread.submit(self._write, batch, run)
        return done

    def finish(self) -> list[WriteResult]:
        """Wait for what is under way; what was written since the last call.

        Raises:
            WriteError: it could not be written.
        """
        under_way, self._under_way = self._under_way, None
        return [under_way.result()] if under_way else []


def titles(extractions: Iterable[Extraction]) -> dict[str, str]:
    """The titles of articles by id."""
    return {each.article.id: each.article.title or "" for each in extractions}
