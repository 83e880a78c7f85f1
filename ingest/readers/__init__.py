"""Readers: files, folders, patterns and standard input to raw documents, one at a time."""

from ingest.readers.failures import SourceError
from ingest.readers.sources import read_sources
from ingest.readers.tables import Mapping

__all__ = ["Mapping", "SourceError", "read_sources"]
