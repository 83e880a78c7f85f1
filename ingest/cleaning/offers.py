"""Turns of a page to its readers that run over several lines: a paywall, an option, a list of cut entries.

A rule for one line (``data/cleaning/boilerplate.yaml``) sees where such a turn opens; how far it goes is told
by the lines below.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from ingest.cleaning.blocks import Block
from ingest.cleaning.knowledge import knowledge

_OFFER = "newsletter or subscription"
_STORY = 15  # words of a sentence that may tell a story
_BETWEEN = 6  # lines of a list of benefits that say nothing of a subscription themselves
_CUT_ROW = 3  # entries in a row that are cut short
_CUT = re.compile(r"(?:…|\.\.\.)\s*(?P<source>(?:\S+\s*){0,5})$")
_LATE = 0.6  # share of an entry behind which its cut may stand
_CAPTION, _CAPTION_LABEL = "caption or picture credit", 3


def close_offers(blocks: Sequence[Block], opened: Iterable[int]) -> None:
    """Drop what belongs to an offer of a subscription that opens at one of the indices ``opened``.

    It goes on over lines that speak of it and over the short ones between them, and ends before a sentence
    that tells something else.
    """
    for start in opened:
        last, misses = start, 0
        for index in range(start + 1, len(blocks)):
            block = blocks[index]
            if block.reason is None and block.heading and not _of_offer(block):
                break
            if block.reason == _OFFER or _of_offer(block):
                last, misses = index, 0
            elif (block.sentence and len(block.words) >= _STORY) or misses == _BETWEEN:
                break
            else:
                misses += 1
        for block in blocks[start : last + 1]:
            block.drop(_OFFER)


def _of_offer(block: Block) -> bool:
    known = knowledge()
    if known.offer_signs.search(block.text):
        return True
    return (
        len(block.words) <= 2 * _STORY
        and bool(known.offer_words.search(block.text))
        and any(word.casefold() in known.offer_readers for word in block.words)
    )


def drop_cut_rows(blocks: Sequence[Block]) -> None:
    """Drop rows of entries that are cut short, each with the name of its source: results of a search."""
    row: list[Block] = []
    for block in [*blocks, None]:
        if block is not None and block.reason is None and _is_cut(block):
            row.append(block)
            continue
        if len(row) >= _CUT_ROW:
            for entry in row:
                entry.drop("other stories")
        row = []


def _is_cut(block: Block) -> bool:
    cut = _CUT.search(block.text)
    if cut is None or cut.start() < _LATE * len(block.text) or len(block.words) < _STORY:
        return False
    names = cut["source"].split()
    return all(name[:1].isupper() or len(name) <= 3 for name in names) and block.text.count("…") < 3


def pass_captions(blocks: Sequence[Block]) -> None:
    """Drop the line below a caption's label that stands alone ("Picture:"), unless it is a sentence."""
    for above, block in pairwise(blocks):
        label = above.reason == _CAPTION and len(above.words) <= _CAPTION_LABEL and above.text.endswith(":")
        if label and block.reason is None and ("©" in block.text or not block.terminal):
            block.drop(_CAPTION)
