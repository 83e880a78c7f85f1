"""What a role's wording says of it: whether it is real, in what state, and the role that comes of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.records import Actor, Conflict, DateValue, Modality
from ingest.annotations import RoleMention, RoleStateMention
from ingest.roles.data import load_roles
from ingest.roles.holders import Holders
from ingest.roles.states import has_verb, levels_before
from ingest.syntax import (
    antecedent,
    children_of,
    conjuncts,
    first_conjunct,
    is_negated,
    is_verbal,
    prepositional_objects,
    subject_of,
    tense,
)

if TYPE_CHECKING:
    from spacy.tokens import Token


_JOINTLY = frozenset({"together", "along", "jointly"})


def looks_ahead(verb: Token) -> bool:
    """Whether a verb tells what is to come: "will host", "said it would host", "agreed to host"."""
    time = tense(verb)
    if time == "future":
        return not is_negated(verb)
    if is_negated(verb):
        return False
    above = verb.head
    if time == "modal":
        would = any(child.lower_ == "would" for child in children_of(verb, "aux"))
        return would and verb.dep_ == "ccomp" and above.tag_ in ("VBD", "VBN") and not is_negated(above)
    agreed = above.lemma_.lower() in load_roles().undertaking
    return time == "infinitive" and verb.dep_ == "xcomp" and agreed and not is_negated(above)


def companions(verb: Token) -> list[Token]:
    """Who does with others what a verb tells: "together with Ecuador and Brazil, stands ready"."""
    found: list[Token] = []
    subject = subject_of(verb)
    for head in dict.fromkeys((verb, first_conjunct(verb), subject or verb)):
        for child in children_of(head, "advmod", "prep"):
            jointly = (
                child.lower_ in _JOINTLY and child.i + 1 < len(child.doc) and child.nbor().lower_ == "with"
            )
            if jointly or any(word.lower_ in _JOINTLY for word in child.children if child.lower_ == "with"):
                held = [*prepositional_objects(child, "with"), *children_of(child, "pobj")]
                found += [item for noun in held for item in (noun, *_beside(noun))]
    return found


def _beside(noun: Token) -> list[Token]:
    """Names that the parser has in apposition to the first of a list."""
    return [item for child in children_of(noun, "appos") for item in conjuncts(child)]


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
        """The verb that a noun hangs on, over its prepositions."""
        head = noun.head
        while head.dep_ in ("prep", "acomp"):
            head = head.head
        return head if is_verbal(head) and head != noun else None

    def wished(self, verb: Token) -> bool:
        """Whether a verb says that something is only wanted."""
        return verb.lemma_.lower() in self.data.wishing

    def unreal(self, verb: Token) -> bool:
        """Whether what a verb tells is wished, denied or still to come."""
        wished = verb.dep_ == "ccomp" and verb.head.lemma_.lower() in self.data.wishing
        if verb.dep_ == "conj" and verb.tag_ == "VB" and not children_of(verb, "aux"):
            verb = first_conjunct(verb)  # "would harbour them or become their host"
        wished = wished or (verb.dep_ == "pcomp" and verb.head.head.lemma_.lower() in self.data.musing)
        return wished or is_negated(verb) or tense(verb) in ("modal", "future", "infinitive")

    def tried(self, verb: Token) -> bool:
        """Whether one is at what an infinitive tells: "has been trying to mediate"."""
        above = verb.head
        if (
            verb.dep_ in ("acl", "relcl") and above.lemma_.lower() in self.data.honours
        ):  # "had the honour to mediate"
            return above.dep_ == "dobj" and not self.unreal(above.head)
        aimed = verb.dep_ == "xcomp" or (verb.dep_ == "advcl" and tense(verb) == "infinitive")
        return aimed and above.lemma_.lower() in self.data.trying and not self.unreal(above)

    def told_by(self, verb: Token) -> Token:
        """The verb that tells of what is tried or done: the trying of "is trying to mediate"."""
        if not self.tried(verb):
            return verb
        return verb.head.head if verb.dep_ in ("acl", "relcl") else verb.head

    def offered(self, verb: Token) -> bool:
        """Whether a verb, or one of the two above it, says that the role is only offered."""
        chain = [verb, *verb.ancestors]
        return any(item.lemma_.lower() in self.data.levels["offered"].holder_verbs for item in chain[:3])

    def doers(self, verb: Token) -> list[Actor]:
        """Who does what a verb tells, all of them, also where the parser gives a list several subjects."""
        subject = subject_of(verb)
        if subject is None:
            return []
        own = children_of(verb, "nsubj") or [subject]
        tokens = [item for noun in own for item in conjuncts(antecedent(noun))]
        return self.all_actors([*tokens, *companions(verb)])

    def states_of(self, word: Token, verb: Token | None) -> list[RoleStateMention]:
        """States of a role that stand beside its word or in its verb."""
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
                heir = has_verb(verb, entry.heir_verbs) and children_of(verb, "dobj")
                if heir or has_verb(verb, entry.holder_verbs) or has_verb(verb, entry.object_verbs):
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
        *,
        planned: bool = False,
    ) -> RoleMention:
        """The role of one holder, with the sentence of ``token`` as its claim."""
        start, end = self.paragraph.span_of(token.sent)
        planned = planned or any(state.level == "offered" for state in states)
        modality = Modality.PLANNED if planned else Modality.REPORTED
        return RoleMention(
            holder, kind, start, end, between, conflict, tuple(states), modality,
            paragraph=self.paragraph.index, token=token.i,
        )  # fmt: skip
