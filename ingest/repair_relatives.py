"""Relative clauses that the parser hung on a place: "the bombing of an embassy in Beirut, which killed 63".

A place, a building or a vehicle kills nobody: what did is the noun that it stands behind. Runs with the other
mends of the tree, before any lemma or name is known, so it goes by forms.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_HARMED = frozenset(
    {"killed", "kills", "wounded", "wounds", "injured", "injures", "claimed", "maimed", "displaced", "left"}
)
# What is struck and does not strike, beside what has a name of its own.
_SCENES = frozenset(
    word
    for line in (
        "village villages town towns city cities district province region area suburb suburbs outskirts",
        "camp camps school schools hospital hospitals clinic market church mosque temple monastery embassy",
        "consulate base bases station building buildings house houses home homes hotel shop restaurant port",
        "airport airfield bridge crossing checkpoint border road street square neighbourhood neighborhood",
        "convoy convoys bus buses train trains ship ships boat boats tanker tankers car cars vehicles",
        "shelter prison theatre theater factory plant depot warehouse refinery mine cafe",
        "capital ambulance kindergarten headquarters compound barracks post outpost",
    )
    for word in line.split()
)


def mend_relative(token: Token) -> None:
    """Hang a clause of what "which" or "that" killed on the deed, where it hangs on the deed's scene."""
    if token.dep_ != "relcl" or token.lower_ not in _HARMED:
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


def _is_scene(noun: Token) -> bool:
    return noun.lower_ in _SCENES or (noun.pos_ == "PROPN" and noun.tag_ == "NNP")
