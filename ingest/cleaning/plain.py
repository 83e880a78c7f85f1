"""The body of a page dump or of a plain text."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from ingest.cleaning.blocks import Block, counts
from ingest.cleaning.dateline import take_dateline, take_signatures
from ingest.cleaning.header import Header, place_case, read_fields
from ingest.cleaning.selection import best_stretch, is_prose, mark_furniture, mark_repeats, mark_teasers

_ITEM = re.compile(r"(?:[•·▪●○◦*–—-]|\d{1,2}[.)])\s")
_LONGEST_TITLE = 25  # words
_LABEL = 3  # words at most of a tag or label
_SUBHEADING = 6
_SUBTITLES = 2  # lines between headline and body; more are a list that belongs to the text


def select_plain(blocks: list[Block], header: Header, title: str | None) -> None:
    """Give every block outside the body a reason, and read title, date, dateline and agency.

    A text without any sign of page furniture is kept whole, but for its headline: what is no page must
    not lose a sentence.
    """
    read_fields(blocks, _first_prose(blocks), header)
    take_signatures(blocks, header)
    opens = mark_furniture(blocks)
    repeats = mark_repeats(blocks)
    mark_teasers(blocks, opens)
    furnished = repeats or any(block.reason and not block.reason.startswith("header") for block in blocks)
    stretch = best_stretch(blocks, strict=furnished) or best_stretch(blocks)
    if stretch is None:
        _keep_lines(blocks, header, title)
        return
    first, last = stretch
    # Lines that do not end as sentences, above one that does, are headlines.
    first = next((i for i in range(first, last + 1) if _paragraph(blocks[i])), first)
    header.title = find_title(blocks, first, title or header.title)
    if furnished:
        _trim(blocks, first, last)
    else:
        _keep_whole(blocks, first)
    start = next((i for i, block in enumerate(blocks) if block.reason is None), None)
    if start is not None:
        take_dateline(blocks, start, header)
        _standalone_datelines(blocks, start, header)


def find_title(blocks: list[Block], first: int, known: str | None) -> str | None:
    """The headline among the blocks before the body's first; marks every block that repeats it.

    Of several candidates the one wins that comes twice, shares words with the body's beginning and is near.
    """
    if known is None:
        seen = counts(blocks)
        opening = frozenset().union(*(block.content_words for block in blocks[first : first + 3]))
        best, known_score = None, 0.0
        for index, block in enumerate(blocks[:first]):
            if not 2 <= sum(
                word[0].isalpha() for word in block.words
            ) <= _LONGEST_TITLE or block.reason not in {None, "repeated headline"}:
                continue
            shared = len(block.content_words & opening) / max(1, len(block.content_words))
            score = (
                shared * 3
                + min(seen[block.key] - 1, 2) * 0.5
                + 1 / (first - index + 1)
                + min(len(block.words), 8) / 16
            )
            if score > known_score:
                best, known_score = block.text, score
        known = best
    if known:
        key = Block(known).key
        for block in blocks:
            alike = (
                block.key and len(block.text) <= len(known) * 1.5 + 10 and fuzz.ratio(block.key, key) >= 88
            )
            headline = block.reason in {None, "repeated headline"} and (
                block.key == key or not is_prose(block)
            )
            if alike and headline:
                block.reason = "headline"
    return known


def _first_prose(blocks: list[Block]) -> int:
    strict = next((index for index, block in enumerate(blocks) if _paragraph(block)), None)
    return min(3, len(blocks) - 1) if strict is None else strict


def _paragraph(block: Block) -> bool:
    return block.reason is None and is_prose(block, strict=True)


def _keep_whole(blocks: list[Block], first: int) -> None:
    """A text without furniture is body, but for one or two lines below the headline and a closing tag."""
    above = [block for block in blocks[:first] if block.reason is None and len(block.words) <= _LONGEST_TITLE]
    for block in above if len(above) <= _SUBTITLES else []:
        block.drop("subtitle")
    for block in reversed(blocks):
        if block.reason is not None:
            continue
        if len(block.words) > _LABEL or block.terminal:
            break
        block.drop("tag")


def _trim(blocks: list[Block], first: int, last: int) -> None:
    """Drop what lies outside the stretch, and inside it what is no paragraph, subheading or list."""
    for index, block in enumerate(blocks):
        if block.reason is not None:
            continue
        if index < first:
            block.drop("before the article")
        elif index > last:
            block.drop("after the article" if len(block.words) > _LABEL else "tag")
        elif not is_prose(block, strict=True) and not _belongs(blocks, index):
            block.drop("line between paragraphs")


def _belongs(blocks: list[Block], index: int) -> bool:
    """Whether a line that is no paragraph is a subheading or an item of a list."""
    block = blocks[index]
    above = next((other for other in reversed(blocks[:index]) if other.reason is None), None)
    if _ITEM.match(block.text) or (above is not None and above.text.endswith(":")):
        return True
    if above is not None and not is_prose(above) and above.text.endswith((",", ";")):
        return True
    return len(block.words) < _SUBHEADING


# Furniture that may be all that a text is: one line with "Breaking:" before it.
_SOFT = frozenset(
    [
        "ticker",
        "caption or picture credit",
        "link to another story",
        "template debris",
        "author box",
        "reporting credit",
    ]
)


def _keep_lines(blocks: list[Block], header: Header, title: str | None) -> None:
    """No paragraph anywhere: what is not furniture is the text (one line, a list of headlines, a table)."""
    if title:
        header.title = find_title(blocks, 0, title)
    if any(block.reason is None for block in blocks):
        return
    for block in blocks:
        if block.reason == "headline" or (
            block.reason in _SOFT and len(block.words) >= 3 and len(blocks) <= 3
        ):
            block.reason = None


def _standalone_datelines(blocks: list[Block], start: int, header: Header) -> None:
    """A dateline on a line of its own above the body: so scrapers leave it between two headlines."""
    for index in range(start):
        if blocks[index].reason not in {"before the article", "subtitle"} or header.dateline is not None:
            continue
        probe = [Block(blocks[index].text)]
        if take_dateline(probe, 0, header) == 0 and probe[0].reason == "dateline" and len(probe) == 1:
            blocks[index].reason = "dateline"
        elif index == start - 1 and _is_place_line(blocks[index], header.title):
            header.dateline = place_case(blocks[index].text)
            blocks[index].reason = "dateline"


def _is_place_line(block: Block, title: str | None) -> bool:
    """``KYIV``, or ``Kyiv, Ukraine`` under a headline: a line of one to three names."""
    names = block.text.replace(",", " ").split()
    return (
        len(names) <= 3
        and all(name[:1].isupper() for name in names)
        and (block.capitals or title is not None)
    )
