"""What an extractor takes along behind an article: headings, labels and links."""

from __future__ import annotations

from ingest.cleaning.blocks import ITEM, Block
from ingest.cleaning.selection import is_prose

_LINKED = 0.35
_SHORT = 12  # words of a heading or a link
_TAG = 3  # words of a label
# Elements that may end an article without a sentence: items, cells, quotations, code.
_ROWS = frozenset(["li", "td", "th", "dd", "dt", "blockquote", "pre"])


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


def _label(block: Block) -> bool:
    """Whether a block is a heading of nothing, a link or a label."""
    linked = block.link_share >= _LINKED or block.heading or block.text.endswith(":")
    return len(block.words) <= (_SHORT if linked else _TAG)


def _row(block: Block) -> bool:
    """Whether a block is an item, a cell or a quotation, which needs no sentence."""
    item = block.tag.rsplit("/", 1)[-1] in _ROWS or bool(ITEM.match(block.text))
    return item and block.link_share < _LINKED
