"""The slots of an event: of its word, of the verb over its noun, of what an operator governs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.annotations import Paragraph, Predicate
from ingest.arguments.control import controllers, stops_anothers
from ingest.arguments.go_betweens import part_go_betweens
from ingest.event_kinds import load_kinds
from ingest.lexicon import Lexicon, Sense
from ingest.saying import sayings
from ingest.slots import Slots, noun_slots, nouns_of, prepositions, verb_slots
from ingest.syntax import is_verbal

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ASIDE = frozenset({"until", "because", "while", "as", "after", "before", "since", "when", "till"})
# Slots of a noun's governing verb that tell of the event as well: "clashes erupted between A and B".
_OUTER = ("between", "with", "against", "by", "involving", "from", "to")


@dataclass(slots=True)
class EventSlots:
    """One predicate's words in its paragraph, and what its slots hold."""

    paragraph: Paragraph
    predicate: Predicate
    lexicon: Lexicon

    def doc(self) -> Doc:
        """The paragraph's tokens."""
        return self.paragraph.doc

    def head(self) -> Token:
        """The word whose slots hold the parties: the verb that carries an event noun, else the event word."""
        predicate = self.predicate
        return self.doc()[predicate.anchor if predicate.anchor >= 0 else predicate.token]

    def frame(self) -> dict[str, tuple[str, ...]]:
        """Names of slots by part ("initiator"), as the senses of the event word and its carrier have them."""
        sense = self.lexicon.by_id[self.predicate.entry]
        carrier = self.lexicon.by_id.get(self.predicate.carrier)
        if carrier is None:
            return sense.frame
        if carrier.folds:
            # "strikes killed five": who is the strike's, whom the verb's.
            return {**sense.frame, "recipient": ("obj", *sense.frame.get("recipient", ()))}
        if carrier.type == "*" and carrier.frame is not self.lexicon.frames.get("default_verb"):
            return _joined(carrier, sense)
        return sense.frame

    def folds(self) -> bool:
        """Whether a verb of result tells the deed: "strikes killed five"."""
        return bool(self.predicate.carrier) and bool(self.lexicon.by_id[self.predicate.carrier].folds)

    def _held_by_particle(self, verb: Token) -> list[Token]:
        """What the preposition of a phrase of several words holds: "withdrew *from* the town"."""
        doc = self.doc()
        last = [
            doc[index] for index in self.predicate.tokens if index > verb.i and doc[index].head.i == verb.i
        ]
        held = [
            child for word in last if word.dep_ == "prep" for child in word.children if child.dep_ == "pobj"
        ]
        return [noun for child in held for noun in nouns_of(child)]

    def slots(self) -> Slots:
        """The tokens in each slot, the parts of go-betweens under ``mediators`` and ``hosts``."""
        predicate, head = self.predicate, self.head()
        noun = self.doc()[predicate.noun] if predicate.noun >= 0 else None
        folds = self.folds()
        if noun is None:
            slots = verb_slots(head)
            if "obj" in self.frame().get("origin", ()) and not slots.get("obj"):
                slots["obj"] = self._held_by_particle(head)
            if predicate.token != head.i and is_verbal(self.doc()[predicate.token]):
                for name, tokens in verb_slots(self.doc()[predicate.token]).items():
                    if not slots.get(name):
                        slots[name] = tokens
        else:
            slots = noun_slots(noun)
            if noun.i != head.i:
                for name, tokens in verb_slots(head).items():
                    event_noun = name in ("subj", "obj") and any(t.i == noun.i for t in tokens)
                    if not event_noun and not (name == "obj" and not folds):
                        _extend(slots, name, tokens)
            elif noun.dep_ in ("nsubj", "nsubjpass", "dobj"):
                for name, tokens in prepositions(noun.head).items():
                    # "The raid was condemned by X": who did something to the deed did not do it.
                    if name in _OUTER and not (name == "by" and self._reacts(noun)):
                        _extend(slots, name, tokens)
            if noun.i == head.i or folds:
                self._controlled(noun, slots)
        self._complement_slots(slots)
        if self.predicate.type in load_kinds().held | load_kinds().accords:
            again = self.predicate.definite and not self.predicate.nominal
            part_go_betweens(head, noun, slots, again=again)
        return slots

    def _reacts(self, noun: Token) -> bool:
        """Whether the passive over a deed only answers to it or tells of it: "condemned", "denied by X"."""
        verb = noun.head.lemma_.lower()
        if noun.dep_ != "nsubjpass":
            return False
        other = {sense.type for sense in self.lexicon.verbs.get(verb, ())} - {"*", self.predicate.type}
        return verb in sayings("quotes") or bool(other)

    def _controlled(self, noun: Token, slots: Slots) -> None:
        """Whoever cancels, joins, hosts or mediates an event has a part in it."""
        part, subjects = controllers(noun)
        if part == "participants" and len(slots.get("between", ())) < 2:
            if self.predicate.type not in load_kinds().one_sided or not stops_anothers(noun):
                _extend(slots, "subj", subjects)
        elif part in ("blamers", "claimers") and self.predicate.type in load_kinds().deeds:
            # "Israel claimed an Iranian attack": it is told whose.
            theirs = any(child.text[:1].isupper() for child in noun.children if child.dep_ == "amod")
            if not slots.get("by") and not slots.get("poss") and not (theirs and part == "claimers"):
                _extend(slots, "by", subjects)
        elif part == "tellers" and self.predicate.type in load_kinds().told:
            if not slots.get("by") and not slots.get("poss") and len(slots.get("between", ())) < 2:
                _extend(slots, "subj", subjects)
        elif part == "hosts" and self.predicate.type not in load_kinds().held:
            _extend(slots, "subj", subjects)  # "staged demonstrations": they are theirs
        elif part in ("hosts", "mediators"):
            _extend(slots, part, subjects)

    def _complement_slots(self, slots: Slots) -> None:
        """Slots of what an operator governs, under ``comp.``; ``comp.any`` holds all of them."""
        for position in self.predicate.complements:
            token = self.doc()[position]
            inner = verb_slots(token) if is_verbal(token) else noun_slots(token)
            for name, tokens in inner.items():
                if name in ("subj", "obj"):
                    _extend(slots, f"comp.{name}", tokens)
            if not is_verbal(token):
                _extend(slots, "comp.any", [token])
                if inner.get("of") and inner.get("from"):
                    # "demanded the withdrawal of X from Y": Y is where from, nobody's addressee.
                    theirs = {item.i for item in inner["from"]}
                    slots["from"] = [item for item in slots.get("from", ()) if item.i not in theirs]
            ordered = [t for name in ("obj", "iobj", "poss", "of", "mod") for t in inner.get(name, ())]
            _extend(slots, "comp.any", [*ordered, *_subtree_nouns(token)])


def _extend(slots: Slots, name: str, tokens: Iterable[Token]) -> None:
    known = {token.i for token in slots.get(name, ())}
    slots.setdefault(name, []).extend(token for token in tokens if token.i not in known)


def _subtree_nouns(token: Token) -> list[Token]:
    """The nouns after a word and below it, but for clauses that only tell when or why."""
    aside = {
        below.i
        for child in token.children
        if (child.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in _ASIDE for c in child.children))
        or (child.dep_ == "prep" and child.lower_ in ("under", "according", "per"))
        for below in child.subtree
    }
    kinds = ("NOUN", "PROPN", "PRON", "ADJ")
    return [t for t in token.subtree if t.i > token.i and t.pos_ in kinds and t.i not in aside]


def _joined(carrier: Sense, noun: Sense) -> dict[str, tuple[str, ...]]:
    """The frame of a light verb with its own roles, then the noun's for what it leaves open."""
    frame = {role: slots for role, slots in carrier.frame.items() if slots}
    named = {slot for slots in frame.values() for slot in slots}
    for role, slots in noun.frame.items():
        left = tuple(slot for slot in slots if slot not in named)
        frame[role] = (*frame.get(role, ()), *left)
    return frame
