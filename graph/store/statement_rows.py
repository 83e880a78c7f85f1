"""What the writing statements make of their rows: which nodes, values and relationships.

Cypher says the same to an engine (``cypher/*.cypher``); this says it to Python: to a graph that is derived
in memory (``graph/store/draft.py``) and to whoever wants to know which rows an article asks to be written.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graph.store.model import Label, Link


@dataclass(frozen=True, slots=True)
class Relationship:
    """How a statement's rows make relationships: type, labels of both ends, the rows' names for their ids.

    ``part``: the property that tells two between the same nodes apart; ``keeps``: properties to set.
    """

    kind: Link
    first: Label
    last: Label
    names: tuple[str, str]
    part: str | None = None
    keeps: tuple[str, ...] = ()


NODES: Mapping[str, Label] = {
    "write.put_articles": Label.ARTICLE,
    "write.put_sources": Label.SOURCE,
    "write.put_actors": Label.ACTOR,
    "write.put_places": Label.PLACE,
    "write.put_conflicts": Label.CONFLICT,
    "write.put_runs": Label.RUN,
    "write.put_events": Label.EVENT,
    "write.new_events": Label.EVENT,
}
VALUES: Mapping[str, tuple[Label, str]] = {
    "judgements.put_canonical": (Label.EVENT, "canonical"),
    "namesakes.put_actor_canonical": (Label.ACTOR, "canonical"),
    "namesakes.put_place_canonical": (Label.PLACE, "canonical"),
    "ordering.put_circles": (Label.EVENT, "circle"),
    "testimony.put_testimony": (Label.ARTICLE, "testimony"),
    "write.put_states": (Label.ROLE_STATE, "articles"),
}
_A, _E, _N, _P, _C = Label.ARTICLE, Label.EVENT, Label.ACTOR, Label.PLACE, Label.CONFLICT
_PUT: dict[str, Relationship] = {
    "write.new_sources": Relationship(Link.FROM, _A, Label.SOURCE, ("article", "source")),
    "write.new_mentions": Relationship(Link.MENTIONS, _A, _N, ("article", "actor")),
    "write.new_tellings": Relationship(Link.TELLS, _A, _E, ("article", "event")),
    "write.put_participants": Relationship(Link.ACTED_IN, _N, _E, ("other", "event"), "as", ("articles",)),
    "write.put_places_of_events": Relationship(Link.AT, _E, _P, ("event", "other"), None, ("articles",)),
    "write.put_conflicts_of_events": Relationship(
        Link.CONCERNS, _E, _C, ("event", "other"), None, ("articles",)
    ),
    "write.claims_about_figures": Relationship(Link.ABOUT, Label.CLAIM, Label.FIGURE, ("claim", "about")),
    "write.claims_about_roles": Relationship(Link.ABOUT, Label.CLAIM, Label.ROLE, ("claim", "about")),
    "write.put_roles_between": Relationship(Link.BETWEEN, Label.ROLE, _N, ("role", "other")),
    "write.put_roles_in": Relationship(Link.IN, Label.ROLE, _C, ("role", "other")),
    "write.put_causes_of_states": Relationship(Link.BECAUSE_OF, Label.ROLE_STATE, _E, ("id", "event")),
    "write.put_ties": Relationship(Link.RELATES, _N, _N, ("source", "target"), "kind", ("articles",)),
    "write.put_before": Relationship(Link.BEFORE, _E, _E, ("first", "second"), None, ("articles", "bases")),
    "write.put_led_to": Relationship(Link.LED_TO, _E, _E, ("first", "second"), None, ("articles", "bases")),
    "ordering.contest_before": Relationship(Link.BEFORE, _E, _E, ("first", "second"), None, ("contested",)),
    "ordering.contest_led_to": Relationship(Link.LED_TO, _E, _E, ("first", "second"), None, ("contested",)),
    "judgements.put_edges": Relationship(Link.SAME_AS, _E, _E, ("first", "second")),
    "namesakes.put_actor_edges": Relationship(Link.SAME_AS, _N, _N, ("first", "second")),
    "namesakes.put_place_edges": Relationship(Link.SAME_AS, _P, _P, ("first", "second")),
    "testimony.put_copies": Relationship(Link.COPIES, _A, _A, ("first", "second")),
    # Made by statements that make nodes too.
    "figure": Relationship(
        Link.HAS_FIGURE, _E, Label.FIGURE, ("event", "other"), None, ("articles", "sources", "headline")
    ),
    "claim of event": Relationship(Link.ABOUT, Label.CLAIM, _E, ("id", "event")),
    "claim from": Relationship(Link.QUOTED_FROM, Label.CLAIM, _A, ("id", "article")),
    "claim by": Relationship(Link.MADE_BY, Label.CLAIM, Label.RUN, ("id", "run")),
    "holder": Relationship(Link.HOLDS, _N, Label.ROLE, ("actor", "id")),
    "state": Relationship(Link.HAS_STATE, Label.ROLE, Label.ROLE_STATE, ("role", "id")),
}
# The same, of what is known not to be there or to be there.
RELATIONSHIPS: Mapping[str, Relationship] = _PUT | {
    f"write.{how}_{name}": _PUT[f"write.put_{name}"]
    for name in ("participants", "places_of_events", "conflicts_of_events")
    for how in ("new", "set")
}
DROPS: Mapping[str, Relationship] = {
    "judgements.drop_edges": RELATIONSHIPS["judgements.put_edges"],
    "namesakes.drop_actor_edges": RELATIONSHIPS["namesakes.put_actor_edges"],
    "namesakes.drop_place_edges": RELATIONSHIPS["namesakes.put_place_edges"],
    "testimony.drop_copies": RELATIONSHIPS["testimony.put_copies"],
    "withdraw.drop_participants": RELATIONSHIPS["write.put_participants"],
    "withdraw.drop_places_of_events": RELATIONSHIPS["write.put_places_of_events"],
    "withdraw.drop_conflicts_of_events": RELATIONSHIPS["write.put_conflicts_of_events"],
}
