"""Resolution inside one article: event mentions become events with an identity."""

from ingest.resolution.resolve import resolve

__all__ = ["resolve"]
