"""Definite nouns that stand for whom an earlier mention named: by the same noun, or by its kind."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from graph.records import Actor, ActorKind
from ingest.annotations import Mention
from ingest.reference.memory import REACH, SUBJECTS, WIDE_REACH, Found, Memory, Seen

if TYPE_CHECKING:
    from spacy.tokens import Token

_SINGLE = frozenset({ActorKind.ARMED_GROUP, ActorKind.PEOPLE, ActorKind.MILITARY, ActorKind.GOVERNMENT})
_FAR = 3
_AGENCIES = frozenset({ActorKind.ORGANISATION})  # "the mission": none that the model alone calls one


class Earlier:
    """Looks nouns up among the mentions before them."""

    def __init__(self, memory: Memory) -> None:
        self.memory = memory

    def same_noun(self, token: Token) -> Found | None:
        """The last mention with the same head noun: "the ministry" after "the Defence Ministry"."""
        singular = self.memory.book.singular.get(token.lower_, token.lower_)
        if token.lower_ not in self.memory.book.heads and token.lower_ not in self.memory.book.solo:
            return None
        token_paragraph = self.memory.paragraph
        for seen in reversed(self.memory.seen):
            if seen.sentence < self.memory.sentence - 2 * WIDE_REACH or seen.mention.reading != "actor":
                continue
            last = seen.mention.text.split()[-1].casefold()
            words = {word.casefold() for word in seen.mention.text.split()[1:]} | {last}
            same = seen.mention.paragraph == token_paragraph or seen.sentence == self.memory.sentence - 1
            # "The insurgents" stay those of before, however many states come between.
            armed = self.memory.book.heads.get(token.lower_) == "armed" and all(
                actor.kind is ActorKind.ARMED_GROUP for actor in seen.mention.actors
            )
            near = same or armed or self._still_spoken_of(seen.mention, seen.mention.paragraph)
            if (
                near
                and any(self.memory.book.singular.get(word, word) == singular for word in words)
                and seen.mention.actors
            ):
                return seen.mention.actors, seen.mention.agent, None
        return None

    def _still_spoken_of(self, mention: Mention, paragraph: int) -> bool:
        """Whether later paragraphs name no other state first: "the army" after a new state is another."""
        ids = {actor.id for actor in mention.actors}
        later = [
            seen.mention
            for seen in self.memory.seen
            if seen.mention.paragraph > paragraph and seen.mention.actors
        ]
        states = [one for one in later if any(actor.kind is ActorKind.COUNTRY for actor in one.actors)]
        return not states or any(actor.id in ids for one in states[-REACH:] for actor in one.actors)

    def kind(self, word: str, token: Token) -> Found | None:
        """The last actor of a kind that the noun names: "the group", "the bloc".

        A plural stands for one actor only where that is many ("the rebels"): "the unions" are no bloc.
        """
        kinds = self.memory.words.singular.get(word)
        if kinds is None:
            return None
        alone = kinds & _SINGLE if token.tag_ in ("NNS", "NNPS") else kinds
        realm = self.memory.words.realms.get(word)
        armed = self.memory.book.heads.get(word) == "armed"
        inside = range(token.left_edge.i, token.i)  # "the al-Qaeda-linked group" is not al-Qaeda
        fitting = [
            seen
            for seen in self.memory.seen
            if seen.sentence >= self.memory.sentence - WIDE_REACH
            and len(seen.mention.actors) == 1
            and seen.mention.actors[0].kind in alone
            and seen.mention.reading == "actor"
            and not (armed and _of_no_arms(seen.mention.actors[0]))
            and (realm is None or seen.mention.actors[0].iso3 in realm)
            and not (seen.mention.paragraph == self.memory.paragraph and seen.mention.head in inside)
            and not (seen.mention.via == "model" and kinds == _AGENCIES)
        ]
        if not fitting:
            titled = self.memory.titled_group if armed else None
            return ((titled,), None, None) if titled is not None else None
        if word in self.memory.words.movements or (word == "group" and token.dep_ not in SUBJECTS):
            armed_ones = [seen for seen in fitting if seen.mention.actors[0].kind is ActorKind.ARMED_GROUP]
            fitting = armed_ones or fitting
        # Of those named in one sentence, whoever acts in it: "rebels killed dozens of mercenaries".
        near = [seen for seen in fitting if seen.sentence == fitting[-1].sentence]
        told = near[-1].sentence < self.memory.sentence and [seen for seen in near if self._acts(seen)]
        best = (told or near)[-1]
        if best.mention.actors[0].provisional and (token.tag_ == "NNS" or armed):
            one = self._main_group() or self.memory.titled_group or self._main_band()
            if one is not None:
                return (one,), None, None
        ahead = self._far_ahead(best.mention.actors[0], fitting)
        return ((ahead,), None, None) if ahead else (best.mention.actors, best.mention.agent, None)

    def _far_ahead(self, last: Actor, fitting: list[Seen]) -> Actor | None:
        """Whom the article has told of far more than of the last one named: "Hamas called it a sin. ..."."""
        if last.kind is not ActorKind.ARMED_GROUP:
            return None
        told = Counter(actor for seen in fitting for actor in seen.mention.actors)
        most, count = told.most_common(1)[0]
        named = {actor.id for seen in fitting[-2:] for actor in seen.mention.actors}
        return most if count >= _FAR * told[last] and len(named) > 1 else None

    def _main_group(self) -> Actor | None:
        """The one group by name that the article tells of more than once: "the militants" after "gunmen"."""
        named = Counter(
            actor.id
            for seen in self.memory.seen
            for actor in seen.mention.actors
            if actor.kind is ActorKind.ARMED_GROUP and not actor.provisional
        )
        main = [ident for ident, count in named.items() if count > 1]
        return self.memory.gazetteer.actor(main[0]) if len(main) == len(named) == 1 else None

    def _main_band(self) -> Actor | None:
        """The nameless band that the article has told of most, then first: "the militants" after "gunmen"."""
        told = Counter(
            actor
            for seen in self.memory.seen
            for actor in seen.mention.actors
            if actor.kind is ActorKind.ARMED_GROUP and actor.provisional
        )
        return told.most_common(1)[0][0] if told else None

    def _acts(self, seen: Seen) -> bool:
        """Whether a mention, or what it is coordinated with, is a subject."""
        token = self.memory.by_index[seen.mention.paragraph].doc[seen.mention.head]
        while token.dep_ == "conj" and token.head.i != token.i:
            token = token.head
        return token.dep_ in SUBJECTS


def _of_no_arms(actor: Actor) -> bool:
    """Whether an actor is a crowd or a party without a name: no insurgency is "opposition parties"."""
    return actor.provisional and actor.kind is not ActorKind.ARMED_GROUP
