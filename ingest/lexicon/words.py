"""A token as a word of the lexicon: its lemma, and whether it is someone or somewhere in a conflict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.lexicon.senses import Lexicon
from ingest.structure_words import load_structure_words
from ingest.tree import asked_once

if TYPE_CHECKING:
    from spacy.tokens import Token

# Entities that can act in or suffer an event: states, peoples, groups, people, places.
PARTIES = frozenset({"GPE", "NORP", "ORG", "PERSON", "LOC", "FAC"})


@asked_once
def lemma(token: Token) -> str:
    """The lemma in lower case; capitalised plurals, which the tagger takes for names, cut as well."""
    word = load_structure_words().lemmas.get(token.lower_) or token.lemma_.lower()
    if token.pos_ == "PROPN" and word == token.lower_ and len(word) > 4 and word.endswith("s"):
        return word[:-1] if not word.endswith(("ss", "us", "is")) else word
    if token.pos_ == "PROPN" and word.endswith("men") and not token.ent_type_ and len(word) > 5:
        return f"{word[:-2]}an"  # "Gunmen" at the head of a sentence, taken for a name
    return word


def hyphened(token: Token) -> str | None:
    """The word that was cut at its hyphen, by its last part: "test-fire" for the "fired" of "test-fired"."""
    if token.i < 2:
        return None
    hyphen, first = token.nbor(-1), token.nbor(-2)
    if hyphen.text != "-" or hyphen.whitespace_ or first.whitespace_:
        return None
    return f"{first.lower_}-{lemma(token)}"


def verb_lemma(token: Token, lexicon: Lexicon) -> str:
    """The lemma of a word read as a verb; a headline's verb taken for a noun may keep its "s"."""
    word = lemma(token)
    joined = hyphened(token)
    if joined is not None and joined in lexicon.verbs:
        return joined
    if word not in lexicon.verbs and token.lower_.endswith("s"):
        word = next((w for w in (token.lower_[:-1], token.lower_[:-2]) if w in lexicon.verbs), word)
    return word


def is_party(token: Token, lexicon: Lexicon) -> bool:
    """Whether a noun can be someone or somewhere in a conflict: a force, people, a place."""
    if token.ent_type_ in PARTIES or token.pos_ in ("PRON", "PROPN"):
        return True
    if is_person(token, lexicon) and _of_a_people(token):
        return True
    words = (lemma(token), token.lower_)
    return any(word in lexicon.words_of(name) for name in ("parties", "places", "agents") for word in words)


def _of_a_people(token: Token) -> bool:
    """Whether an adjective of nationality or creed goes with a noun ("a Malaysian forest ranger")."""
    return any(
        child.dep_ in ("amod", "compound", "nmod") and child.ent_type_ in ("NORP", "GPE")
        for child in token.children
    )


def is_person(token: Token, lexicon: Lexicon) -> bool:
    """Whether a noun looks like one of people by its ending ("beekeepers"), words for things left out."""
    if token.pos_ != "NOUN" or token.tag_ not in ("NN", "NNS"):
        return False
    word = lemma(token)
    return (
        len(word) > 4
        and word.endswith(load_structure_words().people)
        and word not in lexicon.words_of("things_in_er")
    )
