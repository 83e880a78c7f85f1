"""Words of war in a figure of speech: a battle with cancer, shares that were hit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.event_kinds import load_kinds
from ingest.lexicon import Lexicon, lemma
from ingest.slots import noun_slots, prepositions, unsaid_agent, verb_slots
from ingest.structure_words import load_structure_words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ingest.predicates.candidates import Candidate

# Slots in which the thing fought over, or the one who "fights", stands.
_AGENTS = ("subj", "poss", "mod", "by")
_THINGS = (*_AGENTS, "obj", "with", "against", "for", "over", "on")
_STATES = frozenset({"GPE", "NORP", "LOC"})
_WARLIKE = ("armed", "gunners", "attackers", "projectiles", "explosives", "forces")


def is_figurative(candidate: Candidate, lexicon: Lexicon) -> bool:
    """Whether a word that can be figurative stands beside what no one makes war on or with.

    ``@figurative`` in ``classes.yaml`` lists what always gives a figure away; ``@civil``
    (whoever it is done to) and ``@peaceful`` (who does it) do so where neither an armed
    side, nor a weapon, nor a state takes part.
    """
    if candidate.nominal and candidate.noun is not None and _is_label(candidate.noun):
        return True
    kinds = load_kinds()
    if candidate.type in kinds.forceful and candidate.sense.ambiguous:
        told = _fillers(candidate, ("subj", "obj"))
        return any(lemma(token) in lexicon.words_of("figurative") for token in told)
    if (
        candidate.type not in kinds.violent
        or candidate.is_any(kinds.told_plainly)
        or not candidate.sense.ambiguous
    ):
        return False
    parties = _fillers(candidate, _THINGS)
    if any(lemma(token) in lexicon.words_of("figurative") for token in parties):
        return True
    agents = _fillers(candidate, _AGENTS)
    civil = any(lemma(token) in lexicon.words_of("peaceful") for token in agents) or (
        any(lemma(token) in lexicon.words_of("civil") for token in parties)
        and not unsaid_agent(candidate.token)
    )
    return civil and not any(
        token.ent_type_ in _STATES or lemma(token) in lexicon.words_of(name)
        for token in parties
        for name in _WARLIKE
    )


def _is_label(noun: Token) -> bool:
    """ "Called the raids an execution of civilians": a view of the raids, and no second deed."""
    labels = noun.dep_ == "oprd" and lemma(noun.head) in load_structure_words().labelling
    return labels and any(child.lower_ in ("a", "an") for child in noun.children)


def _fillers(candidate: Candidate, names: tuple[str, ...]) -> list[Token]:
    """What fills the slots of an event's words."""
    found: list[Token] = []
    if not candidate.nominal:
        slots = verb_slots(candidate.token)
        found += [token for name in names for token in slots.get(name, ())]
    if candidate.noun is not None:
        slots = noun_slots(candidate.noun)
        found += [token for name in names for token in slots.get(name, ())]
        if candidate.nominal and candidate.noun.dep_ == "dobj":
            # "lost her battle with cancer": what stands with the verb may be the noun's.
            slots = prepositions(candidate.noun.head)
            found += [token for name in names for token in slots.get(name, ())]
    return [token for token in found if token.pos_ != "PRON"]
