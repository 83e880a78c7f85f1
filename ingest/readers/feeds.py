"""RSS and Atom files: one document an item."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from ingest.annotations import RawDocument
from ingest.readers.failures import SourceError

_FEED = re.compile(rb"<(?:\w+:)?(?:rss|feed|RDF|channel)\b[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-z][^>]*>", re.IGNORECASE)


def is_feed(data: bytes) -> bool:
    """Whether bytes begin as a feed does."""
    return bool(_FEED.search(data[:2048])) and data.lstrip()[:1] in {b"<", b"\xef"}


def read_feed(data: bytes, where: str) -> Iterator[RawDocument]:
    """The items of a feed (feedparser): full content where the item has it, else its summary.

    Raises:
        SourceError: not a feed, or a feed without an item that has text.
    """
    import feedparser

    feed: Any = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    if not feed.entries:
        fault = feed.get("bozo_exception")
        if not feed.get("version"):
            raise SourceError(
                where,
                f"neither RSS nor Atom{f' ({fault})' if fault else ''}",
                "give a feed, or name the file .txt or .html",
            )
        raise SourceError(where, "the feed holds no items", "try again when it has some")
    outlet = feed.feed.get("title") or None
    read = 0
    for number, entry in enumerate(feed.entries, 1):
        content = _content(entry)
        if not content.strip():
            continue
        read += 1
        link = entry.get("link") or None
        yield RawDocument(
            uri=link or f"{where}#{number}",
            content=content,
            media_type="text/html" if _TAG.search(content) or "&" in content else "text/plain",
            title=_plain(entry.get("title")),
            published=_day(entry),
            outlet=_plain((entry.get("source") or {}).get("title")) or _plain(outlet),
            url=link,
            language=(entry.get("language") or feed.feed.get("language") or "")[:2].casefold() or None,
        )
    if not read:
        raise SourceError(where, "no item of the feed has a text", "fetch the pages behind its links")


def _content(entry: Any) -> str:
    full = [str(part.get("value") or "") for part in entry.get("content", [])]
    return max([*full, str(entry.get("summary") or "")], key=len)


def _day(entry: Any) -> date | None:
    moment = entry.get("published_parsed") or entry.get("updated_parsed")
    try:
        return date(*moment[:3]) if moment else None
    except ValueError:
        return None


def _plain(value: Any) -> str | None:
    return " ".join(_TAG.sub(" ", str(value)).split()) or None if value else None
