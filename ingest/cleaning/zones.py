"""Parts of a page by the names its makers gave them: class, id and role of an element.

Names of classes are old evidence of boilerplate (the lists of unlikely candidates of Readability). They err
where a wrapper of everything is called "has-sidebar" and where each paragraph has a wrapper of its own, so a
name counts only where all parts of that name together hold little of the article, or where what they hold
is about something else. Vocabulary: ``data/cleaning/zones.yaml``.
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
    for index in kept:
        name = next((zone for zone in blocks[index].zones if zone in named), None)
        if name is not None:
            blocks[index].drop(knowledge().zone_reasons[name])
            gone.add(index)
    return gone


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
