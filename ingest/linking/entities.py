"""The model's own entities: provisional actors and places that the gazetteer does not know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.identifiers import digest
from graph.records import Actor, ActorKind, Place
from ingest.linking.composition import Composer, Part
from ingest.linking.names import LOCATIVE
from ingest.place_words import AT

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

# Prepositions after which a name is a place, whatever it is.
_MAX_WORDS = 3
_TOWN = 4  # words of a town's name, hyphens counted
_BESIDE = frozenset({"nearby", "neighbouring", "neighboring"})
_PLACE_ENTITIES = {"GPE": "place", "LOC": "region", "FAC": "facility"}


def modelled(doc: Doc, composer: Composer, taken: set[int]) -> list[Part]:
    """Provisional actors and places of the model's entities that the gazetteer does not know."""
    parts = _warships(doc, composer, taken)
    for entity in doc.ents:
        span = _trimmed(entity)
        if span is None or taken.intersection(range(span.start, span.end)):
            continue
        part = _entity(span, entity.label_, composer)
        if part is not None:
            parts.append(part)
            taken.update(range(span.start, span.end))
    parts += _unknown_places(doc, composer, taken)
    for token in doc:
        if token.i not in taken and token.pos_ == "PROPN" and (person := composer.people.get(token.text)):
            parts.append(Part(token.i, token.i, "model", (person,), via="model"))
    return parts


def _warships(doc: Doc, composer: Composer, taken: set[int]) -> list[Part]:
    """ "The USS Carney fired": a warship's deed is its state's."""
    parts = []
    for token in doc[:-1]:
        code, name = composer.book.hulls.get(token.text), doc[token.i + 1]
        if code is None or taken & {token.i, name.i} or not name.text[:1].isupper():
            continue
        last = name.i
        while last + 1 < len(doc) and last + 1 not in taken and doc[last + 1].pos_ == "PROPN":
            last += 1
        state = composer.gazetteer.state(code)
        if state is not None and name.pos_ == "PROPN":
            parts.append(Part(token.i, last, "unit", (state,), via="phrase"))
            taken.update(range(token.i, last + 1))
    return parts


def _unknown_places(doc: Doc, composer: Composer, taken: set[int]) -> list[Part]:
    """Names that only a preposition of place tells: "near Barsalogho", "the town of Omagh"."""
    parts = []
    for before in doc[:-1]:
        first = before.i + 1
        if doc[first].pos_ != "PROPN" or first in taken:
            continue
        if not (_located(before, composer) or _struck(before, composer)):
            continue
        last = first
        while last + 1 < len(doc) and last + 1 not in taken and doc[last + 1].pos_ == "PROPN":
            last += 1
        if last + 1 in taken and doc[last + 1].pos_ == "PROPN":
            continue  # "in North Aceh": what stands before a known name is no place of its own
        span = doc[first : last + 1]
        words = [token.text for token in span]
        if len(span) > _MAX_WORDS or not all(_place_word(token, composer) for token in span):
            continue
        name = " ".join(words)
        place = Place(id=digest("place", [name, composer.scene()]), name=name, kind="place")
        parts.append(Part(first, last, "model", (), place, via="model"))
        taken.update(range(first, last + 1))
    return parts


def _located(before: Token, composer: Composer) -> bool:
    if before.lower_ in AT:
        return True
    if before.lower_ in _BESIDE and before.i and before.nbor(-1).lower_ in AT:
        return True  # "in nearby Antonivka"
    noun = before.doc[before.i - 1] if before.i else None
    named = noun is not None and noun.lower_ in (composer.book.place_types | composer.book.territory)
    return before.lower_ == "of" and named


def _struck(before: Token, composer: Composer) -> bool:
    """ "Razed Baga", "the raid on Fotokol", "shelled Baga, a fishing town"."""
    name = before.nbor(1)
    while name.dep_ == "compound" and name.head.i == name.i + 1:
        name = name.nbor(1)
    if before.lemma_.lower() in composer.book.place_only and before.pos_ == "VERB":
        return name.dep_ == "dobj" and name.head.i == before.i
    noun = before.nbor(-1) if before.i else None
    raided = before.lower_ == "on" and noun is not None and noun.pos_ == "NOUN"
    return raided and noun is not None and noun.lemma_.lower() in composer.book.raids


def _place_word(token: Token, composer: Composer) -> bool:
    """A capitalised word that is no date, no title, no office and no initials."""
    return (
        token.is_alpha
        and token.text[0].isupper()
        and not token.text.isupper()
        and token.ent_type_ not in ("DATE", "TIME", "EVENT", "WORK_OF_ART", "LAW", "LANGUAGE", "PRODUCT")
        and token.lower_ not in composer.book.heads
    )


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
    located = label in _PLACE_ENTITIES
    if (
        label == "PERSON"
        and before is not None
        and before.lower_ in LOCATIVE
        and len(span) == 1
        and before.lower_ != "to"
    ):
        located = True  # the small model takes many a foreign town for a person
    if before is not None and before.lower_ == "of" and len(span) <= _TOWN and _located(before, composer):
        located = located or label in ("PERSON", "PRODUCT", "ORG", "NORP")  # "the town of Maarat al-Numan"
    if located:
        kind = _PLACE_ENTITIES.get(label, "place")
        return Part(
            first,
            span.end - 1,
            "model",
            (),
            Place(id=digest("place", [name, composer.scene()]), name=name, kind=kind),
            via="model",
        )
    of = next((token.i for token in span if token.lower_ == "of"), span.end)
    named = [
        token for token in span.doc[span.start : of] if token.pos_ != "ADP"
    ]  # "the Treaty of Guarantee of"
    last_words = {span[-1].lower_, *(token.lower_ for token in named[-1:])}
    if label in ("ORG", "PERSON") and last_words & composer.book.papers:
        return None  # a treaty does nothing and nothing is done to it
    if label == "PERSON":
        if len(span) == 1 and name not in composer.people:
            titled = before is not None and composer.book.heads.get(before.lower_) == "official"
            if not titled:
                return None
        person = composer.person(name, None)
        return Part(first, span.end - 1, "model", (person,), via="model")
    placed = before is not None and before.lower_ in AT and len(span) == 1
    if placed and label in ("ORG", "NORP", "PRODUCT") and _place_word(span[0], composer):
        place = Place(id=digest("place", [name, composer.scene()]), name=name, kind="place")
        return Part(first, span.end - 1, "model", (), place, via="model")
    if label == "ORG" and (len(span) > 1 or (name.isupper() and len(name) > 2)):
        actor = Actor(
            id=digest("actor", ["organisation", name]),
            name=name,
            kind=ActorKind.ORGANISATION,
            provisional=True,
        )
        return Part(first, span.end - 1, "model", (actor,), via="model")
    return None
