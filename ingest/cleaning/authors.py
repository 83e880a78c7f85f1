"""Author boxes: lines that tell who wrote the article, found by the names of the page's authors."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ingest.cleaning.blocks import Block
from ingest.cleaning.knowledge import knowledge
from ingest.cleaning.phrases import Line

_NAME = r"[A-ZÀ-ÖØ-Þ][\w.'’-]*(?: (?:[A-ZÀ-ÖØ-Þ][\w.'’-]*|de|van|von|der|al|el|bin|du|da)){1,4}"
_WHOLE_NAME = re.compile(rf"{_NAME}$")
_BYLINE = re.compile(
    r"^(?:written by|posted by|story by|text by|words by|author|by)\b:?\s+(.{3,80})$", re.IGNORECASE
)
_PARTS = re.compile(r"\s*(?:,|;|\||•|·|\band\b|&|\bin\b|\bfor\b|\bon\b)\s*", re.IGNORECASE)
# What is told of an author in an author box; in a report somebody says, goes or is killed.
_TOLD = re.compile(
    r",? (?:jr\.,? |sr\.,? )?(?:is|was|has|writes|covers|covered|reports|works|worked|joined|teaches|lives|"
    r"specialises|specializes|studies|contributes|edits|hosts|holds|serves|served)\b",
    re.IGNORECASE,
)
_LONGEST = 90  # words of an author box
_FIRST = 2  # paragraphs at the beginning of a body that are none


def names_in(texts: Iterable[str]) -> frozenset[str]:
    """The names of people in fields such as ``Ana Kess and Tom Rull``, case folded."""
    parts = (part.strip() for text in texts for part in _PARTS.split(text))
    return frozenset(part.casefold() for part in parts if _WHOLE_NAME.match(part))


def mark_author_boxes(blocks: Sequence[Block], authors: Iterable[str]) -> None:
    """Drop what a page tells of its authors: of those that ``authors`` or its bylines name.

    A name on a line of its own says less than a byline does: it counts where the line that begins with it
    also reads as an author box.
    """
    bylines = (
        match[1] for block in blocks if len(block.words) <= 14 and (match := _BYLINE.match(block.text))
    )
    sure = names_in([*authors, *bylines])
    alone = {
        block.text.casefold()
        for block in blocks
        if block.reason is not None and len(block.words) <= 5 and _WHOLE_NAME.match(block.text)
    }
    kept = [block for block in blocks if block.reason is None]
    for block in kept[_FIRST:]:
        text = block.text.casefold()
        if len(block.words) > _LONGEST:
            continue
        named = any(text.startswith(name) and _TOLD.match(text, len(name)) for name in sure)
        likely = any(text.startswith(f"{name} ") for name in alone) and _reads_as_box(block)
        if named or likely:
            block.drop("author box")


def _reads_as_box(block: Block) -> bool:
    line = Line.of(block.text, len(block.words))
    return any(rule.last and rule.reason == "author box" and rule.fits(line) for rule in knowledge().rules)
