"""The model's own entities: provisional actors and places that the gazetteer does not know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.identifiers import digest
from graph.records import Actor, ActorKind, Place
from ingest.linking.composition import Composer, Part
from ingest.linking.names import LOCATIVE

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_PLACE_ENTITIES = {"GPE": "place", "LOC": "region", "FAC": "facility"}


def modelled(doc: Doc, composer: Composer, taken: set[int]) -> list[Part]:
    """Provisional actors and places of the model's entities that the gazetteer does not know."""
    parts = []
    for entity in doc.ents:
        span = _trimmed(entity)
        if span is None or taken.intersection(range(span.start, span.end)):
            continue
        part = _entity(span, entity.label_, composer)
        if part is not None:
            parts.append(part)
            taken.update(range(span.start, span.end))
    for token in doc:
        if token.i not in taken and token.pos_ == "PROPN" and (person := composer.people.get(token.text)):
            parts.append(Part(token.i, token.i, "model", (person,), via="model"))
    return parts


def _trimmed(entity: Span) -> Span | None:
    """The entity without determiner and possessive mark; None for what is no name (no capital, digits)."""
    start, end = entity.start, entity.end
    while start < end and entity.doc[start].lower_ in ("the", "a", "an"):
        start += 1
    while end > start and (entity.doc[end - 1].tag_ == "POS" or entity.doc[end - 1].is_punct):
        end -= 1
    span = entity.doc[start:end]
    if not len(span) or not any(token.pos_ == "PROPN" for token in span) or not span.text[0].isupper():
        return None
    if any(char.isdigit() or char in '"“”@#/<>|' for char in span.text) or len(span) > 7:
        return None
    return span


def _entity(span: Span, label: str, composer: Composer) -> Part | None:
    before = span.doc[span.start - 1] if span.start else None
    name = span.text
    first = span.start
    place = label in _PLACE_ENTITIES
    if (
        label == "PERSON"
        and before is not None
        and before.lower_ in LOCATIVE
        and len(span) == 1
        and before.lower_ != "to"
    ):
        place = True  # the small model takes many a foreign town for a person
    if place:
        kind = _PLACE_ENTITIES.get(label, "place")
        return Part(
            first,
            span.end - 1,
            "model",
            (),
            Place(id=digest("place", [name]), name=name, kind=kind),
            via="model",
        )
    if label == "PERSON":
        if len(span) == 1 and name not in composer.people:
            titled = before is not None and composer.book.heads.get(before.lower_) == "official"
            if not titled:
                return None
        person = composer.person(name, None)
        return Part(first, span.end - 1, "model", (person,), via="model")
    if label == "ORG" and (len(span) > 1 or (name.isupper() and len(name) > 2)):
        actor = Actor(
            id=digest("actor", ["organisation", name]),
            name=name,
            kind=ActorKind.ORGANISATION,
            provisional=True,
        )
        return Part(first, span.end - 1, "model", (actor,), via="model")
    return None
