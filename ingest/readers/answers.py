"""One answer of a web server (fetched or archived) to documents."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from ingest.annotations import RawDocument
from ingest.readers.decoding import check_binary, decode
from ingest.readers.failures import SourceError
from ingest.readers.feeds import is_feed, is_json_feed, read_feed, read_json_feed

PAGES = frozenset(["text/html", "application/xhtml+xml"])
_TEXTS = frozenset(["text/plain", "text/markdown"])
_UNSAID = frozenset(["", "application/octet-stream", "binary/octet-stream"])


def read_answer(
    body: bytes, media_type: str, charset: str | None, url: str, retrieved_at: datetime | None = None
) -> Iterator[RawDocument]:
    """The documents of a body: one for a page or a text, one an item for a feed.

    The character set is a byte-order mark's, else the header's, else what the document declares.

    Raises:
        SourceError: the body is empty, binary, or of a kind that holds no article.
    """
    if not body.strip():
        raise SourceError(url, "the page is empty", "check the address")
    check_binary(body[:4096], url)
    if is_json_feed(body):
        found = read_json_feed(body, url)
    elif is_feed(body):
        found = read_feed(body, url)
    elif media_type in PAGES or media_type in _TEXTS or (media_type in _UNSAID and is_page(body)):
        text = _text(body, charset, url)
        page = media_type not in _TEXTS or is_page(body)
        found = iter([RawDocument(url, text, "text/html" if page else "text/plain")])
    else:
        raise SourceError(
            url,
            f"the address holds {media_type or 'data of no named kind'}",
            "give the address of a page or a feed",
        )
    for document in found:
        yield replace(document, url=document.url or url, retrieved_at=retrieved_at)


def is_page(body: bytes) -> bool:
    """Whether bytes begin as a page does."""
    start = body[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith((b"<!doctype html", b"<html", b"<head", b"<body")) or b"<html" in start


def _text(body: bytes, charset: str | None, url: str) -> str:
    if charset and not body.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return body.decode(codecs.lookup(charset).name)
        except (LookupError, UnicodeDecodeError, ValueError):
            pass  # headers lie more often than documents; ask the document
    return decode(body, url)
