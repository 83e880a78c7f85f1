"""Plain text to blocks: a line is a block, unless the text was wrapped to a width or dumped in text nodes."""

from __future__ import annotations

import re
from itertools import pairwise

from ingest.cleaning.blocks import FUNCTION_WORDS, Block
from ingest.cleaning.nodes import is_of_nodes, join_nodes
from ingest.cleaning.page_breaks import without_pages

_NARROWEST, _WIDEST = 45, 160  # characters a line, of text that was wrapped
_COMMON = 120  # the widest that needs no more signs
_EVEN = 0.85  # share of the width that a line which runs on fills: editors break by the eye
_FULL, _OVER = 0.85, 1.15  # of the width: lines that are full
_RUN_ON = 0.2  # share of the breaks that are inside sentences
_UNDONE = 0.3  # share of the full lines that break off a sentence
_HYPHEN = re.compile(r"([^\W\d_]{2,})-$")
# Words that compounds begin with: a hyphen behind one is the word's own, not the line's.
_FIRST_PARTS = re.compile(
    r"anti|ex|first|half|high|long|low|mid|multi|non|second|self|short|third|vice|well|north|south|east|west|"
    r"two|three|four|five|six|seven|eight|nine|ten"
)
_ENDING = 3  # letters at most of what is an ending rather than a compound's second part
_GAP = re.compile(r"\s+[|»›·]\s+|\s{2,}")
_BAR = re.compile(r"\s[|»›·]\s")
_LINKS, _LINK = 3, 4  # links of a row, and words of a link
_LETTERS = re.compile(r"[^\W\d_]+")
_COMPOUND = re.compile(r"(?<![\w-])[^\W\d_]+-[^\W\d_]+(?![\w-])")
_BOTH = frozenset(["and", "or", "to", "nor", "but"])  # "short- and long-range"
_QUOTED = re.compile(r"\s*>[> ]*")
_QUOTES, _MOST = 5, 0.4  # lines that are quoted, and their share, where a whole article is
_UNFINISHED = re.compile(r"(?:,|[^.!?…:;\"'”’)\]])$")


def plain_blocks(text: str) -> list[Block]:
    """The blocks of a plain text, white space inside each normalised.

    Loses no other character but null: hyphens that parted words at the ends of lines are in the last block,
    which is dropped.
    """
    groups: list[list[str]] = [[]]
    lines, pages = without_pages(text.replace("\x00", "").splitlines())
    lines, quotes = without_quotes(lines)
    for line in lines:
        if line.strip():
            groups[-1].append(line.rstrip())
        elif groups[-1]:
            groups.append([])
    width = _wrap_width(groups)
    blocks: list[Block] = []
    hyphens: list[str] = []
    compounds = frozenset(match.casefold() for match in _COMPOUND.findall(text)) if width else frozenset()
    nodes = width is None and is_of_nodes(groups)
    rows = _link_rows([line for group in groups for line in group]) if width is None else frozenset()
    for group in groups:
        lines = _unwrap(group, width, compounds, hyphens) if width else join_nodes(group) if nodes else group
        blocks.extend(Block(" ".join(line.split()), row=line in rows) for line in lines)
    blocks.extend(Block(line, reason="page of a document") for line in pages)
    if quotes:
        blocks.append(Block(" ".join(quotes), reason="quotation marks of a mail"))
    if hyphens:
        blocks.append(Block(" ".join(hyphens), reason="hyphen at the end of a line"))
    return blocks


def without_quotes(lines: list[str]) -> tuple[list[str], list[str]]:
    """The lines of a mail that quotes a whole article (``> ``) without these marks; and the marks."""
    quoted = sum(line.lstrip().startswith(">") for line in lines)
    if quoted < _QUOTES or quoted < _MOST * sum(bool(line.strip()) for line in lines):
        return lines, []
    marks = [found.group().strip() if (found := _QUOTED.match(line)) else "" for line in lines]
    return [
        _QUOTED.sub("", line, count=1) if mark else line for line, mark in zip(lines, marks, strict=True)
    ], [mark for mark in marks if mark]


