"""Plain dumps of pages with the state of each line, to learn the chains over lines from.

Each page of the corpus gives three: a naive scraper's, one of its visible blocks and one of its text nodes. A
line's label is whether its text is in the article that the HTML of the page gives (silver), overruled by
the gold segments that lie in it; furniture has the state of the lines around it. The project's own dumps
(`data/gold/dumps`, `tests/ingest/pages`) are labelled by hand.
"""

from __future__ import annotations

import copy
import hashlib
from bisect import bisect
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml
from lxml import etree

from evaluation.clean_text import half, normal, pages, plain_dump
from graph.paths import data_dir
from ingest.annotations import RawDocument
from ingest.cleaning import clean
from ingest.cleaning.blocks import Block
from ingest.cleaning.header import Header
from ingest.cleaning.headline import find_title
from ingest.cleaning.knowledge import ChainWeights
from ingest.cleaning.layout import plain_blocks
from ingest.cleaning.lines import Line, placed, settled, shallow
from ingest.cleaning.markup import html_blocks, parse_html
from ingest.cleaning.pages import match_lines
from ingest.cleaning.plain import core, guess, is_page, keep_standfirst, mark_evidence
from ingest.cleaning.states import log_odds
from ingest.readers.decoding import decode
from ingest.readers.failures import SourceError

FOLDS = 5
_UNSEEN = ("script", "style", "noscript", "svg", "head", "template", "iframe", "select", "textarea")
_SHORTEST = 60  # words of the article of a further page that is learned from


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
    return hashlib.md5(name.partition(".")[0].encode(), usedforsecurity=False).digest()[0] % FOLDS


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
        loaded.append(_page(path.name, text, article, gold, number % FOLDS))
    folder = root / "tests" / "ingest" / "pages"
    expected = yaml.safe_load((folder / "expected.yaml").read_text(encoding="utf-8"))
    for number, (name, page) in enumerate(sorted(expected.items())):
        text = (folder / name).read_text(encoding="utf-8")
        if name.endswith(".txt"):
            gold = {"with": [], "without": []}
            loaded.append(_page(name, text, page["paragraphs"], gold, number % FOLDS))
    return [page for page in loaded if page is not None]


def guessed(page: Page, first: ChainWeights) -> Page:
    """The page with what the first chain's guess of the article adds to its features."""
    hints = [copy.copy(hint) for hint in page.hints]
    stretch = guess(hints, log_odds(page.lines, first), page.stretch)
    title = find_title(hints, stretch[0], page.header.title)
    keep_standfirst(hints)
    return replace(page, lines=placed(page.lines, hints, stretch, title))
