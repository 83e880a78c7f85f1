"""Resolving 100,000 events: time against n log n; and one more article into a graph of 100,000 events.

The war is made up: 60 actors, 600 places, some 30 events a day. `CASUS_BENCH_EVENTS` makes it smaller.
"""

from __future__ import annotations

import math
import os
import random
import statistics
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from graph.edtf import date_value
from graph.records import (
    ActorKind,
    Article,
    Claim,
    Event,
    Extraction,
    Figure,
    Participant,
    ParticipantRole,
    Place,
    Status,
)
from graph.resolution import Profile, candidate_pairs, canonical_ids, join, judge
from graph.store import RunInfo, ServerFolder, open_store, stop_server

EVENTS = int(os.environ.get("CASUS_BENCH_EVENTS", "100000"))
PER_ARTICLE = 8
PER_DAY = 30
MORE = 60  # articles written one by one into the full graph
_KINDS = (("ASSAULT", "missile"), ("ASSAULT", "shelling"), ("CONSULT", "meet"), ("ACCUSE", "accuse"))
_WORDS = [
    "troops",
    "fired",
    "rockets",
    "at",
    "depot",
    "near",
    "river",
    "bridge",
    "market",
    "station",
    "officials",
    "residents",
    "convoy",
    "border",
    "drone",
    "rebels",
    "soldiers",
    "talks",
    "ministers",
    "envoy",
    "grain",
    "power",
    "plant",
    "school",
    "hospital",
    "road",
    "village",
    "mayor",
    "governor",
]
_START = date(2010, 1, 1)


def article(number: int, rng: random.Random) -> Extraction:
    """An article of eight events in the days before it."""
    day = _START + timedelta(days=number * PER_ARTICLE // PER_DAY)
    sentences, events = [], []
    at = 0
    for each in range(PER_ARTICLE):
        kind, mode = rng.choice(_KINDS)
        when = day - timedelta(days=rng.randrange(3))
        text = f"{' '.join(rng.sample(_WORDS, 14))} {number} {each}."
        one, other = rng.sample(range(60), 2)
        place = rng.randrange(600)
        # One in ten is not dated to the day: it is found by when it was told.
        edtf = when.isoformat() if rng.random() < 0.9 else f"../{day.isoformat()}"
        events.append(
            Event(
                id=f"evt-{number:06}-{each}",
                name=f"{mode} {number} {each}",
                type=kind,
                mode=mode,
                status=Status.OCCURRED,
                date=date_value(edtf, "bench"),
                participants=tuple(
                    Participant(id=f"act-{key}", name=f"Actor {key}", kind=ActorKind.COUNTRY, role=role)
                    for key, role in ((one, ParticipantRole.INITIATOR), (other, ParticipantRole.RECIPIENT))
                ),
                places=(
                    Place(id=f"plc-{place}", name=f"Place {place}", lat=place / 10 - 30, lon=place % 60),
                ),
                figures=(Figure(of="killed", min=number % 9, max=number % 9),),
                claims=(Claim(quote=text, start=at, end=at + len(text)),),
            )
        )
        sentences.append(text)
        at += len(text) + 2
    body = "\n\n".join(sentences)
    return Extraction(
        article=Article(id=f"art-{number:06}", published=day, outlet=f"Outlet {number % 50}", text=body),
        events=tuple(events),
    )


def corpus(events: int) -> list[Extraction]:
    """Articles that tell so many events, the same each time."""
    rng = random.Random(11)
    return [article(number, rng) for number in range(events // PER_ARTICLE)]


def _profiles(articles: list[Extraction]) -> dict[str, Profile]:
    return {
        event.id: join([Profile.of(event, each.article.id, each.article.published)])
        for each in articles
        for event in each.events
    }


def _resolve(found: dict[str, Profile]) -> tuple[float, int]:
    """Seconds of processor to find, judge and group candidates among these, and how many pairs there were.

    Not of the clock: the machine may be busy with something else.
    """
    start = time.process_time()
    judgements = [judge(first, second) for first, second in candidate_pairs(found.values())]
    canonical_ids(found, judgements)
    return time.process_time() - start, len(judgements)


def run() -> list[tuple[str, str]]:
    """Growth of the pure part, and the time of one more article at the median and the 95th percentile."""
    articles = corpus(EVENTS)
    rows = []
    times: list[tuple[int, float]] = []
    for size in (EVENTS // 8, EVENTS // 4, EVENTS // 2, EVENTS):
        seconds, pairs = _resolve(_profiles(articles[: size // PER_ARTICLE]))
        times.append((size, seconds / (size * math.log(size))))
        told = f"{seconds:.1f} s of processor, {pairs:,} pairs judged, {pairs / size:.2f} an event"
        rows.append((f"resolve {size:,} events", told))
    growth = times[-1][1] / times[0][1]
    rows.append(("time / (n log n), largest over smallest", f"{growth:.2f} (goal at most 1.2)"))
    return rows + _one_more(articles)


def _one_more(articles: list[Extraction]) -> list[tuple[str, str]]:
    runs = RunInfo(id="run-bench", started=datetime(2026, 1, 1, tzinfo=UTC), version="bench")
    rng = random.Random(12)
    with tempfile.TemporaryDirectory() as folder:
        server = ServerFolder(Path(folder) / "store")
        try:
            with open_store(folder=server) as store:
                start = time.perf_counter()
                store.fill(articles, runs)
                filling = time.perf_counter() - start
                taken = []
                for number in range(MORE):
                    # Into the thick of it: a day that the graph holds already.
                    more = article(rng.randrange(len(articles)), rng)
                    fields = {"id": f"art-more-{number}"}
                    events = tuple(
                        event.model_copy(update={"id": f"{event.id}-more-{number}"}) for event in more.events
                    )
                    told = more.article.model_copy(update=fields)
                    extraction = more.model_copy(update={"article": told, "events": events})
                    start = time.perf_counter()
                    store.write(extraction, runs)
                    taken.append((time.perf_counter() - start) * 1000)
        finally:
            stop_server(server)
    late = statistics.quantiles(taken[5:], n=20)[-1]
    return [
        (f"fill a graph with {len(articles):,} articles", f"{filling:.0f} s"),
        ("one more article, median", f"{statistics.median(taken[5:]):.0f} ms"),
        ("one more article, p95", f"{late:.0f} ms (goal 200)"),
    ]
