"""Which blocks of a page dump are its article: phrases, repetition, teasers, the best stretch of prose."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import groupby

from ingest.cleaning.blocks import Block, counts
from ingest.cleaning.knowledge import knowledge
from ingest.cleaning.offers import close_offers, drop_cut_rows, pass_captions
from ingest.cleaning.phrases import AnyOf, Line, Rule

# Headlines leave these out; running text cannot.
_RUNNING = frozenset(
    [
        "a",
        "an",
        "the",
        "his",
        "her",
        "its",
        "their",
        "this",
        "that",
        "these",
        "those",
        "was",
        "were",
        "has",
        "have",
        "had",
        "been",
        "said",
    ]
)
_LONG = 25  # words of a block that is prose even without a full stop
_LINKED = 0.66
_CELLS = ("td", "th")
PAGE_SIGNS = 2  # blocks of furniture that make a text a page
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
_END_SHARE = 0.5
_RUN, _PAIRS, _PARTED = 3, 4, 3  # paragraphs of a text, teasers in a row, lines of furniture between both
_SHORT_QUESTION = 9  # words of a headline that asks
# What a dropped block takes from a stretch: other stories end an article, a share bar only interrupts it.
_COST = {
    "repeated headline": 6.0,
    "teaser headline": 6.0,
    "teaser of another story": 8.0,
    "other stories": 8.0,
    "label of other stories": 5.0,
    "comments": 8.0,
    "template debris": 3.0,
    "section label": 3.0,
    "navigation": 3.0,
}


def is_prose(block: Block, *, strict: bool = False) -> bool:
    """Whether the block reads as a paragraph of an article.

    ``strict`` asks for the end of a sentence: among page furniture, a line without one is a headline.
    """
    if block.link_share > _LINKED and len(block.words) < 30:
        return False
    if block.sentence or len(block.words) >= _LONG:
        return not block.capitals
    if strict or len(block.words) < 6 or block.capitals:
        return False
    return any(word.casefold() in _RUNNING for word in block.words)


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


def mark_repeats(blocks: list[Block]) -> bool:
    """Drop blocks that say again what an earlier one said, and headlines that come twice; whether any did."""
    seen = counts(blocks)
    found = False
    kept: set[str] = set()
    for block in blocks:
        if block.reason or not block.key or seen[block.key] < 2:
            continue
        found = True
        if is_prose(block) and block.key not in kept:
            kept.add(block.key)
        else:
            block.drop("repeated paragraph" if is_prose(block) else "repeated headline")
    labelled = knowledge().sections
    for index, block in enumerate(blocks[:-1]):
        # "WORLD Sunak nears …" above "Sunak nears …": a section's label before a teaser's headline
        head = block.text.split(" ", 1)
        if block.reason is None and len(head) == 2 and head[0].isupper() and head[0].casefold() in labelled:
            after = blocks[index + 1]
            headline = Block(head[1])
            same = headline.key == after.key
            if headline.content_words and (same or (_alike(headline, after) > 0.7 and not is_prose(after))):
                block.drop("teaser headline")
                after.drop("teaser headline")
                found = True
    return found


def mark_teasers(blocks: list[Block], opens: dict[int, str]) -> None:
    """Drop what follows a list's label, what follows the article's end, and headline-and-sentence pairs."""
    teasers = _teaser_pairs(blocks)
    began = 0
    index = 0
    while index < len(blocks):
        kind = opens.get(index)
        if kind == "end" and _is_end(blocks, index):
            for block in blocks[index + 1 :]:
                block.drop("comments")
            break
        if kind == "list":
            index = _skip_list(blocks, index + 1, teasers, began)
            continue
        began += blocks[index].reason is None and is_prose(blocks[index]) and index not in teasers
        index += 1
    if began:
        for place in sorted(teasers | _rows_of_pairs(blocks)):
            blocks[place].drop("teaser of another story")


def _is_end(blocks: list[Block], index: int) -> bool:
    """Whether the article lies before a label such as "Comments" (many pages have one above it, too)."""
    before, after = _prose_words(blocks[:index]), _prose_words(blocks[index:])
    signs = sum(block.reason == "comments" for block in blocks[index:])
    return before > 0 and (before >= _END_SHARE * after or (signs > 3 and before >= max(60, 0.25 * after)))


def _prose_words(blocks: list[Block]) -> int:
    return sum(len(block.words) for block in blocks if block.reason is None and is_prose(block))


def best_stretch(blocks: list[Block], *, strict: bool = False) -> tuple[int, int] | None:
    """First and last index of the stretch with most prose (a maximum-sum segment), None without prose."""
    best, stretch = 0.0, None
    total, start = 0.0, 0
    for index, block in enumerate(blocks):
        if block.reason is None and is_prose(block, strict=strict):
            weight = float(min(max(len(block.words), 5), 40))
        elif block.reason:
            weight = -_COST.get(block.reason, 1.0)
        else:
            weight = -3.0
        if total <= 0:
            total, start = 0.0, index
        total += weight
        if total > best:
            best, stretch = total, (start, index)
    return stretch


def _skip_list(blocks: list[Block], index: int, teasers: set[int], began: int) -> int:
    """Drop a list of other stories from ``index``; where it ends: at prose that is no teaser's sentence."""
    need = 2 if began else 1  # once the article has begun, one lone sentence is a teaser's
    while index < len(blocks):
        block = blocks[index]
        if block.reason is None and _ends_list(block) and index not in teasers:
            run = 0
            for ahead in blocks[index : index + need]:
                run += ahead.reason is None and _ends_list(ahead)
            if run >= need:
                return index
        block.drop("other stories")
        index += 1
    return index


