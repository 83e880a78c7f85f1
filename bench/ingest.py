"""Extraction of many articles: one process, several, and spaCy alone, with the memory that each takes.

    python -m bench.ingest --articles 20000 --workers 2 --kill [--minutes 60] [--store]

Articles are put together from the project's own samples, each with a day and a number of its own, so that no
two are the same. Prints a JSON object: articles a second, memory (MiB) of this process and its workers over
the run and its growth, and whether each article came back once and in order. ``--minutes`` bounds the run:
no more articles are handed out then, and what was handed out is waited for. ``--kill`` kills a worker at a
third and at two thirds. ``--store`` measures one writer too, into an embedded graph of its own.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import psutil

from graph.paths import data_dir
from ingest.annotations import RawDocument
from ingest.extraction import TOGETHER, Item, Outcome, extract_items
from ingest.parsing import parse, parse_together

_EVERY = 5.0  # seconds between two looks at the memory
_TOLD = 60.0  # seconds between two lines of progress


def articles(number: int) -> Iterator[RawDocument]:
    """Articles of some 150 words from the samples' paragraphs, each different."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((data_dir() / "samples").glob("*.txt"))]
    paragraphs = [part.strip() for text in texts for part in text.split("\n\n") if len(part.split()) > 15]
    for index in range(number):
        body = [paragraphs[(index * 7 + step * 3) % len(paragraphs)] for step in range(4)]
        text = "\n\n".join([*body, f"The report is number {index} of its series, an official said."])
        day = date(2020, 1, 1) + timedelta(days=index % 1500)
        yield RawDocument(uri=f"bench-{index}", content=text, media_type="text/plain", published=day)


def until(items: Iterator[Item], minutes: float | None, handed: list[int]) -> Iterator[Item]:
    """Items, counted in ``handed``, until the time is up."""
    end = None if minutes is None else time.monotonic() + minutes * 60
    for item in items:
        if end is not None and time.monotonic() > end:
            return
        handed[0] += 1
        yield item


def memory() -> float:
    """MiB of this process and those below it."""
    me = psutil.Process()
    total = me.memory_info().rss
    for child in me.children(recursive=True):
        try:
            total += child.memory_info().rss
        except psutil.NoSuchProcess:
            continue
    return total / 2**20


