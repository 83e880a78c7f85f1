"""The events of the graph that others could be: found by day, by when they were told, and by who and where.

Days are looked up one by one, each in the index: both engines then answer any number of
ranges with one statement (over a range that is not a parameter, ArcadeDB reads every event).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from graph.resolution import Profile, candidate_pairs
from graph.resolution.blocking import NARROW, narrow, told_windows
from graph.resolution.rules import load_rules
from graph.store import profiles
from graph.store.database import Row, Transaction

_Range = tuple[date, date]


def candidates(tx: Transaction, mine: Mapping[str, Profile]) -> list[tuple[Profile, Profile]]:
    """All pairs of ``mine`` and any event that could meet, in the order of their ids."""
    others = dict(mine)
    for row in _near(tx, list(mine.values())):
        if row["id"] not in others:
            others[row["id"]] = profiles.from_json(row["profile"])
    return list(candidate_pairs(others.values(), among=mine.keys()))


def _near(tx: Transaction, mine: list[Profile]) -> list[Row]:
    rules = load_rules()
    codes = {profile.type for profile in mine}
    types = sorted(
        codes | {each for group in rules.judgement.related_types if codes & set(group) for each in group}
    )
    anchors = sorted(set().union(*(each.actors | {spot.id for spot in each.places} for each in mine)))
    common = {"types": types, "anchors": anchors}
    exact = [each for each in mine if narrow(each)]
    own = [(each.earliest, each.latest) for each in exact if each.earliest and each.latest]
    told = [window for each in mine if not narrow(each) for window in told_windows(each)]
    rows: list[Row] = []
    if dated := own + told:
        days = days_in(dated)
        rows += tx.rows("judgements.by_days", days=sorted(days), rows=_begins(dated, days), **common)
    told_days = days_in(told)
    if told_days:
        rows += tx.rows("judgements.all_by_telling", days=sorted(told_days), **common)
    loose_days = days_in(window for each in exact for window in told_windows(each)) - told_days
    if loose_days:
        rows += tx.rows("judgements.by_telling", days=sorted(loose_days), **common)
    return rows


def days_in(ranges: Iterable[_Range]) -> set[date]:
    """The days of all of these ranges."""
    found: set[date] = set()
    for first, last in set(ranges):
        found.update(date.fromordinal(day) for day in range(first.toordinal(), last.toordinal() + 1))
    return found


def _begins(ranges: Iterable[_Range], days: Collection[date]) -> list[dict[str, date]]:
    """Other days on which an event may begin that goes on into a range, and until when it must."""
    until: dict[date, date] = {}
    for first in {first for first, _ in ranges}:
        for ordinal in range(max(first.toordinal() - NARROW, 1), first.toordinal()):
            day = date.fromordinal(ordinal)
            until[day] = min(until.get(day, date.max), first)
    return [{"day": day, "until": until[day]} for day in sorted(until.keys() - days)]
