"""The antecedents of definite nouns: "the ministry", "both sides", "the city"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.records import Actor, ActorKind, Place
from ingest.gazetteer import plural
from ingest.reference.data import PluralRow
from ingest.reference.earlier import Earlier
from ingest.reference.memory import REACH, SUBJECTS, WIDE_REACH, Found, Memory
from ingest.reference.organs import DEFINITE, Organs
from ingest.reference.scene import Scene
from ingest.reference.several import Several
from ingest.syntax import children_of, prepositional_objects

if TYPE_CHECKING:
    from spacy.tokens import Token

_OWNERS = frozenset({"poss", "amod", "compound", "nmod"})
_NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5}
_HALVES = frozenset({"north", "south", "east", "west"})
_SEVERALLY = frozenset({"each", "neither", "either"})  # "each side accused the other": the two of them

_WIDE = frozenset({"country", "continent", "lake", "sea", "river", "strait"})  # where no deed is done "there"


class Nouns:
    """Looks definite nouns up in what the article has named."""

    def __init__(self, memory: Memory) -> None:
        self.memory = memory
        self.plurals = Several(memory)
        self.earlier = Earlier(memory)
        self.scene = Scene(memory)
        self.organs = Organs(memory, self.earlier, self.scene)

    def resolve(self, token: Token) -> Found | None:
        """What "the ministry", "both sides" or "the city" refers to."""
        word = token.lower_
        determined = _determiner(token) in DEFINITE
        if (
            any(_holds(child) for child in token.children if child.dep_ == "prep" and child.lower_ == "of")
            and word not in self.memory.words.plural
        ):
            return None
        if word in self.memory.words.plural and self._of_several(token):
            return None  # "the foreign ministers of the two countries" are theirs
        if word == "capital" and (seat := self._seat(token)) is not None:
            return (), None, seat
        if word == "both" and token.dep_ in SUBJECTS and (pair := self.plurals.last_pair()):
            return pair, None, None
        count = _count(token)
        row = self.memory.words.plural.get(word) or (
            self.memory.words.plural.get("sides") if word == "both" and token.dep_ in SUBJECTS else None
        )
        if row is None and _determiner(token) in _SEVERALLY:
            row, count = self.memory.words.plural.get(plural(word)), 2
        owned = self._owned(token)
        told = (determined and not (row is not None and row.counted)) or count
        if row is not None and not owned and told and (determined or count <= 2):
            several = self.plurals.find(self._hostile(row, token), count or 2, token)
            if several:
                return several, None, None
        if self.organs.of_a_ruler(token):
            return self.organs.organ(token, determined=True)
        if owned or any(
            child.dep_ in ("compound", "nmod", "poss") and child.pos_ == "PROPN" for child in token.children
        ):
            return None
        if determined and (half := self.half(token)) is not None:
            return half
        if determined and (named := self.named_behind(token)) is not None:
            return named
        if determined:
            back = self.earlier.same_noun(token) or self.earlier.kind(word, token)
            if back is not None:
                return back
            if word in self.memory.words.places and (place := self.place(word, token)) is not None:
                return place
            if word == "capital" and (seat := self.scene.capital()) is not None:
                return (), None, seat
        return self.organs.organ(token, determined=determined or word in self.memory.words.rulers)

    def _of_several(self, token: Token) -> bool:
        """Whether a noun is of several who are told of with it: "of the two countries"."""
        return any(item.lower_ in self.memory.words.plural for item in prepositional_objects(token, "of"))

    def _seat(self, token: Token) -> Place | None:
        """ "The Zambian capital", "Zambia's capital": the seat of the state that is named with it."""
        heads = self.memory.given.get(self.memory.paragraph, {})
        owners = [heads[child.i] for child in token.children if child.dep_ in _OWNERS and child.i in heads]
        states = [actor for owner in owners for actor in owner.actors if actor.kind is ActorKind.COUNTRY]
        return self.memory.gazetteer.capital(states[0].id) if len(states) == 1 else None

    def _owned(self, token: Token) -> bool:
        """Whether an actor or another's name stands before the noun; a region's ("the Caucasus foes") may."""
        heads = self.memory.given.get(self.memory.paragraph, {})
        for child in token.children:
            if child.dep_ in ("compound", "nmod", "poss") and child.pos_ == "PROPN":
                mention = heads.get(child.i)
                if mention is None or mention.actors or child.dep_ == "poss":
                    return True
        return False

    def named_behind(self, token: Token) -> Found | None:
        """ "The insurgents, known locally as al-Shabab", "fighters whom locals call al-Shabab"."""
        heads = self.memory.given.get(self.memory.paragraph, {})
        for clause in token.children:
            if clause.dep_ in ("relcl", "appos") and (led := self._led(clause, token)) is not None:
                return led
            form = {"acl": clause.lower_, "relcl": clause.lemma_.lower()}.get(clause.dep_)
            if form not in self.memory.words.naming:
                continue
            names = [*prepositional_objects(clause, "as"), *children_of(clause, "oprd")]
            mention = next((heads[item.i] for item in names if item.i in heads), None)
            if mention is not None and len(mention.actors) == 1:
                return mention.actors, None, None
        return None

    def _led(self, clause: Token, token: Token) -> Found | None:
        """ "The sect, whose leader, Abubakar Shekau, ...": the group of him who is named there."""
        if (
            self.memory.book.heads.get(token.lower_) != "armed"
            and token.lower_ not in self.memory.words.singular
        ):
            return None
        heads = self.memory.given.get(self.memory.paragraph, {})
        for word in clause.subtree:
            if word.lower_ != "whose" or self.memory.book.heads.get(word.head.lower_) != "official":
                continue
            named = [heads[item.i] for item in word.head.subtree if item.i in heads]
            groups = {actor for one in named if one.agent for actor in one.actors}
            if len(groups) == 1 and all(actor.kind is ActorKind.ARMED_GROUP for actor in groups):
                return tuple(groups), None, None
        return None

    def half(self, token: Token) -> Found | None:
        """ "The North" of an article that names North Korea: the one state whose name begins so."""
        word = token.lower_
        if word not in _HALVES or not token.text.istitle() or _determiner(token) not in DEFINITE:
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

    def place(self, word: str, token: Token) -> Found | None:
        """The last place of a kind that the noun names; "the country" is its state too."""
        kinds = self.memory.words.places[word]
        own = self._own_state(token) if kinds == {"country"} else None
        if own is not None:
            return (own,), None, self.memory.gazetteer.place(own.id.replace("actor:", "place:", 1))
        near = [
            seen
            for seen in reversed(self.memory.seen)
            if seen.sentence >= self.memory.sentence - WIDE_REACH
            and seen.mention.place is not None
            and seen.mention.place.kind in kinds
            # "Japan is sending an envoy to the island": another's
            and not (seen.subject and seen.sentence == self.memory.sentence and word == "island")
        ]
        # "Addis Ababa said that jets hit the town": who speaks is no place, where another is told.
        for seen in (*(item for item in near if item.mention.reading == "place"), *near):
            place = seen.mention.place
            return (seen.mention.actors if place is not None and place.kind == "country" else ()), None, place
        return None

    def there(self) -> Found | None:
        """The place told last, a town sooner than its country: "killed 12 people there"."""
        near = [
            seen.mention.place
            for seen in reversed(self.memory.seen)
            if seen.sentence >= self.memory.sentence - REACH
            and seen.mention.reading == "place"
            and seen.mention.place is not None
        ]
        small = (place for place in near if place.kind not in _WIDE)
        place = next(small, near[0] if near else None)
        return ((), None, place) if place is not None else None

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


def _holds(preposition: Token) -> bool:
    """Whether a noun follows: "accuse the military of hiding its losses" tells nobody's military."""
    return any(child.dep_ != "pcomp" for child in preposition.children)


def _determiner(token: Token) -> str:
    return next((child.lower_ for child in token.lefts if child.dep_ in ("det", "predet")), "")


def _count(token: Token) -> int:
    words = {child.lower_ for child in token.lefts if child.dep_ in ("nummod", "det", "predet")}
    return max(
        (_NUMBERS[word] for word in words if word in _NUMBERS), default=2 if token.lower_ == "both" else 0
    )
