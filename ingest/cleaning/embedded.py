"""An article's text in the data that a page's scripts carry: pages that only a browser's script fills.

Such pages hold their story as JSON (a framework's state, an assigned object) or as mark-up in a template.
Strings are grouped by where in the data they stand, list positions and numbered keys aside, so that the
paragraphs of one story come together and the summaries of other stories do not come with them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from ingest.cleaning.blocks import Block
from ingest.cleaning.markup import html_blocks, parse_html

_START = re.compile(r"(?:^|[=(])\s*(?=[{\[])")
_DATA = frozenset(["", "text/javascript", "application/javascript", "application/json", "module"])
_MARKUP = re.compile(r"template|handlebars|mustache|^text/html$")
_MOST_STARTS = 12  # places in a script where an object may begin
_LEAST_WORDS = 60  # of a story
_NAMED = 0.34  # share of the headline's open-class words that the story must have
_PROSE = 0.6  # share of a key's words that stand in sentences
_DEEPEST = 40
_LONGEST = 4_000_000  # characters of a script

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Carried:
    """What a page carries beside what it shows: texts of scripts, and mark-up that a script would show."""

    data: tuple[str, ...]
    markup: tuple[str, ...]


def carried(tree: Any) -> Carried:
    """The scripts of a page that may hold a story, JSON-LD aside."""
    data, markup = [], []
    for script in tree.iter("script"):
        kind = (script.get("type") or "").split(";")[0].strip().casefold()
        if script.text and kind in _DATA:
            data.append(script.text)
        elif script.text and _MARKUP.search(kind):
            markup.append(script.text)
    return Carried(tuple(data), tuple(markup))


def embedded_text(page: Carried, title: str | None) -> str | None:
    """The story in what a page carries, in paragraphs; None where none has the headline's words."""
    named = Block(title).content_words if title else frozenset()
    best: list[str] = []
    for paragraphs in _candidates(page):
        words = frozenset().union(*(Block(text).content_words for text in paragraphs))
        about = not named or len(named & words) >= _NAMED * len(named)
        if about and _size(paragraphs) >= max(_LEAST_WORDS, _size(best) + 1):
            best = paragraphs
    return "\n\n".join(best) or None


def _candidates(page: Carried) -> Iterator[list[str]]:
    for source in page.data:
        for data in _objects(source):
            yield from _stories(data)
    for source in page.markup:
        blocks = _blocks(source[:_LONGEST])
        if any(block.sentence for block in blocks):
            yield [block.text for block in blocks]


def _objects(source: str) -> Iterator[Any]:
    """The JSON objects of a script: the whole, or what is assigned or passed in it."""
    decoder = json.JSONDecoder(strict=False)
    end = tried = 0
    for match in _START.finditer(source[:_LONGEST]):
        if match.end() < end:
            continue
        tried += 1
        if tried > _MOST_STARTS:
            return
        try:
            data, end = decoder.raw_decode(source, match.end())
        except (json.JSONDecodeError, RecursionError):
            continue  # program code, not data
        yield data


def _stories(data: Any) -> Iterator[list[str]]:
    """The paragraphs of each group of strings that stand side by side, in their order."""
    groups: dict[Path, list[tuple[str, list[Block]]]] = {}
    for path, text in _strings(data):
        if len(text) < 20 or " " not in text:
            continue
        groups.setdefault(path[:-1], []).append((path[-1] if path else "", _blocks(text)))
    for strings in groups.values():
        total: dict[str, int] = {}
        prose: dict[str, int] = {}
        for key, blocks in strings:
            for block in blocks:
                total[key] = total.get(key, 0) + len(block.words)
                prose[key] = prose.get(key, 0) + len(block.words) * block.sentence
        told = {key for key, size in total.items() if prose[key] >= _PROSE * size}
        paragraphs = [block.text for key, blocks in strings if key in told for block in blocks]
        yield list(dict.fromkeys(paragraphs))


def _blocks(text: str) -> list[Block]:
    plain = unescape(text) if "&lt;" in text else text
    tree = parse_html(plain) if "<" in plain and ">" in plain else None
    if tree is not None:
        return html_blocks(tree)
    return [Block(" ".join(unescape(line).split())) for line in plain.splitlines() if line.strip()]


def _strings(data: Any) -> Iterator[tuple[Path, str]]:
    """Each string with its path; list positions and numbered keys stand as ``*``."""
    pending: list[tuple[Path, Any]] = [((), data)]
    while pending:
        path, value = pending.pop()
        if isinstance(value, str):
            yield path, value
        elif len(path) < _DEEPEST and isinstance(value, dict):
            pending.extend(
                ((*path, "*" if key.isdigit() else key), item) for key, item in reversed(value.items())
            )
        elif len(path) < _DEEPEST and isinstance(value, list):
            pending.extend(((*path, "*"), item) for item in reversed(value))


def _size(paragraphs: list[str]) -> int:
    return sum(len(text.split()) for text in paragraphs)
