"""Doers and sufferers whom the text gives no name: "a mob lynched two men", "death squads killed a priest".

They stand in lower case for who did a deed or suffered it, where no mention of the deed tells better.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from graph.identifiers import digest
from graph.records import Actor, ActorKind, ParticipantRole
from graph.resolution.rules import load_rules
from ingest.annotations import Argument, Reading
from ingest.event_kinds import load_kinds
from ingest.gazetteer import load_phrases
from ingest.resolution.cluster import Cluster
from ingest.resolution.drafts import Draft

if TYPE_CHECKING:
    from spacy.tokens import Token

_OWN = ("compound", "amod")
_KINDS = {"people": ActorKind.PEOPLE, "armed": ActorKind.ARMED_GROUP}
_LEVEL = ParticipantRole.PARTICIPANT


def name_the_nameless(reading: Reading, clusters: Sequence[Cluster]) -> None:
    """Give a deed the doers, and the sufferers, that no mention covers, each where it has none otherwise."""
    docs = {paragraph.index: paragraph.doc for paragraph in reading.paragraphs}
    bare: dict[int, list[Argument]] = {}
    for argument in reading.arguments:
        if argument.mention is None and argument.role in (
            ParticipantRole.INITIATOR,
            ParticipantRole.RECIPIENT,
        ):
            bare.setdefault(argument.predicate, []).append(argument)
    if not bare:
        return
    scene = _scene(reading)
    for cluster in clusters:
        if cluster.drafts[0].predicate.type not in load_kinds().deeds | load_rules().blows:
            continue
        for role in (ParticipantRole.INITIATOR, ParticipantRole.RECIPIENT):
            if cluster.ids(role, _LEVEL):
                continue
            for draft, argument in _arguments(cluster, bare, role):
                actor = _actor(docs[draft.predicate.paragraph][argument.token], scene)
                if actor is not None:
                    draft.actors[role][actor.id] = actor
                    break


def _arguments(
    cluster: Cluster, bare: dict[int, list[Argument]], role: ParticipantRole
) -> list[tuple[Draft, Argument]]:
    return [
        (draft, argument)
        for draft in cluster.drafts
        for argument in bare.get(draft.predicate.key, ())
        if argument.role == role
    ]


def _actor(noun: Token, scene: str | None) -> Actor | None:
    """The people or band that a noun tells of, called by its own words; None where it is no such noun."""
    book = load_phrases()
    kind = _KINDS.get(book.heads.get(noun.lower_, "government"))
    if kind is None or noun.pos_ != "NOUN" or noun.lemma_.lower() in load_rules().mere:
        return None
    first = noun.i
    while first and noun.doc[first - 1].dep_ in _OWN and noun.doc[first - 1].head == noun:
        first -= 1
    name = noun.doc[first : noun.i + 1].text.casefold()
    return Actor(id=digest("actor", ["phrase", name, scene]), name=name, kind=kind, provisional=True)


def _scene(reading: Reading) -> str | None:
    """The country most spoken of: a mob in Nigeria is not one in Haiti; None where two are."""
    spoken = Counter(actor.iso3 for mention in reading.mentions for actor in mention.actors if actor.iso3)
    ranked = spoken.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]
