"""Roles that a noun or an adjective names: "Qatar, a mediator", "a mediating role", "Qatari-brokered"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.records import Actor, ActorKind, Conflict, DateValue
from ingest.annotations import RoleMention, RoleStateMention
from ingest.bearers import bearers_of
from ingest.roles.data import load_roles
from ingest.roles.sent import SentRoles
from ingest.roles.states import has_verb
from ingest.roles.wording import companions
from ingest.syntax import (
    children_of,
    conjuncts,
    first_conjunct,
    is_verbal,
    prepositional_objects,
    subject_of,
    tense,
)

if TYPE_CHECKING:
    from spacy.tokens import Token


_REACH = 4  # words behind "role as" among which its noun stands


def between_talks(noun: Token) -> bool:
    """Whether a sentence that names a host tells of talks."""
    led = load_roles().kinds["mediator"].led
    return any(token.lemma_.lower() in led for token in noun.sent)


@dataclass(slots=True)
class NounRoles(SentRoles):
    """Finds the roles that a paragraph's nouns and adjectives name."""

    def from_noun(self, noun: Token, kind: str, *, process: bool) -> Iterator[RoleMention]:
        """Roles of a noun: of its bearer, or (``process``) of whoever does what it names ("mediation")."""
        if self._named_so(noun, kind, process=process):
            return
        if not process and noun.dep_ == "compound" and noun.head.lemma_.lower() in self.data.powers:
            noun = noun.head  # "one of the guarantor powers"
        holders = self.all_actors(bearers_of(noun)) if not process else []
        above = noun.head.head if noun.dep_ == "pobj" and noun.lower_.endswith("ing") else None
        if above is not None and not process and is_verbal(above):
            # "resigned after mediating between them", where the tagger takes the gerund for a noun
            holders = self.all_actors([subject] if (subject := subject_of(above)) is not None else [])
        if not process and not holders:
            holders = self.acted(noun, kind)
        others: tuple[Actor, ...] = ()
        partisan = noun.lemma_.lower() in self.data.kinds[kind].partisans
        if partisan and self._own(noun):
            return  # "government negotiator X", "the chief negotiator of the rebels"
        if process or (not holders and not partisan and kind in ("peacekeeper", "observer", "mediator")):
            owners = [
                item
                for child in children_of(noun, "poss", "amod", "compound", "nmod")
                # "The two signed a truce, their mediators said": who mediates between them are others.
                if child.lower_ != "their" and not self._within_reference(noun, child)
                for item in conjuncts(child)
            ]
            if noun.dep_ == "compound":  # "Chad's mediation efforts", "led mediation efforts"
                owners += [
                    child for child in children_of(noun.head, "poss", "amod", "compound") if child != noun
                ]
            owners += self.soldiers(noun, kind)
            heads = self.sent(noun, kind, process=process)
            old = prepositional_objects(noun, "from")
            holders = self.all_actors([*owners, *prepositional_objects(noun, "by"), *([] if heads else old)])
            holders += [actor for actor in heads if actor not in holders]
            if heads:
                for loser in self.all_actors(old):  # "took over the force from Chad"
                    yield self.role(loser, kind, noun, (), None, [self.state("ended", noun.head)])
            if noun.pos_ == "PROPN" and kind in ("observer", "peacekeeper"):
                # "The Aceh Monitoring Mission" is named after where it is, not after who sent it.
                holders = [actor for actor in holders if actor.kind is not ActorKind.COUNTRY]
            members = self.contributors(noun, kind)
            holders += [actor for actor in members if actor not in holders]
            if not holders and process:
                # Of "the mediation of Beijing, Iran and Riyadh restored ties" the first mediates.
                holders = self.all_actors(prepositional_objects(noun, "of")[:1])
            if not holders and noun.dep_ == "compound" and (verb := self.played(noun.head)) is not None:
                holders = self.all_actors([subject] if (subject := subject_of(verb)) is not None else [])
            if not holders:
                holders = [
                    actor
                    for mention in self.mentions.get(noun.i, [])
                    if mention.reading == "actor" and mention.via != "reference"
                    for actor in mention.actors
                ]
        elif holders:
            owned = children_of(noun, "poss") or children_of(first_conjunct(noun), "poss")
            owners = [*owned, *prepositional_objects(noun, "of", "to", "for")]
            others = tuple(actor for actor in self.all_actors(owners) if actor not in holders)
            if self._of_a_thing(noun, kind, others):
                return
        if kind == "backer":  # "a Warren supporter, Ann Lee": what a voter thinks
            holders = [
                actor for actor in holders if actor.kind is not ActorKind.PERSON or not actor.provisional
            ]
        if not holders:
            return
        verb = self.clause(noun)
        if verb is not None and noun.dep_ == "pobj" and noun.head.lower_ == "as" and self.wished(verb):
            return  # "wants Chad as a guarantor"
        said_of = verb is not None and noun.dep_ in ("attr", "pobj")
        if said_of and holders and verb is not None:
            holders += [actor for actor in self.all_actors(companions(verb)) if actor not in holders]
        used_to = verb is not None and verb.dep_ == "xcomp" and verb.head.lower_ == "used"
        if kind == "host" and not between_talks(noun):
            return  # "the show's host", "hosts Qatar drew"
        real = used_to or (verb is not None and (self.offered(verb) or self.tried(verb)))
        if verb is not None and said_of and self.unreal(verb) and not real:
            return
        around = verb is not None and (noun.dep_ == "pobj" or verb.lemma_.lower() in self.data.acting)
        between, conflict = self.between(noun, *([verb] if verb is not None and around else []))
        states = self.states_of(noun, verb if said_of and not used_to else None)
        if verb is not None and noun.dep_ in ("dobj", "nsubjpass") and noun.head == verb:
            states += self._called_back(verb)
        if used_to:
            states.append(RoleStateMention("former", DateValue()))
        elif verb is not None and said_of and self.offered(verb) and tense(verb) == "infinitive":
            states.append(self.state("offered", verb))
        between = between or others or (self.parties(noun, holders) if kind == "mediator" else ())
        told = self.told_by(verb) if verb is not None and said_of and self.tried(verb) else noun
        for holder in holders:
            yield self.role(holder, kind, told, tuple(a for a in between if a != holder), conflict, states)
        yield from self._losers(noun, kind, verb, conflict)

    def _named_so(self, noun: Token, kind: str, *, process: bool) -> bool:
        """ "The Sahel Rights Monitor" only bears the name; "the occupation of the yards" is of no country."""
        if not process:
            return kind == "observer" and noun.pos_ == "PROPN"
        held = prepositional_objects(noun, "of")
        return self.data.kinds[kind].places and bool(held) and not any(self.mentions.get(t.i) for t in held)

    def _own(self, noun: Token) -> bool:
        """Whether a negotiator is a side's own; one of an organisation may stand between the sides."""
        before = children_of(noun, "compound", "amod", "poss", "nmod")
        owners = self.all_actors([*before, *prepositional_objects(noun, "of", "for")])
        joint = all(actor.kind in (ActorKind.ORGANISATION, ActorKind.BLOC) for actor in owners)
        sided = any(item.lemma_.lower() in (*self.data.sides, *self.data.parties) for item in before)
        return sided or (bool(owners) and not joint)

    def _of_a_thing(self, noun: Token, kind: str, others: tuple[Actor, ...]) -> bool:
        """ "The patron of the arts", "a backer of the drive": nobody is backed."""
        things = prepositional_objects(noun, "of", "to", "for", "behind")
        named = any(item.lemma_.lower() in self.data.parties for item in things)
        return kind == "backer" and bool(things) and not others and not named

    def _within_reference(self, noun: Token, child: Token) -> bool:
        """Whether a word is in the phrase by which the noun itself refers to somebody: "120 observers"."""
        return any(
            mention.via == "reference" and mention.first <= child.i <= mention.last
            for mention in self.mentions.get(noun.i, [])
        )

    def _called_back(self, verb: Token) -> list[RoleStateMention]:
        """ "Withdrew its peacekeepers": those sent, and with them the part, are no longer there."""
        levels = () if self.unreal(verb) else self.data.levels.items()
        return [self.state(level, verb) for level, entry in levels if has_verb(verb, entry.sent_verbs)]

    def _losers(
        self, noun: Token, kind: str, verb: Token | None, conflict: Conflict | None
    ) -> Iterator[RoleMention]:
        """ "replaced Moscow as guarantor": the object has lost the role."""
        if verb is None or noun.dep_ != "pobj":
            return
        for level, entry in self.data.levels.items():
            if verb.lemma_.lower() in entry.loser_verbs:
                for loser in self.all_actors(children_of(verb, "dobj", "nsubjpass")):
                    yield self.role(loser, kind, noun, (), conflict, [self.state(level, verb)])
            if has_verb(verb, entry.loser_from):
                heads = [verb, *children_of(verb, "prt", "advmod")]
                for loser in self.all_actors(
                    [t for head in heads for t in prepositional_objects(head, "from")]
                ):
                    yield self.role(loser, kind, noun, (), conflict, [self.state(level, verb)])

    def from_part(self, word: Token) -> Iterator[RoleMention]:
        """ "Played a mediating role", "took on the role of mediator": the verb's subject is the holder."""
        yield from self._owned_part(word)
        verb = self.played(word)
        subject = subject_of(verb) if verb is not None else None
        if verb is None or subject is None or (self.unreal(verb) and not self.offered(verb)):
            return
        before = [child for child in children_of(word, "compound", "amod", "acl") if child.i < word.i]
        after = prepositional_objects(word, "of", "as", "in")
        for name, kind in self.data.kinds.items():
            words = {item.lemma_.lower() for item in (*before, *after)} | {item.lower_ for item in before}
            named = {*kind.nouns, *kind.processes, *kind.verbs, *(f"{v.rstrip('e')}ing" for v in kind.verbs)}
            if name == "peacekeeper":
                named.add("peacekeeping")
            if not words & named:
                continue
            between, conflict = self.between(word)
            states = self.states_of(word, verb)
            if has_verb(verb, self.data.levels["new"].verbs):
                states.append(self.state("new", verb))
            for holder in self.all_actors(conjuncts(subject)):
                yield self.role(
                    holder, name, word, tuple(a for a in between if a != holder), conflict, states
                )

    def _owned_part(self, word: Token) -> Iterator[RoleMention]:
        """ "Norway's role as a facilitator ended": the parser often takes this "as" for a clause's."""
        owners = children_of(word, "poss")
        after = word.doc[word.i + 1 : min(word.i + 2 + _REACH, word.sent.end)]
        if not owners or not after or after[0].lower_ != "as":
            return
        told = next((self.noun_kind(item) for item in after if self.noun_kind(item)[0]), (None, False))
        if told[0] is not None and not told[1]:
            for holder in self.all_actors([item for owner in owners for item in conjuncts(owner)]):
                yield self.role(holder, told[0], word, (), None, [])

    def from_adjective(self, word: Token) -> Iterator[RoleMention]:
        """ "Qatari-brokered talks", "Iran-backed Houthis": the actor stands before the hyphen."""
        for name, kind in self.data.kinds.items():
            if word.lower_ in kind.adjectives and word.i >= 2:
                holders = self.named(word.nbor(-2))
                noun = next(
                    (t for t in self.paragraph.doc[word.i + 1 : word.i + 5] if t.pos_ in ("NOUN", "PROPN")),
                    None,
                )
                if noun is None:
                    continue
                while noun.dep_ == "compound" and noun.head.i > noun.i:
                    noun = noun.head
                between, conflict = self.between(noun)
                if not kind.objects:
                    between = between or tuple(self.actors(noun))
                elif name == "mediator":
                    between = between or self.parties(noun, holders)
                for holder in holders:
                    yield self.role(
                        holder, name, word, tuple(a for a in between if a != holder), conflict, []
                    )
