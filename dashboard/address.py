"""The address of a page: every filter and selection is in it, and opening it gives the same view."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, Self

from graph.records import Status

ORDERS = ("happened", "reported")
LANES = ("conflict", "actor", "place", "type")
KINDS = ("event", "actor", "place", "conflict", "article", "claim")  # of what a search finds
_NARROWING = ("conflict", "actor", "place", "type", "status")
_MANY = (*_NARROWING, "given", "opened", "folded")
_DAYS = {"start": "from", "end": "to", "as_of": "as_of"}
_ONE = (
    *("event", "article", "claim", "source", "target", "q", "pair", "ask", "at", "feed", "tab", "measure"),
    *("node", "around", "until", "kind", "outlet"),
)

UNNAMED = "-"  # as an address names the outlet of articles of which no outlet is known

# what a page has selected or opened; the rest of an address are filters, which go along to other pages
SELECTION = (*_ONE, "opened", "folded", "steps", "partners")


@dataclass(frozen=True, slots=True)
class Scene:
    """What is on the screen. Tuples are ids (types and statuses: their codes); empty means no narrowing.

    ``event``, ``source``/``target`` (a dyad), ``article``/``claim``, ``at`` (a place on the map),
    ``feed`` (a source that is read) and ``pair`` (two events under review) are the selection;
    ``tab`` is the open tab, ``measure`` the one of the relations that is shown;
    ``node`` is the actor chosen in the network, ``around`` the one within ``steps`` (1 or 2) of which it
    is drawn, ``opened`` and ``folded`` actors with all and with fewer of their partners, ``until`` the
    month (``YYYY-MM``) up to which relations are counted, ``partners`` how many an actor must have
    to be drawn;
    ``kind`` is the one of :data:`KINDS` to which a search is narrowed, ``outlet`` the name of the outlet
    whose articles are listed (:data:`UNNAMED` for those of none);
    ``ask`` is a question of the query pack, ``given`` its parameters as ``name=value``;
    ``sources`` and ``confidence`` are floors; ``order`` is that of the timeline.
    """

    conflict: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    type: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    start: date | None = None
    end: date | None = None
    as_of: date | None = None
    sources: int = 0
    confidence: int = 0
    lanes: str = "conflict"
    order: str = "happened"
    event: str | None = None
    article: str | None = None
    claim: str | None = None
    source: str | None = None
    target: str | None = None
    q: str | None = None
    pair: str | None = None
    ask: str | None = None
    at: str | None = None
    feed: str | None = None
    tab: str | None = None
    measure: str | None = None
    node: str | None = None
    around: str | None = None
    steps: int = 1
    until: str | None = None
    partners: int = 0
    kind: str | None = None
    outlet: str | None = None
    given: tuple[str, ...] = ()
    opened: tuple[str, ...] = ()
    folded: tuple[str, ...] = ()

    @classmethod
    def read(cls, parameters: Mapping[str, Any]) -> Self:
        """The scene of an address; values that make no sense are left out, never an error.

        ``parameters`` maps a name to its values, as ``st.query_params`` with ``get_all``
        or a plain dict of strings and lists does.
        """
        found: dict[str, Any] = {}
        for name in _MANY:
            values = _all(parameters, name)
            if name == "status":
                values = [value for value in values if value in set(Status)]
            found[name] = tuple(dict.fromkeys(values))
        for name, label in _DAYS.items():
            found[name] = _day(_first(parameters, label))
        if found["start"] and found["end"] and found["start"] > found["end"]:
            found["start"], found["end"] = found["end"], found["start"]
        for name in _ONE:
            found[name] = _first(parameters, name)
        if found["kind"] not in KINDS:
            found["kind"] = None
        found["sources"] = _number(_first(parameters, "sources"), 99)
        found["partners"] = _number(_first(parameters, "partners"), 99)
        found["steps"] = 2 if _first(parameters, "steps") == "2" else 1
        found["confidence"] = _number(_first(parameters, "confidence"), 100)
        if (lanes := _first(parameters, "lanes")) in LANES:
            found["lanes"] = lanes
        if (order := _first(parameters, "order")) in ORDERS:
            found["order"] = order
        return cls(**found)

    def parameters(self) -> dict[str, str | list[str]]:
        """The address of this scene: only what differs from the default."""
        found: dict[str, str | list[str]] = {}
        default = type(self)()
        for item in fields(self):
            value = getattr(self, item.name)
            if value == getattr(default, item.name):
                continue
            label = _DAYS.get(item.name, item.name)
            if isinstance(value, tuple):
                found[label] = list(value)
            else:
                found[label] = value.isoformat() if isinstance(value, date) else str(value)
        return found

    def filters(self) -> dict[str, Any]:
        """Arguments of the views that narrow: ids, types, statuses, window, day of knowledge."""
        return {
            **{name: list(getattr(self, name)) or None for name in _NARROWING},
            "start": self.start,
            "end": self.end,
            "as_of": self.as_of,
        }

    def narrowed(self) -> bool:
        """Whether any filter but the window is set."""
        return any(getattr(self, name) for name in (*_NARROWING, "as_of", "sources", "confidence"))

    def without_selection(self) -> Self:
        """The same filters, nothing selected."""
        return replace(self, **dict.fromkeys(_ONE), opened=(), folded=(), steps=1, partners=0)  # type: ignore[arg-type]


def _all(parameters: Mapping[str, Any], name: str) -> list[str]:
    if hasattr(parameters, "get_all"):
        return [str(value) for value in parameters.get_all(name)]
    value = parameters.get(name, [])
    return [value] if isinstance(value, str) else [str(one) for one in value]


def _first(parameters: Mapping[str, Any], name: str) -> str | None:
    values = [value for value in _all(parameters, name) if value]
    return values[0] if values else None


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _number(text: str | None, most: int) -> int:
    return min(int(text), most) if text and text.isascii() and text.isdigit() and len(text) < 5 else 0
