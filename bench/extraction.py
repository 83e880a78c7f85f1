"""Speed of extraction beside spaCy's pipeline alone on the same text, and memory over many articles."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import replace

import psutil

from graph.paths import data_dir
from ingest.annotations import RawDocument
from ingest.cleaning import clean
from ingest.parsing import load_model, paragraph_spans
from ingest.pipeline import extract
from ingest.readers import SourceError, read_sources

ROUNDS = 5
MANY = 5000


def _samples() -> list[RawDocument]:
    def refuse(error: SourceError) -> None:
        raise error

    return list(read_sources([str(data_dir() / "samples")], refuse))


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _megabytes() -> float:
    return psutil.Process().memory_info().rss / 2**20


def run() -> list[tuple[str, str]]:
    """Medians of the ratio over rounds that alternate, and the growth of memory."""
    raws = _samples()
    nlp = load_model()
    texts = [article.text for article in map(clean, raws)]
    paragraphs = [text[start:end] for text in texts for start, end in paragraph_spans(text)]
    words = sum(len(text.split()) for text in texts)

    def parse_alone() -> None:
        for _ in nlp.pipe(paragraphs):
            continue

    def extract_all() -> None:
        for raw in raws:
            extract(raw, nlp)

    parse_alone(), extract_all()
    ratios, speeds = [], []
    for _ in range(ROUNDS):
        alone, whole = _seconds(parse_alone), _seconds(extract_all)
        ratios.append(alone / whole)
        speeds.append(words / whole)
    rows = [
        ("whole extraction / spaCy alone, throughput", f"{statistics.median(ratios):.2f} (goal 0.60)"),
        ("words a second, one process", f"{statistics.median(speeds):,.0f}"),
    ]
    marks = []
    for number in range(MANY):
        raw = raws[number % len(raws)]
        extract(replace(raw, content=f"{raw.content}\n\nReport number {number}."), nlp)
        if number % (MANY // 5) == MANY // 5 - 1:
            marks.append(_megabytes())
    rows.append(
        (f"memory after each fifth of {MANY:,} articles, MB", " ".join(f"{mark:.0f}" for mark in marks))
    )
    return rows
