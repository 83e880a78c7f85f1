"""Timeline rows from the cards that events carry (``graph/store/cards.py``), or from tellings folded anew."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter

from graph.register import Name, Register
from graph.store.cards import CARD_SCALARS
from graph.store.derivation import Headline
from graph.store.paging import pages
from graph.store.rows import figure_id
from graph.views.rows import FigureRow, Named, ParticipantRow, PlaceRow, TimelineRow

if TYPE_CHECKING:
    from graph.store import Store

_ROWS = TypeAdapter(list[TimelineRow])


def fetched(store: Store, register: Register, ids: Sequence[str]) -> list[TimelineRow]:
    """Rows of these events, in the order given, under today's names; what is not there is left out."""
    cards: dict[str, str] = {}
    for page in pages(ids):
        cards |= {row["id"]: row["card"] for row in store.rows("timeline.events", ids=page)}
    return _ROWS.validate_python(
        [_shown(register, key, json.loads(cards[key])) for key in ids if key in cards]
    )


def _shown(register: Register, key: str, card: dict[str, Any]) -> dict[str, Any]:
    """An event's row, with its actors, places and conflicts as they are called now."""
    actors, places, conflicts = (register.names[label] for label in ("actors", "places", "conflicts"))
    parts = {
        (how, head.name, head.id, own.kind)
        for actor, how in card["participants"]
        if (own := actors.by_id.get(actor)) and (head := actors.head(actor))
    }
    where = [
        {"id": head.id, "name": head.name, "kind": own.kind, "lat": own.lat, "lon": own.lon}
        for own in _in_order(places.by_id, card["places"])
        if (head := places.head(own.id))
    ]
    wars = [
        {"id": head.id, "name": head.name}
        for own in _in_order(conflicts.by_id, card["conflicts"])
        if (head := conflicts.head(own.id))
    ]
    return card | {
        "id": key,
        "participants": [
            {"as": how, "name": name, "id": actor, "kind": kind} for how, name, actor, kind in sorted(parts)
        ],
        "places": where,
        "conflicts": wars,
        "figures": sorted(card["figures"], key=figure_order),
        "members": register.members(key),
    }


def row_from_headline(key: str, headline: Headline, members: Iterable[str]) -> TimelineRow:
    """A row from tellings folded anew (names as these articles give them)."""
    figures = [
        {
            **part.record,
            "id": figure_id(key, part.record),
            "articles": sorted(part.articles),
            "sources": part.sources,
            "headline": part.headline,
        }
        for part in headline.figures.values()
    ]
    return TimelineRow(
        id=key,
        **{name: headline.properties[name] for name in CARD_SCALARS},
        participants=tuple(
            sorted(
                (ParticipantRow.model_validate(part.record) for part in headline.participants.values()),
                key=lambda part: (part.role.value, part.name, part.id),
            )
        ),
        places=tuple(
            PlaceRow.model_validate({name: part.record[name] for name in PlaceRow.model_fields})
            for part in sorted(headline.places.values(), key=lambda part: _by_name(part.record))
        ),
        conflicts=tuple(
            Named.model_validate(part.record)
            for part in sorted(headline.conflicts.values(), key=lambda part: _by_name(part.record))
        ),
        figures=tuple(FigureRow.model_validate(each) for each in sorted(figures, key=figure_order)),
        members=tuple(sorted(members)),
    )


def figure_order(figure: dict[str, Any]) -> tuple[str, bool, int, str]:
    """Sort key: by thing, the headline first, then by sources."""
    return figure["of"], not figure["headline"], -figure["sources"], str(figure["id"])


def _in_order(known: Mapping[str, Name], ids: Iterable[str]) -> list[Name]:
    return sorted((known[key] for key in ids if key in known), key=lambda each: (each.name, each.id))


def _by_name(part: dict[str, Any]) -> tuple[str, str]:
    return part["name"], part["id"]
