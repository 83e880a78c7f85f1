"""Speed of extraction beside spaCy's pipeline alone on the same text, and memory over many articles.

*Alone* is the model as spaCy loads it, fed all paragraphs in one stream; *whole* is what ``casus extract``
and ``casus ingest`` do in one process, cleaning included. Times are of the processor, which a busy machine
blurs less than the clock.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import psutil

from graph.paths import data_dir
from ingest.annotations import RawDocument
from ingest.cleaning import clean
from ingest.extraction import extract_items
from ingest.parsing import load_model, paragraph_spans
from ingest.readers import SourceError, read_sources

if TYPE_CHECKING:
    from spacy.language import Language

ROUNDS = 5
MANY = 5000


def _samples() -> list[RawDocument]:
    def refuse(error: SourceError) -> None:
        raise error

    return list(read_sources([str(data_dir() / "samples")], refuse))


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _stock(own: Language) -> Language:
    """The model as spaCy loads it, without what Casus changes in it."""
    import spacy

    return spacy.load(f"{own.meta['lang']}_{own.meta['name']}")


def _megabytes() -> float:
    return psutil.Process().memory_info().rss / 2**20


def run() -> list[tuple[str, str]]:
    """Medians of the ratio over rounds that alternate, and the growth of memory."""
    raws = _samples()
    nlp = load_model()
    stock = _stock(nlp)
    texts = [article.text for article in map(clean, raws)]
    paragraphs = [text[start:end] for text in texts for start, end in paragraph_spans(text)]
    words = sum(len(text.split()) for text in texts)

    def parse_alone(pipeline: Language) -> None:
        for _ in pipeline.pipe(paragraphs):
            continue

    def extract_all() -> None:
        if any(outcome.extraction is None for outcome in extract_items(raws)):
            raise ValueError("a sample cannot be read: run 'casus extract data/samples'")

    parse_alone(stock), parse_alone(nlp), extract_all()
    ratios, own_ratios, speeds = [], [], []
    for _ in range(ROUNDS):
        alone, own = _seconds(lambda: parse_alone(stock)), _seconds(lambda: parse_alone(nlp))
        whole = _seconds(extract_all)
        ratios.append(alone / whole)
        own_ratios.append(own / whole)
        speeds.append(words / whole)
    rows = [
        ("whole extraction / spaCy alone, throughput", f"{statistics.median(ratios):.2f} (goal 0.60)"),
        ("whole extraction / its own parser alone, throughput", f"{statistics.median(own_ratios):.2f}"),
        ("words a second, one process", f"{statistics.median(speeds):,.0f}"),
    ]
    marks = []
    many = (
        replace(
            raws[number % len(raws)], content=f"{raws[number % len(raws)].content}\n\nReport number {number}."
        )
        for number in range(MANY)
    )
    for number, _ in enumerate(extract_items(many)):
        if number % (MANY // 5) == MANY // 5 - 1:
            marks.append(_megabytes())
    rows.append(
        (f"memory after each fifth of {MANY:,} articles, MB", " ".join(f"{mark:.0f}" for mark in marks))
    )
    return rows
