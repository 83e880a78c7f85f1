"""Lists of things to go to. Names are hostile text: they travel as data and enter as text nodes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Literal

from dashboard.components import mount
from dashboard.wording import STATUS_WORDS, doubtful, tone, when
from graph.records import Precision
from graph.views import TimelineRow

Item = dict[str, Any]


def show_items(
    items: Iterable[Item],
    pick: Callable[[str], None],
    *,
    key: str,
    label: str,
    layout: Literal["rows", "chips", "grid"] = "rows",
    reveal: str | None = None,
) -> None:
    """A list of buttons; ``pick`` gets the key of the one chosen. Nothing is shown for no items.

    ``reveal``: a selector of what the current item stands for, which is brought into view.
    """
    found = list(items)
    if found:
        mount(
            "items",
            {"layout": layout, "items": found, "label": label, "reveal": reveal},
            key=key,
            on={"picked": lambda value: pick(str(value))},
        )


def event_item(row: TimelineRow, current: str | None = None) -> Item:
    """An event as an item: date, name, what is doubtful about it."""
    doubt = doubtful(row)
    words = ["contested"] if row.contested else []
    if doubt and row.status.value not in {"occurred", "ongoing"}:
        words.insert(0, STATUS_WORDS[row.status])
    return {
        "key": row.id,
        "kind": when(row),
        "text": row.name,
        "sub": "; ".join(words) or None,
        "doubt": doubt,
        "current": row.id == current,
        "mark": mark(row),
    }


def mark(row: TimelineRow) -> dict[str, Any]:
    """An event's mark as the timeline draws it: ``shape`` by the bounds of its date, "none" without one."""
    if row.precision is Precision.NONE or not (row.earliest or row.latest):
        shape = "none"
    elif not (row.earliest and row.latest):
        shape = "right" if row.earliest else "left"
    else:
        shape = "point" if row.earliest == row.latest else "bar"
    return {
        "shape": shape,
        "precision": row.precision.value,
        "status": row.status.value,
        "contested": row.contested,
        "tone": tone(row.intensity),
    }
