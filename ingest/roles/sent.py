"""Roles that a noun names as what somebody plays, sends or commands: "played host to", "sent monitors"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.records import Actor
from ingest.annotations import RoleMention
from ingest.roles.wording import Wording
from ingest.syntax import children_of, conjuncts, is_passive, is_verbal, prepositional_objects

if TYPE_CHECKING:
    from spacy.tokens import Token

_FIELDED = ("peacekeeper", "observer")


@dataclass(slots=True)
class SentRoles(Wording):
    """Finds the holders of a role whose noun is what a verb is done to."""

    def acted(self, noun: Token, kind: str) -> list[Actor]:
        """ "Togo has played go-between", "played host to the talks": the verb's subject."""
        verb = noun.head
        if noun.dep_ != "dobj" or not is_verbal(verb) or verb.lemma_.lower() not in self.data.acting:
            return []
        objects = self.data.kinds[kind].objects
        if kind == "host" and not any(
            item.lemma_.lower() in objects or self.actors(item) for item in prepositional_objects(verb, "to")
        ):
            return []
        return [] if self.unreal(verb) else self.doers(verb)

    def sent(self, noun: Token, kind: str, *, process: bool) -> list[Actor]:
        """ "Fiji contributes monitors", "took over command of the peacekeeping force": who does."""
        if kind not in _FIELDED:
            return []
        held = noun.head if noun.dep_ == "compound" else noun
        if process and held.dep_ == "pobj" and held.head.head.lemma_.lower() in self.data.commands:
            held = held.head.head
        verb = held.head
        verbs = self.data.commanding if process else self.data.sending
        if held.dep_ != "dobj" or not is_verbal(verb) or is_passive(verb) or self.unreal(verb):
            return []
        return self.doers(verb) if verb.lemma_.lower() in verbs else []

    def contributors(self, noun: Token, kind: str) -> list[Actor]:
        """ "The monitoring team has members from Fiji and Tonga": those who are in a force of a part."""
        verb = noun.head
        fits = noun.dep_ == "nsubj" and is_verbal(verb) and verb.lemma_.lower() in self.data.comprising
        if kind not in _FIELDED or not fits or self.unreal(verb):
            return []
        people = [item for child in children_of(verb, "dobj") for item in conjuncts(child)]
        origins = [item for person in people for item in prepositional_objects(person, "from")]
        return self.all_actors(origins or [person for person in people if person.pos_ == "PROPN"])

    def soldiers(self, noun: Token, kind: str) -> list[Token]:
        """ "Ugandan soldiers of the peacekeeping force": what says whose the soldiers of a force are."""
        above = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else None
        if kind not in _FIELDED or above is None or above.lemma_.lower() not in self.data.sides:
            return []
        return [item for child in children_of(above, "amod", "compound", "poss") for item in conjuncts(child)]

    def from_force(self, noun: Token) -> Iterator[RoleMention]:
        """ "United Nations soldiers": those of organisations that keep the peace."""
        owners = [*children_of(noun, "compound", "amod", "poss", "nmod"), *prepositional_objects(noun, "of")]
        holders = self.all_actors([noun, *owners])
        for name, kind in self.data.kinds.items():
            if noun.lemma_.lower() in kind.forces:
                for holder in holders:
                    if holder.name in kind.keepers:
                        yield self.role(holder, name, noun, (), None, self.states_of(noun, None))

    def through(self, noun: Token) -> Iterator[RoleMention]:
        """ "Were freed through the efforts of Liberia": who brought it about for others."""
        if noun.dep_ != "pobj" or noun.head.lower_ != "through":
            return
        owners = [*children_of(noun, "poss", "amod", "compound"), *prepositional_objects(noun, "of", "by")]
        for holder in self.all_actors([item for owner in owners for item in conjuncts(owner)]):
            yield self.role(holder, "mediator", noun, (), None, [])
