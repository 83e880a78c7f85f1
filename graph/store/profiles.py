"""What is compared of an event, as the store keeps it: out of its own tellings, to JSON and back.

Kept on the event under names that a merge does not change: ``profile`` (JSON), and for
finding candidates ``coded`` (its own type), ``anchors`` (ids of its principals and places),
``starts``/``ends`` (its own days, where they are exact enough to be found by), ``begins`` (the first of
several such days: most events have one, and are found by that day alone), ``disputed`` (its tellings
contradict each other so far that its days say nothing).
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from graph.records import Figure, Status
from graph.resolution import Profile, Spot, join
from graph.resolution.blocking import is_narrow, narrow
from graph.store.database import Row
from graph.store.derivation import Telling

_SIDES = {"initiator": "initiators", "recipient": "recipients", "participant": "together"}
_SETS = ("initiators", "recipients", "together", "words", "articles")


def profile_of(key: str, tellings: Iterable[Telling]) -> Profile:
    """The profile of an event that these articles tell (at least one)."""
    return join(_told(key, telling) for telling in tellings)


def properties(profile: Profile, *, disputed: bool) -> Row:
    """What the store keeps of a profile, beside the headline."""
    is_exact = narrow(profile)
    first, last = profile.earliest, profile.latest
    return {
        "profile": _to_json(profile),
        "coded": profile.type,
        "anchors": sorted(profile.anchors),
        "starts": first if is_exact else None,
        "ends": last if is_exact else None,
        "begins": first if is_exact and first != last else None,
        "disputed": True if disputed else None,
    }


def is_disputed(profile: Profile, tellings: Iterable[Telling]) -> bool:
    """Whether an event is loose although articles date it exactly: it is then not found by these articles."""
    return not narrow(profile) and any(map(exact, tellings))


def exact(telling: Telling) -> bool:
    """Whether an article dates the event exactly enough for it to be found by its days."""
    first, last = telling.record["date"]["earliest"], telling.record["date"]["latest"]
    return is_narrow(first, last)


def from_json(text: str) -> Profile:
    """A profile as :func:`properties` wrote it."""
    kept: dict[str, Any] = json.loads(text)
    sets = {name: frozenset(kept[name]) for name in _SETS}
    return Profile(
        id=kept["id"],
        type=kept["type"],
        mode=kept["mode"],
        statuses=frozenset(Status(each) for each in kept["statuses"]),
        earliest=_day(kept["earliest"]),
        latest=_day(kept["latest"]),
        places=tuple(Spot(*each) for each in kept["places"]),
        figures=tuple(Figure(of=of, min=low, max=high) for of, low, high in kept["figures"]),
        told=frozenset(date.fromisoformat(each) for each in kept["told"]),
        **sets,
    )


def _told(key: str, telling: Telling) -> Profile:
    record = telling.record
    sides: dict[str, set[str]] = {name: set() for name in _SIDES.values()}
    for part in record["participants"]:
        if part["as"] in _SIDES:
            sides[_SIDES[part["as"]]].add(part["id"])
    return Profile(
        id=key,
        type=record["type"],
        mode=record.get("mode"),
        statuses=frozenset({telling.status}),
        earliest=record["date"]["earliest"],
        latest=record["date"]["latest"],
        initiators=frozenset(sides["initiators"]),
        recipients=frozenset(sides["recipients"]),
        together=frozenset(sides["together"]),
        places=tuple(
            Spot(place["id"], place.get("kind"), place.get("lat"), place.get("lon"))
            for place in record["places"]
        ),
        figures=tuple(Figure(of=each["of"], min=each["min"], max=each["max"]) for each in record["figures"]),
        words=frozenset(telling.words),
        told=frozenset({telling.published} if telling.published else ()),
        articles=frozenset({telling.article}),
    )


def _to_json(profile: Profile) -> str:
    kept = {
        "id": profile.id,
        "type": profile.type,
        "mode": profile.mode,
        "statuses": sorted(profile.statuses),
        "earliest": profile.earliest,
        "latest": profile.latest,
        "places": [[spot.id, spot.kind, spot.lat, spot.lon] for spot in profile.places],
        "figures": [[figure.of, figure.min, figure.max] for figure in profile.figures],
        "told": sorted(profile.told),
        **{name: sorted(getattr(profile, name)) for name in _SETS},
    }
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"), default=date.isoformat)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
