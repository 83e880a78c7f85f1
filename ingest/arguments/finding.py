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
from ingest.arguments.event_slots import EventSlots
from ingest.arguments.gatherings import gathered
from ingest.arguments.inheritance import claimed, inherited
from ingest.arguments.mention_index import MentionIndex
from ingest.arguments.nested import containing
from ingest.arguments.others import other_party
from ingest.arguments.places import find_places
from ingest.event_kinds import load_kinds
from ingest.lexicon import is_party, lemma, load_lexicon
from ingest.place_words import AT, PARTS
from ingest.slots import Slots, verb_slots
from ingest.syntax import is_verbal, noun_phrase

if TYPE_CHECKING:
    from spacy.tokens import Token

Role = ParticipantRole | Literal["place", "origin", "destination", "conflict"]
_ROLES: dict[str, Role] = {
    **{role.value: role for role in ParticipantRole},
    "initiators": ParticipantRole.INITIATOR,  # all slots count, not the first that is filled
    "origin": "origin",
    "destination": "destination",
    "place": "place",
}
_PARTIES = frozenset({ParticipantRole.INITIATOR, ParticipantRole.RECIPIENT, ParticipantRole.PARTICIPANT})
_SCENES = AT - {"outside"} | {"into", "within"}
_WHERE = frozenset({"place", "origin", "destination"})


def find_arguments(
    paragraphs: Sequence[Paragraph], predicates: Sequence[Predicate], mentions: Sequence[Mention]
) -> list[Argument]:
    """Arguments of all predicates, those of one predicate together, in its frame's order."""
    lexicon = load_lexicon()
    index = MentionIndex(mentions)
    docs = {paragraph.index: paragraph for paragraph in paragraphs}
    found: list[Argument] = []
    for predicate in predicates:
        finder = _Finder(docs[predicate.paragraph], predicate, lexicon, index)
        found.extend(finder.find())
    return [
        *found,
        *inherited(docs, predicates, found),
        *gathered(docs, predicates, found, index),
        *claimed(docs, predicates, found, index),
    ]


@dataclass(slots=True)
class _Finder(EventSlots):
    index: MentionIndex
    found: list[Argument] = field(default_factory=list)
    taken: set[int] = field(default_factory=set)
    seen: set[tuple[str, int, int]] = field(default_factory=set)

    def find(self) -> list[Argument]:
        """The predicate's arguments: participants by the frame, then places."""
        slots = self.slots()
        for role, names in self.frame().items():
            self._fill(role, names, slots)
        self._fill("host", ("hosts",), slots)
        self._fill("mediator", ("mediators",), slots)
        self._other()
        about = self.predicate.type in load_kinds().about_somebody
        found = list(find_places(self.paragraph, self.predicate, self.index, slots))
        wider = containing(self.doc(), [mention for _, mention, _ in found])
        for token, mention, name in found:
            if mention.first in wider:
                continue
            if token.i in self.taken and about and name in ("on", "against"):
                continue  # "called on Pyongyang" is said to it, not in it
            self._add("place", token, mention, name)
        return self.found

    def _other(self) -> None:
        """Whom the act is about, where no slot of its frame says it."""
        roles = [argument.role for argument in self.found if argument.role in _PARTIES]
        staged = self.predicate.type in load_kinds().protests
        if self.predicate.type not in load_kinds().about_somebody or (self.predicate.nominal and not staged):
            return
        if ParticipantRole.RECIPIENT in roles or ParticipantRole.PARTICIPANT in roles:
            return
        known = frozenset(a.id for arg in self.found if arg.mention is not None for a in arg.mention.actors)
        head = self.head()
        if self.predicate.nominal and head.dep_ == "dobj" and is_verbal(head.head):
            head = head.head  # "staged rallies to demand reforms": what they were for hangs on the verb
        ones_own = self.predicate.type in load_kinds().of_ones_own
        taken = frozenset(self.taken | (self._own_deeds() if ones_own else set()))
        mention = other_party(self.paragraph, head, self.index, known, taken, aloud=staged)
        if mention is not None and not self._asked_for(mention, "comp.other"):
            self._add(ParticipantRole.RECIPIENT, self.doc()[mention.head], mention, "other")

    def _own_deeds(self) -> set[int]:
        """Who does what the act is about: "Islamabad will close the crossing, its minister warned"."""
        verbs = [self.doc()[position] for position in self.predicate.complements]
        verbs += [child for child in self.head().children if child.dep_ == "ccomp"]
        return {noun.i for verb in verbs if is_verbal(verb) for noun in verb_slots(verb).get("subj", ())}

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
                elif wanted == ParticipantRole.PARTICIPANT:
                    usable = [m for m in usable if not self._swapped(m)]
                if usable:
                    for mention in usable[: 1 if name == "comp.any" else None]:
                        self._add(wanted, self.doc()[mention.head], mention, name)
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
                        hit = not (name == "obj" and self.folds())
            if hit and not gather:
                return

    def _owner(self, names: Iterable[str], slots: Slots) -> bool:
        """Whether an event noun has an owner by name."""
        tokens = [token for name in names if name == "poss" for token in slots.get(name, ())]
        found = (mention for token in tokens for mention in self.index.of(self.paragraph, token))
        return any(mention.actors and mention.via != "reference" for mention in found)

    def _by(self, mention: Mention, token: Token, slot: str) -> str:
        """A mention's slot: its noun's, or the preposition below an event: "the attack in Kabul"."""
        preposition = self.doc()[mention.head].head
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
            preposition = self.doc()[mention.head].head
            given = preposition.lower_ == "to" and any(
                child.dep_ == "dobj" for child in preposition.head.children
            )
            return not (given and place.kind == "country")
        if place.kind == "country":
            # "withdraw from southern Lebanon"
            part = any(child.lower_ in PARTS for child in self.doc()[mention.head].children)
            return part and slot in _SCENES | {"from", "out of"} and role not in _WHERE
        return slot in _SCENES or (slot == "to" and self.predicate.type not in load_kinds().going)

    def _asked_for(self, mention: Mention, slot: str) -> bool:
        """Whether people are what a demand or a promise is about, and not to whom it is made.

        "Called for the release of detained activists", "agreed to protect civilians".
        """
        people, nameless = _people(mention)
        kinds, word = load_kinds(), self.predicate
        freed = f"{word.type}.{word.mode}" in kinds.freeing
        about = people if freed else nameless and word.type in kinds.undertakings
        return about and slot.startswith("comp.")

    def _swapped(self, mention: Mention) -> bool:
        """Whether people are what two sides exchange: "a swap of *24 detainees* involving Russia"."""
        word = self.predicate
        return _people(mention)[1] and f"{word.type}.{word.mode}" in load_kinds().swaps

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


def _people(mention: Mention) -> tuple[bool, bool]:
    """Whether a mention tells of people alone, and whether of such as have no name of their own."""
    people = bool(mention.actors) and all(actor.kind is ActorKind.PEOPLE for actor in mention.actors)
    return people, people and all(actor.provisional for actor in mention.actors)
