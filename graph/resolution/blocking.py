"""Candidates: pairs of events that could be one, found without comparing all with all.

Whether two events are compared is a matter of these two alone (:func:`could_meet`), never of
what else is in the graph: so a pair is judged alike whether it is found among a batch or when
one more article comes in. Two events meet where their types go together, they share a
principal (or, where one names none, a place), no article tells of both, and

- both are narrow (no wider than ``NARROW`` days) and their days overlap, or
- one is loose (wider, open or undated) and they were told within ``TOLD`` days of each other,
  or the loose one was told within as many days of the narrow one's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import date, timedelta

from graph.resolution.profile import Profile
from graph.resolution.rules import Rules, load_rules

NARROW = 45  # days: "in September 2023" is narrow, a season or a year is loose
TOLD = 15  # days between tellings of a loose event
_Pair = tuple[Profile, Profile]


def narrow(profile: Profile) -> bool:
    """Whether an event's own date is exact enough to be found by it."""
    return is_narrow(profile.earliest, profile.latest)


def is_narrow(first: date | None, last: date | None) -> bool:
    """Whether a date is exact enough for an event to be found by it."""
    return first is not None and last is not None and (last - first).days <= NARROW


def told_windows(profile: Profile) -> list[tuple[date, date]]:
    """The days in which what may be the same as this event was told, if one of the two is loose."""
    days = set(profile.told)
    if narrow(profile):
        days |= {day for day in (profile.earliest, profile.latest) if day}
    reach = timedelta(days=TOLD)
    return [(_less(day, reach), _more(day, reach)) for day in sorted(days)]


def could_meet(first: Profile, second: Profile, rules: Rules | None = None) -> bool:
    """Whether two events are compared at all; symmetric."""
    rules = rules or load_rules()
    if first.id == second.id or not first.articles.isdisjoint(second.articles):
        return False
    if first.type != second.type and not rules.types_related(first.type, second.type):
        return False
    return _share_anchor(first, second) and _in_time(first, second)


def candidate_pairs(profiles: Iterable[Profile], *, among: Collection[str] | None = None) -> Iterator[_Pair]:
    """Pairs to judge, each once, in the order of their ids; with ``among``, those that one of these is in."""
    rules = load_rules()
    found: dict[tuple[str, str], _Pair | None] = {}
    for one, other in _near_pairs(list(profiles)):
        if among is not None and one.id not in among and other.id not in among:
            continue
        first, second = (one, other) if one.id < other.id else (other, one)
        key = (first.id, second.id)
        if key not in found:
            found[key] = (first, second) if could_meet(first, second, rules) else None
    yield from (pair for _, pair in sorted(found.items(), key=lambda item: item[0]) if pair)


def _near_pairs(profiles: list[Profile]) -> Iterator[_Pair]:
    """Pairs with a common anchor whose days overlap: a sweep over each anchor's events in order of time."""
    exact: dict[str, list[tuple[date, date, Profile]]] = defaultdict(list)
    loose: dict[str, list[tuple[date, date, Profile, bool]]] = defaultdict(list)
    for profile in profiles:
        is_narrow = narrow(profile)
        windows = told_windows(profile) if not is_narrow else []
        days = set(profile.told)
        if is_narrow and profile.earliest and profile.latest:
            days |= {profile.earliest, profile.latest}
        for anchor in _anchors(profile):
            if is_narrow and profile.earliest and profile.latest:
                exact[anchor].append((profile.earliest, profile.latest, profile))
            loose[anchor] += [(first, last, profile, True) for first, last in windows]
            if is_narrow:
                loose[anchor] += [(day, day, profile, False) for day in days]
    for dated in exact.values():
        yield from _overlapping(dated)
    for entries in loose.values():
        if any(entry[3] for entry in entries):
            yield from _overlapping_loose(entries)


def _overlapping(entries: list[tuple[date, date, Profile]]) -> Iterator[_Pair]:
    entries.sort(key=lambda entry: (entry[0], entry[1], entry[2].id))
    active: list[tuple[date, Profile]] = []
    for first, last, profile in entries:
        active = [(end, other) for end, other in active if end >= first]
        for _, other in active:
            yield other, profile
        active.append((last, profile))


def _overlapping_loose(entries: list[tuple[date, date, Profile, bool]]) -> Iterator[_Pair]:
    entries.sort(key=lambda entry: (entry[0], entry[1], entry[2].id))
    active: list[tuple[date, Profile, bool]] = []
    for first, last, profile, is_loose in entries:
        active = [each for each in active if each[0] >= first]
        for _, other, other_loose in active:
            if (is_loose or other_loose) and other.id != profile.id:
                yield other, profile
        active.append((last, profile, is_loose))


def _anchors(profile: Profile) -> frozenset[str]:
    return profile.actors | {spot.id for spot in profile.places}


def _share_anchor(first: Profile, second: Profile) -> bool:
    if first.actors and second.actors:
        return not first.actors.isdisjoint(second.actors)
    return not {spot.id for spot in first.places}.isdisjoint(spot.id for spot in second.places)


def _in_time(first: Profile, second: Profile) -> bool:
    if narrow(first) and narrow(second):
        return _overlap(first, second)
    windows = told_windows(first)
    days = set(second.told)
    if narrow(second):
        days |= {day for day in (second.earliest, second.latest) if day}
    return any(begin <= day <= end for begin, end in windows for day in days)


def _overlap(first: Profile, second: Profile) -> bool:
    if not (first.earliest and first.latest and second.earliest and second.latest):
        return False
    return first.earliest <= second.latest and second.earliest <= first.latest


def _less(day: date, reach: timedelta) -> date:
    return day - reach if day - date.min > reach else date.min


def _more(day: date, reach: timedelta) -> date:
    return day + reach if date.max - day > reach else date.max
