"""Parties that an event has from other words: from the deed about it, or from who claims it afterwards."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.records import ParticipantRole
from ingest.annotations import Argument, Paragraph, Predicate
from ingest.arguments.control import load_control
from ingest.arguments.mention_index import MentionIndex
from ingest.event_kinds import load_kinds
from ingest.gazetteer import load_gazetteer
from ingest.slots import deep_subject

if TYPE_CHECKING:
    from spacy.tokens import Token

_WITHIN = frozenset({"in", "during", "with", "by"})
_PARTIES = frozenset({ParticipantRole.INITIATOR, ParticipantRole.RECIPIENT, ParticipantRole.PARTICIPANT})


def inherited(
    docs: Mapping[int, Paragraph], predicates: Sequence[Predicate], found: Sequence[Argument]
) -> Iterator[Argument]:
    """ "Captured two soldiers in a raid": an event noun without parties has those of the deed about it."""
    parties: dict[int, list[Argument]] = defaultdict(list)
    for argument in found:
        if argument.role in _PARTIES:
            parties[argument.predicate].append(argument)
    for predicate in predicates:
        if not predicate.nominal or predicate.type not in load_kinds().violence or parties[predicate.key]:
            continue
        deeds = _about(docs[predicate.paragraph].doc[predicate.token], predicate, predicates)
        deed = next((deed for deed in deeds if parties[deed.key]), None)
        known = parties[deed.key] if deed is not None else []
        actors = sorted({a.id for argument in known if argument.mention for a in argument.mention.actors})
        level = deed is not None and deed.type in load_kinds().accords
        if level and (len(actors) != 2 or not load_gazetteer().at_odds(*actors)):
            continue  # who signs a peace may be a guarantor: known foes are those who fought
        for argument in known:
            role = ParticipantRole.PARTICIPANT if level else argument.role
            yield replace(argument, predicate=predicate.key, role=role, slot="inherited")


def _about(noun: Token, predicate: Predicate, predicates: Sequence[Predicate]) -> Iterator[Predicate]:
    """The deed in which an event noun stands, and the accord that ends what it tells."""
    spell = noun.dep_ == "pobj" and noun.head.lower_ == "of"  # "five days of fighting"
    if noun.dep_ == "pobj" and noun.head.lower_ in _WITHIN:
        deed, accord = noun.head.head, False
    elif (held := noun.head.head if spell else noun).dep_ == "dobj":
        deed, accord = held.head, held.head.lemma_.lower() in load_control().enders
        if not accord:
            return
    else:
        return
    heads = {deed.i, deed.head.i} if accord else {deed.i}
    # An offensive is part of no drills, though the parser may hang it there.
    fitting = load_kinds().accords if accord else load_kinds().deeds
    for other in predicates:
        here = other.paragraph == predicate.paragraph and heads & {other.token, *other.tokens}
        if here and other.type in fitting:
            yield other


def claimed(
    docs: Mapping[int, Paragraph],
    predicates: Sequence[Predicate],
    found: Sequence[Argument],
    index: MentionIndex,
) -> Iterator[Argument]:
    """ "A bomb killed nine. Hamas claimed responsibility": who claims it made the attack told before."""
    named = {
        argument.predicate
        for argument in found
        if argument.role == ParticipantRole.INITIATOR
        and argument.mention is not None
        and any(not actor.provisional for actor in argument.mention.actors)
    }
    kinds = load_kinds()
    forms = {form.removesuffix(" for") for form in load_control().claimers}
    for paragraph in docs.values():
        here = [item for item in predicates if item.paragraph == paragraph.index]
        for verb in paragraph.doc:
            held = [child for child in verb.children if child.dep_ == "dobj"]
            if not held or f"{verb.lemma_.lower()} {held[0].lemma_.lower()}" not in forms:
                continue
            if any(token.i in {item.token for item in here} for token in held[0].subtree):
                continue  # "for the attack": that noun has its own
            before = [item for item in here if item.type in kinds.violence and item.token < verb.sent.start]
            deed = max(before, key=lambda item: item.start, default=None)
            if deed is None or deed.key in named:
                continue
            for subject in deep_subject(verb):
                for mention in index.of(paragraph, subject):
                    if mention.actors and mention.reading == "actor":
                        yield Argument(
                            deed.key, ParticipantRole.INITIATOR, mention, mention.text, mention.head,
                            mention.start, mention.end, "claimed",
                        )  # fmt: skip
