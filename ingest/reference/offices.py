"""Persons whom no list has, by the office beside their name: "Prime Minister X", "its leader, X"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graph.records import Actor, ActorKind
from ingest.annotations import Mention, Paragraph
from ingest.reference.memory import Memory
from ingest.reference.scene import Scene

if TYPE_CHECKING:
    from spacy.tokens import Token


class Offices:
    """Finds for whom a person acts whose name the text gives with an office."""

    def __init__(self, memory: Memory, scene: Scene) -> None:
        self.memory, self.scene = memory, scene

    def held(self, paragraph: Paragraph, token: Token, mention: Mention) -> Mention:
        """The mention as that of the state or group whose office the person holds, else as it is."""
        person = mention.actors[0] if len(mention.actors) == 1 else None
        if self._ministry(mention):
            state = self.scene.state()
            return replace(mention, actors=(state,)) if state is not None else mention
        unknown = mention.via == "model" and mention.agent is None
        if person is None or person.kind is not ActorKind.PERSON or not unknown:
            return mention
        holder = self._beside(paragraph, token)
        if holder is not None:
            return replace(mention, actors=holder.actors, agent=person)
        state = self.scene.state() if self._titled(paragraph, mention) else None
        if state is None or self._acts_already(state):
            return mention
        return replace(mention, actors=(state,), agent=person)

    def _acts_already(self, state: Actor) -> bool:
        """Whether a sentence has spoken of a state: whom its president meets is another's."""
        here = (seen for seen in self.memory.seen if seen.sentence == self.memory.sentence)
        return any(state in seen.mention.actors and seen.mention.reading == "actor" for seen in here)

    def _ministry(self, mention: Mention) -> bool:
        """ "The Ministry of Defence": a state's organ, whatever the model takes it for."""
        if mention.via != "model" or mention.place is not None or len(mention.actors) != 1:
            return False
        words = mention.text.casefold().removeprefix("the ").split()
        if words[:2] == ["ministry", "of"]:
            words = [*words[2:], "ministry"]
        return len(words) > 1 and " ".join(words) in self.memory.words.organs

    def _beside(self, paragraph: Paragraph, token: Token) -> Mention | None:
        """ "The elected president, X", "its leader, X": the mention that says whose office it is."""
        if token.dep_ != "appos" or self.memory.book.heads.get(token.head.lower_) != "official":
            return None
        heads = self.memory.given.get(paragraph.index, {})
        owners = [token.head, *(child for child in token.head.children if child.dep_ == "poss")]
        found = (heads.get(owner.i) for owner in owners)
        return next((one for one in found if one is not None and self._of_one(one)), None)

    @staticmethod
    def _of_one(mention: Mention) -> bool:
        kinds = (ActorKind.COUNTRY, ActorKind.ARMED_GROUP, ActorKind.GOVERNMENT)
        return len(mention.actors) == 1 and mention.actors[0].kind in kinds and mention.reading == "actor"

    def _titled(self, paragraph: Paragraph, mention: Mention) -> bool:
        """Whether a state's office stands before a name, and nobody else's name before the office."""
        doc, first = paragraph.doc, mention.first
        words = [token.lower_ for token in doc[max(0, first - 3) : first]]
        for size in (3, 2, 1):
            if len(words) < size or " ".join(words[-size:]) not in self.memory.words.titles:
                continue
            before = doc[first - size - 1] if first > size else None
            return before is None or (before.pos_ not in ("PROPN", "ADJ", "PART") and before.text != "-")
        return False
