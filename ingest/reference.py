"""What pronouns and definite nouns of an article refer to.

Rules of the kind of Lappin and Leass (1994) and Hobbs (1978): the subject of the clause
first, then subjects before other mentions, then the nearest. What stays open stays open:
no mention is made where two antecedents are as good.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.records import Actor, ActorKind, Place
from ingest.annotations import Mention, Paragraph
from ingest.gazetteer import Gazetteer, load_gazetteer
from ingest.phrases import load_phrases
from ingest.reference_data import PluralRow, ReferenceWords, load_reference_words

if TYPE_CHECKING:
    from spacy.tokens import Token

_IT = frozenset({"it", "its", "itself"})
_THEY = frozenset({"they", "their", "them", "themselves", "theirs"})
_PERSON = frozenset({"he", "him", "his", "himself", "she", "her", "hers", "herself"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
_NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5}
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_GROUPS = frozenset(kind for kind in ActorKind if kind is not ActorKind.PERSON)
_REACH = 3  # sentences that a pronoun looks back over
_WIDE_REACH = 8  # and a definite noun
_Found = tuple[tuple[Actor, ...], Actor | None, Place | None]


@dataclass(slots=True)
class _Seen:
    """A mention in reading order: its sentence's number in the article and whether it is a subject."""

    mention: Mention
    sentence: int
    subject: bool
    place_in_order: tuple[int, int]


def refer(paragraphs: Sequence[Paragraph], mentions: Sequence[Mention]) -> list[Mention]:
    """``mentions`` and the references that were resolved (``via="reference"``), in order of place.

    Shapes: a reference to several ("both sides") has them all in ``actors``; one to a place
    ("the city") has ``place`` and the reading ``place``.
    """
    return sorted(
        _Resolver(paragraphs, mentions).run(), key=lambda mention: (mention.paragraph, mention.first)
    )


