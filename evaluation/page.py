"""What a whole page says of itself, and what of its furniture found its way into the graph."""

from __future__ import annotations

from collections.abc import Iterator

from evaluation.gold import GoldText
from graph.records import Extraction

# Bounds derived for sorting are no text of the page.
_DERIVED = ("ids", "before", "after", "url", "earliest", "latest")


def page_fields(gold: GoldText, extraction: Extraction) -> Iterator[tuple[str, str]]:
    """Each field that the gold gives, with "ok" or what it is; the date where only the text tells it."""
    wanted = {name: getattr(gold, name) for name in ("title", "dateline", "agency")}
    if not gold.dated:
        wanted["published"] = gold.published
    for name, value in wanted.items():
        if value is not None:
            found = getattr(extraction.article, name)
            yield name, "ok" if found == value else f"is {found!r}"


def furniture(absent: tuple[str, ...], extraction: Extraction) -> Iterator[tuple[str, str | None]]:
    """Each word that the graph may not hold, with the text (80 characters) in which it stands, if in any."""
    graph = list(strings(extraction.model_dump(mode="json", exclude={"article"})))
    for item in absent:
        yield item, next((text[:80] for text in graph if item in text), None)


def strings(value: object) -> Iterator[str]:
    """All text of a dumped record but identifiers, whose digests may hold any digits."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, part in value.items():
            if not key.endswith("id") and key not in _DERIVED:
                yield from strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from strings(part)
