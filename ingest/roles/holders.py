"""Whom the words of a role speak of: its holders, those between whom it is held, its kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.records import Actor, ActorKind, Conflict
from ingest.annotations import Mention, Paragraph, Predicate, RoleStateMention, TimeExpression
from ingest.inner_names import named_within
from ingest.roles.data import RoleData
from ingest.roles.lists import listed
from ingest.roles.states import cause_of, date_of
from ingest.syntax import (
    antecedent,
    children_of,
    conjuncts,
    governing_verb,
    prepositional_objects,
    subject_of,
)

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(slots=True)
class Holders:
    """A paragraph's mentions by token, asked for the actors of a role."""

    paragraph: Paragraph
    mentions: dict[int, list[Mention]]
    predicates: Sequence[Predicate]
    data: RoleData
    times: Sequence[TimeExpression] = ()

    def actors(self, token: Token | None) -> list[Actor]:
        """The actors a noun phrase stands for: its own mention's, else its possessor's or modifier's.

        A noun of several that names them behind it stands for those ("the four states: Cuba, Norway ...").
        """
        if token is None:
            return []
        token = antecedent(token)
        if token.pos_ == "NOUN" and (several := self.several(token)):
            return several
        for mention in self.mentions.get(token.i, []):
            if mention.actors and mention.reading != "conflict":
                return self._sent_by(token, mention) or list(mention.actors)
        for label in ("poss", "compound", "amod", "nmod"):
            for child in children_of(token, label):
                for mention in self.mentions.get(antecedent(child).i, []):
                    if mention.actors and mention.reading == "actor":
                        return list(mention.actors)
        if token.lemma_.lower() in (*self.data.parties, *self.data.sides):  # "the insurgents of M23"
            return self.all_actors(prepositional_objects(token, "of"))
        return []

    def _sent_by(self, token: Token, mention: Mention) -> list[Actor]:
        """Whose a person is that acts for himself: "the UN's Martin Griffiths", "Kaunda of Zambia"."""
        if not all(actor.kind is ActorKind.PERSON for actor in mention.actors):
            return []
        owners = [*children_of(token, "poss"), *prepositional_objects(token, "of")]
        return [
            actor
            for owner in owners
            for item in self.mentions.get(owner.i, [])
            if item.reading != "conflict"
            for actor in item.actors
            if actor.kind is not ActorKind.PERSON
        ]

    def several(self, noun: Token) -> list[Actor]:
        """The actors listed behind a noun of states, of a group or of a role's holders."""
        lemma = noun.lemma_.lower()
        told = lemma in self.data.powers or lemma in self.data.gatherings or self.noun_kind(noun)[0]
        return listed(noun, self.mentions) if told else []

    def party(self, token: Token) -> list[Actor]:
        """The actors that a noun names as one side: "Hezbollah", "Syria's rebels"; not "Syria's proposal"."""
        token = antecedent(token)
        own = [
            actor
            for mention in self.mentions.get(token.i, [])
            if mention.reading == "actor"
            for actor in mention.actors
        ]
        sided = token.lemma_.lower() in (*self.data.parties, *self.data.sides)
        return own or (self.actors(token) if sided else [])

    def all_actors(self, tokens: Sequence[Token]) -> list[Actor]:
        """The actors of several noun phrases, each once."""
        return list({actor.id: actor for token in tokens for actor in self.actors(token)}.values())

    def between(self, *heads: Token) -> tuple[tuple[Actor, ...], Conflict | None]:
        """Actors of a "between" phrase below the heads, and the conflict that they name."""
        found: dict[str, Actor] = {}
        conflict: Conflict | None = None
        for head in heads:
            for token in head.subtree:
                if token.lower_ in ("between", "among", "amongst") and token.dep_ == "prep":
                    for item in children_of(token, "pobj"):
                        found |= {actor.id: actor for actor in self.all_actors(conjuncts(item))}
                for mention in self.mentions.get(token.i, []):
                    if mention.reading == "conflict":
                        conflict = conflict or mention.conflict
        return tuple(found.values()), conflict

    def noun_kind(self, token: Token) -> tuple[str | None, bool]:
        """The kind of role that a noun names, and whether it names what the holder does ("mediation")."""
        within = token.dep_ == "compound" and token.head.pos_ != "PROPN"
        if token.pos_ not in ("NOUN", "PROPN") or (
            within and token.head.lemma_.lower() not in (*self.data.efforts, *self.data.powers)
        ):
            return None, False
        lemma = token.lemma_.lower()
        pair = f"{token.nbor(-1).lower_} {lemma}" if token.i else lemma
        if token.i > 1 and token.nbor(-1).text == "-":
            pair = f"{token.nbor(-2).lower_}-{lemma}"  # "a go-between"
        if self.data.kind_words.isdisjoint((pair, lemma, token.lower_)):
            return None, False
        for name, kind in self.data.kinds.items():
            if pair in kind.nouns or lemma in kind.nouns:
                return name, False
            if {pair, lemma, token.lower_} & set(kind.processes):
                return name, True
            # "is mediating", where the tagger takes the participle for a noun
            if token.dep_ in ("attr", "pobj") and token.lower_ in kind.participles:
                return name, False
        return None, False

    def named(self, token: Token) -> list[Actor]:
        """The actors of the mention that a token is in by name: "nuclear-armed" names nobody."""
        return named_within(token, self.mentions.get(token.i, []))

    def state(self, level: str, word: Token) -> RoleStateMention:
        """A level told by a word, with what brought it about."""
        predicate, text = cause_of(word, self.predicates, self.data)
        return RoleStateMention(level, date_of(word, self.times), predicate, text)

    def parties(self, noun: Token, holders: Sequence[Actor]) -> tuple[Actor, ...]:
        """Whose deal it is: "Morocco and Israel made up in a deal brokered by Washington"."""
        verb = governing_verb(noun)
        if verb is None:
            return ()
        subject = subject_of(verb)
        while subject is None and verb.dep_ in ("xcomp", "acomp") and verb.head.i != verb.i:
            verb = verb.head  # "was due to hold talks": who was due
            subject = subject_of(verb)
        tokens = conjuncts(subject) if subject is not None else []
        for head in (verb, *children_of(verb, "dobj", "xcomp"), noun):
            tokens += prepositional_objects(head, "with", "between")
        for child in children_of(verb, "xcomp"):
            tokens += [
                item for inner in children_of(child, "dobj") for item in prepositional_objects(inner, "with")
            ]
        ids = {actor.id for actor in holders}
        found = tuple(actor for actor in self.all_actors(tokens) if actor.id not in ids)
        return found if len(found) == 2 else ()
