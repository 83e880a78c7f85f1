"""How alike two events are, part by part. Each part is 0 to 1, or None where one side is silent."""

from __future__ import annotations

import math
from collections.abc import Iterable

from graph.records import Figure
from graph.resolution.profile import Profile, Spot
from graph.resolution.rules import Rules

_EARTH_KM = 6371.0
_WIDE = frozenset({"country", "territory", "region", "continent", "sea", "admin1"})


def distance_km(first: Spot, second: Spot) -> float | None:
    """Great-circle distance (haversine), None where a coordinate is missing."""
    if first.lat is None or first.lon is None or second.lat is None or second.lon is None:
        return None
    lat1, lat2 = math.radians(first.lat), math.radians(second.lat)
    half = math.sin((lat2 - lat1) / 2) ** 2
    half += math.cos(lat1) * math.cos(lat2) * math.sin(math.radians(second.lon - first.lon) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def _overlap(first: frozenset[str], second: frozenset[str]) -> float | None:
    if not first or not second:
        return None
    return len(first & second) / min(len(first), len(second))


def _mean(values: Iterable[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None


def actors(first: Profile, second: Profile) -> float | None:
    """Shared principals in the same parts; shared in other parts counts for less."""
    sided = _mean(
        (_overlap(first.initiators, second.initiators), _overlap(first.recipients, second.recipients))
    )
    anyhow = _overlap(first.actors, second.actors)
    if sided is None or anyhow is None:
        return anyhow
    return 0.7 * sided + 0.3 * anyhow


def dates(first: Profile, second: Profile) -> float | None:
    """1 for the same day; less the wider the joint range; None where one side gives no date at all."""
    bounds = (first.earliest, first.latest, second.earliest, second.latest)
    if not any(bounds[:2]) or not any(bounds[2:]):
        return None
    widths = []
    for low, high in (bounds[:2], bounds[2:]):
        widths.append((high - low).days if low and high else 60)
    # A day inside a bound is likely, a day inside a decade says little.
    return 1.0 / (1.0 + math.log2(1 + max(widths)) / 6)


def places(first: Profile, second: Profile, rules: Rules) -> float | None:
    """1 for a shared place; less with distance; a country beside a town of it says little."""
    if not first.places or not second.places:
        return None
    if {spot.id for spot in first.places} & {spot.id for spot in second.places}:
        return 1.0
    limits = rules.judgement
    best: float | None = None
    for one in first.places:
        for other in second.places:
            if one.kind in _WIDE or other.kind in _WIDE:
                found: float | None = None
            else:
                km = distance_km(one, other)
                if km is None:
                    found = 0.3
                elif km <= limits.near_km:
                    found = 0.9
                else:
                    found = max(0.0, 0.5 * (1 - (km - limits.near_km) / (limits.far_km - limits.near_km)))
            if found is not None and (best is None or found > best):
                best = found
    return best


def types(first: Profile, second: Profile, rules: Rules) -> float:
    """1 for one mode, .85 for modes that meet, .5 for related types, 0 otherwise."""
    if first.type == second.type:
        if first.mode == second.mode:
            return 1.0
        return 0.85 if rules.modes_meet(first.type, first.mode, second.mode) else 0.35
    return 0.5 if rules.types_related(first.type, second.type) else 0.0


def _agree(one: Figure, other: Figure) -> float:
    low1, high1 = one.min or 0.0, math.inf if one.max is None else one.max
    low2, high2 = other.min or 0.0, math.inf if other.max is None else other.max
    if low1 <= high2 and low2 <= high1:
        return 1.0
    near, far = (high1, low2) if high1 < low2 else (high2, low1)
    # Tolls rise in the hours after a strike: a half is still likely the same one.
    return 0.7 * (near / far) if far else 0.0


def figures(first: Profile, second: Profile) -> float | None:
    """Agreement of figures that count the same thing."""
    shared = [
        max(_agree(one, other) for other in second.figures if other.of == one.of)
        for one in first.figures
        if any(other.of == one.of for other in second.figures)
    ]
    return sum(shared) / len(shared) if shared else None


def wording(first: Profile, second: Profile) -> float | None:
    """Shared content words over the shorter telling's (overlap coefficient)."""
    return _overlap(first.words, second.words)
