"""The headline above the body of a page dump or of a plain text."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from ingest.cleaning.blocks import Block
from ingest.cleaning.dateline import is_dateline
from ingest.cleaning.dates import find_dates
from ingest.cleaning.knowledge import bare, knowledge
from ingest.cleaning.lines import SOFT
from ingest.cleaning.selection import is_prose
from ingest.cleaning.title_lines import title_features

_CAPTION = "caption or picture credit"
_FIELD = re.compile(r"[A-Z][a-z]{2,14}: \S")
_AS_OF = re.compile(r"\W*as of\W*", re.IGNORECASE)  # what a report tells of


def find_title(blocks: list[Block], first: int, known: str | None, last: int | None = None) -> str | None:
    """The headline of the body that is guessed to lie from ``first`` to ``last`` (default: the end).

    Marks every block that repeats it. ``known`` is a headline that something else told.
    """
    if known is None:
        lines = title_features(blocks, first, len(blocks) - 1 if last is None else last)
        weights = knowledge().title_weights
        scores = {
            index: sum(weights.get(name, 0.0) * value for name, value in features.items())
            for index, features in lines
        }
        best = sorted(scores, key=lambda index: -scores[index])
        known = next((blocks[index].text for index in best if _may_be(blocks, index)), None)
    if known:
        key = Block(known).key
        for block in blocks:
            alike = (
                block.key and len(block.text) <= len(known) * 1.5 + 10 and fuzz.ratio(block.key, key) >= 88
            )
            headline = (block.reason is None or block.reason in SOFT) and not is_prose(block, strict=True)
            headline = headline or (block.key == key and not block.text.endswith("."))
            if alike and headline:
                block.reason = "headline"
    return known


def _may_be(blocks: list[Block], index: int) -> bool:
    """Whether a line is neither a caption, a dateline, a day, nor one of several fields."""
    block = blocks[index]
    if _is_caption(block) or is_dateline(block) or _AS_OF.fullmatch(_without_dates(block.text)):
        return False
    # A record of fields above a report: its format, its origin, each with a colon.
    beside = blocks[max(0, index - 1) : index + 2]
    return not (
        _FIELD.match(block.text) and any(_FIELD.match(other.text) for other in beside if other is not block)
    )


def _without_dates(text: str) -> str:
    for found in reversed(find_dates(text)):
        text = text[: found.start] + text[found.end :]
    return text


def _is_caption(block: Block) -> bool:
    edgeless, words = bare(block.text), len(block.words)
    return "©" in block.text or any(
        rule.reason == _CAPTION and rule.fits(block.text, edgeless, words) for rule in knowledge().rules
    )
