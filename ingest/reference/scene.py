"""The state that an article is most about, its seat, and whose lands a paragraph names."""

from __future__ import annotations

from collections import Counter

from graph.records import Actor, ActorKind, Place
from ingest.reference.memory import Memory

_FAR = 3


class Scene:
    """Looks the scene up in what the article has named so far."""

    def __init__(self, memory: Memory) -> None:
        self.memory = memory

    def state(self) -> Actor | None:
        """The state that the article is most about: by who acts, by where, and by its beginning.

        One that has not been named so far is not whom a noun means: then it is whom the article has told of
        most until here.
        """
        best = self._first(self.memory.states + self.lands() + self.memory.lead)
        told = self._told()
        if best is not None and best not in told and best not in self.memory.lead:
            best = self._first(told + self.memory.lead)
        return self.memory.gazetteer.actor(best) if best is not None else None

    def _first(self, counts: Counter[str]) -> str | None:
        """The state that is clearly ahead of the others."""
        ranked = counts.most_common(2)
        if not ranked or (len(ranked) == 2 and 2 * ranked[0][1] < 3 * ranked[1][1]):
            return None
        return ranked[0][0]

    def _told(self) -> Counter[str]:
        """How often the article has spoken of each state until here."""
        return Counter(state.id for seen in self.memory.seen for state in self.memory.states_of(seen.mention))

    def outweighs(self, state: Actor, other: Actor) -> bool:
        """Whether the article is far more about one state than about another."""
        counts = self.memory.states + self.lands() + self.memory.lead
        return counts[state.id] >= _FAR * counts[other.id]

    def capital(self) -> Place | None:
        """The seat of the state that the article is most about, else of the last spoken of."""
        scene = self.state()
        if scene is not None:
            return self.memory.gazetteer.capital(scene.id)
        for seen in reversed(self.memory.seen):
            for actor in seen.mention.actors:
                if actor.kind is ActorKind.COUNTRY:
                    return self.memory.gazetteer.capital(actor.id)
        return None

    def lands(self) -> Counter[str]:
        """How many places each state has in the article."""
        return Counter(
            {
                state.id: count
                for code, count in self.memory.lands.items()
                if (state := self.memory.gazetteer.state(code)) is not None
            }
        )

    def lands_here(self) -> set[str]:
        """The states whose places the paragraph names."""
        found = (
            self.memory.gazetteer.state(self.memory.gazetteer.country_of(mention.place.id))
            for mention in self.memory.given.get(self.memory.paragraph, {}).values()
            if mention.place is not None and mention.reading == "place"
        )
        return {state.id for state in found if state is not None}

    def acts_here(self, state: Actor, other: str) -> bool:
        """Whether a state is a subject in the paragraph, or the article is not more about the other one."""
        acts = any(
            seen.subject and any(actor.id == state.id for actor in seen.mention.actors)
            for seen in self.memory.seen
            if seen.mention.paragraph == self.memory.paragraph
        )
        counts = self.memory.states + self.lands()
        return acts or state.id in self.lands_here() or counts[other] < counts[state.id] / 2
