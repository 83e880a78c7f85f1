"""Fit ``data/cleaning/title_weights.yaml`` on pages whose headline their own HTML gives.

    python -m scripts.fit_title_weights CORPORA [--pages FOLDER]

Each page of the half of the corpus that rules may look at, and of a folder of further HTML pages, gives three
plain dumps. The line that says what the page's metadata call its headline is the one sought (silver). The
articles of the gold's tuned half (`data/gold/articles`) say theirs; in the project's own dumps
(`data/gold/dumps`) it is the first line marked `?`. These count four times each.
Prints the share of headlines found in
five folds of sites, then fits on all. Needs numpy.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from rapidfuzz import fuzz

from evaluation.clean_text import half, pages, plain_dump
from evaluation.gold import load_texts
from graph.paths import data_dir
from ingest.annotations import RawDocument
from ingest.cleaning import clean
from ingest.cleaning.blocks import Block
from ingest.cleaning.header import Header
from ingest.cleaning.knowledge import knowledge
from ingest.cleaning.layout import plain_blocks
from ingest.cleaning.lines import shallow
from ingest.cleaning.markup import html_blocks, parse_html
from ingest.cleaning.plain import core, guess, is_page, mark_evidence
from ingest.cleaning.states import log_odds
from ingest.cleaning.title_lines import title_features
from ingest.readers.decoding import decode
from ingest.readers.failures import SourceError
from scripts.chain_likelihood import descend
from scripts.labelled_dumps import fold_of, node_dump

_FOLDS, _RIDGE, _ALIKE = 5, 2.0, 88
_OWN = 4  # times that a page of the project's own counts
_SHORTEST = 60  # words of the article of a page that is learned from
_HEAD = (
    "# Weights of the features of ingest/cleaning/title_lines.py: the line of most weight is the headline.\n"
    "# Written by scripts/fit_title_weights.py.\n"
)

Choice = tuple[int, list[dict[str, float]], list[int]]  # fold, the lines' features, the right ones


def choices(name: str, data: bytes, url: str | None) -> list[Choice]:
    """A page's dumps, where they hold its headline."""
    try:
        content = decode(data, name)
    except SourceError:
        content = data.decode("utf-8", errors="replace")
    if parse_html(content) is None:
        return []
    article = clean(RawDocument(name, content, "text/html", url=url))
    if not article.title or len(article.text.split()) < _SHORTEST:
        return []
    seen = "\n".join(block.text for block in html_blocks(parse_html(content)))
    texts = (plain_dump(content), node_dump(content), seen)
    found = (choice(fold_of(name), text, article.title) for text in texts)
    return [one for one in found if one is not None]


def choice(fold: int, text: str, title: str) -> Choice | None:
    """The lines of a dump that can be its headline, and those that are; None where none is."""
    blocks, header = plain_blocks(text), Header()
    hints = mark_evidence(blocks, header)
    stretch = core(hints, page=True)
    if stretch is None or not is_page(blocks, hints):
        return None
    stretch = guess(hints, log_odds(shallow(hints), knowledge().line_weights.first), stretch)
    lines = title_features(hints, *stretch)
    key = Block(title).key
    right = [at for at, (index, _) in enumerate(lines) if fuzz.ratio(hints[index].key, key) >= _ALIKE]
    return (fold, [features for _, features in lines], right) if right else None


def own() -> list[Choice]:
    """The project's own pages."""
    given = [
        (text.id, text.text, text.title)
        for text in load_texts(data_dir(), "articles")
        if text.half == "tune" and text.title
    ]
    for path in sorted((data_dir() / "gold" / "dumps").glob("*.txt")):
        lines = path.read_text(encoding="utf-8").splitlines()
        title = next((line[2:] for line in lines if line.startswith("? ")), None)
        if title:
            given.append((path.name, "\n".join(line[2:] for line in lines), title))
    found = (choice(fold_of(name), text, title) for name, text, title in given)
    return [one for one in found if one is not None]


class Fit:
    """A conditional logit over the lines of each page."""

    def __init__(self, chosen: list[Choice]) -> None:
        self.names = sorted({name for _, lines, _ in chosen for line in lines for name in line})
        self.pages = [
            (np.array([[line.get(name, 0.0) for name in self.names] for line in lines]), right)
            for _, lines, right in chosen
        ]

    def weights(self) -> dict[str, float]:
        """The most likely weights."""
        best = descend(self._loss, np.zeros(len(self.names)), 120)
        return {name: round(float(value), 3) for name, value in zip(self.names, best, strict=True)}

    def _loss(self, weights: Any) -> tuple[float, Any]:
        loss, slope = 0.5 * _RIDGE * float(weights @ weights), _RIDGE * weights
        for lines, right in self.pages:
            scores = lines @ weights
            odds = np.exp(scores - scores.max())
            share = odds[right].sum()
            loss -= float(np.log(share / odds.sum()))
            wanted = np.zeros(len(odds))
            wanted[right] = odds[right] / share
            slope = slope - lines.T @ (wanted - odds / odds.sum())
        return loss, slope


def found(chosen: list[Choice], weights: dict[str, float]) -> int:
    """On how many pages the best line is the headline."""
    total = 0
    for _, lines, right in chosen:
        scores = [sum(weights.get(name, 0.0) * value for name, value in line.items()) for line in lines]
        total += scores.index(max(scores)) in right
    return total


def main() -> None:
    """Tell what is found in folds, fit on all, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--pages", type=Path, help="folder of more HTML pages to learn from")
    arguments = parser.parse_args()
    chosen: list[Choice] = []
    for name, data, gold in pages(arguments.corpora):
        if half(name) == "tune":
            chosen += choices(name, data, gold["url"])
    tuned = len(chosen)
    for path in sorted(arguments.pages.glob("*.html")) if arguments.pages else []:
        chosen += choices(path.name, path.read_bytes(), None)
    chosen += [one for one in own() for _ in range(_OWN)]
    right = {True: 0, False: 0}
    for fold in range(_FOLDS):
        weights = Fit([one for one in chosen if one[0] != fold]).weights()
        for corpus, part in ((True, chosen[:tuned]), (False, chosen[tuned:])):
            right[corpus] += found([one for one in part if one[0] == fold], weights)
    rest = len(chosen) - tuned
    print(f"headlines found in folds: {right[True]} of {tuned}, {right[False]} of {rest}", file=sys.stderr)
    text = yaml.safe_dump(Fit(chosen).weights(), sort_keys=True, allow_unicode=True)
    (data_dir() / "cleaning" / "title_weights.yaml").write_text(_HEAD + text, encoding="utf-8")


if __name__ == "__main__":
    main()
