"""Which time expression belongs to which predicate, by syntax.

A time climbs from its head over prepositions and nouns to the first predicate or verb. A
verb that is no predicate itself (a light verb, a copula, an aspect verb) hands the time to the
event nouns of its own clause. Nothing crosses into another clause: the year of a participle
("a format begun in 2020") does not date the clause that it stands in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from ingest.annotations import Paragraph, Predicate, TimeExpression
from ingest.timex_words import load_time_words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Phase = Literal["at", "begins", "ends"]
_CLAUSES = {"ccomp", "advcl", "relcl", "acl", "csubj", "pcomp", "parataxis"}


@dataclass(frozen=True, slots=True)
class Attachment:
    """A time and the predicate that it belongs to; ``phase``: the time is that of its start or of its end."""

    time: TimeExpression
    predicate: Predicate
    phase: Phase = "at"


class Clauses:
    """The predicates of an article by their tokens, with the climbing that attachment needs."""

    def __init__(self, paragraphs: Sequence[Paragraph], predicates: Sequence[Predicate]) -> None:
        self.docs: dict[int, Doc] = {paragraph.index: paragraph.doc for paragraph in paragraphs}
        self._by_token: dict[tuple[int, int], Predicate] = {}
        for predicate in predicates:
            for token in (*predicate.tokens, predicate.token):
                key = (predicate.paragraph, token)
                # Heads outrank the other words of a phrase that two predicates share.
                if key not in self._by_token or token == predicate.token:
                    self._by_token[key] = predicate
        self._predicates = predicates

    def at(self, paragraph: int, token: Token) -> Predicate | None:
        """The predicate that a token is part of."""
        return self._by_token.get((paragraph, token.i))

    def host(self, time: TimeExpression) -> tuple[Predicate | None, Token]:
        """What a time hangs on: the first predicate above it, else the first verb (or the root)."""
        doc = self.docs[time.paragraph]
        token = doc[time.first : time.last + 1].root
        inside = range(time.first, time.last + 1)
        while True:
            if token.i not in inside:
                predicate = self.at(time.paragraph, token)
                if predicate is not None or token.pos_ in ("VERB", "AUX"):
                    return predicate, self._lexical(token)
            if token.head is token:
                return self.at(time.paragraph, token), token
            token = token.head

    @staticmethod
    def _lexical(token: Token) -> Token:
        return token.head if token.dep_ in ("aux", "auxpass") else token

    def attach(self, times: Sequence[TimeExpression]) -> list[Attachment]:
        """Every time with the predicates that it dates; sets ("every week") date nothing."""
        found: list[Attachment] = []
        for time in times:
            if time.kind == "SET":
                continue
            predicate, host = self.host(time)
            if predicate is not None:
                found.append(Attachment(time, predicate))
                found.extend(Attachment(time, other) for other in self._sharing(time, predicate, host))
            elif host.lemma_.lower() not in _words("saying"):
                phase = _phase(host)
                found.extend(Attachment(time, other, phase) for other in self.handed(time.paragraph, host))
        return found

    def _sharing(self, time: TimeExpression, predicate: Predicate, host: Token) -> Iterator[Predicate]:
        """Other predicates of the same time: coordinated verbs, and the event noun that is the verb's subject."""
        if host.pos_ not in ("VERB", "AUX"):
            return
        fronted = time.last < min(
            host.i, *(child.i for child in host.children if child.dep_.startswith("nsubj")), host.i
        )
        for conjunct in host.conjuncts:
            other = self.at(time.paragraph, conjunct)
            own_subject = any(child.dep_.startswith("nsubj") for child in conjunct.children)
            if other is None or other is predicate or conjunct.pos_ not in ("VERB", "AUX"):
                continue
            if fronted or (
                conjunct.i < host.i and not any(c.dep_.startswith("nsubj") for c in host.children)
            ):
                if fronted and own_subject and _then(conjunct):
                    continue
                yield other
        for child in host.children:
            if child.dep_ in ("nsubj", "nsubjpass"):
                other = self.at(time.paragraph, child)
                if other is not None and other is not predicate and other.nominal:
                    yield other

    def handed(self, paragraph: int, host: Token) -> Iterator[Predicate]:
        """Predicates of a verb that is none itself: event nouns of its clause, infinitives that it governs."""
        given = False
        for token in self._clause(host):
            predicate = self.at(paragraph, token)
            if predicate is not None:
                given = True
                yield predicate
        if not given and host.dep_ in ("xcomp",):
            above = self.at(paragraph, host.head)
            if above is not None:
                yield above

    def _clause(self, host: Token) -> Iterator[Token]:
        """Topmost predicates under a verb, without those in clauses of their own."""
        for child in host.children:
            if child.dep_ in _CLAUSES or (child.dep_ == "conj" and child.pos_ in ("VERB", "AUX")):
                continue
            if self._covered(child):
                yield child
                if child.pos_ in ("NOUN", "PROPN"):
                    yield from (c for c in child.conjuncts if c.i > child.i and self._covered(c))
            elif child.dep_ not in ("punct", "aux", "auxpass", "det", "mark", "cc"):
                yield from self._clause(child)

    def _covered(self, token: Token) -> bool:
        return any(self.docs[p] is token.doc and (p, token.i) in self._by_token for p in self.docs)


def _then(verb: Token) -> bool:
    return any(child.lower_ in ("then", "later", "subsequently") for child in verb.children)


def _phase(host: Token) -> Phase:
    lemma = host.lemma_.lower()
    if lemma in _words("beginning"):
        return "begins"
    return "ends" if lemma in _words("ending") else "at"


@lru_cache(maxsize=8)
def _words(name: str) -> frozenset[str]:
    return frozenset(getattr(load_time_words().words, name))
