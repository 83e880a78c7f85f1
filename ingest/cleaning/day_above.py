"""The date of publication in a line above the body that is no header of a known form, as a last resort."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ingest.cleaning.blocks import Block
from ingest.cleaning.dates import find_dates

_NEAR, _WORDS = 8, 22  # blocks above the body, and words of one, among which the date is looked for
_LINKED = 0.5  # share of a block's text in links from which on it leads elsewhere


def day_above(blocks: Sequence[Block]) -> date | None:
    """The earliest day in the dropped line nearest above the body that has one.

    "First published on Tue 9 Jan 2024 17.06 GMT" stands there, and "Story by N. N. • 9 January 2024 • 3 min
    read". Lines that lead elsewhere (a list of other articles) and headings are passed over.
    """
    body = next((index for index, block in enumerate(blocks) if block.reason is None), 0)
    for block in reversed(blocks[max(body - _NEAR, 0) : body]):
        if block.heading or block.link_share >= _LINKED or len(block.words) > _WORDS:
            continue
        days = [found.day for found in find_dates(block.text)]
        if days:
            return min(days)
    return None
