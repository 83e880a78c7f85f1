"""Pages of ids. Ids are read in one pass and the rest by id: ArcadeDB sorts anew for each page of a range."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

PAGE = 500


def pages(ids: Iterable[str], size: int = PAGE) -> Iterator[list[str]]:
    """These ids in order, ``size`` at a time."""
    ordered = sorted(ids)
    for start in range(0, len(ordered), size):
        yield ordered[start : start + size]
