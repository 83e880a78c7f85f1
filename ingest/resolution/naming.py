"""Display names of events, from their type, principals, place and date: never from markup."""

from __future__ import annotations

from collections.abc import Sequence

from graph.records import ActorKind, DateValue, Participant, ParticipantRole, Place, Precision
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
    pattern = rules.name_pattern(kind, mode)
    parts = [_who(rules.label(kind, mode), participants, pattern)]
    if places:
        parts.append((pattern.place or "").format(places=_list([place.name for place in places])))
    name = " ".join(parts)
    name = name[:1].upper() + name[1:]
    return (
        f"{name}, {date.edtf.replace('X', '0') + 's' if 'X' in date.edtf else date.edtf}"
        if (date.edtf and date.precision in _YEARLY)
        else name
    )


def _who(word: str, participants: Sequence[Participant], pattern: NamePattern) -> str:
    """What happened and who took part; mediators and hosts where nobody else is known."""
    by_role: dict[ParticipantRole, list[str]] = {}
    for participant in participants:
        name = _of_side(participant) if participant.role in (pattern.sufferers or ()) else participant.name
        by_role.setdefault(participant.role, []).append(name)
    initiators = by_role.get(ParticipantRole.INITIATOR, [])
    recipients = by_role.get(ParticipantRole.RECIPIENT, [])
    together = by_role.get(ParticipantRole.PARTICIPANT, [])
    if len(together) > 1 and not initiators:
        parts = [(pattern.pair or "").format(label=word, parties=_list(together))]
    elif initiators or together:
        parts = [(pattern.source or "").format(label=word, initiators=_list(initiators or together))]
    else:
        parts = [word]
    if recipients:
        parts.append((pattern.target or "").format(recipients=_list(recipients)))
    elif not (initiators or together):
        if mediators := by_role.get(ParticipantRole.MEDIATOR):
            return (pattern.mediated or "").format(label=word, mediators=_list(mediators))
        if hosts := by_role.get(ParticipantRole.HOST):
            return (pattern.hosted or "").format(label=word, hosts=_list(hosts))
    return " ".join(parts)


def _of_side(participant: Participant) -> str:
    """Those of an actor's side: "people of Armenia", "members of Hamas"; a people or person is itself."""
    if participant.kind in (ActorKind.PEOPLE, ActorKind.PERSON) or not participant.name[:1].isupper():
        return participant.name
    return f"{'people' if participant.kind is ActorKind.COUNTRY else 'members'} of {participant.name}"
