"""Articles as they were read: text, what cleaning dropped, and the claims taken from it."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

from graph.records import Dropped, RelationKind
from graph.store.errors import NotFoundError
from graph.views.actor_rows import STANDS
from graph.views.told_rows import ArticleLine, ArticleView, ClaimRow

if TYPE_CHECKING:
    from graph.store import Store

_FIELDS = (
    "id", "title", "published", "published_basis", "dateline", "agency", "outlet", "url", "language", "kind",
    "retrieved_at", "retracted_at", "retraction", "text",
)  # fmt: skip


def articles_read(
    store: Store, *, limit: int, as_of: date | None = None, outlet: str | None = None
) -> list[ArticleLine]:
    """Articles that hold, the latest first, those of unknown day last.

    ``outlet``: only those of the outlet of this name; "" those of which no outlet is known.
    """
    rows = store.rows("evidence.articles", as_of=as_of, limit=limit, outlet=outlet)
    return [ArticleLine(**row) for row in rows]


def outlets(store: Store, *, as_of: date | None = None) -> dict[str, int]:
    """How many articles that hold each outlet has, by its name, the most first; "" for those of none."""
    return {row["outlet"]: row["articles"] for row in store.rows("evidence.outlets", as_of=as_of)}


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
        row["id"]: f"{row['holder']} {STANDS[RelationKind(row['kind'])]} {row['other']}"
        if row["other"]
        else f"{row['holder']} as {row['kind'].replace('_', ' ')}"
        for row in rows
    }
