"""Standing ties between actors: ally, foe, member, part, leader (``data/ontology/relations.yaml``).

A tie is read where a noun says it of one actor with respect to another ("Y's ally X",
"X, a member of Y"), from a plural that refers to two actors ("the allies", "rivals X and Y",
"the arch-foe neighbours"), from adjectives ("Y-backed X"), from participles ("X, led by Y") and from
clauses ("X is allied with Y", "X joined Y").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.records import Actor, ActorKind, RelationKind
from ingest.annotations import Mention, Paragraph, RelationMention, mentions_by_token
from ingest.bearers import bearers_of
from ingest.inner_names import named_within
from ingest.relations.bonds import bonded
from ingest.relations.clauses import Clause, clauses_of
from ingest.relations.data import RelationData, Tie, load_relations
from ingest.relations.leading import is_led, led_among, may_lead, of_a_part, of_another
from ingest.syntax import (
    antecedent,
    children_of,
    conjuncts,
    is_negated,
    is_verbal,
    no_longer,
    prepositional_objects,
    tense,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_STATES = (ActorKind.COUNTRY, ActorKind.GOVERNMENT)
_NOT_JOINED = (*_STATES, ActorKind.PERSON, ActorKind.PEOPLE)
_UNIONS = (ActorKind.ORGANISATION, ActorKind.BLOC)
# What one leads, belongs to or is part of is no person; who leads is one.
_COLLECTIVE_TARGET = (RelationKind.LEADS, RelationKind.MEMBER_OF, RelationKind.PART_OF)


@dataclass(slots=True)
class _Finder:
    paragraph: Paragraph
    mentions: dict[int, list[Mention]]
    data: RelationData
    first: dict[str, int]  # where the article first names each actor

    def own(self, token: Token, *, person: bool = False) -> list[Actor]:
        """The actors of the mention that covers a token; with ``person``, the person where it names one."""
        token = antecedent(token)
        for mention in self.mentions.get(token.i, []):
            if mention.actors and mention.reading != "conflict":
                if person and mention.agent is not None and mention.agent.kind is ActorKind.PERSON:
                    return [mention.agent]
                return list(mention.actors)
        return []

    def all(self, tokens: Sequence[Token], *, person: bool = False) -> list[Actor]:
        return list({actor.id: actor for item in tokens for actor in self.own(item, person=person)}.values())

    def find(self) -> Iterator[RelationMention]:
        heads = self.data.heads
        for token in self.paragraph.doc:
            lemma = token.lemma_.lower()
            if lemma in heads or token.lower_ in heads:
                yield from self._from_word(token, lemma)
            for clause in clauses_of(token, self.data):
                yield from self._from_clause(clause, token)

    def _from_word(self, token: Token, lemma: str) -> Iterator[RelationMention]:
        for kind, tie in self.data.ties.items():
            if token.pos_ == "NOUN" and lemma in tie.bonds:
                yield from self._from_bond(token, kind)
            elif token.pos_ in ("NOUN", "PROPN") and self._is(token, tie.nouns):
                yield from self._from_noun(token, kind, tie)
            elif token.lower_ in tie.adjectives or lemma in tie.adjectives:
                yield from self._from_adjective(token, kind, tie)
            if lemma in tie.verbs and token.tag_ == "VBN" and token.dep_ in ("acl", "advcl", "relcl"):
                others = prepositional_objects(token, tie.verbs[lemma])
                if tie.turned and led_among(token.head, token):
                    continue
                yield from self._pairs([token.head], others, token, kind, tie, turned=tie.turned)

    def _from_clause(self, clause: Clause, verb: Token) -> Iterator[RelationMention]:
        tie, led = self.data.ties[clause.kind], clause.kind is RelationKind.LEADS
        if not clause.others:
            pair = self.all(clause.subjects)
            if tie.mutual and len(pair) > 1:
                first, *rest = sorted(pair, key=lambda actor: self.first.get(actor.id, 0))
                yield from (self._relation(first, other, clause.kind, verb) for other in rest)
            return
        sources = self.all(clause.subjects, person=led)
        others = self._led(clause.others) if led else clause.others
        for source in sources:
            for target in self.all(others):
                one = source.kind is ActorKind.PERSON
                fits = one != (target.kind is ActorKind.PERSON) if led else True
                fits = fits and (not led or self._leads(source, target, verb))
                joined = clause.kind in (RelationKind.MEMBER_OF, RelationKind.PART_OF)
                fits = fits and not (tie.mutual and (_is_unknown(source) or _is_unknown(target)))
                if _is_in(clause.kind, verb) and not (source.kind in _STATES and target.kind in _UNIONS):
                    continue  # "there is nowhere safe in it"
                if source.id != target.id and fits and not (joined and target.kind in _NOT_JOINED):
                    turned = tie.mutual and tie.bearer == "target"
                    ends = (target, source) if turned else (source, target)
                    yield self._relation(*ends, clause.kind, verb)

    @staticmethod
    def _is(token: Token, nouns: tuple[str, ...]) -> bool:
        lemma = token.lemma_.lower()
        if token.lower_ == "arms":
            return False  # weapons: "Iran arms and funds Hezbollah" where the tagger has nouns
        if lemma in nouns or token.lower_ in nouns:
            return True
        before = token.nbor(-1) if token.i else None
        if before is not None and f"{before.lower_} {lemma}" in nouns:
            return True
        # "arch-foe" in three tokens
        return token.i > 1 and token.nbor(-1).text == "-" and f"{token.nbor(-2).lower_}-{lemma}" in nouns

    def _from_noun(self, noun: Token, kind: RelationKind, tie: Tie) -> Iterator[RelationMention]:
        clause = noun.head
        if noun.dep_ in ("attr", "dobj") and is_verbal(clause) and self._unreal(clause):
            return
        if _ended(noun, self.data):
            return
        owners = [item for child in children_of(noun, "poss") for item in conjuncts(child)]
        if not tie.mutual or not owners:  # "Israel's Lebanese ally" is Israel's
            owners += [child for child in children_of(noun, "compound", "amod", "nmod") if child.i < noun.i]
        owners += prepositional_objects(noun, "of", "to", "in")
        bearers = bearers_of(noun)
        if any(child.lower_ in ("other", "another") for child in children_of(noun, "amod", "det")):
            # "Germany and other NATO members"
            bearers += [item for item in conjuncts(noun) if item.i < noun.i]
        said_of = [child for child in children_of(noun, "amod", "compound") if self.own(child)]
        if not bearers and said_of and children_of(noun, "poss"):
            bearers = said_of  # "Washington and its Kurdish allies"
            owners = [item for item in owners if item not in said_of]
        after = noun.i + 1
        if not bearers and after < len(noun.doc) and self.mentions.get(after) and noun.nbor().pos_ == "PROPN":
            # "ally Belarus", "leader Fito": the name right after the noun
            bearers = conjuncts(noun.nbor())
            owners = [item for item in owners if item not in bearers]
        if noun.dep_ in ("compound", "amod") and noun.head.i > noun.i and not self.all(owners):
            # "NATO member Finland": everything before the name hangs on the name.
            owners = [child for child in noun.head.children if child.i < noun.i]
            bearers = bearers or [noun.head]
        found = list(self._pairs(bearers, owners, noun, kind, tie))
        if not found and tie.mutual and noun.tag_ in ("NNS", "NNPS"):
            found = list(self._plural(noun, kind, bearers))
        if not found and tie.mutual and noun.dep_ in ("compound", "amod", "nmod"):
            found = list(self._from_adjective(noun, kind, tie))
        if not found and kind is RelationKind.LEADS:
            found = list(self._titled(noun))
        yield from found

    def _unreal(self, clause: Token) -> bool:
        """Whether a clause denies, plans or wishes a tie: "is no longer", "will be", "wants to become"."""
        if is_negated(clause) or no_longer(clause) or tense(clause) in ("modal", "future"):
            return True
        wished = tense(clause) == "infinitive" and clause.dep_ in ("xcomp", "acl", "ccomp")
        return wished and clause.head.lemma_.lower() not in self.data.lasting

    def _from_bond(self, noun: Token, kind: RelationKind) -> Iterator[RelationMention]:
        pair = self.all(bonded(noun))
        if len(pair) == 2:
            yield self._relation(pair[0], pair[1], kind, noun)

    def _titled(self, noun: Token) -> Iterator[RelationMention]:
        """ "Hezbollah leader Hassan Nasrallah" as one mention: the person leads the principal."""
        for mention in self.mentions.get(noun.i, []):
            agent = mention.agent
            named = agent is not None and agent.kind is ActorKind.PERSON and not agent.provisional
            if agent is None or not named or len(mention.actors) != 1 or mention.actors[0].id == agent.id:
                continue
            target = mention.actors[0]
            if not of_a_part(noun, target) and may_lead(agent, target, noun, self.data):
                yield self._relation(agent, mention.actors[0], RelationKind.LEADS, noun)

    def _plural(self, noun: Token, kind: RelationKind, bearers: Sequence[Token]) -> Iterator[RelationMention]:
        """ "the allies", "rivals X and Y": a tie between the two that the plural stands for."""
        pair = self.all(bearers)
        told = [*bearers, *prepositional_objects(noun, "of")]
        if any(item.pos_ == "PROPN" and not self.own(item) for item in told):
            return  # "Real Madrid, the eternal rivals of Barcelona": nobody known
        for mention in self.mentions.get(noun.i, []):
            if len(pair) < 2 and mention.reading == "actor":
                pair = list(mention.actors)
        if len(pair) == 2:
            pair.sort(key=lambda actor: self.first.get(actor.id, 0))
            yield self._relation(pair[0], pair[1], kind, noun)

    def _from_adjective(self, word: Token, kind: RelationKind, tie: Tie) -> Iterator[RelationMention]:
        doc = self.paragraph.doc
        hyphen = word.i >= 2 and word.nbor(-1).text == "-"
        noun = next((item for item in doc[word.i + 1 : word.i + 5] if item.pos_ in ("NOUN", "PROPN")), None)
        if noun is None:
            return
        while noun.dep_ == "compound" and noun.head.i > noun.i:
            noun = noun.head
        inner = named_within(word.nbor(-2), self.mentions.get(word.i - 2, [])) if hyphen else []
        if inner:
            forward = (tie.bearer == "source") != tie.turned
            for bearer in self.own(noun):
                for owner in inner:
                    source, target = (bearer, owner) if forward else (owner, bearer)
                    state = kind is RelationKind.PART_OF and target.kind in _NOT_JOINED
                    person = kind in _COLLECTIVE_TARGET and target.kind is ActorKind.PERSON
                    if source.id != target.id and not state and not person:
                        yield self._relation(source, target, kind, word)
        elif tie.mutual and noun.tag_ in ("NNS", "NNPS") and noun.lemma_.lower() in self.data.plurals:
            pair = self.own(noun) or self.all(conjuncts(noun)[1:]) or self.all(bearers_of(noun))
            pair = pair if len(pair) == 2 else self._states_of_sentence(noun)
            if len(pair) == 2:
                yield self._relation(pair[0], pair[1], kind, word)

    def _states_of_sentence(self, token: Token) -> list[Actor]:
        found: dict[str, Actor] = {}
        for item in token.sent:
            for mention in self.mentions.get(item.i, []):
                if mention.reading == "actor" and mention.via == "name":
                    found |= {actor.id: actor for actor in mention.actors if actor.kind in _STATES}
        return list(found.values())

    def _pairs(
        self,
        bearers: Sequence[Token],
        owners: Sequence[Token],
        token: Token,
        kind: RelationKind,
        tie: Tie,
        *,
        turned: bool = False,
    ) -> Iterator[RelationMention]:
        # Of a leader the person is meant; elsewhere a person stands for the state (PLOVER's practice).
        led = kind is RelationKind.LEADS
        if led:
            owners = owners if turned else self._led(owners)
            bearers = self._led(bearers) if turned else bearers
        first, second = self.all(bearers, person=led and not turned), self.all(owners, person=led and turned)
        for bearer in first:
            for owner in second:
                if (
                    kind is RelationKind.MEMBER_OF
                    and bearer.kind is ActorKind.PERSON
                    and owner.kind in _STATES
                ):
                    continue  # "a member of the White House's task force" is no member of a state
                if bearer.id == owner.id or (tie.mutual and (_is_unknown(bearer) or _is_unknown(owner))):
                    continue
                forward = (tie.bearer == "source") != turned
                source, target = (bearer, owner) if forward else (owner, bearer)
                if kind in _COLLECTIVE_TARGET and target.kind is ActorKind.PERSON:
                    continue
                if led and not self._leads(source, target, token):
                    continue
                yield self._relation(source, target, kind, token)

    def _led(self, nouns: Sequence[Token]) -> list[Token]:
        """The nouns whose actors are led as a whole."""
        return [noun for noun in nouns if all(is_led(noun, actor, self.data) for actor in self.own(noun))]

    def _leads(self, source: Actor, target: Actor, word: Token) -> bool:
        apart = word.pos_ in ("NOUN", "PROPN") and of_a_part(word, target)
        return may_lead(source, target, word, self.data) and not apart and not of_another(source, target)

    def _relation(self, source: Actor, target: Actor, kind: RelationKind, token: Token) -> RelationMention:
        start, end = self.paragraph.span_of(token.sent)
        return RelationMention(
            source, target, kind, start, end, paragraph=self.paragraph.index, token=token.i
        )


def _is_in(kind: RelationKind, verb: Token) -> bool:
    """Whether a membership is told by "is in": of states in unions alone."""
    return kind is RelationKind.MEMBER_OF and verb.lemma_.lower() == "be"


def _is_unknown(actor: Actor) -> bool:
    """Whether an actor is a person whom no gazetteer has: an MP who backs a state is no ally."""
    return actor.kind is ActorKind.PERSON and actor.provisional


def _ended(noun: Token, data: RelationData) -> bool:
    """ "Russia, no longer Armenia's ally", "never a member of it", "a former leader": it is none."""
    words = [token.lower_ for token in noun.doc[max(noun.sent.start, noun.left_edge.i - 2) : noun.i]]
    beside = {child.lower_ for child in noun.children} | set(words[:2])
    return ("no" in words and "longer" in words) or "never" in words[:2] or bool(beside & data.past)


def find_relations(paragraphs: Sequence[Paragraph], mentions: Sequence[Mention]) -> list[RelationMention]:
    """The standing ties that the article tells of, in order, each once a sentence.

    Ally and foe hold both ways and are given once, from the one whose ally or foe it is
    (or who is named first) to the other. A member, part or leader is the source.
    """
    data = load_relations()
    found: dict[tuple[int, RelationKind, frozenset[str]], RelationMention] = {}
    first: dict[str, int] = {}
    for mention in sorted(mentions, key=lambda item: item.start):
        for actor in mention.actors:
            first.setdefault(actor.id, mention.start)
    covering = mentions_by_token(mentions)
    for paragraph in paragraphs:
        by_token = covering.get(paragraph.index, {})
        for relation in _Finder(paragraph, by_token, data, first).find():
            key = (relation.start, relation.kind, frozenset((relation.source.id, relation.target.id)))
            found.setdefault(key, relation)
    return list(found.values())
