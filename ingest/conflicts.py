"""Which known conflict an event concerns, by its parties, its places and its date.

An event belongs to a conflict when two opposing parties take part in it, when a party of
it that is no state does, or when a state that is a party acts in one of its places; and
when the conflict was active then. Of several the best supported is taken, of equals the
one whose span fits the date most narrowly (without a date: the widest), and with it the
conflicts that it is part of, so that a war is found under its longer dispute.

What an article tells besides belongs to the conflict that the article is about, where a party of it
takes part: "Washington urged Baku to reopen the road" in a report from Karabakh. "The 2020 war", by
nobody and nowhere, is the one that broke out in that year between those of its sentence, or as a part of
the article's conflict, or between those of the article.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache

from graph.edtf import date_value
from graph.records import Actor, ActorKind, Conflict, DateValue, Event, Place
from ingest.event_kinds import load_kinds
from ingest.gazetteer import Gazetteer, load_gazetteer

_OPPOSED, _GROUP, _STATE, _PLACE, _COUNTRY = 3.0, 1.5, 0.5, 2.0, 1.0
_ENOUGH = 1.5
_TWICE, _MOST = 2, 0.6  # events that an article's own conflict needs, and its share of those with any
_STATES = (ActorKind.COUNTRY, ActorKind.GOVERNMENT)


class ConflictIndex:
    """Conflicts of a gazetteer by party and place."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        """Index the gazetteer's conflicts."""
        self._gazetteer = gazetteer
        self._by_party: dict[str, set[str]] = defaultdict(set)
        self._by_place: dict[str, set[str]] = defaultdict(set)
        self._active: dict[str, DateValue] = {}
        self._part_of: dict[str, str] = {}
        for key, (_, active, parties, places, part_of) in gazetteer.tables.conflicts.items():
            self._active[key] = date_value(active, "gazetteer")
            self._part_of[key] = part_of
            for party in parties:
                self._by_party[party].add(key)
            for place in places:
                self._by_place[place].add(key)

    def find(self, actors: Sequence[Actor], places: Sequence[Place], when: DateValue) -> list[Conflict]:
        """Conflicts of an event, most specific first; empty where nothing speaks for one."""
        scores = self._scores({actor.id: actor for actor in actors}, places)
        fitting = {
            key: score
            for key, score in scores.items()
            if score >= (_OPPOSED if _over(self._active[key], when) else _ENOUGH)
            and not _apart(self._active[key], when)
        }
        if not fitting:
            return []
        best = max(fitting.values())
        tied = sorted(key for key, score in fitting.items() if score == best)
        # Of wars between the same parties news without a date means the one going on or fought last.
        if when.earliest is None and when.latest is not None:
            tied = _latest(tied, self._active, when.latest)
        widest_first = sorted(tied, key=lambda key: -_days(self._active[key]))
        chosen = widest_first[0] if when.edtf is None else widest_first[-1]
        return [self._gazetteer.conflict(key) for key in self._chain(chosen)]

    def spread(self, events: Sequence[Event]) -> tuple[Event, ...]:
        """The same events; those without a conflict get the article's own, where they have part in it.

        A war that is told by its year is the known one that broke out in it.

        It is the article's own where two events or more concern it, and most of those that concern any; or
        where its two sides are met and half of all events have part in it.
        """
        own = self._told_of(events) or self._met(events)
        return tuple(self._placed(event, own, events) for event in events)

    def known_war(self, event: Event) -> Conflict | None:
        """The conflict that a war is: the widest of its own that broke out when the war did."""
        own = [item.id for item in event.conflicts if _is_war(event) and self._broke_out(item.id, event.date)]
        widest = self._widest(own)
        return None if widest is None else self._gazetteer.conflict(widest)

    def _placed(self, event: Event, own: str | None, events: Sequence[Event]) -> Event:
        """An event with its conflict: of a war the one of its year, of what has none the article's own."""
        if war := self._of_its_year(event, own, events) if _is_war(event) else ():
            return event.model_copy(update={"conflicts": war})
        if event.conflicts:
            known = dict.fromkeys(item.id for item in event.conflicts)
            known.update(dict.fromkeys(wide for key in known for wide in self._chain(key)))
        elif own is not None and self._has_part(event, own):
            known = {own: None}
        else:
            return event
        return event.model_copy(update={"conflicts": tuple(self._gazetteer.conflict(key) for key in known)})

    def _of_its_year(self, event: Event, own: str | None, events: Sequence[Event]) -> tuple[Conflict, ...]:
        """The one known war that broke out when a war did, and what it is part of; else nothing.

        It is part of the war's own conflict, if it has one; else one of those whom its sentence names ("the
        war of 2008"), else a part of the article's conflict, else one of those whom the article names.
        """
        if self.known_war(event) is not None or event.date.earliest is None:
            return ()
        begun = [key for key in self._active if self._broke_out(key, event.date)]
        if event.conflicts:
            wide = {item.id for item in event.conflicts}
            return self._only([key for key in begun if self._part_of[key] in wide])
        nameless = not (event.participants or event.places)
        parts = [key for key in begun if own is not None and self._part_of[key] == own]
        starts = {claim.start for claim in event.claims}
        beside = [other for other in events if any(claim.start in starts for claim in other.claims)]
        parties = [key for key in begun if nameless or self._has_part(event, key)]
        found = self._only(self._fought_by(parties, beside))
        found = found or self._only(parts if nameless or (own and self._has_part(event, own)) else ())
        return found or self._only(self._fought_by(parties, events))

    def _only(self, keys: Sequence[str]) -> tuple[Conflict, ...]:
        """The one war among these, and what it is part of; nothing where they are none or several."""
        widest = self._widest(keys)
        return tuple(self._gazetteer.conflict(key) for key in (self._chain(widest) if widest else ()))

    def _widest(self, keys: Sequence[str]) -> str | None:
        """The one of these that is no part of another; None where they are none or several.

        A dispute that goes on and in which a war broke out in a later year is no one war.
        """
        wars = [key for key in keys if not self._is_dispute(key)]
        widest = [key for key in wars if self._part_of[key] not in wars]
        return widest[0] if len(widest) == 1 else None

    def _is_dispute(self, key: str) -> bool:
        begun = self._active[key].earliest
        later = (self._active[part].earliest for part, above in self._part_of.items() if above == key)
        open_ended = self._active[key].latest is None
        return open_ended and any(begun and start and start.year > begun.year for start in later)

    def _fought_by(self, keys: Sequence[str], events: Sequence[Event]) -> list[str]:
        """Those of which two opposing parties take part in events, or one does and a place is told of."""
        met = {item.id for event in events for item in event.participants}
        met |= {parent for item in met if (parent := self._gazetteer.parent(item))}
        there = self._places([place for event in events for place in event.places])
        parties = {key: [one for one in met if key in self._by_party.get(one, ())] for key in keys}
        return [key for key in keys if self._opposed(parties[key]) or (parties[key] and key in there)]

    def _broke_out(self, key: str, when: DateValue) -> bool:
        """Whether a conflict began in the first year of a date, and did not end years before it does."""
        active, first, last = self._active[key], when.earliest, when.latest
        if active.earliest is None or first is None or active.earliest.year != first.year:
            return False
        if active.earliest < first or (last is not None and last < active.earliest):
            return False
        if active.latest is None:
            ended = (when.edtf or "").partition("/")[2]
            return len(ended) in (0, len("..")) or last == date_value(ended).earliest  # "2008/2011" was over
        return last is not None and last.year <= active.latest.year

    def _chain(self, key: str) -> list[str]:
        """A conflict and what it is part of."""
        chain = [key]
        while (above := self._part_of[chain[-1]]) and above not in chain:
            chain.append(above)
        return chain

    def _told_of(self, events: Sequence[Event]) -> str | None:
        roots = Counter(
            item.id
            for event in events
            for item in event.conflicts
            if item.id in self._part_of and not self._part_of[item.id]
        )
        concerned = sum(bool(event.conflicts) for event in events)
        key, count = next(iter(roots.most_common(1)), ("", 0))
        return key if count >= max(_TWICE, _MOST * concerned) else None

    def _met(self, events: Sequence[Event]) -> str | None:
        met = {item.id for event in events for item in event.participants}
        sides = [
            key
            for key, above in self._part_of.items()
            if not above and self._opposed([item for item in met if key in self._by_party.get(item, ())])
        ]
        parts = {key: sum(self._has_part(event, key) for event in events) for key in sides}
        best = max(parts, key=lambda key: parts[key], default=None)
        return best if best is not None and parts[best] >= max(_TWICE, len(events) / 2) else None

    def _has_part(self, event: Event, key: str) -> bool:
        """Whether a party takes part in an event, or it happened in a place of it."""
        if _apart(self._active[key], event.date):
            return False
        ids = {item.id for item in event.participants}
        ids |= {parent for item in ids if (parent := self._gazetteer.parent(item))}
        if any(key in self._by_party.get(item, ()) for item in ids):
            return True
        return key in self._places(event.places)

    def _opposed(self, parties: Sequence[str]) -> bool:
        return any(
            self._gazetteer.at_odds(one, other)
            for position, one in enumerate(parties)
            for other in parties[position + 1 :]
        )

    def _scores(self, actors: dict[str, Actor], places: Sequence[Place]) -> dict[str, float]:
        scores: dict[str, float] = defaultdict(float)
        present: dict[str, list[str]] = defaultdict(list)
        for actor in actors.values():
            # A leader, an army or a ministry stands for the party that it belongs to.
            parent = self._gazetteer.parent(actor.id)
            for party in dict.fromkeys((actor.id, *((parent,) if parent else ()))):
                for key in self._by_party.get(party, ()):
                    present[key].append(party)
                    scores[key] += _STATE if actor.kind in _STATES or party != actor.id else _GROUP
        for key, parties in present.items():
            if self._opposed(parties):
                scores[key] += _OPPOSED
        for key, found in self._places(places).items():
            scores[key] += found
        # A place alone does not make an act part of a war fought there.
        return {key: score for key, score in scores.items() if key in present}

    def _places(self, places: Sequence[Place]) -> dict[str, float]:
        best: dict[str, float] = {}
        for place in places:
            country = self._gazetteer.state(self._gazetteer.country_of(place.id))
            lands = country.id.replace("actor:", "place:", 1) if country else ""
            own = _COUNTRY if place.kind == "country" else _PLACE
            for ident, weight in ((place.id, own), (lands, _COUNTRY)):
                for key in self._by_place.get(ident, ()):
                    best[key] = max(best.get(key, 0.0), weight)
        return best


