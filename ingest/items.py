"""What the command line is given, to items: documents to extract, or coded events that need no extraction."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from graph.records import Extraction
from ingest.annotations import RawDocument
from ingest.coded import TableError, read_table, recognise
from ingest.readers import SourceError, expand, read_sources
from ingest.sources import find_source, read_address, read_source

Item = RawDocument | Extraction
OnFailure = Callable[[str, str], None]  # the source, and the message that names it, the place and the mend

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)


def read_items(
    sources: Sequence[str], on_failure: OnFailure, *, published: date | None = None
) -> Iterator[Item]:
    """The items of files, folders, patterns, addresses, coded tables and names in ``data/sources``, in order.

    ``published`` is the day of documents that do not tell theirs.
    """
    for source in sources:
        for item in _read(source, on_failure):
            if isinstance(item, RawDocument) and published is not None and item.published is None:
                yield replace(item, published=published)
            else:
                yield item


def _read(source: str, on_failure: OnFailure) -> Iterator[Item]:
    if _ADDRESS.match(source):
        yield from read_address(source, on_failure)
        return
    named = find_source(source) if not Path(source).exists() else None
    if named is not None:
        yield from read_source(named, on_failure)
        return
    try:
        for found in expand(source):
            if isinstance(found, Path) and recognise(found) is not None:
                yield from _coded(found, on_failure)
            else:
                yield from read_sources([str(found)], lambda error: on_failure(error.where, str(error)))
    except SourceError as error:
        on_failure(error.where, str(error))


def _coded(path: Path, on_failure: OnFailure) -> Iterator[Item]:
    try:
        yield from read_table(path, lambda where, what: on_failure(where, f"{where}: {what}"))
    except TableError as error:
        on_failure(str(path), str(error))
