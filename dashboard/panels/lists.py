"""Lists of things to go to. Names are hostile text: they travel as data and enter as text nodes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Literal

from dashboard.components import mount
from dashboard.wording import STATUS_WORDS, doubtful, when
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
    }
