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

_NO_CROWD = ("investigate", "trial", "convict", "charge", "sue", "deny", "asylum")
_WRECKING = frozenset(
    {("COERCE", "destroy_property"), ("COERCE", "confiscate"), ("ASSAULT", "destruction")}
) | {
    ("ASSAULT", "airstrike"),  # "rioters bombed a bank" from no aircraft
    ("ASSAULT", "attack"),
}
# What soldiers do in battle, and unarmed people at a cordon: "broke through the line".
_PUSHING = frozenset({("ASSAULT", "offensive")})


def take_to_the_street(candidate: Candidate, lexicon: Lexicon) -> None:
    """Make a demand, a condemnation or a refusal by a crowd a demonstration, its violence a riot."""
    verb = candidate.anchor or candidate.token
    if candidate.nominal:
        _strike_of_workers(candidate, lexicon)
        return
    if candidate.mode in _NO_CROWD:
        return
    subject = subject_of(verb)
    if subject is None:
        return
    if (candidate.type, candidate.mode) == ("PROTEST", "demonstrate") and _is_a_state(subject, verb):
        candidate.type, candidate.mode, candidate.contexts = "ACCUSE", "complain", ()
        return
    crowd = _of_crowd(verb, lexicon, "demonstrators")
    if candidate.type in load_kinds().called_out and (_of_many(subject) or crowd):
        candidate.type, candidate.mode, candidate.contexts = "PROTEST", "demonstrate", ()
        return
    deed = (candidate.type, candidate.mode)
    pushing = deed in _PUSHING and _of_crowd(verb, lexicon, "commoners")
    if pushing or (crowd and deed in _WRECKING | _PUSHING):
        candidate.type, candidate.mode, candidate.contexts = "PROTEST", "riot", ()


def _strike_of_workers(candidate: Candidate, lexicon: Lexicon) -> None:
    """ "Strikes and protests": what stands beside a protest is no attack."""
    noun = candidate.token
    if candidate.type != "ASSAULT" or lemma(noun) != "strike":
        return
    beside = [child for child in noun.children if child.dep_ == "conj"]
    beside += [noun.head] if noun.dep_ == "conj" else []
    if any(lemma(token) in lexicon.words_of("protests") for token in beside):
        candidate.type, candidate.mode, candidate.contexts = "PROTEST", "strike", ()


def is_aim_of(candidate: Candidate, protests: Sequence[Candidate]) -> bool:
    """Whether a demand is what a protest is for: "marched to demand peace" is one event."""
    verb = candidate.token
    if candidate.nominal or candidate.type not in ("REQUEST", "PROTEST"):
        return False
    if not any(child.tag_ == "TO" for child in verb.children):
        return False
    return any(
        other is not candidate and other.type == "PROTEST" and verb.head.i in (other.token.i, *other.heads())
        for other in protests
    )


def _is_a_state(subject: Token, verb: Token) -> bool:
    """ "Kabul has protested": a state complains, it does not march."""
    return verb.lemma_.lower() == "protest" and subject.tag_ == "NNP" and subject.ent_type_ == "GPE"


def _of_many(subject: Token) -> bool:
    return subject.lower_ in load_structure_words().crowding


def _of_crowd(verb: Token, lexicon: Lexicon, name: str) -> bool:
    return any(lemma(token) in lexicon.words_of(name) for token in verb_slots(verb).get("subj", ()))
