"""Changes told of a role: by a word that stands for it, or by what its holder can no longer do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.records import Actor
from ingest.annotations import RoleStateMention
from ingest.roles.data import RoleKind
from ingest.roles.holders import Holders
from ingest.roles.states import has_verb, levels_near
from ingest.syntax import (
    children_of,
    is_negated,
    is_passive,
    is_verbal,
    no_longer,
    prepositional_objects,
    subject_of,
    tense,
)

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(slots=True)
class Changes(Holders):
    """Finds the changes of a paragraph's roles."""

    def changes(self) -> Iterator[tuple[list[Actor], str | None, RoleStateMention]]:
        """Changes told of a role by a word that stands for it: holders, the kind if named, the state."""
        for token in self.paragraph.doc:
            lemma = token.lemma_.lower()
            if lemma not in self.data.role_words and not self.noun_kind(token)[1]:
                continue
            owned = [token, token.head] if token.dep_ == "compound" else [token]
            holders = self.all_actors([item for noun in owned for item in children_of(noun, "poss")])
            holders = holders or self.all_actors(prepositional_objects(token, "of"))
            if not holders and token.dep_ == "dobj" and is_verbal(token.head) and not _unreal(token.head):
                # "Angola gave up the role": who has had it
                subject = subject_of(token.head)
                holders = self.all_actors([subject]) if subject is not None else []
            kind, _ = self.noun_kind(token)
            for item in (*prepositional_objects(token, "as", "of"), *children_of(token, "compound", "amod")):
                kind = kind or self.noun_kind(item)[0] or self.mediating(item)
            if not holders:
                continue
            for level, word in levels_near(token, self.data):
                yield holders, kind, self.state(level, word)

    def lessenings(self) -> Iterator[tuple[list[Actor], str | None, RoleStateMention]]:
        """ "Egypt has been sidelined", "the bloc has become a spectator": who holds less of a role."""
        # Few levels have such words: asking all of them of every word took a twentieth of the whole reading.
        levels = [
            (level, entry)
            for level, entry in self.data.levels.items()
            if entry.lessening_verbs or entry.lesser_nouns
        ]
        for token in self.paragraph.doc:
            for level, entry in levels:
                if is_verbal(token) and has_verb(token, entry.lessening_verbs) and not _unreal(token):
                    lessened = children_of(token, "nsubjpass") if is_passive(token) else []
                    holders = self.all_actors(lessened or children_of(token, "dobj"))
                elif token.lemma_.lower() in entry.lesser_nouns and (verb := _said_with(token)) is not None:
                    subject = subject_of(verb)
                    holders = self.all_actors([subject]) if subject is not None else []
                else:
                    continue
                if holders:
                    yield holders, None, self.state(level, token)

    def mediating(self, token: Token) -> str | None:
        """The kind of role that a verb is the deed of."""
        for name, kind in self.data.kinds.items():
            if token.lemma_.lower() in kind.verbs:
                return name
        return None

    def failures(self) -> Iterator[tuple[list[Actor], str | None, RoleStateMention]]:
        """ "was no longer able to protect the enclave": whoever cannot do a role's duty holds less of it."""
        for token in self.paragraph.doc:
            if not is_verbal(token):
                continue
            for kind, entry in self.data.kinds.items():
                if token.lemma_.lower() not in entry.duties or not self._fails(token, entry):
                    continue
                subject = subject_of(token) or subject_of(token.head.head)
                holders = self.all_actors([subject]) if subject is not None else []
                if holders:
                    yield holders, kind, self.state("diminished", self._told_by(token))

    def _fails(self, duty: Token, entry: RoleKind) -> bool:
        """Whether somebody fails to do a duty, or is not or no longer able to."""
        above = duty.head
        if duty.dep_ not in ("xcomp", "advcl", "acl", "ccomp"):
            return no_longer(duty) and duty.lemma_.lower() not in entry.verbs
        if above.lemma_.lower() in self.data.failing:
            return True
        unable = above.lemma_.lower() in self.data.able
        verb = above.head if above.pos_ == "ADJ" else above
        return unable and (no_longer(verb) or any(child.dep_ == "neg" for child in verb.children))

    @staticmethod
    def _told_by(duty: Token) -> Token:
        """The verb of the clause that tells of the failure, on which its cause hangs."""
        token = duty
        while token.dep_ in ("xcomp", "acomp", "ccomp") and token.head.i != token.i:
            if any(child.dep_ in ("advcl", "prep") for child in token.children):
                break
            token = token.head
        return token


def _unreal(verb: Token) -> bool:
    return is_negated(verb) or tense(verb) in ("modal", "future", "infinitive")


def _said_with(noun: Token) -> Token | None:
    """The verb by which a noun is said of its subject: "became a spectator", "is reduced to a spectator"."""
    verb = noun.head if noun.dep_ == "attr" else noun.head.head if noun.dep_ == "pobj" else None
    if verb is None or not is_verbal(verb) or _unreal(verb):
        return None
    told = noun.dep_ == "attr" or noun.head.lower_ in ("to", "into")
    return verb if told else None
