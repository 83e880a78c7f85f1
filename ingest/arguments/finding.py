"""Who did it, to whom, and where: the arguments of each predicate, from its entry's frame.

A slot's head is looked up among the mentions; where it is no mention itself, its noun
phrase is searched for the actor that it belongs to ("Russian *jets*", "the *army* of
Chad"). What no mention covers is kept as a bare noun phrase.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from graph.records import ActorKind, ParticipantRole
from ingest.annotations import Argument, Mention, Paragraph, Predicate
from ingest.arguments.control import controllers, stops_anothers
from ingest.arguments.helpers import helped
from ingest.arguments.inheritance import claimed, inherited
from ingest.arguments.mention_index import MentionIndex
from ingest.arguments.others import other_party
from ingest.arguments.places import find_places
from ingest.event_kinds import load_kinds
from ingest.lexicon import Lexicon, Sense, is_party, lemma, load_lexicon
from ingest.place_words import AT, PARTS
from ingest.slots import Slots, noun_slots, prepositions, verb_slots
from ingest.syntax import is_verbal, noun_phrase

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Role = ParticipantRole | Literal["place", "origin", "destination", "conflict"]
_ROLES: dict[str, Role] = {
    **{role.value: role for role in ParticipantRole},
    "initiators": ParticipantRole.INITIATOR,  # all slots count, not the first that is filled
    "origin": "origin",
    "destination": "destination",
    "place": "place",
}
# Slots of a noun's governing verb that tell of the event as well: "clashes erupted between A and B".
_TWO = 2
_ASIDE = frozenset({"until", "because", "while", "as", "after", "before", "since", "when", "till"})
_WITHIN = frozenset({"in", "during", "with", "by"})
_PARTIES = frozenset({ParticipantRole.INITIATOR, ParticipantRole.RECIPIENT, ParticipantRole.PARTICIPANT})
_SCENES = AT - {"outside"} | {"into", "within"}
_WHERE = frozenset({"place", "origin", "destination"})
_OUTER = ("between", "with", "against", "by", "involving", "from", "to")


def find_arguments(
    paragraphs: Sequence[Paragraph], predicates: Sequence[Predicate], mentions: Sequence[Mention]
) -> list[Argument]:
    """Arguments of all predicates, those of one predicate together, in its frame's order."""
    lexicon = load_lexicon()
    index = MentionIndex(mentions)
    docs = {paragraph.index: paragraph for paragraph in paragraphs}
    found: list[Argument] = []
    for predicate in predicates:
        finder = _Finder(docs[predicate.paragraph], predicate, index, lexicon)
        found.extend(finder.find())
    return [*found, *inherited(docs, predicates, found), *claimed(docs, predicates, found, index)]


