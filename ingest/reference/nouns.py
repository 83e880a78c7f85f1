"""The antecedents of definite nouns: "the ministry", "both sides", "the city"."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from graph.records import Actor, ActorKind, Place
from ingest.annotations import Mention
from ingest.gazetteer import plural
from ingest.reference.data import PluralRow
from ingest.reference.memory import REACH, SUBJECTS, WIDE_REACH, Found, Memory, Seen
from ingest.reference.several import Several
from ingest.syntax import prepositional_objects, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
_SINGLE = frozenset({ActorKind.ARMED_GROUP, ActorKind.PEOPLE, ActorKind.MILITARY, ActorKind.GOVERNMENT})
_NAMED = frozenset({"known", "called", "dubbed"})
_AGENCIES = frozenset({ActorKind.ORGANISATION})  # "the mission": none that the model alone calls one
_TWO = 2
_NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5}
_HALVES = frozenset({"north", "south", "east", "west"})
_SEVERALLY = frozenset({"each", "neither", "either"})  # "each side accused the other": the two of them


class Nouns:
    """Looks definite nouns up in what the article has named."""

    def __init__(self, memory: Memory) -> None:
        self.memory = memory
        self.plurals = Several(memory)

    def resolve(self, token: Token) -> Found | None:
        """What "the ministry", "both sides" or "the city" refers to."""
        word = token.lower_
        determined = _determiner(token) in _DEFINITE
        if (
            any(child.dep_ == "prep" and child.lower_ == "of" for child in token.children)
            and word not in self.memory.words.plural
        ):
            return None
        count = _count(token)
        row = self.memory.words.plural.get(word) or (
            self.memory.words.plural.get("sides") if word == "both" and token.dep_ in SUBJECTS else None
        )
        if row is None and _determiner(token) in _SEVERALLY:
            row, count = self.memory.words.plural.get(plural(word)), 2
        owned = self._owned(token)
        told = (determined and not (row is not None and row.counted)) or count
        if row is not None and not owned and told and (determined or count <= _TWO):
            several = self.plurals.find(self._hostile(row, token), count or 2, token)
            if several:
                return several, None, None
        if owned or any(
            child.dep_ in ("compound", "nmod", "poss") and child.pos_ == "PROPN" for child in token.children
        ):
            return None
        if determined and (half := self.half(token)) is not None:
            return half
        if determined and (named := self._named_behind(token)) is not None:
            return named
        if determined:
            back = self.same_noun(token) or self.kind(word, token)
            if back is not None:
                return back
            if word in self.memory.words.places and (place := self.place(word, token)) is not None:
                return place
            if word == "capital" and (seat := self.capital()) is not None:
                return (), None, seat
        return self.organ(token, determined=determined)

    def _owned(self, token: Token) -> bool:
        """Whether an actor or another's name stands before the noun; a region's ("the Caucasus foes") may."""
        heads = self.memory.given.get(self.memory.paragraph, {})
        for child in token.children:
            if child.dep_ in ("compound", "nmod", "poss") and child.pos_ == "PROPN":
                mention = heads.get(child.i)
                if mention is None or mention.actors or child.dep_ == "poss":
                    return True
        return False

    def _named_behind(self, token: Token) -> Found | None:
        """ "The insurgents, known locally as al-Shabab": the name that a participle gives to the noun."""
        heads = self.memory.given.get(self.memory.paragraph, {})
        for clause in token.children:
            if clause.dep_ != "acl" or clause.lower_ not in _NAMED:
                continue
            mention = next(
                (heads[item.i] for item in prepositional_objects(clause, "as") if item.i in heads), None
            )
            if mention is not None and len(mention.actors) == 1:
                return mention.actors, None, None
        return None

    def half(self, token: Token) -> Found | None:
        """ "The North" of an article that names North Korea: the one state whose name begins so."""
        word = token.lower_
        if word not in _HALVES or not token.text.istitle() or _determiner(token) not in _DEFINITE:
            return None
        named = {
            actor.id: actor
            for seen in self.memory.seen
            for actor in seen.mention.actors
            if actor.kind is ActorKind.COUNTRY and actor.name.casefold().startswith(f"{word} ")
        }
        return (tuple(named.values()), None, None) if len(named) == 1 else None

    def _hostile(self, row: PluralRow, token: Token) -> PluralRow:
        """ "the warring neighbours": the row of foes, where a word before the noun says so."""
        words = {other.lower_ for other in token.doc[token.left_edge.i : token.i]}
        hostile = row.tie in ("none", "border") and words & self.memory.words.hostile
        return row.model_copy(update={"tie": "foe"}) if hostile else row

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
        inside = range(token.left_edge.i, token.i)  # "the al-Qaeda-linked group" is not al-Qaeda
        fitting = [
            seen
            for seen in self.memory.seen
            if seen.sentence >= self.memory.sentence - WIDE_REACH
            and len(seen.mention.actors) == 1
            and seen.mention.actors[0].kind in alone
            and seen.mention.reading == "actor"
            and not (seen.mention.paragraph == self.memory.paragraph and seen.mention.head in inside)
            and not (seen.mention.via == "model" and kinds == _AGENCIES)
        ]
        if not fitting:
            return None
        # Of those named in one sentence, whoever acts in it: "rebels killed dozens of mercenaries".
        near = [seen for seen in fitting if seen.sentence == fitting[-1].sentence]
        told = near[-1].sentence < self.memory.sentence and [seen for seen in near if self._acts(seen)]
        best = (told or near)[-1]
        if (
            best.mention.actors[0].provisional
            and token.tag_ == "NNS"
            and (one := self._main_group()) is not None
        ):
            return (one,), None, None
        return best.mention.actors, best.mention.agent, None

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

    def _acts(self, seen: Seen) -> bool:
        """Whether a mention, or what it is coordinated with, is a subject."""
        token = self.memory.by_index[seen.mention.paragraph].doc[seen.mention.head]
        while token.dep_ == "conj" and token.head.i != token.i:
            token = token.head
        return token.dep_ in SUBJECTS

    def place(self, word: str, token: Token) -> Found | None:
        """The last place of a kind that the noun names; "the country" is its state too."""
        kinds = self.memory.words.places[word]
        own = self._own_state(token) if kinds == {"country"} else None
        if own is not None:
            return (own,), None, self.memory.gazetteer.place(own.id.replace("actor:", "place:", 1))
        for seen in reversed(self.memory.seen):
            if seen.sentence < self.memory.sentence - WIDE_REACH:
                break
            place = seen.mention.place
            if seen.subject and seen.sentence == self.memory.sentence and word == "island":
                continue  # "Japan is sending an envoy to the island": another's
            if place is not None and place.kind in kinds:
                return (seen.mention.actors if place.kind == "country" else ()), None, place
        return None

    def _own_state(self, token: Token) -> Actor | None:
        """ "The government vowed to retake the rest of the country": the state that acts in the sentence."""
        heads = self.memory.given.get(self.memory.paragraph, {})
        act = (
            token.head.head if token.dep_ == "pobj" and token.head.lower_ in ("on", "against", "at") else None
        )
        if act is not None and any(child.dep_ == "poss" for child in act.children):
            return None  # "its first attack on the country": another's
        for verb in token.ancestors:
            subject = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
            mention = heads.get(subject.i) if subject is not None and subject.i < token.i else None
            if mention is None or mention.reading != "actor" or len(mention.actors) != 1:
                continue
            return mention.actors[0] if mention.actors[0].kind is ActorKind.COUNTRY else None
        return None

    def capital(self) -> Place | None:
        """The seat of the state that the article is most about, else of the last spoken of."""
        scene = self._scene()
        if scene is not None:
            return self.memory.gazetteer.capital(scene.id)
        for seen in reversed(self.memory.seen):
            for actor in seen.mention.actors:
                if actor.kind is ActorKind.COUNTRY:
                    return self.memory.gazetteer.capital(actor.id)
        return None

    def organ(self, token: Token, *, determined: bool) -> Found | None:
        """ "the army", "police": the organ of the state that the article is most about, if one is."""
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
        scene, lands = self._scene(), self._lands_here()
        if noun in self.memory.words.local and len(lands) == 1:
            return (self.memory.gazetteer.actor(next(iter(lands))),), None, None
        named = self._named_with(token)
        if named is not None and named.id not in here and (named == scene or named.id in lands):
            # "Doha said the army had looted its embassy in Khartoum": the army that the article has named
            return (named,), None, None
        if len(here) == 1:
            only = next(iter(here.values()))
            # "rebels backed by Rwanda seized Sake after clashes with the army": where it happens decides.
            theirs = [state for state in lands if state != only.id]
            if len(theirs) == 1 and not self._acts_here(only, theirs[0]):
                return (self.memory.gazetteer.actor(theirs[0]),), None, None
            return (only,), None, None
        if scene is None and not here and len(lands) == 1:
            scene = self.memory.gazetteer.actor(next(iter(lands)))  # "attacked Bangui but the army ..."
        return ((scene,), None, None) if scene is not None else None

    def _bare(self, token: Token) -> Found | None:
        """ "Soldiers killed 12 villagers": whose were told of last, else the state's if it has no rival."""
        told = self.same_noun(token)
        if told is not None:
            return told
        acting = subject_of(token.head) if token.dep_ in ("dobj", "nsubjpass") else None
        named = self.memory.given.get(self.memory.paragraph, {}).get(acting.i) if acting is not None else None
        states = self.memory.states + self._lands()
        state = self._scene()
        if state is None or any(self.memory.gazetteer.at_odds(state.id, other) for other in states):
            return None
        if named is not None and state in named.actors:
            return None  # "Chad said it had killed 40 soldiers": whose they are is not said
        return (state,), None, None

    def _named_with(self, token: Token) -> Actor | None:
        """The one state whose organ of this name the article has told of ("Sudan's army"); None for two."""
        found = {
            seen.mention.actors[0].id: seen.mention.actors[0]
            for seen in self.memory.seen
            if len(seen.mention.actors) == 1
            and seen.mention.actors[0].kind is ActorKind.COUNTRY
            and len(words := seen.mention.text.casefold().split()) > 1
            and token.lower_ in words
            and words[0] not in _DEFINITE
        }
        return next(iter(found.values())) if len(found) == 1 else None

    def _acts_here(self, state: Actor, other: str) -> bool:
        """Whether a state is a subject in the paragraph, or the article is not more about the other one."""
        acts = any(
            seen.subject and any(actor.id == state.id for actor in seen.mention.actors)
            for seen in self.memory.seen
            if seen.mention.paragraph == self.memory.paragraph
        )
        counts = self.memory.states + self._lands()
        return acts or state.id in self._lands_here() or counts[other] < counts[state.id] / _TWO

    def _of_organ(self, token: Token) -> str | None:
        """ "Air force jets", "army helicopters", "police officers": what belongs to an organ."""
        if self.memory.book.heads.get(token.lower_) not in ("military", "official"):
            return None
        before = token.doc[max(0, token.i - 2) : token.i].text.lower()
        return self.memory.words.organs.get(before) or self.memory.words.organs.get(before.split(" ")[-1])

    def _scene(self) -> Actor | None:
        """The state that the article is most about, by those who act and by where things happen."""
        counts = self.memory.states + self._lands()
        ranked = counts.most_common(2)
        if not ranked or (len(ranked) == _TWO and 2 * ranked[0][1] < 3 * ranked[1][1]):
            return None
        return self.memory.gazetteer.actor(ranked[0][0])

    def _lands(self) -> Counter[str]:
        """How many places each state has in the article."""
        return Counter(
            {
                state.id: count
                for code, count in self.memory.lands.items()
                if (state := self.memory.gazetteer.state(code)) is not None
            }
        )

    def _lands_here(self) -> set[str]:
        """The states whose places the paragraph names."""
        found = (
            self.memory.gazetteer.state(self.memory.gazetteer.country_of(mention.place.id))
            for mention in self.memory.given.get(self.memory.paragraph, {}).values()
            if mention.place is not None and mention.reading == "place"
        )
        return {state.id for state in found if state is not None}


def _determiner(token: Token) -> str:
    return next((child.lower_ for child in token.lefts if child.dep_ in ("det", "predet")), "")


def _count(token: Token) -> int:
    words = {child.lower_ for child in token.lefts if child.dep_ in ("nummod", "det", "predet")}
    return max(
        (_NUMBERS[word] for word in words if word in _NUMBERS), default=2 if token.lower_ == "both" else 0
    )
