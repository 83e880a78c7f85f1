"""Web archives (WARC, ARC and WACZ): one document an archived page, read as a stream."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

from ingest.annotations import RawDocument
from ingest.readers.answers import PAGES, read_answer
from ingest.readers.failures import SourceError

ARCHIVES = (".warc", ".warc.gz", ".arc", ".arc.gz", ".wacz")
_LARGEST = 64 * 1024 * 1024  # bytes of one record, unpacked
_KEPT = frozenset(["response", "resource"])
_READ = PAGES | {"text/plain", "application/rss+xml", "application/atom+xml", "text/xml", "application/xml"}

Failure = Callable[[SourceError], None]
_Head = tuple[str, str, str | None, datetime | None]  # address, media type, character set, time


def is_archive(path: Path) -> bool:
    """Whether a file is a web archive by its name."""
    return path.name.casefold().endswith(ARCHIVES)


def read_archive(path: Path, on_failure: Failure) -> Iterator[RawDocument]:
    """The pages of an archive. Requests, revisits, pictures, scripts and failed answers are passed over.

    A page that cannot be read is a failure of its own; a broken record ends its file, named by its place.

    Raises:
        SourceError: the file is no archive, breaks off, or holds no page.
    """
    where = str(path)
    if path.name.casefold().endswith(".wacz"):
        yield from _read_wacz(path, on_failure)
        return
    with path.open("rb") as stream:
        yield from _read_warc(stream, where, on_failure)


def _read_wacz(path: Path, on_failure: Failure) -> Iterator[RawDocument]:
    where = str(path)
    try:
        with zipfile.ZipFile(path) as archive:
            members = [
                item
                for item in archive.infolist()
                if re.fullmatch(r"archive/[^/]+\.warc(\.gz)?", item.filename)
            ]
            if not members:
                raise SourceError(where, "there is no archive/*.warc.gz in it", "give a WACZ file")
            for member in members:
                place = f"{where}!{member.filename}"
                try:
                    with archive.open(member) as stream:
                        yield from _read_warc(stream, place, on_failure)
                except SourceError as error:
                    on_failure(error)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError) as error:
        raise SourceError(where, f"not a WACZ file ({error})", "get it again") from error


def _read_warc(stream: IO[bytes], where: str, on_failure: Failure) -> Iterator[RawDocument]:
    number = pages = 0
    for number, found in enumerate(_records(stream, where), start=1):
        if found is None:
            continue
        (uri, media_type, charset, moment), body = found
        pages += 1
        place = f"{where}, record {number} ({uri})"
        if len(body) > _LARGEST:
            on_failure(SourceError(place, f"more than {_LARGEST >> 20} MB", "leave it out"))
            continue
        try:
            yield from read_answer(body, media_type, charset, uri, moment)
        except SourceError as error:
            on_failure(SourceError(place, error.problem, error.mend))
    if not number:
        raise SourceError(where, "there is no record in it", "give a WARC or ARC file")
    if not pages:
        raise SourceError(where, f"there is no page among its {number} records", "give an archive with pages")


def _records(stream: IO[bytes], where: str) -> Iterator[tuple[_Head, bytes] | None]:
    """Head and body of each record, the body cut just above the largest; None for one that holds no page."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    number = 0
    try:
        for record in ArchiveIterator(stream, arc2warc=True):
            number += 1
            head = _page(record)
            yield None if head is None else (head, record.content_stream().read(_LARGEST + 1))
    except (ArchiveLoadFailed, AttributeError, zlib.error, EOFError) as error:
        # warcio trips over a head without an address (AttributeError); a WACZ is itself packed: the last two.
        why = " ".join(str(error).split())[:160]
        raise SourceError(
            f"{where}, after record {number}",
            f"the archive breaks off ({why})",
            "get it again, or recompress it",
        ) from error


def _page(record: Any) -> _Head | None:
    """Address, media type, character set and time of a record that holds a page; None for others."""
    uri = str(record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
    if record.rec_type not in _KEPT or not uri.startswith(("http://", "https://")):
        return None
    headers = record.http_headers
    if record.rec_type == "response":
        if headers is None or headers.get_statuscode() != "200":
            return None
        kind = headers.get_header("Content-Type") or ""
    else:
        kind = record.rec_headers.get_header("Content-Type") or ""
    media_type = kind.split(";", 1)[0].strip().casefold()
    if media_type not in _READ:
        return None
    charset = re.search(r"""charset\s*=\s*["']?([\w.:-]+)""", kind, re.IGNORECASE)
    return uri, media_type, charset[1] if charset else None, _moment(record)


def _moment(record: Any) -> datetime | None:
    try:
        moment = datetime.fromisoformat(record.rec_headers.get_header("WARC-Date") or "")
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
