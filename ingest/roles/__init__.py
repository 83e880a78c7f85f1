"""Roles of actors in conflicts, with their levels over time."""

from ingest.roles.data import lint
from ingest.roles.finding import find_roles

__all__ = ["find_roles", "lint"]
