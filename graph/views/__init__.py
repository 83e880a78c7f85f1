"""Views: what pages and verbs show. Each function reads one open store and returns typed rows.

The first argument is a :class:`graph.store.Store`. Ids that do not exist raise
``graph.store.NotFoundError``; an empty graph gives empty rows, never an error.
"""

from __future__ import annotations

from graph.views.rows import (
    ActorView,
    ArticleView,
    ClaimRow,
    Conflicting,
    CountRow,
    Evidence,
    FacetRow,
    Facets,
    FigureRow,
    Named,
    OrderRow,
    ParticipantRow,
    PlaceRow,
    RelationRow,
    RoleRow,
    RoleStateRow,
    SearchHit,
    Statistics,
    TieRow,
    TimelineRow,
    Variant,
)
from graph.views.signatures import (
    actor,
    article,
    counts,
    evidence,
    facets,
    relations,
    roles,
    search,
    statistics,
    timeline,
)

__all__ = [
    "ActorView",
    "ArticleView",
    "ClaimRow",
    "Conflicting",
    "CountRow",
    "Evidence",
    "FacetRow",
    "Facets",
    "FigureRow",
    "Named",
    "OrderRow",
    "ParticipantRow",
    "PlaceRow",
    "RelationRow",
    "RoleRow",
    "RoleStateRow",
    "SearchHit",
    "Statistics",
    "TieRow",
    "TimelineRow",
    "Variant",
    "actor",
    "article",
    "counts",
    "evidence",
    "facets",
    "relations",
    "roles",
    "search",
    "statistics",
    "timeline",
]
