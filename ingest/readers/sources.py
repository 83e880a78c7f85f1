"""Sources to raw documents: files, folders, patterns, standard input, and addresses by way of a hook."""

from __future__ import annotations

import glob
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from ingest.annotations import RawDocument
from ingest.readers.archives import is_archive, read_archive
from ingest.readers.columns import Mapping
from ingest.readers.decoding import check_binary, decode
from ingest.readers.failures import SourceError
from ingest.readers.feeds import is_feed, is_json_feed, read_feed, read_json_feed
from ingest.readers.mail import read_mail
from ingest.readers.packed import inner, unpacked
from ingest.readers.parquet import read_parquet
from ingest.readers.tables import read_csv, read_jsonl

TEXT = frozenset([".txt", ".text", ".md", ".markdown"])
HTML = frozenset([".html", ".htm", ".xhtml"])
JSONL = frozenset([".jsonl", ".ndjson", ".json"])
TABLE = frozenset([".csv", ".tsv"])
FEED = frozenset([".rss", ".atom", ".xml", ".rdf"])
MAIL = frozenset([".eml"])
ARCHIVE = frozenset([".warc", ".arc", ".wacz"])
PARQUET = frozenset([".parquet"])
KNOWN = TEXT | HTML | JSONL | TABLE | FEED | MAIL | ARCHIVE | PARQUET
LARGEST = 64 * 1024 * 1024  # bytes of one document; streams of many documents may be of any size
LONGEST_LINE = 8 * 1024 * 1024  # bytes of one line of a text file or of one record
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)

Fetch = Callable[[str], Iterable[RawDocument]]


