"""The body of an HTML page: trafilatura's choice, block by block, corrected by the phrases and by position."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import Any

from ingest.cleaning.blocks import Block


def select_page(tree: Any, blocks: list[Block]) -> bool:
    """Give every block outside the body a reason. False if no body was found (then none has one).

    The main text is trafilatura's (Barbaresi 2021); its lines are matched to the page's own blocks, so
    that wording, order and the ledger are the page's.
    """
    from trafilatura import extract

    found = extract(tree, include_comments=False, include_tables=True, output_format="txt")
    if not found:
        return False
    lines = [Block(line.strip("-|• ")).key for line in found.splitlines()]
    kept = _match(blocks, [line for line in lines if line])
    if not kept:
        return False
    for index, block in enumerate(blocks):
        if index not in kept:
            block.drop(_reason(block))
    return True


def _match(blocks: list[Block], lines: list[str]) -> set[int]:
    """Indices of the blocks that the lines hold, in order."""
    keys = [block.key for block in blocks]
    kept: set[int] = set()
    matcher = SequenceMatcher(None, keys, lines, autojunk=False)
    used: set[int] = set()
    for start, other, size in matcher.get_matching_blocks():
        kept.update(range(start, start + size))
        used.update(range(other, other + size))
    left = [line for index, line in enumerate(lines) if index not in used]
    joined = "\n".join(left)
    for index, key in enumerate(keys):
        if index in kept or not key:
            continue
        if (len(key) >= 20 and key in joined) or sum(len(line) for line in left if len(line) >= 20 and line in key) >= 0.6 * len(key):
            kept.add(index)
    return {index for index in kept if keys[index]}


def _reason(block: Block) -> str:
    zones = block.tag.split("/")
    for zone, reason in (
        ("nav", "navigation"),
        ("footer", "page footer"),
        ("figcaption", "caption or picture credit"),
        ("form", "form"),
        ("button", "button"),
        ("aside", "aside"),
    ):
        if zone in zones:
            return reason
    return "links" if block.link_share > 0.6 else "outside the article"
