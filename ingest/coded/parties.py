"""Actors and places of coded rows, by the gazetteer's records where it has them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from graph.identifiers import digest
from graph.records import Actor, ActorKind, Place
from ingest.coded.dates import plain_code
from ingest.coded.mapping import Actors, Places, Side
from ingest.gazetteer import load_gazetteer

_ACTOR_FORMS = frozenset({"name", "group", "person", "people", "adjective", "metonym", "after"})
_PLACE_FORMS = frozenset({"name", "territory", "place", "city"})


def find_actors(row: Mapping[str, str], side: Side, rules: Actors) -> list[Actor]:
    """The actors of one side; none where the row names nobody in particular.

    A state's government, army and police are the state, as in text (PLOVER's practice).
    """
    country = row.get(side.country, "").strip() if side.country else ""
    if side.sort is not None and country:
        sort = row.get(side.sort, "").strip()
        state = load_gazetteer().state(country)
        if state is not None and (not sort or sort in rules.state_sorts):
            return [state]
    cell = " ".join(row.get(side.name, "").split())
    names = cell.split(rules.separator) if rules.separator else [cell]
    found = {}
    for name in names:
        raw = name.strip()
        if raw and not any(re.fullmatch(pattern, raw, re.IGNORECASE) for pattern in rules.nobody):
            actor = _named_actor(rules.known.get(raw, raw), rules.states)
            found[actor.id] = actor
    return list(found.values())


@lru_cache(maxsize=4096)
def _named_actor(raw: str, states: tuple[str, ...]) -> Actor:
    for pattern in states:
        found = re.fullmatch(pattern, raw, re.IGNORECASE)
        if found:
            state = _known(found["name"], states_only=True)
            if state is not None:
                return state
    bare = re.sub(r"\s*\([^()]*\)$", "", raw).strip() or raw
    known = _known(bare) or _known(raw)
    if known is not None:
        return known
    return Actor(
        id=digest("actor", ["coded", bare.casefold()]),
        name=bare,
        kind=ActorKind.ARMED_GROUP,
        provisional=True,
    )


def _known(name: str, *, states_only: bool = False) -> Actor | None:
    """The gazetteer's actor of a whole name; its parts before and in brackets are tried too."""
    gazetteer = load_gazetteer()
    forms = [name, re.sub(r"\s*\([^()]*\)", "", name), *re.findall(r"\(([^()]*)\)", name)]
    for form in dict.fromkeys(part.strip() for part in forms if part.strip()):
        text = form if not form.isupper() or len(form) < 5 else form.title()
        for hit in gazetteer.find(text):
            if hit.end - hit.start < len(text):
                continue
            senses = [sense for sense in hit.senses if sense.actor and sense.form in _ACTOR_FORMS]
            if states_only:
                senses = [item for item in senses if gazetteer.actor(item.actor).kind is ActorKind.COUNTRY]
            if senses:
                return gazetteer.actor(max(senses, key=lambda sense: (sense.prior, sense.actor)).actor)
    return None


def find_place(row: Mapping[str, str], rules: Places) -> tuple[Place | None, bool]:
    """The place of a row and whether it is as narrow as a town; its point only where the code vouches for it.

    Raises:
        ValueError: a coordinate is no number, or lies off the globe.
    """
    code = plain_code(row.get(rules.precision, "")) if rules.precision else ""
    level = rules.levels.get(code, rules.default)
    if level is None:
        return None, False
    name = " ".join(row.get(level.name, "").split())
    # A table without a column of the country names it last ("Kabul, Kabol, Afghanistan").
    country = row.get(rules.country, "").strip() if rules.country else name.rsplit(",", 1)[-1].strip()
    if not name:
        return None, False
    point = _point(row, rules) if level.point else None
    known = _known_place(name, country, rules.generic)
    if known is not None:
        return known, level.point
    return Place(
        id=digest("place", ["coded", name.casefold(), country.casefold()]),
        name=name,
        kind=level.kind,
        lat=point[0] if point else None,
        lon=point[1] if point else None,
    ), level.point


def _point(row: Mapping[str, str], rules: Places) -> tuple[float, float] | None:
    cells = [row.get(column or "", "").strip() for column in (rules.latitude, rules.longitude)]
    if not all(cells):
        return None
    latitude, longitude = map(float, cells)
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise ValueError(f"{latitude}, {longitude} is no place on the globe")
    return latitude, longitude


@lru_cache(maxsize=4096)
def _known_place(name: str, country: str, generic: tuple[str, ...]) -> Place | None:
    """The gazetteer's place of a whole name in that country; without the country's word, none."""
    gazetteer = load_gazetteer()
    state = _known(country, states_only=True) if country else None
    forms = [name, name.split(",", maxsplit=1)[0].strip()]
    forms += [
        form[: -len(word) - 1] for form in forms for word in generic if form.casefold().endswith(f" {word}")
    ]
    for form in dict.fromkeys(forms):
        for hit in gazetteer.find(form):
            if hit.end - hit.start < len(form):
                continue
            found = [
                sense
                for sense in hit.senses
                if sense.place and sense.form in _PLACE_FORMS and _lies_in(sense.place, state)
            ]
            if found:
                return gazetteer.place(max(found, key=lambda sense: (sense.prior, sense.place)).place)
    return None


def _lies_in(place: str, state: Actor | None) -> bool:
    return state is not None and load_gazetteer().country_of(place) == state.iso3
