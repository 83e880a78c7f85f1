"""What an extractor takes along behind an article: headings, labels and links."""

from __future__ import annotations

from collections import Counter

from ingest.cleaning.blocks import ITEM, Block
from ingest.cleaning.prose import is_prose

_LINKED = 0.35
_SHORT = 12  # words of a heading or a link
_TAG = 3  # words of a label
# Elements that may end an article without a sentence: items, cells, quotations, code.
_ROWS = frozenset(["li", "td", "th", "dd", "dt", "blockquote", "pre"])
_CELLS = frozenset(["td", "th", "dd", "dt", "blockquote", "pre"])
_GAP = 3  # dropped blocks between an article and what is none of it
_PART = 0.45  # share of the words at most of what stands apart


def trailing(blocks: list[Block], kept: set[int]) -> set[int]:
    """Headings, labels and links behind the last paragraph; a body without any paragraph keeps them."""
    order = sorted(kept)
    ends = [place for place, index in enumerate(order) if is_prose(blocks[index])]
    if not ends:
        return set()
    tail = order[ends[-1] + 1 :]
    rows = [index for index in tail if _row(blocks[index])]
    gone = {index for index in tail if (not rows or index > rows[-1]) and _label(blocks[index])}
    for index in gone:
        blocks[index].drop("after the article")
    return gone


def apart(blocks: list[Block], kept: set[int]) -> set[int]:
    """Blocks far below the article's last paragraph that stand in other elements than its paragraphs do.

    So stand readers' comments and the beginnings of other stories. A part with a heading of its own, such as
    a recipe below its story, belongs to the page's text.
    """
    words: Counter[str] = Counter()
    for index in kept:
        if blocks[index].sentence:
            words[blocks[index].tag] += len(blocks[index].words)
    if not words:
        return set()
    tag = words.most_common(1)[0][0]
    order = sorted(kept)
    last = next(place for place in reversed(range(len(order))) if _paragraph(blocks[order[place]], tag))
    gap = next((at for at in range(last + 1, len(order)) if order[at] - order[at - 1] > _GAP), len(order))
    tail = order[gap:]
    if not tail or any(blocks[index].heading for index in tail) or _leaf(blocks[tail[0]]) in _CELLS:
        return set()
    if sum(len(blocks[index].words) for index in tail) > _PART * sum(
        len(blocks[index].words) for index in kept
    ):
        return set()
    for index in tail:
        blocks[index].drop("after the article")
    return set(tail)


def _paragraph(block: Block, tag: str) -> bool:
    return block.sentence and block.tag == tag


def _leaf(block: Block) -> str:
    return block.tag.rsplit("/", 1)[-1]


def _label(block: Block) -> bool:
    """Whether a block is a heading of nothing, a link or a label."""
    linked = block.link_share >= _LINKED or block.heading or block.text.endswith(":")
    return len(block.words) <= (_SHORT if linked else _TAG)


def _row(block: Block) -> bool:
    """Whether a block is an item, a cell or a quotation, which needs no sentence."""
    item = _leaf(block) in _ROWS or bool(ITEM.match(block.text))
    return item and block.link_share < _LINKED
