"""What a role's wording says of it: whether it is real, in what state, and the role that comes of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.records import Actor, Conflict, DateValue, Modality
from ingest.annotations import RoleMention, RoleStateMention
from ingest.roles.holders import Holders
from ingest.roles.states import has_verb, levels_before
from ingest.syntax import is_negated, is_verbal, tense

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(slots=True)
class Wording(Holders):
    """What nouns, verbs and adjectives of roles have in common."""

    def played(self, word: Token) -> Token | None:
        """The verb of playing or taking on a part of which a word is the object."""
        verb = word.head
        fits = word.dep_ in ("dobj", "pobj") and is_verbal(verb if word.dep_ == "dobj" else verb.head)
        verb = verb if word.dep_ == "dobj" else verb.head
        return verb if fits and verb.lemma_.lower() in self.data.playing else None

    @staticmethod
    def clause(noun: Token) -> Token | None:
        head = noun.head
        while head.dep_ == "prep":
            head = head.head
        return head if is_verbal(head) and head != noun else None

    def unreal(self, verb: Token) -> bool:
        wished = verb.dep_ == "ccomp" and verb.head.lemma_.lower() in self.data.wishing
        wished = wished or (verb.dep_ == "pcomp" and verb.head.head.lemma_.lower() in self.data.musing)
        return wished or is_negated(verb) or tense(verb) in ("modal", "future", "infinitive")

    def offered(self, verb: Token) -> bool:
        chain = [verb, *verb.ancestors]
        return any(item.lemma_.lower() in self.data.levels["offered"].holder_verbs for item in chain[:3])

    def states_of(self, word: Token, verb: Token | None) -> list[RoleStateMention]:
        beside = [
            child.lower_ for child in word.children if child.dep_ in ("amod", "advmod", "compound", "nmod")
        ]
        found = [
            RoleStateMention(level, DateValue())
            for level, entry in self.data.levels.items()
            if any(text in entry.words for text in beside)
        ]
        told = {state.level for state in found}
        if word.pos_ == "NOUN":
            found += [
                RoleStateMention(item, DateValue())
                for item in levels_before(word, self.data)
                if item not in told
            ]
        if verb is not None:
            for level, entry in self.data.levels.items():
                if has_verb(verb, entry.holder_verbs) or has_verb(verb, entry.object_verbs):
                    found.append(self.state(level, verb))
        return found

    def role(
        self,
        holder: Actor,
        kind: str,
        token: Token,
        between: tuple[Actor, ...],
        conflict: Conflict | None,
        states: list[RoleStateMention],
    ) -> RoleMention:
        start, end = self.paragraph.span_of(token.sent)
        offered = any(state.level == "offered" for state in states)
        modality = Modality.PLANNED if offered else Modality.REPORTED
        return RoleMention(
            holder, kind, start, end, between, conflict, tuple(states), modality,
            paragraph=self.paragraph.index, token=token.i,
        )  # fmt: skip
