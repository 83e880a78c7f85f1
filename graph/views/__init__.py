"""Views: what pages and verbs show. Each function reads one open store and returns typed rows.

The first argument is a :class:`graph.store.Store`. Ids that do not exist raise
``graph.store.NotFoundError``; an empty graph gives empty rows, never an error.
"""

from __future__ import annotations

from graph.views.actor_rows import ActorView, RelationRow, RoleRow, RoleStateRow, TieRow
from graph.views.articles import article, articles_read, outlets
from graph.views.atlas import AtlasRow, atlas
from graph.views.contradictions import ContradictionRow, contradictions
from graph.views.counting import counts
from graph.views.evidence import claims_about, evidence
from graph.views.namesakes import NameRow, NameSide, names_of, namesakes, sentences_naming
from graph.views.naming import called
from graph.views.overview import facets, statistics
from graph.views.overview_rows import FacetRow, Facets, SearchHit, Statistics
from graph.views.relations import actor, relations
from graph.views.reported import ReportedRow, reported
from graph.views.review import ReviewRow, ReviewSide, WordRow, judgements, review, words
from graph.views.roles import roles, ties
from graph.views.rows import CountRow, FigureRow, Named, ParticipantRow, PlaceRow, TimelineRow
from graph.views.search import search
from graph.views.subject import OutletRow, SubjectView, subject
from graph.views.timeline import deeds, dyad, timeline
from graph.views.timeline import events as events_of
from graph.views.told_rows import ArticleLine, ArticleView, ClaimRow, Conflicting, Evidence, OrderRow, Variant

__all__ = [
    "ActorView",
    "ArticleLine",
    "ArticleView",
    "AtlasRow",
    "ClaimRow",
    "Conflicting",
    "ContradictionRow",
    "CountRow",
    "Evidence",
    "FacetRow",
    "Facets",
    "FigureRow",
    "NameRow",
    "NameSide",
    "Named",
    "OrderRow",
    "OutletRow",
    "ParticipantRow",
    "PlaceRow",
    "RelationRow",
    "ReportedRow",
    "ReviewRow",
    "ReviewSide",
    "RoleRow",
    "RoleStateRow",
    "SearchHit",
    "Statistics",
    "SubjectView",
    "TieRow",
    "TimelineRow",
    "Variant",
    "WordRow",
    "actor",
    "article",
    "articles_read",
    "atlas",
    "called",
    "claims_about",
    "contradictions",
    "counts",
    "deeds",
    "dyad",
    "events_of",
    "evidence",
    "facets",
    "judgements",
    "names_of",
    "namesakes",
    "outlets",
    "relations",
    "reported",
    "review",
    "roles",
    "search",
    "sentences_naming",
    "statistics",
    "subject",
    "ties",
    "timeline",
    "words",
]
