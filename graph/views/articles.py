"""Articles as they were read: text, what cleaning dropped, and the claims taken from it."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

from graph.records import Dropped
from graph.store.errors import NotFoundError
from graph.views.told_rows import ArticleLine, ArticleView, ClaimRow

if TYPE_CHECKING:
    from graph.store import Store

_FIELDS = (
    "id", "title", "published", "published_basis", "dateline", "agency", "outlet", "url", "language", "kind",
    "retrieved_at", "retracted_at", "retraction", "text",
)  # fmt: skip


def articles_read(store: Store, *, limit: int, as_of: date | None = None) -> list[ArticleLine]:
    """Articles that hold, the latest first, those of unknown day last."""
    return [ArticleLine(**row) for row in store.rows("evidence.articles", as_of=as_of, limit=limit)]


def article(store: Store, key: str) -> ArticleView:
    """An article with its ledger and its claims in order of text; those of a retracted one too.

    Raises:
        NotFoundError: no article has this id.
    """
    found = store.rows("evidence.article", id=key)
    if not found:
        raise NotFoundError(f"no article {key} in the graph: `casus search` finds its id by title")
    kept = found[0]["article"]
    claims = store.rows("evidence.claims_of_article", id=key)
    facts = _facts(store, {row["about"] for row in claims if not row["label"]})
    return ArticleView(
        **{name: kept[name] for name in _FIELDS if kept.get(name) is not None},
        dropped=tuple(Dropped(**each) for each in json.loads(kept.get("dropped") or "[]")),
        warnings=tuple(kept.get("warnings") or ()),
        claims=tuple(ClaimRow(**{**row, "label": row["label"] or facts.get(row["about"])}) for row in claims),
    )


def _facts(store: Store, ids: set[str]) -> dict[str, str]:
    """Roles and ties in words: "Russia as mediator", "Russia leads CSTO"."""
    rows = store.rows("roles.facts", ids=sorted(ids)) if ids else []
    return {
        row["id"]: f"{row['holder']} {kind} {row['other']}" if row["other"] else f"{row['holder']} as {kind}"
        for row in rows
        for kind in [row["kind"].replace("_", " ")]
    }
