"""The pages by their names in the address: which screen draws each, and what it is called."""

from __future__ import annotations

from typing import NamedTuple


class Screen(NamedTuple):
    """A module of ``dashboard.screens``, a function in it, and the page's title."""

    module: str
    title: str
    function: str = "show"


HOME = "timeline"
SITE = {
    "timeline": Screen("timeline", "Timeline"),
    "relations": Screen("relations", "Relations"),
    "search": Screen("search", "Search"),
    "query": Screen("console", "Query"),
    "review": Screen("review", "Review"),
    "sources": Screen("sources", "Sources"),
    "read": Screen("read", "Read a text"),
    "event": Screen("event", "Event"),
    "actor": Screen("actor", "Actors"),
    "map": Screen("atlas", "Map"),
    "conflict": Screen("subject", "Conflicts", "conflict"),
    "place": Screen("subject", "Places", "place"),
    "article": Screen("article", "Articles"),
}
MENU = (
    *("timeline", "relations", "map", "conflict", "actor", "place"),
    *("article", "search", "query", "review", "sources", "read"),
)
