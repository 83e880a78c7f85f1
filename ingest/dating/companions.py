"""Other predicates that a time dates as well: coordinated verbs, results, a clause with "when"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ingest.annotations import Predicate, TimeExpression
from ingest.dating.clauses import Clauses, is_result
from ingest.event_kinds import load_kinds
from ingest.syntax import SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Token


_NAMED = ("day", "week", "month", "year", "night", "morning")


def sharing(
    clauses: Clauses, time: TimeExpression, predicate: Predicate | None, host: Token
) -> Iterator[Predicate]:
    """Other predicates of the same time: coordinated verbs, results, an event noun as the subject."""
    if host.pos_ not in ("VERB", "AUX"):
        return
    yield from _with_it(clauses, time.paragraph, host)
    results = [child for child in host.children if is_result(child, host)]
    joined = [verb for result in results for verb in (result, *result.conjuncts)]
    for other_verb in (*host.conjuncts, *host.children, *joined):
        other = clauses.at(time.paragraph, other_verb)
        if other is None or other is predicate:
            continue
        if other_verb.dep_ in ("nsubj", "nsubjpass"):
            if other.nominal:
                yield other
        elif other_verb in joined or (
            other_verb.pos_ in ("VERB", "AUX")
            and other_verb in host.conjuncts
            and _together(time, host, other_verb)
        ):
            yield other


def _with_it(clauses: Clauses, paragraph: int, host: Token) -> Iterator[Predicate]:
    """ "Chad, *backed* by France, took Bor in a *war*": who helps does so then, and so was the war."""
    for child in host.children:
        if child.dep_ in SUBJECTS:
            aside = [verb for verb in child.children if verb.dep_ == "acl" and verb.tag_ == "VBN"]
            kinds = load_kinds().friendly
        elif child.dep_ == "advcl" and child.tag_ == "VBN" and child.i < host.i:
            aside, kinds = [child], load_kinds().friendly
        elif child.dep_ == "prep" and child.lower_ in ("in", "during"):
            nouns = [noun for noun in child.children if noun.dep_ == "pobj"]
            aside = [noun for noun in nouns if any(word.lower_ in ("a", "an") for word in noun.children)]
            kinds = load_kinds().deeds
        else:
            continue
        found = (clauses.at(paragraph, token) for token in aside)
        yield from (item for item in found if item is not None and item.type in kinds)


def met_to_tell(clauses: Clauses, time: TimeExpression, host: Token) -> Iterator[Predicate]:
    """ "*Meeting in Geneva on Monday*, the two agreed to a truce": a participle in front of its clause.

    What the main clause tells is of that day.
    """
    main = host.head
    participle = host.dep_ == "advcl" and host.tag_ == "VBG" and main.tag_ == "VBD" and time.role == "at"
    subject = next((child for child in main.children if child.dep_ == "nsubj"), None)
    if not participle or subject is None or not host.i < time.first < subject.i < main.i:
        return
    if any(child.dep_ in ("mark", "nsubj", "aux") for child in host.children) or host.left_edge.i != host.i:
        return
    told = clauses.at(time.paragraph, main)
    yield from [told] if told is not None else clauses.handed(time.paragraph, main)


def ended_by(clauses: Clauses, time: TimeExpression, host: Token) -> Iterator[Predicate]:
    """ "The accord that *ended* the war in June": the accord is of the day on which it ended the war."""
    ends = next((child for child in host.children if child.dep_ == "dobj"), None)
    subject = next((child for child in host.children if child.dep_ == "nsubj"), None)
    whole = subject is None or subject.tag_ in ("WDT", "WP")
    if host.dep_ not in ("relcl", "acl") or ends is None or not whole or time.role != "at":
        return
    noun = clauses.at(time.paragraph, host.head)
    if noun is not None and clauses.at(time.paragraph, ends) is not None:
        yield noun


def told_with_when(clauses: Clauses, time: TimeExpression) -> Iterator[Predicate]:
    """ "Since August 25, *when* the army began a crackdown", "on Friday, *the day* it took the port".

    The clause is of that day.
    """
    doc = clauses.docs[time.paragraph]
    at = time.last + 1
    while at < len(doc) and doc[at].is_punct:
        at += 1
    day = doc[at + 1] if at + 1 < len(doc) and doc[at].lower_ == "the" else None
    if day is not None and day.lower_ in _NAMED and at > time.last + 1:
        told = [child for child in day.children if child.dep_ in ("relcl", "acl")]
        yield from (item for verb in told if (item := clauses.at(time.paragraph, verb)) is not None)
    if at < len(doc) and doc[at].lower_ == "when":
        clause = doc[at].head
        predicate = clauses.at(time.paragraph, clause)
        yield from [predicate] if predicate is not None else clauses.handed(time.paragraph, clause)
        for verb in clause.conjuncts:  # "crossed the border *and captured* two soldiers"
            other = clauses.at(time.paragraph, verb)
            if other is not None and verb.i > clause.i and not any(c.dep_ == "nsubj" for c in verb.children):
                yield other


def _together(time: TimeExpression, host: Token, other: Token) -> bool:
    """Whether coordinated verbs share a time: all a fronted one, neighbours of one tense the others."""
    if any(child.lower_ in ("then", "later", "subsequently", "after") for child in other.children):
        return False
    subjects = [child for child in other.children if child.dep_.startswith("nsubj")]
    first = min(host.i, *(child.i for child in host.children if child.dep_.startswith("nsubj")), host.i)
    if time.last < first:
        return (
            other.i > time.last
        )  # "they had shelled it; on Tuesday they took it": not of what is told before
    if other.i < host.i:
        return not any(child.dep_.startswith("nsubj") for child in host.children)
    joined = any(child.lower_ == "and" for child in (*host.children, *other.children) if child.dep_ == "cc")
    return not subjects and joined and other.tag_ == host.tag_
