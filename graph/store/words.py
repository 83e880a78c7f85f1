"""Text as search sees it: lower case, without accents, word by word; the same on both engines."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_WORD = re.compile(r"\w+")
# Latin letters that Unicode does not decompose into a base letter and a mark.
_BASE_LETTERS = str.maketrans(
    {
        "ə": "e", "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ħ": "h",
        "æ": "ae", "œ": "oe", "ŋ": "n", "ʻ": "", "ʼ": "", "’": "", "'": "",
    }
)  # fmt: skip


def words(*texts: str | None) -> list[str]:
    """The words of these texts, folded, in order."""
    found: list[str] = []
    for text in texts:
        if text:
            found += _WORD.findall(_bare(text.casefold()))
    return found


def _bare(text: str) -> str:
    if text.isascii():
        return text.replace("'", "")
    plain = unicodedata.normalize("NFKD", text).translate(_BASE_LETTERS)
    return "".join(char for char in plain if not unicodedata.combining(char))


def searchable(texts: Iterable[str | None]) -> str:
    """The distinct words of these texts, for the full-text index."""
    return " ".join(dict.fromkeys(words(*texts)))
