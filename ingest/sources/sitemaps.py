"""Sitemaps (sitemaps.org): the addresses in them, newest first."""

from __future__ import annotations

import gzip
import io
from dataclasses import dataclass
from datetime import date

from ingest.readers import SourceError

_LARGEST = 64 * 1024 * 1024  # bytes of an unpacked sitemap; the protocol allows 50 MB


@dataclass(frozen=True, slots=True)
class Listing:
    """Addresses of a sitemap with their day, newest first; ``maps``: they are sitemaps themselves."""

    maps: bool
    places: tuple[tuple[str, date | None], ...]


def read_sitemap(data: bytes, where: str) -> Listing:
    """The addresses of a sitemap or of an index of sitemaps, packed with gzip or not.

    Raises:
        SourceError: not a sitemap.
    """
    from lxml import etree

    if data.startswith(b"\x1f\x8b"):
        try:
            with gzip.open(io.BytesIO(data)) as packed:
                data = packed.read(_LARGEST + 1)
        except (OSError, EOFError) as error:
            raise SourceError(where, f"a damaged gzip file ({error})", "try again later") from error
        if len(data) > _LARGEST:
            raise SourceError(where, f"a sitemap of more than {_LARGEST >> 20} MB", "name one of its parts")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise SourceError(where, f"not a sitemap ({error})", "give the address of a sitemap") from error
    kind = etree.QName(root).localname
    if kind not in ("urlset", "sitemapindex"):
        raise SourceError(where, f"not a sitemap but <{kind}>", "give the address of a sitemap")
    found: dict[str, date | None] = {}
    for entry in root:
        address, day = "", None
        for part in entry.iter():
            if not isinstance(part.tag, str) or not part.text:
                continue
            name = etree.QName(part).localname
            if name == "loc" and part.getparent() is entry:
                address = part.text.strip()
            elif name in ("lastmod", "publication_date"):
                day = max(filter(None, (day, _day(part.text.strip()))), default=None)
        if address:
            found[address] = day
    places = sorted(found.items(), key=lambda item: item[1] or date.min, reverse=True)
    return Listing(kind == "sitemapindex", tuple(places))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
