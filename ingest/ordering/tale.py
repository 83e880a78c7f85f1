"""How an article carries its tale on or back: "Later, troops entered Gao", "In return, it freed ten men".

What is told last stays in mind over the end of a paragraph, for news puts one sentence in each.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ingest.annotations import OrderMention, Paragraph, Predicate
from ingest.ordering.data import OrderData
from ingest.ordering.reactions import fits
from ingest.syntax import SUBJECTS, children_of, clause_of, governing_verb, prepositional_objects
from ingest.time_words import span_words

if TYPE_CHECKING:
    from spacy.tokens import Token


class Tale:
    """The main event told last, and what the wording of the next one says about the two."""

    def __init__(self, data: OrderData) -> None:
        self._data = data
        self._told: int | None = None
        # A sentence without an event in its main clause: the last that it tells, which a reply may answer.
        self._heard: int | None = None  # in the sentence read last
        self._aside: int | None = None  # in the one before it
        self._marks: list[tuple[int, int | None]] = []  # in the paragraph read last: from which token, what

    def read(
        self, paragraph: Paragraph, keys: dict[int, int], predicates: dict[int, Predicate]
    ) -> Iterator[OrderMention]:
        """Order mentions of one paragraph; paragraphs are to be read in the order of the text."""
        last: int | None = None
        sentence, main = -1, False
        self._marks = [(0, self._told)]
        for key in dict.fromkeys(keys[position] for position in sorted(keys)):
            token = paragraph.doc[predicates[key].token]
            verb = clause_of(token)
            if token.sent.start != sentence:
                sentence, main = token.sent.start, False
                self._aside, self._heard = self._heard, None
            answered = self._told if self._aside is None else self._aside
            if predicates[key].nominal and token.head.i != verb.i:
                replied = self._reply(verb)
                if replied and answered not in (None, key):
                    yield OrderMention(answered, key, replied, causal=True)
                self._heard = self._heard if main else key
                continue
            back = self._said(verb, self._data.earlier, self._data.earlier_spans)
            link = self._link(verb) or self._reply(verb)
            if link and answered not in (None, key):
                yield OrderMention(answered, key, link, causal=True)
            elif not link and self._told is not None and self._told != key:
                on = self._said(verb, self._data.next, self._data.next_spans)
                if on:
                    yield OrderMention(self._told, key, on, causal=False)
                elif back:
                    yield OrderMention(key, self._told, back, causal=False)
            if not back and verb.dep_ in ("ROOT", "conj", "ccomp"):
                self._told = last = key
                self._marks.append((token.i, key))
                main, self._aside, self._heard = True, None, None
            elif not main:
                self._heard = key
        if last is None:  # a paragraph that tells nothing: what "later" follows is no longer sure
            self._told = None

    def before(self, token: Token) -> int | None:
        """The main event told last before the sentence of a token of the paragraph read last."""
        return [key for position, key in self._marks if position < max(token.sent.start, 1)][-1]

    def carried(self) -> int | None:
        """The main event told last before the paragraph read last."""
        return self._marks[0][1]

    def points(self, verb: Token) -> bool:
        """Whether a verb's subject stands for what was told last: "the move came days after"."""
        subjects = children_of(verb, *SUBJECTS)
        return any(noun.lemma_.lower() in self._data.pointers for noun in subjects)

    def _said(self, verb: Token, adverbs: tuple[str, ...], spans: tuple[str, ...]) -> str | None:
        said = {child.lower_ for child in children_of(verb, "advmod")} & set(adverbs)
        if said:
            return min(said)
        spoken = prepositional_objects(verb, "on", "in", "over", "during")
        for noun in (*children_of(verb, "npadvmod"), *spoken):
            words = {child.lower_ for child in noun.children}
            # "the next day" goes on from what was told; "next week" is measured from the day of the report.
            if noun.lemma_.lower() in span_words() and "the" in words and words & set(spans):
                return f"the {min(words & set(spans))} {noun.lower_}"
        if adverbs is self._data.next:
            # "Within days the town had fallen" counts from what was told; "within hours of it" does not.
            for noun in prepositional_objects(verb, "within"):
                plural = noun.tag_ == "NNS" and not any(child.dep_ == "nummod" for child in noun.children)
                of = any(child.lower_ in ("of", "after") for child in noun.children)
                if noun.lemma_.lower() in span_words() and plural and not of:
                    return f"within {noun.lower_}"
        return None

    def _link(self, verb: Token) -> str | None:
        while verb.dep_ in ("ccomp", "xcomp") and verb.head.i != verb.i:
            if (found := self._linked(verb)) is not None:
                return found
            verb = verb.head
        return self._linked(verb)

    def _linked(self, verb: Token) -> str | None:
        phrases = (" ".join(inner.lower_ for inner in prep.subtree) for prep in children_of(verb, "prep"))
        return next((phrase for phrase in phrases if phrase in self._data.links), None)

    def _reply(self, verb: Token) -> str | None:
        """ "Chad retaliated with air strikes", "it replied by closing the border": without a named cause."""
        above = governing_verb(verb) if verb.dep_ in ("pcomp", "xcomp", "advcl") else None
        for each in (verb, *([above] if above is not None else [])):
            named = prepositional_objects(each, "to", "for", "after", "against")
            if not named and any(fits(each, phrase.split()) for phrase in self._data.replies):
                return each.text
        return None
