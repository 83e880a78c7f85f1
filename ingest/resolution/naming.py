"""Display names of events, from their type, principals, place and date: never from markup."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from graph.outlines import exactness, too_wide
from graph.records import (
    Actor,
    ActorKind,
    Conflict,
    DateValue,
    Event,
    Participant,
    ParticipantRole,
    Place,
    Precision,
)
from graph.resolution.rules import NamePattern, Rules
from ingest.resolution.spoken import listed, spoken, where

_LONG = 30  # letters; a longer name of an actor is cut to a shorter one that it has
_ACRONYM = range(2, 7)
_YEARLY = (Precision.YEAR, Precision.DECADE, Precision.CENTURY)
_NOWHERE: Mapping[str, str] = {}


def brief_name(actor: Actor) -> str:
    """An actor's name where room is short: of a long one its acronym, else without what brackets add."""
    if len(actor.name) <= _LONG:
        return actor.name
    acronyms = (name for name in actor.aliases if name.isalpha() and name.isupper() and len(name) in _ACRONYM)
    return next(acronyms, actor.name.partition(" (")[0])


def event_name(
    kind: str,
    mode: str | None,
    participants: Sequence[Participant],
    places: Sequence[Place],
    date: DateValue,
    rules: Rules,
    *,
    conflicts: Sequence[Conflict] = (),
    brief: Mapping[str, str] | None = None,
    ways: Mapping[str, str] = _NOWHERE,
    given: Collection[str] = (),
) -> str:
    """A name that a reader understands out of context, such as "War between Armenia and Azerbaijan, 2020".

    Of nested places only the most exact are named; where nobody and no place is known, the one
    conflict is. ``brief``: shorter names by the ids of actors. ``ways``: by the ids of places that are no
    scene "origin" or "destination". ``given``: ids of actors to whom something was done, not whom it befell.
    """
    pattern = rules.name_pattern(kind, mode)
    label = rules.label(kind, mode)
    named = [
        one.model_copy(update={"name": spoken((brief or {}).get(one.id, one.name), rules.spoken)})
        for one in participants
    ]
    name = " ".join((_who(label, named, pattern, given), *_where(places, participants, pattern, ways, rules)))
    if name == label and len(conflicts) == 1:
        name = (pattern.conflict or "").format(label=label, conflict=conflicts[0].name)
    name = name[:1].upper() + name[1:]
    if date.edtf is None or date.precision not in _YEARLY or date.edtf in name:
        return name  # "2014 Gaza War" says its year
    return f"{name}, {date.edtf.replace('X', '0') + 's' if 'X' in date.edtf else date.edtf}"


def named_by_conflict(event: Event, rules: Rules) -> Event:
    """The event called by the first of its conflicts, the most specific; by its parties or places before."""
    if event.participants or event.places or not event.conflicts:
        return event
    return called_by(event.conflicts[0], event, rules)


def called_by(conflict: Conflict, event: Event, rules: Rules) -> Event:
    """The event under the name of a conflict, whoever takes part in it."""
    name = event_name(event.type, event.mode, (), (), event.date, rules, conflicts=[conflict])
    return event.model_copy(update={"name": name})


def _where(
    places: Sequence[Place],
    participants: Sequence[Participant],
    pattern: NamePattern,
    ways: Mapping[str, str],
    rules: Rules,
) -> Iterator[str]:
    """Where it came from, where it led to and where it was, as the pattern tells these apart."""
    pieces = {"origin": pattern.origin, "destination": pattern.destination, "": pattern.place}
    left = {place.id: (way if pieces[way := ways.get(place.id, "")] else "") for place in places}
    for way, piece in pieces.items():
        found = _exact([place for place in places if left[place.id] == way], participants)
        if found and piece:
            yield where(piece, [place.name for place in found], rules.spoken)


def _exact(places: Sequence[Place], participants: Sequence[Participant]) -> list[Place]:
    """The places that say most exactly where: no country beside its town, no continent beside a country.

    A country to which it was done says nothing more as a place.
    """
    sufferers = {one.name for one in participants if one.role is ParticipantRole.RECIPIENT}
    ranked = [(_width(place), place) for place in places]
    least = min((width for width, _ in ranked), default=0)
    return [place for width, place in ranked if width == least and place.name not in sufferers]


def _width(place: Place) -> int:
    """0 for a town, a region or what is of no known kind, 1 for a country, 2 for what is wider."""
    if too_wide(place.name):
        return 2
    return 1 if exactness(place.kind) == "country" else 0


def _who(word: str, participants: Sequence[Participant], pattern: NamePattern, given: Collection[str]) -> str:
    """What happened and who took part; mediators and hosts where nobody else is known."""
    by_role: dict[ParticipantRole, list[str]] = {}
    reached = []
    for participant in participants:
        if pattern.given and participant.role is ParticipantRole.RECIPIENT and participant.id in given:
            reached.append(participant.name)
            continue
        name = _of_side(participant) if participant.role in (pattern.sufferers or ()) else participant.name
        by_role.setdefault(participant.role, []).append(name)
    initiators = by_role.get(ParticipantRole.INITIATOR, [])
    recipients = by_role.get(ParticipantRole.RECIPIENT, [])
    together = by_role.get(ParticipantRole.PARTICIPANT, [])
    both = [*(initiators or together), *recipients]
    everyone = [*initiators, *together, *recipients]
    if pattern.level and len(everyone) > 1:
        return (pattern.pair or "").format(label=word, parties=listed(everyone))
    if pattern.mutual and not (initiators and recipients) and len(both) > 1:
        return (pattern.pair or "").format(label=word, parties=listed(both))
    if pattern.alone and len(both) == 1:
        return pattern.alone.format(label=word, parties=both[0])
    if len(together) > 1 and not initiators:
        parts = [(pattern.pair or "").format(label=word, parties=listed(together))]
    elif initiators or together:
        parts = [(pattern.source or "").format(label=word, initiators=listed(initiators or together))]
    else:
        parts = [word]
    if recipients:
        parts.append((pattern.target or "").format(recipients=listed(recipients)))
    elif not (initiators or together):
        if mediators := by_role.get(ParticipantRole.MEDIATOR):
            return (pattern.mediated or "").format(label=word, mediators=listed(mediators))
        if hosts := by_role.get(ParticipantRole.HOST):
            return (pattern.hosted or "").format(label=word, hosts=listed(hosts))
    if reached:
        parts.append((pattern.given or "").format(recipients=listed(reached)))
    return " ".join(parts)


def _of_side(participant: Participant) -> str:
    """Those of an actor's side: "people of Armenia", "members of Hamas"; a people or person is itself."""
    bare = participant.name.removeprefix("the ")
    if participant.kind in (ActorKind.PEOPLE, ActorKind.PERSON) or not bare[:1].isupper():
        return participant.name
    return f"{'people' if participant.kind is ActorKind.COUNTRY else 'members'} of {participant.name}"
