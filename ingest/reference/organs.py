"""Organs of a state that a noun names without it: "the army", "police", "air force jets"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.records import Actor, ActorKind
from ingest.reference.earlier import Earlier
from ingest.reference.memory import Found, Memory
from ingest.reference.scene import Scene
from ingest.syntax import subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})


class Organs:
    """Finds whose organ a noun names."""

    def __init__(self, memory: Memory, earlier: Earlier, scene: Scene) -> None:
        self.memory, self.earlier, self.scene = memory, earlier, scene

    def organ(self, token: Token, *, determined: bool) -> Found | None:
        """ "the army", "police": the organ of the state that the article is most about, if one is."""
        if any(child.dep_ == "poss" for child in token.children) and not self.of_a_ruler(token):
            return None  # "its air force" is whose "its" is
        pair = f"{token.doc[token.i - 1].lower_} {token.lower_}" if token.i else ""
        bare = not determined and token.lower_ in self.memory.words.bare
        noun = self.memory.words.organs.get(pair) or (
            self.memory.words.organs.get(token.lower_) if determined or bare else None
        )
        noun = noun or self._of_organ(token)
        if bare and token.lower_ != "police":
            return self._bare(token)
        if noun is None or token.dep_ == "compound":
            return None
        here = {
            actor.id: actor
            for seen in self.memory.seen
            if seen.mention.paragraph == self.memory.paragraph and seen.mention.reading == "actor"
            if not self.memory.words.envoys & {word.casefold() for word in seen.mention.text.split()}
            for actor in seen.mention.actors
            if actor.kind is ActorKind.COUNTRY
        }
        scene, lands = self.scene.state(), self.scene.lands_here()
        if noun in self.memory.words.local and len(lands) == 1:
            return (self.memory.gazetteer.actor(next(iter(lands))),), None, None
        if (stage := self._stage(token)) is not None:
            return (stage,), None, None
        named = self._named_with(token)
        if named is not None and named.id not in here and (named == scene or named.id in lands):
            # "Doha said the army had looted its embassy in Khartoum": the army that the article has named
            return (named,), None, None
        if len(here) == 1:
            only = next(iter(here.values()))
            aside = scene is not None and scene != only and only.id not in lands
            if aside and not self._in_sentence(only) and scene and self.scene.outweighs(scene, only):
                return (scene,), None, None  # "Paris condemned the raid. The army said ..."
            # "rebels backed by Rwanda seized Sake after clashes with the army": where it happens decides.
            theirs = [state for state in lands if state != only.id]
            if len(theirs) == 1 and not self.scene.acts_here(only, theirs[0]):
                return (self.memory.gazetteer.actor(theirs[0]),), None, None
            return (only,), None, None
        if scene is None and len(lands) == 1 and (not here or lands <= here.keys()):
            scene = self.memory.gazetteer.actor(next(iter(lands)))  # "attacked Bangui but the army ..."
        return ((scene,), None, None) if scene is not None else None

    def of_a_ruler(self, token: Token) -> bool:
        """ "General Galtieri's junta": a person's government is the state's."""
        heads = self.memory.given.get(self.memory.paragraph, {})
        owners = [heads.get(child.i) for child in token.children if child.dep_ == "poss"]
        persons = [owner for owner in owners if owner is not None and owner.via == "model"]
        rules = self.memory.book.heads.get(token.lower_) == "government"
        return rules and any(actor.kind is ActorKind.PERSON for one in persons for actor in one.actors)

    def _in_sentence(self, state: Actor) -> bool:
        """Whether the sentence of a noun has spoken of a state before it."""
        return any(
            seen.sentence == self.memory.sentence and state in seen.mention.actors
            for seen in self.memory.seen
        )

    def _stage(self, token: Token) -> Actor | None:
        """The state in whose place a sentence says it plays: "In Khartoum, the parliament ..."."""
        for mention in self.memory.given.get(self.memory.paragraph, {}).values():
            if mention.place is None or not token.sent.start < mention.head < token.i:
                continue
            head = token.doc[mention.head]
            opens = head.dep_ == "pobj" and head.head.lower_ == "in" and head.head.i == token.sent.start
            if opens:
                return self.memory.gazetteer.state(self.memory.gazetteer.country_of(mention.place.id))
        return None

    def _bare(self, token: Token) -> Found | None:
        """ "Soldiers killed 12 villagers": whose were told of last, else the state's if it has no rival."""
        told = self.earlier.same_noun(token)
        if told is not None:
            return told
        acting = subject_of(token.head) if token.dep_ in ("dobj", "nsubjpass") else None
        named = self.memory.given.get(self.memory.paragraph, {}).get(acting.i) if acting is not None else None
        states = self.memory.states + self.scene.lands()
        state = self.scene.state()
        if state is None or any(self.memory.gazetteer.at_odds(state.id, other) for other in states):
            return None
        if token.lower_ in self.memory.words.flown and self._may_be_allies(state):
            return None
        if named is not None and state in named.actors:
            return None  # "Chad said it had killed 40 soldiers": whose they are is not said
        return (state,), None, None

    def _may_be_allies(self, state: Actor) -> bool:
        """Whether the article names another state that is a party to one of a state's wars."""
        parties = {
            party
            for _, _, those, _, _ in self.memory.gazetteer.tables.conflicts.values()
            if state.id in those
            for party in those
            if party != state.id and self.memory.gazetteer.actor(party).kind is ActorKind.COUNTRY
        }
        return bool(parties & self.memory.states.keys())

    def _named_with(self, token: Token) -> Actor | None:
        """The one state whose organ of this name the article has told of ("Sudan's army"); None for two."""
        found = {
            seen.mention.actors[0].id: seen.mention.actors[0]
            for seen in self.memory.seen
            if len(seen.mention.actors) == 1
            and seen.mention.actors[0].kind is ActorKind.COUNTRY
            and len(words := seen.mention.text.casefold().split()) > 1
            and token.lower_ in words
            and words[0] not in DEFINITE
        }
        return next(iter(found.values())) if len(found) == 1 else None

    def _of_organ(self, token: Token) -> str | None:
        """ "Air force jets", "army helicopters", "police officers": what belongs to an organ."""
        if self.memory.book.heads.get(token.lower_) not in ("military", "official"):
            return None
        before = token.doc[max(0, token.i - 2) : token.i].text.lower()
        return self.memory.words.organs.get(before) or self.memory.words.organs.get(before.split(" ")[-1])
