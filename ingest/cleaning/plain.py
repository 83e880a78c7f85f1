"""The body of a page dump or of a plain text."""

from __future__ import annotations

from itertools import pairwise

from ingest.cleaning.blocks import ITEM, Block
from ingest.cleaning.dateline import take_dateline, take_signatures, take_standalone
from ingest.cleaning.dates import find_dates, only_date
from ingest.cleaning.furniture import PAGE_SIGNS, mark_furniture, signs
from ingest.cleaning.header import Header, read_fields
from ingest.cleaning.headline import find_title, is_listed
from ingest.cleaning.knowledge import knowledge
from ingest.cleaning.lines import SOFT, placed, shallow, verdicts
from ingest.cleaning.points import entry_heads, points
from ingest.cleaning.prose import best_stretch, is_prose
from ingest.cleaning.states import densest, log_odds
from ingest.cleaning.teasers import mark_repeats, mark_teasers
from ingest.cleaning.threads import mark_threads
from ingest.scenes import heading_of

_LABELS = frozenset(["label of other stories"])
_PARAGRAPH = 60  # words of a core that is one
_FAR_MORE = 3  # times more words in another core
_MOST_OF = 0.6  # share of the densest part that an article of paragraphs holds
_LABEL = 3  # words at most of a tag or label
_POINTS = 6  # lines of a summary in points above the first sentence
_DATE_LINE = 12  # words at most of a line that tells the date of publication
_SUBTITLES = 2  # lines between headline and body; more are a list that belongs to the text


def select_plain(blocks: list[Block], header: Header, title: str | None) -> bool:
    """Give every block outside the body a reason, and read title, date, dateline and agency.

    A text without a page's furniture is kept whole, but for its headline: what is no page must not lose a
    sentence. On a page, a chain of two states over its lines chooses (:mod:`ingest.cleaning.states`).
    Returns whether the text is a page.
    """
    hints = mark_evidence(blocks, header)
    page = is_page(blocks, hints)
    stretch = core(hints, page=page)
    if page and stretch is not None:
        _select_lines(blocks, hints, stretch, header, title or header.title)
    elif stretch is None:
        _adopt(blocks, hints if page else [])
        _keep_lines(blocks, header, title)
        return page
    else:
        _keep_whole(blocks, header, title or header.title)
    kept = (i for i, block in enumerate(blocks) if block.reason is None)
    if (top := next(kept, None)) is not None and is_listed(blocks[top]):  # "• KABUL, June 3 (Reuters) -"
        take_dateline(blocks, top, header)
    start = next((i for i, block in enumerate(blocks) if block.reason is None and not is_listed(block)), None)
    if start is not None:
        take_dateline(blocks, start, header)
        told = next((i for i, block in enumerate(blocks) if block.reason is None and block.sentence), start)
        if start < told <= start + _POINTS:
            take_dateline(blocks, told, header)
        take_standalone(blocks, start, header)
    return page


def mark_evidence(blocks: list[Block], header: Header) -> list[Block]:
    """Drop header and certain furniture; copies of the blocks, marked also with what repetition suggests."""
    read_fields(blocks, _first_prose(blocks), header)
    take_signatures(blocks, header)
    for block in blocks:
        if block.row:
            block.drop("navigation")
    opens = mark_furniture(blocks)
    hints = [Block(b.text, b.tag, b.link_share, b.heading, b.reason, row=b.row) for b in blocks]
    mark_repeats(hints)
    mark_teasers(hints, opens)
    for index in mark_threads(hints):
        blocks[index].drop("comments")
    return hints


