"""Clauses that the parser hung on each other: told apart by marks and by who tells them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.repair_roots import give_root
from ingest.saying import saying_forms
from ingest.verb_slips import SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_OWN = frozenset({"its", "their", "his", "her"})


def part_clauses(sentence: Span) -> None:
    """ "The army said it shot it down; India has not confirmed it": each is a clause of its own.

    What follows the mark may itself stand before who tells it: "X accused Y; Z opened fire, the ministry
    said". A passive there is what came of the deed ("jets hit a town; two were killed, officials said").
    """
    root = sentence.root
    marks = [token.i for token in sentence if token.text == ";" and token.i < root.i]
    later = [root, *(child for child in root.children if child.dep_ == "ccomp" and child.i < root.i)]
    later = [verb for verb in later if not any(child.dep_ == "nsubjpass" for child in verb.children)]
    for verb in later if marks else ():
        first = next((child for child in verb.children if child.dep_ == "ccomp" and child.i < verb.i), None)
        if first is None:
            continue
        mark = next((mark for mark in marks if first.right_edge.i < mark < verb.i), None)
        if mark is None:
            continue
        before = [child for child in verb.children if child.i < mark and child.i != first.i]
        give_root(first, root, "conj", before)
        return


def part_reason(sentence: Span) -> None:
    """ "Norway, which had a hand in it, called on both sides: the president had vowed to fight on"."""
    root = sentence.root
    mark = next((token for token in sentence if token.text == ":" and token.i < root.i), None)
    if mark is None or not any(child.dep_ in SUBJECTS and child.i > mark.i for child in root.children):
        return
    first = next((child for child in root.children if child.dep_ in SUBJECTS and child.i < mark.i), None)
    if first is None:
        return
    clauses = [child for child in first.children if child.dep_ == "acl" and child.i < mark.i]
    verb = next((clause for clause in clauses if clause.tag_ in ("VBN", "VBD")), None)
    if verb is None or verb.nbor(-1).text != ",":
        return
    verb.tag_ = "VBD"
    give_root(verb, root, "conj", (*(child for child in first.children if child.i > verb.i), first))


def free_teller(sentence: Span) -> None:
    """ "Troops shelled Bor, a spokesman charged on Sunday": who tells it at the end is in no apposition."""
    root = sentence.root
    for verb in sentence[1:]:
        teller = verb.head
        if (
            verb.dep_ != "acl"
            or verb.lower_ not in saying_forms("ends")
            or teller.dep_ != "appos"
            or verb.tag_ != "VBN"
        ):
            continue
        if verb.i != teller.i + 1 or root.i > teller.i or verb.right_edge.i < sentence.end - 2:
            continue
        if verb.doc[teller.left_edge.i - 1].text != "," or any(
            child.dep_ in ("agent", "dobj") or child.lower_ in ("with", "by") for child in verb.children
        ):
            continue
        ends = [child for child in root.children if child.dep_ == "punct" and child.i > verb.i]
        verb.tag_, teller.dep_ = "VBD", "nsubj"
        give_root(verb, root, "ccomp", (teller, *ends))
        return


def free_second_saying(token: Token) -> None:
    """ "Ankara said its door (or it) remained open and urged them to talk": Ankara did, not its door.

    Nor do steps that "were unacceptable" urge anybody.
    """
    told = token.head
    said = told.head
    if token.dep_ != "conj" or told.dep_ != "ccomp" or token.tag_ not in ("VBD", "VBN") or said.i > told.i:
        return
    if token.lower_ not in saying_forms("seconds"):
        return
    if said.tag_ != "VBD" or said.lower_ not in saying_forms("hangs"):
        return
    if any(child.dep_ in (*SUBJECTS, "aux", "auxpass") for child in token.children):
        return
    subject = next((child for child in told.children if child.dep_ in SUBJECTS), None)
    own = subject is not None and any(
        child.dep_ == "poss" and child.lower_ in _OWN for child in subject.children
    )
    called = (
        subject is not None
        and subject.pos_ == "NOUN"
        and any(child.dep_ == "acomp" for child in told.children)
    )
    if subject is None or not (own or called or subject.tag_ == "PRP"):
        return
    joint = [child for child in told.children if child.dep_ == "cc" and told.i < child.i < token.i]
    token.tag_ = "VBD"
    for word in (token, *joint):
        word.head = said


def free_perfect_gerund(token: Token) -> None:
    """ "Accused of having signed a deal": what was done, not a signed deal that they have."""
    noun = token.head
    having = token.doc[token.i - 1] if token.i else token
    if token.dep_ != "amod" or (token.tag_ != "VBN" and not token.lower_.endswith("ed")):
        return
    if having.lower_ != "having" or noun.head.i != having.i or noun.dep_ != "dobj" or noun.i < token.i:
        return
    token.dep_, token.tag_, token.pos_ = having.dep_, "VBN", "VERB"
    token.set_morph("Tense=Past|VerbForm=Part")  # type: ignore[attr-defined]
    token.head = having.head
    for child in list(having.children):
        if child.i != token.i:
            child.head = token
    having.head, having.dep_, having.pos_ = token, "aux", "AUX"


def part_listed(sentence: Span) -> None:
    """ "Chad offered help, Mali promised troops, and Niger closed its border": none tells of the others.

    A verb that has an object or an infinitive of its own quotes no clause before it.
    """
    root = sentence.root
    first = next((child for child in root.children if child.dep_ == "ccomp" and child.i < root.i), None)
    after = [child for child in root.children if child.i > root.i]
    if first is None or not any(child.dep_ in ("dobj", "xcomp") for child in after):
        return
    subject = next((child for child in root.children if child.dep_ in SUBJECTS), None)
    own = any(child.dep_ in SUBJECTS for child in first.children)
    if subject is None or not own or subject.left_edge.i <= first.i or root.lower_ in saying_forms("hangs"):
        return
    if sentence.doc[subject.left_edge.i - 1].text != "," or any(token.is_quote for token in sentence):
        return
    if not any(child.dep_ == "conj" for child in after):
        return
    before = [child for child in root.children if child.i < subject.left_edge.i and child.i != first.i]
    give_root(first, root, "conj", before)


def free_leaders(token: Token) -> None:
    """ "Meeting under the eyes of Anwar Ibrahim, the leaders of A and B agreed": one man is no leaders."""
    name = token.head
    if token.dep_ != "appos" or token.tag_ != "NNS" or name.tag_ != "NNP" or name.i > token.i:
        return
    verb = token.sent.root
    if any(child.dep_ == "conj" for child in name.children) or token.right_edge.i + 1 != verb.i:
        return
    comma = token.doc[token.left_edge.i - 1]
    opening = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
    if comma.text != "," or verb.tag_ not in ("VBD", "VBP"):
        return
    if opening is not None and opening.tag_ != "VBG":
        return
    if opening is not None:
        opening.dep_, opening.pos_ = "advcl", "VERB"
    token.head, token.dep_ = verb, "nsubj"
