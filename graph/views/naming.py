"""What ids stand for, in words: for rows that hold ids alone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from graph.register import register
from graph.store.paging import pages

if TYPE_CHECKING:
    from graph.store import Store


def called(store: Store, ids: Iterable[str]) -> dict[str, str]:
    """The names of actors, places, conflicts, outlets and events, and the titles of articles, by id.

    Those judged the same have the name that they are shown by. What is no such id, or has no name,
    is left out.
    """
    known = register(store)
    found: dict[str, str] = {}
    left = []
    for key in sorted(set(ids)):
        name = next((head.name for names in known.names.values() if (head := names.head(key))), None)
        if name:
            found[key] = name
        else:
            left.append(key)
    for page in pages(left):
        found |= {row["id"]: row["name"] for row in store.rows("search.called", ids=page) if row["name"]}
    return found
