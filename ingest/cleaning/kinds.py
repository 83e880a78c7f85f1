"""What kind of text a page is: an article, or a live blog, a listing, a table, a recipe, a sports report …"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.cleaning.blocks import Block
from ingest.cleaning.knowledge import knowledge
from ingest.cleaning.prose import is_prose

ARTICLE = "article"
_DIFFERENT = 3  # signs that a kind must show: one word used often is a name
_STAMP = re.compile(
    r"^\W*(?:\d{1,2}[:.h]\d{2}|\d{1,2} ?[ap]\.?m\b)(?::\d{2})?\s*(?:[ap]\.?m\.?)?"
    r"\s*(?:GMT|UTC|[A-Z]{2,4}T|local time)?\b",
    re.IGNORECASE,
)
_CELLS = re.compile(r"\t| {3,}|\s\|\s|;\S*;|,\S+,\S+,")
_NUMBER = re.compile(r"^[-+–−]?[$€£]?\d[\d.,]*%?$")


def kind_of(blocks: Sequence[Block], text: str) -> str:
    """The kind, by the shape of the blocks and by the signs in ``data/cleaning/kinds.yaml``.

    ``blocks`` are all of the page's, ``text`` the body.
    """
    body = [block for block in blocks if block.reason is None]
    if not body:
        return ARTICLE
    stamped = sum(bool(_STAMP.match(block.text)) for block in blocks)
    prose = sum(is_prose(block) for block in body)
    if stamped >= 3 and stamped >= 0.2 * (prose + stamped):
        return "live_blog"
    figures = sum(_numbers(block.text.split()) for block in body)
    rows = sum(_is_row(block) for block in body)
    words = sum(len(block.text.split()) for block in body)
    if len(body) >= 4 and (rows >= 0.6 * len(body) or figures >= 0.4 * words):
        return "table"
    folded = text.casefold()
    for signs in knowledge().kinds:
        if signs.share is not None and len(body) >= 4:
            hits = sum(any(sign.search(block.text) for sign in signs.block) for block in body)
            if hits >= signs.share * len(body):
                return signs.kind
        if signs.count is not None and signs.of_text.found(text, folded):
            places = [match.group().casefold() for sign in signs.text for match in sign.finditer(text)]
            scale = max(1.0, words / 400)  # a long report on a war may mention a match or two
            if len(places) >= signs.count * scale and len(set(places)) >= _DIFFERENT:
                return signs.kind
    if len(body) >= 6 and prose <= 0.2 * len(body):
        return "listing"
    return ARTICLE


def _numbers(words: Sequence[str]) -> int:
    """How many words are numbers; most begin with a letter, which is seen sooner than matched."""
    return sum(not word[0].isalpha() and bool(_NUMBER.match(word)) for word in words)


def _is_row(block: Block) -> bool:
    if block.terminal:
        return False
    parts = block.text.split()
    numbers = _numbers(parts)
    return (numbers >= 2 and numbers >= 0.3 * len(parts)) or bool(_CELLS.search(block.text))
