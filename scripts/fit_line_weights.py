"""Fit ``data/cleaning/line_weights.yaml`` on the tune half of the corpus of pages.

    python -m scripts.fit_line_weights CORPORA [--pages FOLDER]

Each page gives three plain dumps: a naive scraper's, one of its visible blocks and one of its text nodes. A
line's label is whether its text is in the article that the HTML of the page gives (silver), overruled by
the gold segments that lie in it; furniture has the state of the lines around it. The project's own dumps
(`data/gold/dumps`, `tests/ingest/pages`) are labelled by hand and learned from too. ``--pages`` names a
folder of more HTML pages, read as two dumps each, a naive scraper's and one of text nodes; their labels are
silver alone (docs/decisions/0004-clean-text.md says which pages the shipped weights have seen). The weights
of two linear chains (`ingest.cleaning.states`) are sought that make the labels most likely (L-BFGS, ridge).
Ridge and threshold are chosen by the F1 of gold segments of held-out pages of the tune half, and of lines
of held-out other dumps, in five folds of pages, through the whole of cleaning. The other half is not read.
Needs numpy.
"""

from __future__ import annotations

import argparse
import copy
import hashlib
import sys
from bisect import bisect
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from lxml import etree

from evaluation.clean_text import Counts, count, half, normal, pages, plain_dump
from graph.paths import data_dir
from ingest.annotations import RawDocument
from ingest.cleaning import clean
from ingest.cleaning.blocks import Block
from ingest.cleaning.header import Header
from ingest.cleaning.headline import find_title
from ingest.cleaning.knowledge import ChainWeights, LineWeights, knowledge
from ingest.cleaning.layout import plain_blocks
from ingest.cleaning.lines import Line, placed, settled, shallow
from ingest.cleaning.markup import html_blocks, parse_html
from ingest.cleaning.pages import match_lines
from ingest.cleaning.plain import core, guess, is_page, keep_standfirst, mark_evidence
from ingest.cleaning.states import log_odds
from ingest.readers.decoding import decode
from ingest.readers.failures import SourceError

_FOLDS = 5
RIDGES = (0.3,)
_UNSEEN = ("script", "style", "noscript", "svg", "head", "template", "iframe", "select", "textarea")
_LONGEST = 900  # lines of a page that is learned from
_SHORTEST = 60  # words of the article of a further page that is learned from
_PARTS = ("body", "start", "end")
_HEAD = (
    "# Weights of the features of ingest/cleaning/lines.py in the chains of ingest/cleaning/states.py.\n"
    "# Written by scripts/fit_line_weights.py.\n"
)

Array = Any  # numpy arrays; numpy is needed here alone


@dataclass(slots=True)
class Page:
    """A dump's text, its lines with their features, the state of each, and the gold."""

    name: str
    text: str
    hints: list[Block]
    header: Header
    stretch: tuple[int, int]
    lines: list[Line]
    states: list[float]
    article: list[str]
    gold: dict[str, Any]
    fold: int


def load(corpora: Path) -> list[Page]:
    """The dumps of the tune half's pages; those that are no page with prose are left out."""
    loaded: list[Page] = []
    for name, data, gold in pages(corpora):
        if half(name) != "tune":
            continue
        try:
            content = decode(data, name)
        except SourceError:
            content = data.decode("utf-8", errors="replace")
        article = clean(RawDocument(name, content, "text/html", url=gold["url"])).text.split("\n\n")
        seen = "\n".join(block.text for block in html_blocks(parse_html(content)))
        for text in (plain_dump(content), seen, node_dump(content)):
            page = _page(name, text, article, gold, _fold(name))
            if page is not None:
                loaded.append(page)
    return loaded


def _fold(name: str) -> int:
    """The fold of a page. Pages of one site (what stands before the first point of the name) share one."""
    return hashlib.md5(name.partition(".")[0].encode(), usedforsecurity=False).digest()[0] % _FOLDS


def more(folder: Path) -> list[Page]:
    """Dumps of the HTML pages of a folder."""
    loaded = []
    for path in sorted(folder.glob("*.html")):
        try:
            content = decode(path.read_bytes(), path.name)
        except SourceError:
            content = path.read_bytes().decode("utf-8", errors="replace")
        if parse_html(content) is None:
            continue
        body = clean(RawDocument(path.name, content, "text/html")).text
        if len(body.split()) < _SHORTEST:
            continue
        for text in (plain_dump(content), node_dump(content)):
            gold: dict[str, Any] = {"with": [], "without": []}
            loaded.append(_page(path.name, text, body.split("\n\n"), gold, _fold(path.name)))
    return [page for page in loaded if page is not None]


