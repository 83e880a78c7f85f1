"""What kind of party an argument names: public, a bare state, law, people, private, nature or open.

An argument is judged by the noun that heads it, not by the name inside: "the Japanese carmaker" is a
company, "carriers of Kenya" are airlines, whatever the linking makes of "Japanese" and "Kenya".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from graph.records import Actor, ActorKind
from ingest.annotations import Argument, Predicate
from ingest.gazetteer import Phrasebook
from ingest.lexicon import Lexicon, lemma
from ingest.lexicon.words import is_person
from ingest.scope.data import PartyWords

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Party = Literal["public", "state", "law", "people", "private", "nature", "speaker", "open"]
_OWNED = frozenset({"amod", "compound", "nmod", "poss"})
_OWNING = frozenset({"of", "in", "from", "for", "at", "on"})
_STEPS = 4
_SPEAKERS = frozenset({"i", "me", "we", "us", "you", "one", "my", "our", "your"})
_PUBLIC_KINDS = frozenset({ActorKind.GOVERNMENT, ActorKind.MILITARY, ActorKind.ARMED_GROUP, ActorKind.BLOC})


class PartyJudge:
    """Judges the arguments of one article."""

    def __init__(self, words: PartyWords, book: Phrasebook, lexicon: Lexicon) -> None:
        self.words, self.book, self.lexicon = words, book, lexicon

    def party(self, argument: Argument, predicate: Predicate, doc: Doc) -> Party:
        """The kind of party that fills a slot of a predicate."""
        mention = argument.mention
        token = doc[mention.head if mention is not None else argument.token]
        top = self._top(token, predicate)
        if mention is None:
            return "speaker" if top.lower_ in _SPEAKERS else self.noun(top)
        if mention.via == "reference" and not mention.actors:
            return "open"
        if top.i != token.i and not mention.first <= top.i <= mention.last:
            return self._owned(top, mention.actors)
        return self._named(doc, token, argument, mention.actors)

    def _top(self, token: Token, predicate: Predicate) -> Token:
        """The noun that a name belongs to, up to the event's own words."""
        own = {predicate.token, predicate.noun, predicate.anchor, *predicate.tokens, *predicate.complements}
        for _ in range(_STEPS):
            above = token.head
            if token.dep_ == "pobj" and above.dep_ == "prep" and above.lower_ in _OWNING:
                above = above.head
            elif token.dep_ not in _OWNED:
                break
            if above.i in own or above.i == token.i or above.pos_ not in ("NOUN", "PROPN"):
                break
            token = above
        return token

    def _owned(self, top: Token, actors: tuple[Actor, ...]) -> Party:
        """A noun with a name in it: "Danish toymaker" is private, "Danish plan" is Denmark's."""
        word = lemma(top)
        if word in self.words.organs:
            return "public"
        if word in self.words.either:
            return "open"
        known = self.noun(top)
        if known == "open":
            # People by their ending ("pianist", "toymaker") whom no list knows do no politics.
            return "private" if is_person(top, self.lexicon) else self._actors(actors)
        return known

    def _named(self, doc: Doc, token: Token, argument: Argument, actors: tuple[Actor, ...]) -> Party:
        mention = argument.mention
        assert mention is not None  # noqa: S101 - the caller has looked
        word = lemma(token)
        if mention.via == "reference":
            return "state" if any(a.kind is ActorKind.COUNTRY for a in actors) else self._actors(actors)
        if token.pos_ != "PROPN" or word in self.words.law or word in self.words.people:
            if word in self.words.law:
                return "law"
            if mention.last > mention.first or mention.agent is not None:
                owned = self.noun(token)
                if owned in ("private", "people", "nature"):
                    return owned
        if mention.agent is not None:
            return "public"
        provisional = bool(actors) and all(actor.provisional for actor in actors)
        if not provisional:
            return self._actors(actors)
        if any(actor.kind is ActorKind.PERSON for actor in actors):
            return self._person(token)
        if any(actor.kind is ActorKind.ORGANISATION for actor in actors):
            return self._organisation([t.lower_ for t in doc[mention.first : mention.last + 1]])
        if any(actor.kind is ActorKind.PEOPLE for actor in actors):
            return self.noun(token) if self.noun(token) != "open" else "people"
        return self._actors(actors)

    def _actors(self, actors: tuple[Actor, ...]) -> Party:
        if not actors:
            return "open"
        if any(actor.kind is ActorKind.COUNTRY for actor in actors):
            return "state"
        if any(actor.kind in _PUBLIC_KINDS for actor in actors):
            return "public"
        if any(actor.kind is ActorKind.PEOPLE and actor.provisional for actor in actors):
            return "people"
        return "public" if any(not actor.provisional for actor in actors) else "open"

    def _person(self, token: Token) -> Party:
        """A person by the title or the apposition that stands with the name."""
        told = [child for child in token.children if child.dep_ in ("appos", "compound", "nmod")]
        if token.dep_ == "appos":
            told.append(token.head)
        found = [self.noun(item) for item in told if item.pos_ in ("NOUN", "PROPN")]
        return next((item for item in found if item in ("public", "law", "private")), "open")

    def _organisation(self, words: list[str]) -> Party:
        """An organisation by its name: the last word says most ("League for Democracy")."""
        for names, party in ((self.words.private_names, "private"), (self.words.public_names, "public")):
            if words[-1] in names:
                return party  # type: ignore[return-value]
        if any(word in self.words.public_names for word in words):
            return "public"
        return "private" if any(word in self.words.private_names for word in words) else "open"

    def noun(self, token: Token) -> Party:
        """What a noun says by itself, or by what is joined to it ("a gang boss")."""
        word = lemma(token)
        if token.pos_ == "PROPN" and word not in self.words.public:
            return self._organisation([word]) if token.ent_type_ in ("ORG", "PRODUCT") else "open"
        joined = [child.lower_ for child in token.children if child.dep_ in ("compound", "amod", "nmod")]
        listed = self._listed([f"{first} {word}" for first in joined])
        if listed is not None:
            return listed
        if any(self.book.heads.get(first) in ("armed", "military", "government") for first in joined):
            return "public"
        if word in self.words.either or word in self.words.organs:
            return "open"
        if word in self.words.nature:
            return "nature"
        if word in self.words.people and token.tag_ == "NN" and word not in self.words.crowds:
            return "private"  # "a nurse" is one of many, "nurses" are a people
        listed = self._listed([word])
        if listed is not None:
            return listed
        category = self.book.heads.get(word)
        if category is not None:
            return "people" if category == "people" else "public"
        return "open"

    def _listed(self, words: list[str]) -> Party | None:
        for names, party in (
            (self.words.private, "private"),
            (self.words.law, "law"),
            (self.words.people, "people"),
            (self.words.public, "public"),
        ):
            if any(word in names for word in words):
                return party  # type: ignore[return-value]
        return None
