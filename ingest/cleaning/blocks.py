"""Blocks: the units of a page that cleaning keeps or drops, and what their shape says."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from graph.records import Dropped

# Closed-class words: running English text is full of them, lists of names and headlines are not.
FUNCTION_WORDS = frozenset(
    [
        "a",
        "about",
        "after",
        "again",
        "against",
        "all",
        "also",
        "although",
        "am",
        "among",
        "an",
        "and",
        "any",
        "are",
        "as",
        "at",
        "be",
        "because",
        "been",
        "before",
        "being",
        "between",
        "both",
        "but",
        "by",
        "can",
        "could",
        "did",
        "do",
        "does",
        "during",
        "each",
        "for",
        "from",
        "had",
        "has",
        "have",
        "he",
        "her",
        "here",
        "him",
        "his",
        "how",
        "i",
        "if",
        "in",
        "into",
        "is",
        "it",
        "its",
        "itself",
        "may",
        "me",
        "might",
        "more",
        "most",
        "must",
        "my",
        "no",
        "nor",
        "not",
        "of",
        "off",
        "on",
        "once",
        "only",
        "or",
        "other",
        "our",
        "out",
        "over",
        "own",
        "said",
        "same",
        "she",
        "should",
        "since",
        "so",
        "some",
        "such",
        "than",
        "that",
        "the",
        "their",
        "them",
        "then",
        "there",
        "these",
        "they",
        "this",
        "those",
        "though",
        "through",
        "to",
        "too",
        "under",
        "until",
        "up",
        "upon",
        "us",
        "very",
        "was",
        "we",
        "were",
        "what",
        "when",
        "where",
        "which",
        "while",
        "who",
        "whom",
        "whose",
        "why",
        "will",
        "with",
        "within",
        "without",
        "would",
        "you",
        "your",
    ]
)
# Scripts that put no space between words: Thai, Lao, Burmese, Khmer, Kana, Han. Two signs count as a word.
_RUN = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_RUN}]{{1,2}}|[^\W_{_RUN}]+(?:['’.\-][^\W_{_RUN}]+)*")
_TERMINAL = re.compile(r"""[.!?…。।؟！？။។።։]["'”’»)\]}]*$""")
_NUMBERING = re.compile(r"^(?:\d{1,3}[.)]|[•·▪●○◦*\-–—»›>|]+)\s+")
ITEM = re.compile(r"(?:[•·▪●○◦*–—-]|\d{1,3}[.)])\s")  # the mark of a list's item
_CUT = re.compile(r"(?:(?<!\.)\.\.\.|…)\s*$")  # a headline cut short, as lists of other stories show them
_CUT_WORDS = 16
_STOP = re.compile(r"[.!?]\s+\S.*(?:\.\.\.|…)")  # a sentence before what was cut
_ABBREVIATED_END = re.compile(r"(?:^|\s)(?:No|Inc|Ltd|Corp|Co|Jr|Sr|vs|etc)\.$")
_CODE = re.compile(
    r"\{\{.*?\}\}|\{%|%\}|<%|%>|\$\{|\[object Object\]|</?[a-z]+[^>]*>|\bfunction\s*\w*\(|"
    r"\bvar \w+\s*=|\bwindow\.|\bdocument\.|"
    r"=>\s*[{(]|@media\b|!important|\b\w+(?:\?\.|\.)\w+\(|"
    r"(?:\b[A-Za-z_]\w*\?*\.){2,}[A-Za-z_]\w*(?:\(|\?)|;\s*\}|&[a-z]{2,6};|"
    r"\b(?:undefined|NaN)\b|^null$|^\W*\w+-\w+(?:-\w+)*\s*:\s*[\w#%. ]+;|^\{\s*[\x22\x27]|"
    r"^<!--|^#\w+\s*\{|\]\]>|^<[a-z]+\s[\w-]+=|^(?:href|src|srcset|class|style|rel|target|data-[\w-]+)=[\x22\x27][^>]*$"
)

