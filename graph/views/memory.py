"""Sums over the whole graph, kept until the graph changes.

Each write adds one to the graph's revision, within its own transaction; a sum is taken
anew when the revision is another one than the sum was taken at. So a long-lived process
(the dashboard) sums once a change, and never shows a sum of an older graph.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING, TypeVar, cast

if TYPE_CHECKING:
    from graph.store import Store

T = TypeVar("T")
_KEPT = 64


def remembered(store: Store, key: Hashable, take: Callable[[], T], *, revision: int | None = None) -> T:
    """The value of ``take`` at the graph's revision. The same object may be given twice: do not change it.

    ``revision``: of what ``take`` looks at, where that is known already.
    """
    revision = store.revision() if revision is None else revision
    kept = store.memory.get(key)
    if kept is not None and kept[0] == revision:
        return cast("T", kept[1])
    value = take()
    store.memory.pop(key, None)
    while len(store.memory) >= _KEPT:
        store.memory.pop(next(iter(store.memory)), None)
    store.memory[key] = (revision, value)
    return value
