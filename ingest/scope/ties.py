"""Keeps the roles and ties of politics and war: a team's rivals and a bank's backers are none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

from graph.records import Actor, ActorKind, RelationKind
from ingest.annotations import RelationMention, RoleMention
from ingest.scope.settings import Setting

_Tie = TypeVar("_Tie", RoleMention, RelationMention)
_UNDER_ARMS = frozenset({ActorKind.ARMED_GROUP, ActorKind.MILITARY})
_TAKEN_SIDES = frozenset({RelationKind.ALLY, RelationKind.FOE})


def ties_in_scope(ties: Sequence[_Tie], told: Mapping[int, Setting]) -> list[_Tie]:
    """The roles or ties that stay, in their order; ``told`` are the paragraphs' subjects by index.

    Where a paragraph tells of sport, markets, a show or the weather, who hosts, backs or rivals whom does so
    there, unless an armed side is among them. Who leads or belongs to what does so in any text.
    """
    return [tie for tie in ties if _stays(tie, told.get(tie.paragraph))]


def _stays(tie: RoleMention | RelationMention, setting: Setting | None) -> bool:
    if setting is None or setting.foreign is None:
        return True
    if isinstance(tie, RelationMention) and tie.kind not in _TAKEN_SIDES:
        return True
    return any(actor.kind in _UNDER_ARMS for actor in _actors(tie))


def _actors(tie: RoleMention | RelationMention) -> tuple[Actor, ...]:
    if isinstance(tie, RelationMention):
        return (tie.source, tie.target)
    return (tie.actor, *tie.between)
