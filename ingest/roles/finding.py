"""Roles: who mediates, guards, hosts, occupies, backs; between whom; since when more or less, and why.

A role is found where a noun is said of an actor, where an actor does what its holders do, and
in adjectives such as "Qatari-brokered". Its states come from words beside it and from verbs of
which the role, or a word that stands for it, is subject or object. Words are in
``data/ontology/roles.yaml``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph.records import Actor, Conflict, DateValue, Modality
from ingest.annotations import Mention, Paragraph, Predicate, RoleMention, RoleStateMention
from ingest.roles.data import RoleData, RoleKind, load_roles
from ingest.roles.states import cause_of, has_verb, levels_near
from ingest.syntax import (
    antecedent,
    bearers_of,
    children_of,
    conjuncts,
    is_negated,
    is_passive,
    is_verbal,
    prepositional_objects,
    subject_of,
    tense,
)

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(slots=True)
class _Finder:
    paragraph: Paragraph
    mentions: dict[int, list[Mention]]
    predicates: Sequence[Predicate]
    data: RoleData

    def actors(self, token: Token | None) -> list[Actor]:
        """The actors a noun phrase stands for: its own mention's, else its possessor's or modifier's."""
        if token is None:
            return []
        token = antecedent(token)
        for mention in self.mentions.get(token.i, []):
            if mention.actors and mention.reading != "conflict":
                return list(mention.actors)
        for label in ("poss", "compound", "amod", "nmod"):
            for child in children_of(token, label):
                for mention in self.mentions.get(child.i, []):
                    if mention.actors and mention.reading == "actor":
                        return list(mention.actors)
        return []

    def all_actors(self, tokens: Sequence[Token]) -> list[Actor]:
        return list({actor.id: actor for token in tokens for actor in self.actors(token)}.values())

    def between(self, *heads: Token) -> tuple[tuple[Actor, ...], Conflict | None]:
        """Actors of a "between" phrase below the heads, and the conflict that they name."""
        found: dict[str, Actor] = {}
        conflict: Conflict | None = None
        for head in heads:
            for token in head.subtree:
                if token.lower_ in ("between", "among") and token.dep_ == "prep":
                    for item in children_of(token, "pobj"):
                        found |= {actor.id: actor for actor in self.all_actors(conjuncts(item))}
                for mention in self.mentions.get(token.i, []):
                    if mention.reading == "conflict":
                        conflict = conflict or mention.conflict
        return tuple(found.values()), conflict

    def find(self) -> Iterator[RoleMention]:
        for token in self.paragraph.doc:
            kind, process = self._noun_kind(token)
            if kind is not None:
                yield from self._from_noun(token, kind, process=process)
            elif is_verbal(token) or token.tag_ in ("VBN", "VBD"):
                yield from self._from_verb(token)
            if token.text == "-" and token.i + 1 < len(self.paragraph.doc):
                yield from self._from_adjective(token.nbor())

    def _noun_kind(self, token: Token) -> tuple[str | None, bool]:
        if token.pos_ not in ("NOUN", "PROPN") or (token.dep_ == "compound" and token.head.pos_ != "PROPN"):
            return None, False
        lemma = token.lemma_.lower()
        pair = f"{token.nbor(-1).lower_} {lemma}" if token.i else lemma
        for name, kind in self.data.kinds.items():
            if pair in kind.nouns or lemma in kind.nouns:
                return name, False
            if pair in kind.processes or lemma in kind.processes:
                return name, True
            # "is mediating", where the tagger takes the participle for a noun
            if token.dep_ == "attr" and any(
                token.lower_ in (f"{verb}ing", f"{verb[:-1]}ing") for verb in kind.verbs
            ):
                return name, False
        return None, False

    def _from_noun(self, noun: Token, kind: str, *, process: bool) -> Iterator[RoleMention]:
        holders = self.all_actors(bearers_of(noun)) if not process else []
        others: tuple[Actor, ...] = ()
        if process or (not holders and kind in ("peacekeeper", "observer", "mediator")):
            owners = [
                item for child in children_of(noun, "poss", "amod", "compound", "nmod") for item in [child]
            ]
            holders = self.all_actors([*owners, *prepositional_objects(noun, "by", "from")])
            if not holders:
                holders = [
                    actor
                    for mention in self.mentions.get(noun.i, [])
                    if mention.reading == "actor" and mention.via != "reference"
                    for actor in mention.actors
                ]
        elif holders:
            owners = [*children_of(noun, "poss"), *prepositional_objects(noun, "of", "to", "for")]
            others = tuple(actor for actor in self.all_actors(owners) if actor not in holders)
        if not holders:
            return
        verb = self._clause(noun)
        said_of = verb is not None and noun.dep_ in ("attr", "pobj")
        if verb is not None and said_of and self._unreal(verb) and not self._offered(verb):
            return
        between, conflict = self.between(noun, *([verb] if verb is not None and noun.dep_ == "pobj" else []))
        states = self._states_of(noun, verb if said_of else None)
        for holder in holders:
            yield self._role(
                holder, kind, noun, tuple(a for a in between or others if a != holder), conflict, states
            )
        yield from self._losers(noun, kind, verb, conflict)

    def _losers(
        self, noun: Token, kind: str, verb: Token | None, conflict: Conflict | None
    ) -> Iterator[RoleMention]:
        """ "replaced Moscow as guarantor": the object has lost the role."""
        if verb is None or noun.dep_ != "pobj":
            return
        for level, entry in self.data.levels.items():
            if verb.lemma_.lower() in entry.loser_verbs:
                for loser in self.all_actors(children_of(verb, "dobj", "nsubjpass")):
                    yield self._role(loser, kind, noun, (), conflict, [self._state(level, verb)])

    @staticmethod
    def _clause(noun: Token) -> Token | None:
        head = noun.head
        while head.dep_ == "prep":
            head = head.head
        return head if is_verbal(head) and head != noun else None

    def _unreal(self, verb: Token) -> bool:
        return is_negated(verb) or tense(verb) in ("modal", "future", "infinitive")

    def _offered(self, verb: Token) -> bool:
        chain = [verb, *verb.ancestors]
        return any(item.lemma_.lower() in self.data.levels["offered"].holder_verbs for item in chain[:3])

    def _from_verb(self, verb: Token) -> Iterator[RoleMention]:
        lemma = verb.lemma_.lower()
        after = [token.lower_ for token in verb.doc[verb.i + 1 : verb.i + 3]]
        for name, kind in self.data.kinds.items():
            for phrase in kind.verbs:
                first, *rest = phrase.split()
                if first == lemma and all(word in after for word in rest):
                    yield from self._doing(verb, name, kind)

    def _doing(self, verb: Token, name: str, kind: RoleKind) -> Iterator[RoleMention]:
        passive = is_passive(verb) or (verb.dep_ == "acl" and verb.tag_ in ("VBN", "VBD"))
        if passive:
            holders = self.all_actors(prepositional_objects(verb, "by"))
            objects = children_of(verb, "nsubjpass") or ([verb.head] if verb.dep_ in ("acl", "relcl") else [])
        else:
            holders = self.all_actors(conjuncts(subject) if (subject := subject_of(verb)) is not None else [])
            objects = [item for child in children_of(verb, "dobj") for item in conjuncts(child)]
        words = {item.lemma_.lower() for item in objects} | {
            child.lower_ for child in children_of(verb, "prep")
        }
        # "Oman, which is mediating": without any object the verb says enough where it needs none.
        alone = not words and not passive and tense(verb) in ("progressive", "perfect", "past_progressive")
        if kind.objects and not alone and not words & set(kind.objects):
            return
        if self._unreal(verb) and not self._offered(verb):
            return
        between, conflict = self.between(verb, *(item for item in objects if not verb.is_ancestor(item)))
        if not kind.objects:
            between = between or tuple(self.all_actors(objects))
        states = self._states_of(verb, None)
        if self._offered(verb):
            states.append(RoleStateMention("offered", DateValue()))
        for holder in holders:
            yield self._role(holder, name, verb, tuple(a for a in between if a != holder), conflict, states)

    def _from_adjective(self, word: Token) -> Iterator[RoleMention]:
        """ "Qatari-brokered talks", "Iran-backed Houthis": the actor stands before the hyphen."""
        for name, kind in self.data.kinds.items():
            if word.lower_ in kind.adjectives and word.i >= 2:
                holders = self._named(word.nbor(-2))
                noun = next(
                    (t for t in self.paragraph.doc[word.i + 1 : word.i + 5] if t.pos_ in ("NOUN", "PROPN")),
                    None,
                )
                if noun is None:
                    continue
                while noun.dep_ == "compound" and noun.head.i > noun.i:
                    noun = noun.head
                between, conflict = self.between(noun)
                if not kind.objects:
                    between = between or tuple(self.actors(noun))
                for holder in holders:
                    yield self._role(
                        holder, name, word, tuple(a for a in between if a != holder), conflict, []
                    )

    def _named(self, token: Token) -> list[Actor]:
        """The actors of the mention that a token is in by name: "nuclear-armed" names nobody."""
        return [
            actor
            for mention in self.mentions.get(token.i, [])
            if token.pos_ in ("PROPN", "ADJ") and token.text[:1].isupper()
            for actor in mention.actors
        ]

    # -- states ---------------------------------------------------------------------------------

    def _states_of(self, word: Token, verb: Token | None) -> list[RoleStateMention]:
        beside = [
            child.lower_ for child in word.children if child.dep_ in ("amod", "advmod", "compound", "nmod")
        ]
        found = [
            RoleStateMention(level, DateValue())
            for level, entry in self.data.levels.items()
            if any(text in entry.words for text in beside)
        ]
        if verb is not None:
            for level, entry in self.data.levels.items():
                if has_verb(verb, entry.holder_verbs):
                    found.append(self._state(level, verb))
        return found

    def changes(self) -> Iterator[tuple[list[Actor], str | None, RoleStateMention]]:
        """Changes told of a role by a word that stands for it: holders, the kind if named, the state."""
        for token in self.paragraph.doc:
            lemma = token.lemma_.lower()
            if lemma not in self.data.role_words and not self._noun_kind(token)[1]:
                continue
            holders = self.all_actors(children_of(token, "poss"))
            holders = holders or self.all_actors(prepositional_objects(token, "of"))
            kind, _ = self._noun_kind(token)
            for item in (*prepositional_objects(token, "as", "of"), *children_of(token, "compound", "amod")):
                kind = kind or self._noun_kind(item)[0] or self._mediating(item)
            if not holders:
                continue
            for level, word in levels_near(token, self.data):
                yield holders, kind, self._state(level, word)

    def _mediating(self, token: Token) -> str | None:
        for name, kind in self.data.kinds.items():
            if token.lemma_.lower() in kind.verbs:
                return name
        return None

    def _state(self, level: str, word: Token) -> RoleStateMention:
        predicate, text = cause_of(word, self.predicates, self.data)
        return RoleStateMention(level, DateValue(), predicate, text)

    def _role(
        self,
        holder: Actor,
        kind: str,
        token: Token,
        between: tuple[Actor, ...],
        conflict: Conflict | None,
        states: list[RoleStateMention],
    ) -> RoleMention:
        start, end = self.paragraph.span_of(token.sent)
        offered = any(state.level == "offered" for state in states)
        modality = Modality.PLANNED if offered else Modality.REPORTED
        return RoleMention(
            holder, kind, start, end, between, conflict, tuple(states), modality,
            paragraph=self.paragraph.index, token=token.i,
        )  # fmt: skip


