"""Roles that somebody fills by what he does: "Oman is mediating", "a truce brokered by Egypt"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.records import DateValue
from ingest.annotations import RoleMention, RoleStateMention
from ingest.roles.data import RoleKind
from ingest.roles.wording import Wording
from ingest.slots import nouns_of
from ingest.syntax import (
    children_of,
    conjuncts,
    is_negated,
    is_passive,
    is_verbal,
    no_longer,
    prepositional_objects,
    subject_of,
    tense,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLAUSES = ("acl", "relcl")
# "It was brokered by Qatar": what was brokered has been told before.
_OF_WHAT_WAS_TOLD = frozenset({"mediator", "guarantor"})
_REACH = 4  # words above a participle among which what it is said of is looked for


def taken_for_noun(token: Token) -> bool:
    """ "Who is mediating between them", where the tagger takes the participle for a noun."""
    participle = token.pos_ == "NOUN" and token.lower_.endswith("ing") and token.dep_ in (*_CLAUSES, "ROOT")
    return participle and any(child.dep_ == "aux" for child in token.children)


def _said_of(verb: Token, kind: RoleKind) -> list[Token]:
    """What a participle is said of: the truce in "signed a truce in Moscow mediated by Russia"."""
    nearest = verb.head
    token = nearest
    for _ in range(_REACH):
        if token.lemma_.lower() in kind.objects or token.head.i == token.i or is_verbal(token):
            break
        token = token.head
    objects = children_of(token, "dobj") if is_verbal(token) else [token]
    return [item for item in objects if item.lemma_.lower() in kind.objects] or [nearest]


@dataclass(slots=True)
class VerbRoles(Wording):
    """Finds the roles that a paragraph's verbs tell of."""

    def from_verb(self, verb: Token) -> Iterator[RoleMention]:
        lemma = verb.lemma_.lower()
        after = [token.lower_ for token in verb.doc[verb.i + 1 : verb.i + 3]]
        for name, kind in self.data.kinds.items():
            for phrase in kind.verbs:
                first, *rest = phrase.split()
                same = first == lemma or (taken_for_noun(verb) and verb.lower_ in kind.participles)
                if same and all(word in after for word in rest):
                    yield from self._doing(verb, name, kind)
            if lemma in kind.leading:
                yield from self._leading(verb, name, kind)
            if lemma in kind.selling:
                yield from self._selling(verb, name, kind)

    def _leading(self, verb: Token, name: str, kind: RoleKind) -> Iterator[RoleMention]:
        """ "Talks between the two chaired by Togo": who leads them and is no party to them."""
        if not is_passive(verb) or self.unreal(verb):
            return
        objects = children_of(verb, "nsubjpass") or ([verb.head] if verb.dep_ in _CLAUSES else [])
        objects = [item for item in objects if item.lemma_.lower() in kind.led]
        holders = self.all_actors(prepositional_objects(verb, "by"))
        if not objects or not holders:
            return
        between, conflict = self.between(*objects)
        between = between or self.parties(objects[0], holders)
        for holder in holders:
            if holder not in between:
                yield self.role(holder, name, verb, between, conflict, self.states_of(verb, None))

    def _selling(self, verb: Token, name: str, kind: RoleKind) -> Iterator[RoleMention]:
        """ "Sells arms to Chad", "has supplied Chad with jets": told as what goes on, not of one day."""
        subject = subject_of(verb)
        if subject is None or is_passive(verb) or tense(verb) not in ("present", "perfect", "progressive"):
            return
        held = [item for child in children_of(verb, "dobj") for item in nouns_of(child)]
        given = prepositional_objects(verb, "with")
        if is_negated(verb) or not any(item.lemma_.lower() in kind.wares for item in (*held, *given)):
            return
        wares = [item for item in held if item.lemma_.lower() in kind.wares]
        buyers = [*children_of(verb, "dative"), *(item for item in held if item not in wares)]
        for head in (verb, *wares):
            buyers += [item for to in prepositional_objects(head, "to") for item in conjuncts(to)]
        others = tuple(self.all_actors(buyers))
        for holder in self.all_actors(conjuncts(subject)) if others else []:
            if holder not in others:
                yield self.role(holder, name, verb, others, None, self.states_of(verb, None))

    def _doing(self, verb: Token, name: str, kind: RoleKind) -> Iterator[RoleMention]:
        passive = is_passive(verb) or (verb.dep_ == "acl" and verb.tag_ in ("VBN", "VBD"))
        if passive:
            holders = self.all_actors(prepositional_objects(verb, "by"))
            objects = children_of(verb, "nsubjpass") or (
                _said_of(verb, kind) if verb.dep_ in (*_CLAUSES, "advcl") else []
            )
        else:
            holders = self.all_actors(conjuncts(subject) if (subject := subject_of(verb)) is not None else [])
            objects = [item for child in children_of(verb, "dobj") for item in nouns_of(child)]
            if self._effort(verb):
                # "Cairo's efforts to mediate": whose they are
                owners = children_of(verb.head, "poss", "compound", "amod")
                holders = self.all_actors([*owners, *prepositional_objects(verb.head, "by", "of")])
        told = name in _OF_WHAT_WAS_TOLD and any(item.pos_ == "PRON" for item in objects)
        held = [] if objects else prepositional_objects(verb, "in", "on", "over", "of")
        words = {item.lemma_.lower() for item in (*objects, *held)} | {
            child.lower_ for child in children_of(verb, "prep")
        }
        # "Oman, which is mediating": without any object the verb says enough where it needs none.
        going_on = tense(verb) in ("progressive", "perfect", "past_progressive") or taken_for_noun(verb)
        alone = not words and not passive and going_on
        if kind.objects and not alone and not told and not words & set(kind.objects):
            return
        if name == "mediator" and not passive:
            # "mediated between them with Finland": who does it with another
            holders += [a for a in self.all_actors(prepositional_objects(verb, "with")) if a not in holders]
        lost = no_longer(verb)
        # Who tries to mediate mediates; a bid to host hosts nothing yet.
        tried = name == "mediator" and (self._effort(verb) or self._tried(verb))
        if self.unreal(verb) and not self.offered(verb) and not lost and not tried:
            return
        between, conflict = self.between(verb, *(item for item in objects if not verb.is_ancestor(item)))
        if not kind.objects:
            if words & set(self.data.kinds["mediator"].led):
                return  # "talks between the two sponsored by Togo": neither of them is
            between = between or tuple(self.all_actors(objects))
            if not between:
                return  # "backed the plan": nobody is backed
        elif name == "mediator" and objects:
            between = between or self.parties(objects[0], holders)
        elif name == "guarantor" and objects:
            owners = [*children_of(objects[0], "poss"), *prepositional_objects(objects[0], "of")]
            between = between or tuple(self.all_actors(owners))
        states = self.states_of(verb, None)
        if lost:
            states = [self.state("ended", verb)]
        if self.offered(verb):
            states.append(RoleStateMention("offered", DateValue()))
        if name == "mediator" and between and all(holder in between for holder in holders):
            return  # "both have mediated between the two": whom both are is not known, but none of the two
        for holder in holders:
            yield self.role(holder, name, verb, tuple(a for a in between if a != holder), conflict, states)

    def _effort(self, verb: Token) -> bool:
        """Whether an infinitive hangs on a noun of effort: "efforts by Cairo to mediate"."""
        return verb.dep_ in ("acl", "relcl") and verb.head.lemma_.lower() in self.data.efforts

    def _tried(self, verb: Token) -> bool:
        """Whether one is at it: "has been trying to mediate"."""
        above = verb.head
        at_it = verb.dep_ == "xcomp" and above.lemma_.lower() in self.data.trying
        return at_it and not self.unreal(above)
