"""Who, whom and where of each predicate."""

from pathlib import Path

from ingest.arguments import control
from ingest.arguments.finding import find_arguments

__all__ = ["find_arguments", "lint"]


def lint(data: Path) -> list[str]:
    """Problems of ``data/arguments/`` as text, none when it is right."""
    return control.lint(data)
