"""Cleaning: a raw document to an article, with the ledger of what was dropped and why."""

from ingest.cleaning.article import clean
from ingest.cleaning.knowledge import KnowledgeError, lint

__all__ = ["KnowledgeError", "clean", "lint"]
