"""Blocks that tell of other stories: what comes twice, lists, headlines with a lone sentence."""

from __future__ import annotations

from itertools import groupby

from ingest.cleaning.blocks import Block, counts
from ingest.cleaning.knowledge import knowledge
from ingest.cleaning.prose import asks, is_prose

_END_SHARE = 0.5
_RUN, _PAIRS, _PARTED = 3, 4, 3  # paragraphs of a text, teasers in a row, lines of furniture between both


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
