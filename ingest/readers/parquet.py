"""Parquet tables: one article a row, read a batch at a time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from ingest.annotations import RawDocument
from ingest.readers.columns import Mapping, find_columns
from ingest.readers.failures import SourceError
from ingest.readers.tables import Failure, read_row

_ROWS = 256  # rows held at a time


def read_parquet(path: Path, on_failure: Failure, mapping: Mapping | None) -> Iterator[RawDocument]:
    """The rows of a Parquet file; only the columns that are read are unpacked.

    Raises:
        SourceError: not a Parquet file, or no column of text.
    """
    import pyarrow as arrow
    from pyarrow import parquet

    where = str(path)
    try:
        with parquet.ParquetFile(path) as table:
            names = list(table.schema_arrow.names)
            columns = list(dict.fromkeys(find_columns(names, mapping or Mapping(), where).values()))
            number = 0
            for batch in table.iter_batches(batch_size=_ROWS, columns=columns):
                for row in batch.to_pylist():
                    number += 1
                    place = f"{where}, row {number}"
                    # Parquet has dates of its own; the rows of all tables write them as ISO 8601.
                    plain = {key: _iso(value) for key, value in row.items()}
                    yield from read_row(plain, place, f"{where}#{number}", on_failure, mapping)
    except (arrow.ArrowException, OSError) as error:
        raise SourceError(where, f"not a sound Parquet file ({error})", "write it again") from error
    if not number:
        raise SourceError(where, "there are columns but no rows", "add a row an article")


def _iso(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