def _is_war(event: Event) -> bool:
    return f"{event.type}.{event.mode}" in load_kinds().wars


def _latest(keys: list[str], active: Mapping[str, DateValue], day: date) -> list[str]:
    """The conflicts active on a day, else those that ended last before it."""
    on = [key for key in keys if (end := active[key].latest) is None or end >= day]
    if on:
        return on
    last = max(end for key in keys if (end := active[key].latest) is not None)
    return [key for key in keys if active[key].latest == last]


def _apart(active: DateValue, date: DateValue) -> bool:
    return bool(
        (active.latest and date.earliest and active.latest < date.earliest)
        or (date.latest and active.earliest and date.latest < active.earliest)
    )


def _over(active: DateValue, date: DateValue) -> bool:
    """Whether a conflict had ended before the day by which something without a date of its own was told."""
    return bool(date.earliest is None and date.latest and active.latest and active.latest < date.latest)


def _days(active: DateValue) -> float:
    if active.earliest is None or active.latest is None:
        return float("inf")
    return (active.latest - active.earliest).days


@lru_cache(maxsize=1)
def _index() -> ConflictIndex:
    return ConflictIndex(load_gazetteer())


def find_conflicts(actors: Sequence[Actor], places: Sequence[Place], when: DateValue) -> list[Conflict]:
    """Conflicts of the project's gazetteer that an event concerns."""
    return _index().find(actors, places, when)


def spread_conflict(events: Sequence[Event]) -> tuple[Event, ...]:
    """An article's events with its own conflict given to those that a party of it takes part in."""
    return _index().spread(events)


def known_war(event: Event) -> Conflict | None:
    """The conflict of the gazetteer that an event, a war, is as a whole; None where it is no such event."""
    return _index().known_war(event)
