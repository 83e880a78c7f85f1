"""Ingest jobs: sources in, extractions out or into the store, failures named and the rest goes on."""

from __future__ import annotations

import time
import uuid
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from importlib.metadata import version
from typing import TYPE_CHECKING

from graph.records import Extraction
from ingest.annotations import RawDocument
from ingest.coded import KIND
from ingest.extraction import extract_items
from ingest.failed import FailedItems
from ingest.items import Item, OnFailure, read_items
from ingest.pipeline import chosen_extractor, extractor_version
from ingest.sources import prune_cache

if TYPE_CHECKING:
    from graph.store import Ahead, Store, WriteResult


BATCH = 50
_REMEMBERED = 200_000  # article ids that a run knows its duplicates by; memory stays flat beyond
CODED = "coded"  # the extractor of events that others coded


@dataclass(slots=True)
class JobResult:
    """What an ingest did: counts of articles, and the failures by name."""

    new: int = 0
    unchanged: int = 0
    events: int = 0
    claims: int = 0
    failed: list[str] = field(default_factory=list)
    articles: int = 0  # read and extracted, new or not
    duplicates: int = 0  # articles that this run met before
    seconds: dict[str, float] = field(
        default_factory=lambda: defaultdict(float)
    )  # spent in fetch, extract, store
    spent: str = ""  # tokens and money, where the llm extractor was asked

    def summary(self) -> str:
        """One line for a person."""
        parts = [f"{self.new} new, {self.unchanged} unchanged", f"{self.events} events, {self.claims} claims"]
        if self.duplicates:
            parts.append(f"{self.duplicates} duplicates")
        if self.failed:
            parts.append(f"{len(self.failed)} failed")
        if self.spent:
            parts.append(self.spent)
        return "ingest: " + "; ".join(parts)


def read_all(
    sources: Sequence[str], on_failure: OnFailure, *, published: date | None = None
) -> Iterator[Extraction]:
    """Extract every article of the sources, in order; a failing one is told and the run goes on.

    ``published`` is the day of articles that do not tell theirs.
    """
    # Several articles are extracted together: what a reader refuses among them is told in its place.
    refused: deque[tuple[int, str, str]] = deque()
    handed = 0

    def refuse(source: str, message: str) -> None:
        refused.append((handed, source, message))

    def counted() -> Iterator[Item]:
        nonlocal handed
        for item in read_items(sources, refuse, published=published):
            handed += 1
            yield item

    def tell(before: int) -> None:
        while refused and refused[0][0] <= before:
            on_failure(*refused.popleft()[1:])

    with _counted(lambda spent: None):
        for place, outcome in enumerate(extract_items(counted())):
            tell(place)
            if outcome.extraction is None:
                on_failure(where(outcome.item), outcome.problem)
            else:
                yield outcome.extraction
        tell(handed)


@contextmanager
def _counted(tell: Callable[[str], None]) -> Iterator[None]:
    """Count over the whole run what the llm extractor spends, where it is the one chosen."""
    if chosen_extractor() != "llm":
        yield
        return
    from ingest.llm.setup import counted_run

    with counted_run() as spent:
        try:
            yield
        finally:
            tell(str(spent()))


def ingest_sources(
    sources: Sequence[str],
    store: Store,
    on_failure: OnFailure,
    *,
    published: date | None = None,
    on_article: Callable[[str, int], None] = lambda title, number: None,
    workers: int = 1,
    dask: str | None = None,
    failed: FailedItems | None = None,
) -> JobResult:
    """Extract and store every article of the sources; see :func:`ingest_items`.

    ``failed`` keeps what could not be read, to be tried again.
    """
    result = JobResult()

    def note(source: str, message: str) -> None:
        result.failed.append(source)
        on_failure(source, message)

    def items() -> Iterator[Item]:
        for origin in sources:

            def fail(source: str, message: str, origin: str = origin) -> None:
                if failed is not None:
                    failed.keep(source, message, origin=origin)
                note(source, message)

            yield from read_items([origin], fail, published=published)

    try:
        return ingest_items(
            items(),
            store,
            note,
            result=result,
            on_article=on_article,
            workers=workers,
            dask=dask,
            failed=failed,
        )
    finally:
        prune_cache()


