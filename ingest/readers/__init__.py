"""Readers: files, folders, patterns and standard input to raw documents, one at a time."""

from ingest.readers.columns import Mapping
from ingest.readers.failures import SourceError
from ingest.readers.sources import read_sources

__all__ = ["Mapping", "SourceError", "read_sources"]
