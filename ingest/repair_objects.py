"""Objects that the parser hung on a neighbour: a verb's own, past a day, a receiver or a participle.

"Miners hurled sticks at the palace" is read as hurled sticks of miners; "criticised on Thursday Peru's
handling" as the handling of a Thursday Peru; "handed over to the Red Cross 28 soldiers" as a gift to the
soldiers. Each is mended only where the verb would else have no object.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.repair_roots import give_root

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_OBJECTS = frozenset({"dobj", "ccomp", "xcomp"})
_PARTS = frozenset(
    {"det", "amod", "compound", "nmod", "nummod", "poss", "case", "punct", "appos", "acl", "relcl"}
)


def mend_objects(sentence: Span, weekdays: frozenset[str]) -> None:
    """Give each verb of a sentence the object that stands behind it; ``weekdays`` in lower case."""
    _free_participle(sentence)
    _shot_dead(sentence)
    for token in sentence:
        if token.lower_ in weekdays:
            _past_day(token)
        elif token.dep_ == "pobj" and token.head.lower_ == "to":
            _past_receiver(token)
        elif token.dep_ == "pobj" and token.head.lower_ == "as":
            _past_verdict(token)


def _free_participle(sentence: Span) -> None:
    """ "Miners hurled sticks": a participle between a subject and a noun at the root is the verb."""
    root = sentence.root
    if root.pos_ not in ("NOUN", "PROPN"):
        return
    verb = next(
        (child for child in root.children if child.dep_ == "amod" and child.tag_ in ("VBN", "VBD")), None
    )
    subject = _subject(verb) or _subject(root) if verb is not None else None
    if verb is None or subject is None or verb.i != subject.right_edge.i + 1:
        return
    moved = [child for child in root.children if child.i != verb.i and not _of_noun(child, root, subject)]
    verb.tag_, verb.pos_ = "VBD", "VERB"
    give_root(verb, root, "dobj", moved)


def _subject(token: Token) -> Token | None:
    return next((child for child in token.children if child.dep_ == "nsubj" and child.i < token.i), None)


def _of_noun(child: Token, noun: Token, subject: Token) -> bool:
    if child.i <= subject.i:
        return False
    return child.i < noun.i or child.dep_ in _PARTS - {"punct"} or child.lower_ == "of"


def _shot_dead(sentence: Span) -> None:
    """ "Gunmen on a motorcycle shot dead a lawyer": they had no shot, they shot."""
    dead = sentence.root
    if dead.lower_ != "dead" or dead.i == sentence.start:
        return
    shot = dead.nbor(-1)
    if shot.lower_ != "shot" or shot.pos_ == "VERB":
        return
    inner = [child for child in shot.children if child.i < shot.i]
    noun = next((child for child in inner if child.dep_ in ("compound", "amod", "nmod")), None)
    if noun is not None:
        noun.head, noun.dep_ = shot.head, shot.dep_
        for child in inner:
            if child.i != noun.i:
                child.head = noun
    elif inner:
        return
    below = [child for child in dead.children if child.i != shot.i]
    shot.tag_, shot.pos_ = "VBD", "VERB"
    give_root(shot, dead, "oprd", below)


def _past_day(day: Token) -> None:
    """ "Criticised on Thursday Peru's handling", "urged Tuesday Israel to": the day is in no name."""
    if day.dep_ not in ("compound", "nmod", "amod", "poss") or day.head.i < day.i or not day.i:
        return
    if day.i + 1 < len(day.doc) and day.nbor().tag_ in ("POS", "NN", "NNS"):
        return
    before = day.nbor(-1)
    top = day.head
    while top.dep_ in ("poss", "compound", "nmod"):
        top = top.head
    if before.lower_ == "on" and before.dep_ == "prep" and top.dep_ == "pobj" and top.head.i == before.i:
        verb = before.head
        if verb.pos_ != "VERB" or verb.i > before.i or _has_object(verb):
            return
        day.head, day.dep_ = before, "pobj"
        top.head, top.dep_ = verb, "dobj"
    elif before.pos_ == "VERB" and top.head.i == before.i and top.dep_ in ("dobj", "nsubj"):
        day.head, day.dep_ = before, "npadvmod"


def _past_receiver(noun: Token) -> None:
    """ "Handed over to the Red Cross 28 soldiers": a name before a number is who got them."""
    verb = noun.head.head
    particle = verb.lower_ in ("back", "over") and verb.pos_ != "VERB"
    verb = verb.head if particle else verb
    if verb.pos_ != "VERB" or verb.i > noun.head.i or _has_object(verb):
        return
    left = [child for child in noun.children if child.i < noun.i]
    number = next((child for child in left if child.dep_ == "nummod"), None)
    names = [child for child in left if number is not None and child.i < number.left_edge.i]
    name = next((child for child in reversed(names) if child.pos_ in ("PROPN", "NOUN")), None)
    particle = particle or any(child.lower_ in ("back", "over") for child in verb.children)
    if name is None and noun.tag_ == "NNS" and particle:
        # "Gave back to Kuwait museum pieces": a name right behind the "to", and no article.
        names = [child for child in left if child.i == noun.head.i + 1 and child.pos_ == "PROPN"]
        name = names[0] if names else None
    if name is None:
        return
    name.head, name.dep_ = noun.head, "pobj"
    for child in names:
        if child.i != name.i:
            child.head = name
    noun.head, noun.dep_ = verb, "dobj"


def _past_verdict(noun: Token) -> None:
    """ "Condemned as barbarous the expulsion": an adjective before the article is what it is called."""
    verb = noun.head.head
    if verb.pos_ != "VERB" or verb.i > noun.head.i or _has_object(verb):
        return
    article = next((child for child in noun.children if child.dep_ in ("det", "poss")), None)
    called = next((child for child in noun.children if child.dep_ == "amod"), None)
    if article is None or called is None or called.i > article.left_edge.i:
        return
    called.head, called.dep_ = noun.head, "pobj"
    noun.head, noun.dep_ = verb, "dobj"


def _has_object(verb: Token) -> bool:
    return any(child.dep_ in _OBJECTS for child in verb.children)
