"""What a view is narrowed to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypedDict, Unpack

from graph.register import Register

if TYPE_CHECKING:
    from graph.store import Store

Choice = str | Sequence[str] | None


class Filters(TypedDict, total=False):
    """Ids of conflicts, actors and places; event types and statuses; a range of days; a day of knowledge.

    A choice is one value or several, of which any will do. An event is in the range if it
    may have happened in it: its earliest day is not after ``end`` and its latest not
    before ``start``; undated events are left out when a range is given. ``within``: only events
    that happened in the range whatever their day was. ``as_of``: only what articles made known on
    or before that day, and as they told it then.
    """

    conflict: Choice
    actor: Choice
    place: Choice
    type: Choice
    status: Choice
    start: date | None
    end: date | None
    within: bool
    as_of: date | None


@dataclass(frozen=True, slots=True)
class Selection:
    """Filters, checked and ready for a statement. None means: not narrowed."""

    conflicts: list[str] | None
    actors: list[str] | None
    places: list[str] | None
    types: list[str] | None
    statuses: list[str] | None
    start: date | None
    end: date | None
    ranged: bool
    within: bool
    as_of: date | None

    @classmethod
    def of(cls, known: Store | Register, **filters: Unpack[Filters]) -> Selection:
        """Check the filters; an actor's id also stands for the actors judged the same.

        Raises:
            ValueError: the range ends before it starts, or a filter has an unknown name.
        """
        unknown = set(filters) - set(Filters.__annotations__)
        if unknown:
            raise ValueError(f"no such filter: {', '.join(sorted(unknown))}")
        start, end = filters.get("start"), filters.get("end")
        if start and end and start > end:
            raise ValueError(f"the range starts on {start}, after its end on {end}")
        return cls(
            conflicts=_same(known, "conflicts", listed(filters.get("conflict"))),
            actors=_same(known, "actors", listed(filters.get("actor"))),
            places=_same(known, "places", listed(filters.get("place"))),
            types=listed(filters.get("type")),
            statuses=listed(filters.get("status")),
            start=start,
            end=end,
            ranged=bool(start or end),
            within=filters.get("within", False),
            as_of=filters.get("as_of"),
        )

    @property
    def key(self) -> tuple[str, ...]:
        """Equal for equal selections."""
        return tuple(f"{getattr(self, name)}" for name in self.__slots__)


def listed(choice: Choice) -> list[str] | None:
    """A choice as a sorted list without repeats, None where it does not narrow."""
    if choice is None:
        return None
    values = [choice] if isinstance(choice, str) else list(choice)
    return sorted(set(values)) or None


def _same(known: Store | Register, label: str, ids: list[str] | None) -> list[str] | None:
    if ids is None:
        return None
    if isinstance(known, Register):
        return known.names[label].same(ids)
    return sorted({*ids, *(row["id"] for row in known.rows(f"same.{label}", ids=ids))})
