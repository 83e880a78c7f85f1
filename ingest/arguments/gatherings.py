"""Who takes part in talks by what is said in them, or by who bids others to them.

"The minister apologised to his neighbour in a telephone call", "invited both presidents for talks": the noun
says nothing of its own. The verbs that bid are in ``data/arguments/control.yaml``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from graph.records import ParticipantRole
from ingest.annotations import Argument, Mention, Paragraph, Predicate
from ingest.arguments.control import load_control
from ingest.arguments.mention_index import MentionIndex
from ingest.event_kinds import load_kinds
from ingest.saying import sayings
from ingest.slots import deep_subject, verb_slots
from ingest.syntax import is_verbal

if TYPE_CHECKING:
    from spacy.tokens import Token

_WITHIN = frozenset({"in", "at", "during"})
_DOERS = frozenset({ParticipantRole.INITIATOR, ParticipantRole.PARTICIPANT})


def gathered(
    docs: Mapping[int, Paragraph],
    predicates: Sequence[Predicate],
    found: Sequence[Argument],
    index: MentionIndex,
) -> Iterator[Argument]:
    """Participants of talks whose noun names fewer than two: those of the verb that it stands beside."""
    parties: dict[int, list[Argument]] = defaultdict(list)
    for argument in found:
        if isinstance(argument.role, ParticipantRole):
            parties[argument.predicate].append(argument)
    kinds = load_kinds()
    acts = {(item.paragraph, item.token): item for item in predicates if item.type in kinds.sayings}
    for predicate in predicates:
        if not predicate.nominal or predicate.type not in kinds.meetings:
            continue
        noun = docs[predicate.paragraph].doc[predicate.token]
        preposition = noun.head
        verb = preposition.head
        if noun.dep_ != "pobj" or preposition.dep_ != "prep" or not is_verbal(verb):
            continue
        known = _actors(parties[predicate.key])
        if sum(argument.role in _DOERS for argument in parties[predicate.key]) >= 2:
            continue
        act = acts.get((predicate.paragraph, verb.i))
        bidden = preposition.lower_ == "for" and verb.lemma_.lower() in load_control().inviters
        told = act is not None or verb.lemma_.lower() in sayings("quotes")
        if not bidden and not (told and preposition.lower_ in _WITHIN):
            continue
        addressed = () if act is not None else verb_slots(verb).get("obj", ())
        own = [item.mention for item in parties[act.key] if item.mention] if act is not None else []
        spoken = [*own, *_mentions(docs[predicate.paragraph], [*deep_subject(verb), *addressed], index)]
        for mention in spoken:
            actors = {actor.id for actor in mention.actors}
            if mention.reading != "actor" or not actors or actors & known:
                continue
            known |= actors
            yield Argument(
                predicate.key, ParticipantRole.PARTICIPANT, mention, mention.text, mention.head,
                mention.start, mention.end, "gathered",
            )  # fmt: skip


def _mentions(paragraph: Paragraph, heads: Sequence[Token], index: MentionIndex) -> Iterator[Mention]:
    for head in heads:
        yield from index.of(paragraph, head)


def _actors(arguments: Sequence[Argument]) -> set[str]:
    return {actor.id for item in arguments if item.mention is not None for actor in item.mention.actors}
