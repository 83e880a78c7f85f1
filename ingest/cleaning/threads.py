"""Threads of readers' comments below the article of a dump."""

from __future__ import annotations

import re
from itertools import pairwise

from ingest.cleaning.blocks import Block, counts
from ingest.cleaning.dates import find_dates, month_day, only_date
from ingest.cleaning.knowledge import knowledge
from ingest.cleaning.prose import is_prose

_THREAD = 3  # comments that make a thread
_NAME, _MOMENT = 4, 9  # words at most of a name, and of the time below it
_HEAD = 14  # words at most of a line that says who said it and when
_TIME = re.compile(r"(?<!\d)\d{1,2}[:.h]\d{2}(?!\d)|(?<!\d)\d{1,2} ?[ap]\.?m\b", re.IGNORECASE)
_POST = re.compile(r"#(\d{1,4})$")
_POSTS = 2  # posts that make a forum's thread
_NUMERIC = re.compile(r"(?<!\d)\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})(?!\d)")  # whichever part is the day
_NAMED = 0.6  # share of the heads that a name goes with
_NEAR = 15  # lines around a thread in which a label says what it is
_ABOVE = 4  # lines above a moment in which its author may stand
_ARTICLE = 60  # words in sentences of the shortest article above a thread
_COMMENTS = "comments"


def mark_threads(blocks: list[Block]) -> range:
    """Drop a thread of comments below the article. Where it is.

    It is a row of names, each above the time of its comment; or a row of lines or groups of short lines that
    give a name and a moment, where a label says that these are comments.
    """
    thread = _numbered(blocks) or _names_and_moments(blocks) or _labelled(blocks)
    for index in thread:
        blocks[index].drop(_COMMENTS)
    return thread


def _numbered(blocks: list[Block]) -> range:
    """The posts of a forum behind its first: each below a moment and its number ("10:02 PM #2")."""
    heads = [
        (index, int(found[1]))
        for index, block in enumerate(blocks)
        if len(block.words) <= _HEAD and (found := _POST.search(block.text)) and _TIME.search(block.text)
    ]
    rising = [number for _, number in heads] == sorted({number for _, number in heads})
    if len(heads) < _POSTS or not rising or heads[0][1] != 1:
        return range(0)
    return range(heads[1][0], len(blocks))


def _names_and_moments(blocks: list[Block]) -> range:
    starts = [
        index
        for index in range(len(blocks) - 2)
        if _is_name(blocks[index]) and _is_moment(blocks[index + 1]) and blocks[index + 2].words
    ]
    if len(starts) < _THREAD or not any(
        b.reason is None and is_prose(b, strict=True) for b in blocks[: starts[0]]
    ):
        return range(0)
    gaps = [after - before for before, after in pairwise(starts)]
    last = starts[-1] + 2
    while (
        last + 1 < len(blocks) and last - starts[-1] < max(gaps) and is_prose(blocks[last + 1], strict=True)
    ):
        last += 1
    return range(starts[0], last + 1)


def _labelled(blocks: list[Block]) -> range:
    heads = [index for index, block in enumerate(blocks) if _is_head(block)]
    heads = heads[next((i for i, at in enumerate(heads) if _told(blocks[:at]) >= _ARTICLE), len(heads)) :]
    if len(heads) < _THREAD:
        return range(0)
    labels = [
        index
        for index in range(max(0, heads[0] - _NEAR), heads[-1] + _NEAR)
        if index < len(blocks) and blocks[index].reason == _COMMENTS
    ]
    seen = counts(blocks)
    named = sum(
        _names_author(blocks, at, before, seen) for before, at in zip([0, *heads], heads, strict=False)
    )
    if (
        not labels
        or named < _NAMED * len(heads)
        or _told(blocks[: heads[0]]) < _told(blocks[heads[-1] + 8 :])
    ):
        return range(0)
    gaps = [after - before for before, after in pairwise(heads)]
    last = heads[-1]
    while last + 1 < len(blocks) and last - heads[-1] < max(gaps) and is_prose(blocks[last + 1], strict=True):
        last += 1
    first = min(labels[0], heads[0])
    while first < heads[0] and any(_article(block) for block in blocks[first : first + 3]):
        first += 1
    return range(first, last + 1)


def _article(block: Block) -> bool:
    return block.reason is None and is_prose(block, strict=True)


def _told(blocks: list[Block]) -> int:
    return sum(len(block.words) for block in blocks if _article(block))


def _is_head(block: Block) -> bool:
    """Whether a line, which may name somebody, says when something was said."""
    if len(block.words) > _HEAD or block.sentence or not block.words:
        return False
    if knowledge().commented_by.match(block.text) or knowledge().ago.search(block.text):
        return True
    dated = _NUMERIC.search(block.text) or month_day(block.text) or find_dates(block.text)
    return bool(dated and _TIME.search(block.text))


def _names_author(blocks: list[Block], at: int, before: int, seen: dict[str, int]) -> bool:
    """Whether somebody is named in the head ``at`` or in the lines between it and the head ``before``."""
    if not _is_moment(blocks[at]):
        return True
    above = range(max(before + 1, at - _ABOVE), at)
    return any(_is_name(blocks[index]) and seen[blocks[index].key] < _THREAD for index in above)


def _is_name(block: Block) -> bool:
    return 1 <= len(block.words) <= _NAME and not block.sentence


def _is_moment(block: Block) -> bool:
    """Whether a line is a day with a time of day, or says how long ago."""
    ago = knowledge().ago.search(block.text)
    if ago is not None and len(ago.group().strip()) >= len(block.text) - 2:
        return True
    if len(block.words) > _MOMENT or not _TIME.search(block.text):
        return False
    return only_date(block.text) is not None
