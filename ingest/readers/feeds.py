"""RSS, Atom and JSON feeds: one document an item."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from ingest.annotations import RawDocument
from ingest.readers.failures import SourceError

_FEED = re.compile(rb"<(?:\w+:)?(?:rss|feed|RDF|channel)\b[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-z][^>]*>", re.IGNORECASE)


_JSON_FEED = re.compile(rb'"version"\s*:\s*"https://jsonfeed\.org/version/', re.IGNORECASE)


def is_json_feed(data: bytes) -> bool:
    """Whether bytes begin as a JSON feed does (jsonfeed.org)."""
    start = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    return start[:1] == b"{" and bool(_JSON_FEED.search(start.replace(b"\\/", b"/")))


def read_json_feed(data: bytes, where: str, *, links: bool = False) -> Iterator[RawDocument]:
    """The items of a JSON feed, version 1 or 1.1; ``links`` as in :func:`read_feed`.

    Raises:
        SourceError: not JSON, or a feed without an item that has text.
    """
    try:
        feed = json.loads(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise SourceError(where, f"not a sound JSON feed ({error})", "try again later") from error
    items = feed.get("items")
    if not isinstance(items, list) or not items:
        raise SourceError(where, "the feed holds no items", "try again when it has some")
    read = 0
    for number, item in enumerate(items, 1):
        if not isinstance(item, dict):
            continue
        page, text = item.get("content_html"), item.get("content_text") or item.get("summary")
        content = page if isinstance(page, str) and page.strip() else text
        link = item.get("url") or item.get("external_url")
        link = link if isinstance(link, str) else None
        content = content if isinstance(content, str) else ""
        if not content.strip() and not (links and link):
            continue
        read += 1
        yield RawDocument(
            uri=link or f"{where}#{number}",
            content=content,
            media_type="text/html" if content is page else "text/plain",
            title=_plain(item.get("title")),
            published=_iso_day(item.get("date_published")),
            outlet=_plain(feed.get("title")),
            url=link,
            language=str(item.get("language") or feed.get("language") or "")[:2].casefold() or None,
        )
    if not read:
        raise SourceError(where, "no item of the feed has a text", "fetch the pages behind its links")


def _iso_day(value: Any) -> date | None:
    try:
        return datetime.fromisoformat(value).date() if isinstance(value, str) else None
    except ValueError:
        return None


def is_feed(data: bytes) -> bool:
    """Whether bytes begin as a feed does."""
    return bool(_FEED.search(data[:2048])) and data.lstrip()[:1] in {b"<", b"\xef"}


def read_feed(data: bytes, where: str, *, links: bool = False) -> Iterator[RawDocument]:
    """The items of a feed (feedparser): full content where the item has it, else its summary.

    ``links``: items that have a link and no text are given too, with an empty text.

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
        link = entry.get("link") or None
        if not content.strip() and not (links and link):
            continue
        read += 1
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