# Each kind of code has one of these signs or words: most lines have none and need not be searched.
_CODE_SIGNS = frozenset("{}<>$[(=@!?&;")
_CODE_WORDS = ("undefined", "NaN", "null", "window.", "document.")


@dataclass(slots=False)
class Block:
    """One visible block of a page. ``reason`` is why it is dropped, None while it is body.

    ``tag`` is the HTML element that holds it ("" in plain text); ``link_share`` the share of its characters
    inside links; ``heading`` whether the page marks it as a heading; ``zones`` the names in
    ``zones.yaml`` of the parts that it lies in, outermost first; ``row`` whether short parts stand apart in
    its line as links in a row do.
    """

    text: str
    tag: str = ""
    link_share: float = 0.0
    heading: bool = False
    reason: str | None = None
    zones: tuple[str, ...] = ()
    row: bool = False

    def drop(self, reason: str) -> None:
        """Mark as dropped, unless it is already (the first reason stands)."""
        if self.reason is None:
            self.reason = reason

    @cached_property
    def words(self) -> list[str]:
        """Its words."""
        return _WORD.findall(self.text)

    @cached_property
    def key(self) -> str:
        """What is compared to see repetition: words case folded, list number and quotation marks aside."""
        folded = unicodedata.normalize("NFC", _NUMBERING.sub("", self.text)).casefold()
        return " ".join(_WORD.findall(folded))

    @cached_property
    def terminal(self) -> bool:
        """Whether it ends as a sentence does."""
        return bool(_TERMINAL.search(self.text)) and not _ABBREVIATED_END.search(self.text)

    @cached_property
    def function_share(self) -> float:
        """Share of closed-class words."""
        return sum(word.casefold() in FUNCTION_WORDS for word in self.words) / max(1, len(self.words))

    @cached_property
    def sentence(self) -> bool:
        """Whether it reads as running text: ends as a sentence, some words long, not all capitals."""
        if len(self.words) < 4 or not self.terminal:
            short = len(self.words) >= 2 and self.text.rstrip("\"'”’)").endswith(".")
            return short and not self.capitals and self.lower_share >= 0.33
        if self.text.upper() == self.text and self.text.lower() != self.text:
            return False
        if _CUT.search(self.text) and len(self.words) <= _CUT_WORDS and not _STOP.search(self.text):
            return False
        return self.function_share > 0.1 or self.lower_share > 0.5 or len(self.words) < 12

    @cached_property
    def lower_share(self) -> float:
        """Share of words that do not begin with a capital (in scripts without case: all)."""
        return sum(not word[0].isupper() for word in self.words) / max(1, len(self.words))

    @cached_property
    def capitals(self) -> bool:
        """Whether all its letters are capitals (and it has some)."""
        return self.text.upper() == self.text != self.text.lower()

    @cached_property
    def debris(self) -> bool:
        """Whether it is left-over code or mark-up, or has no word at all."""
        if not self.words:
            return True
        text = self.text
        if _CODE_SIGNS.isdisjoint(text) and not any(word in text for word in _CODE_WORDS):
            return False
        if not _CODE.search(text):
            return False
        # A paragraph with a scrap of mark-up in it is no debris; code has few closed-class words.
        prose = len(self.words) >= 25 and self.function_share >= 0.3
        return not prose and (len(self.words) < 60 or not self.terminal)

    @cached_property
    def content_words(self) -> frozenset[str]:
        """Its open-class words, case folded."""
        return frozenset(word.casefold() for word in self.words if len(word) > 2) - FUNCTION_WORDS


def counts(blocks: Iterable[Block]) -> dict[str, int]:
    """How often each key occurs."""
    seen: dict[str, int] = {}
    for block in blocks:
        seen[block.key] = seen.get(block.key, 0) + 1
    return seen


def ledger(blocks: Iterable[Block]) -> tuple[Dropped, ...]:
    """The dropped blocks in their order."""
    return tuple(Dropped(text=block.text, reason=block.reason) for block in blocks if block.reason)


def body(blocks: Iterable[Block]) -> str:
    """What was kept: paragraphs joined by a blank line."""
    return "\n\n".join(block.text for block in blocks if block.reason is None and block.text)