def is_page(blocks: list[Block], hints: list[Block]) -> bool:
    """Whether furniture of a page stands around the text: a row of links, or two signs of it."""
    repeated = sum(
        block.reason is None and hint.reason in SOFT and not is_prose(hint)
        for block, hint in zip(blocks, hints, strict=True)
    )
    # A label such as "Comments" or "Related" with lines below it is a page of itself.
    labels = any(
        above.reason in _LABELS and below.reason is None and not is_prose(below, strict=True)
        for above, below in pairwise(blocks)
    )
    commented = any(
        block.reason is None and hint.reason == "comments" for block, hint in zip(blocks, hints, strict=True)
    )
    rows = any(block.row and block.reason == "navigation" for block in blocks)
    return rows or labels or commented or signs(blocks) + repeated >= PAGE_SIGNS


def core(hints: list[Block], *, page: bool) -> tuple[int, int] | None:
    """The stretch with most prose, None without prose. On a page lines without a full stop are headlines.

    Where full stops leave hardly a paragraph, the text has none (verse, lists, captions): all prose counts.
    """
    loose = best_stretch(hints)
    strict = best_stretch(hints, strict=True) if page else None
    if strict is None or loose is None:
        return loose
    few, many = (
        sum(len(b.words) for b in hints[first : last + 1] if b.reason is None and is_prose(b))
        for first, last in (strict, loose)
    )
    return loose if few < _PARAGRAPH and many > _FAR_MORE * few else strict


def _select_lines(
    blocks: list[Block], hints: list[Block], stretch: tuple[int, int], header: Header, title: str | None
) -> None:
    weights = knowledge().line_weights
    lines = shallow(hints)
    stretch = guess(hints, log_odds(lines, weights.first), stretch)
    header.title = find_title(hints, stretch[0], title)
    keep_standfirst(hints)
    for block, hint, furniture in zip(blocks, hints, verdicts(hints, stretch), strict=True):
        if furniture:
            block.drop(hint.reason or "")
    odds = log_odds(placed(lines, hints, stretch, header.title), weights.second)
    body = {
        index
        for index, (block, odd) in enumerate(zip(blocks, odds, strict=True))
        if block.reason is None and odd > weights.threshold
    }
    body |= joined(blocks, hints, body, stretch)
    title_at = [i for i in range(min(body, default=0)) if hints[i].reason == "headline"]
    body |= points(hints, body, max(title_at, default=len(hints)))
    body |= {index for index in entry_heads(hints, body) if hints[index].reason in {None, *SOFT}}
    body = without_strays(blocks, body)
    if not any(blocks[index].sentence for index in body):
        inside = range(stretch[0], stretch[1] + 1)
        body = {i for i in inside if hints[i].reason is None and blocks[i].reason is None} or body
    if not body:
        _adopt(blocks, hints)
        return
    _drop_rest(blocks, hints, body)


def keep_standfirst(hints: list[Block]) -> None:
    """Take the sentence right below the headline for what it is: no teaser of another story."""
    for above, hint in pairwise(hints):
        if above.reason == "headline" and hint.reason == "teaser of another story":
            hint.reason = None


def guess(hints: list[Block], odds: list[float], stretch: tuple[int, int]) -> tuple[int, int]:
    """Where the article is: its longest run of paragraphs, or the densest part where that holds far more.

    An article of paragraphs is the run itself. One of lists, verse or short lines has no such run.
    """
    first, last = stretch
    first = next((i for i in range(first, last + 1) if _paragraph(hints[i])), first)
    dense = densest(hints, odds)
    if dense is None:
        return first, last
    run, part = (
        sum(len(hint.words) for hint in hints[a : b + 1] if hint.reason is None and counted(hint))
        for (a, b), counted in (((first, last), is_prose), (dense, lambda _: True))
    )
    return (first, last) if run >= _MOST_OF * part else dense


