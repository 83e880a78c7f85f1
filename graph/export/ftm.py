"""FollowTheMoney entities, one JSON object a line, as OpenAleph and OpenSanctions read them.

The package ``followthemoney`` (MIT) checks every property: a value that its type does not
allow (a vague date, a colon in an id) never enters the file. It is in the extra
``exchange`` because it needs a compiled ICU.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from graph.export.dossier import ActorCard, Dossier
from graph.export.errors import ExchangeError
from graph.records import ActorKind, Precision, RelationKind
from graph.views.actor_rows import RoleRow, TieRow
from graph.views.rows import PlaceRow, TimelineRow
from graph.views.told_rows import ClaimRow

if TYPE_CHECKING:
    from collections.abc import Iterator

_SCHEMATA = {
    ActorKind.COUNTRY: "PublicBody",
    ActorKind.GOVERNMENT: "PublicBody",
    ActorKind.MILITARY: "Organization",
    ActorKind.ARMED_GROUP: "Organization",
    ActorKind.ORGANISATION: "Organization",
    ActorKind.BLOC: "Organization",
    ActorKind.PEOPLE: "LegalEntity",
    ActorKind.PERSON: "Person",
}
_PLAIN_DATES = (Precision.DAY, Precision.MONTH, Precision.YEAR)
_UNFIT = re.compile(r"[^A-Za-z0-9._-]")
_MEMBERS = (RelationKind.MEMBER_OF, RelationKind.PART_OF)


def to_ftm(dossier: Dossier) -> bytes:
    """JSON lines in UTF-8, by id.

    Raises:
        ExchangeError: ``followthemoney`` is not installed.
    """
    try:
        from followthemoney import model
    except ImportError as error:
        raise ExchangeError(
            "FollowTheMoney needs its package: pip install 'casus[exchange]' (it compiles ICU)"
        ) from error
    entities = sorted(_entities(dossier, model), key=lambda entity: str(entity["id"]))
    return "".join(json.dumps(each, ensure_ascii=False, sort_keys=True) + "\n" for each in entities).encode()


def entity_id(key: str) -> str:
    """An id of the graph as FollowTheMoney takes it."""
    return _UNFIT.sub("-", key)


def _entities(dossier: Dossier, model: Any) -> Iterator[dict[str, Any]]:
    places = {place.id: place for event in dossier.events for place in event.places}
    for card in dossier.actors.values():
        yield _entity(model, _SCHEMATA[card.kind], card.id, _actor(card))
    for place in places.values():
        yield _entity(model, "Address", place.id, _place(place))
    for key, claim in dossier.articles().items():
        yield _entity(model, "Article", key, _article(claim))
    for event in dossier.events:
        yield _entity(model, "Event", event.id, _event(dossier, event))
    for tie in dossier.ties:
        yield _tie(model, dossier, tie)
    for role in dossier.roles:
        yield from _role(model, dossier, role)


def _entity(model: Any, schema: str, key: str, values: dict[str, Any]) -> dict[str, Any]:
    entity = model.make_entity(schema)
    entity.id = entity_id(key)
    for name, value in values.items():
        entity.add(name, value)
    told: dict[str, Any] = entity.to_dict()
    told["properties"] = {name: sorted(found) for name, found in sorted(told["properties"].items())}
    return {name: told[name] for name in ("id", "schema", "properties")}


def _actor(card: ActorCard) -> dict[str, Any]:
    return {
        "name": card.name,
        "alias": list(card.aliases),
        "country": card.iso3,
        "wikidataId": card.wikidata,
        "keywords": card.kind.value,
    }


def _place(place: PlaceRow) -> dict[str, Any]:
    told: dict[str, Any] = {"full": place.name, "name": place.name}
    if place.lat is not None and place.lon is not None:
        told |= {"latitude": str(place.lat), "longitude": str(place.lon)}
    return told


def _article(claim: ClaimRow) -> dict[str, Any]:
    return {
        "title": claim.title,
        "name": claim.title,
        "publishedAt": claim.published and claim.published.isoformat(),
        "publisher": claim.outlet,
        "author": claim.agency,
        "sourceUrl": claim.url,
    }


def _event(dossier: Dossier, event: TimelineRow) -> dict[str, Any]:
    claims = dossier.claims.get(event.id, ())
    told: dict[str, Any] = {
        "name": event.name,
        "summary": f"{event.status.value}; date {event.edtf or 'unknown'}; {event.sources} source(s)",
        "description": [claim.quote for claim in claims],
        "keywords": [event.type, *filter(None, [event.mode]), *event.contexts, event.status.value],
        "involved": [entity_id(part.id) for part in event.participants],
        "addressEntity": [entity_id(place.id) for place in event.places],
        "location": [place.name for place in event.places],
        "proof": sorted({entity_id(claim.article) for claim in claims}),
        "recordId": event.id,
    }
    if event.precision in _PLAIN_DATES:
        told["date"] = event.edtf
    else:
        told |= {
            "startDate": event.earliest and event.earliest.isoformat(),
            "endDate": event.latest and event.latest.isoformat(),
        }
    return told


def _proof(dossier: Dossier, key: str) -> list[str]:
    return sorted({entity_id(claim.article) for claim in dossier.claims.get(key, ())})


def _tie(model: Any, dossier: Dossier, tie: TieRow) -> dict[str, Any]:
    shared = {"role": tie.kind.value, "proof": _proof(dossier, tie.id)}
    source, target = entity_id(tie.source.id), entity_id(tie.target.id)
    card = dossier.actors.get(tie.target.id)
    into = card is not None and _SCHEMATA[card.kind] in ("Organization", "PublicBody")
    if tie.kind in _MEMBERS and into:
        return _entity(model, "Membership", tie.id, {**shared, "member": source, "organization": target})
    return _entity(model, "UnknownLink", tie.id, {**shared, "subject": source, "object": target})


def _role(model: Any, dossier: Dossier, role: RoleRow) -> Iterator[dict[str, Any]]:
    levels = "; ".join(f"{state.level} {state.edtf or ''}".strip() for state in role.states)
    for other in role.between:
        yield _entity(
            model,
            "UnknownLink",
            f"{role.id}-{other.id}",
            {
                "role": role.kind,
                "status": levels,
                "proof": _proof(dossier, role.id),
                "subject": entity_id(role.actor.id),
                "object": entity_id(other.id),
            },
        )
