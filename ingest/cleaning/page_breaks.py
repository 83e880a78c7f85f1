"""What the pages of a printed document put between the lines of its text: page numbers and running heads."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

_PAGE = re.compile(
    r"(?P<head>.{0,80}?)[\W_]*\bpage\s+(?P<number>\d{1,4})(?:\s*(?:of|/)\s*\d{1,4})?[\W_]*|(?P<top>.{0,80}?\s)?[-–—]\s?\d{1,4}\s?[-–—]",
    re.IGNORECASE,
)
_HEAD = 8  # words of a running head
_FEWEST = 2  # pages that make a document
_RUNS_ON = re.compile(r"[^.!?…:;\"'”’)\]]$")


def without_pages(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """The lines without page numbers and the running heads beside them; and those.

    A sentence that a page's end parts is put together: the empty lines around go.
    """
    pages = {index for index, line in enumerate(lines) if _is_page(line)}
    if len(pages) < _FEWEST:
        return list(lines), []
    filled = [index for index, line in enumerate(lines) if line.strip()]
    place = {index: at for at, index in enumerate(filled)}
    beside = {
        filled[at]
        for page in pages
        for at in (place[page] - 1, place[page] + 1)
        if 0 <= at < len(filled) and filled[at] not in pages
    }
    seen = Counter(" ".join(lines[index].split()) for index in beside)
    gone = pages | {index for index in beside if seen[" ".join(lines[index].split())] >= _FEWEST}
    kept: list[str] = []
    for index, line in enumerate(lines):
        if index in gone:
            continue
        if line[:1].islower() and index and not lines[index - 1].strip():
            before = next((at for at in reversed(range(len(kept))) if kept[at].strip()), None)
            between = place[index] and filled[place[index] - 1] in gone
            if between and before is not None and _RUNS_ON.search(kept[before].rstrip()):
                del kept[before + 1 :]
        kept.append(line)
    return kept, [" ".join(lines[index].split()) for index in sorted(gone)]


def _is_page(line: str) -> bool:
    text = line.strip()
    if not text or (not text[-1:].isdigit() and text[-1] not in "-–—|)]"):
        return False
    found = _PAGE.fullmatch(text)
    return found is not None and len((found["head"] or found["top"] or "").split()) <= _HEAD
