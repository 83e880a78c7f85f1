"""Who, whom and where of each predicate."""

from ingest.arguments.control import lint
from ingest.arguments.finding import find_arguments

__all__ = ["find_arguments", "lint"]
