"""Extraction of many articles: one process, several, and spaCy alone, with the memory that each takes.

    python -m bench.ingest --articles 20000 --workers 2 [--kill]

Articles are put together from the project's own samples, each with a day and a number of its own, so that no
two are the same. Prints a JSON object: articles a second, memory (MiB) of this process and its workers at a
tenth of the run and at most after, and whether each article came back once and in order.
"""

from __future__ import annotations

import argparse
import json
import os
import threading
import time
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice

import psutil

from graph.paths import data_dir
from ingest.annotations import RawDocument
from ingest.extraction import Item, Outcome, extract_items
from ingest.parsing import parse


def articles(number: int) -> Iterator[RawDocument]:
    """Articles of some 150 words from the samples' paragraphs, each different."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((data_dir() / "samples").glob("*.txt"))]
    paragraphs = [part.strip() for text in texts for part in text.split("\n\n") if len(part.split()) > 15]
    for index in range(number):
        body = [paragraphs[(index * 7 + step * 3) % len(paragraphs)] for step in range(4)]
        text = "\n\n".join([*body, f"The report is number {index} of its series, an official said."])
        day = date(2020, 1, 1) + timedelta(days=index % 1500)
        yield RawDocument(uri=f"bench-{index}", content=text, media_type="text/plain", published=day)


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


def kill_a_worker(after: float) -> None:
    """Kill one worker once, some seconds on."""
    time.sleep(after)
    workers = [child for child in psutil.Process().children() if "spawn_main" in " ".join(child.cmdline())]
    if workers:
        workers[0].kill()


def measure(items: Iterator[Item], total: int, workers: int) -> dict[str, object]:
    """Extract all items; throughput once the first came, memory early and late, what was lost."""
    early = late = 0.0
    lost, wrong, events = 0, 0, 0
    first = start = time.monotonic()
    for index, outcome in enumerate(extract_items(items, workers=workers)):
        if index == 0:
            first = time.monotonic()
        lost += outcome.extraction is None
        wrong += _uri(outcome) != f"bench-{index}"
        events += len(outcome.extraction.events) if outcome.extraction else 0
        if index == total // 10:
            early = memory()
        if index % max(1, total // 50) == 0 and index > total // 10:
            late = max(late, memory())
    spent = time.monotonic() - first
    return {
        "workers": workers,
        "articles": index + 1,
        "articles_per_second": round((total - 1) / spent, 2),
        "seconds_to_first": round(first - start, 1),
        "events": events,
        "lost": lost,
        "out_of_order": wrong,
        "memory_at_a_tenth": round(early),
        "memory_at_most_after": round(late),
    }


def _uri(outcome: Outcome) -> str:
    return outcome.item.uri if isinstance(outcome.item, RawDocument) else ""


def spacy_alone(number: int) -> float:
    """Articles a second of the parser alone."""
    texts = [item.content for item in articles(number)]
    parse(texts[0])
    start = time.monotonic()
    for text in texts:
        parse(text)
    return round(number / (time.monotonic() - start), 2)


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    options.add_argument("--articles", type=int, default=20_000)
    options.add_argument("--workers", type=int, default=2)
    options.add_argument("--single", type=int, help="articles for one process and spaCy (default: a tenth)")
    options.add_argument("--kill", action="store_true", help="kill a worker on the way")
    given = options.parse_args()
    few = given.single or max(20, given.articles // 10)
    report: dict[str, object] = {"cores": os.cpu_count(), "load": os.getloadavg()[0]}
    report["spacy_alone_per_second"] = spacy_alone(few)
    report["one_process"] = measure(iter(islice(articles(few), few)), few, 1)
    if given.kill:
        threading.Thread(target=kill_a_worker, args=(30.0,), daemon=True).start()
    report["several"] = measure(iter(articles(given.articles)), given.articles, given.workers)
    print(json.dumps(report, indent=1))


if __name__ == "__main__":
    main()
