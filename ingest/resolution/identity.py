"""The identity of an event: what makes two articles' events one node.

Type, mode, date and principals, when the date is a day (or, for events that happen once
for a pair, the span that ``data/resolution/rules.yaml`` names) and there is a principal
and someone or somewhere that it was done to. Anything less is the article's own event:
two vague reports never meet by accident. Softer likeness is a judgement, made elsewhere
and kept beside the nodes.
"""

from __future__ import annotations

from collections.abc import Sequence

from graph.identifiers import digest
from graph.records import DateValue, Participant, ParticipantRole, Place, Precision, Status
from graph.resolution.rules import Rules

_SPANS = [Precision.DAY, Precision.MONTH, Precision.SEASON, Precision.YEAR, Precision.DECADE]
_UNSURE = frozenset("~?%")


def event_identity(
    kind: str,
    mode: str | None,
    status: Status,
    date: DateValue,
    participants: Sequence[Participant],
    places: Sequence[Place],
    article: str,
    rules: Rules,
) -> tuple[list[str | None], bool]:
    """The parts that are hashed, and whether they hold across articles."""
    by_role = {
        role: sorted(item.id for item in participants if item.role is role)
        for role in (ParticipantRole.INITIATOR, ParticipantRole.RECIPIENT, ParticipantRole.PARTICIPANT)
    }
    principals = [f"{role.value}:{','.join(ids)}" for role, ids in by_role.items() if ids]
    allowed = _SPANS[: _SPANS.index(rules.singular.get(f"{kind}/{mode}", Precision.DAY)) + 1]
    exact = date.precision in allowed and date.edtf is not None and not _UNSURE & set(date.edtf)
    actors = sum(len(ids) for ids in by_role.values())
    towns = sorted(place.id for place in places)
    shared = exact and status is not Status.HYPOTHETICAL and (actors >= 2 or (actors == 1 and bool(towns)))
    # Two parties name a war; where it was told to have been fought varies from text to text.
    where = [] if f"{kind}/{mode}" in rules.singular else towns
    parts: list[str | None] = [kind, mode, date.edtf, *principals, "at", *where]
    return ([*parts] if shared else [*parts, "in", article]), shared


def event_id(parts: list[str | None], twin: int) -> str:
    """``twin`` counts events of one article that share their parts and were yet told apart."""
    return digest("evt", parts if twin == 0 else [*parts, f"twin {twin}"])
