"""What can go wrong with the store, each with a message that says what to do."""

from __future__ import annotations

from collections.abc import Mapping


class StoreError(Exception):
    """Base: the store could not do what was asked."""


class UnavailableError(StoreError):
    """No server answers, or its folder or port cannot be had."""


class NotFoundError(StoreError, LookupError):
    """No node has this id."""


class SchemaError(StoreError):
    """The graph was written by a version of Casus that this one cannot read or migrate."""


class QueryRefusedError(StoreError):
    """An analyst's query would write, reach out, or is not one statement."""


class QueryTimeoutError(StoreError):
    """An analyst's query took longer than it may."""


class WriteError(StoreError):
    """A batch could not be written. ``unwritten`` are the ids of the articles that are not in the graph."""

    def __init__(self, why: object, unwritten: Mapping[str, str]) -> None:
        """``unwritten``: the titles of the articles by id; the message names them all."""
        named = "".join(f"\n  {key} {title}".rstrip() for key, title in unwritten.items())
        super().__init__(
            f"{why}\n{len(unwritten)} article(s) not written, what was written before them stays:{named}\n"
            "run the same again to go on: what is in the graph already is not written twice"
        )
        self._why, self._titles = why, dict(unwritten)
        self.unwritten = tuple(unwritten)

    def with_also(self, unwritten: Mapping[str, str]) -> WriteError:
        """The same where these were not written either."""
        return WriteError(self._why, self._titles | dict(unwritten))
