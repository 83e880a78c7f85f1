"""Roles that pass from one to another: "handed the mediation to Qatar", "the role passed from A to B"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.records import Actor
from ingest.annotations import RoleMention
from ingest.roles.wording import Wording
from ingest.syntax import children_of, is_passive, prepositional_objects

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(slots=True)
class Passing(Wording):
    """Finds who gave up a paragraph's roles, and who took them."""

    def passings(self, known: Sequence[RoleMention]) -> Iterator[RoleMention]:
        """The roles of the old holder (ended) and the new one; ``known`` tell the kind where no word does."""
        for verb in self.paragraph.doc:
            lemma = verb.lemma_.lower()
            if lemma in self.data.handing and not self.unreal(verb):
                label = "nsubjpass" if is_passive(verb) else "dobj"
                givers = (
                    self.all_actors(prepositional_objects(verb, "by"))
                    if is_passive(verb)
                    else self.doers(verb)
                )
                yield from self._passed(verb, children_of(verb, label), givers, known)
            if lemma in self.data.moving and not is_passive(verb) and not self.unreal(verb):
                givers = self.all_actors(prepositional_objects(verb, "from"))
                yield from self._passed(verb, children_of(verb, "nsubj"), givers, known)

    def _passed(
        self, verb: Token, parts: Sequence[Token], givers: list[Actor], known: Sequence[RoleMention]
    ) -> Iterator[RoleMention]:
        takers = [
            actor
            for head in (verb, *children_of(verb, "prt", "advmod", "prep"))
            for actor in self.all_actors([*prepositional_objects(head, "to"), *children_of(head, "dative")])
        ]
        for part in parts:
            kind = self._kind(part)
            if kind is None and part.lemma_.lower() in self.data.role_words:
                ids = {actor.id for actor in givers}
                kind = next((role.kind for role in reversed(known) if role.actor.id in ids), None)
            if kind is None or not takers:
                continue
            between, conflict = self.between(part)
            for actor, level in (*((old, "ended") for old in givers), *((new, "new") for new in takers)):
                others = tuple(item for item in between if item != actor)
                yield self.role(actor, kind, verb, others, conflict, [self.state(level, verb)])

    def _kind(self, part: Token) -> str | None:
        """The kind of role that is passed on, if a word of it says so."""
        words = (part, *children_of(part, "compound", "amod"), *prepositional_objects(part, "of", "as"))
        return next((kind for word in words if (kind := self.noun_kind(word)[0]) is not None), None)
