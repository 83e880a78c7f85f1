"""Whether a sense's conditions hold: on subject, object, prepositions, complements and modifiers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.event_kinds import load_kinds
from ingest.lexicon.clauses import (
    about_another,
    asks,
    governed,
    is_against,
    is_denied,
    is_own,
    is_told_as_done,
    is_wished,
    looks_ahead,
    obliges,
    wanted,
)
from ingest.lexicon.senses import Lexicon, Sense
from ingest.lexicon.words import PARTIES, hyphened, is_party, is_person, lemma
from ingest.slots import Slots, prepositions, unsaid_agent, verb_slots
from ingest.syntax import children_of, is_verbal, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token


_SITES = frozenset({"GPE", "LOC", "FAC"})
# Names of what is no one: "%someone" in a condition is any other name, "%human" a person's alone.
_PRODUCTS = frozenset({"ORG", "PRODUCT", "WORK_OF_ART", "FAC", "EVENT", "LAW", "LANGUAGE", "DATE"})


def _meets(tokens: list[Token], words: frozenset[str], lexicon: Lexicon) -> bool:
    for token in tokens:
        if lemma(token) in words or token.lower_ in words or token.tag_ in words:
            return True
        if "%party" in words and is_party(token, lexicon):
            return True
        if "%someone" in words and token.pos_ == "PROPN" and token.ent_type_ not in _PRODUCTS:
            return True
        if "%person" in words and (is_person(token, lexicon) or _counts_people(token)):
            return True
        if "%human" in words and token.ent_type_ == "PERSON":
            return True
        if "%counted" in words and token.ent_type_ == "NORP" and children_of(token, "nummod"):
            return True  # "ten million Bengalis": people, and no state
        if "%place" in words and token.ent_type_ in _SITES:
            return True
        if "%peoples" in words and token.ent_type_ == "NORP" and token.dep_ not in ("amod", "compound"):
            return True
        if "%entity" in words and (token.ent_type_ in PARTIES or token.pos_ == "PROPN"):
            return True
        if hyphened(token) in words:
            return True
        # "President Jimmy Carter": a title before a name says what the name is.
        if token.pos_ == "PROPN" and any(
            child.dep_ in ("compound", "nmod") and lemma(child) in words for child in token.children
        ):
            return True
        # "tear gas" in a condition: the word with what is joined to it.
        if any(
            child.dep_ in ("compound", "amod", "nmod") and f"{child.lower_} {lemma(token)}" in words
            for child in token.children
        ):
            return True
    return False


_PLACED = frozenset({"%entity", "city", "capital", "country", "town"})


_SOMEONE = frozenset({"%party", "%person", "%human", "%someone", "PRP", "WP"})


def _is_someone(objects: list[Token], lexicon: Lexicon) -> bool:
    """Whether an object is a party or a person: who is met, not what."""
    return _meets(objects, _SOMEONE | lexicon.words_of("persons") | lexicon.words_of("agents"), lexicon)


_COUNTED = frozenset({"dobj", "nsubjpass"})


_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")


def _counts_people(token: Token) -> bool:
    """ "Nearly 580,000 have been displaced": a bare number that something is done to counts people."""
    if token.pos_ != "NUM" or token.dep_ not in _COUNTED or _YEAR.fullmatch(token.text):
        return False
    return not any(child.pos_ == "SYM" or child.lower_ in ("of", "percent") for child in token.children)


def conditions_hold(sense: Sense, token: Token, slots: Slots, lexicon: Lexicon) -> bool:
    """Whether a sense's conditions on subject, object, prepositions and modifiers hold.

    Most senses of most verbs fail, so what fails most is asked first and what few senses ask only of those.
    """
    subjects, objects = slots.get("subj", []), slots.get("obj", [])
    if sense.object and not (objects and _meets(objects, sense.object, lexicon)):
        return False
    if sense.prep and not any(_prep_holds(token, name, words, slots, lexicon) for name, words in sense.prep):
        return False
    if sense.not_object and _meets(objects, sense.not_object, lexicon):
        return False
    if sense.needs and not (
        _has_needed(sense, token, slots, lexicon) and _is_told_as_needed(sense, token, slots)
    ):
        return False
    if not _subject_holds(sense, token, subjects, lexicon):
        return False
    if (sense.governs or sense.not_governs or sense.given) and not _clauses_hold(
        sense, token, objects, lexicon
    ):
        return False
    if sense.type == "THREATEN" and is_told_as_done(token):
        return False
    if sense.modal and not any(obliges(child, sense.modal, lexicon) for child in token.children):
        return False
    return not (sense.modifier or sense.not_modifier) or _modifiers_hold(sense, token, lexicon)


def _subject_holds(sense: Sense, token: Token, subjects: list[Token], lexicon: Lexicon) -> bool:
    # A passive may leave its agent unsaid: "the ban was lifted".
    unsaid = not subjects and "%party" in sense.subject and unsaid_agent(token)
    if sense.subject and not unsaid and not _meets(subjects, sense.subject, lexicon):
        return False
    if subjects and sense.type in load_kinds().public and all(_private(item, lexicon) for item in subjects):
        return False
    if "subject" in sense.complement and _told_in_private(token, lexicon):
        return False
    excluded = sense.not_subject
    return not (excluded and _meets([*subjects, *_compounds(subjects)], excluded, lexicon))


def _has_needed(sense: Sense, token: Token, slots: Slots, lexicon: Lexicon) -> bool:
    """Whether a sense that needs (or must not have) a subject, an object or a party has it so."""
    subjects, objects, needs = slots.get("subj", []), slots.get("obj", []), sense.needs
    if ("object" in needs and not objects) or ("subject" in needs and not subjects):
        return False
    if "bare" in needs and objects:
        return False
    if "placed" in needs and objects and not _meets(objects, _PLACED, lexicon):
        return False
    if "personal" in needs and objects and not _is_someone(objects, lexicon):
        return False
    if "party" in needs and not _has_party(slots, lexicon):
        return False
    if "own" in needs and not any(map(is_own, token.children)):
        return False
    return "against" not in needs or any(map(is_against, governed(token, objects)))


def _is_told_as_needed(sense: Sense, token: Token, slots: Slots) -> bool:
    """Whether a sense that needs a clause, a tense, a mood or a negation is told so."""
    needs = sense.needs
    if "finite" in needs and token.dep_ == "acl":
        return False  # "men armed with knives" tells how they are, not what was done to them
    if "clause" in needs and not any(child.dep_ == "ccomp" for child in token.children):
        return False
    if "future" in needs and not any(child.tag_ == "MD" for child in token.children):
        return False
    if "whether" in needs and not asks(token):
        return False
    denied = "negated" in needs
    if (denied or "affirmed" in needs) and is_denied(sense, token, slots) != denied:
        return False
    if "other" in needs and not about_another(token):
        return False
    if "wished" in needs and not any(is_wished(child, token) for child in token.children):
        return False
    return "ahead" not in needs or looks_ahead(token)


def _clauses_hold(sense: Sense, token: Token, objects: list[Token], lexicon: Lexicon) -> bool:
    """Whether what the word governs is what the sense wants it to govern."""
    if sense.governs and not any(lemma(clause) in sense.governs for clause in wanted(sense, token, objects)):
        return False
    if sense.not_governs and any(lemma(clause) in sense.not_governs for clause in governed(token, objects)):
        return False
    return not sense.given or any(
        _meets(verb_slots(clause).get("obj", []), sense.given, lexicon)
        for clause in wanted(sense, token, objects)
    )


def _modifiers_hold(sense: Sense, token: Token, lexicon: Lexicon) -> bool:
    modifiers = [c for c in token.children if c.dep_ in ("amod", "compound", "nmod", "advmod", "poss", "prt")]
    modifiers += [
        c for m in modifiers for c in m.children if c.dep_ in ("compound", "conj", "npadvmod", "amod")
    ]
    if sense.modifier and not _meets(modifiers, sense.modifier, lexicon):
        return False
    # "struck off the list": a preposition can change a verb as a particle does.
    modifiers += [c for c in token.children if c.dep_ == "prep" and c.i == token.i + 1]
    return not (sense.not_modifier and _meets(modifiers, sense.not_modifier, lexicon))


def _private(token: Token, lexicon: Lexicon) -> bool:
    """Whether someone does no politics: a shop, a coach, a museum, a patient; not "Cuban doctors"."""
    private = lexicon.words_of("private")
    # "The carmaker's chief": whose officer one is.
    owned = any(c.dep_ in ("poss", "compound") and lemma(c) in private for c in token.children)
    if token.pos_ != "NOUN" or token.ent_type_ in PARTIES or not (owned or lemma(token) in private):
        return False
    return not any(
        child.ent_type_ in PARTIES or lemma(child) in lexicon.words_of("officials") for child in token.subtree
    )


def _told_in_private(token: Token, lexicon: Lexicon) -> bool:
    """Whether a retailer, a coach says so: "lowering prices is out of the question, the shop said"."""
    saying = next((above for above in token.ancestors if is_verbal(above) and above.lemma_ != "be"), None)
    speaker = subject_of(saying) if saying is not None else None
    return speaker is not None and _private(speaker, lexicon)


def _compounds(tokens: list[Token]) -> list[Token]:
    """What stands before names as part of them: "storm" in "Storm Hildur"."""
    return [c for t in tokens if t.pos_ == "PROPN" for c in t.children if c.dep_ == "compound"]


def _prep_holds(token: Token, name: str, words: frozenset[str], slots: Slots, lexicon: Lexicon) -> bool:
    if name == "of" and not slots.get(name):
        # "took control of the town": a verb's slots leave out what its object's "of" holds.
        slots = {name: [held for noun in slots.get("obj", ()) for held in prepositions(noun).get(name, ())]}
    if slots.get(name):
        return "*" in words or _meets(slots[name], words, lexicon)
    # "pushed for the US to support": the preposition opens a clause.
    return "*" in words and any(
        mark.dep_ == "mark" and mark.lower_ == name
        for clause in token.children
        if clause.dep_ in ("xcomp", "ccomp", "advcl")
        for mark in clause.children
    )


def _has_party(slots: Slots, lexicon: Lexicon) -> bool:
    return any(is_party(token, lexicon) for tokens in slots.values() for token in tokens)