def node_dump(content: str) -> str:
    """A page's text as those scrapers dump it that write each text node on a line of its own."""
    tree = parse_html(content)
    etree.strip_elements(tree, *_UNSEEN, etree.Comment, etree.ProcessingInstruction, with_tail=False)
    lines = (" ".join(text.split()) for text in tree.itertext())
    return "\n".join(line for line in lines if line)


def _page(name: str, text: str, article: list[str], gold: dict[str, Any], fold: int) -> Page | None:
    blocks, header = plain_blocks(text), Header()
    hints = mark_evidence(blocks, header)
    stretch = core(hints, page=True)
    if not is_page(blocks, hints) or stretch is None:
        return None
    silver = match_lines(blocks, [Block(part).key for part in article])
    labels = [float(index in silver) for index in range(len(blocks))]
    texts = [normal(block.text) for block in blocks]
    for segments, value in ((gold["with"], 1.0), (gold["without"], 0.0)):
        for segment in map(normal, segments):
            labels = [value if segment in line else label for line, label in zip(texts, labels, strict=True)]
    unknown = frozenset(gold.get("unknown", ()))
    marked = [settled(hint) or line in unknown for hint, line in zip(hints, texts, strict=True)]
    known = [index for index, furniture in enumerate(marked) if not furniture]
    for index, furniture in enumerate(marked):
        if furniture:
            after = bisect(known, index)
            inside = 0 < after < len(known) and labels[known[after - 1]] and labels[known[after]]
            labels[index] = float(bool(inside))
    return Page(name, text, hints, header, stretch, shallow(hints), labels, article, gold, fold)


def own(root: Path) -> list[Page]:
    """The project's own dumps, each line labelled by hand: ``+`` body, ``-`` furniture, ``?`` either."""
    loaded = []
    for number, path in enumerate(sorted((data_dir() / "gold" / "dumps").glob("*.txt"))):
        marked = [(line[0], normal(line[2:])) for line in path.read_text(encoding="utf-8").splitlines()]
        gold = {"with": [], "without": [], "unknown": [line for mark, line in marked if mark == "?"]}
        article = [line for mark, line in marked if mark == "+"]
        text = "\n".join(line for _, line in marked)
        loaded.append(_page(path.name, text, article, gold, number % _FOLDS))
    folder = root / "tests" / "ingest" / "pages"
    expected = yaml.safe_load((folder / "expected.yaml").read_text(encoding="utf-8"))
    for number, (name, page) in enumerate(sorted(expected.items())):
        text = (folder / name).read_text(encoding="utf-8")
        if name.endswith(".txt"):
            gold = {"with": [], "without": []}
            loaded.append(_page(name, text, page["paragraphs"], gold, number % _FOLDS))
    return [page for page in loaded if page is not None]


def guessed(page: Page, first: ChainWeights) -> Page:
    """The page with what the first chain's guess of the article adds to its features."""
    hints = [copy.copy(hint) for hint in page.hints]
    stretch = guess(hints, log_odds(page.lines, first), page.stretch)
    title = find_title(hints, stretch[0], page.header.title)
    keep_standfirst(hints)
    return replace(page, lines=placed(page.lines, hints, stretch, title))


