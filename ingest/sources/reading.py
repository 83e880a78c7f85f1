"""A source to its items: documents to extract, or coded events that need no extraction."""

from __future__ import annotations

import csv
import io
import os
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from graph.paths import state_dir
from graph.records import Extraction
from ingest.annotations import RawDocument
from ingest.coded import TableError, read_table, recognise
from ingest.fetch import Cache, Fetched, Fetcher, FetchError
from ingest.fetch.trust import CA_SETTING, trusted
from ingest.readers import (
    SourceError,
    is_feed,
    is_json_feed,
    read_answer,
    read_feed,
    read_json_feed,
    read_mail,
    read_sources,
)
from ingest.sources.definition import Source
from ingest.sources.sitemaps import read_sitemap

Item = RawDocument | Extraction
Failure = Callable[[str, str], None]  # where, and the message that names it, the place and the mend
Done = Callable[[str], bool]  # whether an address was read to the end in an earlier run

ALLOW_SETTING = "CASUS_ALLOW_HOSTS"
_DEEPEST = 2  # sitemaps of sitemaps


@lru_cache(maxsize=1)
def shared_fetcher() -> Fetcher:
    """This process's fetcher: its cache is in the state folder, ``CASUS_ALLOW_HOSTS`` names local hosts.

    ``CASUS_CA_FILE`` names certificates (PEM) of authorities to be believed beside the usual ones.
    """
    allowed = frozenset(filter(None, (name.strip() for name in os.environ.get(ALLOW_SETTING, "").split(","))))
    return Fetcher(_cache(), allowed=allowed, tls=trusted(os.environ.get(CA_SETTING)))


def prune_cache() -> int:
    """Keep what was fetched within ``CASUS_CACHE_MIB`` (1024) and ``CASUS_CACHE_DAYS`` (30); bytes dropped.

    Raises:
        ValueError: a setting that is no number.
    """
    most = _number("CASUS_CACHE_MIB", 1024.0) * 2**20
    days = _number("CASUS_CACHE_DAYS", 30.0)
    return _cache().prune(int(most), time.time() - days * 86_400)


def _cache() -> Cache:
    return Cache(state_dir() / "cache" / "fetch")


def _number(name: str, default: float) -> float:
    text = os.environ.get(name)
    try:
        return float(text) if text else default
    except ValueError as error:
        raise ValueError(f"{name} is {text!r}: give a number") from error


def read_source(
    source: Source, on_failure: Failure, *, fetcher: Fetcher | None = None, done: Done = lambda address: False
) -> Iterator[Item]:
    """The items of a source, at most ``source.max_items`` behind links. What cannot be read is told."""
    try:
        if source.address is not None:
            yield from _read_address(source, fetcher or shared_fetcher(), on_failure, done)
        else:
            yield from _read_path(source, on_failure)
    except (SourceError, FetchError) as error:
        on_failure(error.where, str(error))
    except TableError as error:
        on_failure(source.id, str(error))


def read_address(address: str, on_failure: Failure, *, fetcher: Fetcher | None = None) -> Iterator[Item]:
    """What is at an address given by hand: a page, or a feed with the pages behind its links."""
    through = fetcher or shared_fetcher()
    try:
        fetched = through.fetch(address)
        if is_feed(fetched.body) or is_json_feed(fetched.body):
            yield from _behind(list(_entries(fetched)), through, on_failure, lambda seen: False, 200)
        else:
            yield from _documents(fetched)
    except (SourceError, FetchError) as error:
        on_failure(error.where, str(error))


def _read_address(source: Source, fetcher: Fetcher, on_failure: Failure, done: Done) -> Iterator[Item]:
    address = source.address or ""
    if source.kind == "sitemap":
        entries = _listed(address, fetcher, on_failure, source.max_items, done)
        yield from _outlet(source, _behind(entries, fetcher, on_failure, done, source.max_items))
        return
    fetched = fetcher.fetch(address)
    if source.kind == "feed":
        items = list(_entries(fetched))
        if source.full_text:
            found = _behind(items, fetcher, on_failure, done, source.max_items)
        else:
            found = (item for item in items[: source.max_items] if item.content.strip())
        yield from _outlet(source, found)
    elif source.kind == "mentions":
        entries = [_entry(url) for url in _mentioned(fetched.body, address)]
        yield from _behind(entries, fetcher, on_failure, done, source.max_items)
    elif source.kind == "coded":
        with _as_file(fetched) as path:
            yield from _coded(path, on_failure)
    else:
        yield from _outlet(source, _documents(fetched))


