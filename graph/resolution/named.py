"""What is compared of an actor or a place: its name taken apart, its kind, and where it is heard of.

``settings`` are the conflicts and countries that the articles which name it tell of: two bearers of one
name in two wars are two.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from graph.records import Actor, ActorKind, Extraction, Place
from graph.resolution.names import load_names
from graph.resolution.spelling import block, words

PERSON, COUNTRY, GROUP, PLACE = "person", "country", "group", "place"
_CLASSES = {ActorKind.PERSON.value: PERSON, ActorKind.COUNTRY.value: COUNTRY}
_CONFLICT = "conflict "  # what a setting starts with that is a conflict, not a country
_FEWEST = 3  # words or letters of an acronym


@dataclass(frozen=True)
class Named:
    """An actor or a place under a name. ``known``: the gazetteer has it, and has no other under its id."""

    id: str
    name: str
    sort: str
    known: bool = False
    iso3: str | None = None
    settings: frozenset[str] = frozenset()

    @classmethod
    def of_actor(cls, actor: Actor, settings: Iterable[str] = ()) -> Named:
        """An actor as articles of these settings name it."""
        return cls(
            id=actor.id,
            name=actor.name,
            sort=sort_of(actor.kind.value),
            known=not actor.provisional,
            iso3=actor.iso3,
            settings=frozenset(settings if actor.provisional else ()),
        )

    @classmethod
    def of_place(cls, place: Place, settings: Iterable[str] = ()) -> Named:
        """A place as articles of these settings name it; known where it has coordinates."""
        return cls(
            id=place.id,
            name=place.name,
            sort=PLACE,
            known=place.lat is not None,
            settings=frozenset(settings if place.lat is None else ()),
        )

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """The words of the name that count; a person's in the order given name, family name."""
        rules = load_names()
        found = [word for word in words(self.name) if word not in rules.particles]
        if self.sort != PERSON:
            return tuple(found) or words(self.name)
        while len(found) > 1 and found[0] in rules.titles:
            found.pop(0)
        while len(found) > 1 and found[-1] in rules.generations:
            found.pop()
        if self.iso3 in rules.family_first and len(found) > 1:
            found = [*found[1:], found[0]]
        return tuple(found)

    @cached_property
    def descriptive(self) -> bool:
        """Whether it is a phrase and no name: "Islamist militants"."""
        last = self.name.split()[-1] if self.name.split() else ""
        return self.sort == GROUP and last.islower()

    @cached_property
    def acronym(self) -> str | None:
        """The name where it is an acronym, else the initials of its words, lower case."""
        bare = self.name.replace(".", "")
        if self.sort != GROUP or self.descriptive:
            return None
        if " " not in bare and bare.isupper() and len(bare) >= _FEWEST:
            return bare.casefold()
        return "".join(word[0] for word in self.parts) if len(self.parts) >= _FEWEST else None

    @property
    def is_acronym(self) -> bool:
        """Whether the name itself is the acronym."""
        return self.acronym is not None and " " not in self.name

    @cached_property
    def block(self) -> str:
        """What a spelling of the same name has in common with this one: its sort and first consonants."""
        parts = self.parts or ("",)
        # Outlets divide and join the words of a name at will.
        word = parts[-1] if self.sort == PERSON else "".join(significant(self))
        return f"{self.sort} {block(word)}"

    @property
    def keys(self) -> frozenset[str]:
        """Under which it is found as a candidate: its block, and its acronym."""
        return frozenset({self.block} | ({f"{GROUP} {self.acronym}"} if self.acronym else set()))


def sort_of(kind: str) -> str:
    """Persons, countries and groups of all kinds are never one another."""
    return _CLASSES.get(kind, GROUP)


def found_by(name: str, kind: str) -> dict[str, str | None]:
    """What the store keeps of a name to find its other spellings; ``kind`` is an actor's, or ``place``."""
    return dict(_found_by(name, kind))


@lru_cache(maxsize=20_000)  # few names are in most articles
def _found_by(name: str, kind: str) -> Mapping[str, str | None]:
    named = Named(id="", name=name, sort=PLACE if kind == PLACE else sort_of(kind))
    acronym = f"{GROUP} {named.acronym}" if named.acronym else None
    return {"block": named.block} if kind == PLACE else {"block": named.block, "acronym": acronym}


def significant(named: Named) -> tuple[str, ...]:
    """The words of a name that say which one it is: without its kind or feature and distinguishing words."""
    return _significant(named) or named.parts


def _significant(named: Named) -> tuple[str, ...]:
    rules = load_names()
    if named.sort == PLACE:
        general = rules.weak_features | rules.strong_features
    else:
        general = rules.weak_kinds | rules.strong_kinds
    return tuple(word for word in named.parts if word not in general and word not in rules.distinguishing)


def settings_of(extraction: Extraction) -> frozenset[str]:
    """Which conflicts an article tells of, and the countries that act most in it (half as often as any)."""
    states = {actor.id: actor.iso3 for actor in extraction.actors if actor.iso3}
    seen: Counter[str] = Counter()
    for event in extraction.events:
        seen.update({states[part.id] for part in event.participants if part.id in states})
    most = max(seen.values(), default=0)
    conflicts = {f"{_CONFLICT}{each.id}" for event in extraction.events for each in event.conflicts}
    return frozenset(conflicts | {code for code, number in seen.items() if 2 * number >= most})


def shared_setting(first: Named, second: Named) -> bool | None:
    """Whether two are heard of in one conflict, else one country; None where one side does not say.

    Those of the gazetteer are heard of everywhere: of them only their own country counts.
    """
    one, other = (_conflicts(each) for each in (first, second))
    if one and other:
        return not one.isdisjoint(other)
    lands, others = (_lands(each) for each in (first, second))
    if lands and others and not lands.isdisjoint(others):
        return True
    return False if lands and others and not (first.known or second.known) else None


def named_in(extractions: Iterable[Extraction]) -> dict[str, Named]:
    """All actors and places of these articles, by id, with the settings of all articles that name them."""
    found: dict[str, Named] = {}
    for extraction in extractions:
        settings = settings_of(extraction)
        told = [Named.of_actor(actor, settings) for actor in extraction.actors]
        told += [Named.of_place(place, settings) for event in extraction.events for place in event.places]
        for each in told:
            kept = found.get(each.id)
            found[each.id] = replace(each, settings=each.settings | kept.settings) if kept else each
    return found


def under(ids: Iterable[str], canonical: Mapping[str, str]) -> frozenset[str]:
    """These ids, each as the one that it is judged to be."""
    return frozenset(canonical.get(key, key) for key in ids)


def _conflicts(named: Named) -> frozenset[str]:
    return frozenset(each for each in named.settings if each.startswith(_CONFLICT))


def _lands(named: Named) -> frozenset[str]:
    lands = frozenset(each for each in named.settings if not each.startswith(_CONFLICT))
    return lands | {named.iso3} if named.iso3 else lands
