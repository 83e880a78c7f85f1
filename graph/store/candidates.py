"""The events of the graph that others could be: found by day, by when they were told, and by who and where.

Days are looked up one by one, each in the index: both engines then answer any number of
ranges with one statement (over a range that is not a parameter, ArcadeDB reads every event).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from graph.resolution import Profile, candidate_pairs
from graph.resolution.blocking import NARROW, narrow, told_windows
from graph.resolution.rules import load_rules
from graph.store import profiles
from graph.store.database import Row, Transaction

_Range = tuple[date, date]


def candidates(
    tx: Transaction, mine: Mapping[str, Profile], *, alone: bool = False
) -> list[tuple[Profile, Profile]]:
    """All pairs of ``mine`` and any event that could meet, in the order of their ids.

    ``alone``: there are no other events in the graph.
    """
    others = dict(mine)
    for row in [] if alone else _near(tx, list(mine.values())):
        if row["id"] not in others:
            others[row["id"]] = profiles.from_json(row["profile"])
    return list(candidate_pairs(others.values(), among=mine.keys()))


def _near(tx: Transaction, mine: list[Profile]) -> list[Row]:
    exact = [(each, _keys(each)) for each in mine if narrow(each)]
    loose = [(each, _keys(each)) for each in mine if not narrow(each)]
    dated = [([(each.earliest, each.latest)], keys) for each, keys in exact if each.earliest and each.latest]
    told = [(told_windows(each), keys) for each, keys in loose]
    rows: list[Row] = []
    if asked := _asked(dated + told):
        rows += tx.rows("judgements.by_days", rows=asked, earlier=_earlier(dated + told))
    if asked := _asked(told):
        rows += tx.rows("judgements.all_by_telling", rows=asked)
    if asked := _asked((told_windows(each), keys) for each, keys in exact):
        keys = sorted(frozenset().union(*(keys for _, keys in exact)))
        rows += tx.rows("judgements.by_telling", rows=asked, keys=keys)
    return rows


def _keys(profile: Profile) -> frozenset[str]:
    """What an event must have one of to be compared with this one: a type and, after a blank, an anchor."""
    related = load_rules().judgement.related_types
    types = {profile.type}.union(*(group for group in related if profile.type in group))
    return frozenset(f"{code} {anchor}" for code in types for anchor in profile.anchors)


def _asked(wanted: Iterable[tuple[Iterable[_Range], frozenset[str]]]) -> list[Row]:
    """Rows of days and of the keys that are looked for on each of them."""
    found: dict[date, set[str]] = defaultdict(set)
    for ranges, keys in wanted:
        for day in days_in(ranges):
            found[day] |= keys
    alike: dict[frozenset[str], list[date]] = defaultdict(list)
    for day in sorted(found):
        alike[frozenset(found[day])].append(day)
    return [{"days": days, "keys": sorted(keys)} for keys, days in alike.items()]


def days_in(ranges: Iterable[_Range]) -> set[date]:
    """The days of all of these ranges."""
    found: set[date] = set()
    for first, last in set(ranges):
        found.update(date.fromordinal(day) for day in range(first.toordinal(), last.toordinal() + 1))
    return found


def _earlier(wanted: Iterable[tuple[Iterable[_Range], frozenset[str]]]) -> list[Row]:
    """Other days on which an event may begin that goes on into a range, until when it must, and its keys."""
    sought: dict[date, set[str]] = defaultdict(set)
    for ranges, keys in wanted:
        for first, _ in ranges:
            sought[first] |= keys
    found: dict[date, set[str]] = defaultdict(set)
    until: dict[date, date] = {}
    for first, own in sought.items():
        for ordinal in range(max(first.toordinal() - NARROW, 1), first.toordinal()):
            day = date.fromordinal(ordinal)
            found[day] |= own
            until[day] = min(until.get(day, date.max), first)
    alike: dict[tuple[date, frozenset[str]], list[date]] = defaultdict(list)
    for day in sorted(found):
        alike[until[day], frozenset(found[day])].append(day)
    return [{"days": days, "until": last, "keys": sorted(keys)} for (last, keys), days in alike.items()]
