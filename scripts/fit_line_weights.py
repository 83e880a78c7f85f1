"""Fit ``data/cleaning/line_weights.yaml`` on the tune half of the corpus of pages.

    python -m scripts.fit_line_weights CORPORA

Each page's plain dump gives lines. A line's label is whether its text is in the article that the HTML of
the page gives (silver), overruled by the gold segments that lie in it. Logistic regression (ridge, Newton's
steps) gives the weights; strength, cost of change and threshold are chosen by the gold segments' F1 in five
folds of pages within the tune half. The other half is not read. Needs numpy.
"""

from __future__ import annotations

import argparse
import itertools
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from evaluation.clean_text import _normal, half, pages, plain_dump
from graph.paths import data_dir
from ingest.annotations import RawDocument
from ingest.cleaning import clean
from ingest.cleaning.blocks import Block
from ingest.cleaning.header import Header
from ingest.cleaning.knowledge import LineWeights, knowledge
from ingest.cleaning.layout import plain_blocks
from ingest.cleaning.lines import body_lines, features, log_odds
from ingest.cleaning.pages import match_lines
from ingest.cleaning.plain import (
    certain,
    core,
    find_title,
    first_paragraph,
    is_page,
    joined,
    mark_evidence,
    without_strays,
)
from ingest.readers.decoding import decode
from ingest.readers.failures import SourceError

_GOLD_WEIGHT = 6.0
_FOLDS = 5
_EXPECTED = -2.0  # what a rule's finding is expected to say, where the pages do not say otherwise


@dataclass(slots=True)
class Page:
    """A dump's lines, with features, labels and the gold."""

    blocks: list[Block]
    hints: list[Block]
    lines: list[dict[str, float]]
    labels: list[float]
    sureness: list[float]
    stretch: tuple[int, int]
    gold: dict[str, Any]
    fold: int


def load(corpora: Path) -> list[Page]:
    """The tune half's pages whose dump is a page with prose."""
    loaded: list[Page] = []
    for name, data, gold in pages(corpora):
        if half(name) != "tune":
            continue
        try:
            content = decode(data, name)
        except SourceError:
            content = data.decode("utf-8", errors="replace")
        blocks = plain_blocks(plain_dump(content))
        header = Header()
        hints = mark_evidence(blocks, header)
        stretch = core(hints, page=True)
        if not is_page(blocks, hints) or stretch is None:
            continue
        stretch = first_paragraph(hints, stretch)
        title = find_title(hints, stretch[0], header.title)
        for block, hint in zip(blocks, hints, strict=True):
            if certain(hint):
                block.drop(hint.reason or "")
        article = clean(RawDocument(name, content, "text/html", url=gold["url"]))
        silver = match_lines(blocks, [Block(part).key for part in article.text.split("\n\n")])
        labels = [float(index in silver) for index in range(len(blocks))]
        sureness = [0.0 if block.reason else 1.0 for block in blocks]
        for segments, value in ((gold["with"], 1.0), (gold["without"], 0.0)):
            for index, block in enumerate(blocks):
                if not block.reason and any(_normal(s) in _normal(block.text) for s in segments):
                    labels[index], sureness[index] = value, _GOLD_WEIGHT
        lines = features(hints, stretch, title)
        loaded.append(Page(blocks, hints, lines, labels, sureness, stretch, gold, len(loaded) % _FOLDS))
    return loaded


def fit(chosen: list[Page], names: list[str], ridge: float) -> dict[str, float]:
    """Weights by ridge logistic regression; each page counts alike, however long it is."""
    rows, labels, counts = [], [], []
    for page in chosen:
        size = sum(page.sureness) ** 0.5
        for line, label, sure in zip(page.lines, page.labels, page.sureness, strict=True):
            if sure:
                rows.append([line.get(name, 0.0) for name in names])
                labels.append(label)
                counts.append(sure * 10 / size)
    matrix, wanted, weight = np.array(rows), np.array(labels), np.array(counts)
    prior = np.array([_EXPECTED if name.startswith("rule:") else 0.0 for name in names])
    beta = prior.copy()
    for _ in range(30):
        odds = 1 / (1 + np.exp(-np.clip(matrix @ beta, -30, 30)))
        slope = matrix.T @ (weight * (wanted - odds)) - ridge * (beta - prior)
        curve = (matrix * (weight * odds * (1 - odds))[:, None]).T @ matrix + ridge * np.eye(len(names))
        step = np.linalg.solve(curve, slope)
        beta += step
        if np.abs(step).max() < 1e-6:
            break
    return {name: round(float(value), 3) for name, value in zip(names, beta, strict=True)}


def outcome(page: Page, weights: LineWeights) -> tuple[int, int, int]:
    """Gold segments kept, lost and leaked."""
    scores = [score - weights.threshold for score in log_odds(page.lines, weights)]
    verdicts = [None if block.reason is None else False for block in page.blocks]
    body = body_lines(scores, verdicts, weights.change)
    body |= joined(page.blocks, page.hints, body, page.stretch)
    body = without_strays(page.blocks, body)
    text = " ".join(_normal(page.blocks[index].text) for index in sorted(body))
    kept = sum(_normal(segment) in text for segment in page.gold["with"])
    leaked = sum(_normal(segment) in text for segment in page.gold["without"])
    return kept, len(page.gold["with"]) - kept, leaked


def f1(outcomes: list[tuple[int, int, int]]) -> float:
    """F1 of segments."""
    kept, lost, leaked = (sum(column) for column in zip(*outcomes, strict=True))
    return float(2 * kept / (2 * kept + lost + leaked))


def main() -> None:
    """Choose by folds, fit on the whole tune half, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path)
    arguments = parser.parse_args()
    loaded = load(arguments.corpora)
    names = sorted({name for page in loaded for line in page.lines for name in line})
    best: tuple[float, float, float, float] = (0.0, 1.0, 1.0, 0.0)
    for ridge in (3.0, 10.0, 30.0, 100.0):
        fitted = [fit([p for p in loaded if p.fold != fold], names, ridge) for fold in range(_FOLDS)]
        for change, threshold in itertools.product(
            (0.0, 0.5, 1.0, 1.5, 2.0, 3.0, 4.0), (-1.0, -0.5, 0.0, 0.5)
        ):
            figure = f1(
                [
                    outcome(p, LineWeights(change=change, threshold=threshold, weights=fitted[p.fold]))
                    for p in loaded
                ]
            )
            best = max(best, (figure, ridge, change, threshold))
        print(f"ridge {ridge}: best so far F1 {best[0]:.4f} {best[1:]}", file=sys.stderr)
    _, ridge, change, threshold = best
    weights = fit(loaded, names, ridge)
    chosen = {"change": change, "threshold": threshold, "weights": weights}
    path = data_dir() / "cleaning" / "line_weights.yaml"
    head = (
        "# Weights of the features of ingest/cleaning/lines.py in the log-odds that a line is body.\n"
        "# Written by scripts/fit_line_weights.py; `change` is the cost of a change of state.\n"
    )
    path.write_text(head + yaml.safe_dump(chosen, sort_keys=False, allow_unicode=True), encoding="utf-8")
    knowledge.cache_clear()
    print(f"{len(loaded)} pages, F1 {best[0]:.4f}, ridge {ridge}, change {change}, threshold {threshold}")


if __name__ == "__main__":
    main()