def find_roles(
    paragraphs: Sequence[Paragraph], mentions: Sequence[Mention], predicates: Sequence[Predicate]
) -> list[RoleMention]:
    """The roles that the article tells of, in order; one for each wording.

    A change of state ("has seen its role diminished since ...") is added to the same
    actor's role of the same kind (or of its latest kind, if none is named), with the cause's
    text and the key of the predicate that caused it, if there is one.
    """
    data = load_roles()
    found: list[RoleMention] = []
    for paragraph in paragraphs:
        by_token: dict[int, list[Mention]] = {}
        for mention in mentions:
            if mention.paragraph == paragraph.index:
                for token in range(mention.first, mention.last + 1):
                    by_token.setdefault(token, []).append(mention)
        here = [item for item in predicates if item.paragraph == paragraph.index]
        finder = _Finder(paragraph, by_token, here, data)
        found.extend(_once(finder.find()))
        for holders, kind, state in finder.changes():
            _change(found, holders, kind, state)
    return found


def _once(roles: Iterator[RoleMention]) -> list[RoleMention]:
    kept: dict[tuple[str, str, tuple[str, ...], int], RoleMention] = {}
    for role in roles:
        key = (role.actor.id, role.kind, tuple(sorted(item.id for item in role.between)), role.start)
        held = kept.get(key)
        states = dict.fromkeys((*(held.states if held else ()), *role.states))
        kept[key] = replace(
            role, states=tuple(states), conflict=role.conflict or (held.conflict if held else None)
        )
    return list(kept.values())


def _change(
    found: list[RoleMention], holders: list[Actor], kind: str | None, state: RoleStateMention
) -> None:
    ids = {actor.id for actor in holders}
    for index in range(len(found) - 1, -1, -1):
        role = found[index]
        if role.actor.id in ids and kind in (None, role.kind):
            if state.level not in {item.level for item in role.states}:
                found[index] = replace(role, states=(*role.states, state))
            return
