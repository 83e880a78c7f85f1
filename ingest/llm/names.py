"""Names of an answer to actors, places and conflicts: the rules' own, and only such as the article names."""

from __future__ import annotations

from functools import lru_cache

from graph.identifiers import digest
from graph.records import Actor, Conflict, Place
from ingest.gazetteer import Gazetteer, Sense, load_gazetteer
from ingest.llm.answer import Party


class UngroundedError(ValueError):
    """An answer holds what the article does not; the message says what."""


class Names:
    """The names of one article.

    A name is grounded where the article holds it, or another name of the same thing: "Russia" where it
    says "the Kremlin".
    """

    def __init__(self, text: str, gazetteer: Gazetteer | None = None) -> None:
        """Look up every name of the article once."""
        self._gazetteer = gazetteer or load_gazetteer()
        self._text = text.casefold()
        senses = [sense for hit in self._gazetteer.find(text) for sense in hit.senses]
        self._actors = {sense.actor for sense in senses if sense.actor}
        self._places = {sense.place for sense in senses if sense.place}
        self._conflicts = {sense.conflict for sense in senses if sense.conflict}
        for actor in list(self._actors):
            # Who names a ministry or an army names the state that it belongs to.
            above = self._gazetteer.parent(actor)
            while above and above not in self._actors:
                self._actors.add(above)
                above = self._gazetteer.parent(above)

    def actor(self, party: Party) -> Actor:
        """The actor of a name; one that nobody knows is provisional.

        Raises:
            UngroundedError: the article does not name it.
        """
        known = {sense.actor for sense in self._senses(party.name) if sense.actor in self._actors}
        if known:
            best = next(sense.actor for sense in self._senses(party.name) if sense.actor in known)
            return self._gazetteer.actor(best)
        name = self._as_written(party.name)
        ident = digest("actor", ["llm", party.kind.value, name.casefold()])
        return Actor(id=ident, name=name, kind=party.kind, provisional=True)

    def place(self, name: str) -> Place:
        """The place of a name. Raises as :meth:`actor`."""
        for sense in self._senses(name):
            if sense.place in self._places:
                return self._gazetteer.place(sense.place)
        written = self._as_written(name)
        return Place(id=digest("place", ["llm", written.casefold()]), name=written)

    def conflict(self, name: str | None) -> Conflict | None:
        """The known conflict of a name that the article uses; None for others."""
        for sense in self._senses(name or ""):
            if sense.conflict in self._conflicts:
                return self._gazetteer.conflict(sense.conflict)
        return None

    def _as_written(self, name: str) -> str:
        name = " ".join(name.split())
        if name.casefold() not in self._text:
            raise UngroundedError(f"not named in the article: {name[:60]!r}")
        return name

    def _senses(self, name: str) -> tuple[Sense, ...]:
        return _senses(self._gazetteer, name.strip())


@lru_cache(maxsize=4096)
def _senses(gazetteer: Gazetteer, name: str) -> tuple[Sense, ...]:
    """Meanings of a whole name, the likeliest first."""
    bare = name[4:] if name.casefold().startswith("the ") else name
    found = [
        sense
        for text in dict.fromkeys((name, bare))
        for hit in gazetteer.find(text)
        if hit.end - hit.start == len(text)
        for sense in hit.senses
    ]
    return tuple(sorted(found, key=lambda sense: -sense.prior))
