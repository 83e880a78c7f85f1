"""What a word governs, as conditions ask it: whose deed a clause tells, whether it is wished or asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.lexicon.senses import Lexicon, Sense
from ingest.lexicon.words import is_party
from ingest.slots import Slots, passive
from ingest.syntax import SUBJECTS, conjuncts, is_negated

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLAUSES = ("xcomp", "ccomp", "advcl", "conj", "relcl", "oprd", "acomp")
# Who speaks of what it does itself: no one else is asked for anything.
_SELF = frozenset({"it", "he", "she", "they", "i", "we", "there"})
_DUTIES = frozenset({"must", "should", "ought"})
_LEAVES = frozenset({"may", "can", "might", "could"})


def wanted(sense: Sense, verb: Token, objects: list[Token]) -> list[Token]:
    """The governed clauses that a sense speaks of: of "told X to leave", none of "told X it would leave"."""
    clauses = governed(verb, objects)
    if sense.complement != ("to",):
        return clauses
    return [
        clause
        for clause in clauses
        if clause.dep_ not in ("ccomp", "acl", "relcl") or any(c.tag_ == "TO" for c in clause.children)
    ]


def governed(verb: Token, objects: list[Token]) -> list[Token]:
    """Heads of the clauses that a verb governs; "to leave" may hang on its object, "filled with gas" does."""
    own = [
        child for child in verb.children if child.dep_ in _CLAUSES or (child.dep_ == "acl" and not objects)
    ]
    # "branded the vote a provocation": what it is called may be taken for a second object.
    own += [child for child in verb.children if child.dep_ == "dobj"][1:]
    spans = [child for child in verb.children if child.dep_ == "npadvmod"]
    below = [
        child for noun in (*objects, *spans) for child in noun.children if child.dep_ in ("acl", "relcl")
    ]
    # "branded the raid an act of terror": no comma, no apposition.
    below += [
        child
        for noun in objects
        for child in noun.children
        if child.dep_ == "appos" and child.doc[child.left_edge.i - 1].text != ","
    ]
    # "left sixty people dead": an adjective behind its noun says what became of it.
    below += [
        child for noun in objects for child in noun.children if child.dep_ == "amod" and child.i > noun.i
    ]
    return own + below


def _none_of(noun: Token) -> bool:
    """Whether a noun is negative: "no sign"."""
    return any(child.dep_ == "det" and child.lower_ in ("no", "neither") for child in noun.children)


def is_denied(sense: Sense, token: Token, slots: Slots) -> bool:
    """Whether a verb, its object or what its condition's preposition holds is negated: "saw no reason to"."""
    held = [token] if token.pos_ == "NOUN" else []
    held += [noun for name in ("obj", *(name for name, _ in sense.prep)) for noun in slots.get(name, ())]
    return is_negated(token) or any(map(_none_of, held))


def about_another(verb: Token) -> bool:
    """Whether a verb governs what another is to do: "wants Chad to leave", "hoped that Chad would leave"."""
    if passive(verb):
        return False
    if any(child.dep_ == "dobj" and child.i > verb.i for child in verb.children):
        return True
    return any(
        inner.dep_ in SUBJECTS and inner.lower_ not in _SELF
        for clause in verb.children
        if clause.dep_ in ("ccomp", "xcomp", "advcl") and clause.i > verb.i
        for inner in clause.children
    )


def is_told_as_done(verb: Token) -> bool:
    """ "Warned that the plant had been shelled": what has been done is no threat."""
    clause = next((child for child in verb.children if child.dep_ == "ccomp" and child.i > verb.i), None)
    if clause is None or clause.tag_ not in ("VBN", "VBD"):
        return False
    helpers = {child.lower_ for child in clause.children if child.dep_ in ("aux", "auxpass")}
    return bool(helpers & {"had", "has", "have"}) and not any(child.tag_ == "MD" for child in clause.children)


