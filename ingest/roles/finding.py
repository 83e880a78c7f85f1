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

from graph.records import Actor, ActorKind, Conflict, DateValue, Modality
from ingest.annotations import (
    Mention,
    Paragraph,
    Predicate,
    RoleMention,
    RoleStateMention,
    TimeExpression,
    mentions_by_token,
)
from ingest.bearers import bearers_of
from ingest.roles.changes import Changes
from ingest.roles.data import RoleKind, load_roles
from ingest.roles.holders import Holders
from ingest.roles.states import has_verb, levels_before, no_longer
from ingest.slots import nouns_of
from ingest.syntax import (
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


_CLAUSES = ("acl", "relcl")
_REACH = 4


def _taken_for_noun(token: Token) -> bool:
    """ "Who is mediating between them", where the tagger takes the participle for a noun."""
    participle = token.pos_ == "NOUN" and token.lower_.endswith("ing") and token.dep_ in (*_CLAUSES, "ROOT")
    return participle and any(child.dep_ == "aux" for child in token.children)


def _said_of(verb: Token, kind: RoleKind) -> list[Token]:
    """What a participle is said of: the truce in "signed a truce in Moscow mediated by Russia"."""
    nearest = verb.head
    token = nearest
    for _ in range(_REACH):
        if token.lemma_.lower() in kind.objects or token.head.i == token.i or is_verbal(token):
            break
        token = token.head
    objects = children_of(token, "dobj") if is_verbal(token) else [token]
    return [item for item in objects if item.lemma_.lower() in kind.objects] or [nearest]


@dataclass(slots=True)
class _Finder(Holders):
    """Finds the roles of a paragraph."""

    def find(self) -> Iterator[RoleMention]:
        for token in self.paragraph.doc:
            kind, process = self.noun_kind(token)
            if kind is not None:
                yield from self._from_noun(token, kind, process=process)
            elif is_verbal(token) or token.tag_ in ("VBN", "VBD") or _taken_for_noun(token):
                yield from self._from_verb(token)
            if token.lemma_.lower() in self.data.role_words:
                yield from self._from_part(token)
            if token.text == "-" and token.i + 1 < len(self.paragraph.doc):
                yield from self._from_adjective(token.nbor())

    def _from_noun(self, noun: Token, kind: str, *, process: bool) -> Iterator[RoleMention]:
        holders = self.all_actors(bearers_of(noun)) if not process else []
        above = noun.head.head if noun.dep_ == "pobj" and noun.lower_.endswith("ing") else None
        if above is not None and not process and is_verbal(above):
            # "resigned after mediating between them", where the tagger takes the gerund for a noun
            holders = self.all_actors([subject] if (subject := subject_of(above)) is not None else [])
        others: tuple[Actor, ...] = ()
        partisan = noun.lemma_.lower() in self.data.kinds[kind].partisans
        if process or (not holders and not partisan and kind in ("peacekeeper", "observer", "mediator")):
            owners = [
                item
                for child in children_of(noun, "poss", "amod", "compound", "nmod")
                for item in conjuncts(child)
            ]
            if noun.dep_ == "compound":  # "Chad's mediation efforts", "led mediation efforts"
                owners += [
                    child for child in children_of(noun.head, "poss", "amod", "compound") if child != noun
                ]
            holders = self.all_actors([*owners, *prepositional_objects(noun, "by", "from")])
            if noun.pos_ == "PROPN" and kind in ("observer", "peacekeeper"):
                # "The Aceh Monitoring Mission" is named after where it is, not after who sent it.
                holders = [actor for actor in holders if actor.kind is not ActorKind.COUNTRY]
            if not holders and process:
                # Of "the mediation of Beijing, Iran and Riyadh restored ties" the first mediates.
                holders = self.all_actors(prepositional_objects(noun, "of")[:1])
            if not holders and noun.dep_ == "compound" and (verb := self._played(noun.head)) is not None:
                holders = self.all_actors([subject] if (subject := subject_of(verb)) is not None else [])
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
        used_to = verb is not None and verb.dep_ == "xcomp" and verb.head.lower_ == "used"
        if verb is not None and said_of and self._unreal(verb) and not self._offered(verb) and not used_to:
            return
        between, conflict = self.between(noun, *([verb] if verb is not None and noun.dep_ == "pobj" else []))
        states = self._states_of(noun, verb if said_of and not used_to else None)
        if used_to:
            states.append(RoleStateMention("former", DateValue()))
        elif verb is not None and said_of and self._offered(verb) and tense(verb) == "infinitive":
            states.append(self.state("offered", verb))
        between = between or others or (self.parties(noun, holders) if kind == "mediator" else ())
        for holder in holders:
            yield self._role(holder, kind, noun, tuple(a for a in between if a != holder), conflict, states)
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
                    yield self._role(loser, kind, noun, (), conflict, [self.state(level, verb)])
            if has_verb(verb, entry.loser_from):
                heads = [verb, *children_of(verb, "prt", "advmod")]
                for loser in self.all_actors(
                    [t for head in heads for t in prepositional_objects(head, "from")]
                ):
                    yield self._role(loser, kind, noun, (), conflict, [self.state(level, verb)])

    def _from_part(self, word: Token) -> Iterator[RoleMention]:
        """ "Played a mediating role", "took on the role of mediator": the verb's subject is the holder."""
        verb = self._played(word)
        subject = subject_of(verb) if verb is not None else None
        if verb is None or subject is None or (self._unreal(verb) and not self._offered(verb)):
            return
        before = [child for child in children_of(word, "compound", "amod", "acl") if child.i < word.i]
        after = prepositional_objects(word, "of", "as", "in")
        for name, kind in self.data.kinds.items():
            words = {item.lemma_.lower() for item in (*before, *after)} | {item.lower_ for item in before}
            named = {*kind.nouns, *kind.processes, *kind.verbs, *(f"{v.rstrip('e')}ing" for v in kind.verbs)}
            if name == "peacekeeper":
                named.add("peacekeeping")
            if not words & named:
                continue
            between, conflict = self.between(word)
            states = self._states_of(word, verb)
            if has_verb(verb, self.data.levels["new"].verbs):
                states.append(self.state("new", verb))
            for holder in self.all_actors(conjuncts(subject)):
                yield self._role(
                    holder, name, word, tuple(a for a in between if a != holder), conflict, states
                )

    def _played(self, word: Token) -> Token | None:
        """The verb of playing or taking on a part of which a word is the object."""
        verb = word.head
        fits = word.dep_ in ("dobj", "pobj") and is_verbal(verb if word.dep_ == "dobj" else verb.head)
        verb = verb if word.dep_ == "dobj" else verb.head
        return verb if fits and verb.lemma_.lower() in self.data.playing else None

    @staticmethod
    def _clause(noun: Token) -> Token | None:
        head = noun.head
        while head.dep_ == "prep":
            head = head.head
        return head if is_verbal(head) and head != noun else None

    def _unreal(self, verb: Token) -> bool:
        wished = verb.dep_ == "ccomp" and verb.head.lemma_.lower() in self.data.wishing
        wished = wished or (verb.dep_ == "pcomp" and verb.head.head.lemma_.lower() in self.data.musing)
        return wished or is_negated(verb) or tense(verb) in ("modal", "future", "infinitive")

    def _offered(self, verb: Token) -> bool:
        chain = [verb, *verb.ancestors]
        return any(item.lemma_.lower() in self.data.levels["offered"].holder_verbs for item in chain[:3])

    def _from_verb(self, verb: Token) -> Iterator[RoleMention]:
        lemma = verb.lemma_.lower()
        after = [token.lower_ for token in verb.doc[verb.i + 1 : verb.i + 3]]
        for name, kind in self.data.kinds.items():
            for phrase in kind.verbs:
                first, *rest = phrase.split()
                same = first == lemma or (_taken_for_noun(verb) and verb.lower_ in kind.participles)
                if same and all(word in after for word in rest):
                    yield from self._doing(verb, name, kind)

    def _doing(self, verb: Token, name: str, kind: RoleKind) -> Iterator[RoleMention]:
        passive = is_passive(verb) or (verb.dep_ == "acl" and verb.tag_ in ("VBN", "VBD"))
        if passive:
            holders = self.all_actors(prepositional_objects(verb, "by"))
            objects = children_of(verb, "nsubjpass") or (
                _said_of(verb, kind) if verb.dep_ in (*_CLAUSES, "advcl") else []
            )
        else:
            holders = self.all_actors(conjuncts(subject) if (subject := subject_of(verb)) is not None else [])
            objects = [item for child in children_of(verb, "dobj") for item in nouns_of(child)]
            if self._effort(verb):
                # "Cairo's efforts to mediate": whose they are
                owners = children_of(verb.head, "poss", "compound", "amod")
                holders = self.all_actors([*owners, *prepositional_objects(verb.head, "by", "of")])
        held = [] if objects else prepositional_objects(verb, "in", "on", "over", "of")
        words = {item.lemma_.lower() for item in (*objects, *held)} | {
            child.lower_ for child in children_of(verb, "prep")
        }
        # "Oman, which is mediating": without any object the verb says enough where it needs none.
        going_on = tense(verb) in ("progressive", "perfect", "past_progressive") or _taken_for_noun(verb)
        alone = not words and not passive and going_on
        if kind.objects and not alone and not words & set(kind.objects):
            return
        if name == "mediator" and not passive:
            # "mediated between them with Finland": who does it with another
            holders += [a for a in self.all_actors(prepositional_objects(verb, "with")) if a not in holders]
        lost = no_longer(verb)
        tried = self._effort(verb) or self._tried(verb)
        if self._unreal(verb) and not self._offered(verb) and not lost and not tried:
            return
        between, conflict = self.between(verb, *(item for item in objects if not verb.is_ancestor(item)))
        if not kind.objects:
            between = between or tuple(self.all_actors(objects))
            if not between:
                return  # "backed the plan": nobody is backed
        elif name == "mediator" and objects:
            between = between or self.parties(objects[0], holders)
        elif name == "guarantor" and objects:
            owners = [*children_of(objects[0], "poss"), *prepositional_objects(objects[0], "of")]
            between = between or tuple(self.all_actors(owners))
        states = self._states_of(verb, None)
        if lost:
            states = [self.state("ended", verb)]
        if self._offered(verb):
            states.append(RoleStateMention("offered", DateValue()))
        if name == "mediator" and between and all(holder in between for holder in holders):
            return  # "both have mediated between the two": whom both are is not known, but none of the two
        for holder in holders:
            yield self._role(holder, name, verb, tuple(a for a in between if a != holder), conflict, states)

    def _effort(self, verb: Token) -> bool:
        """Whether an infinitive hangs on a noun of effort: "efforts by Cairo to mediate"."""
        return verb.dep_ in ("acl", "relcl") and verb.head.lemma_.lower() in self.data.efforts

    def _tried(self, verb: Token) -> bool:
        """Whether one is at it: "has been trying to mediate"."""
        above = verb.head
        at_it = verb.dep_ == "xcomp" and above.lemma_.lower() in self.data.trying
        return at_it and not self._unreal(above)

    def _from_adjective(self, word: Token) -> Iterator[RoleMention]:
        """ "Qatari-brokered talks", "Iran-backed Houthis": the actor stands before the hyphen."""
        for name, kind in self.data.kinds.items():
            if word.lower_ in kind.adjectives and word.i >= 2:
                holders = self.named(word.nbor(-2))
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
                elif name == "mediator":
                    between = between or self.parties(noun, holders)
                for holder in holders:
                    yield self._role(
                        holder, name, word, tuple(a for a in between if a != holder), conflict, []
                    )

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
        told = {state.level for state in found}
        if word.pos_ == "NOUN":
            found += [
                RoleStateMention(item, DateValue())
                for item in levels_before(word, self.data)
                if item not in told
            ]
        if verb is not None:
            for level, entry in self.data.levels.items():
                if has_verb(verb, entry.holder_verbs) or has_verb(verb, entry.object_verbs):
                    found.append(self.state(level, verb))
        return found

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
    paragraphs: Sequence[Paragraph],
    mentions: Sequence[Mention],
    predicates: Sequence[Predicate],
    times: Sequence[TimeExpression] = (),
) -> list[RoleMention]:
    """The roles that the article tells of, in order; one for each wording.

    A change of state ("has seen its role diminished since ...") is added to the same
    actor's role of the same kind (or of its latest kind, if none is named), with the cause's
    text and the key of the predicate that caused it, if there is one; ``times`` date what
    took or left a role.
    """
    data = load_roles()
    found: list[RoleMention] = []
    covering = mentions_by_token(mentions)
    for paragraph in paragraphs:
        by_token = covering.get(paragraph.index, {})
        here = [item for item in predicates if item.paragraph == paragraph.index]
        dated = [item for item in times if item.paragraph == paragraph.index]
        finder = _Finder(paragraph, by_token, here, data, dated)
        found.extend(_once(finder.find()))
        changes = Changes(paragraph, by_token, here, data, dated)
        for holders, kind, state in (*changes.changes(), *changes.failures(), *changes.lessenings()):
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
