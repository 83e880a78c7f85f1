"""Whether a whole text tells of the known world: who acts in it, and whom its tolls count.

A war report may leave some of its gunmen unnamed, but most of its events have a state, an army, a group or an
organisation that is known, or a toll. A review of a play storms, besieges and surrenders from end to end, and
knows nobody. Words alone cannot tell the two apart; who takes part can.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from graph.records import Actor, ActorKind, ParticipantRole
from ingest.annotations import Argument, Paragraph, Predicate
from ingest.lexicon import load_lexicon
from ingest.lexicon.domains import HOME, count_domains, strongest, words_of_text

# Tokens: shorter texts may tell a single deed by people whom nobody knows.
_LONG = 120
# Share of the events with a known party or a toll, under which the text may be about something else.
_SHARE = 0.3
_PLAINLY = 4  # cues of another subject from which on the bare name of a country makes no politics
_AT_WAR = 4  # cues of war under which a text is of no war, whatever else it is about
_PARTIES = frozenset(ParticipantRole)
_UNDER_ARMS = frozenset({ActorKind.ARMED_GROUP, ActorKind.MILITARY})


def of_the_known(
    paragraphs: Sequence[Paragraph],
    predicates: Sequence[Predicate],
    arguments: Sequence[Argument],
    counted: Collection[int],
) -> list[Predicate]:
    """The predicates that stay, in their order: all, or in a text on something else those of known parties.

    ``counted`` are the keys of the predicates that a toll (killed, displaced ...) belongs to.
    """
    if sum(len(paragraph.doc) for paragraph in paragraphs) < _LONG:
        return list(predicates)
    kinds: dict[int, set[ActorKind]] = {}
    for argument in arguments:
        if argument.role in _PARTIES and argument.mention is not None:
            found = {actor.kind for actor in argument.mention.actors if _is_known(actor)}
            kinds.setdefault(argument.predicate, set()).update(found)
    held = [item for item in predicates if kinds.get(item.key) or item.key in counted]
    if len(held) >= _SHARE * len(predicates):
        return list(predicates)
    subjects = _subjects(paragraphs)
    elsewhere = sum(count for name, count in subjects.items() if name not in HOME)
    if subjects["conflict"] >= _AT_WAR and subjects["conflict"] > elsewhere:
        return list(predicates)
    if strongest(subjects)[1] < _PLAINLY:
        return held
    return [item for item in held if item.key in counted or kinds[item.key] - {ActorKind.COUNTRY}]


def _is_known(actor: Actor) -> bool:
    """Whether a gazetteer has an actor, or it is an armed side that the text describes ("gunmen")."""
    return not actor.provisional or actor.kind in _UNDER_ARMS


def _subjects(paragraphs: Sequence[Paragraph]) -> Counter[str]:
    """How many different cues of each subject the text has."""
    words = frozenset[str]().union(*(words_of_text(paragraph.doc.text) for paragraph in paragraphs))
    return count_domains(words, load_lexicon(), score=False, hints=True)