class _Resolver:
    def __init__(self, paragraphs: Sequence[Paragraph], mentions: Sequence[Mention]) -> None:
        self.paragraphs = paragraphs
        self.by_index = {paragraph.index: paragraph for paragraph in paragraphs}
        self.gazetteer: Gazetteer = load_gazetteer()
        self.words: ReferenceWords = load_reference_words()
        self.book = load_phrases()
        self.given: dict[int, dict[int, Mention]] = {}
        self.covered: dict[int, set[int]] = {}
        for mention in mentions:
            self.given.setdefault(mention.paragraph, {})[mention.head] = mention
            self.covered.setdefault(mention.paragraph, set()).update(range(mention.first, mention.last + 1))
        self.mentions = list(mentions)
        self.states = Counter(
            actor.id for mention in mentions for actor in mention.actors if actor.kind is ActorKind.COUNTRY
        )
        self.seen: list[_Seen] = []
        self.sentence = 0
        self.paragraph = 0

    def run(self) -> Iterator[Mention]:
        """Walks the article once, so that a reference can be the antecedent of the next."""
        for paragraph in self.paragraphs:
            self.paragraph = paragraph.index
            heads = self.given.get(paragraph.index, {})
            covered = self.covered.get(paragraph.index, set())
            for sentence in paragraph.doc.sents:
                self.sentence += 1
                for token in sentence:
                    mention = heads.get(token.i)
                    if mention is None and token.i not in covered:
                        mention = self.resolve(paragraph, token)
                        if mention is not None:
                            heads[token.i] = mention
                            self.given.setdefault(paragraph.index, heads)
                    if mention is not None:
                        yield mention
                        subject = token.dep_ in _SUBJECTS
                        self.seen.append(_Seen(mention, self.sentence, subject, (paragraph.index, token.i)))

    def resolve(self, paragraph: Paragraph, token: Token) -> Mention | None:
        """The reference that ``token`` heads, or None."""
        word = token.lower_
        if word in _IT:
            found = None if _expletive(token) else self.pronoun(paragraph, token, plural=False)
        elif word in _THEY:
            found = self.pronoun(paragraph, token, plural=True)
        elif word in _PERSON:
            found = self.person(paragraph, token)
        elif token.pos_ in ("NOUN", "PROPN") or word == "both":
            found = self.noun(paragraph, token)
        else:
            return None
        return self.mention(paragraph, token, found) if found else None

    def mention(self, paragraph: Paragraph, token: Token, found: _Found) -> Mention:
        actors, agent, place = found
        first = token.i
        if token.pos_ in ("NOUN", "PROPN"):
            lefts = [
                child.i
                for child in token.lefts
                if child.dep_ in ("det", "nummod", "amod", "compound", "predet")
            ]
            first = min([token.i, *lefts])
        span = paragraph.doc[first : token.i + 1]
        start, end = paragraph.span_of(span)
        return Mention(
            paragraph=paragraph.index, first=first, last=token.i, head=token.i, start=start, end=end, text=span.text,  # noqa: E501
            reading="place" if place is not None and (not actors or token.dep_ == "pobj") else "actor",
            actors=actors, place=place, via="reference", agent=agent,
        )  # fmt: skip

    # --- pronouns ------------------------------------------------------------------------------

    def pronoun(self, paragraph: Paragraph, token: Token, *, plural: bool) -> _Found | None:
        """The antecedent of it or they: a clause's subject, else the best mention of the last sentences."""
        for subject in _clause_subjects(token):
            mention = self.given.get(paragraph.index, {}).get(subject.i)
            if mention is None or not _plain(mention):
                continue
            actors = self.joined(paragraph, subject) if plural else mention.actors
            if plural == _is_plural(mention, actors, subject) or (plural and _collective(mention)):
                return actors, mention.agent if len(actors) == 1 else None, None
        if self._thing_before(paragraph, token, plural=plural):
            return None
        candidates = [
            seen for seen in self.seen
            if seen.sentence >= self.sentence - _REACH and seen.mention.reading == "actor" and _plain(seen.mention)  # noqa: E501
            and self._number_fits(seen, plural=plural)
        ]  # fmt: skip
        best = max(
            candidates,
            key=lambda seen: (2 * seen.subject - (self.sentence - seen.sentence), seen.place_in_order),
            default=None,
        )
        if best is None:
            return None
        actors = best.mention.actors
        if plural:
            where = self.by_index[best.mention.paragraph]
            actors = self.joined(where, where.doc[best.mention.head])
        return actors, best.mention.agent if len(actors) == 1 else None, None

    def _thing_before(self, paragraph: Paragraph, token: Token, *, plural: bool) -> bool:
        """Whether the last subject of the pronoun's number is no actor: "The drills began. They ..."."""
        heads = self.given.get(paragraph.index, {})
        tags = ("NNS", "NNPS") if plural else ("NN", "NNP")
        for other in reversed(paragraph.doc[: token.i]):
            if other.dep_ in _SUBJECTS and other.tag_ in tags:
                mention = heads.get(other.i)
                return mention is None or not _plain(mention)
        return False

    def _number_fits(self, seen: _Seen, *, plural: bool) -> bool:
        paragraph = self.by_index[seen.mention.paragraph]
        head = paragraph.doc[seen.mention.head]
        actors = self.joined(paragraph, head)
        many = _is_plural(seen.mention, actors, head)
        return many or (_collective(seen.mention) and plural) if plural else not many

    def joined(self, paragraph: Paragraph, head: Token) -> tuple[Actor, ...]:
        """The actors of a mention and of those coordinated with it ("Baku and Yerevan")."""
        heads = self.given.get(paragraph.index, {})
        found: dict[str, Actor] = {}
        for token in (head, *head.conjuncts):
            mention = heads.get(token.i)
            for actor in mention.actors if mention else ():
                found[actor.id] = actor
        return tuple(found.values())

    def person(self, paragraph: Paragraph, token: Token) -> _Found | None:
        """The nearest person before he or she, the clause's subject first."""
        for subject in _clause_subjects(token):
            mention = self.given.get(paragraph.index, {}).get(subject.i)
            if mention is not None and (one := _person_of(mention)) is not None:
                return mention.actors, one, None
        people = [
            seen for seen in self.seen if seen.sentence >= self.sentence - _REACH and _person_of(seen.mention)
        ]
        best = max(
            people,
            key=lambda seen: (2 * seen.subject - (self.sentence - seen.sentence), seen.place_in_order),
            default=None,
        )
        return (best.mention.actors, _person_of(best.mention), None) if best else None

    # --- definite nouns ------------------------------------------------------------------------

    def noun(self, paragraph: Paragraph, token: Token) -> _Found | None:
        """What "the ministry", "both sides" or "the city" refers to."""
        word = token.lower_
        determined = _determiner(token) in _DEFINITE
        if (
            any(child.dep_ == "prep" and child.lower_ == "of" for child in token.children)
            and word not in self.words.plural
        ):
            return None
        if any(
            child.dep_ in ("compound", "nmod", "poss") and child.pos_ == "PROPN" for child in token.children
        ):
            return None
        count = _count(token)
        row = self.words.plural.get(word) or (
            self.words.plural.get("sides") if word == "both" and token.dep_ in _SUBJECTS else None
        )
        if row is not None and (determined or count) and (several := self.several(row, count or 2, token)):
            return several, None, None
        if determined:
            back = self.same_noun(token) or self.kind(word)
            if back is not None:
                return back
            if word in self.words.places and (place := self.place(word)) is not None:
                return place
            if word == "capital" and (seat := self.capital()) is not None:
                return (), None, seat
        return self.organ(token, determined=determined)

    def same_noun(self, token: Token) -> _Found | None:
        """The last mention with the same head noun: "the ministry" after "the Defence Ministry"."""
        singular = self.book.singular.get(token.lower_, token.lower_)
        if token.lower_ not in self.book.heads and token.lower_ not in self.book.solo:
            return None
        token_paragraph = self.paragraph
        for seen in reversed(self.seen):
            if seen.sentence < self.sentence - 2 * _WIDE_REACH or seen.mention.reading != "actor":
                continue
            last = seen.mention.text.split()[-1].casefold()
            words = {word.casefold() for word in seen.mention.text.split()[1:]} | {last}
            same = seen.mention.paragraph == token_paragraph or seen.sentence == self.sentence - 1
            near = same or self._still_spoken_of(seen.mention, seen.mention.paragraph)
            if (
                near
                and any(self.book.singular.get(word, word) == singular for word in words)
                and seen.mention.actors
            ):
                return seen.mention.actors, seen.mention.agent, None
        return None

    def _still_spoken_of(self, mention: Mention, paragraph: int) -> bool:
        """Whether later paragraphs name no other state first: "the army" after a new state is another."""
        ids = {actor.id for actor in mention.actors}
        later = [
            seen.mention for seen in self.seen if seen.mention.paragraph > paragraph and seen.mention.actors
        ]
        states = [one for one in later if any(actor.kind is ActorKind.COUNTRY for actor in one.actors)]
        return not states or any(actor.id in ids for one in states[-_REACH:] for actor in one.actors)

    def kind(self, word: str) -> _Found | None:
        """The last actor of a kind that the noun names: "the group", "the bloc"."""
        kinds = self.words.singular.get(word)
        if kinds is None:
            return None
        for seen in reversed(self.seen):
            if seen.sentence < self.sentence - _WIDE_REACH:
                break
            if (
                len(seen.mention.actors) == 1
                and seen.mention.actors[0].kind in kinds
                and seen.mention.reading == "actor"
            ):
                return seen.mention.actors, seen.mention.agent, None
        return None

    def place(self, word: str) -> _Found | None:
        """The last place of a kind that the noun names; "the country" is its state too."""
        kinds = self.words.places[word]
        for seen in reversed(self.seen):
            if seen.sentence < self.sentence - _WIDE_REACH:
                break
            place = seen.mention.place
            if place is not None and place.kind in kinds:
                return (seen.mention.actors if place.kind == "country" else ()), None, place
        return None

    def capital(self) -> Place | None:
        """The seat of the last state spoken of."""
        for seen in reversed(self.seen):
            for actor in seen.mention.actors:
                if actor.kind is ActorKind.COUNTRY:
                    return self.gazetteer.capital(actor.id)
        return None

    def organ(self, token: Token, *, determined: bool) -> _Found | None:
        """ "the army", "police": the organ of the state that the article is most about, if one is."""
        pair = f"{token.doc[token.i - 1].lower_} {token.lower_}" if token.i else ""
        noun = self.words.organs.get(pair) or (
            self.words.organs.get(token.lower_) if determined or token.lower_ == "police" else None
        )
        if noun is None or token.dep_ == "compound":
            return None
        here = {
            actor.id: actor
            for seen in self.seen
            if seen.mention.paragraph == self.paragraph and seen.mention.reading == "actor"
            for actor in seen.mention.actors
            if actor.kind is ActorKind.COUNTRY
        }
        if len(here) == 1:
            return tuple(here.values()), None, None
        ranked = self.states.most_common(2)
        if not ranked or (len(ranked) == 2 and ranked[0][1] < 2 * ranked[1][1]):
            return None
        return (self.gazetteer.actor(ranked[0][0]),), None, None

    def several(self, row: PluralRow, count: int, token: Token) -> tuple[Actor, ...]:
        """The last ``count`` actors that fit: named together, else at odds in a conflict, else one after the other."""  # noqa: E501
        apart = token.dep_ == "dobj"  # "Cairo urged both sides": not Cairo
        subjects = {subject.i for subject in token.head.children if apart and subject.dep_ in _SUBJECTS}
        recent: list[Actor] = []
        for seen in reversed(self.seen):
            if seen.sentence < self.sentence - _WIDE_REACH:
                break
            mention = seen.mention
            if mention.reading != "actor" or (mention.via == "reference" and row.tie != "none"):
                continue
            if seen.sentence == self.sentence and mention.head in subjects:
                continue
            paragraph = self.by_index[mention.paragraph]
            together = [
                actor
                for actor in self.joined(paragraph, paragraph.doc[mention.head])
                if actor.kind in row.kinds
            ]
            if len(together) == count and self._tied(row, together):
                return tuple(together)
            recent += [actor for actor in mention.actors if actor.kind in row.kinds and actor not in recent]
        if count == 2 and row.tie != "ally":
            for one, other in itertools.combinations(recent[:4], 2):
                if self.gazetteer.at_odds(one.id, other.id):
                    return (other, one)
        found: list[Actor] = []
        for actor in recent:
            if self._tied(row, [*found, actor]):
                found.append(actor)
            if len(found) == count:
                return tuple(reversed(found))
        return ()

    def _tied(self, row: PluralRow, actors: Sequence[Actor]) -> bool:
        if row.tie == "none" or len(actors) < 2:
            return True
        foes = any(
            self.gazetteer.at_odds(one.id, other.id)
            for at, one in enumerate(actors)
            for other in actors[at + 1 :]
        )
        return foes == (row.tie == "foe")


