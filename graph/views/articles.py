"""An article as it was read: text, what cleaning dropped, and the claims taken from it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from graph.records import Dropped
from graph.store.errors import NotFoundError
from graph.views.told_rows import ArticleView, ClaimRow

if TYPE_CHECKING:
    from graph.store import Store

_FIELDS = (
    "id", "title", "published", "published_basis", "dateline", "agency", "outlet", "url", "language", "kind",
    "retrieved_at", "retracted_at", "retraction", "text",
)  # fmt: skip


def article(store: Store, key: str) -> ArticleView:
    """An article with its ledger and its claims in order of text; those of a retracted one too.

    Raises:
        NotFoundError: no article has this id.
    """
    found = store.rows("evidence.article", id=key)
    if not found:
        raise NotFoundError(f"no article {key} in the graph: `casus search` finds its id by title")
    kept = found[0]["article"]
    return ArticleView(
        **{name: kept[name] for name in _FIELDS if kept.get(name) is not None},
        dropped=tuple(Dropped(**each) for each in json.loads(kept.get("dropped") or "[]")),
        warnings=tuple(kept.get("warnings") or ()),
        claims=tuple(ClaimRow(**row) for row in store.rows("evidence.claims_of_article", id=key)),
    )
