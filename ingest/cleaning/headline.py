"""The headline above the body of a page dump or of a plain text."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from ingest.cleaning.blocks import ITEM, Block, counts
from ingest.cleaning.dateline import is_dateline
from ingest.cleaning.knowledge import knowledge
from ingest.cleaning.phrases import Line
from ingest.cleaning.points import labelled
from ingest.cleaning.prose import is_prose

_LONGEST_TITLE = 25  # words
_SIGNED = frozenset(["byline", "header: date"])  # what stands below a headline
# What a headline looks like where nothing below it is signed: a teaser, or "Correction: ...".
_LIKE_HEADLINES = frozenset(["other stories", "notice to readers"])
_CAPTION = "caption or picture credit"
_FIELD = re.compile(r"[A-Z][a-z]{2,14}: \S")
_SUMMARY = 16  # words of a summary below a headline
_STOP = re.compile(r"[a-z]{2}[.!?] [A-Z]")
_SITE = 4  # words of a site's name
_ROW = re.compile(r"\s\|\s|(?:\s/\s.*){2}|\t|:\s*\d[\d,.]*$|^\d{1,2}[:.]\d{2}\b")


def find_title(blocks: list[Block], first: int, known: str | None) -> str | None:
    """The headline among the blocks before the body's first; marks every block that repeats it.

    Of several candidates the one wins that comes twice, shares words with the body's beginning, is near, and
    has author or day below it.
    """
    if known is None:
        seen = counts(blocks)
        opening = frozenset().union(*(block.content_words for block in blocks[first : first + 3]))
        best, known_score = None, float("-inf")
        summed_up = labelled(blocks[:first])
        for index, block in enumerate(blocks[:first]):
            if index in summed_up:
                continue
            # A line may stand between headline and date: "Inquiry Needed Into Reprisals".
            below = blocks[index + 1 : index + 3]
            signed = below[0].reason in _SIGNED or (
                len(below) > 1 and below[0].reason is None and below[1].reason in _SIGNED
            )
            if block.reason not in {None, "repeated headline"} and not (
                signed and block.reason in _LIKE_HEADLINES
            ):
                continue
            if not 2 <= sum(word[0].isalpha() for word in block.words) <= _LONGEST_TITLE:
                continue
            if is_listed(block) or (is_prose(block, strict=True) and not block.text.endswith("?")):
                continue
            if _FIELD.match(block.text) and any(
                _FIELD.match(b.text) for b in blocks[max(0, index - 1) : index + 2] if b is not block
            ):
                continue  # "Format: Situation Report", "Origin: partners on both sides"
            if index and blocks[index - 1].reason == "time stamp":
                continue  # the headline of a live blog's entry
            if is_dateline(block) or _is_caption(block):
                continue
            shared = len(block.content_words & opening) / max(2, len(block.content_words))
            score = (
                shared * 3
                + min(seen[block.key] - 1, 2) * 0.5
                + 1 / (first - index + 1)
                + min(len(block.words), 8) / 16
                + signed
                - 2 * (index == 0 and len(block.words) <= _SITE)  # "Sahel Rights Monitor": whose page it is
                - 2 * (below[0].reason == "navigation" or bool(knowledge().offer_signs.search(block.text)))
            )
            if score > known_score:
                before = best if index and blocks[index - 1].text == best and _is_standfirst(block) else None
                best, known_score = before or block.text, score
        known = best
    if known:
        key = Block(known).key
        for block in blocks:
            alike = (
                block.key and len(block.text) <= len(known) * 1.5 + 10 and fuzz.ratio(block.key, key) >= 88
            )
            headline = block.reason in {None, "repeated headline"} and not is_prose(block, strict=True)
            headline = headline or (block.key == key and not block.text.endswith("."))
            if alike and headline:
                block.reason = "headline"
    return known


def _is_standfirst(block: Block) -> bool:
    """Whether a line right below a headline looks like a sentence or two that sum up the story."""
    return len(block.words) >= _SUMMARY or bool(_STOP.search(block.text))


def _is_caption(block: Block) -> bool:
    line = Line.of(block.text, len(block.words))
    return "©" in block.text or any(rule.reason == _CAPTION and rule.fits(line) for rule in knowledge().rules)


def is_listed(block: Block) -> bool:
    """Whether a line is an item, announces a list, or is a row of a table or a field with a value."""
    return (
        bool(ITEM.match(block.text)) or block.text.endswith((":", ";", ",")) or bool(_ROW.search(block.text))
    )
