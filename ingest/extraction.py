"""Extraction of many items: in this process, in several, or on a Dask cluster; always in the same order."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any

from graph.records import Extraction
from ingest.annotations import RawDocument
from ingest.pipeline import chosen_extractor, extract, extract_together

Item = RawDocument | Extraction
Extract = Callable[[RawDocument], Extraction]

TOGETHER = 8  # items parsed in one go, which takes the parser two thirds of the time
_AHEAD = 2  # such lots a worker may have waiting: enough to keep it busy, few enough to keep memory flat
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
_GENERATION = 2000  # items a worker sees before it is replaced: spaCy's vocabulary only ever grows


@dataclass(frozen=True, slots=True)
class Outcome:
    """An item and what became of it: its extraction, or why there is none."""

    item: Item
    extraction: Extraction | None
    problem: str = ""


Work = Callable[[list[Item]], list[Outcome]]


def extract_items(items: Iterable[Item], *, workers: int = 1, dask: str | None = None) -> Iterator[Outcome]:
    """The outcome of every item, in order. Coded events pass through as they are.

    ``workers`` processes of this machine share the work; a killed one loses nothing: what it had is tried
    again, alone, and an article that kills a worker twice is named. ``dask`` is a scheduler's address.
    """
    if dask is not None:
        yield from _on_dask(items, dask)
    elif workers > 1:
        yield from _in_processes(iter(items), workers, _work)
    else:
        for lot in _lots(iter(items)):
            yield from _work(lot)


def attempt(item: Item, extract_one: Extract) -> Outcome:
    """Extract one item; a failing one is an outcome that says why, so that the others go on."""
    if isinstance(item, Extraction):
        return Outcome(item, item)
    try:
        return Outcome(item, extract_one(item))
    except (ValueError, RecursionError, MemoryError) as error:
        return Outcome(item, None, f"{item.uri}: cannot be read: {error}")


def _work(items: Sequence[Item]) -> list[Outcome]:
    """The outcomes of a lot of items, parsed together; where one of them fails, each is read by itself."""
    raws = [item for item in items if isinstance(item, RawDocument)]
    if len(raws) < 2 or chosen_extractor() != "rules":
        return [attempt(item, extract) for item in items]
    try:
        read = iter(extract_together(raws))
    except (ValueError, RecursionError, MemoryError):
        return [attempt(item, extract) for item in items]
    return [Outcome(item, next(read) if isinstance(item, RawDocument) else item) for item in items]


def _lots(items: Iterator[Item]) -> Iterator[list[Item]]:
    while lot := list(islice(items, TOGETHER)):
        yield lot


def _prepare() -> None:
    """A worker leaves Ctrl-C to the process that feeds it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _pool(workers: int) -> ProcessPoolExecutor:
    # Spawned, not forked: the parent has threads (the store's driver), and a fork would copy their locks.
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_prepare)


def _in_processes(items: Iterator[Item], workers: int, work: Work) -> Iterator[Outcome]:
    with _one_thread_each():
        while True:
            first = list(islice(items, 1))
            if not first:
                return
            rest = islice(items, workers * _GENERATION - 1)
            yield from _generation(chain(first, rest), workers, work)


def _generation(items: Iterator[Item], workers: int, work: Work) -> Iterator[Outcome]:
    """Up to ``_GENERATION`` items a worker through one pool; a pool that breaks is replaced."""
    waiting: deque[tuple[list[Item], Future[list[Outcome]]]] = deque()
    lots = _lots(items)
    pool = _pool(workers)
    try:
        exhausted = False
        while True:
            while not exhausted and len(waiting) < workers * _AHEAD:
                lot = next(lots, None)
                if lot is None:
                    exhausted = True
                    break
                try:
                    waiting.append((lot, pool.submit(work, lot)))
                except BrokenProcessPool:
                    waiting.append((lot, _lost()))
                    break
            if not waiting:
                return
            lot, future = waiting.popleft()
            try:
                yield from future.result()
            except BrokenProcessPool:
                pool.shutdown(wait=False, cancel_futures=True)
                yield from _one_by_one([(lot, future), *waiting], work)
                waiting.clear()
                pool = _pool(workers)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _lost() -> Future[list[Outcome]]:
    future: Future[list[Outcome]] = Future()
    future.set_exception(BrokenProcessPool("the worker was lost before it began"))
    return future


def _one_by_one(
    waiting: Iterable[tuple[list[Item], Future[list[Outcome]]]], work: Work, tries: int = 2
) -> Iterator[Outcome]:
    """What a lost worker had, one item at a time: the one that kills its worker is told from its neighbours.

    One worker does it, since each takes seconds to load the model; only one that is killed is replaced.
    """
    pool: ProcessPoolExecutor | None = None
    try:
        for lot, before in waiting:
            if before.done() and not before.cancelled() and before.exception() is None:
                yield from before.result()
                continue
            for item in lot:
                outcome = None
                for _ in range(tries):
                    pool = pool or _pool(1)
                    try:
                        (outcome,) = pool.submit(work, [item]).result()
                        break
                    except BrokenProcessPool:
                        pool.shutdown(wait=False, cancel_futures=True)
                        pool = None
                where = item.uri if isinstance(item, RawDocument) else item.article.id
                yield outcome or Outcome(
                    item, None, f"{where}: its worker was killed {tries} times over; read it by itself"
                )
    finally:
        if pool is not None:
            pool.shutdown(wait=False, cancel_futures=True)


@contextmanager
def _one_thread_each() -> Iterator[None]:
    """Workers started inside use one thread for their arithmetic; there is a worker a core already."""
    before = {name: os.environ.get(name) for name in _THREADS}
    for name in _THREADS:
        os.environ.setdefault(name, "1")
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


def _on_dask(items: Iterable[Item], address: str) -> Iterator[Outcome]:
    try:
        from distributed import Client
    except ImportError as error:
        raise ValueError("--dask needs the package 'distributed': install casus[dask]") from error
    with closing(Client(address, timeout="20s")) as client:
        threads = sum(client.nthreads().values()) or 1
        waiting: deque[tuple[list[Item], Any]] = deque()
        lots = _lots(iter(items))
        while True:
            for lot in islice(lots, max(0, threads * _AHEAD - len(waiting))):
                waiting.append((lot, client.submit(_work, lot, pure=False, retries=2)))
            if not waiting:
                return
            lot, future = waiting.popleft()
            try:
                yield from future.result()
            except Exception as error:  # noqa: BLE001 - whatever a cluster's worker died of
                for item in lot:
                    where = item.uri if isinstance(item, RawDocument) else item.article.id
                    yield Outcome(item, None, f"{where}: the cluster gave it up ({error}); read it by itself")
