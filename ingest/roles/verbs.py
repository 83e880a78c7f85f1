"""Roles that somebody fills by what he does: "Oman is mediating", "a truce brokered by Egypt"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.records import ActorKind, DateValue
from ingest.annotations import RoleMention, RoleStateMention
from ingest.roles.data import RoleKind
from ingest.roles.wording import Wording, looks_ahead
from ingest.slots import nouns_of
from ingest.syntax import (
    SUBJECTS,
    antecedent,
    children_of,
    conjuncts,
    governing_verb,
    is_passive,
    is_verbal,
    no_longer,
    prepositional_objects,
    subject_of,
    tense,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLAUSES = ("acl", "relcl")
# "It was brokered by Qatar": what was brokered has been told before.
_OF_WHAT_WAS_TOLD = frozenset({"mediator", "guarantor"})
_GOES_ON = frozenset({"progressive", "perfect", "past_progressive", "past_perfect"})
_LASTING = frozenset({"since", "from", "until", "till", "for", "between", "throughout"})
_WINDOW = 3  # words after a verb among which a phrase's further words stand
_REACH = 4  # words above a participle among which what it is said of is looked for


def taken_for_noun(token: Token) -> bool:
    """ "Who is mediating between them", where the tagger takes the participle for a noun."""
    participle = token.pos_ == "NOUN" and token.lower_.endswith("ing") and token.dep_ in (*_CLAUSES, "ROOT")
    return participle and any(child.dep_ == "aux" for child in token.children)


def _said_of(verb: Token, kind: RoleKind) -> list[Token]:
    """What a participle is said of: the truce in "signed a truce in Moscow mediated by Russia"."""
    nearest = verb.head
    if verb.dep_ == "advcl" and not kind.objects and verb.i > 1 and verb.nbor(-1).text == ",":
        before = verb.nbor(-2)  # "Habré, armed by Washington, marched in"
        if before.pos_ in ("NOUN", "PROPN"):
            return [before]
    token = nearest
    for _ in range(_REACH):
        if token.lemma_.lower() in kind.objects or token.head.i == token.i or is_verbal(token):
            break
        token = token.head
    objects = children_of(token, "dobj") if is_verbal(token) else [token]
    return [item for item in objects if item.lemma_.lower() in kind.objects] or [nearest]


def agents_of(verb: Token) -> list[Token]:
    """Who does what a passive tells, also where a later verb has them: "armed and supplied by Chad"."""
    own = prepositional_objects(verb, "by")
    if own:
        return own
    return [agent for item in _joined(verb, "VBN") for agent in prepositional_objects(item, "by")]


def objects_of(verb: Token) -> list[Token]:
    """What a verb is done to, also where a later verb has it: "armed and trained the militias"."""
    own = children_of(verb, "dobj")
    return own or [item for other in _joined(verb, verb.tag_)[:1] for item in children_of(other, "dobj")]


def _joined(verb: Token, tag: str) -> list[Token]:
    """Later verbs of one form that share a verb's subject and helpers."""
    own = (*SUBJECTS, "aux", "auxpass")
    return [
        item
        for item in conjuncts(verb)
        if item.i > verb.i and item.tag_ == tag and not children_of(item, *own)
    ]


def _shared_subject(verb: Token) -> list[Token]:
    """What a passive joined to another is said of: "was set up in 1976 and armed by Chad"."""
    subject = subject_of(verb) if verb.dep_ == "conj" else None
    return [subject] if subject is not None else []


