"""The body of an HTML page: trafilatura's choice, block by block, corrected by position."""

from __future__ import annotations

import copy
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Any

from ingest.cleaning.blocks import Block
from ingest.cleaning.knowledge import knowledge
from ingest.cleaning.points import entry_heads, points
from ingest.cleaning.prose import best_stretch, is_prose
from ingest.cleaning.tails import apart, trailing
from ingest.cleaning.votes import edges
from ingest.cleaning.zones import drop_zones

_FAR_MORE = 1.7  # times more prose elsewhere: the chosen part is not the article
_LINKED = 0.3  # share of characters in links, of a block that is no link
_CELLS = frozenset(["td", "th", "caption"])
_NEAR = 25  # blocks between headline and body


def select_page(tree: Any, blocks: list[Block], title: str | None) -> bool:
    """Give every block outside the body a reason. False if no body was found (then none has one).

    The main text is trafilatura's (Barbaresi 2021); its lines are matched to the page's own blocks, so
    that wording, order and the ledger are the page's. Paragraphs that it missed between headline and body or
    inside the body come back; links and other stories' teasers that it kept go.
    """
    from trafilatura import extract

    # Taken before extraction, which may take the tree apart.
    stretch = _longest_run(blocks)
    # Two readings: the default falls back on other algorithms where it finds little, the careful one not.
    careful = extract(copy.deepcopy(tree), include_comments=False, fast=True, favor_precision=True)
    kept = _matched(blocks, extract(tree, include_comments=False)) | _matched(blocks, careful)
    if _size(blocks, stretch) > _FAR_MORE * _size(blocks, kept) + 40:
        kept |= stretch
    if not kept:
        return False
    kept |= _missed(blocks, kept, title)
    kept |= _between(blocks, kept)
    kept -= _links(blocks, kept) | _teasers(blocks, kept)
    kept -= drop_zones(blocks, kept, title)
    kept -= apart(blocks, kept)
    kept -= trailing(blocks, kept)
    kept -= edges(blocks, kept, title)
    if kept:  # what was chosen may have been a link alone
        kept |= {index for index in entry_heads(blocks, kept) if blocks[index].reason is None}
        above = points(blocks, kept, _head(blocks, kept, title))
        kept |= {index for index in above if not _outside(blocks[index])}
    for index, block in enumerate(blocks):
        if index not in kept:
            block.drop(_reason(block))
    return True


def _matched(blocks: list[Block], found: str | None) -> set[int]:
    lines = [Block(line.strip("-|• ")).key for line in (found or "").splitlines()]
    return match_lines(blocks, [line for line in lines if line])


def _longest_run(blocks: list[Block]) -> set[int]:
    """The paragraphs of the stretch of the page with most prose."""
    probe = [
        Block(b.text, b.tag, b.link_share, b.heading, "navigation" if _outside(b) else None) for b in blocks
    ]
    stretch = best_stretch(probe)
    if stretch is None:
        return set()
    return {i for i in range(stretch[0], stretch[1] + 1) if probe[i].reason is None and is_prose(probe[i])}


def _size(blocks: list[Block], chosen: set[int]) -> int:
    return sum(len(blocks[index].words) for index in chosen)


def _missed(blocks: list[Block], kept: set[int], title: str | None) -> set[int]:
    """Paragraphs between the headline and the body, and those between two of the body's blocks."""
    first, last = min(kept), max(kept)
    start = _head(blocks, kept, title)
    return {
        index
        for index in range(start, last)
        if index not in kept
        and blocks[index].sentence
        and blocks[index].link_share < 0.3
        and not _outside(blocks[index])
        and _fits_body(blocks, index, first, kept)
    }


def _head(blocks: list[Block], kept: set[int], title: str | None) -> int:
    """The headline near above the body, or the body's first block."""
    first = min(kept)
    key = Block(title).key if title else None
    heads = [i for i in range(first) if blocks[i].tag.endswith("h1") or blocks[i].key == key]
    return max(heads) if heads and first - max(heads) <= _NEAR else first


def _fits_body(blocks: list[Block], index: int, first: int, kept: set[int]) -> bool:
    """Whether a missed paragraph stands like the body's: before it, or among blocks of its own kind."""
    if index < first:
        return len(blocks[index].words) >= 10
    near = [other for other in range(index - 2, index + 3) if other in kept]
    return len(near) >= 2 and any(blocks[other].tag == blocks[index].tag for other in near)


def _between(blocks: list[Block], kept: set[int]) -> set[int]:
    """Subheadings and cells of tables between two paragraphs of the body, with nothing else there."""
    found: set[int] = set()
    order = sorted(kept)
    for before, after in pairwise(order):
        gap = range(before + 1, after)
        if not gap or not (is_prose(blocks[before]) and is_prose(blocks[after])):
            continue
        if any(_outside(blocks[i]) or blocks[i].zones or blocks[i].link_share >= _LINKED for i in gap):
            continue
        cells = all(blocks[i].tag.split("/")[-1] in _CELLS for i in gap)
        if cells or (len(gap) == 1 and blocks[after - 1].heading):
            found.update(gap)
    return found


def _links(blocks: list[Block], kept: set[int]) -> set[int]:
    """Blocks of the body that are nothing but a link (lists and tables may hold such)."""
    leaf = ("li", "td", "th", "dd", "dt")
    return {
        i
        for i in kept
        if blocks[i].link_share > 0.9
        and len(blocks[i].words) > 2
        and not blocks[i].sentence
        and blocks[i].tag.split("/")[-1] not in leaf
    }


def _teasers(blocks: list[Block], kept: set[int]) -> set[int]:
    """Paragraphs under headings that are links, once the body has begun: other stories' beginnings."""
    teasers: set[int] = set()
    heads = [i for i, b in enumerate(blocks) if b.heading and b.link_share > 0.9 and i > min(kept)]
    for head in heads:
        ahead = next((i for i in range(head + 1, len(blocks)) if blocks[i].heading), len(blocks))
        below = {i for i in range(head + 1, ahead) if i in kept}
        if len(below) <= 2 and len(heads) >= 2:
            teasers |= below
    return teasers if len(teasers) < len(kept) else set()


def _outside(block: Block) -> bool:
    zones = block.tag.split("/")
    return any(
        zone in zones for zone in ("nav", "footer", "aside", "form", "button", "figcaption", "address")
    )


def match_lines(blocks: list[Block], lines: list[str]) -> set[int]:
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
        if (len(key) >= 20 and key in joined) or sum(
            len(line) for line in left if len(line) >= 20 and line in key
        ) >= 0.6 * len(key):
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
    if block.zones:
        return knowledge().zone_reasons[block.zones[-1]]
    return "links" if block.link_share > 0.6 else "outside the article"
