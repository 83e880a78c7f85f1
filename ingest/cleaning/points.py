"""Short lines of a page's own text that look like links to other stories: key points, heads of entries."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.cleaning.blocks import ITEM, Block
from ingest.cleaning.knowledge import knowledge
from ingest.cleaning.phrases import bare

_WORDS = 3  # words at least of a point
_LABEL, _LONGEST = 5, 40  # words at most of a label, words of a point
_LINKED = 0.3  # share of characters in links, of a line that is no link
_HOUR = re.compile(
    r"\W*\d{1,2}[:.h]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{2,4}|local time)?\W*", re.IGNORECASE
)
_STAMP = "time stamp"


def points(blocks: Sequence[Block], body: set[int], head: int) -> set[int]:
    """Two items or more between the headline ``head`` and the body, which sum up what the page tells."""
    first = min(body, default=0)
    listed = {
        index
        for index in range(head + 1, first)
        if blocks[index].reason is None
        and (ITEM.match(blocks[index].text) or blocks[index].tag.endswith("/li"))
        and len(blocks[index].words) >= _WORDS
        and blocks[index].link_share < _LINKED
    }
    listed |= {index for index in labelled(blocks) if head < index < first}
    return listed if len(listed) > 1 else set()


def labelled(blocks: Sequence[Block]) -> set[int]:
    """The lines below a label of key points ("What we know:")."""
    found = set()
    labels = knowledge().labels.points_labels
    for index, block in enumerate(blocks):
        if len(block.words) <= _LABEL and bare(block.text) in labels:
            for below in range(index + 1, len(blocks)):
                point = blocks[below]
                if point.reason is not None or not _WORDS <= len(point.words) <= _LONGEST or point.link_share:
                    break
                found.add(below)
    return found


def entry_heads(blocks: Sequence[Block], body: set[int]) -> set[int]:
    """The headlines of a live blog's entries, each between an hour and a line of the body."""
    return {
        index - 1
        for index in body
        if index > 1
        and index - 1 not in body
        and (blocks[index - 2].reason == _STAMP or _HOUR.fullmatch(blocks[index - 2].text))
        and len(blocks[index - 1].words) > 1
        and blocks[index - 1].link_share < _LINKED
    }