@dataclass(slots=True)
class VerbRoles(Wording):
    """Finds the roles that a paragraph's verbs tell of."""

    def from_verb(self, verb: Token) -> Iterator[RoleMention]:
        """Roles whose deed a verb tells."""
        lemma = verb.lemma_.lower()
        after = [token.lower_ for token in verb.doc[verb.i + 1 : verb.i + 1 + _WINDOW]]
        told = self.data.by_verb.get(lemma, ())
        if not told and (taken_for_noun(verb) or verb.tag_ == "VBG"):
            told = [(name, ()) for name, kind in self.data.kinds.items() if verb.lower_ in kind.participles]
        for name, rest in told:
            if all(word in after or self._has_object(verb, word) for word in rest):
                yield from self._doing(verb, name, self.data.kinds[name])

    @staticmethod
    def _has_object(verb: Token, word: str) -> bool:
        """ "Carried secret letters": what stands between a verb and its object is no matter."""
        return any(word in (child.lower_, child.lemma_.lower()) for child in children_of(verb, "dobj"))

    def _doing(self, verb: Token, name: str, kind: RoleKind) -> Iterator[RoleMention]:
        lemma = verb.lemma_.lower()
        passive = is_passive(verb) or (verb.dep_ == "acl" and verb.tag_ in ("VBN", "VBD"))
        if passive:
            holders = self.all_actors(agents_of(verb))
            objects = children_of(verb, "nsubjpass") or (
                _said_of(verb, kind) if verb.dep_ in (*_CLAUSES, "advcl") else _shared_subject(verb)
            )
        else:
            holders = self.doers(verb)
            objects = [item for child in objects_of(verb) for item in nouns_of(child)]
            if not holders and verb.tag_ == "VBG" and (above := governing_verb(verb)) is not None:
                holders = self.doers(above)  # "closed the gaps in a fortnight of shuttling between them"
            given = prepositional_objects(verb, "by") if verb.tag_ == "VBG" and verb.dep_ == "pcomp" else []
            if given:
                # "After months of shuttling by its envoys": whose they are
                holders = self.all_actors(given)
            if not objects and self.tried(verb):
                # "Talks which Oman had the honour to mediate"
                objects = [antecedent(child) for child in children_of(verb.head.head, "dobj")]
            if self._effort(verb):
                # "Cairo's efforts to mediate": whose they are
                owners = children_of(verb.head, "poss", "compound", "amod")
                holders = self.all_actors([*owners, *prepositional_objects(verb.head, "by", "of")])
        told = any(item.pos_ == "PRON" for item in objects) and (
            name in _OF_WHAT_WAS_TOLD or (name == "host" and self._told_before(verb, kind))
        )
        held = [] if objects else prepositional_objects(verb, "in", "on", "over", "of")
        words = {item.lemma_.lower() for item in (*objects, *held)} | {
            child.lower_ for child in children_of(verb, "prep")
        }
        # "Oman, which is mediating": without any object the verb says enough where it needs none.
        going_on = tense(verb) in _GOES_ON or taken_for_noun(verb)
        alone = not words and not passive and going_on
        if kind.objects and not alone and not told and not words & set(kind.objects):
            return
        if name == "mediator" and not passive:
            # "mediated between them with Finland": who does it with another
            holders += [a for a in self.all_actors(prepositional_objects(verb, "with")) if a not in holders]
        lost = no_longer(verb)
        # Who tries to mediate mediates; a bid to host hosts nothing yet.
        tried = name == "mediator" and (self._effort(verb) or self.tried(verb))
        planned = kind.planned and looks_ahead(verb)
        if self.unreal(verb) and not self.offered(verb) and not lost and not tried and not planned:
            return
        if name == "backer" and not passive and lemma in self.data.plain:
            holders = [holder for holder in holders if holder.kind is not ActorKind.PERSON]
        between, conflict = self.between(verb, *(item for item in objects if not verb.is_ancestor(item)))
        if not kind.objects:
            if words & set(self.data.kinds["mediator"].led):
                return  # "talks between the two sponsored by Togo": neither of them is
            between = between or tuple(actor for item in objects for actor in self.party(item))
            firm = passive and lemma not in self.data.plain  # "a government propped up by Chad"
            if not between and not self._nameless(objects, kind, firm=firm):
                return  # "backed the plan": nobody is backed
            lasted = any(child.lower_ in _LASTING for child in children_of(verb, "prep"))
            if kind.places and tense(verb) == "past" and not between and not lasted:
                return  # "occupied the hill": a deed of one day
        elif name == "mediator" and objects:
            between = between or self.parties(objects[0], holders)
        elif name == "guarantor" and objects:
            owners = [*children_of(objects[0], "poss"), *prepositional_objects(objects[0], "of")]
            between = between or tuple(self.all_actors(owners))
            if not told and not between and not words & set(self.data.kinds["mediator"].drafts):
                return  # "the police guaranteed her safety"
        states = self.states_of(verb, None)
        if lost:
            states = [self.state("ended", verb)]
        if self.offered(verb):
            states.append(RoleStateMention("offered", DateValue()))
        if name == "mediator" and between and all(holder in between for holder in holders):
            return  # "both have mediated between the two": whom both are is not known, but none of the two
        for holder in holders:
            others = tuple(a for a in between if a != holder)
            if between and not others and not kind.objects and not kind.places:
                continue  # "soldiers backed by helicopters": a side's own
            yield self.role(holder, name, self.told_by(verb), others, conflict, states, planned=planned)

    def _nameless(self, objects: Sequence[Token], kind: RoleKind, *, firm: bool) -> bool:
        """Whether whom one backs, or what one holds, is told without an actor's name."""
        if kind.places:
            return any(
                mention.place is not None for item in objects for mention in self.mentions.get(item.i, [])
            )
        nouns = (*self.data.parties, *(self.data.powers if firm else ()))
        return any(item.lemma_.lower() in nouns for item in objects)

    def _told_before(self, verb: Token, kind: RoleKind) -> bool:
        """Whether the sentence or the one before it names what "them" or "it" may stand for: talks."""
        start = verb.sent.start
        first = start and verb.doc[start - 1].sent.start
        return any(token.lemma_.lower() in kind.objects for token in verb.doc[first : verb.i])

    def _effort(self, verb: Token) -> bool:
        """Whether an infinitive hangs on a noun of effort: "efforts by Cairo to mediate"."""
        return verb.dep_ in ("acl", "relcl") and verb.head.lemma_.lower() in self.data.efforts
