"""What somebody is sent to do is no event of its own: "deployed 2,000 soldiers to help the police"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ingest.event_kinds import load_kinds
from ingest.lexicon import Lexicon, lemma
from ingest.slots import nouns_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ingest.predicates.candidates import Candidate

_CLAUSES = frozenset({"acl", "relcl", "advcl", "xcomp"})


def is_task_of(candidate: Candidate, others: Sequence[Candidate], lexicon: Lexicon) -> bool:
    """Whether an infinitive tells what a force is for: of a noun for one, or of the verb that sends it."""
    verb = candidate.token
    if candidate.nominal or verb.dep_ not in _CLAUSES or verb.tag_ != "VB":
        return False
    if not any(child.tag_ == "TO" for child in verb.children):
        return False
    above = verb.head
    if _sent(above, lexicon):
        return all(other is candidate or above.i not in other.heads() for other in others)
    deploys = any(
        other is not candidate and other.type in load_kinds().sending and above.i in other.heads()
        for other in others
    )
    held = (
        noun for child in above.children if child.dep_ in ("dobj", "nsubjpass") for noun in nouns_of(child)
    )
    return deploys and any(_sent(noun, lexicon) for noun in held)


def is_means_of(candidate: Candidate, others: Sequence[Candidate]) -> bool:
    """Whether the deed by which an attack was made is told: "hit back by firing rockets" is one deed."""
    kinds = load_kinds()
    if candidate.nominal or not candidate.is_any(kinds.by_some_means):
        return False
    means = {
        verb.i
        for child in candidate.token.children
        if child.dep_ == "prep" and child.lower_ in ("by", "with")
        for verb in child.children
        if verb.dep_ == "pcomp"
    }
    return any(
        other is not candidate and other.type in kinds.violence and other.token.i in means for other in others
    )


def is_how_to(candidate: Candidate) -> bool:
    """ "They only know how to bomb", "discussed how to end the war": nothing was done."""
    marks = [child for child in candidate.token.children if child.i < candidate.token.i]
    asked = any(child.dep_ == "advmod" and child.lower_ == "how" for child in marks)
    return asked and any(child.tag_ == "TO" for child in marks)


def is_charge(candidate: Candidate, lexicon: Lexicon) -> bool:
    """Whether a gerund only names a crime: "on charges of corruption and aiding a terrorist group"."""
    token = candidate.token
    if (
        token.tag_ != "VBG"
        or token.dep_ not in ("pcomp", "conj")
        or candidate.type not in load_kinds().friendly
    ):
        return False
    # The parser often hangs the second crime on the verb: the noun before "and" tells whose conjunct it is.
    beside = token.nbor(-2) if token.i > 1 and token.nbor(-1).dep_ == "cc" else token
    above = [*list(token.ancestors)[:4], beside, *list(beside.ancestors)[:4]]
    return any(noun.pos_ == "NOUN" and lemma(noun) in lexicon.words_of("charges") for noun in above)


def _sent(noun: Token, lexicon: Lexicon) -> bool:
    return noun.pos_ in ("NOUN", "PROPN") and lemma(noun) in lexicon.words_of("sent")
