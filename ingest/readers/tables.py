"""JSON lines and CSV: one article a row, its columns found by their usual names or by a mapping."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Protocol

from ingest.annotations import RawDocument
from ingest.readers.columns import Mapping, find_columns
from ingest.readers.decoding import decode
from ingest.readers.failures import SourceError

Failure = Callable[[SourceError], None]


class Lines(Protocol):
    """What JSON lines are read from."""

    def readline(self, size: int = -1, /) -> bytes:
        """The next line, at most ``size`` bytes of it."""
        ...


_HTML = re.compile(
    r"<(?:!doctype|html|head|body|p|div|article|br|h[1-6]|span|section|ul|table)\b[^>]*>", re.IGNORECASE
)


def read_jsonl(
    stream: Lines, where: str, on_failure: Failure, mapping: Mapping | None, longest: int
) -> Iterator[RawDocument]:
    """JSON lines, one object an article; a file that is one JSON array or object is read too.

    Never holds more than a line. A bad line is a failure of its own; the lines after it are read.
    """
    number = 0
    rows = 0
    while line := stream.readline(longest + 1):
        number += 1
        place = f"{where}, line {number}"
        if len(line) > longest:
            on_failure(
                SourceError(
                    place,
                    f"a line of more than {longest >> 20} MB",
                    "one article a line: split it, or leave it out",
                )
            )
            while line and not line.endswith(b"\n"):
                line = stream.readline(longest + 1)
            continue
        if not line.strip():
            continue
        rows += 1
        try:
            entry = _parse(line, place, stream, longest, first=number == 1)
            if isinstance(entry, list):
                for index, item in enumerate(entry, 1):
                    yield from read_row(
                        item, f"{where}, item {index}", f"{where}#{index}", on_failure, mapping
                    )
                return
            yield from read_row(entry, place, f"{where}#{number}", on_failure, mapping)
        except SourceError as error:
            on_failure(error)
    if not rows:
        raise SourceError(where, "there is no line with an article in it", "give one JSON object a line")


def read_csv(path: Path, on_failure: Failure, mapping: Mapping | None) -> Iterator[RawDocument]:
    """A table with a line of column names, one article a row (RFC 4180; commas, semicolons or tabs).

    Raises:
        SourceError: not UTF-8, no rows, or no column of text.
    """
    where = str(path)
    previous = csv.field_size_limit(64 * 1024 * 1024)
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream, _sound_utf8(path, where):
            sample = stream.read(8192)
            stream.seek(0)
            reader = csv.DictReader(stream, dialect=_dialect(sample))
            names = [name for name in (reader.fieldnames or []) if name]
            find_columns(names, mapping or Mapping(), f"{where}, line 1")
            rows = 0
            while True:
                try:
                    row = next(reader, None)
                except csv.Error as error:
                    raise SourceError(
                        f"{where}, line {reader.line_num}",
                        f"not a row of a table ({error})",
                        "mend the quotes there",
                    ) from error
                if row is None:
                    break
                rows += 1
                entry = {name: value for name, value in row.items() if name}
                place = f"{where}, line {reader.line_num}"
                if row.get(None):
                    on_failure(
                        SourceError(
                            place,
                            "more cells than columns",
                            "put quotes around cells with the separator in them",
                        )
                    )
                    continue
                yield from read_row(entry, place, f"{where}#{rows}", on_failure, mapping)
            if not rows:
                raise SourceError(where, "there are column names but no rows", "add a row an article")
    finally:
        csv.field_size_limit(previous)


@contextmanager
def _sound_utf8(path: Path, where: str) -> Iterator[None]:
    try:
        yield
    except UnicodeDecodeError as error:
        place = _first_bad_byte(path)
        raise SourceError(where, f"broken UTF-8 at byte {place}", "save the table as UTF-8") from error


def _first_bad_byte(path: Path) -> int:
    offset = 0
    with path.open("rb") as stream:
        for line in stream:
            try:
                line.decode("utf-8")
            except UnicodeDecodeError as error:
                return offset + error.start
            offset += len(line)
    return offset


def _dialect(sample: str) -> type[csv.Dialect]:
    first = sample.split("\n", 1)[0]
    counts = {mark: first.count(mark) for mark in (",", "\t", ";", "|")}
    best = max(counts, key=lambda mark: counts[mark])

    class Found(csv.excel):
        delimiter = best if counts[best] else ","
        strict = True

    return Found


_TOO_DEEP = "JSON nested deeper than any article's record"


def _parse(line: bytes, place: str, stream: Lines, longest: int, *, first: bool) -> Any:
    text = decode(line, place).lstrip("\ufeff")
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        if first and text.lstrip()[:1] in {"[", "{"} and _is_opening(text):
            return _whole(text, place, stream, longest)
        raise SourceError(
            f"{place}, character {error.colno}", f"not JSON ({error.msg})", "give one JSON object a line"
        ) from error
    except RecursionError as error:
        raise SourceError(place, _TOO_DEEP, "give one flat JSON object a line") from error


def _is_opening(text: str) -> bool:
    """Whether a first line begins a JSON document that is written over many lines."""
    bare = text.strip()
    return (
        bare in {"[", "{", "[{"}
        or bare.endswith((",", "[", "{"))
        or (bare.startswith("[") and not bare.endswith("]"))
    )


def _whole(text: str, place: str, stream: Lines, longest: int) -> Any:
    parts = [text]
    size = len(text)
    while line := stream.readline(longest + 1):
        size += len(line)
        if size > 8 * longest:
            raise SourceError(
                place,
                f"one JSON document of more than {8 * longest >> 20} MB",
                "write one JSON object a line",
            )
        parts.append(decode(line, place))
    try:
        return json.loads("".join(parts))
    except json.JSONDecodeError as error:
        file = place.rsplit(", line", 1)[0]
        raise SourceError(
            f"{file}, line {error.lineno}", f"not JSON ({error.msg})", "give one JSON object a line"
        ) from error
    except RecursionError as error:
        raise SourceError(place, _TOO_DEEP, "give one flat JSON object a line") from error


def read_row(
    entry: Any, place: str, uri: str, on_failure: Failure, mapping: Mapping | None
) -> Iterator[RawDocument]:
    """The document of one row (columns to values); a failing one is told to ``on_failure``."""
    try:
        yield _document(entry, place, uri, mapping or Mapping())
    except SourceError as error:
        on_failure(error)


def _document(entry: Any, place: str, uri: str, mapping: Mapping) -> RawDocument:
    if not isinstance(entry, dict):
        raise SourceError(
            place, f"not an object but {type(entry).__name__}", "give one JSON object an article"
        )
    columns = find_columns([str(name) for name in entry], mapping, place)
    values = {field: entry.get(column) for field, column in columns.items()}
    text = values.get("text")
    if not isinstance(text, str):
        raise SourceError(
            place,
            f"the column {columns['text']!r} holds no text but {_named(text)}",
            "give the article's text there",
        )
    if not text.strip():
        raise SourceError(
            place,
            f"the column {columns['text']!r} is empty",
            "give the article's text there, or take the row out",
        )
    if "\x00" in text:
        raise SourceError(
            place,
            f"the column {columns['text']!r} holds a NUL character",
            "this is no text: take the row out",
        )
    outlet = values.get("outlet")
    if isinstance(outlet, dict):
        outlet = outlet.get("name") or outlet.get("title")
    return RawDocument(
        uri=uri,
        content=text,
        media_type="text/html" if len(_HTML.findall(text[:20000])) >= 2 else "text/plain",
        title=_text(values.get("title")),
        published=_day(values.get("published"), place, columns.get("published", "")),
        outlet=_text(outlet),
        url=_text(values.get("url")),
        language=_text(values.get("language")),
        retrieved_at=_moment(values.get("retrieved_at")),
    )


def _named(value: Any) -> str:
    return "nothing" if value is None else type(value).__name__


def _text(value: Any) -> str | None:
    return " ".join(str(value).split()) or None if isinstance(value, (str, int)) else None


def _day(value: Any, place: str, column: str) -> date | None:
    """The day of a date as tables hold it: ISO, RFC 2822, or seconds or milliseconds since 1970."""
    from email.utils import parsedate_to_datetime

    if value is None or value == "":
        return None
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        raise SourceError(
            place, f"the column {column!r} holds no date but {_named(value)}", "write dates as 2023-10-23"
        )
    if isinstance(value, (int, float)) or re.fullmatch(r"\d{10}|\d{13}", value):
        number = float(value)
        if 19000101 <= number <= 21991231:
            value = str(int(number))
        else:
            return datetime.fromtimestamp(number / (1000 if number > 1e11 else 1), tz=UTC).date()
    text = str(value).strip()
    readers: list[Callable[[str], date]] = [
        lambda iso: date.fromisoformat(iso[:10]),
        lambda iso: datetime.fromisoformat(iso).date(),
        date.fromisoformat,
        lambda mail: parsedate_to_datetime(mail).date(),
    ]
    for read in readers:
        try:
            return read(text)
        except (ValueError, TypeError, IndexError):
            continue
    return None


def _moment(value: Any) -> datetime | None:
    try:
        return datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
