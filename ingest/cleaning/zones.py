"""Parts of a page by the names its makers gave them: class, id and role of an element.

Names of classes are old evidence of boilerplate (the lists of unlikely candidates of Readability). They err
where a wrapper of everything is called "has-sidebar" and where each paragraph has a wrapper of its own, so a
name counts only where all parts of that name together hold little of the article, or where what they hold
is about something else. What readers say below an article is about the same and may be longer: names of such
parts count wherever an article stands above them. Vocabulary: ``data/cleaning/zones.yaml``.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from ingest.cleaning.blocks import Block
from ingest.cleaning.knowledge import knowledge

_LITTLE = 0.15  # share of the body's words that all parts of one name may hold
_LARGEST = 0.7  # and that they may hold where they are about something else
_SHARED = 0.12  # share of open-class words below which a part is about something else
_PARAGRAPHS, _ARTICLE = 2, 40  # paragraphs and words in them of the shortest article that comments follow
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_SPLIT = re.compile(r"[^a-z0-9]+")
_WHOLE = frozenset(["html", "body", "main", "article"])
_LONGEST = 400  # characters of names that are read


def zone_of(element: Any) -> str | None:
    """The name in ``zones.yaml`` that an element bears; None where its names say nothing."""
    if element.tag in _WHOLE or not element.attrib:
        return None
    names = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('role') or ''}"
    if not names.strip():
        return None
    parts = [_SPLIT.sub("-", _HUMP.sub("-", name).lower()) for name in names[:_LONGEST].split()]
    match = knowledge().zone_names.search(" ".join(parts))
    return match[1] if match else None


def drop_zones(blocks: list[Block], kept: set[int], title: str | None) -> set[int]:
    """The blocks of the body that lie in a part whose name says it is none; marks them with the reason."""
    words: Counter[str] = Counter()
    for index in kept:
        words.update(dict.fromkeys(blocks[index].zones, len(blocks[index].words)))
    total = sum(len(blocks[index].words) for index in kept)
    named = {
        name
        for name, size in words.items()
        if size <= _LITTLE * total or (size <= _LARGEST * total and _strange(blocks, kept, name, title))
    }
    gone = set()
    below = _below(blocks, kept)
    for index in kept:
        zones = blocks[index].zones
        names = named | knowledge().zones_below if index in below else named
        name = next((zone for zone in zones if zone in names), None)
        if name is not None:
            blocks[index].drop(knowledge().zone_reasons[name])
            gone.add(index)
    return gone


def _below(blocks: list[Block], kept: set[int]) -> set[int]:
    """The blocks below an article in parts that are none of it even where they hold more words than it."""
    names = knowledge().zones_below
    inside = [index for index in sorted(kept) if not names.isdisjoint(blocks[index].zones)]
    if not inside:
        return set()
    above = [blocks[index] for index in kept if index < inside[0] and blocks[index].sentence]
    told = sum(len(block.words) for block in above)
    return set(inside) if len(above) >= _PARAGRAPHS and told >= _ARTICLE else set()


def _strange(blocks: list[Block], kept: set[int], name: str, title: str | None) -> bool:
    """Whether the parts of a name share hardly a word with the rest of the body."""
    known = set(Block(title).content_words) if title else set()
    inside: list[str] = []
    for index in kept:
        if name in blocks[index].zones:
            inside.extend(blocks[index].content_words)
        else:
            known |= blocks[index].content_words
    return bool(inside) and sum(word in known for word in inside) < _SHARED * len(inside)