def _link_rows(lines: list[str]) -> frozenset[str]:
    """The lines whose parts stand apart as links in a row do. A row above one of figures heads a table."""
    cells = [_GAP.split(line.strip()) if "  " in line.strip() or _BAR.search(line) else [] for line in lines]
    return frozenset(
        line
        for line, parts, below in zip(lines, cells, [*cells, []][1:], strict=True)
        if _are_links(parts) and not (len(below) == len(parts) and any(cell[:1].isdigit() for cell in below))
    )


def _are_links(parts: list[str]) -> bool:
    return len(parts) >= _LINKS and all(
        part[:1].isalpha()
        and len(part.split()) <= _LINK
        and not part.endswith((".", "!", "?", ":", ";", ","))
        for part in parts
    )


def _continues(first: str, second: str) -> bool:
    """Whether a sentence plainly runs on from one line to the next."""
    ahead = second.lstrip()
    if not _UNFINISHED.search(first):
        return False
    last = first.rsplit(maxsplit=1)[-1].casefold()
    return ahead[:1].islower() or last in FUNCTION_WORDS or first.endswith((",", "-"))


def _wrap_width(groups: list[list[str]]) -> int | None:
    """The width that the text was wrapped to, or None: breaks inside sentences are the sign of it."""
    breaks = [pair for group in groups for pair in pairwise(group)]
    if not breaks:
        return None
    running = [pair for pair in breaks if _continues(*pair) and pair[1].lstrip()[:1].islower()]
    if not running:
        return None
    lengths = [len(first) for first, _ in running]
    width = max(lengths)
    even = len(lengths) > 2 and sum(length >= _EVEN * width for length in lengths) >= _EVEN * len(lengths)
    if not _NARROWEST <= width <= (_WIDEST if even else _COMMON):
        return None
    if len(running) >= _RUN_ON * len(breaks):
        return width
    # In a text of points and headings many lines end where they should: of the long ones few do.
    full = [pair for pair in breaks if _FULL * width <= len(pair[0]) <= width * _OVER]
    unfinished = sum(_continues(*pair) for pair in full)
    return width if len(running) > 1 and unfinished >= _UNDONE * len(full) else None


def _unwrap(group: list[str], width: int, compounds: frozenset[str], hyphens: list[str]) -> list[str]:
    """Join lines that were broken because the next word did not fit into ``width``.

    A word that was parted for it is made whole; its hyphen goes to ``hyphens``.
    """
    joined: list[str] = []
    for index, line in enumerate(group):
        if index:
            before = group[index - 1]
            word = line.split()[0]
            indented = line[:1].isspace() and not before[:1].isspace()
            full = len(before) + 1 + len(word) > width - 1 or (
                len(before) >= _EVEN * width and _UNFINISHED.search(before) is not None
            )
            fits = len(before) <= width * _OVER
            if fits and not indented and (full or _continues(before, line)):
                gap = _gap(before.rstrip(), line.strip(), compounds)
                if gap is None:
                    hyphens.append("-")
                    joined[-1] = joined[-1].rstrip()[:-1] + line.strip()
                else:
                    joined[-1] += gap + line.strip()
                continue
        joined.append(line)
    return joined


def _gap(before: str, after: str, compounds: frozenset[str]) -> str | None:
    """What stands between two joined lines: None where the hyphen that ends the first parted a word."""
    first, second = _HYPHEN.search(before[-40:]), _LETTERS.match(after)
    if first is None or second is None or second[0].casefold() in _BOTH:
        return " "  # "short- and long-range"
    head = first[1].casefold()
    compound = _FIRST_PARTS.fullmatch(head) and len(second[0]) > _ENDING and not second[0].startswith("teen")
    compound = compound or f"{head}-{second[0].casefold()}" in compounds
    return "" if compound or not second[0].islower() else None
