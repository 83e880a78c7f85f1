"""Verb forms that tell nothing done: what is bidden, asked, owed, meant or to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.records import Status
from ingest.standing.lexicon import Lexicon
from ingest.standing.view import View
from ingest.syntax import auxiliaries, children_of, first_conjunct, tense

if TYPE_CHECKING:
    from spacy.tokens import Token


def is_bidden(verb: Token) -> bool:
    """ "Two conditions: free every hostage, and stop": a bare verb after a colon, or joined to one."""
    first = first_conjunct(verb)
    if any(
        item.tag_ != "VB" or auxiliaries(item) or children_of(item, "nsubj", "nsubjpass")
        for item in {first, verb}
    ):
        return False
    before = [
        token for token in first.doc[max(first.sent.start, first.i - 2) : first.i] if not token.is_quote
    ]
    return bool(before) and (before[-1].text == ":" or before[-1].lower_ == "please")


def is_asked(verb: Token) -> bool:
    """ "Who still speaks to them?": the verb of a direct question that opens with what it asks for."""
    sentence = verb.sent
    last = next((token for token in reversed(sentence) if not token.is_quote and token.text.strip()), verb)
    opening = next((token for token in sentence if token.is_alpha), verb)
    return (
        last.text == "?"
        and verb.dep_ == "ROOT"
        and opening.tag_ in ("WP", "WRB", "WDT", "MD", "VBZ", "VBP", "VBD")
    )


def is_be_to(verb: Token) -> bool:
    """ "is to meet", "were to send", "are going to send": an auxiliary or a copula with a complement."""
    if verb.dep_ == "xcomp" and verb.head.lower_ == "going" and any(c.tag_ == "TO" for c in verb.children):
        return True
    if verb.dep_ == "xcomp" and verb.head.lemma_ == "be" and verb.head.pos_ in ("AUX", "VERB"):
        return not children_of(verb.head, "acomp", "attr")
    return False


def read_be_to(verb: Token, view: View) -> None:
    """ "Is to meet" is a plan; "was to have met" one that came to nothing."""
    if not is_be_to(verb):
        return
    if any(child.lower_ == "have" for child in children_of(verb, "aux")) and verb.head.tag_ == "VBD":
        view.become(Status.CANCELLED, "was to have been", 0.8)
    else:
        view.plan("be to", 0.8)


def _is_duty(verb: Token) -> bool:
    """ "Has to stop"; in what somebody says also "had to stop", which told plainly is what was done."""
    if verb.lemma_ not in ("have", "need", "ought") or children_of(verb, "dobj"):
        return False
    return verb.tag_ in ("VBZ", "VBP") or (verb.tag_ == "VBD" and verb.dep_ == "ccomp")


def read_infinitive(verb: Token, view: View, lexicon: Lexicon) -> None:
    """A "to" infinitive that no operator governs: a headline's future, a duty or a purpose."""
    if verb.dep_ == "xcomp" and _is_duty(verb.head):
        view.suppose(f"duty ({verb.head.text} to)", lexicon.wording.confidence.possible)
        return
    if (
        verb.head == verb
        or verb.dep_ in ("parataxis",)
        or (children_of(verb, "nsubj", "nsubjpass") and verb.dep_ == "ccomp")
    ):
        view.plan("infinitive as future", 0.75)
    elif verb.dep_ == "xcomp" and verb.head.lemma_ in lexicon.carriers.travelling:
        view.plan("purpose", 0.6)
    elif verb.dep_ in ("advcl", "relcl", "acl", "conj", "dep"):
        head = verb.head
        if head.lemma_ in lexicon.carriers.meeting and verb.dep_ == "advcl":
            if tense(head) in ("future", "modal") or is_be_to(head):
                view.plan(f"at a meeting to come ({head.text})", 0.8)
                return
            view.note(f"done at the meeting ({head.text})")
        elif any(child.lower_ == "only" for child in verb.children if child.i < verb.i):
            view.note("'only to' tells what came of it")
        else:
            view.plan("purpose", 0.6)