def _plain(mention: Mention) -> bool:
    return bool(mention.actors) and mention.reading == "actor"


def _person_of(mention: Mention) -> Actor | None:
    if (
        mention.agent is not None
        and mention.agent.kind is ActorKind.PERSON
        and not mention.agent.id.count("/")
    ):
        return mention.agent
    if len(mention.actors) == 1 and mention.actors[0].kind is ActorKind.PERSON:
        return mention.actors[0]
    return None


def _is_plural(mention: Mention, actors: Sequence[Actor], head: Token) -> bool:
    return len(actors) > 1 or head.tag_ in ("NNS", "NNPS")


def _collective(mention: Mention) -> bool:
    """Whether news uses "they" of it: groups, peoples and officials, not states."""
    return all(actor.kind not in (ActorKind.COUNTRY, ActorKind.PERSON) for actor in mention.actors)


def _expletive(token: Token) -> bool:
    """ "it" that stands for nothing: "it is clear that", "it rained", "made it possible to"."""
    if token.dep_ == "expl":
        return True
    head = token.head
    clausal = any(
        child.dep_ in ("ccomp", "xcomp", "csubj", "advcl") and child.i > head.i for child in head.children
    )
    if head.lemma_ == "be" and token.dep_ in _SUBJECTS:
        return clausal or any(child.dep_ in ("acomp", "attr") for child in head.children)
    return (token.dep_ == "nsubjpass" and clausal) or head.lemma_ in (
        "seem",
        "appear",
        "take",
        "rain",
        "snow",
        "happen",
    )


def _clause_subjects(token: Token) -> Iterator[Token]:
    """Subjects of the clauses around a pronoun, innermost first; a relative pronoun gives its noun."""
    node = token
    while node.head.i != node.i:
        node = node.head
        for other in node.children if node.pos_ in ("VERB", "AUX") else ():
            if other.dep_ in _SUBJECTS and other.i < token.i:
                relative = other.tag_ in ("WDT", "WP") or (other.lower_ == "that" and node.dep_ == "relcl")
                yield node.head if relative else other


def _determiner(token: Token) -> str:
    return next((child.lower_ for child in token.lefts if child.dep_ in ("det", "predet")), "")


def _count(token: Token) -> int:
    words = {child.lower_ for child in token.lefts if child.dep_ in ("nummod", "det", "predet")}
    return max(
        (_NUMBERS[word] for word in words if word in _NUMBERS), default=2 if token.lower_ == "both" else 0
    )
