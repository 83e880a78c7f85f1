"""Changes follow each other: each begins by counting the graph's revision, which locks until the commit."""

from __future__ import annotations

from graph.store.database import Transaction
from graph.store.errors import StoreError


def revise(tx: Transaction) -> int | None:
    """Begin a change; its number, where the graph counts them.

    Raises:
        StoreError: a first filling (``graph/store/backfill.py``) is under way, or was broken off.
    """
    found = tx.rows("version.revise")
    if found and found[0]["filling"]:
        raise StoreError(
            "this graph is being filled for the first time, or that was broken off: wait for it, "
            "or make it again with `Store.fill`"
        )
    return int(found[0]["revision"]) if found else None
