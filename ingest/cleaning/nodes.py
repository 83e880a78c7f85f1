"""Lines that are the text nodes of a page, put together to its paragraphs.

Some scrapers write every text node on a line of its own, so that a link or a bold word parts a sentence:
``The ministry said in a`` / ``statement`` / ``that`` / ``Marren`` / ``was held.`` Whether a text is such a
dump is told by the whole of it; only then is it asked at each line whether a sentence runs on into the next.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

_CLOSES = re.compile(r"(?:[,.;!?)\]”]+|:|[’'](?=s\b)|-(?=[a-z]))(?:\s|$|[”’\"')\]]|(?<=[’'])s\b|(?<=-)[a-z])")
_OPENS = re.compile(r"[(\[“‘«]$")
_STOPPED = re.compile(r"""[.!?…。！？:;]["'”’»)\]]*$""")
_ITEM = re.compile(r"(?:[•·▪●○◦*–—-]|\d{1,3}[.)])\s")
# Behind these a sentence goes on, even with a name.
_AWAITING = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "to",
        "in",
        "on",
        "at",
        "by",
        "for",
        "with",
        "from",
        "and",
        "or",
        "but",
        "that",
        "which",
        "who",
        "whose",
        "as",
        "his",
        "her",
        "its",
        "their",
        "was",
        "were",
        "is",
        "are",
        "be",
        "been",
        "has",
        "have",
        "had",
        "into",
        "between",
        "under",
        "after",
        "before",
        "against",
        "during",
        "since",
        "until",
        "because",
        "while",
    ]
)
_TELLING = 4  # words of a line that can be a part of a sentence, not a label
_RUN = 6  # words of a line in small letters that is no item, behind a lone name
_NAME = 6  # words at most of a link or a bold part inside a sentence
_CAPITALS = 0.6  # share of words with capitals in a headline
_SIGNS = 2  # sentences that run on over lines, in a dump of text nodes


def join_nodes(lines: Sequence[str]) -> list[str]:
    """The lines with those joined over which a sentence runs on. No character but white space changes."""
    joined: list[str] = []
    for index, line in enumerate(lines):
        text = line.strip()
        ahead = lines[index + 1].strip() if index + 1 < len(lines) else ""
        if joined and _follows(joined[-1], text, ahead):
            tight = _CLOSES.match(text) or _OPENS.search(joined[-1])
            joined[-1] += text if tight else f" {text}"
        else:
            joined.append(text)
    return joined


def is_of_nodes(groups: Sequence[Sequence[str]]) -> bool:
    """Whether the lines of a text, in groups parted by blank lines, are text nodes."""
    signs = 0
    for group in groups:
        for before, after in pairwise(group):
            first, second = before.strip(), after.strip()
            if _STOPPED.search(first) or not first[-1:].isalnum():
                continue
            long = len(first.split()) >= _TELLING and len(second.split()) >= _TELLING
            signs += bool(_CLOSES.match(second)) or (long and second[:1].islower() and _begins(first))
            if signs >= _SIGNS:
                return True
    return False


def _follows(before: str, line: str, ahead: str) -> bool:
    """Whether a line goes on with the sentence of those joined so far; ``ahead`` is the line behind it."""
    if _CLOSES.match(line):
        return not _STOPPED.search(before) or line[0] in ")]”’"
    if _STOPPED.search(before) or _ITEM.match(line) or not line:
        return False
    if _OPENS.search(before):
        return True
    told, size = len(before.split()), len(line.split())
    if line[:1].islower():
        return _begins(before) and (told >= _TELLING or size >= _RUN)
    if told < _TELLING or not _begins(before) or _headline(before):
        return False
    last = before.rsplit(maxsplit=1)[-1].casefold()
    if last in _AWAITING or before.endswith(","):
        return True
    # "Late on Monday President" / "Olan Terve" / "said that ..."
    goes_on = bool(_CLOSES.match(ahead)) or (ahead[:1].islower() and len(ahead.split()) >= _TELLING)
    return size <= _NAME and not _STOPPED.search(line) and goes_on


def _begins(text: str) -> bool:
    """Whether a text begins as sentences do, unlike an item of a list in small letters."""
    first = text.lstrip("\"'“‘«([")[:1]
    return first.isupper() or first.isdigit()


def _headline(text: str) -> bool:
    """Whether the words of a text begin with capitals, as those of English headlines do."""
    words = text.split()
    return sum(not word[:1].islower() for word in words) > _CAPITALS * len(words)
