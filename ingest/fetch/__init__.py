"""Fetching: the one part of Casus that talks to the network beyond the database."""

from ingest.fetch.addresses import Target, check_address, is_public
from ingest.fetch.cache import Cache
from ingest.fetch.failures import FetchError
from ingest.fetch.fetcher import Fetched, Fetcher, Limits

__all__ = ["Cache", "FetchError", "Fetched", "Fetcher", "Limits", "Target", "check_address", "is_public"]
