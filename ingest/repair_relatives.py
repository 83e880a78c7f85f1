"""Relative clauses that the parser hung on a place: "the bombing of an embassy in Beirut, which killed 63".

A place, a building or a vehicle kills nobody: what did is the noun that it stands behind. Runs with the other
mends of the tree, before any lemma or name is known, so it goes by forms.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

from graph.strict_yaml import KnowledgeFile

if TYPE_CHECKING:
    from spacy.tokens import Token

FILE = "parsing/scenes.yaml"
_BEFORE = 2  # a pronoun and a name stand before the verb of a relative clause
_BACK = 15  # words before a participle in which the noun that it is said of may stand


class ScenesDataError(ValueError):
    """``scenes.yaml`` is missing or wrong; the message names the entry and the mend."""


class Scenes(BaseModel):
    """Verbs that tell what a deed did, and nouns of what is struck; participles of what is helped to come
    about by a third, and nouns for it; written forms."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    harmed: frozenset[str]
    scenes: frozenset[str]
    helped: frozenset[str]
    meetings: frozenset[str]


_FILE = KnowledgeFile(FILE, Scenes, ScenesDataError)
load_scenes, lint = _FILE.load, _FILE.lint


def mend_relative(token: Token) -> None:
    """Hang a clause of what "which" or "that" killed on the deed, where it hangs on the deed's scene."""
    if token.dep_ != "relcl" or token.lower_ not in load_scenes().harmed:
        return
    if not any(child.dep_ == "nsubj" and child.lower_ in ("which", "that") for child in token.children):
        return
    noun = token.head
    while noun.dep_ == "pobj" and _is_scene(noun) and noun.head.dep_ == "prep":
        above = noun.head.head
        if above.pos_ not in ("NOUN", "PROPN") or above.i > noun.i:
            return
        noun = above
    if noun.i != token.head.i and noun.pos_ == "NOUN":
        token.head = noun


def free_relative_verb(token: Token) -> None:
    """ "Moscow, which armed UNITA": what it did to UNITA, not an armed UNITA."""
    noun = token.head
    before = token.doc[token.i - 1] if token.i else token
    if token.dep_ != "amod" or not token.lower_.endswith("ed") or noun.i != token.i + 1:
        return
    if noun.dep_ != "relcl" or noun.pos_ != "PROPN" or before.tag_ not in ("WDT", "WP"):
        return
    token.head, token.dep_, token.tag_, token.pos_ = noun.head, "relcl", "VBD", "VERB"
    token.set_morph("Tense=Past|VerbForm=Fin")  # type: ignore[attr-defined]
    for child in list(noun.children):
        if child.i < token.i or (child.i > noun.i and child.dep_ in ("prep", "advmod", "npadvmod", "punct")):
            child.head = token
    noun.head, noun.dep_ = token, "dobj"


def free_relative_deed(token: Token) -> None:
    """ "Hezbollah, which Iran arms and trains, fired": what Iran does to it, not arms and trains of Iran."""
    if token.tag_ not in ("NNS", "VBZ") or token.dep_ not in ("relcl", "conj", "nsubj") or token.i < _BEFORE:
        return
    name = token.nbor(-1)
    pronoun = token.doc[name.left_edge.i - 1] if name.left_edge.i else name
    swallowed = name.head.i == token.i and name.dep_ in ("compound", "nmod") and name.text[:1].isupper()
    if not swallowed or pronoun.lower_ not in ("which", "whom", "that"):
        return
    if token.dep_ == "nsubj" and not _give_back(token, pronoun):
        return
    for verb in (token, *(child for child in token.children if child.dep_ == "conj" and child.tag_ == "NNS")):
        verb.tag_, verb.pos_ = "VBZ", "VERB"
    name.dep_, pronoun.head, pronoun.dep_ = "nsubj", token, "dobj"


def free_apposed(token: Token) -> None:
    """ "Embarrassed Chile, Peru's old enemy": Chile is what is embarrassed, the enemy stands beside it."""
    noun = token.head
    if token.dep_ not in ("nmod", "compound") or token.pos_ != "PROPN" or noun.dep_ not in ("dobj", "pobj"):
        return
    edge = token.right_edge.i + (0 if token.right_edge.text == "," else 1)
    owners = [child for child in noun.children if child.dep_ == "poss" and child.left_edge.i == edge + 1]
    if edge >= noun.i or token.doc[edge].text != "," or not owners or noun.pos_ != "NOUN":
        return
    token.head, token.dep_ = noun.head, noun.dep_
    noun.head, noun.dep_ = token, "appos"
    for child in list(noun.children):
        if child.i < token.i:
            child.head = token


def _give_back(token: Token, pronoun: Token) -> bool:
    """Hang a clause on its noun, and make the verb behind it, which took them both, the noun's own."""
    verb, noun = token.head, token.head.head
    if verb.dep_ != "relcl" or pronoun.head.i != verb.i or noun.i > token.i or verb.nbor(-1).text != ",":
        return False
    root = noun.head.i == noun.i
    verb.head, verb.dep_ = (verb, "ROOT") if root else (noun.head, noun.dep_)
    noun.head, noun.dep_ = verb, "nsubj"
    token.head, token.dep_ = noun, "relcl"
    return True


def hang_helped(token: Token) -> None:
    """Hang who helped a meeting on the meeting, and where and when on the meeting too.

    "Was due to hold a round of talks with Iran, mediated by Oman, on Sunday": the talks are what is mediated,
    and they are on Sunday.
    """
    if token.dep_ not in ("acl", "advcl") or token.tag_ != "VBN" or token.lower_ not in load_scenes().helped:
        return
    agent = next((child for child in token.children if child.dep_ == "agent"), None)
    if agent is None:
        return
    noun = token.head
    if token.dep_ == "advcl":
        before = token.doc[max(token.sent.start, token.i - _BACK) : token.i - 1]
        meetings = (item for item in reversed(before) if item.lower_ in load_scenes().meetings)
        found = next(meetings, None) if token.nbor(-1).text == "," else None
        if found is None or found.pos_ != "NOUN":
            return
        noun = found
        token.head, token.dep_ = noun, "acl"
    if noun.lower_ in load_scenes().meetings:
        for child in list(token.children):
            if child.i > agent.i and child.dep_ in ("prep", "npadvmod"):
                child.head = noun


def _is_scene(noun: Token) -> bool:
    return noun.lower_ in load_scenes().scenes or (noun.pos_ == "PROPN" and noun.tag_ == "NNP")
