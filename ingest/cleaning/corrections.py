"""Sentences in which a page takes back what it told before: ``An earlier version said that 40 were killed``.

What the old version said is no news, and no claim of the article. What the same notice tells of the right
version stays.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from ingest.cleaning.blocks import Block
from ingest.cleaning.knowledge import knowledge

_GAP = re.compile(r"""(?<=[.!?])["'”’)]*\s+(?=[A-Z0-9"“'‘(])""")
_REASON = "old version of the article"
_STRUCK = ("del", "s", "strike")


def drop_old_versions(blocks: list[Block]) -> None:
    """Drop the sentences that tell what an older version of the article said, or that it was corrected."""
    index = 0
    while index < len(blocks):
        block = blocks[index]
        if block.reason is None and _hinted(block.text) and _sign().search(block.text):
            parts = _parts(block)
            blocks[index : index + 1] = parts
            index += len(parts) - 1
        index += 1


def take_struck(tree: Any) -> list[Block]:
    """Take what is struck out on a page (``<del>``, ``<s>``) off its tree; dropped blocks with its text."""
    taken = []
    for element in list(tree.iter(*_STRUCK)):
        text = " ".join("".join(element.itertext()).split())
        if (
            element.getparent() is None
            or not text
            or any(outer.tag in _STRUCK for outer in element.iterancestors())
        ):
            continue
        element.drop_tree()
        taken.append(Block(text, reason=_REASON))
    return taken


def _parts(block: Block) -> list[Block]:
    """The block, or its sentences in runs that are kept and dropped in turn."""
    ends = [*(found.start() for found in _GAP.finditer(block.text)), len(block.text)]
    starts = [0, *ends[:-1]]
    runs: list[tuple[bool, str]] = []
    for start, end in zip(starts, ends, strict=True):
        sentence = block.text[start:end].strip()
        old = bool(_sign().search(sentence)) or bool(runs and runs[-1][0] and _goes_on().match(sentence))
        if runs and runs[-1][0] == old:
            runs[-1] = (old, f"{runs[-1][1]} {sentence}")
        else:
            runs.append((old, sentence))
    return [
        Block(text, block.tag, block.link_share, block.heading, _REASON if old else None, block.zones)
        for old, text in runs
    ]


def _hinted(text: str) -> bool:
    """Whether a text has a word of the signs: far quicker to ask than the signs."""
    folded = text.casefold()
    return any(word in folded for word in knowledge().labels.old_version_hints)


@lru_cache(maxsize=1)
def _sign() -> re.Pattern[str]:
    return re.compile("|".join(knowledge().labels.old_versions), re.IGNORECASE)


@lru_cache(maxsize=1)
def _goes_on() -> re.Pattern[str]:
    return re.compile("|".join(knowledge().labels.old_versions_go_on), re.IGNORECASE)
