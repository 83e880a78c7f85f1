"""What a view is narrowed to. Each value may be one or several; several mean any of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

Choice = str | Sequence[str] | None


def listed(choice: Choice) -> list[str] | None:
    """A choice as a sorted list without repeats, None where it does not narrow."""
    if choice is None:
        return None
    values = [choice] if isinstance(choice, str) else list(choice)
    return sorted(set(values)) or None


@dataclass(frozen=True, slots=True)
class Filters:
    """Ids of conflicts, actors and places; event types and statuses; a range of days; a day of knowledge.

    An event is in the range if it may have happened in it: its earliest day is not after
    ``end`` and its latest not before ``start``. Undated events are left out when a range
    is given. ``as_of``: only what articles published on or before that day say.
    """

    conflict: Choice = None
    actor: Choice = None
    place: Choice = None
    type: Choice = None
    status: Choice = None
    start: date | None = None
    end: date | None = None
    as_of: date | None = None

    def __post_init__(self) -> None:
        """Refuse a range that ends before it starts.

        Raises:
            ValueError: ``start`` is after ``end``.
        """
        if self.start and self.end and self.start > self.end:
            raise ValueError(f"the range starts on {self.start}, after its end on {self.end}")