def joined(blocks: list[Block], hints: list[Block], body: set[int], stretch: tuple[int, int]) -> set[int]:
    """Sentences of the longest run of prose, and those that nothing parts from a sentence of the body.

    No article breaks off between two of its sentences; a last full stop may be missing.
    """
    sound = [
        block.reason is None and hint.reason is None and (block.sentence or _unstopped(block))
        for block, hint in zip(blocks, hints, strict=True)
    ]
    found = {
        index
        for index in range(stretch[0], stretch[1] + 1)
        if sound[index] and blocks[index].sentence and index not in body
    }
    for step, order in ((1, range(1, len(blocks))), (-1, range(len(blocks) - 2, -1, -1))):
        for index in order:
            beside = index - step
            if sound[index] and index not in body and sound[beside] and (beside in body or beside in found):
                found.add(index)
    return found


def without_strays(blocks: list[Block], body: set[int]) -> set[int]:
    """The body without lines at its edges that are no sentences and that dropped lines part from the rest."""
    order = sorted(body)
    while len(order) > 1 and order[-1] - order[-2] > 1 and not blocks[order[-1]].sentence:
        order.pop()
    while len(order) > 1 and order[1] - order[0] > 1 and not blocks[order[0]].sentence:
        order.pop(0)
    return set(order)


def _unstopped(block: Block) -> bool:
    """Whether a line runs on as a sentence does, though it has no full stop."""
    return is_prose(block) and block.lower_share >= 0.6


def _drop_rest(blocks: list[Block], hints: list[Block], body: set[int]) -> None:
    """Give each line outside the body the reason that a reader of the ledger understands."""
    first, last = min(body), max(body)
    for index, (block, hint) in enumerate(zip(blocks, hints, strict=True)):
        if index in body:
            continue
        if hint.reason in SOFT:
            block.drop(hint.reason)
        elif index < first:
            block.drop("before the article")
        elif index > last:
            block.drop("after the article" if len(block.words) > _LABEL else "tag")
        else:
            block.drop("line between paragraphs")


def _adopt(blocks: list[Block], hints: list[Block]) -> None:
    for block, hint in zip(blocks, hints, strict=False):
        if hint.reason is not None:
            block.drop(hint.reason)


def _first_prose(blocks: list[Block]) -> int:
    """The first paragraph, or the line of date below it where it is only a question or a summary."""
    strict = next((index for index, block in enumerate(blocks) if _paragraph(block)), None)
    if strict is None:
        return min(3, len(blocks) - 1)
    if strict and only_date(blocks[strict - 1].text) is not None:
        return strict  # the first entry of a chronology, or a story below its day
    for index in range(strict + 1, min(strict + 1 + _POINTS, len(blocks))):
        if _paragraph(blocks[index]):
            break
        block = blocks[index]
        if len(block.words) <= _DATE_LINE and not ITEM.match(block.text) and find_dates(block.text):
            return index
    return strict


def _paragraph(block: Block) -> bool:
    return block.reason is None and is_prose(block, strict=True)


def _keep_whole(blocks: list[Block], header: Header, title: str | None) -> None:
    """A text without furniture is body, but for its headline, two lines below that, and repetitions."""
    seen: set[str] = set()
    for block in blocks:
        if block.reason is None and is_prose(block):
            if block.key in seen:
                block.drop("repeated paragraph")
            seen.add(block.key)
    first = next((i for i, block in enumerate(blocks) if _paragraph(block)), None)
    if first is None:
        first = next((i for i, block in enumerate(blocks) if block.reason is None and is_prose(block)), 0)
    above = [block for block in blocks[:first] if block.reason is None]
    if len(above) > _SUBTITLES + 1 or any(is_listed(block) for block in above):
        # A list before the first sentence belongs to the text; above it may stand a headline.
        first = next((i for i in range(first) if blocks[i].reason is None and is_listed(blocks[i])), 0)
        first = first if first <= _SUBTITLES and title is None else 0
        above = [block for block in blocks[:first] if block.reason is None]
        if first == 0 and title is None:
            return
    header.title = find_title(blocks, first, title)
    if len(above) <= _SUBTITLES + 1:
        for block in above:
            # "1991", "Day one", "6 April 1994" date what stands below.
            if heading_of(block.text) is None and only_date(block.text) is None:
                block.drop("subtitle")


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
