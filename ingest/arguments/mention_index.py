"""Mentions by token, and the actor to whom a noun phrase without a mention of its own belongs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from graph.records import ActorKind
from ingest.annotations import Mention, Paragraph
from ingest.arguments.control import load_control
from ingest.gazetteer import load_gazetteer, load_phrases
from ingest.syntax import SUBJECTS, antecedent, children_of, conjuncts

if TYPE_CHECKING:
    from spacy.tokens import Token

_OWNERS = ("poss", "compound", "amod", "nmod")
_OWNING = ("of", "from", "in", "by")
_DEPTH = 3
_STEM = 4  # letters that a state's name and its adjective share: "Iran", "Iranian"


def _shelters(noun: Token, preposition: Token) -> bool:
    """ "A camp for Congolese refugees" is theirs."""
    return preposition.lower_ == "for" and noun.lemma_.lower() in load_control().shelters


def _rivals(token: Token) -> bool:
    """ "Yemen's warring parties": those who fight in a state are not that state."""
    words = load_phrases().rivals
    return token.tag_ == "NNS" and any(c.dep_ == "amod" and c.lower_ in words for c in token.children)


def _by_whom(noun: Token) -> list[Token]:
    """Who stands behind a thing by what was done to it.

    "A drone launched by the Houthis hit a ship": whoever launched it hit. "Hit sites held by the Houthis":
    whoever held them was hit.
    """
    keeping = load_control().keepers
    return [
        whom
        for clause in noun.children
        if clause.dep_ == "acl" and clause.tag_ == "VBN"
        if noun.dep_ in SUBJECTS or clause.lemma_.lower() in keeping
        for agent in children_of(clause, "agent")
        for whom in children_of(agent, "pobj")
    ]


def _aboard(noun: Token) -> list[Token]:
    """ "Fired on a car carrying envoys": whoever was in it."""
    carriers = load_control().carriers
    return [
        held
        for clause in noun.children
        if clause.dep_ == "acl" and clause.tag_ == "VBG" and noun.dep_ not in SUBJECTS
        if clause.lemma_.lower() in carriers
        for held in children_of(clause, "dobj")
    ]


def _named(name: str, stem: str) -> bool:
    return any(word.startswith(stem) for word in name.casefold().split())


class MentionIndex:
    """Looks mentions up by the token that heads a slot."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self.by_token: dict[tuple[int, int], list[Mention]] = defaultdict(list)
        for mention in mentions:
            for position in range(mention.first, mention.last + 1):
                self.by_token[mention.paragraph, position].append(mention)

    def at(self, paragraph: int, token: int) -> Mention | None:
        """The mention headed by a token, else the longest that covers it."""
        found = self.by_token.get((paragraph, token), [])
        exact = [m for m in found if m.head == token]
        return max(exact or found, key=lambda m: m.last - m.first, default=None)

    def of(self, paragraph: Paragraph, token: Token, depth: int = 0) -> list[Mention]:
        """The mentions that a noun phrase's head stands for: its own, its apposition's, or its owner's."""
        own = self.at(paragraph.index, token.i)
        if own is not None and own.via == "model" and not own.actors and token.dep_ in SUBJECTS:
            # A person whom the model takes for a place has an office: "Oshima, the UN coordinator".
            offices = [self.at(paragraph.index, child.i) for child in children_of(token, "appos")]
            titles = [m for m in offices if m is not None and m.actors and m.reading == "actor"]
            if titles:
                return titles
        titled = self._titled(paragraph, token)
        if titled:
            return titled
        side = self._side(own, paragraph, token)
        if side is not None:
            return [side]
        band = self._group(own, paragraph, token)
        if band is not None:
            return [band]
        if own is not None and (own.actors or own.place is not None or own.conflict is not None):
            return [*self._before(paragraph, token, own), own]
        if depth >= _DEPTH:
            return []
        other = token.lemma_.lower() in load_control().others or _rivals(token)
        for group in (
            [c for c in token.children if c.dep_ == "appos"] if other else [],
            [antecedent(c) for c in token.children if c.dep_ == "poss" and not other],
            [c for c in token.children if c.dep_ in _OWNERS and c.dep_ != "poss"],
            [c for c in token.children if c.dep_ == "appos"],
            _by_whom(token),
            _aboard(token),
            [
                p
                for c in token.children
                if c.dep_ == "prep" and (c.lower_ in _OWNING or _shelters(token, c))
                if not (other and c.lower_ == "of")
                if not (c.lower_ == "in" and token.lemma_.lower() in load_control().nobodys)
                for p in children_of(c, "pobj")
            ],
        ):
            found: list[Mention] = []
            for child in group:
                for item in conjuncts(child) if child.dep_ != "appos" else [child]:
                    found.extend(m for m in self.of(paragraph, item, depth + 1) if m not in found)
            if found:
                return found
        return [own] if own is not None else []

    def _titled(self, paragraph: Paragraph, token: Token) -> list[Mention]:
        """ "Presidents X and Y": a plural title stands for all the names behind it."""
        if token.tag_ != "NNS":
            return []
        for name in children_of(token, "appos"):
            people = conjuncts(name) if name.pos_ == "PROPN" else []
            found = [self.at(paragraph.index, person.i) for person in people]
            named = [mention for mention in found if mention is not None and mention.actors]
            if len(people) > 1 and len(named) == len(people):
                return named
        return []

    def _group(self, own: Mention | None, paragraph: Paragraph, token: Token) -> Mention | None:
        """Whose a nameless band is: "gunmen of the Maute group", "fighters from the M23"."""
        if own is None or own.via != "phrase" or any(not actor.provisional for actor in own.actors):
            return None
        for child in token.children:
            if child.dep_ != "prep" or child.lower_ not in ("of", "from"):
                continue
            for noun in children_of(child, "pobj"):
                named = self.at(paragraph.index, noun.i)
                if named is not None and any(a.kind is ActorKind.ARMED_GROUP for a in named.actors):
                    return named
        return None

    def _side(self, own: Mention | None, paragraph: Paragraph, token: Token) -> Mention | None:
        """The party that a word of a conflict's name tells: Israel in "the war between Israel and ..."."""
        if own is None or own.conflict is None or token.i == own.head or len(token.text) < _STEM:
            return None
        gazetteer = load_gazetteer()
        stem = token.lower_[:_STEM]
        words = own.text.casefold().replace("-", " ").replace("–", " ").split()
        parties = [gazetteer.actor(ident) for ident in gazetteer.tables.conflicts[own.conflict.id][2]]
        named = [one for one in parties if _named(one.name, stem)]
        both = {one.id for one in parties for w in words if len(w) >= _STEM and _named(one.name, w[:_STEM])}
        if len(named) != 1 or len(both) < 2:
            return None  # "the Korean war" names neither Korea, "the Kosovo war" a place
        start = paragraph.offset_of(token)
        return Mention(
            paragraph.index, token.i, token.i, token.i, start, start + len(token.text), token.text,
            "actor", (named[0],), via=own.via,
        )  # fmt: skip

    def _before(self, paragraph: Paragraph, token: Token, own: Mention) -> list[Mention]:
        """ "Colombia's government and FARC rebels": the parser hangs the first of them on the second."""
        found = []
        for child in children_of(token, "nmod", "compound", "poss"):
            other = self.at(paragraph.index, child.i)
            joined = any(item.dep_ == "cc" and item.i < token.i for item in child.children)
            if joined and other is not None and other.actors and other != own and child.i < own.first:
                found.append(other)
        return found
