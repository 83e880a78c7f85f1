"""Fit ``data/cleaning/line_weights.yaml`` on the tune half of the corpus of pages.

    python -m scripts.fit_line_weights CORPORA [--pages FOLDER]

It learns from the dumps of `scripts.labelled_dumps`. ``--pages`` names a folder of more HTML pages, read as
two dumps each, a naive scraper's and one of text nodes; their labels are silver alone
(docs/decisions/0004-clean-text.md says which pages the shipped weights have seen). The weights of the two
chains are those of `scripts.chain_likelihood`.
Ridge and threshold are chosen by the F1 of gold segments of held-out pages of the tune half, and of lines
of held-out other dumps, in five folds of pages, through the whole of cleaning. The other half is not read.
Needs numpy and scipy.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import yaml

from evaluation.clean_text import Counts, count
from graph.paths import data_dir
from ingest.annotations import RawDocument
from ingest.cleaning import clean
from ingest.cleaning.knowledge import ChainWeights, LineWeights, knowledge
from scripts.chain_likelihood import Likelihood
from scripts.labelled_dumps import FOLDS, Page, guessed, load, more, own

RIDGES = (0.3,)
_HEAD = (
    "# Weights of the features of ingest/cleaning/lines.py in the chains of ingest/cleaning/states.py.\n"
    "# Written by scripts/fit_line_weights.py.\n"
)


def fit(chosen: list[Page], ridge: float) -> tuple[ChainWeights, ChainWeights]:
    """The two chains' weights."""
    first = Likelihood(chosen, ridge).fit()
    return first, Likelihood([guessed(page, first) for page in chosen], ridge).fit()


@contextmanager
def weighing(weights: LineWeights) -> Iterator[None]:
    """Cleaning with these weights."""
    own_weights = knowledge().line_weights
    knowledge().line_weights = weights
    try:
        yield
    finally:
        knowledge().line_weights = own_weights


def segments(pages_of: list[Page], folds: list[LineWeights]) -> Counts:
    """Gold segments kept, lost and leaked, each page cleaned with weights that have not seen it."""
    counts = Counts()
    for page in pages_of:
        with weighing(folds[page.fold]):
            article = clean(RawDocument(page.name, page.text, "text/plain"))
        count(counts, page.name, article, page.gold, dated=False)
    return counts


def lines_f1(taught: list[Page], folds: list[LineWeights]) -> float:
    """F1 of the lines of the project's own dumps, in the same way."""
    kept = wrong = 0
    for page in taught:
        with weighing(folds[page.fold]):
            found = set(clean(RawDocument(page.name, page.text, "text/plain")).text.split("\n\n"))
        kept += len(found & set(page.article))
        wrong += len((found ^ set(page.article)) - set(page.gold.get("unknown", ())))
    return 2 * kept / (2 * kept + wrong)


def main() -> None:
    """Choose by folds, fit on the whole tune half, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--pages", type=Path, help="folder of more HTML pages to learn from")
    arguments = parser.parse_args()
    loaded = load(arguments.corpora)
    taught = own(Path(__file__).resolve().parent.parent)
    others = more(arguments.pages) if arguments.pages else []
    best = (0.0, 1.0, 0.0)
    for ridge in RIDGES:
        fitted = [
            fit([page for page in [*loaded, *taught, *others] if page.fold != fold], ridge)
            for fold in range(FOLDS)
        ]
        for threshold in (-0.6, -0.3, 0.0):
            folds = [LineWeights(threshold=threshold, first=first, second=second) for first, second in fitted]
            total, figure = segments(loaded, folds), lines_f1(taught, folds)
            beyond = lines_f1(others, folds) if others else None
            rest = "" if beyond is None else f", of more pages {beyond:.4f}"
            print(
                f"ridge {ridge} threshold {threshold}: F1 {total.f1:.4f}, kept {total.kept}, "
                f"lost {total.lost}, leaked {total.leaked}; lines of own dumps {figure:.4f}{rest}",
                file=sys.stderr,
            )
            best = max(best, (total.f1 + figure + (beyond or 0.0), ridge, threshold))
    _, ridge, threshold = best
    first, second = fit([*loaded, *taught, *others], ridge)
    chosen = LineWeights(threshold=threshold, first=first, second=second)
    path = data_dir() / "cleaning" / "line_weights.yaml"
    data = yaml.safe_dump(chosen.model_dump(), sort_keys=False, allow_unicode=True)
    path.write_text(_HEAD + data, encoding="utf-8")
    print(f"{len(loaded) + len(taught) + len(others)} dumps, ridge {ridge}, threshold {threshold}")


if __name__ == "__main__":
    main()
