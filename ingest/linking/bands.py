"""Actors that a noun alone names: "gunmen", "Islamist militants", "the rebels"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.identifiers import digest
from graph.records import Actor, ActorKind
from ingest.gazetteer.phrases import Phrasebook
from ingest.gazetteer.spelling import plural
from ingest.linking.composition import Composer, Part, Unit

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_OWN = frozenset({"both", "their", "its"})
_DEFINITE = frozenset({"the", "these", "those"}) | _OWN


def bands(doc: Doc, composer: Composer, taken: set[int]) -> list[Part]:
    """ "gunmen", "Islamist militants", "the rebels": actors with no name in them."""
    book, parts = composer.book, []
    for token in doc:
        if token.i in taken or token.pos_ not in ("NOUN", "PROPN") or token.dep_ in ("compound", "amod"):
            continue
        pair = f"{doc[token.i - 1].lower_} {token.lower_}" if token.i else ""
        category = book.solo.get(pair) or book.solo.get(token.lower_)
        first = token.i - (pair in book.solo)
        modified = False
        while (
            first > 0
            and first - 1 not in taken
            and doc[first - 1].lower_ in (book.solo_modifiers | book.armed_modifiers)
        ):
            first -= 1
            modified = True
            while first > 1 and doc[first - 1].text == "-" and first - 2 not in taken:
                first -= 2
        head = book.heads.get(token.lower_)
        if (
            category is None
            and head in ("military", "government", "official")
            and (words := {word.lower_ for word in doc[first : token.i]} & book.armed_modifiers)
        ):
            category = "people" if head != "military" and words <= book.political else "armed"
        if category is None or _made(token) or _of_others(token, category):
            continue
        unit = Unit(first, token.i, category)
        plain = category == "armed" and _plainly(doc, unit, book)
        known = composer.known(doc, "", unit) if plain else None
        if known is None and plain and not _definite(doc, first, token.i):
            known = _only_rebels(composer, {word.lower_ for word in doc[first : token.i + 1]})
        if (
            known is not None
            and not modified
            and _definite(doc, first, token.i)
            and _another(composer, known)
        ):
            continue  # "the rebels" may be any of the groups named
        if (
            known is None
            and not modified
            and _definite(doc, first, token.i)
            and (
                category != "armed" or composer.bands or _any_group(composer) or doc[first - 1].lower_ in _OWN
            )
        ):
            continue  # "the rebels": reference decides
        kind = ActorKind.ARMED_GROUP if category == "armed" else ActorKind.PEOPLE
        noun = pair if pair in book.solo else token.lower_
        before = doc[first : token.i - noun.count(" ")].text.casefold()
        name = f"{before} {plural(book.singular.get(noun, noun))}".strip()
        ident = digest("actor", ["phrase", name, composer.scene()])
        actor = known or Actor(id=ident, name=name, kind=kind, provisional=True)
        composer.bands |= category == "armed"
        parts.append(Part(first, token.i, "phrase", (actor,), via="phrase"))
        taken.update(range(first, token.i + 1))
    return parts


def _of_others(token: Token, category: str) -> bool:
    """ "A crowd of Serbs": those of whom it is one are the actors."""
    one = category == "people" and token.tag_ == "NN"
    return one and any(child.dep_ == "prep" and child.lower_ == "of" for child in token.children)


def _made(token: Token) -> bool:
    """Whether a noun is a machine by its model: "66 F-16 fighters" fight for nobody."""
    named = [child.text for child in token.children if child.dep_ in ("compound", "nmod", "amod", "nummod")]
    return any(name[:1].isupper() and any(char.isdigit() for char in name) for name in named)


def _plainly(doc: Doc, unit: Unit, book: Phrasebook) -> bool:
    """Whether nothing but words of rebellion stands before the noun: "Islamist militants" are others."""
    words = book.armed_modifiers - book.creeds
    return all(token.lower_ in words for token in doc[unit.first : unit.last])


def _another(composer: Composer, known: Actor) -> bool:
    named = (composer.gazetteer.actor(ident) for ident in composer.context.actors)
    return any(actor.kind is ActorKind.ARMED_GROUP and actor.id != known.id for actor in named)


def _any_group(composer: Composer) -> bool:
    """Whether the article names an armed group that "the rebels" may be."""
    named = (composer.gazetteer.actor(ident) for ident in composer.context.actors)
    return any(actor.kind is ActorKind.ARMED_GROUP for actor in named)


def _only_rebels(composer: Composer, words: set[str]) -> Actor | None:
    """The one armed group that an article names, where "rebel fighters" tells of rebels without a name.

    The article must be about its country: guerrillas in news of Iraq are not Hamas, whose leader it mourns.
    """
    book = composer.book
    if not {book.singular.get(word, word) for word in words} & book.rebels:
        return None
    named = [composer.gazetteer.actor(ident) for ident in sorted(composer.context.actors)]
    armed = [actor for actor in named if actor.kind is ActorKind.ARMED_GROUP]
    if len(armed) != 1:
        return None
    (group,), countries = armed, composer.context.countries
    at_home = group.iso3 is None or 2 * countries[group.iso3] >= max(countries.values(), default=0)
    return group if at_home else None


def _definite(doc: Doc, first: int, last: int) -> bool:
    """Whether a band is one told of before: "the rebels", "the retreating rebels"."""
    return (first > 0 and doc[first - 1].lower_ in _DEFINITE) or any(
        child.dep_ == "det" and child.lower_ in _DEFINITE for child in doc[last].lefts
    )
