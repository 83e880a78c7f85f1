"""Timeline rows from the cards that events carry (``graph/store/cards.py``)."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from graph.views.rows import FigureRow, Named, ParticipantRow, PlaceRow, TimelineRow

if TYPE_CHECKING:
    from graph.store import Store

_PARTS = ("participants", "places", "conflicts", "figures")


def rows_of(store: Store, kept: Sequence[dict[str, Any]]) -> list[TimelineRow]:
    """Rows of events given by ``id`` and ``card``, in the order given, under today's names."""
    if not kept:
        return []
    cards = {row["id"]: json.loads(row["card"]) for row in kept}
    actors = named(store, "actors", (part[0] for card in cards.values() for part in card["participants"]))
    places = named(store, "places", (key for card in cards.values() for key in card["places"]))
    conflicts = named(store, "conflicts", (key for card in cards.values() for key in card["conflicts"]))
    merged: dict[str, list[str]] = defaultdict(list)
    for row in store.rows("timeline.merged", ids=list(cards)):
        merged[row["head"]].append(row["id"])
    found = []
    for key, card in cards.items():
        parts = {
            ParticipantRow.model_validate(_shown(actors[actor], ("kind",)) | {"as": how})
            for actor, how in card["participants"]
            if actor in actors
        }
        found.append(
            TimelineRow(
                id=key,
                **{name: value for name, value in card.items() if name not in _PARTS},
                participants=tuple(sorted(parts, key=lambda part: (part.role.value, part.name, part.id))),
                places=tuple(
                    PlaceRow(**_shown(place, ("kind", "lat", "lon")))
                    for place in _sorted(places, card["places"])
                ),
                conflicts=tuple(Named(**_shown(each, ())) for each in _sorted(conflicts, card["conflicts"])),
                figures=tuple(FigureRow(**each) for each in sorted(card["figures"], key=figure_order)),
                members=tuple(sorted([key, *merged[key]])),
            )
        )
    return found


def named(store: Store, label: str, ids: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Actors, places or conflicts by id; ``shown`` is the id and name of the node judged to be the same."""
    wanted = sorted(set(ids))
    if not wanted:
        return {}
    found = {row["id"]: row for row in store.rows(f"timeline.{label}_named", ids=wanted)}
    heads = {row["canonical"] for row in found.values()} - found.keys()
    more = (
        {row["id"]: row for row in store.rows(f"timeline.{label}_named", ids=sorted(heads))} if heads else {}
    )
    for row in found.values():
        head = found.get(row["canonical"]) or more.get(row["canonical"]) or row
        row["shown"] = {"id": head["id"], "name": head["name"]}
    return found


def figure_order(figure: dict[str, Any]) -> tuple[str, bool, int, str]:
    """Sort key: by thing, the headline first, then by sources."""
    return figure["of"], not figure["headline"], -figure["sources"], str(figure["id"])


def _shown(row: dict[str, Any], fields: Sequence[str]) -> dict[str, Any]:
    return {**row["shown"], **{name: row[name] for name in fields}}


def _sorted(known: dict[str, dict[str, Any]], ids: Iterable[str]) -> list[dict[str, Any]]:
    return sorted((known[key] for key in ids if key in known), key=lambda row: (row["name"], row["id"]))
