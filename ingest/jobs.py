"""Ingest jobs: sources in, extractions out or into the store, failures named and the rest goes on."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from importlib.metadata import version
from typing import TYPE_CHECKING

from graph.records import Extraction
from ingest.pipeline import EXTRACTOR_VERSION, extract
from ingest.readers import read_sources

if TYPE_CHECKING:
    from graph.store import Store


BATCH = 50

OnFailure = Callable[[str, str], None]  # the source, and the message that names it, the place and the mend


@dataclass(slots=True)
class JobResult:
    """What an ingest did: counts of articles, and the failures by name."""

    new: int = 0
    unchanged: int = 0
    events: int = 0
    claims: int = 0
    failed: list[str] = field(default_factory=list)

    def summary(self) -> str:
        """One line for a person."""
        parts = [f"{self.new} new, {self.unchanged} unchanged", f"{self.events} events, {self.claims} claims"]
        if self.failed:
            parts.append(f"{len(self.failed)} failed")
        return "ingest: " + "; ".join(parts)


def read_all(
    sources: Sequence[str], on_failure: OnFailure, *, published: date | None = None
) -> Iterator[Extraction]:
    """Extract every article of the sources, in order; a failing one is told and the run goes on.

    ``published`` is the day of articles that do not tell theirs.
    """
    for raw in read_sources(sources, lambda error: on_failure(error.where, str(error))):
        dated = replace(raw, published=published) if published and raw.published is None else raw
        try:
            extraction = extract(dated)
        except (ValueError, RecursionError) as error:
            on_failure(raw.uri, f"{raw.uri}: cannot be read: {error}")
            continue
        yield extraction


def ingest_sources(
    sources: Sequence[str],
    store: Store,
    on_failure: OnFailure,
    *,
    published: date | None = None,
    on_article: Callable[[str, int], None] = lambda title, number: None,
) -> JobResult:
    """Extract and store every article, in transactions of up to ``BATCH``: each whole or not at all.

    Raises:
        graph.store.StoreError: the store is lost; what was written stays, what was not is named.
    """
    from graph.store import RunInfo

    result = JobResult()
    run = RunInfo(
        id=f"run-{uuid.uuid4().hex}",
        started=datetime.now(tz=UTC),
        version=version("casus"),
        extractor=EXTRACTOR_VERSION,
    )

    def note(source: str, message: str) -> None:
        result.failed.append(source)
        on_failure(source, message)

    def flush(batch: list[Extraction]) -> None:
        if not batch:
            return
        written = store.write_many(batch, run)
        result.new += len(written.written)
        result.unchanged += len(written.unchanged)
        result.events += written.events
        result.claims += written.claims
        batch.clear()

    waiting: list[Extraction] = []
    for number, extraction in enumerate(read_all(sources, note, published=published), start=1):
        waiting.append(extraction)
        on_article(extraction.article.title or extraction.article.text[:60], number)
        if len(waiting) == BATCH:
            flush(waiting)
    flush(waiting)
    return result


def unmapped_counts(extractions: Iterable[Extraction]) -> list[tuple[str, int, str]]:
    """Predicates that look like events and map to nothing: lemma, how often, and one sentence of each."""
    counts: Counter[str] = Counter()
    quotes: dict[str, str] = {}
    for extraction in extractions:
        for item in extraction.unmapped:
            counts[item.lemma] += 1
            quotes.setdefault(item.lemma, item.quote)
    return [(lemma, number, quotes[lemma]) for lemma, number in counts.most_common()]
