"""What an article has named and referred to so far, for pronouns and definite nouns to look back on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.records import Actor, ActorKind, Place
from ingest.annotations import Mention, Paragraph
from ingest.gazetteer import Gazetteer, load_gazetteer, load_phrases
from ingest.reference.data import ReferenceWords, load_reference_words
from ingest.syntax import prepositional_objects

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
REACH = 3  # sentences that a pronoun looks back over
WIDE_REACH = 8  # and a definite noun
Found = tuple[tuple[Actor, ...], Actor | None, Place | None]  # actors, agent, place


@dataclass(slots=True)
class Seen:
    """A mention in reading order: its sentence's number in the article and whether it is a subject.

    ``aside``: the clause whose subject it is only qualifies a noun or tells when or why.
    ``go_between``: it mediates or hosts, and so is none of the two sides.
    """

    mention: Mention
    sentence: int
    subject: bool
    place_in_order: tuple[int, int]
    aside: bool = False
    go_between: bool = False

    def weight(self, sentence: int) -> float:
        """How readily a later pronoun stands for it: subjects before others, then the nearest."""
        return 2 * self.subject - self.aside / 2 - (sentence - self.sentence)


def is_aside(token: Token) -> bool:
    """Whether a subject's clause hangs on another as a relative clause or as its time or reason."""
    return token.dep_ in SUBJECTS and token.head.dep_ in ("relcl", "advcl", "acl")


def first_joined(token: Token) -> Token:
    """The first of the names that a token is joined to or explains: it has their place in the tree."""
    while token.dep_ in ("conj", "appos") and token.head.i != token.i:
        token = token.head
    return token


def is_go_between(token: Token, verbs: frozenset[str]) -> bool:
    """Whether a name does what go-betweens do. ``verbs``: lemmas such as "mediate" and "host"."""
    token = first_joined(token)
    by = token.dep_ == "pobj" and token.head.lower_ == "by"
    verb = token.head.head if by else token.head
    tried = [child for child in verb.children if child.dep_ == "xcomp"]  # "tried to broker a settlement"
    deeds = [verb, *tried] if by or token.dep_ == "nsubj" else []
    deeds += [child for child in token.children if child.dep_ == "relcl"]  # "X, who hosted"
    return any(word.lemma_.lower() in verbs for word in deeds)


class Memory:
    """The mentions of an article by their head, those passed in reading order, and where reading is."""

    def __init__(
        self, paragraphs: Sequence[Paragraph], mentions: Sequence[Mention], title: str | None = None
    ) -> None:
        self.by_index = {paragraph.index: paragraph for paragraph in paragraphs}
        self.gazetteer: Gazetteer = load_gazetteer()
        self.words: ReferenceWords = load_reference_words()
        self.book = load_phrases()
        self.given: dict[int, dict[int, Mention]] = {}
        self.covered: dict[int, set[int]] = {}
        for mention in mentions:
            self.given.setdefault(mention.paragraph, {})[mention.head] = mention
            self.covered.setdefault(mention.paragraph, set()).update(range(mention.first, mention.last + 1))
        self.states = Counter(
            actor.id for mention in mentions for actor in mention.actors if actor.kind is ActorKind.COUNTRY
        )
        # A text that names towns only is about their country: its army is "the army".
        self.lands = Counter(
            code
            for mention in mentions
            if mention.place is not None and (code := self.gazetteer.country_of(mention.place.id))
        )
        self.lead = self._leading(mentions, title)
        self.titled_group = self._titled_group(title)
        # A bystander is seldom spoken of by its towns.
        self.lands += Counter(
            code
            for mention in mentions
            if mention.place is not None
            and not mention.actors
            and (code := self.gazetteer.country_of(mention.place.id))
        )
        self.seen: list[Seen] = []
        self.sentence = 0
        self.paragraph = 0

    def _leading(self, mentions: Sequence[Mention], title: str | None) -> Counter[str]:
        """How often the title (counted twice) and the first paragraph that names any speak of each state."""
        first = min((mention.paragraph for mention in mentions if self.states_of(mention)), default=0)
        found = Counter(
            state.id
            for mention in mentions
            if mention.paragraph == first
            for state in self.states_of(mention)
        )
        for hit in self.gazetteer.find(title or ""):
            of_names = {sense.actor or sense.place for sense in hit.senses if sense.form != "city"}
            if len(of_names) != 1:
                continue
            ident = of_names.pop()
            state = (
                self.gazetteer.actor(ident)
                if ident in self.gazetteer.tables.actors
                else self.gazetteer.state(self.gazetteer.country_of(ident))
            )
            if state is not None and state.kind is ActorKind.COUNTRY:
                found[state.id] += 2
        return found

    def _titled_group(self, title: str | None) -> Actor | None:
        """The one armed group that the title names."""
        found = {
            sense.actor: self.gazetteer.actor(sense.actor)
            for hit in self.gazetteer.find(title or "")
            for sense in hit.senses
            if sense.actor and sense.form != "shared" and len(hit.senses) == 1
        }
        groups = [actor for actor in found.values() if actor.kind is ActorKind.ARMED_GROUP]
        return groups[0] if len(groups) == 1 else None

    def states_of(self, mention: Mention) -> list[Actor]:
        """The states that a mention names, or in one of which its place lies."""
        states = [actor for actor in mention.actors if actor.kind is ActorKind.COUNTRY]
        if states or mention.place is None:
            return states
        state = self.gazetteer.state(self.gazetteer.country_of(mention.place.id))
        return [state] if state is not None else []

    def of_subject(self, paragraph: int, subject: Token) -> Mention | None:
        """The mention that a subject is, or that an office's "of" names: "the head of the Front said ..."."""
        heads = self.given.get(paragraph, {})
        own = heads.get(subject.i)
        if own is not None or self.book.heads.get(subject.lower_) != "official":
            return own
        named = (heads.get(token.i) for token in prepositional_objects(subject, "of", "for"))
        return next((mention for mention in named if mention is not None and plain(mention)), None)

    def named_beside(self, paragraph: int, subject: Token) -> Mention | None:
        """Whose name a title bears: "India's prime minister, Narendra Modi, said he had spoken"."""
        heads = self.given.get(paragraph, {})
        beside = (heads.get(child.i) for child in subject.children if child.dep_ == "appos")
        return next((mention for mention in beside if mention is not None and plain(mention)), None)

    def joined(self, paragraph: Paragraph, head: Token) -> tuple[Actor, ...]:
        """The actors of a mention and of those coordinated with it ("Baku and Yerevan")."""
        heads = self.given.get(paragraph.index, {})
        found: dict[str, Actor] = {}
        for token in (head, *head.conjuncts):
            mention = heads.get(token.i)
            for actor in mention.actors if mention else ():
                found[actor.id] = actor
        return tuple(found.values())


def plain(mention: Mention) -> bool:
    """Whether a mention is of actors, and not of a place that stands for them."""
    return bool(mention.actors) and mention.reading == "actor"
