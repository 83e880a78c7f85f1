"""The store on both engines: writing beside a bare driver, and the questions that analysts ask.

``CASUS_BENCH_EVENTS`` sets the number of events (100,000), ``CASUS_BENCH_ENGINES`` the engines
(``arcadedb,neo4j``). The embedded engine runs on a folder of its own; Neo4j is the one of the
tests (``NEO4J_TEST_URI``, whose data this DELETES, else one from Maven), and is left out with a
word where it cannot be had. Beside the clock stands the time of the processor, which a busy
machine changes less.
"""

from __future__ import annotations

import gc
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import psutil

from bench._war import War
from bench._writing import BATCH, RUN, Clock, empty, one_more, ratios
from graph import views
from graph.records import Extraction
from graph.store import ServerFolder, Store, open_store, stop_server
from graph.views.timeline import events as events_of

SIZE_SETTING = "CASUS_BENCH_EVENTS"
ENGINES_SETTING = "CASUS_BENCH_ENGINES"
_ROUNDS = 40
_BARE_SHARE = 0.1  # of the articles, for the ratios: written by Casus and by the bare driver in turn


def run() -> list[tuple[str, str]]:
    """Ratio of writing, p50 and p95 of each question, one more article, per engine."""
    size = int(os.environ.get(SIZE_SETTING, "100000"))
    wanted = os.environ.get(ENGINES_SETTING, "arcadedb,neo4j").split(",")
    found: list[tuple[str, str]] = []
    for name, engine in (("ArcadeDB", _embedded), ("Neo4j", _neo4j)):
        if name.lower() not in wanted:
            continue
        with engine() as (store, server):
            if store is None:
                found.append((name, "left out: no server for the tests"))
                continue
            print(f"{name}, load {os.getloadavg()[0]:.1f}", file=sys.stderr)
            found += [(f"{name}: {what}", figure) for what, figure in _measure(store, size, Clock(server))]
    if "arcadedb" in wanted:
        found.append(("ArcadeDB: start of a server on an empty folder (goal 5 s)", f"{_start():.1f} s"))
    return found


_Opened = tuple[Store | None, psutil.Process | None]  # the store, and its server where it runs here


def _start() -> float:
    """Seconds from nothing to an open store."""
    with tempfile.TemporaryDirectory(prefix="casus-bench-") as path:
        folder = ServerFolder(Path(path) / "store")
        start = time.perf_counter()
        try:
            with open_store(folder=folder):
                return time.perf_counter() - start
        finally:
            stop_server(folder)


@contextmanager
def _embedded() -> Iterator[_Opened]:
    os.environ["CASUS_STORE_IDLE"] = "0"
    with tempfile.TemporaryDirectory(prefix="casus-bench-") as path:
        folder = ServerFolder(Path(path) / "store")
        try:
            with open_store(folder=folder) as store:
                record = folder.read_record()
                yield store, psutil.Process(record.pid) if record else None
        finally:
            stop_server(folder)


@contextmanager
def _neo4j() -> Iterator[_Opened]:
    if uri := os.environ.get("NEO4J_TEST_URI"):
        with open_store(uri, user="neo4j", password=os.environ.get("NEO4J_TEST_PASSWORD", "neo4j")) as store:
            empty(store)
            yield store, None
        return
    from scripts.neo4j_for_tests.server import MissingError, start

    with tempfile.TemporaryDirectory(prefix="casus-bench-") as path:
        try:
            server = start(Path(path))
        except MissingError as error:
            print(error, file=sys.stderr)
            yield None, None
            return
        try:
            with open_store(server.uri, user="neo4j", password=server.password) as store:
                yield store, psutil.Process(server.process.pid)
        finally:
            server.stop()


def _measure(store: Store, size: int, clock: Clock) -> list[tuple[str, str]]:
    war = War(size)
    articles = list(war.articles())
    gc.collect()
    gc.freeze()  # the made-up war stays in memory: no question is to be timed with a walk over it
    rows = ratios(store, articles[: max(BATCH, int(len(articles) * _BARE_SHARE))], clock)
    empty(store)
    wall, used = clock.of(lambda: store.fill(articles, RUN))
    told = f"{len(articles) / wall:,.0f}, of the processor {len(articles) / used:,.0f}"
    rows.append((f"articles a second while filling with {size:,} events", told))
    print(rows[-1], file=sys.stderr)
    for what, goal, ask in _questions(store, war, articles):
        first, times = _times(store, ask)
        p50, p95 = statistics.median(times), statistics.quantiles(times, n=20)[-1]
        rows.append((what, f"p50 {p50:.0f} ms, p95 {p95:.0f} ms (goal {goal}); first {first:.0f} ms"))
        print(rows[-1], file=sys.stderr)
    return rows + one_more(store, war, articles, clock)


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
        ("search, with a typo", "50", lambda rng: views.search(store, _mistyped(rng.choice(names), rng))),
        ("counts a month, whole graph", "150", lambda _: views.counts(store)),
        ("relations, whole graph, busiest 500", "150", lambda _: views.relations(store)),
        ("facets, whole graph", "150", lambda _: views.facets(store)),
    ]


def _mistyped(name: str, rng: random.Random) -> str:
    at = rng.choice([at for at in range(1, len(name)) if name[at - 1 : at + 1].isalpha()])
    return f"{name[:at]}{name[at + 1 :]}"


def _times(store: Store, ask: Callable[[random.Random], Any]) -> tuple[float, list[float]]:
    """Milliseconds of the first call and of the calls after it, each taken anew."""
    rng = random.Random(3)
    taken = []
    for _ in range(_ROUNDS + 1):
        store.memory.clear()  # whole-graph answers are kept until the next change
        start = time.perf_counter()
        ask(rng)
        taken.append((time.perf_counter() - start) * 1000)
    return taken[0], taken[1:]