@dataclass
class Watch:
    """Looks at the memory while a run goes on. ``looks``: articles done, MiB."""

    done: int = 0
    looks: list[tuple[int, float]] = field(default_factory=list)

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Look every few seconds, and say now and then how far it is."""
        ended = threading.Event()
        start = time.monotonic()

        def look() -> None:
            told = start
            while not ended.wait(_EVERY):
                self.looks.append((self.done, memory()))
                if time.monotonic() - told > _TOLD:
                    told = time.monotonic()
                    line = f"bench: {self.done} articles, {told - start:.0f} s, {self.looks[-1][1]:.0f} MiB"
                    print(line, file=sys.stderr, flush=True)

        thread = threading.Thread(target=look, daemon=True)
        thread.start()
        try:
            yield
        finally:
            ended.set()
            thread.join()

    def told(self) -> dict[str, object]:
        """Memory by tenths of the run, and its growth over the last four fifths (MiB in 1,000 articles)."""
        late = [look for look in self.looks if look[0] > self.done / 5]
        if len(late) < 3:
            return {"memory_most": round(max((mib for _, mib in self.looks), default=memory()))}
        tenths = [round(mib) for _, mib in late[:: max(1, len(late) // 8)]]
        slope = float(np.polyfit([done for done, _ in late], [mib for _, mib in late], 1)[0])
        return {
            "memory_most": round(max(mib for _, mib in self.looks)),
            "memory_over_the_run": tenths,
            "memory_growth_per_1000_articles": round(slope * 1000, 1),
        }


def kill_a_worker() -> bool:
    """Kill one worker, as the kernel does where memory runs out."""
    for child in psutil.Process().children():
        if "spawn_main" in " ".join(child.cmdline()):
            child.kill()
            return True
    return False


def measure(
    total: int,
    workers: int,
    *,
    minutes: float | None = None,
    kill: bool = False,
    keep: Callable[[Outcome], None] = lambda outcome: None,
) -> dict[str, object]:
    """Extract ``total`` articles; throughput once the first came, memory, and what was lost."""
    lost, wrong, events, killed = 0, 0, 0, 0
    watch, handed = Watch(), [0]
    first = start = time.monotonic()
    early = 0  # articles of the first lot
    strokes = [total // 3, 2 * total // 3] if kill else []
    with watch.watching():
        for index, outcome in enumerate(
            extract_items(until(articles(total), minutes, handed), workers=workers)
        ):
            if index < TOGETHER:  # the first lot comes at once, and its time is the start's
                first, early = time.monotonic(), index + 1
            watch.done = index + 1
            lost += outcome.extraction is None
            wrong += _uri(outcome) != f"bench-{index}"
            events += len(outcome.extraction.events) if outcome.extraction else 0
            keep(outcome)
            if strokes and index >= strokes[0]:
                strokes.pop(0)
                killed += kill_a_worker()
    spent = time.monotonic() - first
    return {
        "workers": workers,
        "articles": watch.done,
        "articles_per_second": round((watch.done - early) / spent, 2),
        "seconds_to_first": round(first - start, 1),
        "events": events,
        "workers_killed": killed,
        "lost": lost + handed[0] - watch.done,
        "out_of_order": wrong,
        **watch.told(),
    }


def _uri(outcome: Outcome) -> str:
    return outcome.item.uri if isinstance(outcome.item, RawDocument) else ""


def spacy_alone(number: int) -> float:
    """Articles a second of the parser alone, as many in one go as extraction has."""
    texts = [item.content for item in articles(number)]
    parse(texts[0])
    start = time.monotonic()
    for at in range(0, number, TOGETHER):
        parse_together(texts[at : at + TOGETHER])
    return round(number / (time.monotonic() - start), 2)


def stored(total: int, workers: int, minutes: float | None) -> dict[str, object]:
    """What one writer takes to put articles, read beforehand, into an embedded graph of its own.

    Beside the clock stands the time of the processor, this process's and the server's, start included, which
    other work on the machine blurs less.
    """
    from graph.store import ServerFolder, open_store, server_status, stop_server
    from ingest.jobs import ingest_items

    problems: list[str] = []
    watch, handed = Watch(), [0]
    outcomes = extract_items(articles(total), workers=workers)
    read: list[Item] = [each.extraction for each in outcomes if each.extraction is not None]
    with tempfile.TemporaryDirectory(prefix="casus-bench-") as folder:
        server = ServerFolder(Path(folder) / "store")
        try:
            with open_store(folder=server) as store, watch.watching():

                def count(title: str, number: int) -> None:
                    watch.done = number

                mine = time.process_time()
                done = ingest_items(
                    until(iter(read), minutes, handed),
                    store,
                    lambda source, message: problems.append(message),
                    on_article=count,
                )
                mine = time.process_time() - mine
                pid = server_status(server).pid
                its = sum(psutil.Process(pid).cpu_times()[:2]) if pid else 0.0
        finally:
            stop_server(server)
    spent = done.seconds["store"]
    return {
        "articles": done.articles,
        "events": done.events,
        "articles_per_second": round(done.articles / max(spent, 0.001), 2),
        "seconds": round(spent, 1),
        "processor_ms_per_article": {
            "casus": round(1000 * mine / max(done.articles, 1), 1),
            "server": round(1000 * its / max(done.articles, 1), 1),
        },
        "lost": len(problems) + handed[0] - done.articles,
        **watch.told(),
    }


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    options.add_argument("--articles", type=int, default=20_000)
    options.add_argument("--workers", type=int, default=2)
    options.add_argument("--single", type=int, help="articles for one process and spaCy (default: a tenth)")
    options.add_argument("--minutes", type=float, help="hand out no more articles after so long")
    options.add_argument("--kill", action="store_true", help="kill a worker at a third and at two thirds")
    options.add_argument("--store", action="store_true", help="measure one writer to an embedded graph too")
    given = options.parse_args()
    few = given.single or max(20, given.articles // 10)
    report: dict[str, object] = {"cores": os.cpu_count(), "load_before": os.getloadavg()[0]}
    report["spacy_alone_per_second"] = spacy_alone(few)
    report["one_process"] = measure(few, 1)
    report["several"] = measure(given.articles, given.workers, minutes=given.minutes, kill=given.kill)
    if given.store:
        report["into_the_graph"] = stored(few, given.workers, given.minutes)
    report["load_after"] = os.getloadavg()[0]
    print(json.dumps(report, indent=1))


if __name__ == "__main__":
    main()
