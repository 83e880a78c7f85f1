"""Candidates: pairs of events that could be one, found without comparing all with all.

Two events meet where they share a principal or a place, and a half-month in which both
may have happened (for undated ones: in which they were told). Broad events (a year, an
open bound) are entered under coarser keys, so that the number of keys an event has stays
small and the number of comparisons near linear in the number of events.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import combinations

from graph.resolution.profile import Profile

_SPAN = 15  # days in a fine bucket
_FINE = 45  # an event that spans more days is entered under years
_TOLD_WINDOW = 15  # days around publication for what has an open or no date
# A bucket this full is a hub (all of a war's events of one place and fortnight): in it, only
# events that share both a principal and a place are compared.
_CROWDED = 200


def _fine(day: date) -> int:
    return day.toordinal() // _SPAN


def _buckets(profile: Profile) -> set[str]:
    first, last = profile.earliest, profile.latest
    if first is None or last is None:
        # Open or undated: what it can be told together with is what was told in the same days.
        days = list(profile.told) or [day for day in (first, last) if day]
        window = timedelta(days=_TOLD_WINDOW)
        return {
            f"f{bucket}" for day in days for bucket in range(_fine(day - window), _fine(day + window) + 1)
        }
    if (last - first).days > _FINE:
        return {f"y{year}" for year in range(first.year, min(last.year, first.year + 10) + 1)}
    return {f"f{bucket}" for bucket in range(_fine(first), _fine(last) + 1)}


def block_keys(profile: Profile) -> frozenset[str]:
    """Keys under which an event meets its candidates; empty when it has neither actor nor place."""
    anchors = {*profile.actors, *(spot.id for spot in profile.places)}
    return frozenset(f"{anchor}|{bucket}" for anchor in anchors for bucket in _buckets(profile))


def candidate_pairs(profiles: Iterable[Profile]) -> Iterator[tuple[Profile, Profile]]:
    """Pairs to judge, each once, in the order of their ids."""
    blocks: dict[str, list[Profile]] = defaultdict(list)
    for profile in profiles:
        for key in block_keys(profile):
            blocks[key].append(profile)
    seen: set[tuple[str, str]] = set()
    for key in sorted(blocks):
        members = sorted(blocks[key], key=lambda item: item.id)
        groups = [members] if len(members) <= _CROWDED else _split(members)
        for group in groups:
            for first, second in combinations(group, 2):
                if first.id == second.id or (first.id, second.id) in seen:
                    continue
                seen.add((first.id, second.id))
                yield first, second


def _split(members: list[Profile]) -> list[list[Profile]]:
    """Crowded: regroup by principal, place and type together."""
    finer: dict[tuple[str, str, str], list[Profile]] = defaultdict(list)
    for member in members:
        for actor in member.actors or {""}:
            for place in {spot.id for spot in member.places} or {""}:
                finer[actor, place, member.type].append(member)
    return [group for _, group in sorted(finer.items())]
