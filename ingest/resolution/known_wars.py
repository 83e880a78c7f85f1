"""Wars that are a known conflict as a whole: one event, by whatever words, years and parties it is told.

"The 2020 war", "their war of 2020" and "the 44-day war" have neither parties nor a day in common by which
their identity could be told; the conflict that broke out in that year is one.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from graph.identifiers import digest
from graph.records import Conflict, DateValue, Event, Extraction, Participant, Role
from graph.resolution.rules import Rules
from ingest.resolution.cluster import width
from ingest.resolution.naming import called_by

KnownWar = Callable[[Event], Conflict | None]


def war_id(kind: str, mode: str | None, war: Conflict) -> str:
    """The id of a war that is a known conflict as a whole."""
    return digest("evt", [kind, mode, "conflict", war.id])


def join_known_wars(found: Extraction, known_war: KnownWar, rules: Rules) -> Extraction:
    """The same with each known war as one event, which is called by its conflict and known by it."""
    ids: dict[str, str] = {}
    events: dict[str, Event] = {}
    for event in found.events:
        war = known_war(event)
        key = event.id if war is None else war_id(event.type, event.mode, war)
        ids[event.id] = key
        told = event if war is None else called_by(war, event, rules).model_copy(update={"id": key})
        events[key] = _joined(events[key], told) if key in events else told
    if len(events) == len(found.events) and all(old == new for old, new in ids.items()):
        return found
    order = {
        (before, after): item.model_copy(update={"before": before, "after": after})
        for item in found.order
        if (before := ids[item.before]) != (after := ids[item.after])
    }
    return found.model_copy(
        update={
            "events": tuple(events.values()),
            "roles": tuple(_because(role, ids) for role in found.roles),
            "order": tuple(order.values()),
        }
    )


def _joined(first: Event, second: Event) -> Event:
    """Two tellings of one war: the first's status and name, the narrower date, all else of both."""
    participants: dict[str, Participant] = {}
    for item in (*first.participants, *second.participants):
        participants.setdefault(item.id, item)
    claims = {(claim.start, claim.end): claim for claim in (*second.claims, *first.claims)}
    date: DateValue = min((first.date, second.date), key=width)
    update: dict[str, Any] = {
        "date": date,
        "participants": tuple(participants.values()),
        "claims": tuple(claims[span] for span in sorted(claims)),
        "contexts": tuple(dict.fromkeys((*first.contexts, *second.contexts))),
    }
    for name in ("places", "conflicts", "figures"):
        update[name] = tuple(dict.fromkeys((*getattr(first, name), *getattr(second, name))))
    return first.model_copy(update=update)


def _because(role: Role, ids: dict[str, str]) -> Role:
    states = tuple(
        state.model_copy(update={"because": ids.get(state.because or "", state.because)})
        for state in role.states
    )
    return role.model_copy(update={"states": states})
