"""Resolving 100,000 events: time against n log n (one more article into so many: ``bench/store.py``).

The war is made up: 60 actors, 600 places, some 30 events a day. `CASUS_BENCH_EVENTS` makes it smaller.
"""

from __future__ import annotations

import math
import os
import random
import time
from datetime import date, timedelta

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

EVENTS = int(os.environ.get("CASUS_BENCH_EVENTS", "100000"))
PER_ARTICLE = 8
PER_DAY = 30
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
    """Growth of the pure part."""
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
    return rows
