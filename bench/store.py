"""The store on both engines: writing beside a bare driver, and the questions that analysts ask.

``CASUS_BENCH_EVENTS`` sets the number of events (100,000). The embedded engine runs on a
folder of its own; Neo4j is the one of the tests (``NEO4J_TEST_URI``, whose data this
DELETES, else one from Maven), and is left out with a word where it cannot be had.
"""

from __future__ import annotations

import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from bench._war import War
from graph import views
from graph.records import Extraction
from graph.store import RunInfo, ServerFolder, Store, Transaction, open_store, stop_server
from graph.store.backfill import Filled
from graph.store.sending import Sending, Statement
from graph.views.timeline import events as events_of

SIZE_SETTING = "CASUS_BENCH_EVENTS"
_RUN = RunInfo(id="run-bench", started=datetime(2026, 1, 1, tzinfo=UTC), version="bench")
_BATCH = 100
_ROUNDS = 40
_TURNS = 3
_BARE_SHARE = 0.1  # of the articles, for the ratios: written by Casus and by the bare driver in turn


def run() -> list[tuple[str, str]]:
    """Ratio of writing, p50 and p95 of each question, per engine."""
    size = int(os.environ.get(SIZE_SETTING, "100000"))
    found: list[tuple[str, str]] = []
    for name, engine in (("ArcadeDB", _embedded), ("Neo4j", _neo4j)):
        with engine() as store:
            if store is None:
                found.append((name, "left out: no server for the tests"))
                continue
            found += [(f"{name}: {what}", figure) for what, figure in _measure(store, size)]
    return found


@contextmanager
def _embedded() -> Iterator[Store | None]:
    os.environ["CASUS_STORE_IDLE"] = "0"
    with tempfile.TemporaryDirectory(prefix="casus-bench-") as path:
        folder = ServerFolder(Path(path) / "store")
        try:
            with open_store(folder=folder) as store:
                yield store
        finally:
            stop_server(folder)


@contextmanager
def _neo4j() -> Iterator[Store | None]:
    if uri := os.environ.get("NEO4J_TEST_URI"):
        with open_store(uri, user="neo4j", password=os.environ.get("NEO4J_TEST_PASSWORD", "neo4j")) as store:
            _empty(store)
            yield store
        return
    from scripts.neo4j_for_tests.server import MissingError, start

    with tempfile.TemporaryDirectory(prefix="casus-bench-") as path:
        try:
            server = start(Path(path))
        except MissingError as error:
            print(error, file=sys.stderr)
            yield None
            return
        try:
            with open_store(server.uri, user="neo4j", password=server.password) as store:
                yield store
        finally:
            server.stop()


def _empty(store: Store) -> None:
    while store.change(lambda tx: tx.rows("version.empty", limit=2_000))[0]["gone"]:
        continue


def _measure(store: Store, size: int) -> list[tuple[str, str]]:
    war = War(size)
    articles = list(war.articles())
    rows = _ratios(store, articles[: max(_BATCH, int(len(articles) * _BARE_SHARE))])
    _empty(store)
    start = time.perf_counter()
    store.fill(articles, _RUN)
    rate = len(articles) / (time.perf_counter() - start)
    rows.append((f"articles a second while filling with {size:,} events", f"{rate:,.0f}"))
    print(rows[-1], file=sys.stderr)
    for what, goal, ask in _questions(store, war, articles):
        first, times = _times(ask)
        p50, p95 = statistics.median(times), statistics.quantiles(times, n=20)[-1]
        rows.append((what, f"p50 {p50:.0f} ms, p95 {p95:.0f} ms (goal {goal}); first {first:.0f} ms"))
        print(rows[-1], file=sys.stderr)
    return rows


def _batches(articles: Sequence[Extraction]) -> Iterator[list[Extraction]]:
    rest = iter(articles)
    while batch := list(islice(rest, _BATCH)):
        yield batch


def _write(store: Store, articles: Sequence[Extraction]) -> float:
    start = time.perf_counter()
    for batch in _batches(articles):
        store.write_many(batch, _RUN)
    return time.perf_counter() - start


