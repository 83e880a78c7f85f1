"""How fast the store writes: beside a bare driver, and one more article into a full graph."""

from __future__ import annotations

import random
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from functools import partial
from itertools import islice
from typing import Any

import psutil

from bench._war import War
from graph.identifiers import digest
from graph.records import Extraction
from graph.store import RunInfo, Store, Transaction
from graph.store.backfill import Filled
from graph.store.sending import Sending, Statement

RUN = RunInfo(id="run-bench", started=datetime(2026, 1, 1, tzinfo=UTC), version="bench")
BATCH = 100
_TURNS = 3
_MORE = 60  # articles written one by one into the full graph
_WARMING = 5  # of them, not counted


def empty(store: Store) -> None:
    """Take everything out."""
    while store.change(lambda tx: tx.rows("version.empty", limit=2_000))[0]["gone"]:
        continue


class Clock:
    """Seconds by the clock, and of the processor that this process and the server use together."""

    def __init__(self, server: psutil.Process | None) -> None:
        """``server``: None where it runs on another machine, whose time is then not known."""
        self._server = server

    def of(self, work: Callable[[], object]) -> tuple[float, float]:
        """How long this takes, by the clock and of the processor."""
        start, used = time.perf_counter(), self._used()
        work()
        return time.perf_counter() - start, self._used() - used

    def _used(self) -> float:
        there = sum(self._server.cpu_times()[:2]) if self._server else 0.0
        return time.process_time() + there


def ratios(store: Store, articles: Sequence[Extraction], clock: Clock) -> list[tuple[str, str]]:
    """Casus and a bare driver write the same into the same empty graph: nodes, relationships, properties.

    The bare driver has no texts to read and nothing to derive or look up: it is given the rows that Casus
    ends up with, and sends them 2,000 at a time, under the same constraints and indexes.
    """
    plan = _plan(articles)
    ways: dict[str, Callable[[], object]] = {
        "bare": lambda: _bare(store, plan),
        "first filling": lambda: store.fill(articles, RUN),
        f"batches of {BATCH} articles": lambda: _write(store, articles),
    }
    taken: dict[str, list[tuple[float, float]]] = {way: [] for way in ways}
    for turn in range(1 + _TURNS):  # the first warms up
        for way, work in ways.items():
            empty(store)
            taken[way].append(clock.of(work))
            print(turn, way, *(f"{each:.2f} s" for each in taken[way][-1]), file=sys.stderr)
    wall, used = (
        {way: statistics.median(each[n] for each in found[1:]) for way, found in taken.items()}
        for n in (0, 1)
    )
    return [
        (
            f"{way} / bare driver, throughput",
            f"{wall['bare'] / wall[way]:.2f} (goal 0.70), of the processor {used['bare'] / used[way]:.2f}",
        )
        for way in list(ways)[1:]
    ]


def one_more(store: Store, war: War, articles: Sequence[Extraction], clock: Clock) -> list[tuple[str, str]]:
    """One more article into a full graph: of news of the same war, and the copy of one that is there."""
    tag = f"{time.time()}"
    world = War(war.size)
    kinds = {
        "of other events": [_other(each, tag) for each in islice(world.articles(random.Random(tag)), _MORE)],
        "a near copy": [_other(each, tag) for each in random.Random(tag).sample(articles, _MORE)],
    }
    rows = []
    for kind, some in kinds.items():
        taken = [clock.of(partial(store.write, each, RUN)) for each in some][_WARMING:]
        p50, used = (statistics.median(each[n] * 1000 for each in taken) for n in (0, 1))
        p95 = statistics.quantiles((each[0] * 1000 for each in taken), n=20)[-1]
        told = f"p50 {p50:.0f} ms, p95 {p95:.0f} ms (goal 200); of the processor p50 {used:.0f} ms"
        rows.append((f"one more article, {kind}", told))
        print(rows[-1], file=sys.stderr)
    return rows


def _other(told: Extraction, tag: str) -> Extraction:
    """The same under other ids: another article of other outlets on events that resolution has to compare."""
    events = tuple(each.model_copy(update={"id": digest("evt", [each.id, tag])}) for each in told.events)
    named = {"id": digest("art", [told.article.id, tag]), "outlet": "Another Outlet"}
    return told.model_copy(update={"article": told.article.model_copy(update=named), "events": events})


def _batches(articles: Sequence[Extraction]) -> Iterator[list[Extraction]]:
    rest = iter(articles)
    while batch := list(islice(rest, BATCH)):
        yield batch


def _write(store: Store, articles: Sequence[Extraction]) -> None:
    with store.ahead() as ahead:
        for batch in _batches(articles):
            ahead.put(batch, RUN)


def _plan(articles: Sequence[Extraction]) -> list[Statement]:
    """The statements that make the graph of these articles when all of it is known, and their rows."""
    filled = Filled(articles, RUN)
    for _ in filled.statements():
        continue
    draft = filled.draft
    draft.changed_nodes = {label: dict.fromkeys(nodes) for label, nodes in draft.nodes.items()}
    draft.changed_links = {kind: dict.fromkeys(links) for kind, links in draft.links.items()}
    sending = Sending(draft)
    return [*sending.statements(), *sending.fingerprints()]


def _bare(store: Store, plan: Sequence[Statement]) -> None:
    for text, rows in plan:
        store.database.write(partial(_put, text=text, rows=rows))


def _put(tx: Transaction, text: str, rows: list[dict[str, Any]]) -> None:
    tx.rows(text, rows=rows)
