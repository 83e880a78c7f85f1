"""Plans that a later clause gives up: "was to reopen the airport, but the plan has been shelved".

A verb of cancellation over the event's own word ("cancelled the drills") is read there, with that event;
here is what points back, a noun for what was planned.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.records import Status
from ingest.annotations import Paragraph, Predicate, Standing
from ingest.standing.lexicon import Lexicon, load_lexicon
from ingest.syntax import children_of, is_negated, is_verbal

if TYPE_CHECKING:
    from spacy.tokens import Token

_CONFIDENCE = 0.7
_PRONOUNS = frozenset({"it", "they", "this", "these", "both"})
_POINTING = frozenset({"the", "this", "that", "these", "those", "its", "his", "her", "their"})


def give_up_plans(
    paragraphs: Sequence[Paragraph], predicates: Sequence[Predicate], standings: Sequence[Standing]
) -> list[Standing]:
    """The standings, in their order; plans that the same sentence or the next gives up are cancelled."""
    lexicon = load_lexicon()
    held = {standing.predicate: standing for standing in standings}
    for paragraph in paragraphs:
        here = [item for item in predicates if item.paragraph == paragraph.index]
        if not any(held[item.key].status is Status.PLANNED for item in here):
            continue
        for verb, noun in _given_up(paragraph, lexicon):
            types = lexicon.wording.given_up_before.nouns.get(noun.lemma_.lower(), ())
            before = [
                item
                for item in here
                if held[item.key].status is Status.PLANNED
                and item.token < noun.i
                and noun.i not in item.tokens
                and (not types or item.type in types)
                and _near(paragraph, item, noun)
            ]
            if before:
                last = max(before, key=lambda item: item.token)
                basis = f"{held[last.key].basis}; given up ({verb.text} {noun.text})"
                trust = min(held[last.key].confidence, _CONFIDENCE)
                held[last.key] = replace(
                    held[last.key], status=Status.CANCELLED, confidence=trust, basis=basis
                )
    return [held[standing.predicate] for standing in standings]


def _given_up(paragraph: Paragraph, lexicon: Lexicon) -> Iterator[tuple[Token, Token]]:
    """Verbs that give a plan up, and the noun for the plan."""
    words = lexicon.wording.given_up_before
    cancelling = lexicon.operators["cancellation"].verbs
    for noun in paragraph.doc:
        if noun.dep_ not in ("dobj", "nsubjpass"):
            continue
        pronoun = noun.dep_ == "nsubjpass" and noun.lower_ in _PRONOUNS
        if noun.lemma_.lower() not in words.nouns and not pronoun:
            continue
        if not pronoun and not any(child.lower_ in _POINTING for child in children_of(noun, "det", "poss")):
            continue
        verb = noun.head
        particles = " ".join([verb.lemma_.lower(), *(child.lower_ for child in children_of(verb, "prt"))])
        names = "object" in cancelling.get(particles, "").split() or particles in words.verbs
        supposed = any(child.tag_ in ("MD", "TO") for child in verb.children)
        if names and is_verbal(verb) and not supposed and not is_negated(verb):
            yield verb, noun


def _near(paragraph: Paragraph, item: Predicate, noun: Token) -> bool:
    """Whether an event word stands in the noun's sentence or in the one before."""
    first = noun.sent.start
    back = paragraph.doc[first - 1].sent.start if first else 0
    return back <= item.token
