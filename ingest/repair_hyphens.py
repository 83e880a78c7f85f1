"""Subjects that the parser cut at their hyphen: of "vice-president" it makes three subjects of one verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def join_hyphened(hyphen: Token) -> None:
    """Make the part before a hyphen, and what hangs on it, part of the noun behind it."""
    if hyphen.text != "-" or hyphen.dep_ not in _SUBJECTS or not 0 < hyphen.i < len(hyphen.doc) - 1:
        return
    first, last = hyphen.nbor(-1), hyphen.nbor(1)
    if first.whitespace_ or hyphen.whitespace_:
        return
    if not first.head == last.head == hyphen.head or not {first.dep_, last.dep_} <= _SUBJECTS:
        return
    for child in list(first.children):
        child.head = last
    first.head, first.dep_ = last, "compound"
    hyphen.head, hyphen.dep_ = last, "punct"
