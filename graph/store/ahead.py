"""Writes batches one after another in a thread of its own, while the next is read and made ready.

A transaction waits for the engine half of its time, and much of a batch is a matter of its articles alone
(:func:`writer.prepare`); in a graph that was empty all of it is (``graph/store/mirror.py``). Each batch is
whole or not there, and they are written in the order in which they are handed over; what is handed over is
written when the next call returns it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import Self

from graph.records import Extraction
from graph.store import writer
from graph.store.collecting import uncollected
from graph.store.errors import StoreError, WriteError
from graph.store.mirror import Mirror, OutdatedError, Step
from graph.store.turns import short_turns
from graph.store.writer import Prepared, RunInfo, WriteResult

_log = logging.getLogger(__name__)


class Ahead:
    """At most one batch is under way. Use it with ``with``, from one thread."""

    def __init__(
        self,
        write: Callable[[Prepared, RunInfo], WriteResult],
        mirror: Mirror | None = None,
        send: Callable[[Prepared, Step], WriteResult] | None = None,
    ) -> None:
        """``write`` writes one batch, ``send`` one that ``mirror`` derived.

        Both raise :class:`WriteError` that names it.
        """
        self._write, self._send = write, send
        self._mirror = mirror
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
                step = self._derived(batch, run)
                try:
                    done = self.finish()
                except WriteError as error:
                    raise error.with_also(titles(extractions)) from error
            except BaseException:
                self._mirror = None  # which holds what is not written
                raise
        self._under_way = self._thread.submit(self._written, batch, run, step)
        return done

    def _derived(self, batch: Prepared, run: RunInfo) -> Step | None:
        """The batch in the mirror, where there is one that understands it."""
        if self._mirror and self._mirror.is_full:
            self._mirror = None
        try:
            return self._mirror.derive(batch, run) if self._mirror else None
        except (KeyError, StoreError) as error:  # most often an article that is told anew
            _log.info("batches are no longer derived in memory, which does not understand %s", error)
            self._mirror = None
            return None

    def _written(self, batch: Prepared, run: RunInfo, step: Step | None) -> WriteResult:
        """Write a batch; in the thread."""
        if step and self._send and step.mirror is self._mirror:
            try:
                return self._send(batch, step)
            except OutdatedError:
                self._mirror = None
            except BaseException:
                self._mirror = None
                raise
        return self._write(batch, run)

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
