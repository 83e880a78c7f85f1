"""Actors composed of a name and a noun: "the Russian Defence Ministry", "Tuareg rebels", "Syrian civilians".

An act of a state's organs, forces and officials is the state's act (PLOVER's source country
with a sector, Halterman et al. 2023): ``actors`` holds the state, ``agent`` the organ or person.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from graph.identifiers import digest
from graph.records import Actor, ActorKind, Conflict, Place
from ingest.gazetteer import Category, Gazetteer, Phrasebook, key_of, plural, slug
from ingest.linking.names import Context

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_MAX_MODIFIERS = 5
_AGENT_KINDS = {
    "government": ActorKind.GOVERNMENT,
    "military": ActorKind.MILITARY,
    "official": ActorKind.PERSON,
    "armed": ActorKind.ARMED_GROUP,
    "people": ActorKind.PEOPLE,
}


@dataclass(slots=True)
class Part:
    """A mention in the making: token indices, last inclusive.

    ``form`` is the sense's, or unit, phrase, model.
    """

    first: int
    last: int
    form: str
    actors: tuple[Actor, ...] = ()
    place: Place | None = None
    conflict: Conflict | None = None
    agent: Actor | None = None
    via: Literal["name", "model", "phrase", "reference"] = "name"


@dataclass(frozen=True, slots=True)
class Unit:
    """A noun phrase after (or before) a name: first and last token, its head's category."""

    first: int
    last: int
    category: Category


