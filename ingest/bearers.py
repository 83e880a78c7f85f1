"""Whom a noun is said of: "Qatar, a mediator"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.structure_words import load_structure_words
from ingest.syntax import (
    SUBJECTS,
    children_of,
    conjuncts,
    first_conjunct,
    is_verbal,
    subject_of,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_ONE_OF = frozenset({"one", "some", "two", "three", "several", "many", "most"})


def bearers_of(noun: Token) -> list[Token]:
    """Heads of what a noun is said of.

    "Qatar, a mediator", "Qatar is a mediator", "mediator Qatar", "Qatar served as mediator".
    """
    found: list[Token] = []
    first = first_conjunct(noun)
    if first.dep_ == "appos":
        found.extend(_apposed(first))
    found.extend(item for child in children_of(noun, "appos") for item in conjuncts(child))
    if noun.dep_ in ("compound", "nmod", "amod") and noun.head.i > noun.i and noun.head.pos_ == "PROPN":
        # "Guarantors Cuba and Norway" are both.
        found.extend(conjuncts(noun.head) if noun.tag_ in ("NNS", "NNPS") else [noun.head])
    if first.dep_ == "pobj" and first.head.lower_ == "of" and first.head.head.lower_ in _ONE_OF:
        first = first_conjunct(first.head.head)  # "was one of the mediators"
        if first.dep_ == "appos":
            found.extend(conjuncts(first.head))
    head = first.head
    if first.dep_ == "oprd" and is_verbal(head) and children_of(head, "dobj"):
        found.extend(
            item for child in children_of(head, "dobj") for item in conjuncts(child)
        )  # "calls it a foe"
    elif any(child.dep_ == "expl" for child in head.children):
        pass  # "there were observers": they are said of nobody
    elif (first.dep_ in ("attr", "oprd") and is_verbal(head)) or (
        first.dep_ == "dobj" and is_verbal(head) and head.lemma_ == "become"
    ):
        subject = subject_of(head)
        found.extend(conjuncts(subject) if subject is not None else [])
    elif (named := _fronted(first)) is not None:
        found.extend(conjuncts(named))
    elif first.dep_ == "pobj" and head.lower_ == "as" and not _acts_itself(first):
        above = head.head
        if above.pos_ == "ADJ" and above.dep_ == "acomp":
            above = above.head  # "stands ready as"
        beside = [
            child for child in children_of(above, "prep") if child.lower_ == "with" and child.i < head.i
        ]
        if beside and beside[-1].right_edge.i == head.i - 1:
            # "with Chad and Niger as mediators"
            found.extend(item for inner in children_of(beside[-1], "pobj") for item in conjuncts(inner))
        elif above.lemma_.lower() in _of_objects() and children_of(above, "dobj"):
            # "sent its former president as mediator", "sees Chad as a mediator"
            found.extend(item for child in children_of(above, "dobj") for item in conjuncts(child))
        elif is_verbal(above):
            # "acted as", "replaced Moscow as", "was named as": the object only of verbs of naming.
            subject = subject_of(above)
            found.extend(conjuncts(subject) if subject is not None else [])
        else:
            found.extend(item for child in children_of(above, "poss") for item in conjuncts(child))
    return [item for item in found if item != noun]


def _of_objects() -> frozenset[str]:
    """Verbs behind whose object "as" says what the object is."""
    words = load_structure_words()
    return words.naming | words.regarding


def _apposed(noun: Token) -> list[Token]:
    """What a noun behind it is in apposition to: of "Chad and Mali, its ally" the ally is Mali alone."""
    named = conjuncts(noun.head)
    before = [item for item in named if item.i < noun.i]
    if noun.tag_ in ("NN", "NNP") and len(conjuncts(noun)) == 1 and len(before) > 1:
        return before[-1:]
    return named


def _acts_itself(noun: Token) -> bool:
    """ "As UN monitors reported": the parser takes the verb behind the noun for a participle."""
    return any(
        child.dep_ in ("acl", "relcl")
        and child.i == noun.i + 1
        and child.tag_ in ("VBD", "VBN", "VBP")
        and not any(inner.dep_ in ("prep", "agent") and inner.lower_ == "by" for inner in child.children)
        for child in noun.children
    )


def _fronted(noun: Token) -> Token | None:
    """The subject that a noun before it is said of: "Long the guarantor of peace, Moscow was ..."."""
    verb = noun.head
    if verb.dep_ == "advmod" and verb.i < noun.i and not is_verbal(verb):
        verb = verb.head  # "Once the mediator, Kenya has seen": the parser hangs it on "once"
    elif noun.dep_ not in ("dep", "nsubj", "nsubjpass", "npadvmod", "advcl", "attr"):
        return None
    if not is_verbal(verb):
        return None
    edge = noun.right_edge.i + 1
    if edge >= len(noun.doc) or noun.doc[edge].text != ",":
        return None
    return next((child for child in children_of(verb, *SUBJECTS) if child.left_edge.i == edge + 1), None)
