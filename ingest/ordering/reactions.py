"""What answers another event comes after it: "condemned the attack", "protests over the killing".

And adverbs that carry the tale on or back: "Later, troops entered the town", "they had earlier agreed".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ingest.annotations import OrderMention, Paragraph, Predicate
from ingest.ordering.data import OrderData
from ingest.syntax import SUBJECTS, children_of, clause_of, conjuncts, is_verbal, prepositional_objects

if TYPE_CHECKING:
    from spacy.tokens import Token

_OBJECT = "object"  # among prepositions: the verb's own object


def near(tokens: Sequence[Token], keys: dict[int, int]) -> int | None:
    """The first of the tokens, or of what hangs directly on them, that is an event."""
    for token in tokens:
        if token.i in keys:
            return keys[token.i]
    for token in tokens:
        below = [*children_of(token, "dobj", *SUBJECTS, "xcomp", "ccomp"), *prepositional_objects(token)]
        for child in below:
            if child.i in keys:
                return keys[child.i]
    return None


def reactions(
    paragraph: Paragraph, keys: dict[int, int], types: dict[int, str], data: OrderData
) -> Iterator[OrderMention]:
    """Verbs that answer what is their object, and events of types that are about what came before them."""
    for token in paragraph.doc:
        phrases = [] if not is_verbal(token) else [p for p in data.answers if _fits(token, p.split())]
        words = [phrase.partition(" ")[2] or _OBJECT for phrase in phrases]
        if token.i in keys:
            words += data.reactions.get(types[keys[token.i]], ())
        if not words:
            continue
        after = keys.get(token.i)
        if after is None:
            after = near(children_of(token, *SUBJECTS), keys)
        for word in dict.fromkeys(words):
            before = near(_told(token, word), keys)
            if after is not None and before is not None and after != before:
                yield OrderMention(before, after, word if word != _OBJECT else token.text, causal=False)


def adverbs(
    paragraph: Paragraph, keys: dict[int, int], predicates: dict[int, Predicate], data: OrderData
) -> Iterator[OrderMention]:
    """An event with "later" or "earlier" comes after, or before, the main event told last before it."""
    doc = paragraph.doc
    told: int | None = None
    for key in dict.fromkeys(keys[position] for position in sorted(keys)):
        predicate = predicates[key]
        verb = clause_of(doc[predicate.token])
        if predicate.nominal and doc[predicate.token].head.i != verb.i:
            continue
        said = {child.lower_ for child in children_of(verb, "advmod")}
        if told is not None and told != key:
            if said & set(data.next):
                yield OrderMention(told, key, min(said & set(data.next)), causal=False)
            elif said & set(data.earlier):
                yield OrderMention(key, told, min(said & set(data.earlier)), causal=False)
        if not said & set(data.earlier) and verb.dep_ in ("ROOT", "conj", "ccomp"):
            told = key


def _fits(verb: Token, phrase: Sequence[str]) -> bool:
    first, *rest = phrase
    return verb.lemma_.lower() == first and all(word in {c.lower_ for c in verb.children} for word in rest)


def _told(token: Token, word: str) -> list[Token]:
    if word == _OBJECT:
        return [item for child in children_of(token, "dobj") for item in conjuncts(child)]
    found = prepositional_objects(token, word)
    # "took to the streets against the draft": parsers hang the phrase on the noun before it.
    for below in (*children_of(token, "dobj"), *prepositional_objects(token)):
        found += prepositional_objects(below, word)
    return found
