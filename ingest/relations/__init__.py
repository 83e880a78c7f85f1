"""Standing ties between actors."""

from ingest.relations.data import lint
from ingest.relations.finding import find_relations

__all__ = ["find_relations", "lint"]
