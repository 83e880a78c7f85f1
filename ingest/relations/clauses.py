"""Clauses that tell a standing tie: "Hezbollah is allied with Iran", "Finland joined NATO"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.records import RelationKind
from ingest.relations.data import RelationData
from ingest.syntax import (
    children_of,
    conjuncts,
    is_negated,
    is_passive,
    is_verbal,
    prepositional_objects,
    subject_of,
    tense,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

# What is planned, possible or only named by an infinitive or a gerund is no tie that stands.
_STANDING = frozenset({"present", "perfect", "progressive", "past", "past_perfect", "past_progressive"})


@dataclass(frozen=True, slots=True)
class Clause:
    """Heads of who has a tie and with whom; no ``others`` where the subjects have it among themselves."""

    kind: RelationKind
    subjects: Sequence[Token]
    others: Sequence[Token]


def clauses_of(verb: Token, data: RelationData) -> Iterator[Clause]:
    """The ties that a verb's clause tells by the phrases of ``clauses`` and, in the passive, of ``verbs``."""
    lemma = verb.lemma_.lower()
    told = data.told_by.get(lemma)
    if not told:
        return
    if (
        not is_verbal(verb)
        or verb.dep_ in ("acl", "amod")
        or is_negated(verb)
        or tense(verb) not in _STANDING
    ):
        return
    if any(child.lower_ in ("if", "unless", "whether") for child in children_of(verb, "mark")):
        return
    subject = subject_of(verb)
    if subject is None:
        return
    passive = is_passive(verb)
    for kind, phrases in told.items():
        tie = data.ties[kind]
        if passive and lemma in tie.verbs:
            others = prepositional_objects(verb, tie.verbs[lemma])
            turned = tie.turned  # "the group is led by X": X leads
            sides = (others, conjuncts(subject)) if turned else (conjuncts(subject), others)
            if others:
                yield Clause(kind, *sides)
            continue
        for words in phrases:
            named = _others(verb, words, data, passive=passive)
            if named is not None and (named or tie.mutual):
                yield Clause(kind, conjuncts(subject), named)
                break


def _others(verb: Token, words: list[str], data: RelationData, *, passive: bool) -> list[Token] | None:
    """Who else is in the tie; empty where the phrase names nobody; None where the phrase does not fit."""
    first, *rest = words
    if passive and first != "be":
        return None
    last = rest.pop() if rest and rest[-1] in data.prepositions else None
    below: list[Token] = [verb]
    for word in rest:
        found = [child for child in below[-1].children if word in (child.lower_, child.lemma_.lower())]
        if not found:
            return None
        below.append(found[0])
    if not rest and last is not None and not prepositional_objects(verb, last):
        return None  # "fought two wars" is no "fought alongside"
    if last is None:
        objects = children_of(below[-1], "dobj")
        return [item for child in objects for item in conjuncts(child)] if not rest else []
    return [item for token in reversed(below) for item in prepositional_objects(token, last)]