class Likelihood:
    """The likelihood of the labels of pages, each counted by the root of its length, less a ridge."""

    def __init__(self, chosen: list[Page], ridge: float) -> None:
        self.ridge = ridge
        chosen = sorted(
            (page for page in chosen if len(page.lines) <= _LONGEST), key=lambda page: -len(page.lines)
        )
        self.names = [
            sorted({name for page in chosen for line in page.lines for name in getattr(line, part)})
            for part in _PARTS
        ]
        self.sizes = np.array([len(page.lines) for page in chosen])
        self.features = [
            [
                np.array([[getattr(line, part).get(name, 0.0) for name in names] for line in page.lines])
                for page in chosen
            ]
            for part, names in zip(_PARTS, self.names, strict=True)
        ]
        self.states = [np.array(page.states) for page in chosen]
        weight = self.sizes**-0.5
        self.weight = weight * len(chosen) / weight.sum() / 10

    def fit(self, steps: int = 60) -> ChainWeights:
        """The most likely weights."""
        best = _descend(self.loss, np.zeros(sum(map(len, self.names))), steps)
        return ChainWeights(
            **{
                part: dict(zip(names, (round(float(value), 3) for value in values), strict=True))
                for part, names, values in zip(_PARTS, self.names, self._split(best), strict=True)
            }
        )

    def _split(self, weights: Array) -> list[Array]:
        return list(np.split(weights, np.cumsum([len(names) for names in self.names])[:-1]))

    def loss(self, weights: Array) -> tuple[float, Array]:
        """The negative log-likelihood and its slope (forward-backward, all pages side by side)."""
        shape = (int(self.sizes[0]), len(self.sizes))
        body, start, end = (np.zeros(shape) for _ in _PARTS)
        for table, parts, values in zip((body, start, end), self.features, self._split(weights), strict=True):
            for page, matrix in enumerate(parts):
                table[: len(matrix), page] = matrix @ values
        out, inside, later_out, later_inside = (np.zeros(shape) for _ in range(4))
        inside[0] = body[0] + start[0]
        active = [int((self.sizes > index).sum()) for index in range(shape[0])]
        for i in range(1, shape[0]):
            k = active[i]
            out[i, :k] = np.logaddexp(out[i - 1, :k], inside[i - 1, :k] + end[i, :k])
            inside[i, :k] = body[i, :k] + np.logaddexp(inside[i - 1, :k], out[i - 1, :k] + start[i, :k])
        for i in range(shape[0] - 2, -1, -1):
            k = active[i + 1]
            entered = body[i + 1, :k] + later_inside[i + 1, :k]
            later_out[i, :k] = np.logaddexp(later_out[i + 1, :k], start[i + 1, :k] + entered)
            later_inside[i, :k] = np.logaddexp(entered, end[i + 1, :k] + later_out[i + 1, :k])
        likelihood, slopes = 0.0, [np.zeros(len(names)) for names in self.names]
        for page, size in enumerate(self.sizes):
            state = self.states[page]
            before = np.concatenate([[0.0], state[:-1]])
            began, ended = (1 - before) * state, before * (1 - state)
            total = np.logaddexp(out[size - 1, page], inside[size - 1, page])
            was_out = np.concatenate([[0.0], out[: size - 1, page]])
            was_inside = np.concatenate([[-1e9], inside[: size - 1, page]])
            column = slice(None, size), page
            entered = body[column] + later_inside[column]
            for table, parts, slope, found, expected in zip(
                (body, start, end),
                self.features,
                slopes,
                (state, began, ended),
                (
                    np.exp(inside[column] + later_inside[column] - total),
                    np.exp(was_out + start[column] + entered - total),
                    np.exp(was_inside + end[column] + later_out[column] - total),
                ),
                strict=True,
            ):
                likelihood += self.weight[page] * (table[column] @ found)
                np.add(slope, self.weight[page] * (parts[page].T @ (found - expected)), out=slope)
            likelihood -= self.weight[page] * total
        return 0.5 * self.ridge * (weights @ weights) - likelihood, self.ridge * weights - np.concatenate(
            slopes
        )


def _descend(loss: Any, place: Array, steps: int, memory: int = 8) -> Array:
    """L-BFGS: the place where a smooth convex function is least."""
    value, slope = loss(place)
    moves: list[tuple[Array, Array]] = []
    for _ in range(steps):
        way, shares = slope.copy(), []
        for move, turn in reversed(moves):
            shares.append((move @ way) / (turn @ move))
            way = way - shares[-1] * turn
        if moves:
            move, turn = moves[-1]
            way = way * ((move @ turn) / (turn @ turn))
        else:
            way = way / max(1.0, np.abs(slope).sum())
        for (move, turn), share in zip(moves, reversed(shares), strict=True):
            way = way + move * (share - (turn @ way) / (turn @ move))
        step = 1.0
        while True:
            ahead, slope_ahead = loss(place - step * way)
            if ahead <= value - 1e-4 * step * (slope @ way) or step < 1e-4:
                break
            step /= 2
        move, turn = -step * way, slope_ahead - slope
        if move @ turn > 1e-10:
            moves = [*moves, (move, turn)][-memory:]
        done = abs(value - ahead) < 1e-4 * max(1.0, abs(value))
        place, value, slope = place + move, ahead, slope_ahead
        if done:
            break
    return place


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
            for fold in range(_FOLDS)
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
