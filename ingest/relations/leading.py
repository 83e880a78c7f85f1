"""Who can be said to lead whom: the ambassador at the head of a delegation does not lead its state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.records import Actor, ActorKind
from ingest.gazetteer import load_gazetteer
from ingest.relations.data import RelationData
from ingest.syntax import children_of, first_conjunct, prepositional_objects

if TYPE_CHECKING:
    from spacy.tokens import Token

_RULED = frozenset({ActorKind.COUNTRY, ActorKind.GOVERNMENT, ActorKind.ORGANISATION, ActorKind.BLOC})
_STATES = frozenset({ActorKind.COUNTRY, ActorKind.GOVERNMENT})


def may_lead(source: Actor, target: Actor, word: Token, data: RelationData) -> bool:
    """Whether a leader and what he leads go together, told by a title or a verb.

    Commanders lead groups and armies, not states or organisations; an office without a name ("prime
    minister (Chad)") tells nothing; a state leads a coalition, but no group of its own mind.
    """
    if source.kind is not ActorKind.PERSON:
        return target.provisional or target.kind in (
            ActorKind.BLOC,
            ActorKind.ORGANISATION,
            ActorKind.MILITARY,
        )
    if source.provisional and "/" in source.id:
        return False
    return not (target.kind in _RULED and word.lemma_.lower() in data.commanding)


def of_a_part(title: Token, target: Actor) -> bool:
    """Whether a title is of a part: a state's "aid chief" and "chief of staff" do not lead it."""
    if target.kind in (ActorKind.ARMED_GROUP, ActorKind.MILITARY):
        return False
    parts = [child for child in title.children if child.dep_ == "compound" and child.tag_ in ("NN", "NNS")]
    if target.kind is ActorKind.COUNTRY and parts:
        return True
    owned = bool(children_of(title, "poss"))
    return owned and any(item.pos_ == "NOUN" for item in prepositional_objects(title, "of"))


def of_another(person: Actor, target: Actor) -> bool:
    """Whether the gazetteer has a person in another state: not all beside a title are its bearers."""
    if person.provisional or target.kind is not ActorKind.COUNTRY:
        return False
    return load_gazetteer().parent(person.id) not in (None, "", target.id)


def is_led(noun: Token, actor: Actor, data: RelationData) -> bool:
    """Whether what a noun names is led as a whole: a Saudi delegation is not Saudi Arabia."""
    if actor.kind not in _STATES:
        return True
    if noun.pos_ == "NOUN":
        return noun.lemma_.lower() in data.governing
    above = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else None
    return above is None or above.pos_ != "NOUN" or above.lemma_.lower() in data.governing


def led_among(bearer: Token, participle: Token) -> bool:
    """Whether a participle behind a pair is of what is between them: "talks between A and B led by C"."""
    above = first_conjunct(bearer).head
    return above.lower_ == "between" and participle.nbor(-1).text != ","
