"""What a crowd says or wrecks is protest: "protesters demanded his resignation", "a mob looted shops"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ingest.event_kinds import load_kinds
from ingest.lexicon import Lexicon, lemma
from ingest.slots import verb_slots
from ingest.structure_words import load_structure_words
from ingest.syntax import subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ingest.predicates.candidates import Candidate


def take_to_the_street(candidate: Candidate, lexicon: Lexicon) -> None:
    """Make a demand, a condemnation or a refusal by a crowd a demonstration, its violence a riot."""
    verb, kinds = candidate.anchor or candidate.token, load_kinds()
    if candidate.nominal:
        _strike_of_workers(candidate, lexicon)
        return
    if candidate.is_any(kinds.indoors):
        return
    subject = subject_of(verb)
    if subject is None:
        return
    if candidate.is_any({kinds.demonstration}) and _is_a_state(subject, verb, lexicon):
        candidate.become(kinds.complaint)
        return
    crowd = _of_crowd(verb, lexicon, "demonstrators")
    if candidate.is_any(kinds.called_out) and (_of_many(subject) or crowd):
        candidate.become(kinds.demonstration)
        return
    pushing = candidate.is_any(kinds.pushed) and (crowd or _of_crowd(verb, lexicon, "commoners"))
    if pushing or (crowd and candidate.is_any(kinds.wrecked)):
        candidate.become(kinds.riot)


def _strike_of_workers(candidate: Candidate, lexicon: Lexicon) -> None:
    """ "Strikes and protests": what stands beside a protest is no attack."""
    noun = candidate.token
    if candidate.type not in load_kinds().violence or lemma(noun) not in lexicon.words_of("stoppages"):
        return
    beside = [child for child in noun.children if child.dep_ == "conj"]
    beside += [noun.head] if noun.dep_ == "conj" else []
    if any(lemma(token) in lexicon.words_of("protests") for token in beside):
        candidate.become(load_kinds().stoppage)


def is_aim_of(candidate: Candidate, protests: Sequence[Candidate]) -> bool:
    """Whether a demand is what a protest is for: "marched to demand peace" is one event."""
    verb, kinds = candidate.token, load_kinds()
    if candidate.nominal or candidate.type not in kinds.aims:
        return False
    if not any(child.tag_ == "TO" for child in verb.children):
        return False
    return any(
        other is not candidate
        and other.type in kinds.protests
        and verb.head.i in (other.token.i, *other.heads())
        for other in protests
    )


def _is_a_state(subject: Token, verb: Token, lexicon: Lexicon) -> bool:
    """ "Kabul has protested": a state complains, it does not march."""
    complains = verb.lemma_.lower() in lexicon.words_of("complaining")
    return complains and subject.tag_ == "NNP" and subject.ent_type_ == "GPE"


def _of_many(subject: Token) -> bool:
    return subject.lower_ in load_structure_words().crowding


def _of_crowd(verb: Token, lexicon: Lexicon, name: str) -> bool:
    return any(lemma(token) in lexicon.words_of(name) for token in verb_slots(verb).get("subj", ()))
