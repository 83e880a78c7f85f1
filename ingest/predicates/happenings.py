"""Whether an event noun speaks of a happening: no kind, no reason, no name and no found bomb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.lexicon import Lexicon, Sense
from ingest.lexicon.words import is_party, lemma
from ingest.slots import noun_slots

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

MODIFIERS = ("compound", "amod", "nmod", "npadvmod", "quantmod")


def is_true_head(token: Token) -> bool:
    """A noun tagged as modifier of what is no noun is the parser's slip ("ceasefire" before a verb)."""
    return token.dep_ != "amod" and token.head.i < token.i


def _in_title(noun: Token) -> bool:
    """Whether a noun is part of a name: "Forces for the Liberation of Rwanda"."""
    above = noun.head
    before = noun.doc[above.i - 1] if above.lower_ == "for" and 0 < above.i < noun.i else None
    return noun.pos_ == "PROPN" and before is not None and before.pos_ == "PROPN"


def stands_for_event(noun: Token, lexicon: Lexicon) -> bool:
    """Whether an event noun speaks of a happening rather than of the kind ("fears of war")."""
    if (noun.dep_ in MODIFIERS and not is_true_head(noun)) or _in_title(noun):
        return False
    if _names_a_kind(noun, lexicon) or _tells_why(noun, lexicon) or _in_general(noun):
        return False
    if _is_found(noun, lexicon):
        return False
    slots = noun_slots(noun)
    if any(is_party(token, lexicon) for tokens in slots.values() for token in tokens):
        return True
    if any(child.dep_ in ("det", "poss", "nummod", "amod", "relcl", "acl") for child in noun.children):
        return True
    return noun.dep_ in ("nsubj", "nsubjpass", "dobj", "ROOT", "conj", "pobj")


def _names_a_kind(noun: Token, lexicon: Lexicon) -> bool:
    """ "Prisoners of war", "an act of war": the war says what kind, and is none that is told of."""
    preposition = noun.head
    if noun.dep_ != "pobj" or preposition.lower_ != "of":
        return False
    if any(True for _ in noun.children):
        # "The director general of military operations": an office
        plain = all(child.dep_ in ("amod", "compound") or child.lower_ == "of" for child in noun.children)
        return plain and lemma(preposition.head) in lexicon.words_of("offices_of")
    return lemma(preposition.head) in lexicon.words_of("kinds_of")


def _is_found(noun: Token, lexicon: Lexicon) -> bool:
    """ "Two car bombs were found and defused": a thing, and no blast."""
    if noun.dep_ not in ("dobj", "nsubjpass") or lemma(noun) not in lexicon.words_of("explosives"):
        return False
    return lemma(noun.head) in lexicon.words_of("unexploded")


def _tells_why(noun: Token, lexicon: Lexicon) -> bool:
    """ "Struck Yemen in retaliation for the attacks", "met at Pakistan's request": why, and no other act."""
    if noun.dep_ == "pobj" and noun.head.lower_ == "at" and lemma(noun) in lexicon.words_of("behests"):
        return True
    if noun.dep_ == "pobj" and noun.head.lower_ == "to" and noun.head.head.lower_ == "according":
        return True  # a communique, a proposal by which something is told
    return (
        noun.dep_ == "pobj"
        and noun.head.lower_ in ("in", "as")
        and lemma(noun) in lexicon.words_of("requitals")
    )


def _in_general(noun: Token) -> bool:
    """ "Military intervention is the last resort": a bare singular noun under a copula tells of none."""
    clause = noun.head
    if noun.dep_ != "nsubj" or noun.tag_ != "NN" or clause.lemma_ != "be":
        return False
    said = any(child.dep_ in ("attr", "acomp") and child.i > noun.i for child in clause.children)
    return said and all(child.dep_ in ("amod", "compound") for child in noun.children)


def told_by_others(doc: Doc, nouns: dict[int, tuple[Sense, list[Token]]]) -> set[int]:
    """Event nouns below another of their type that is said of them: "the signing of the accords" is one."""
    return {
        held.i
        for index, (sense, _) in nouns.items()
        if sense.prep and sense.operator is None
        for slots in [noun_slots(doc[index])]
        for name, _words in sense.prep
        for held in slots.get(name, ())
        if held.i in nouns and held.i != index and nouns[held.i][0].type == sense.type
    }
