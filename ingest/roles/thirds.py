"""Roles of a third party: who leads others' talks, brings them together, draws up their peace."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.records import Actor, ActorKind, Conflict
from ingest.annotations import RoleMention
from ingest.roles.data import RoleKind
from ingest.roles.lists import listed
from ingest.roles.verbs import agents_of, objects_of
from ingest.roles.wording import Wording
from ingest.slots import nouns_of
from ingest.syntax import children_of, is_passive, prepositional_objects

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLAUSES = ("acl", "relcl")
_JOINT = (ActorKind.ORGANISATION, ActorKind.BLOC)


def _both(noun: Token) -> bool:
    """ "Brought the pair together", "brought them to terms"."""
    return noun.lower_ in ("pair", "two", "both", "them")


@dataclass(slots=True)
class ThirdRoles(Wording):
    """Finds the roles that a paragraph tells of by what somebody does for two others."""

    def from_third(self, verb: Token) -> Iterator[RoleMention]:
        """Roles that a verb of leading, settling or drafting gives whoever does it for others."""
        lemma = verb.lemma_.lower()
        for name, kind in self.data.kinds.items():
            if lemma in kind.leading:
                yield from self._leading(verb, name, kind)
            if self._phrase(verb, kind.thirds):
                yield from self._between_two(verb, name, kind)
            if self._phrase(verb, kind.drafting):
                yield from self._drafting(verb, name, kind)

    def from_group(self, noun: Token) -> Iterator[RoleMention]:
        """ "The troika of Chad, Mali and Niger": each of them holds what the group is there for."""
        lemma = noun.lemma_.lower()
        pair = f"{noun.nbor(-1).lower_} {lemma}" if noun.i else lemma
        for name, kind in self.data.kinds.items():
            if lemma in kind.groups or pair in kind.groups:
                between, conflict = self.between(noun)
                for holder in listed(noun, self.mentions):
                    if holder not in between:
                        yield self.role(holder, name, noun, between, conflict, [])

    def _leading(self, verb: Token, name: str, kind: RoleKind) -> Iterator[RoleMention]:
        """ "Talks between the two chaired by Togo": who leads them and is no party to them."""
        holders, objects = self._sides(verb)
        objects = [item for item in objects if item.lemma_.lower() in kind.led]
        if not objects or not holders or self.unreal(verb):
            return
        between, conflict = self.between(*objects)
        between = between or self.parties(objects[0], holders)
        if not is_passive(verb) and len(between) < 2:
            return  # "led the talks": as like as not for one's own side
        for holder in holders:
            if holder not in between:
                yield self.role(holder, name, verb, between, conflict, self.states_of(verb, None))

    def _between_two(self, verb: Token, name: str, kind: RoleKind) -> Iterator[RoleMention]:
        """ "Has tried to settle the dispute between Chad and Mali", "brought Chad and Mali together"."""
        holders, objects = self._sides(verb)
        if not holders or not objects or (self.unreal(verb) and not self.tried(verb)):
            return
        between, conflict = self.between(*objects)
        joins = any(" " in phrase for phrase in kind.thirds if phrase.split()[0] == verb.lemma_.lower())
        if joins and len(between) < 2:
            heads = [*objects, *(item for noun in objects for item in prepositional_objects(noun, "of"))]
            named = {actor.id: actor for item in heads for actor in self.party(item)}
            between = tuple(actor for actor in named.values() if actor not in holders)
        several = joins and (len(objects) > 1 or objects[0].tag_ in ("NNS", "NNPS") or _both(objects[0]))
        if len(between) >= 2 or several:
            yield from self._stood_between(verb, name, holders, between, conflict)

    def _drafting(self, verb: Token, name: str, kind: RoleKind) -> Iterator[RoleMention]:
        """ "A peace plan drawn up by Peru", "an accord negotiated by the OAU"."""
        holders, objects = self._sides(verb)
        objects = [item for item in objects if item.lemma_.lower() in kind.drafts]
        if not objects or self.unreal(verb):
            return
        between, conflict = self.between(*objects)
        of_peace = any(
            child.lower_ in self.data.peace
            for item in objects
            for child in children_of(item, "compound", "amod")
        )
        drawn = verb.lemma_.lower() not in kind.parleying
        for holder in holders:
            joint = holder.kind in _JOINT and is_passive(verb) and len(holders) == 1
            if (of_peace and drawn) or joint or len(between) >= 2:
                yield from self._stood_between(verb, name, [holder], between, conflict)

    def _stood_between(
        self,
        verb: Token,
        name: str,
        holders: Sequence[Actor],
        between: tuple[Actor, ...],
        conflict: Conflict | None,
    ) -> Iterator[RoleMention]:
        for holder in holders:
            if holder not in between:
                told = self.told_by(verb)
                yield self.role(holder, name, told, between, conflict, self.states_of(verb, None))

    def _sides(self, verb: Token) -> tuple[list[Actor], list[Token]]:
        """Who does what a verb tells, and what it is done to."""
        if is_passive(verb):
            objects = children_of(verb, "nsubjpass") or ([verb.head] if verb.dep_ in _CLAUSES else [])
            return self.all_actors(agents_of(verb)), objects
        return self.doers(verb), [item for child in objects_of(verb) for item in nouns_of(child)]

    @staticmethod
    def _phrase(verb: Token, phrases: tuple[str, ...]) -> bool:
        """Whether a verb is one of the phrases, whose last word stands anywhere below it."""
        for phrase in phrases:
            first, *rest = phrase.split()
            if verb.lemma_.lower() == first:
                below = {word for item in verb.subtree for word in (item.lower_, item.lemma_.lower())}
                if all(word in below for word in rest):
                    return True
        return False