def _ratios(store: Store, articles: Sequence[Extraction]) -> list[tuple[str, str]]:
    """Casus and a bare driver write the same into the same empty graph: nodes, relationships, properties.

    The bare driver has no texts to read and nothing to derive or look up: it is given the rows that Casus
    ends up with, and sends them 2,000 at a time, under the same constraints and indexes.
    """
    plan = _plan(articles)
    ways: dict[str, Callable[[], object]] = {
        "bare": lambda: _bare(store, plan),
        "first filling": lambda: store.fill(articles, _RUN),
        f"batches of {_BATCH} articles": lambda: _write(store, articles),
    }
    taken: dict[str, list[float]] = {way: [] for way in ways}
    for turn in range(1 + _TURNS):  # the first warms up
        for way, work in ways.items():
            _empty(store)
            start = time.perf_counter()
            work()
            taken[way].append(time.perf_counter() - start)
            print(f"{turn}: {way} {taken[way][-1]:.2f} s", file=sys.stderr)
    seconds = {way: statistics.median(found[1:]) for way, found in taken.items()}
    return [
        (f"{way} / bare driver, throughput", f"{seconds['bare'] / seconds[way]:.2f} (goal 0.70)")
        for way in list(ways)[1:]
    ]


def _plan(articles: Sequence[Extraction]) -> list[Statement]:
    """The statements that make the graph of these articles when all of it is known, and their rows."""
    filled = Filled(articles, _RUN)
    for _ in filled.statements():
        continue
    draft = filled.draft
    draft.changed_nodes = {label: dict.fromkeys(nodes) for label, nodes in draft.nodes.items()}
    draft.changed_links = {kind: dict.fromkeys(links) for kind, links in draft.links.items()}
    sending = Sending(draft)
    return [*sending.statements(), *sending.fingerprints()]


def _bare(store: Store, plan: Sequence[tuple[str, list[dict[str, Any]]]]) -> None:
    for text, rows in plan:
        store.database.write(partial(_put, text=text, rows=rows))


def _put(tx: Transaction, text: str, rows: list[dict[str, Any]]) -> None:
    tx.rows(text, rows=rows)


def _questions(
    store: Store, war: War, articles: Sequence[Extraction]
) -> list[tuple[str, str, Callable[[random.Random], Any]]]:
    events = [event.id for article in articles for event in article.events]
    actors = [part.id for article in articles for event in article.events for part in event.participants]
    conflicts = [each.id for article in articles for event in article.events for each in event.conflicts]
    names = [actor.name for actor in war.actors] + [place.name for place in war.places]

    def year(rng: random.Random) -> object:
        which = rng.randint(2005, 2025)
        start, end = date(which, 1, 1), date(which, 12, 31)
        return views.timeline(store, conflict=rng.choice(conflicts), limit=200, start=start, end=end)

    def dyad(rng: random.Random) -> object:
        return views.dyad(store, rng.choice(actors), rng.choice(actors), limit=200)

    return [
        ("event by id", "50", lambda rng: events_of(store, [rng.choice(events)])),
        ("evidence of an event", "50", lambda rng: views.evidence(store, rng.choice(events))),
        (
            "timeline of a conflict in a year, first 200",
            "50",
            year,
        ),
        (
            "two hops from an actor, 50 partners",
            "50",
            lambda rng: views.relations(store, actor=rng.choice(actors), limit=50),
        ),
        ("dyad history, first 200", "50", dyad),
        ("search, two words", "50", lambda rng: views.search(store, rng.choice(names))),
        ("counts a month, whole graph", "150", lambda _: views.counts(store)),
        ("relations, whole graph, busiest 500", "150", lambda _: views.relations(store)),
        ("facets, whole graph", "150", lambda _: views.facets(store)),
    ]


def _times(ask: Callable[[random.Random], Any]) -> tuple[float, list[float]]:
    """Milliseconds of the first call and of the calls after it."""
    rng = random.Random(3)
    taken = []
    for _ in range(_ROUNDS + 1):
        start = time.perf_counter()
        ask(rng)
        taken.append((time.perf_counter() - start) * 1000)
    return taken[0], taken[1:]
