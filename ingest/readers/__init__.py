"""Readers: files, folders, patterns, standard input and answers of servers to raw documents."""

from ingest.readers.answers import read_answer
from ingest.readers.columns import Mapping
from ingest.readers.failures import SourceError
from ingest.readers.feeds import is_feed, is_json_feed, read_feed, read_json_feed
from ingest.readers.mail import read_mail
from ingest.readers.sources import expand, read_sources

__all__ = [
    "Mapping",
    "SourceError",
    "expand",
    "is_feed",
    "is_json_feed",
    "read_answer",
    "read_feed",
    "read_json_feed",
    "read_mail",
    "read_sources",
]