@dataclass(slots=True)
class _Finder:
    paragraph: Paragraph
    predicate: Predicate
    index: MentionIndex
    lexicon: Lexicon
    found: list[Argument] = field(default_factory=list)
    taken: set[int] = field(default_factory=set)
    seen: set[tuple[str, int, int]] = field(default_factory=set)

    def find(self) -> list[Argument]:
        """The predicate's arguments: participants by the frame, then places."""
        slots = self._slots()
        for role, names in self._frame().items():
            self._fill(role, names, slots)
        self._fill("host", ("hosts",), slots)
        self._fill("mediator", ("mediators",), slots)
        self._other()
        about = self.predicate.type in load_kinds().about_somebody
        for token, mention, name in find_places(self.paragraph, self.predicate, self.index, slots):
            if token.i in self.taken and about and name in ("on", "against"):
                continue  # "called on Pyongyang" is said to it, not in it
            self._add("place", token, mention, name)
        return self.found

    def _other(self) -> None:
        """Whom the act is about, where no slot of its frame says it."""
        roles = [argument.role for argument in self.found if argument.role in _PARTIES]
        staged = self.predicate.type == "PROTEST"
        if self.predicate.type not in load_kinds().about_somebody or (self.predicate.nominal and not staged):
            return
        if ParticipantRole.RECIPIENT in roles or ParticipantRole.PARTICIPANT in roles:
            return
        known = frozenset(a.id for arg in self.found if arg.mention is not None for a in arg.mention.actors)
        head = self._head()
        if self.predicate.nominal and head.dep_ == "dobj" and is_verbal(head.head):
            head = head.head  # "staged rallies to demand reforms": what they were for hangs on the verb
        ones_own = self.predicate.type in load_kinds().of_ones_own
        taken = frozenset(self.taken | (self._own_deeds() if ones_own else set()))
        mention = other_party(self.paragraph, head, self.index, known, taken, aloud=staged)
        if mention is not None and not self._asked_for(mention, "comp.other"):
            self._add(ParticipantRole.RECIPIENT, self._doc()[mention.head], mention, "other")

    def _own_deeds(self) -> set[int]:
        """Who does what the act is about: "Islamabad will close the crossing, its minister warned"."""
        verbs = [self._doc()[position] for position in self.predicate.complements]
        verbs += [child for child in self._head().children if child.dep_ == "ccomp"]
        return {noun.i for verb in verbs if is_verbal(verb) for noun in verb_slots(verb).get("subj", ())}

    def _doc(self) -> Doc:
        return self.paragraph.doc

    def _head(self) -> Token:
        predicate = self.predicate
        return self._doc()[predicate.anchor if predicate.anchor >= 0 else predicate.token]

    def _frame(self) -> dict[str, tuple[str, ...]]:
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

    def _folds(self) -> bool:
        """Whether a verb of result tells the deed: "strikes killed five"."""
        return bool(self.predicate.carrier) and bool(self.lexicon.by_id[self.predicate.carrier].folds)

    def _slots(self) -> Slots:
        predicate, head = self.predicate, self._head()
        noun = self._doc()[predicate.noun] if predicate.noun >= 0 else None
        folds = self._folds()
        if noun is None:
            slots = verb_slots(head)
            if predicate.token != head.i and is_verbal(self._doc()[predicate.token]):
                for name, tokens in verb_slots(self._doc()[predicate.token]).items():
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
                    if name in _OUTER:
                        _extend(slots, name, tokens)
            if noun.i == head.i or folds:
                self._controlled(noun, slots)
        self._complement_slots(slots)
        if self.predicate.type in load_kinds().held | load_kinds().accords:
            helped(head, noun, slots)
        return slots

    def _controlled(self, noun: Token, slots: Slots) -> None:
        """Whoever cancels, joins, hosts or mediates an event has a part in it."""
        part, subjects = controllers(noun)
        if part == "participants" and len(slots.get("between", ())) < _TWO:
            if self.predicate.type not in load_kinds().one_sided or not stops_anothers(noun):
                _extend(slots, "subj", subjects)
        elif part in ("blamers", "claimers") and self.predicate.type in load_kinds().deeds:
            if not slots.get("by") and not slots.get("poss"):
                _extend(slots, "by", subjects)
        elif part == "tellers" and self.predicate.type in load_kinds().told:
            if not slots.get("by") and not slots.get("poss") and len(slots.get("between", ())) < _TWO:
                _extend(slots, "subj", subjects)
        elif part == "hosts" and self.predicate.type not in load_kinds().held:
            _extend(slots, "subj", subjects)  # "staged demonstrations": they are theirs
        elif part in ("hosts", "mediators"):
            _extend(slots, part, subjects)

    def _complement_slots(self, slots: Slots) -> None:
        """Slots of what an operator governs, under ``comp.``; ``comp.any`` holds all of them."""
        for position in self.predicate.complements:
            token = self._doc()[position]
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

    def _fill(self, role: str, names: Iterable[str], slots: Slots) -> None:
        wanted = _ROLES[role]
        if self.predicate.mode == "deny" and wanted == ParticipantRole.RECIPIENT:
            # What is denied says of whom; who has said so stands before it: "Western accusations".
            names = tuple(name for name in names if not name.startswith("comp."))
        gather = role in ("initiators", "participant", "origin", "destination")
        for name in names:
            hit = False
            bare: list[Token] = []
            for token in slots.get(name, ()):
                if token.i in self.taken or self._own_word(token):
                    continue
                mentions = self.index.of(self.paragraph, token)
                mentions = [m for m in mentions if m.head not in self.taken]
                usable = [
                    m
                    for m in mentions
                    if _fits(m, wanted) and not self._only_scene(m, self._by(m, token, name), wanted)
                ]
                if wanted == ParticipantRole.RECIPIENT:
                    usable = [m for m in usable if not self._own(m) and not self._asked_for(m, name)]
                if usable:
                    for mention in usable[: 1 if name == "comp.any" else None]:
                        self._add(wanted, self._doc()[mention.head], mention, name)
                    hit = True
                    if name == "comp.any":
                        break
                elif (
                    token.pos_ in ("NOUN", "PROPN", "PRON")
                    and not name.startswith("comp.any")
                    and name != "mod"
                ):
                    bare.append(token)
            if (
                not hit
                and role in ("initiator", "initiators", "recipient", "participant")
                and name in ("subj", "obj", "by", "of", "against", "on", "between")
            ):
                if role == "initiator" and self._owner(names, slots):
                    continue  # "Kenya's deployment of 1,000 officers" is Kenya's
                for token in bare:
                    if not self._eventive(token) and self._somebody(token):
                        self._add(wanted, token, None, name)
                        # "The bombing of the U.S. embassy, which killed 63": whose embassy counts still.
                        hit = not (name == "obj" and self._folds())
            if hit and not gather:
                return

    def _owner(self, names: Iterable[str], slots: Slots) -> bool:
        """Whether an event noun has an owner by name."""
        tokens = [token for name in names if name == "poss" for token in slots.get(name, ())]
        found = (mention for token in tokens for mention in self.index.of(self.paragraph, token))
        return any(mention.actors and mention.via != "reference" for mention in found)

    def _by(self, mention: Mention, token: Token, slot: str) -> str:
        """A mention's slot: its noun's, or the preposition below an event: "the attack in Kabul"."""
        preposition = self._doc()[mention.head].head
        below = slot == "obj" and self._eventive(token) and preposition.head.i == token.i
        return preposition.lower_ if below and preposition.dep_ == "prep" else slot

    def _only_scene(self, mention: Mention, slot: str, role: Role) -> bool:
        """Whether a town or a disputed territory is where it happened, and its state no party by that."""
        place = mention.place
        if mention.reading != "place" or place is None:
            return False
        if (
            slot == "comp.any"
        ):  # "agreed to a truce in Sudan", "a war over Kashmir"; but "promised arms to Kyiv"
            preposition = self._doc()[mention.head].head
            given = preposition.lower_ == "to" and any(
                child.dep_ == "dobj" for child in preposition.head.children
            )
            return not (given and place.kind == "country")
        if place.kind == "country":
            # "withdraw from southern Lebanon"
            part = any(child.lower_ in PARTS for child in self._doc()[mention.head].children)
            return part and slot in _SCENES | {"from", "out of"} and role not in _WHERE
        return slot in _SCENES or (slot == "to" and self.predicate.type not in load_kinds().going)

    def _asked_for(self, mention: Mention, slot: str) -> bool:
        """Whether people are what a demand is about: "called for the release of detained activists"."""
        people = bool(mention.actors) and all(actor.kind is ActorKind.PEOPLE for actor in mention.actors)
        return self.predicate.mode == "release" and slot.startswith("comp.") and people

    def _own(self, mention: Mention) -> bool:
        """Whether a pronoun ("withdrew its troops") only leads back to who acts."""
        acting = {
            actor.id
            for argument in self.found
            if argument.role == ParticipantRole.INITIATOR and argument.mention is not None
            for actor in argument.mention.actors
            # "Its jailed leader urged the group": a person of the group is not the group.
            if actor.kind is ActorKind.COUNTRY or argument.mention.agent is None
        }
        return mention.via == "reference" and {actor.id for actor in mention.actors} <= acting

    def _eventive(self, token: Token) -> bool:
        return token.i in self.predicate.tokens or token.i in self.predicate.complements

    def _own_word(self, token: Token) -> bool:
        """ "Took two nurses hostage": a word of the verb's own phrase is nobody beside them."""
        predicate = self.predicate
        own = token.i in predicate.tokens and token.i not in (predicate.token, predicate.noun)
        return own and not predicate.nominal and not predicate.carrier

    def _somebody(self, token: Token) -> bool:
        mention = self.index.at(self.paragraph.index, token.i)
        if mention is not None and mention.reading == "place":
            return False
        words = (lemma(token), token.lower_)
        return is_party(token, self.lexicon) or any(w in self.lexicon.words_of("persons") for w in words)

    def _add(self, role: Role, token: Token, mention: Mention | None, slot: str) -> None:
        key = (str(role), mention.first if mention else token.i, mention.last if mention else token.i)
        if key in self.seen:
            return
        self.seen.add(key)
        if role not in ("place", "origin", "destination"):
            self.taken.add(token.i)
        if mention is not None:
            start, end, text = mention.start, mention.end, mention.text
        else:
            span = noun_phrase(token)
            (start, end), text = self.paragraph.span_of(span), span.text
        self.found.append(Argument(self.predicate.key, role, mention, text, token.i, start, end, slot))


def _fits(mention: Mention, role: Role) -> bool:
    if role in ("place", "origin", "destination"):
        return mention.reading == "place" or (mention.place is not None)
    return mention.reading == "actor" or (mention.reading == "place" and bool(mention.actors))


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
