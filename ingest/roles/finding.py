"""Roles: who mediates, guards, hosts, occupies, backs; between whom; since when more or less, and why.

A role is found where a noun is said of an actor, where an actor does what its holders do, and
in adjectives such as "Qatari-brokered". Its states come from words beside it and from verbs of
which the role, or a word that stands for it, is subject or object. Words are in
``data/ontology/roles.yaml``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from graph.records import Actor
from ingest.annotations import (
    Mention,
    Paragraph,
    Predicate,
    RoleMention,
    RoleStateMention,
    TimeExpression,
    mentions_by_token,
)
from ingest.roles.changes import Changes
from ingest.roles.data import load_roles
from ingest.roles.dealing import DealRoles
from ingest.roles.nouns import NounRoles
from ingest.roles.passing import Passing
from ingest.roles.thirds import ThirdRoles
from ingest.roles.verbs import VerbRoles, taken_for_noun
from ingest.syntax import is_verbal


@dataclass(slots=True)
class _Finder(NounRoles, VerbRoles, DealRoles, ThirdRoles):
    """Finds the roles of a paragraph."""

    def find(self) -> Iterator[RoleMention]:
        for token in self.paragraph.doc:
            lemma = token.lemma_.lower()
            kind, process = self.noun_kind(token)
            if kind is not None:
                yield from self.from_noun(token, kind, process=process)
            elif is_verbal(token) or token.tag_ in ("VBN", "VBD") or taken_for_noun(token):
                yield from self.from_verb(token)
                if lemma in self.data.deal_verbs:
                    yield from self.from_dealing(token)
                if lemma in self.data.third_verbs:
                    yield from self.from_third(token)
            if lemma in self.data.group_nouns:
                yield from self.from_group(token)
            if lemma in self.data.forces:
                yield from self.from_force(token)
            if lemma in self.data.offices:
                yield from self.through(token)
            if lemma in self.data.supports:
                yield from self.from_support(token)
            if lemma in self.data.role_words:
                yield from self.from_part(token)
            if token.text == "-" and token.i + 1 < len(self.paragraph.doc):
                yield from self.from_adjective(token.nbor())


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
        found.extend(Passing(paragraph, by_token, here, data, dated).passings(found))
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
    told = {(role.actor.id, role.kind, role.start) for role in kept.values() if role.between}
    # "Has the backing of Libya" tells of Libya's backing, and of whom it backs: that is one role.
    return [
        role
        for role in kept.values()
        if role.between or role.states or (role.actor.id, role.kind, role.start) not in told
    ]


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
