"""Roles told by what somebody deals in or whose side he takes: "sells arms to", "is behind the rebels"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.records import ActorKind
from ingest.annotations import RoleMention
from ingest.roles.data import RoleKind
from ingest.roles.wording import Wording
from ingest.slots import nouns_of
from ingest.syntax import (
    children_of,
    conjuncts,
    first_conjunct,
    governing_verb,
    is_negated,
    is_passive,
    prepositional_objects,
    subject_of,
    tense,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_GOES_ON = ("present", "perfect", "progressive")


def _perfect(verb: Token) -> bool:
    """ "Was found to have sold": what has been done, though told by an infinitive."""
    return any(child.lower_ == "have" for child in children_of(verb, "aux"))


@dataclass(slots=True)
class DealRoles(Wording):
    """Finds the roles of those who arm others or stand on their side."""

    def from_dealing(self, verb: Token) -> Iterator[RoleMention]:
        """Roles that a verb of selling, lending or siding tells of."""
        lemma = verb.lemma_.lower()
        for name, kind in self.data.kinds.items():
            if lemma in kind.selling:
                yield from self._selling(verb, name, kind)
            if lemma in kind.lent:
                yield from self._lent(verb, name, kind)
            for phrase in kind.beside:
                first, word = phrase.split()
                if first == lemma:
                    yield from self._for(verb, name, prepositional_objects(verb, word))
            for phrase in kind.rescuing:
                first, preposition, noun = phrase.split()
                if first == lemma:
                    yield from self._for(verb, name, self._owned(verb, preposition, (noun,)))
            if lemma in kind.fighting:
                yield from self._for(verb, name, self._owned(verb, "on", kind.sakes))
                yield from self._for(verb, name, self._owned(verb, "in", kind.sakes))

    @staticmethod
    def _owned(verb: Token, preposition: str, nouns: tuple[str, ...]) -> list[Token]:
        """Whose the rescue is that one comes to, or the side on which one fights."""
        held = [item for item in prepositional_objects(verb, preposition) if item.lemma_.lower() in nouns]
        return [
            item for noun in held for item in (*children_of(noun, "poss"), *prepositional_objects(noun, "of"))
        ]

    def _selling(self, verb: Token, name: str, kind: RoleKind) -> Iterator[RoleMention]:
        """ "Sells arms to Chad", "has supplied Chad with jets": told as what goes on, not of one day."""
        subject = subject_of(verb)
        first = verb if children_of(verb, "aux") or verb.tag_ != "VBN" else first_conjunct(verb)
        known = tense(verb) == "infinitive" and is_passive(verb.head) and _perfect(verb)
        if subject is None or is_passive(verb) or (tense(first) not in _GOES_ON and not known):
            return
        held = [item for child in children_of(verb, "dobj") for item in nouns_of(child)]
        given = prepositional_objects(verb, "with")
        if is_negated(verb) or not any(item.lemma_.lower() in kind.wares for item in (*held, *given)):
            return
        held += [item for noun in held for item in prepositional_objects(noun, "of")]
        wares = [item for item in held if item.lemma_.lower() in kind.wares]
        buyers = [*children_of(verb, "dative"), *(item for item in held if item not in wares)]
        if held[:1] == wares[:1]:  # "sold Georgia tanks", where the parser has tanks of Georgia
            buyers += (
                [child for child in children_of(wares[0], "compound") if child.tag_ == "NNP"] if wares else []
            )
        for head in (verb, *wares):
            buyers += [item for to in prepositional_objects(head, "to") for item in conjuncts(to)]
        others = tuple(self.all_actors(buyers))
        for holder in self.all_actors(conjuncts(subject)) if others else []:
            if holder not in others:
                yield self.role(holder, name, verb, others, None, self.states_of(verb, None))

    def _lent(self, verb: Token, name: str, kind: RoleKind) -> Iterator[RoleMention]:
        """ "Columns equipped with tanks from Chad": from whom the arms are."""
        if self.unreal(verb):
            return
        given = [item for item in prepositional_objects(verb, "with") if item.lemma_.lower() in kind.wares]
        givers = self.all_actors([item for noun in given for item in prepositional_objects(noun, "from")])
        subject = subject_of(verb)
        others = tuple(self.all_actors([subject])) if subject is not None and givers else ()
        for holder in givers:
            if holder not in others:
                yield self.role(holder, name, verb, others, None, self.states_of(verb, None))

    def _for(self, verb: Token, name: str, objects: list[Token]) -> Iterator[RoleMention]:
        """ "Havana is behind the rebels", "came to Chad's rescue": for whom one is."""
        if not objects or is_passive(verb) or self.unreal(verb):
            return
        others = tuple({actor.id: actor for item in objects for actor in self.party(item)}.values())
        if not others and not any(item.lemma_.lower() in self.data.parties for item in objects):
            return
        for holder in self.doers(verb):
            if holder not in others:
                yield self.role(holder, name, verb, others, None, self.states_of(verb, None))

    def from_support(self, noun: Token) -> Iterator[RoleMention]:
        """ "Advanced with Russian backing", "enjoys the support of Iran": whose it is, for whom."""
        verb = governing_verb(noun)
        if verb is None or self.unreal(verb):
            return
        got = noun.dep_ == "dobj" and noun.head == verb and verb.lemma_.lower() in self.data.getting
        if not got and not (noun.dep_ == "pobj" and noun.head.lower_ == "with"):
            return
        owners = [*children_of(noun, "poss", "amod", "compound"), *prepositional_objects(noun, "of", "from")]
        holders = self.all_actors([item for owner in owners for item in conjuncts(owner)])
        others = tuple(actor for actor in self.doers(verb) if actor.kind is not ActorKind.PERSON)
        for holder in holders:
            if others and holder not in others:
                yield self.role(holder, "backer", noun, others, None, self.states_of(noun, None))