def asks(block: Block) -> bool:
    """Whether a block is a short question, as headlines are ("Who are the brigades?")."""
    return block.text.endswith("?") and len(block.words) <= _SHORT_QUESTION


def _ends_list(block: Block) -> bool:
    return is_prose(block, strict=True) and not asks(block)


def _teaser_pairs(blocks: list[Block]) -> set[int]:
    """Indices of headline and sentence of teasers: a lone sentence under a headline that says the same.

    One such pair is what a short article looks like, and a row of them may be a text with subheadings:
    unless a headline comes twice, they count only after the last run of paragraphs, and under full headlines.
    """
    certain: list[tuple[int, int]] = []
    likely: list[tuple[int, int]] = []
    last_run = 0
    for index in range(1, len(blocks)):
        block, above = blocks[index], blocks[index - 1]
        if not (block.reason is None and is_prose(block)):
            continue
        if is_prose(above) and above.reason is None:
            last_run = index
            continue
        after = blocks[index + 1] if index + 1 < len(blocks) else None
        if len(above.words) < 3 or (after is not None and after.reason is None and is_prose(after)):
            continue
        alike = _alike(above, block) >= 0.3
        if above.reason in {"repeated headline", "teaser headline"}:
            if alike or last_run > 0:
                certain.append((index - 1, index))
        elif alike and len(above.words) >= 5:
            likely.append((index - 1, index))
    prose = sum(block.reason is None and is_prose(block) for block in blocks)
    late = [pair for pair in likely if pair[0] > last_run > 0]
    pairs = [*certain, *(late if len(late) + len(certain) >= 2 else [])]
    if prose <= len(pairs):
        return set()
    return {place for pair in pairs for place in pair}


def _rows_of_pairs(blocks: list[Block]) -> set[int]:
    """Rows of headline and lone sentence in turn, which furniture parts from the longest run of paragraphs.

    A text may itself go in turns (questions and answers, steps): then it has no such run elsewhere.
    """
    told = [block.reason is None and is_prose(block, strict=True) for block in blocks]
    free = [index for index, block in enumerate(blocks) if block.reason is None]
    runs = [list(group) for prose, group in groupby(free, key=told.__getitem__) if prose]
    main = max(runs, key=lambda run: sum(len(blocks[index].words) for index in run), default=[])
    if len(main) < _RUN:
        return set()
    found: set[int] = set()
    row: list[int] = []
    for index in [*range(len(blocks)), None]:
        if index is not None and (not row or told[index] != told[row[-1]]) and blocks[index].reason is None:
            row.append(index)
            continue
        if len(row) >= 2 * _PAIRS and _parted(blocks, row, main):
            found.update(row)
        row = [] if index is None or blocks[index].reason is not None else [index]
    return found


def _parted(blocks: list[Block], row: list[int], main: list[int]) -> bool:
    """Whether enough furniture lies between a row and the run of paragraphs."""
    first, last = (main[-1] + 1, row[0]) if row[0] > main[-1] else (row[-1] + 1, main[0])
    return sum(block.reason is not None for block in blocks[first:last]) >= _PARTED


def _alike(headline: Block, other: Block) -> float:
    """Share of the headline's open-class words that the other block has."""
    return len(headline.content_words & other.content_words) / max(1, len(headline.content_words))


def mark_last(blocks: list[Block]) -> None:
    """Drop author boxes at the end of the body; never its only block."""
    kept = [block for block in blocks if block.reason is None]
    for block in reversed(kept[max(1, len(kept) - 2) :]):
        line = Line.of(block.text, len(block.words))
        for rule in knowledge().rules:
            if rule.last and rule.fits(line):
                block.drop(rule.reason)
