"""The graph model's labels and relationship types: what may stand in Cypher that is put together."""

from __future__ import annotations

from enum import StrEnum


class Label(StrEnum):
    """Labels; every node has one, and ``id`` is its key."""

    ARTICLE = "Article"
    SOURCE = "Source"
    RUN = "Run"
    CLAIM = "Claim"
    ACTOR = "Actor"
    PLACE = "Place"
    CONFLICT = "Conflict"
    EVENT = "Event"
    ROLE = "Role"
    ROLE_STATE = "RoleState"
    FIGURE = "Figure"
    JUDGEMENT = "Judgement"


class Link(StrEnum):
    """Relationship types with the property that tells two of them between the same nodes apart."""

    ABOUT = "ABOUT"
    ACTED_IN = "ACTED_IN"
    AT = "AT"
    BECAUSE_OF = "BECAUSE_OF"
    BEFORE = "BEFORE"
    BETWEEN = "BETWEEN"
    CONCERNS = "CONCERNS"
    COPIES = "COPIES"
    FROM = "FROM"
    HAS_FIGURE = "HAS_FIGURE"
    HAS_STATE = "HAS_STATE"
    HOLDS = "HOLDS"
    IN = "IN"
    LED_TO = "LED_TO"
    MADE_BY = "MADE_BY"
    MENTIONS = "MENTIONS"
    QUOTED_FROM = "QUOTED_FROM"
    RELATES = "RELATES"
    SAME_AS = "SAME_AS"
    TELLS = "TELLS"
