"""Which blocks a page added to its article, by their phrases and patterns."""

from __future__ import annotations

import re
from functools import lru_cache

from ingest.cleaning.blocks import Block
from ingest.cleaning.knowledge import knowledge
from ingest.cleaning.offers import close_offers, drop_cut_rows, pass_captions
from ingest.cleaning.phrases import AnyOf, Line, Rule

PAGE_SIGNS = 2  # blocks of furniture that make a text a page
_CELLS = ("td", "th")
# Reasons that a wire story has without a page around it.
_WIRE = frozenset(
    [
        "caption or picture credit",
        "reporting credit",
        "byline",
        "link to another story",
        "contact line",
        "ticker",
        "time stamp",
        "author box",
    ]
)
_SENTENCE_GAP = re.compile(r"""(?<=[.!?])["'”’)]*\s+(?=[A-Z0-9"“'‘(©])""")
_LONGEST_LINE = 3000  # characters of a line that can be furniture


def mark_furniture(blocks: list[Block], *, page: bool = False, debris: bool = True) -> dict[int, str]:
    """Drop what is furniture wherever it stands. Returns the blocks that open lists or end the article.

    ``page``: whether this is known to be a page, so that weak signs count. Without that they count where two
    blocks or more show strong ones: a text that is no page keeps all its sentences.
    ``debris``: whether code counts as furniture (in a page's own paragraphs it is quoted).
    """
    opens = _apply_rules(blocks, weak=False, debris=debris)
    if page or signs(blocks) >= PAGE_SIGNS:
        # Nothing is split here, so the indices hold.
        opens |= _apply_rules(blocks, weak=True, debris=debris)
    close_offers(blocks, [index for index, kind in opens.items() if kind == "offer"])
    pass_captions(blocks)
    drop_cut_rows(blocks)
    return opens


def signs(blocks: list[Block]) -> int:
    """How many blocks are a page's furniture for sure."""
    return sum(block.reason in _certain() for block in blocks)


@lru_cache(maxsize=1)
def _certain() -> frozenset[str]:
    # Navigation, share bars and the like; a lone caption, credit or date stands in any wire story.
    return frozenset(rule.reason for rule in knowledge().rules) - _WIRE | {"section label"}


@lru_cache(maxsize=4)
def _rules(weak: bool, sentence: bool) -> tuple[Rule, ...]:
    """The rules that are asked of a block wherever it stands."""
    return tuple(
        rule
        for rule in knowledge().rules
        if not rule.last and rule.weak == weak and (rule.prose or not sentence)
    )


@lru_cache(maxsize=4)
def _anywhere(weak: bool, sentence: bool) -> AnyOf:
    """The patterns of these rules that need not be at the beginning of a line."""
    return AnyOf([pattern for rule in _rules(weak, sentence) for pattern in rule.anywhere])


def _apply_rules(blocks: list[Block], *, weak: bool, debris: bool) -> dict[int, str]:
    opens: dict[int, str] = {}
    index = 0
    while index < len(blocks):
        block = blocks[index]
        if len(block.text) > _LONGEST_LINE:
            if not block.words:
                block.drop("punctuation only")
            index += 1
            continue
        if block.reason is None and block.debris and (debris or not block.words):
            block.drop("template debris" if block.words else "punctuation only")
        line = Line.of(block.text, len(block.words))
        anywhere = _anywhere(weak, block.sentence).found(block.text, line.folded)
        for rule in _rules(weak, block.sentence):
            if block.reason is not None:
                break
            if not rule.fits(line, anywhere=anywhere):
                continue
            start = 0 if weak else _closing_furniture(block, rule)
            if start:
                tail = Block(block.text[start:], block.tag, block.link_share, reason=rule.reason)
                block = Block(block.text[:start].rstrip(), block.tag, block.link_share, block.heading)
                blocks[index : index + 1] = [block, tail]
                line = Line.of(block.text, len(block.words))
                continue
            if rule.opens:
                opens[index] = rule.opens
            block.drop(rule.reason)
        row = block.tag.endswith(_CELLS) and not block.link_share  # "Army" beside its losses
        if block.reason is None and line.edgeless in knowledge().sections and not row:
            block.drop("section label")
        index += 1
    return opens


def _closing_furniture(block: Block, rule: Rule) -> int:
    """Where a long paragraph's last sentences are furniture and its first are not; 0 where that is not so."""
    starts = [0, *(match.end() for match in _SENTENCE_GAP.finditer(block.text))]
    if len(starts) < 3:
        return 0
    parts = [block.text[a:b].strip() for a, b in zip(starts, [*starts[1:], len(block.text)], strict=True)]
    end = len(parts)
    while end and rule.fits(Line.of(parts[end - 1], len(parts[end - 1].split()))):
        end -= 1
    return starts[end] if 2 <= end < len(parts) else 0


def mark_last(blocks: list[Block]) -> None:
    """Drop author boxes at the end of the body; never its only block."""
    kept = [block for block in blocks if block.reason is None]
    for block in reversed(kept[max(1, len(kept) - 2) :]):
        line = Line.of(block.text, len(block.words))
        for rule in knowledge().rules:
            if rule.last and rule.fits(line):
                block.drop(rule.reason)
