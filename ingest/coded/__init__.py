"""Coded events: tables of UCDP GED, ACLED and GDELT to extractions with their own provenance."""

from ingest.coded.mapping import MappingError, TableMapping, lint, load_mappings
from ingest.coded.rows import KIND
from ingest.coded.tables import TableError, read_table, recognise

__all__ = [
    "KIND",
    "MappingError",
    "TableError",
    "TableMapping",
    "lint",
    "load_mappings",
    "read_table",
    "recognise",
]
