"""What the chain over the lines says of a page's blocks, beside the choice of the extractor of pages."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.cleaning.blocks import Block
from ingest.cleaning.dates import find_dates
from ingest.cleaning.header import Header
from ingest.cleaning.headline import find_title
from ingest.cleaning.knowledge import knowledge
from ingest.cleaning.lines import placed, shallow
from ingest.cleaning.plain import core, guess, keep_standfirst, mark_evidence
from ingest.cleaning.states import log_odds

_WHOLE = 0.85  # share of a page's words that is the whole page
_DOUBT = -1.5  # log-odds below which a line at the edge of the chosen body is not body


def edges(blocks: Sequence[Block], kept: set[int], title: str | None) -> set[int]:
    """Lines before the first sentence and behind the last of a chosen body that the chain holds for none.

    Asked only where the extractor took the page whole, as it does with small pages: with the names of
    sections above the article and lists below it. Where it chose, it chooses better than the chain.
    """
    order = sorted(kept)
    taken, words = (sum(len(blocks[index].words) for index in part) for part in (order, range(len(blocks))))
    if taken < _WHOLE * words or not any(blocks[index].sentence for index in order):
        return set()
    odds = block_odds(blocks, title)
    gone: set[int] = set()
    for side, reason in ((order, "before the article"), (order[::-1], "after the article")):
        for index in side:
            odd = odds[index]
            if blocks[index].sentence or (odd is not None and odd >= _DOUBT):
                break
            if side is order and find_dates(blocks[index].text):
                continue  # the date of publication is read from it later
            blocks[index].drop(reason)
            gone.add(index)
    return gone


def block_odds(blocks: Sequence[Block], title: str | None) -> list[float | None]:
    """The log-odds of each block to be body, from the texts alone; None where rules took the block apart.

    Blocks that rules know as furniture have the odds of the place where they stand.
    """
    copies = [Block(block.text) for block in blocks]
    place = {id(copy): index for index, copy in enumerate(copies)}
    hints = mark_evidence(copies, Header())
    stretch = core(hints, page=True)
    odds: list[float | None] = [None] * len(blocks)
    if stretch is None:
        return odds
    weights = knowledge().line_weights
    lines = shallow(hints)
    stretch = guess(hints, log_odds(lines, weights.first), stretch)
    title = find_title(hints, stretch[0], title)
    keep_standfirst(hints)
    for copy, odd in zip(copies, log_odds(placed(lines, hints, stretch, title), weights.second), strict=True):
        if id(copy) in place:
            odds[place[id(copy)]] = odd
    return odds