def is_against(clause: Token) -> bool:
    """Whether a clause, or a conjunct of it, is against somebody: "to unite and act against Chad"."""
    return any(
        child.dep_ == "prep" and child.lower_ == "against"
        for verb in conjuncts(clause)
        for child in verb.children
    )


def is_own(clause: Token) -> bool:
    """Whether a clause is about a pronoun, a name or own: "that it would", "that its men would"."""
    return clause.dep_ == "ccomp" and any(
        child.tag_ in ("PRP", "NNP", "NNPS") or any(owner.tag_ == "PRP$" for owner in child.children)
        for child in clause.children
        if child.dep_ in SUBJECTS
    )


def is_wished(clause: Token, verb: Token) -> bool:
    """Whether a clause says what is to be done: "must leave", or, bare, "insisted that Chad leave"."""
    if clause.dep_ != "ccomp":
        return False
    subjects = [child for child in clause.children if child.dep_ in SUBJECTS]
    if any(child.lower_ in _SELF for child in subjects):
        return False
    if _duty(clause):
        return True
    if any(child.dep_ == "aux" for child in clause.children):
        return False
    bare = next((child for child in clause.children if child.dep_ == "auxpass"), clause)
    if bare.lower_ in ("are", "is", "has"):
        return False  # "insisted that the fighters are locals"
    if bare.lower_ == "be" or bare.tag_ == "VB":
        return bool(subjects)
    # "insisted that the sides meet": a present tense that its governor's does not ask for.
    one = any(child.tag_ in ("NN", "NNP") for child in subjects)
    return bare.tag_ == "VBP" and bool(subjects) and (one or verb.tag_ not in ("VBZ", "VBP"))


def looks_ahead(verb: Token) -> bool:
    """Whether no clause after a verb tells what is or was: "swore that it would strike"."""
    told = [child for child in verb.children if child.dep_ == "ccomp" and child.i > verb.i]
    return all(
        any(
            aux.tag_ in ("MD", "TO") or (aux.lemma_ == "go" and clause.tag_ == "VBG")
            for aux in clause.children
        )
        for clause in told
    )


def _duty(clause: Token) -> str | None:
    """The word by which a clause says what must be done: "must leave", "has to leave", "needs to leave"."""
    for child in clause.children:
        if child.dep_ == "aux" and child.lower_ in _DUTIES:
            return child.lower_
    governs = any(
        child.dep_ in ("xcomp", "advcl") and any(mark.tag_ == "TO" for mark in child.children)
        for child in clause.children
    )
    return f"{clause.lemma_} to" if governs and clause.lemma_ in ("have", "need", "ought") else None


def asks(verb: Token) -> bool:
    """Whether a verb, or its preposition, governs a question: "checking whether", "looking at how"."""
    holders = [verb, *(child for child in verb.children if child.dep_ == "prep")]
    return any(
        word.lower_ in ("whether", "if", "how", "who", "why") and word.dep_ in ("mark", "advmod", "nsubj")
        for holder in holders
        for clause in holder.children
        if clause.dep_ in ("ccomp", "pcomp") and clause.i > verb.i
        for word in clause.children
    )


def obliges(clause: Token, modals: frozenset[str], lexicon: Lexicon) -> bool:
    """Whether a clause says what another party must do ("Libya must hand over ...")."""
    said = any(c.dep_ == "aux" and c.lower_ in modals for c in clause.children)
    if clause.dep_ != "ccomp" or not (said or _duty(clause) in modals):
        return False
    if modals & _LEAVES and is_negated(clause):
        return False  # what one may not do is no leave
    # "Told Chad that it must leave": whoever is told is meant.
    told = bool(modals & _DUTIES) and any(
        child.dep_ in ("dobj", "dative") and child.i < clause.i and is_party(child, lexicon)
        for child in clause.head.children
    )
    subjects = [c for c in clause.children if c.dep_ in ("nsubj", "nsubjpass")]
    return any(is_party(item, lexicon) and (told or item.pos_ != "PRON") for item in subjects)
