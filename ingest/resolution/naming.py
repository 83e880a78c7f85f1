"""Display names of events, from their type, principals, place and date: never from markup."""

from __future__ import annotations

from collections.abc import Sequence

from graph.records import DateValue, Participant, ParticipantRole, Place, Precision
from graph.resolution.rules import NamePattern, Rules

_SHOWN = 3
_YEARLY = (Precision.YEAR, Precision.DECADE, Precision.CENTURY)


def _list(names: Sequence[str]) -> str:
    shown = list(names[:_SHOWN])
    rest = len(names) - len(shown)
    if rest:
        return f"{', '.join(shown)} and {rest} more"
    return " and ".join((", ".join(shown[:-1]), shown[-1])) if len(shown) > 1 else shown[0]


def event_name(
    kind: str,
    mode: str | None,
    participants: Sequence[Participant],
    places: Sequence[Place],
    date: DateValue,
    rules: Rules,
) -> str:
    """A name that a reader understands out of context, such as "War between Armenia and Azerbaijan, 2020"."""
    default, own = rules.name_patterns["default"], rules.name_patterns.get(kind, NamePattern())
    by_role: dict[ParticipantRole, list[str]] = {}
    for participant in participants:
        by_role.setdefault(participant.role, []).append(participant.name)
    initiators, recipients = (
        by_role.get(ParticipantRole.INITIATOR, []),
        by_role.get(ParticipantRole.RECIPIENT, []),
    )
    together = by_role.get(ParticipantRole.PARTICIPANT, [])
    word = rules.label(kind, mode)
    if len(together) > 1 and not initiators:
        parts = [(own.pair or default.pair or "").format(label=word, parties=_list(together))]
    elif initiators or together:
        pattern = own.source or default.source or ""
        parts = [pattern.format(label=word, initiators=_list(initiators or together))]
    else:
        parts = [word]
    if recipients:
        parts.append((own.target or default.target or "").format(recipients=_list(recipients)))
    if places:
        parts.append(
            (own.place or default.place or "").format(places=_list([place.name for place in places]))
        )
    name = " ".join(parts)
    name = name[:1].upper() + name[1:]
    return (
        f"{name}, {date.edtf.replace('X', '0') + 's' if 'X' in date.edtf else date.edtf}"
        if (date.edtf and date.precision in _YEARLY)
        else name
    )
