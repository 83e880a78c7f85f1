"""Quotes in their article: the only place where text becomes HTML, and all of it is escaped."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from itertools import pairwise

PARAGRAPH = "\n\n"


def passage(text: str, start: int, end: int) -> str:
    """The paragraph(s) around ``text[start:end]`` as HTML, the slice marked.

    Raises ValueError where the slice is not inside the text.
    """
    if not 0 <= start < end <= len(text):
        raise ValueError(f"quote {start}:{end} is not inside a text of {len(text)} characters")
    first = text.rfind(PARAGRAPH, 0, start)
    first = 0 if first < 0 else first + len(PARAGRAPH)
    last = text.find(PARAGRAPH, end)
    last = len(text) if last < 0 else last
    return marked(text[first:last], [(start - first, end - first)], None)


def marked(text: str, spans: Iterable[tuple[int, int]], chosen: tuple[int, int] | None) -> str:
    """``text`` as HTML with every span in ``<mark>``.

    Spans may overlap: each stretch is marked once. With ``chosen`` set, its stretch is the
    strong one (and has the id ``quote``) and the others are faint.
    """
    spans = [(start, end) for start, end in spans if 0 <= start < end <= len(text)]
    if chosen and not (0 <= chosen[0] < chosen[1] <= len(text)):
        chosen = None
    bounds = [edge for span in (*spans, *([chosen] if chosen else [])) for edge in span]
    edges = sorted({0, len(text), *bounds})
    pieces: list[str] = []
    anchored = False
    for left, right in pairwise(edges):
        piece = escape(text[left:right])
        if chosen and chosen[0] <= left and right <= chosen[1]:
            pieces.append(f"<mark>{piece}</mark>" if anchored else f'<mark id="quote">{piece}</mark>')
            anchored = True
        elif any(start <= left and right <= end for start, end in spans):
            pieces.append(f'<mark class="other">{piece}</mark>' if chosen else f"<mark>{piece}</mark>")
        else:
            pieces.append(piece)
    return "".join(pieces)
