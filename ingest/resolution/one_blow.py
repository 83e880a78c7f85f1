"""One blow told by two words of a sentence that does not put its result behind its deed.

"Killed nine when they ambushed a convoy", "killed 54 in Maiduguri, where four bombs went off", "the
killing of a judge, who was shot": who fell and what felled them are one deed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from graph.resolution.rules import Rules
from ingest.annotations import Paragraph
from ingest.resolution.drafts import Draft
from ingest.syntax import children_of, conjuncts, is_passive, is_verbal, prepositional_objects

if TYPE_CHECKING:
    from spacy.tokens import Token

_WHEN = frozenset({"when", "as"})
_BELOW_PLACE = frozenset({"pobj", "prep", "appos", "compound", "conj", "nmod"})


def one_blow(draft: Draft, event: Draft, paragraphs: Sequence[Paragraph], rules: Rules) -> bool:
    """Whether a word tells of the blow that another word of its paragraph tells, which keeps the event."""
    word, deed = draft.predicate, event.predicate
    if word.paragraph != deed.paragraph or word.sentence != deed.sentence:
        return False
    if draft.standing.status is not event.standing.status:
        return False
    if not (rules.is_blow(word.type, word.mode) and rules.is_blow(deed.type, deed.mode)):
        return False
    doc = paragraphs[word.paragraph].doc
    first, second = doc[word.token], doc[deed.token]
    goals = {deed.token, *deed.tokens}
    if word.type == deed.type and word.noun >= 0 and word.noun in {deed.noun, *goals}:
        return True  # "ran over a *bomb*, which wounded four"
    if is_passive(first) and where_they_fell(first, goals):
        return True
    if not rules.is_result(word.type, word.mode, word.lemma):
        return False
    if word.nominal:
        return _who_was_shot(first, second)
    if where_they_fell(second, {word.token, *word.tokens}) or _when_they_struck(first, second):
        return True
    return _by_what(first, goals)


def where_they_fell(verb: Token, goals: set[int]) -> bool:
    """ "Shelled the town of Adigrat, where five people were killed": what befell the place did it."""
    if verb.dep_ != "relcl" or children_of(verb, "agent", "dobj"):
        return False
    if not any(child.lower_ == "where" for child in verb.children):
        return False
    place = verb.head
    while place.dep_ in _BELOW_PLACE and place.i not in goals:
        place = place.head
    return place.i in goals or (place.dep_ in ("dobj", "nsubjpass", "nsubj") and place.head.i in goals)


def _who_was_shot(noun: Token, verb: Token) -> bool:
    """ "The killing of a judge, Ana Ruiz, who was *shot*": whom it befell is who was shot."""
    if verb.dep_ != "relcl" or not is_passive(verb):
        return False
    who = any(child.tag_ == "WP" for child in verb.children)
    fallen = {one.i for whom in prepositional_objects(noun, "of") for one in whom.subtree}
    return who and verb.head.i in fallen


def _by_what(killed: Token, goals: set[int]) -> bool:
    """ "Drove over a mine, which *killed* two": what killed them is what the deed was done with."""
    whole = any(child.tag_ == "WDT" and child.dep_ == "nsubj" for child in killed.children)
    means = killed.head
    if killed.dep_ != "relcl" or not whole or means.dep_ not in ("dobj", "pobj"):
        return False
    verb = means.head.head if means.dep_ == "pobj" else means.head
    return verb.i in goals


def _when_they_struck(killed: Token, struck: Token) -> bool:
    """ "Gunmen killed nine and wounded two when they *ambushed* a convoy"."""
    if struck.dep_ != "advcl" or not any(mark.lower_ in _WHEN for mark in struck.children):
        return False
    doers = children_of(struck, "nsubj")
    same = bool(doers) and all(doer.pos_ == "PRON" for doer in doers)
    told = [verb for verb in conjuncts(killed.head if killed.dep_ == "conj" else killed) if is_verbal(verb)]
    return same and killed.i < struck.i and any(struck.head.i == verb.i for verb in (killed, *told))
