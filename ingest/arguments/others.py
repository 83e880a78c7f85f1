"""The other party of an event whose slots name none: whom the words below it speak of.

"staged rallies to demand reforms by Suharto's government", "rejected a Senegalese plan",
"lifted the ban on Shiite processions": the one whom an act is about stands somewhere in
what the verb governs. The nearest to the verb in the tree counts, those in its own
clause before those in clauses below.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ingest.annotations import Mention, Paragraph
from ingest.arguments.control import load_control
from ingest.arguments.mention_index import MentionIndex

if TYPE_CHECKING:
    from spacy.tokens import Token

# What is said, when, where to and why hangs on other acts than this one.
_NOT_BELOW = frozenset({"nsubj", "nsubjpass", "punct", "parataxis", "npadvmod", "appos", "agent"})
_FOREIGN = frozenset(
    word
    for line in (
        "according amid after before during since until because as while when where",
        "if unless despite following through via over",
    )
    for word in line.split()
)
_CLAUSES = frozenset({"relcl", "advcl", "acl"})


def other_party(
    paragraph: Paragraph,
    head: Token,
    index: MentionIndex,
    known: frozenset[str],
    skipped: frozenset[int],
    *,
    aloud: bool = False,
) -> Mention | None:
    """The nearest mention of an actor below ``head`` that is none of ``known`` (actor ids).

    ``skipped`` are tokens that the event has used; ``aloud`` takes what is called out meanwhile for part
    of the act ("marched, calling for the president to go"). None where no other actor is spoken of.
    """
    best: tuple[int, int, Mention] | None = None
    for token, depth in _below(head, 0, aloud=aloud):
        mention = index.at(paragraph.index, token.i)
        if mention is None or mention.head in skipped or token.i != mention.head:
            continue
        if mention.reading != "actor" or not mention.actors or mention.via == "reference":
            continue
        if all(actor.id in known for actor in mention.actors):
            continue
        if best is None or (depth, token.i) < best[:2]:
            best = (depth, token.i, mention)
    return best[2] if best is not None else None


def _below(token: Token, depth: int, *, aloud: bool) -> Iterator[tuple[Token, int]]:
    for child in token.children:
        if not _leads_on(child, depth, aloud=aloud):
            continue
        yield child, depth + 1
        yield from _below(child, depth + 1, aloud=aloud)


def _leads_on(child: Token, depth: int, *, aloud: bool) -> bool:
    """Whether what hangs on a word is still about the act: no speaker, occasion, reason or next act."""
    if child.dep_ in ("nsubj", "nsubjpass"):
        return depth > 0
    if child.dep_ in _NOT_BELOW or child.lower_ in _FOREIGN:
        return False
    if any(mark.dep_ in ("mark", "advmod") and mark.lower_ in _FOREIGN for mark in child.children):
        return False
    if child.dep_ == "pobj" and child.lower_ in load_control().reasons:
        return False
    purpose = any(mark.tag_ == "TO" for mark in child.children)
    if child.dep_ in _CLAUSES:
        return purpose or (aloud and child.tag_ == "VBG" and child.dep_ != "relcl")
    return child.dep_ != "conj" or child.pos_ not in ("VERB", "AUX") or purpose
