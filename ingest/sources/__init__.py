"""Sources: what ``data/sources/`` says of them, and their items."""

from ingest.sources.definition import (
    Expectations,
    Source,
    SourceFileError,
    find_source,
    lint,
    load_sources,
    read_source_file,
)
from ingest.sources.reading import Item, prune_cache, read_address, read_source

__all__ = [
    "Expectations",
    "Item",
    "Source",
    "SourceFileError",
    "find_source",
    "lint",
    "load_sources",
    "prune_cache",
    "read_address",
    "read_source",
    "read_source_file",
]
