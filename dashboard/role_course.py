"""An actor's roles over time: what texts say of each role, and the events in which it did so. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dashboard.wording import count, year_span
from graph.records import ParticipantRole
from graph.views import Named, RoleRow, TimelineRow

# Parts in an event that are a role of their own; who begins or suffers it holds none by that.
PLAYED = (ParticipantRole.MEDIATOR, ParticipantRole.HOST)


@dataclass(slots=True)
class Course:
    """One actor's roles of one kind, and the events in which it took that part, in order of time."""

    actor: Named
    kind: str
    roles: list[RoleRow] = field(default_factory=list)
    deeds: list[TimelineRow] = field(default_factory=list)

    @property
    def summary(self) -> str:
        """How often and when: "in 9 events, 1994 to 2023"; empty where no event shows it."""
        if not self.deeds:
            return ""
        first = min((row.earliest for row in self.deeds if row.earliest), default=None)
        last = max((row.latest for row in self.deeds if row.latest), default=None)
        years = f", {year_span(first, last)}" if first and last else ""
        return f"in {count(len(self.deeds), 'event')}{years}"


def courses(roles: Iterable[RoleRow], rows: Sequence[TimelineRow], actor: str | None = None) -> list[Course]:
    """Roles by holder and kind in the order given, each with its deeds among ``rows``.

    ``actor``: also the parts that this actor took without a text that gives it the role.
    """
    found: dict[tuple[str, str], Course] = {}
    for role in roles:
        key = (role.actor.id, role.kind)
        found.setdefault(key, Course(role.actor, role.kind)).roles.append(role)
    for row in rows:
        for one in row.participants:
            if one.role not in PLAYED:
                continue
            key = (one.id, one.role.value)
            if one.id == actor:
                found.setdefault(key, Course(Named(id=one.id, name=one.name), one.role.value))
            if key in found:
                found[key].deeds.append(row)
    return list(found.values())