def retry_failed(
    failed: FailedItems,
    store: Store,
    on_failure: OnFailure,
    *,
    on_article: Callable[[str, int], None] = lambda title, number: None,
) -> JobResult:
    """Try again what failed before: documents that were read, and the origins of what was not.

    What is read now no longer waits; what fails again waits on, with one try more.
    """
    result = JobResult()
    again: set[str] = set()
    waiting = list(failed.waiting())

    def note(source: str, message: str) -> None:
        again.add(source)
        result.failed.append(source)
        on_failure(source, message)

    def items() -> Iterator[Item]:
        yield from (item.document for item in waiting if item.document is not None)
        # An address is read again by itself; a place within a file only with its file.
        origins = {
            item.where if "://" in item.where else item.origin: None
            for item in waiting
            if item.document is None
        }
        for origin in origins:

            def fail(source: str, message: str, origin: str = origin) -> None:
                failed.keep(source, message, origin=origin)
                note(source, message)

            yield from read_items([origin], fail)

    ingest_items(items(), store, note, result=result, on_article=on_article, failed=failed)
    for item in waiting:
        if item.where not in again:
            failed.drop(item.where)
    return result


def ingest_items(
    items: Iterable[Item],
    store: Store,
    on_failure: OnFailure,
    *,
    result: JobResult | None = None,
    on_article: Callable[[str, int], None] = lambda title, number: None,
    workers: int = 1,
    dask: str | None = None,
    failed: FailedItems | None = None,
) -> JobResult:
    """Extract items and store what they say, in transactions of up to ``BATCH``: each whole or not at all.
    While one is being written, the next articles are read; of two the later is not begun before.

    Events coded by others are a run of their own, so that claims tell who made them. What an article
    said by another extractor, or by another prompt, is replaced.

    Raises:
        ValueError: the llm extractor is chosen and not set up.
        graph.store.StoreError: the store is lost; what was written stays, what was not is named.
    """
    from graph.store import RunInfo

    result = result or JobResult()
    started = datetime.now(tz=UTC)
    reader = extractor_version()
    runs = {
        extractor: RunInfo(
            id=f"run-{uuid.uuid4().hex}", started=started, version=version("casus"), extractor=extractor
        )
        for extractor in (reader, CODED)
    }
    seen: set[str] = set()
    clock = time.monotonic

    def count(done: Iterable[WriteResult]) -> None:
        for written in done:
            result.new += len(written.written)
            result.unchanged += len(written.unchanged)
            result.events += written.events
            result.claims += written.claims

    def flush(ahead: Ahead, batch: list[Extraction]) -> None:
        since = clock()
        for extractor, run in runs.items():
            part = [item for item in batch if (item.article.kind == KIND) == (extractor == CODED)]
            if part:
                count(ahead.put(part, run))
        batch.clear()
        result.seconds["store"] += clock() - since

    waiting: list[Extraction] = []
    timed = _timed(items, result)
    number = 0
    since = clock()
    with _counted(lambda spent: setattr(result, "spent", spent)), store.ahead() as ahead:
        for outcome in extract_items(timed, workers=workers, dask=dask):
            if outcome.extraction is None:
                if failed is not None and isinstance(outcome.item, RawDocument):
                    failed.keep(outcome.item.uri, outcome.problem, document=outcome.item)
                on_failure(where(outcome.item), outcome.problem)
                continue
            number += 1
            article = outcome.extraction.article
            if article.id in seen:
                result.duplicates += 1
            if len(seen) < _REMEMBERED:
                seen.add(article.id)
            waiting.append(outcome.extraction)
            on_article(article.title or article.text[:60], number)
            if len(waiting) == BATCH:
                flush(ahead, waiting)
        flush(ahead, waiting)
        waited = clock()
        count(ahead.finish())
        result.seconds["store"] += clock() - waited
    spent = result.seconds["fetch"] + result.seconds["store"]
    result.seconds["extract"] += max(0.0, clock() - since - spent)
    result.articles += number
    return result


def where(item: Item) -> str:
    """What an item is called in messages."""
    return item.uri if isinstance(item, RawDocument) else item.article.id


def _timed(items: Iterable[Item], result: JobResult) -> Iterator[Item]:
    """Items, with the time that each takes to come counted as fetching."""
    source = iter(items)
    while True:
        since = time.monotonic()
        item = next(source, None)
        result.seconds["fetch"] += time.monotonic() - since
        if item is None:
            return
        yield item


def unmapped_counts(extractions: Iterable[Extraction]) -> list[tuple[str, int, str]]:
    """Predicates that look like events and map to nothing: lemma, how often, and one sentence of each."""
    counts: Counter[str] = Counter()
    quotes: dict[str, str] = {}
    for extraction in extractions:
        for item in extraction.unmapped:
            counts[item.lemma] += 1
            quotes.setdefault(item.lemma, item.quote)
    return [(lemma, number, quotes[lemma]) for lemma, number in counts.most_common()]
