"""Events put in a row by a verb: "the raid that followed", "talks preceded by clashes"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ingest.annotations import Paragraph, Predicate
from ingest.dating.clauses import Clauses
from ingest.dating.steps import Link

if TYPE_CHECKING:
    from spacy.tokens import Token

_VERBS = {"follow": 1, "precede": -1}


def find_sequels(paragraph: Paragraph, clauses: Clauses) -> Iterator[Link]:
    """Links of verbs that say that one event comes after another."""
    for token in paragraph.doc:
        sign = _VERBS.get(token.lemma_.lower()) if token.pos_ == "VERB" else None
        if sign is None or clauses.at(paragraph.index, token) is not None:
            continue
        first = _event(paragraph.index, _subject(token), clauses)
        second = _event(paragraph.index, _object(token), clauses)
        if first is None or (second is None and (_object(token) is not None or sign < 0)):
            continue
        if _passive(token):
            sign = -sign
        text = second.text if second else "what was told before"
        yield Link(first, second, first.text, text, sign, one_way=second is None, refers=False)


def _subject(verb: Token) -> Token | None:
    own = next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")), None)
    relative = verb.dep_ in ("relcl", "acl") and (own is None or own.tag_ in ("WDT", "WP"))
    return verb.head if relative else own


def _object(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ == "dobj":
            return child
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            return next((inner for inner in child.children if inner.dep_ == "pobj"), None)
    return None


def _passive(verb: Token) -> bool:
    return any(child.dep_ in ("agent", "auxpass") for child in verb.children)


def _event(paragraph: int, token: Token | None, clauses: Clauses) -> Predicate | None:
    found = clauses.at(paragraph, token) if token is not None else None
    return found if found is not None and found.nominal else None
