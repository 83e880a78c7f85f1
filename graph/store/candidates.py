"""The events of the graph that others could be: found by day, by when they were told, and by who and where.

Many ranges of days are asked for with one statement. Neo4j looks each up in its index; over a range that
is not a parameter ArcadeDB reads every event, so there the engine counts the days out and looks each up
(sent one by one, the days of a batch had cost Python more than anything else in writing it).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from graph.resolution import Profile, candidate_pairs
from graph.resolution.blocking import NARROW, narrow, told_windows
from graph.resolution.rules import load_rules
from graph.store import profiles
from graph.store.database import Engine, Row, Transaction

_Range = tuple[date, date]
# The first and the last day, the keys that are sought, until when an event that begins then must go on.
_Span = tuple[date, date, frozenset[str], date | None]
_DAY = timedelta(days=1)


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
    if asked := _spans(dated + told):
        earlier = _earlier(dated + told)
        rows += _look(tx, "judgements.by_days", rows=asked, earlier=earlier)
    if asked := _spans(told):
        rows += _look(tx, "judgements.all_by_telling", rows=asked)
    if asked := _spans((told_windows(each), keys) for each, keys in exact):
        keys = sorted(frozenset().union(*(keys for _, keys in exact)))
        rows += _look(tx, "judgements.by_telling", rows=asked, keys=keys)
    return rows


def _look(tx: Transaction, name: str, keys: Collection[str] = (), **spans: list[_Span]) -> list[Row]:
    """Ask by spans of days on Neo4j, whose indexes answer these, and day by day elsewhere."""
    given: dict[str, Any] = {"keys": keys} if keys else {}
    if tx.engine is Engine.NEO4J:
        name = name.replace("days", "spans").replace("telling", "telling_within")
    return tx.rows(name, **given, **{parameter: _rows(found) for parameter, found in spans.items()})


def _rows(spans: Iterable[_Span]) -> list[Row]:
    return [
        {"first": first, "last": last, "more": (last - first).days, "keys": sorted(keys), "until": until}
        for first, last, keys, until in spans
    ]


def _keys(profile: Profile) -> frozenset[str]:
    """What an event must have one of to be compared with this one: a type and, after a blank, an anchor."""
    related = load_rules().judgement.related_types
    types = {profile.type}.union(*(group for group in related if profile.type in group))
    return frozenset(f"{code} {anchor}" for code in types for anchor in profile.anchors)


def _spans(wanted: Iterable[tuple[Iterable[_Range], frozenset[str]]]) -> list[_Span]:
    """Spans of days that do not overlap, in order, and the keys that are looked for on each of their days."""
    edges: dict[int, tuple[list[frozenset[str]], list[frozenset[str]]]] = defaultdict(lambda: ([], []))
    for ranges, keys in wanted:
        for first, last in set(ranges):
            edges[first.toordinal()][0].append(keys)
            edges[last.toordinal() + 1][1].append(keys)
    found: list[_Span] = []
    active: Counter[frozenset[str]] = Counter()
    since = 0
    for at in sorted(edges):
        if active:
            sought = frozenset().union(*active)
            found.append((date.fromordinal(since), date.fromordinal(at - 1), sought, None))
        begun, ended = edges[at]
        active.update(begun)
        for keys in ended:
            active[keys] -= 1
            if not active[keys]:
                del active[keys]
        since = at
    return found


def days_in(ranges: Iterable[_Range]) -> set[date]:
    """The days of all of these ranges."""
    found: set[date] = set()
    for first, last in set(ranges):
        found.update(date.fromordinal(day) for day in range(first.toordinal(), last.toordinal() + 1))
    return found


def joined(ranges: Iterable[_Range]) -> list[_Range]:
    """The days of all of these ranges, as ranges that neither overlap nor touch, in order."""
    found: list[_Range] = []
    for first, last in sorted(ranges):
        if found and first <= found[-1][1] + _DAY:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return found


def _earlier(wanted: Iterable[tuple[Iterable[_Range], frozenset[str]]]) -> list[_Span]:
    """Other days on which an event may begin that goes on into a range, until when it must, and its keys."""
    sought = [(first, keys) for ranges, keys in wanted for first, _ in ranges if first > date.min]
    before = [([(_before(first), first - _DAY)], keys) for first, keys in sought]
    firsts = sorted({first for first, _ in sought})
    return [
        (first, last, keys, firsts[bisect_right(firsts, last)]) for first, last, keys, _ in _spans(before)
    ]


def _before(day: date) -> date:
    return day - NARROW * _DAY if day - date.min > NARROW * _DAY else date.min
