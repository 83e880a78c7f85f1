"""Nouns that name a tie itself: "the alliance between Iran and Hezbollah", "Turkey's rivalry with Egypt"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.syntax import children_of, conjuncts, governing_verb, is_negated, prepositional_objects, tense

if TYPE_CHECKING:
    from spacy.tokens import Token

# What is feared, sought or denied is no tie that stands.
_STANDING = frozenset({"present", "perfect", "progressive", "past", "past_perfect", "past_progressive"})


def bonded(noun: Token) -> list[Token]:
    """Heads of those whom a bond holds together, the first named first; none where it is wished or denied.

    A bond stands where it is somebody's or "the" bond: "an alliance with" is yet to be made as often as not.
    """
    verb = governing_verb(noun)
    if verb is not None and (is_negated(verb) or tense(verb) not in _STANDING):
        return []
    owners = [item for child in children_of(noun, "poss") for item in conjuncts(child)]
    if owners:
        return [*owners, *prepositional_objects(noun, "with", "to")]
    if any(child.lower_ in ("the", "this", "that") for child in children_of(noun, "det")):
        return prepositional_objects(noun, "between", "of")
    return []
