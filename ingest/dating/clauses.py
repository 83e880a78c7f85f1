"""The predicates of an article by their tokens, and those that a verb which is none hands a time to.

A verb that is no predicate itself (a light verb, a copula, an aspect verb) stands for the event nouns of its
own clause. Nothing crosses into another clause.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ingest.annotations import Paragraph, Predicate, TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_BESIDE = ("after", "before", "since", "until", "following")
_CLAUSES = {"ccomp", "advcl", "relcl", "acl", "csubj", "pcomp", "parataxis"}


class Clauses:
    """The predicates of an article by their tokens, with what hangs on each."""

    def __init__(self, paragraphs: Sequence[Paragraph], predicates: Sequence[Predicate]) -> None:
        self.docs: dict[int, Doc] = {paragraph.index: paragraph.doc for paragraph in paragraphs}
        self._by_token: dict[tuple[int, int], Predicate] = {}
        for predicate in predicates:
            for token in (*predicate.tokens, predicate.token):
                key = (predicate.paragraph, token)
                # Heads outrank the other words of a phrase that two predicates share.
                if key not in self._by_token or token == predicate.token:
                    self._by_token[key] = predicate
        # Times by the verb that they hang on, predicate or not: what a link to that verb counts from.
        self.hosted: dict[tuple[int, int], list[TimeExpression]] = {}

    def at(self, paragraph: int, token: Token) -> Predicate | None:
        """The predicate that a token is part of."""
        return self._by_token.get((paragraph, token.i))

    def named_again(self, paragraph: int, noun: Token) -> bool:
        """ "A week after they announced *the swap*", told before: the day is not that of the swap itself."""
        here = self.at(paragraph, noun)
        if here is None or not here.definite:
            return False
        kind = (here.type, here.mode)
        return any(
            (item.type, item.mode) == kind and (item.paragraph, item.token) < (paragraph, noun.i)
            for item in self._by_token.values()
        )

    def handed(self, paragraph: int, host: Token) -> Iterator[Predicate]:
        """Predicates of a verb that is none itself: event nouns of its clause, its infinitives."""
        given = False
        for token in self._clause(host):
            predicate = self.at(paragraph, token)
            if predicate is not None:
                given = True
                yield predicate
        if given:
            return
        while host.dep_ == "conj" and host.head.pos_ in ("VERB", "AUX") and _bare(host):
            host = host.head  # "the war, which began in 2014 and *ended* in 2016"
        if host.dep_ == "xcomp" and host.head.pos_ == "ADJ" and host.head.head.pos_ in ("NOUN", "PROPN"):
            noun = self.at(paragraph, host.head.head)  # "a truce due to *begin* on Monday"
            yield from (item for item in (noun,) if item is not None)
        elif host.dep_ == "xcomp":  # "talks are set to *resume* next month"
            above = self.at(paragraph, host.head)
            subjects = [child for child in host.head.children if child.dep_ in ("nsubj", "nsubjpass")]
            found = [above] if above is not None else [self.at(paragraph, subject) for subject in subjects]
            yield from (item for item in found if item is not None)
        elif (means := self._means(paragraph, host)) is not None:
            yield means
        elif host.dep_ in ("acl", "relcl"):  # "a truce *signed* in May", "talks that were *held* in May"
            noun = self.at(paragraph, host.head)
            own = [child for child in host.children if child.dep_ in ("nsubj", "nsubjpass")]
            whole = all(child.tag_ in ("WDT", "WP") for child in own)
            named = noun is not None and (noun.nominal or noun.noun == host.head.i)
            if noun is not None and named and (in_which(host) or (noun.nominal and whole)):
                yield noun

    def _means(self, paragraph: int, host: Token) -> Predicate | None:
        """ "Retaliated in May by *shelling* the port": what was done so is of that day."""
        for prep in host.children:
            if prep.dep_ == "prep" and prep.lower_ == "by":
                for verb in prep.children:
                    if verb.dep_ == "pcomp":
                        return self.at(paragraph, verb)
        return None

    def _clause(self, host: Token) -> Iterator[Token]:
        """Topmost predicates under a verb, without those in clauses of their own."""
        for child in host.children:
            clause = child.dep_ in _CLAUSES and not is_result(child, host)
            if clause or (child.dep_ == "conj" and child.pos_ in ("VERB", "AUX")):
                continue
            if child.dep_ == "prep" and child.lower_ in _BESIDE:
                continue  # "stopped on Tuesday after 12 days of *war*": of another day
            if self._covered(child):
                yield child
                if child.pos_ in ("NOUN", "PROPN"):
                    yield from (c for c in child.conjuncts if c.i > child.i and self._covered(c))
            elif child.dep_ not in ("punct", "aux", "auxpass", "det", "mark", "cc"):
                yield from self._clause(child)

    def _covered(self, token: Token) -> bool:
        return any(self.docs[p] is token.doc and (p, token.i) in self._by_token for p in self.docs)


def is_result(verb: Token, host: Token) -> bool:
    """ "Struck the station, *killing* three": a participle that follows, without a conjunction of its own.

    Also a finite verb without subject or conjunction under another: what the small parser makes of
    "rockets fired from the hills *hit* the town".
    """
    if verb.i < host.i or verb.head.i != host.i:
        return False
    if any(
        child.dep_ in ("mark", "prep", "nsubj", "nsubjpass", "aux") and child.i < verb.i
        for child in verb.children
    ):
        return False
    return (verb.dep_ == "advcl" and verb.tag_ == "VBG") or (
        verb.dep_ in ("advcl", "ccomp") and verb.tag_ == "VBD"
    )


def in_which(verb: Token) -> bool:
    """ "The bombing, in *which* nine people died in May": when they died it was, and the other way round."""
    inside = [child for child in verb.children if child.dep_ == "prep" and child.lower_ in ("in", "during")]
    return any(inner.tag_ == "WDT" for prep in inside for inner in prep.children)


def _bare(verb: Token) -> bool:
    return not any(child.dep_ in ("nsubj", "nsubjpass", "dobj") for child in verb.children)