class Composer:
    """Composes one article's parts; holds the gazetteer, the phrasebook and the article's context."""

    def __init__(self, gazetteer: Gazetteer, book: Phrasebook, context: Context) -> None:
        self.gazetteer, self.book, self.context = gazetteer, book, context
        self.people: dict[str, Actor] = {}  # surname to a person that the article introduced
        self.bands = False  # whether it has told of an armed band by a phrase ("Islamist militants")

    # --- noun phrases after a name -------------------------------------------------------------

    def unit_after(self, doc: Doc, start: int, taken: set[int]) -> Unit | None:
        """The organ, force, office or kind of people that the tokens from ``start`` name."""
        heads = self.book.heads
        found: tuple[int, Category] | None = None
        index, skipped = start, 0
        while index < len(doc) and index not in taken and skipped <= _MAX_MODIFIERS:
            token = doc[index]
            two = f"{token.lower_} {doc[index + 1].lower_}" if index + 1 < len(doc) else ""
            category = heads.get(two) or heads.get(token.lower_)
            if category and (token.pos_ in ("NOUN", "PROPN", "ADJ") or two in heads):
                index += two in heads
                found, skipped = (index, category), 0
            elif not _modifies(token) or (found and (skipped or doc[found[0]].tag_ in ("NNS", "NNPS"))):
                break
            else:
                skipped += 1
            index += 1
        if found is None:
            return None
        last = self._of_phrase(doc, found[0], taken)
        words = {token.lower_ for token in doc[start : found[0] + 1]}
        category = found[1]
        if category == "government" and doc[found[0]].tag_ in ("NNS", "NNPS") and words & self.book.rivals:
            return None  # "Yemen's warring parties" are not Yemen
        if category != "people" and words & self.book.armed_modifiers:
            civil = category != "military" and not words & (self.book.armed_modifiers - self.book.political)
            category = "people" if civil else "armed"
        return Unit(start, last, category)

    def _of_phrase(self, doc: Doc, head: int, taken: set[int]) -> int:
        """Extends "ministry" over "of foreign affairs", "secretary" over "of state"."""
        last = head
        if (
            doc[head].lower_ in self.book.office_nouns
            and head + 2 < len(doc)
            and doc[head + 1].lower_ in ("of", "for")
        ):
            index = head + 2 + (doc[head + 2].lower_ == "the")
            while index < len(doc) and index not in taken and doc[index].pos_ in ("NOUN", "PROPN", "ADJ"):
                last = index
                index += 1
        return last

    # --- actors --------------------------------------------------------------------------------

    def compose(self, doc: Doc, owner: Part, unit: Unit, taken: set[int]) -> Part:
        """The part that ``owner`` and ``unit`` make together, with the person named after a title."""
        part = Part(owner.first, unit.last, "unit", owner.actors, None, None)
        known = self.known(doc, doc[owner.first : owner.last + 1].text, unit)
        actor = owner.actors[0] if owner.actors else None
        if known is not None:
            part.actors, part.via = (known,), "phrase"
        elif actor is None or actor.kind is ActorKind.PEOPLE or unit.category in ("armed", "people"):
            part.actors, part.via = self._phrase_owner(doc, owner, unit), "phrase"
        elif actor.kind is ActorKind.COUNTRY:
            part.agent = self._organ(actor, doc, unit)
        if unit.category == "official":
            self._add_person(doc, part, unit, taken)
        self.bands |= unit.category == "armed"
        return part

    def _phrase_owner(self, doc: Doc, owner: Part, unit: Unit) -> tuple[Actor, ...]:
        actor = owner.actors[0] if owner.actors else None
        if (
            actor is not None
            and actor.kind in (ActorKind.ARMED_GROUP, ActorKind.MILITARY)
            and unit.category != "people"
        ):
            return owner.actors  # "Hamas militants" are Hamas
        if actor is not None and actor.kind is ActorKind.PEOPLE and unit.category == "people":
            return owner.actors  # "Rohingya refugees" are Rohingya
        if actor is None and owner.place is not None and unit.category not in ("armed", "people"):
            state = self.gazetteer.state(self.gazetteer.country_of(owner.place.id))
            if state is not None:
                return (state,)
        iso3 = actor.iso3 if actor else self.gazetteer.country_of(owner.place.id) if owner.place else None
        kind = ActorKind.ARMED_GROUP if unit.category != "people" else ActorKind.PEOPLE
        if {token.lower_ for token in doc[owner.first : unit.last + 1]} & self.book.multinational and (
            unit.category != "armed"
        ):
            kind = ActorKind.ORGANISATION  # "the African regional force" is nobody's rebels
        if actor is not None:
            root, owner_name = actor.id, self.gazetteer.tables.adjectives.get(actor.id, actor.name)
        else:
            root = owner.place.id.replace("place:", "actor:", 1) if owner.place else "actor:unknown"
            owner_name = owner.place.name if owner.place else doc[owner.first : owner.last + 1].text
        # The name is made of the id's parts alone, so that two articles cannot give one id two names.
        words = self._words(doc, unit, singular=True)
        name = f"{owner_name} {plural(words)}"
        ident = f"{root}/{slug(words)}"
        return (Actor(id=ident, name=name, kind=kind, iso3=iso3 or None, provisional=True),)

    def _organ(self, actor: Actor, doc: Doc, unit: Unit) -> Actor:
        words = self._words(doc, unit, singular=True)
        before, of, after = words.partition(" of ")
        if of and before in ("ministry", "minister", "department"):  # one id for both word orders
            words = f"{after} {before}"
        kind = _AGENT_KINDS[unit.category]
        ident = f"{actor.id}/{slug(words)}"
        return Actor(id=ident, name=f"{words} ({actor.name})", kind=kind, iso3=actor.iso3, provisional=True)

    def _words(self, doc: Doc, unit: Unit, *, singular: bool = False) -> str:
        tokens = [token for token in doc[unit.first : unit.last + 1] if token.text not in ("-", "'s", "’s")]
        words = [token.lower_.replace("defense", "defence") for token in tokens]
        return " ".join(self.book.singular.get(word, word) for word in words) if singular else " ".join(words)

    def known(self, doc: Doc, who: str, unit: Unit) -> Actor | None:
        """The actor that answers to a phrase in an article that names one of its places, or None."""
        words = {token.lower_ for token in doc[unit.first : unit.last + 1]}
        words |= {self.book.singular.get(word, word) for word in words}
        for row in self.book.known:
            named = self._named if who else self._on_scene
            if who in row.who and words & set(row.what) and any(named(where) for where in row.where):
                return self.gazetteer.actor(f"actor:{row.actor}")
        return None

    def _on_scene(self, where: str) -> bool:
        """Whether a place is named and its country spoken of most or nearly: bare "rebels" need it."""
        senses = self.gazetteer.tables.senses.get(key_of(where), [])
        codes = {where} | {self.gazetteer.country_of(sense[3]) for sense in senses if sense[3]}
        most = max(self.context.countries.values(), default=0)
        return self._named(where) and any(2 * self.context.countries[code] >= most > 0 for code in codes)

    def _named(self, where: str) -> bool:
        if where in self.gazetteer.tables.states:
            return self.context.countries[where] > 0
        senses = self.gazetteer.tables.senses.get(key_of(where), [])
        return any(sense[3] and sense[3] in self.context.places for sense in senses)

    def scene(self) -> str | None:
        """The country most spoken of: "gunmen" of Nigeria are not those of Mexico; None where two are."""
        ranked = self.context.countries.most_common(2)
        if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
            return None
        return ranked[0][0]

    # --- persons -------------------------------------------------------------------------------

    def _add_person(self, doc: Doc, part: Part, unit: Unit, taken: set[int]) -> None:
        index = unit.last + 1
        while index < len(doc) and index not in taken and doc[index].pos_ == "PROPN" and doc[index].is_alpha:
            index += 1
        words = doc[unit.last + 1 : index]
        if len(words) and doc[unit.last].tag_ not in ("NNS", "NNPS") and words[0].text[:1].isupper():
            part.agent = self.person(words.text, part.actors[0].iso3 if part.actors else None)
            part.last = index - 1

    def person(self, name: str, iso3: str | None) -> Actor:
        """A provisional person; the same name in one article is the same person.

        A namesake in news of another country is another, until resolution says otherwise.
        """
        surname = name.rsplit(maxsplit=1)[-1]
        known = self.people.get(name) or (self.people.get(surname) if name == surname else None)
        if known is None:
            known = Actor(
                id=digest("actor", ["person", name, iso3 or self.scene()]),
                name=name,
                kind=ActorKind.PERSON,
                iso3=iso3,
                provisional=True,
            )
            self.people[name] = self.people[surname] = known
        return known

    # --- units before a name -------------------------------------------------------------------

    def unit_before(self, doc: Doc, owner: Part, taken: set[int]) -> Unit | None:
        """The unit of "the Ministry of Defence of Ukraine", "the government in Tripoli", "troops from X"."""
        index = owner.first - 1
        if index > 0 and doc[index].lower_ == "the":
            index -= 1
        if index < 1 or doc[index].lower_ not in ("of", "in", "from"):
            return None
        preposition, last = doc[index].lower_, index - 1
        head = last
        if preposition == "of":
            for earlier in range(last - 1, max(-1, last - 6), -1):
                if doc[earlier].lower_ in self.book.office_nouns and doc[earlier + 1].lower_ in ("of", "for"):
                    head = earlier
                    break
                if not _modifies(doc[earlier]) and doc[earlier].lower_ not in ("of", "for", "the", "and"):
                    break
        word = doc[head].lower_
        category = self.book.heads.get(word)
        fits = {
            "of": word not in self.book.never_of,
            "in": word in self.book.rule_in,
            "from": word in self.book.sent_from,
        }[preposition]
        if category not in ("government", "military", "official") or not fits or head in taken:
            return None
        if preposition == "from" and self._brought_from(doc[head], owner, taken):
            return None
        first = head
        while (
            first > 0
            and first - 1 not in taken
            and _modifies(doc[first - 1])
            and doc[first - 1].pos_ != "PUNCT"
        ):
            first -= 1
        return Unit(first, last, category)

    def _brought_from(self, unit: Token, owner: Part, taken: set[int]) -> bool:
        """Whether "troops from X" are another's that leave X: owned already, under a verb of leaving."""
        before = unit.nbor(-1) if unit.i else None
        owned = before is not None and (before.tag_ == "PRP$" or before.i in taken)
        governor = unit.head.lemma_.lower() if unit.dep_ in ("dobj", "nsubjpass", "nsubj") else ""
        if unit.dep_ == "pobj":
            governor = unit.head.head.lemma_.lower()
        peacekeepers = self.book.heads.get(unit.lower_) == "military" and owner.form == "territory"
        return owned or peacekeepers or governor in self.book.leaving


def _modifies(token: Token) -> bool:
    """Whether a token can stand between a name and the noun that it belongs to."""
    if token.pos_ in ("ADJ", "NOUN", "PROPN"):
        return not token.is_punct
    return token.text == "-" or (token.pos_ == "VERB" and token.dep_ == "amod") or token.text.lower() == "de"
