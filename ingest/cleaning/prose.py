"""Which blocks read as paragraphs, and the stretch of a page that has most of them."""

from __future__ import annotations

from collections.abc import Iterable

from ingest.cleaning.blocks import Block

# Headlines leave these out; running text cannot.
_RUNNING = frozenset(
    [
        "a",
        "an",
        "the",
        "his",
        "her",
        "its",
        "their",
        "this",
        "that",
        "these",
        "those",
        "was",
        "were",
        "has",
        "have",
        "had",
        "been",
        "said",
    ]
)
_LONG = 25  # words of a block that is prose even without a full stop
_LINKED = 0.66
_SHORT_QUESTION = 9  # words of a headline that asks
# What a dropped block takes from a stretch: other stories end an article, a share bar only interrupts it.
_COST = {
    "repeated headline": 6.0,
    "teaser headline": 6.0,
    "teaser of another story": 8.0,
    "other stories": 8.0,
    "label of other stories": 5.0,
    "comments": 8.0,
    "template debris": 3.0,
    "section label": 3.0,
    "navigation": 3.0,
}


def is_prose(block: Block, *, strict: bool = False) -> bool:
    """Whether the block reads as a paragraph of an article.

    ``strict`` asks for the end of a sentence: among page furniture, a line without one is a headline.
    """
    if block.link_share > _LINKED and len(block.words) < 30:
        return False
    if block.sentence or len(block.words) >= _LONG:
        return not block.capitals
    if strict or len(block.words) < 6 or block.capitals:
        return False
    return any(word.casefold() in _RUNNING for word in block.words)


def asks(block: Block) -> bool:
    """Whether a block is a short question, as headlines are ("Who are the brigades?")."""
    return block.text.endswith("?") and len(block.words) <= _SHORT_QUESTION


def best_stretch(blocks: list[Block], *, strict: bool = False) -> tuple[int, int] | None:
    """First and last index of the stretch with most prose (:func:`heaviest`), None without prose."""

    def gain(block: Block) -> float:
        if block.reason is None and is_prose(block, strict=strict):
            return float(min(max(len(block.words), 5), 40))
        return -_COST.get(block.reason, 1.0) if block.reason else -3.0

    return heaviest(map(gain, blocks))


def heaviest(gains: Iterable[float]) -> tuple[int, int] | None:
    """First and last index of the run of largest sum (Kadane's algorithm); None where none is above 0."""
    best, stretch = 0.0, None
    total, start = 0.0, 0
    for index, gain in enumerate(gains):
        if total <= 0:
            total, start = 0.0, index
        total += gain
        if total > best:
            best, stretch = total, (start, index)
    return stretch