def read_sources(
    sources: Sequence[str],
    on_failure: Callable[[SourceError], None],
    *,
    mapping: Mapping | None = None,
    fetch: Fetch | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[RawDocument]:
    """All documents of the sources, in order, read as they are asked for.

    A source is a file, a folder (read recursively, in the order of names), a pattern (``news/**/*.html``),
    ``-`` for standard input, or an address, which ``fetch`` reads. Text, Markdown, HTML, JSON lines, CSV,
    RSS and Atom, and mails are told apart by their ending, else by their content; each may be
    packed (``.gz``).

    ``mapping`` names the columns of JSONL and CSV files where they are not the usual ones.
    Whatever cannot be read goes to ``on_failure``, once each; reading goes on with what follows.
    """
    for source in sources:
        try:
            for found in _expand(source, fetch):
                yield from _guarded(found, on_failure, mapping, fetch, stdin)
        except SourceError as error:
            on_failure(error)


def _guarded(
    source: str | Path,
    on_failure: Callable[[SourceError], None],
    mapping: Mapping | None,
    fetch: Fetch | None,
    stdin: BinaryIO | None,
) -> Iterator[RawDocument]:
    try:
        if source == "-":
            yield from _read_stream(stdin or sys.stdin.buffer, on_failure, mapping)
        elif isinstance(source, str):
            yield from (fetch or _no_fetch)(source)
        else:
            yield from _read_file(source, on_failure, mapping)
    except SourceError as error:
        on_failure(error)
    except OSError as error:
        on_failure(
            SourceError(
                str(source),
                f"cannot be read ({error.strerror or error})",
                "check the file and its permissions",
            )
        )


def _no_fetch(address: str) -> Iterable[RawDocument]:
    raise SourceError(address, "addresses cannot be read yet", "save the page and give the file")


def expand(source: str) -> Iterator[str | Path]:
    """The files of a folder or a pattern, in the order of names; a file, an address and ``-`` as they are.

    Raises:
        SourceError: there is no such file, or none that can be read.
    """
    yield from _expand(source, None)


def _expand(source: str, fetch: Fetch | None) -> Iterator[str | Path]:
    if source == "-" or _ADDRESS.match(source):
        yield source
        return
    path = Path(source).expanduser()
    if path.is_dir():
        files = sorted(
            file
            for file in path.rglob("*")
            if file.is_file()
            and ((inner(file) or file).suffix.lower() in KNOWN or is_archive(file))
            and not _hidden(file, path)
        )
        if not files:
            raise SourceError(
                source,
                "the folder holds no articles",
                f"put files of these kinds there: {', '.join(sorted(KNOWN))}",
            )
        yield from files
    elif path.exists():
        yield path
    elif glob.has_magic(source):
        matches = sorted(glob.glob(str(path), recursive=True))  # noqa: PTH207 (Path.glob takes no absolute pattern)
        files = [Path(match) for match in matches if Path(match).is_file()]
        if not files:
            raise SourceError(
                source,
                "no file fits this pattern",
                "correct the pattern, or put it in quotes so that the shell leaves it",
            )
        yield from files
    else:
        raise SourceError(
            source,
            "there is no such file or folder, and no source of this name",
            "correct the path, or take a name that `casus schedule list` shows",
        )


def _hidden(file: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in file.relative_to(folder).parts)


def _read_file(
    path: Path, on_failure: Callable[[SourceError], None], mapping: Mapping | None
) -> Iterator[RawDocument]:
    size = path.stat().st_size
    if not size:
        raise SourceError(str(path), "the file is empty", "give a file with text in it")
    ending = path.suffix.lower()
    if is_archive(path):
        yield from read_archive(path, on_failure)
        return
    if (held := inner(path)) is not None and held.suffix.lower() in KNOWN - ARCHIVE:
        yield from _read_packed(path, on_failure, mapping)
        return
    if ending in PARQUET:
        yield from read_parquet(path, on_failure, mapping)
        return
    with path.open("rb") as stream:
        start = stream.read(4096)
        stream.seek(0)
        check_binary(start, str(path))
        if ending in TABLE:
            yield from read_csv(path, on_failure, mapping)
        elif is_json_feed(start) and size <= LARGEST:
            yield from read_json_feed(stream.read(), str(path))
        elif ending in JSONL or (ending not in KNOWN and _looks_json(start)):
            yield from read_jsonl(stream, str(path), on_failure, mapping, LONGEST_LINE)
        else:
            if size > LARGEST:
                raise SourceError(
                    str(path),
                    f"one document of {size >> 20} MB (the most is {LARGEST >> 20})",
                    "split it into one file an article",
                )
            yield from _read_document(stream.read(), str(path), ending)


def _read_packed(
    path: Path, on_failure: Callable[[SourceError], None], mapping: Mapping | None
) -> Iterator[RawDocument]:
    """What a packed file holds; documents and failures name the packed file, not where it was unpacked."""
    with unpacked(path) as plain:

        def named(text: str) -> str:
            return text.replace(str(plain), str(path), 1)

        def fail(error: SourceError) -> None:
            on_failure(SourceError(named(error.where), error.problem, error.mend))

        try:
            for document in _read_file(plain, fail, mapping):
                yield replace(document, uri=named(document.uri))
        except SourceError as error:
            raise SourceError(named(error.where), error.problem, error.mend) from error


def _read_stream(
    stream: BinaryIO, on_failure: Callable[[SourceError], None], mapping: Mapping | None
) -> Iterator[RawDocument]:
    first = stream.readline(LONGEST_LINE + 1)
    if _looks_json(first):
        yield from read_jsonl(_Replayed(first, stream), "standard input", on_failure, mapping, LONGEST_LINE)
        return
    data = first + stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise SourceError(
            "standard input", f"more than {LARGEST >> 20} MB in one document", "give files, or JSON lines"
        )
    if not data.strip():
        raise SourceError("standard input", "there is nothing on it", "pipe a text into it")
    yield from _read_document(data, "standard input", "")


class _Replayed:
    """A stream of lines with its first line, already read, put back."""

    def __init__(self, first: bytes, rest: BinaryIO) -> None:
        self._first: bytes | None = first
        self._rest = rest

    def readline(self, size: int = -1, /) -> bytes:
        """The next line, at most ``size`` bytes of it."""
        if self._first is not None:
            line, self._first = self._first, None
            return line
        return self._rest.readline(size)


def _read_document(data: bytes, where: str, ending: str) -> Iterator[RawDocument]:
    if ending in MAIL:
        check_binary(data, where)
        yield read_mail(data, where)
        return
    if ending in FEED or (ending not in KNOWN and is_feed(data)):
        check_binary(data, where)
        yield from read_feed(data, where)
        return
    text = decode(data, where)
    if not text.strip():
        raise SourceError(where, "there is only white space in it", "give a file with text in it")
    line = _overlong(text)
    if line and ending not in HTML:
        raise SourceError(
            f"{where}, line {line}",
            f"a line of more than {LONGEST_LINE >> 20} MB",
            "this is no article: split it, or leave it out",
        )
    page = ending in HTML or (
        ending not in TEXT
        and re.match(
            r"\s*(<!doctype html|<html|<\?xml[^>]*>\s*<html|<head|<body|<!--)", text[:500], re.IGNORECASE
        )
    )
    yield RawDocument(uri=where, content=text, media_type="text/html" if page else "text/plain")


def _overlong(text: str) -> int | None:
    if len(text) <= LONGEST_LINE:
        return None
    return next((number for number, line in enumerate(text.split("\n"), 1) if len(line) > LONGEST_LINE), None)


def _looks_json(start: bytes) -> bool:
    return bool(re.match(rb'(?:\xef\xbb\xbf)?\s*(?:\{\s*"|\{\s*$|\[\s*\{)', start))
