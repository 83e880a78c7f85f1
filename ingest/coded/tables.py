"""Tables of coded events: told from other files by their columns, read a row at a time."""

from __future__ import annotations

import csv
import gzip
import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import IO, Any, Protocol

from graph.records import Extraction
from ingest.coded.mapping import TableMapping, load_mappings
from ingest.coded.rows import read_row

_ENDINGS = (".csv", ".tsv", ".txt", ".zip", ".gz")
_LARGEST = 4 << 30  # bytes of one unpacked table
_LONGEST = 1 << 20  # characters of one line

OnRow = Callable[[str, str], None]  # where (file and row), and what is wrong there


class Readable(Protocol):
    """What packed bytes are read from."""

    def read(self, size: int = -1, /) -> bytes:
        """Up to ``size`` unpacked bytes."""
        ...


class TableError(ValueError):
    """A table cannot be read at all; the message names the file, the problem and the mend."""


def recognise(path: Path) -> TableMapping | None:
    """The mapping that fits a file's columns; None for any other file, also a broken one."""
    if not path.name.casefold().endswith(_ENDINGS) or not path.is_file():
        return None
    try:
        with _opened(path) as stream:
            first = stream.readline(_LONGEST)
    except (OSError, EOFError, ValueError, zlib.error, zipfile.BadZipFile):
        return None
    return _fitting(first)[0]


def read_table(path: Path, on_failure: OnRow) -> Iterator[Extraction]:
    """The events of a coded table, one extraction a row; a row that cannot be read is told and skipped.

    Raises:
        TableError: no mapping fits the table's columns, or the file breaks off.
    """
    try:
        with _opened(path) as stream:
            yield from _rows(stream, path, on_failure)
    except (OSError, EOFError, csv.Error, UnicodeDecodeError, zlib.error, zipfile.BadZipFile) as error:
        raise TableError(f"{path}: cannot be read on ({error}). Get the file again.") from error


def _rows(stream: IO[str], path: Path, on_failure: OnRow) -> Iterator[Extraction]:
    first = stream.readline(_LONGEST)
    mapping, columns, mark = _fitting(first)
    if mapping is None:
        raise TableError(f"{path}: its columns fit no mapping. Add one to data/sources/mappings/.")
    headed = any(name in mapping.recognise for name in _cells(first, mark))
    lines = stream if headed else chain([first], stream)
    reader = (
        csv.reader(lines, delimiter=mark)
        if headed
        else csv.reader(lines, delimiter=mark, quoting=csv.QUOTE_NONE)
    )
    for number, cells in enumerate(reader, start=1):
        where = f"{path}, row {number}"
        if not cells:
            continue
        if len(cells) != len(columns):
            on_failure(where, f"{len(cells)} cells for {len(columns)} columns; mend the row")
            continue
        try:
            yield read_row(dict(zip(columns, cells, strict=True)), mapping)
        except (ValueError, KeyError, OverflowError) as error:
            on_failure(where, f"cannot be read ({error}); mend the row, or take it out")


def _fitting(line: str) -> tuple[TableMapping | None, list[str], str]:
    """The mapping, the columns and the separator of a table that begins with this line."""
    for mark in (",", "\t", ";"):
        cells = _cells(line, mark)
        for mapping in load_mappings():
            if set(mapping.recognise) <= set(cells):
                return mapping, cells, mark
            if mark == "\t" and cells and cells[0].isdigit():
                for layout in mapping.layouts:
                    if len(layout) == len(cells):
                        return mapping, list(layout), mark
    return None, [], ","


def _cells(line: str, mark: str) -> list[str]:
    try:
        return [cell.strip() for cell in next(csv.reader([line.lstrip("\ufeff")], delimiter=mark), [])]
    except csv.Error:
        return []


@contextmanager
def _opened(path: Path) -> Iterator[IO[str]]:
    """The table's text, unpacked if it came packed (one file to an archive)."""
    name = path.name.casefold()
    with path.open("rb") as raw:
        if name.endswith(".gz"):
            with gzip.open(raw) as packed:
                yield io.TextIOWrapper(_bounded(packed), encoding="utf-8", errors="replace", newline="")
        elif name.endswith(".zip"):
            with zipfile.ZipFile(raw) as archive:
                members = [item for item in archive.infolist() if not item.is_dir()]
                if len(members) != 1 or members[0].file_size > _LARGEST:
                    raise zipfile.BadZipFile("not one table of at most 4 GB")
                with archive.open(members[0]) as packed:
                    yield io.TextIOWrapper(_bounded(packed), encoding="utf-8", errors="replace", newline="")
        else:
            yield io.TextIOWrapper(raw, encoding="utf-8", errors="replace", newline="")


def _bounded(packed: Readable) -> io.BufferedReader:
    return io.BufferedReader(_Bounded(packed))


class _Bounded(io.RawIOBase):
    """Unpacked bytes, at most ``_LARGEST`` of them."""

    def __init__(self, inner: Readable) -> None:
        self._inner = inner
        self._left = _LARGEST

    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill a writable buffer; the number of bytes put there."""
        data = self._inner.read(len(buffer))
        self._left -= len(data)
        if self._left < 0:
            raise OSError("more than 4 GB once unpacked")
        buffer[: len(data)] = data
        return len(data)