def _read_path(source: Source, on_failure: Failure) -> Iterator[Item]:
    path = Path(source.path or "").expanduser()
    if source.kind == "coded":
        yield from _coded(path, on_failure)
    elif source.kind == "mail":
        if not path.is_dir():
            raise SourceError(str(path), "there is no such folder", "correct the path of the source")
        for file in sorted(item for item in path.rglob("*") if item.is_file()):
            try:
                yield from _outlet(source, iter([read_mail(file.read_bytes(), str(file))]))
            except (SourceError, OSError) as error:
                on_failure(str(file), str(error))
    else:
        found = read_sources(
            [str(path)], lambda error: on_failure(error.where, str(error)), mapping=source.mapping
        )
        yield from _outlet(source, found)


def _coded(path: Path, on_failure: Failure) -> Iterator[Extraction]:
    if recognise(path) is None:
        raise SourceError(str(path), "its columns fit no mapping", "add one to data/sources/mappings/")
    yield from read_table(path, lambda where, what: on_failure(where, f"{where}: {what}"))


def _outlet(source: Source, found: Iterator[RawDocument]) -> Iterator[RawDocument]:
    for item in found:
        yield replace(item, outlet=source.outlet, language=item.language or source.language)


def _documents(fetched: Fetched) -> Iterator[RawDocument]:
    yield from read_answer(
        fetched.body, fetched.media_type, fetched.charset, fetched.final_url, fetched.fetched_at
    )


def _entries(fetched: Fetched) -> Iterator[RawDocument]:
    read = read_json_feed if is_json_feed(fetched.body) else read_feed
    for item in read(fetched.body, fetched.final_url, links=True):
        yield replace(item, retrieved_at=fetched.fetched_at)


def _entry(address: str) -> RawDocument:
    return RawDocument(uri=address, content="", media_type="text/html", url=address)


def _behind(
    entries: list[RawDocument], fetcher: Fetcher, on_failure: Failure, done: Done, most: int
) -> Iterator[RawDocument]:
    """The pages behind entries; an entry without a link is its own text, one whose page fails is told."""
    fresh = [entry for entry in entries if not (entry.url and done(entry.url))]
    for entry in fresh[:most]:
        if entry.url is None:
            yield entry
            continue
        try:
            (page,) = list(_documents(fetcher.fetch(entry.url)))[:1] or [entry]
        except (SourceError, FetchError) as error:
            on_failure(entry.url, str(error))
            continue
        yield replace(
            page,
            uri=entry.url,
            title=entry.title,
            published=entry.published,
            outlet=entry.outlet,
            url=entry.url,
            language=entry.language,
        )


def _listed(address: str, fetcher: Fetcher, on_failure: Failure, most: int, done: Done) -> list[RawDocument]:
    """The pages of a sitemap and of the sitemaps in it, newest first, until there are enough."""
    waiting, seen = [(address, 0)], {address}
    found: dict[str, RawDocument] = {}
    while waiting and len(found) < most:
        place, depth = waiting.pop(0)
        try:
            listing = read_sitemap(fetcher.fetch(place).body, place)
        except (SourceError, FetchError) as error:
            if place == address:
                raise
            on_failure(place, str(error))
            continue
        if listing.maps and depth < _DEEPEST:
            parts = [(url, depth + 1) for url, _ in listing.places if url not in seen]
            seen.update(url for url, _ in parts)
            waiting[:0] = parts
        elif not listing.maps:
            found.update({url: _entry(url) for url, _ in listing.places if not done(url)})
    return list(found.values())[:most]


def _mentioned(data: bytes, where: str) -> list[str]:
    """The web addresses of a GDELT table of mentions, each once."""
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            if len(members) != 1 or members[0].file_size > 256 << 20:
                raise SourceError(where, "not one table of at most 256 MB", "give a table of mentions")
            data = archive.read(members[0])
    rows = csv.reader(io.StringIO(data.decode("utf-8", "replace")), delimiter="\t", quoting=csv.QUOTE_NONE)
    found = {row[5]: None for row in rows if len(row) >= 14 and row[3] == "1" and row[5].startswith("http")}
    if not found:
        raise SourceError(where, "it mentions no web page", "give a table of mentions of GDELT 2")
    return list(found)


@contextmanager
def _as_file(fetched: Fetched) -> Iterator[Path]:
    """A body as a file whose name ends as its address does."""
    ending = Path(fetched.final_url.split("?", 1)[0]).name[-60:] or "table.csv"
    with tempfile.TemporaryDirectory(prefix="casus-") as folder:
        path = Path(folder) / ending
        path.write_bytes(fetched.body)
        yield path
