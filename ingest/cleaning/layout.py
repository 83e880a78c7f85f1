"""Plain text to blocks: a line is a block, unless the text was wrapped to a width."""

from __future__ import annotations

import re
from itertools import pairwise

from ingest.cleaning.blocks import FUNCTION_WORDS, Block

_NARROWEST, _WIDEST = 45, 120  # characters a line, of text that was wrapped
_UNFINISHED = re.compile(r"(?:,|[^.!?…:;\"'”’)\]])$")


def plain_blocks(text: str) -> list[Block]:
    """The blocks of a plain text, white space inside each normalised. Loses no other character but null."""
    groups: list[list[str]] = [[]]
    for line in text.replace("\x00", "").splitlines():
        if line.strip():
            groups[-1].append(line.rstrip())
        elif groups[-1]:
            groups.append([])
    width = _wrap_width(groups)
    blocks: list[Block] = []
    for group in groups:
        lines = _unwrap(group, width) if width else group
        blocks.extend(Block(" ".join(line.split())) for line in lines)
    return blocks


def _continues(first: str, second: str) -> bool:
    """Whether a sentence plainly runs on from one line to the next."""
    ahead = second.lstrip()
    if not _UNFINISHED.search(first):
        return False
    last = first.rsplit(maxsplit=1)[-1].casefold()
    return ahead[:1].islower() or last in FUNCTION_WORDS or first.endswith(",")


def _wrap_width(groups: list[list[str]]) -> int | None:
    """The width that the text was wrapped to, or None: breaks inside sentences are the sign of it."""
    breaks = [pair for group in groups for pair in pairwise(group)]
    if not breaks:
        return None
    running = [pair for pair in breaks if _continues(*pair) and pair[1].lstrip()[:1].islower()]
    if not running or len(running) < 0.2 * len(breaks):
        return None
    width = max(len(first) for first, _ in running)
    return width if _NARROWEST <= width <= _WIDEST else None


def _unwrap(group: list[str], width: int) -> list[str]:
    """Join lines that were broken because the next word did not fit into ``width``."""
    joined: list[str] = []
    for index, line in enumerate(group):
        if index:
            before = group[index - 1]
            word = line.split()[0]
            indented = line[:1].isspace() and not before[:1].isspace()
            full = len(before) + 1 + len(word) > width - 1
            fits = len(before) <= width * 1.15
            if fits and not indented and (full or _continues(before, line)):
                joined[-1] += " " + line.strip()
                continue
        joined.append(line)
    return joined
