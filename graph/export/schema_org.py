"""Events, articles and claims as schema.org JSON-LD, for search engines and knowledge graphs.

The context stands in the file: nothing is loaded from elsewhere. schema.org has no vague
dates, so ``startDate`` is given only for a day, month or year; every event also has its
EDTF date, status and precision as ``additionalProperty``.
"""

from __future__ import annotations

import json
from typing import Any

from graph.export.dossier import ActorCard, Dossier
from graph.records import ActorKind, Precision, Status
from graph.views.rows import PlaceRow, TimelineRow
from graph.views.told_rows import ClaimRow

_CONTEXT = {"@vocab": "https://schema.org/", "casus": "urn:casus:"}
_PLAIN_DATES = (Precision.DAY, Precision.MONTH, Precision.YEAR)
_STATUS = {Status.PLANNED: "EventScheduled", Status.CANCELLED: "EventCancelled"}
_KINDS = {
    ActorKind.COUNTRY: "Country",
    ActorKind.GOVERNMENT: "GovernmentOrganization",
    ActorKind.PERSON: "Person",
}


def to_schema_org(dossier: Dossier) -> bytes:
    """One JSON-LD document with a ``@graph``."""
    places = {place.id: place for event in dossier.events for place in event.places}
    nodes = [
        *(_event(dossier, event) for event in dossier.events),
        *(_claim(claim, event) for event in dossier.events for claim in dossier.claims.get(event.id, ())),
        *(_article(article, claim) for article, claim in dossier.articles().items()),
        *(_actor(card) for _, card in sorted(dossier.actors.items())),
        *(_place(place) for _, place in sorted(places.items())),
    ]
    return (json.dumps({"@context": _CONTEXT, "@graph": nodes}, ensure_ascii=False, indent=1) + "\n").encode()


def _id(key: str) -> dict[str, str]:
    return {"@id": f"urn:casus:{key}"}


def _event(dossier: Dossier, event: TimelineRow) -> dict[str, Any]:
    node: dict[str, Any] = {
        **_id(event.id),
        "@type": "Event",
        "name": event.name,
        "additionalType": event.type,
        "keywords": list(event.contexts),
        "location": [_id(place.id) for place in event.places],
        "contributor": [_id(part.id) for part in event.participants],
        "about": [conflict.name for conflict in event.conflicts],
        "additionalProperty": [
            {"@type": "PropertyValue", "name": name, "value": value}
            for name, value in (
                ("status", event.status.value),
                ("edtf", event.edtf),
                ("precision", event.precision.value),
                ("contested", event.contested),
                ("sources", event.sources),
                ("intensity", event.intensity),
            )
            if value is not None
        ],
        "subjectOf": [_id(claim.id) for claim in dossier.claims.get(event.id, ())],
    }
    if event.precision in _PLAIN_DATES and event.edtf and event.edtf[-1] not in "?~%":
        node["startDate"] = event.edtf
    if event.status in _STATUS:
        node["eventStatus"] = {"@id": f"https://schema.org/{_STATUS[event.status]}"}
    return {name: value for name, value in node.items() if value != []}


def _claim(claim: ClaimRow, event: TimelineRow) -> dict[str, Any]:
    node: dict[str, Any] = {
        **_id(claim.id),
        "@type": "Claim",
        "text": claim.quote,
        "about": _id(event.id),
        "appearance": _id(claim.article),
        "additionalType": claim.modality.value,
    }
    if claim.speaker:
        node["claimInterpreter"] = {"@type": "Person", "name": claim.speaker}
    return node


def _article(key: str, claim: ClaimRow) -> dict[str, Any]:
    node: dict[str, Any] = {**_id(key), "@type": "NewsArticle"}
    told = {
        "headline": claim.title,
        "datePublished": claim.published and claim.published.isoformat(),
        "publisher": {"@type": "Organization", "name": claim.outlet} if claim.outlet else None,
        "creditText": claim.agency,
        "url": claim.url,
    }
    return node | {name: value for name, value in told.items() if value}


def _actor(card: ActorCard) -> dict[str, Any]:
    node: dict[str, Any] = {**_id(card.id), "@type": _KINDS.get(card.kind, "Organization"), "name": card.name}
    if card.aliases:
        node["alternateName"] = list(card.aliases)
    if card.iso3:
        node["identifier"] = card.iso3
    if card.wikidata:
        node["sameAs"] = {"@id": f"http://www.wikidata.org/entity/{card.wikidata}"}
    return node


def _place(place: PlaceRow) -> dict[str, Any]:
    node: dict[str, Any] = {**_id(place.id), "@type": "Place", "name": place.name}
    if place.lat is not None and place.lon is not None:
        node["geo"] = {"@type": "GeoCoordinates", "latitude": place.lat, "longitude": place.lon}
    return node
