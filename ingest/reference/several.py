"""Several actors at once: "both sides", "the two countries", "the allies"."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from graph.records import Actor, ActorKind
from ingest.reference.data import PluralRow
from ingest.reference.memory import SUBJECTS, WIDE_REACH, Memory, Seen, first_joined

if TYPE_CHECKING:
    from spacy.tokens import Token

_MAIN = 2  # mentions that make a state one of those whom an article is about


class Several:
    """Looks up whom a plural noun stands for among what the article has named."""

    def __init__(self, memory: Memory) -> None:
        self.memory = memory

    def find(self, row: PluralRow, count: int, token: Token) -> tuple[Actor, ...]:
        """The last ``count`` that fit: named together, else at odds in a conflict, else in turn."""
        apart = token.dep_ == "dobj"  # "Cairo urged both sides": not Cairo
        subjects = {subject.i for subject in token.head.children if apart and subject.dep_ in SUBJECTS}
        officials = self.memory.book.heads.get(token.lower_) == "official"
        people, count_people = self._people(count) if officials else ((), 0)
        if people and count_people == count:
            return people
        go_betweens = {  # "Both have mediated between the two countries": they are none of the two
            actor.id
            for seen in self.memory.seen
            if seen.sentence == self.memory.sentence and seen.mention.via == "reference" and seen.go_between
            for actor in seen.mention.actors
        }
        recent: list[Actor] = []
        for seen in reversed(self.memory.seen):
            if seen.sentence < self.memory.sentence - WIDE_REACH:
                break
            mention = seen.mention
            scene = row.tie == "border" and mention.place is not None and bool(mention.actors)
            if self._lands(row, count, seen):
                # "The frontier between Ethiopia and Eritrea": named together, though as lands.
                return self.memory.joined(
                    self.memory.by_index[mention.paragraph],
                    self.memory.by_index[mention.paragraph].doc[mention.head],
                )
            if (mention.reading != "actor" and not scene) or (
                mention.via == "reference" and row.tie != "none"
            ):
                continue
            if seen.sentence == self.memory.sentence and mention.head in subjects:
                continue
            if seen.go_between or (
                seen.sentence >= self.memory.sentence - 1
                and {item.id for item in mention.actors} & go_betweens
            ):
                continue
            paragraph = self.memory.by_index[mention.paragraph]
            together = [
                actor
                for actor in self.memory.joined(paragraph, paragraph.doc[mention.head])
                if actor.kind in row.kinds
            ]
            if len(together) == count and self._tied(row, together):
                return self._main_pair(row, together) or tuple(together)
            recent += [actor for actor in mention.actors if actor.kind in row.kinds and actor not in recent]
        if count == 2 and row.tie != "ally":
            for one, other in itertools.combinations(recent[:4], 2):
                if self.memory.gazetteer.at_odds(one.id, other.id):
                    return (other, one)
        if row.opposed and count == _MAIN and (foes := self._main_foes(row)):
            return foes
        found: list[Actor] = []
        for actor in recent:
            if self._tied(row, [*found, actor]):
                found.append(actor)
            if len(found) == count:
                return tuple(reversed(found))
        return ()

    def last_pair(self) -> tuple[Actor, ...]:
        """The two that were the last sentence's subject: "Oman and Qatar agreed. Both have mediated"."""
        for seen in reversed(self.memory.seen):
            if seen.sentence < self.memory.sentence - 1:
                break
            if seen.sentence == self.memory.sentence - 1 and seen.subject:
                paragraph = self.memory.by_index[seen.mention.paragraph]
                pair = self.memory.joined(paragraph, paragraph.doc[seen.mention.head])
                return pair if len(pair) == _MAIN else ()
        return ()

    def _main_pair(self, row: PluralRow, near: Sequence[Actor]) -> tuple[Actor, ...]:
        """The two states at odds whom the article is about, where the last two named are bystanders.

        "The US and Chinese envoys looked on. Both countries ...": not America and China in an article
        that names Thailand and Cambodia more often than either.
        """
        ranked = self.memory.states.most_common(3)
        if row.tie not in ("none", "foe") or len(ranked) < len(near) or len(near) != _MAIN:
            return ()
        ids, counts = [ident for ident, _ in ranked[:2]], [count for _, count in ranked]
        aside = row.opposed and not self.memory.gazetteer.at_odds(near[0].id, near[1].id)
        aside = aside or not {actor.id for actor in near} & set(ids)
        aside = aside and sum(self.memory.states[actor.id] for actor in near) < sum(counts[:2])
        known = {actor.id for seen in self.memory.seen for actor in seen.mention.actors}
        if not aside or counts[1] < _MAIN or not known.issuperset(ids):
            return ()
        if not self.memory.gazetteer.at_odds(*ids):
            return ()
        return tuple(self.memory.gazetteer.actor(ident) for ident in ids)

    def _lands(self, row: PluralRow, count: int, seen: Seen) -> bool:
        """Whether a mention and what is joined to it are just as many states, at odds, named as lands."""
        mention = seen.mention
        if row.kinds != (ActorKind.COUNTRY,) or mention.reading != "place" or mention.place is None:
            return False
        if mention.place.kind != "country" or count != _MAIN:
            return False
        paragraph = self.memory.by_index[mention.paragraph]
        both = self.memory.joined(paragraph, paragraph.doc[mention.head])
        return len(both) == count and self.memory.gazetteer.at_odds(both[0].id, both[1].id)

    def _main_foes(self, row: PluralRow) -> tuple[Actor, ...]:
        """The two at odds of whom the article has told most, where the last two named are no foes."""
        told = Counter(
            actor
            for seen in self.memory.seen
            if seen.mention.reading == "actor" and not seen.go_between
            for actor in seen.mention.actors
            if actor.kind in row.kinds
        )
        pairs = [
            pair
            for pair in itertools.combinations(told, 2)
            if self.memory.gazetteer.at_odds(pair[0].id, pair[1].id)
        ]
        return max(pairs, key=lambda pair: min(told[pair[0]], told[pair[1]]), default=())

    def _adjoin(self, one: Actor, other: Actor) -> bool:
        """Whether two states share a border."""
        around = self.memory.gazetteer.tables.neighbours.get(one.iso3 or "", ())
        return other.iso3 in around

    def _people(self, count: int) -> tuple[tuple[Actor, ...], int]:
        """Whom the last persons named stand for: "the two leaders" are not their host.

        Those named together as subject or object come before those in whose presence they met.
        """
        found: list[Actor] = []
        last = max((seen.sentence for seen in self.memory.seen if self._person(seen)), default=0)
        here = [seen for seen in self.memory.seen if seen.sentence == last and self._person(seen)]
        firm = [seen for seen in here if self._leading(seen) and not seen.go_between]
        pair = list({actor.id: actor for seen in firm for actor in seen.mention.actors}.values())
        if last >= self.memory.sentence - WIDE_REACH and len(pair) == count < len(here):
            return tuple(pair), count
        aside = {actor.id for seen in self.memory.seen if seen.go_between for actor in seen.mention.actors}
        for teller in (True, False):  # who tells it in this sentence is one of them if nobody else is left
            for seen in reversed(self.memory.seen):
                if seen.sentence < self.memory.sentence - WIDE_REACH or len(found) == count:
                    break
                if not self._person(seen) or (teller and self._tells(seen)):
                    continue
                found += [
                    actor for actor in seen.mention.actors if actor not in found and actor.id not in aside
                ]
        return tuple(reversed(found[:count])), len(found)

    def _tells(self, seen: Seen) -> bool:
        """Whether a mention tells what the sentence says: "Michel said the two leaders would meet"."""
        token = self.memory.by_index[seen.mention.paragraph].doc[seen.mention.head]
        told = any(child.dep_ == "ccomp" for child in token.head.children)
        return seen.sentence == self.memory.sentence and token.dep_ == "nsubj" and told

    @staticmethod
    def _person(seen: Seen) -> bool:
        mention = seen.mention
        agent = mention.agent or (mention.actors[0] if len(mention.actors) == 1 else None)
        return agent is not None and agent.kind is ActorKind.PERSON

    def _leading(self, seen: Seen) -> bool:
        """Whether a mention, or what it is coordinated with, is subject or object of a main clause."""
        token = first_joined(self.memory.by_index[seen.mention.paragraph].doc[seen.mention.head])
        return token.dep_ in ("nsubj", "nsubjpass", "dobj") and token.head.dep_ != "pcomp"

    def _tied(self, row: PluralRow, actors: Sequence[Actor]) -> bool:
        if row.tie == "none" or len(actors) < 2:
            return True
        if row.tie == "border":
            return all(self._adjoin(one, other) for one, other in itertools.combinations(actors, 2))
        foes = any(
            self.memory.gazetteer.at_odds(one.id, other.id)
            for at, one in enumerate(actors)
            for other in actors[at + 1 :]
        )
        return foes == (row.tie == "foe")
