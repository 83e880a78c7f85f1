"""Identifiers: hashes of content, so that the same input gives the same graph."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable

_DIGITS = 20


def digest(kind: str, parts: Iterable[str | None]) -> str:
    """``kind-<20 hex digits>`` of the parts in order; None and "" are told apart from each other.

    Parts are NFC-normalised so that two encodings of one name give one identifier.
    """
    hasher = hashlib.sha256()
    for part in parts:
        data = b"\x00" if part is None else b"\x01" + unicodedata.normalize("NFC", part).encode("utf-8")
        hasher.update(len(data).to_bytes(4, "big"))
        hasher.update(data)
    return f"{kind}-{hasher.hexdigest()[:_DIGITS]}"


def article_id(text: str, outlet: str | None, published: str | None) -> str:
    """An article is its body, its outlet and its day: the same wire text in two outlets is two articles."""
    return digest("art", [" ".join(text.split()), outlet, published])


def claim_id(article: str, start: int, end: int, about: str) -> str:
    """A claim is a slice of an article about one thing (event, role, state or figure id)."""
    return digest("clm", [article, str(start), str(end), about])
