"""The tokens that a stretch of characters covers, and their head."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token


def span_of(doc: Doc, starts: list[int], start: int, end: int) -> Span | None:
    """The tokens that characters touch; spaCy's own ``char_span`` walks the document each time."""
    first, last = bisect_right(starts, start) - 1, bisect_left(starts, end)
    return doc[first:last] if 0 <= first < last else None


def head_of(span: Span) -> Token:
    """The span's head; spaCy's ``root`` asks the whole document first."""
    inside = range(span.start, span.end)
    return next((token for token in span if token.head.i not in inside or token.head == token), span[-1])
