"""People of one nation in the land of another: "Georgia's Armenians", "the Russians of Estonia".

Read by their name alone they would be the state whose name they bear, which has no part in what they do.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from graph.records import Actor, ActorKind
from ingest.gazetteer import Gazetteer, slug
from ingest.linking.composition import Part

if TYPE_CHECKING:
    from spacy.tokens import Doc

_PLURAL = ("NNS", "NNPS")


def settle(doc: Doc, parts: Sequence[Part], gazetteer: Gazetteer) -> None:
    """Give parts that name such people those people as their actor, in place of the state."""
    ends = {part.last: part for part in parts}
    starts = {part.first: part for part in parts}
    for part in parts:
        if part.form != "people" or doc[part.last].tag_ not in _PLURAL:
            continue
        if [actor.kind for actor in part.actors] != [ActorKind.COUNTRY]:
            continue
        land = _land(doc, part, starts, ends)
        state = _state(land, gazetteer) if land is not None else None
        if land is None or state is None or state.id == part.actors[0].id:
            continue
        part.actors, part.via = (_people(doc, part, state, gazetteer),), "phrase"


def _land(doc: Doc, part: Part, starts: dict[int, Part], ends: dict[int, Part]) -> Part | None:
    """The name that owns them, before them or behind "of"."""
    if part.first and doc[part.first - 1].tag_ == "POS":
        return ends.get(part.first - 2) or ends.get(part.first - 1)
    if part.last + 1 < len(doc) and doc[part.last + 1].lower_ == "of":
        return starts.get(part.last + 2)
    return None


def _state(land: Part, gazetteer: Gazetteer) -> Actor | None:
    """The state whose land it is."""
    if land.place is not None:
        return gazetteer.state(gazetteer.country_of(land.place.id))
    states = [actor for actor in land.actors if actor.kind is ActorKind.COUNTRY]
    return states[0] if len(states) == len(land.actors) == 1 else None


def _people(doc: Doc, part: Part, state: Actor, gazetteer: Gazetteer) -> Actor:
    """The people that the gazetteer knows as "ethnic Armenians", else those of this land."""
    words = doc[part.first : part.last + 1].text
    known = [
        gazetteer.actor(sense.actor)
        for hit in gazetteer.find(f"ethnic {words}")
        if hit.end - hit.start == len(f"ethnic {words}")
        for sense in hit.senses
        if sense.actor
    ]
    people = [actor for actor in known if actor.kind is ActorKind.PEOPLE]
    if people:
        return people[0]
    return Actor(
        id=f"{state.id}/{slug(words)}",
        name=f"{words} of {state.name}",
        kind=ActorKind.PEOPLE,
        iso3=state.iso3,
        provisional=True,
    )
