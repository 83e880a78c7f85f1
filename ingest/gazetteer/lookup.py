"""The gazetteer: names of actors, places and conflicts, looked up by longest match.

Tables are compiled from ``data/gazetteer/`` once and kept under the user's state folder,
keyed by the files' content; loading them takes about a tenth of a second.
"""

from __future__ import annotations

import hashlib
import itertools
from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path

from graph.paths import data_dir, state_dir
from graph.records import Actor, ActorKind, Conflict, Place
from ingest import compiled
from ingest.gazetteer.build import build
from ingest.gazetteer.schema import FOLDER, GazetteerError, fold
from ingest.gazetteer.spelling import load_spelling
from ingest.gazetteer.tables import WORD, Tables

_FORMAT = 4  # raise when the tables' layout changes
_JOINTS = frozenset(
    {
        "",
        " ",
        "-",
        "–",
        "—",
        ".",
        "'",
        "’",
        "ʼ",
        "‘",
        ". ",
        "& ",
        " & ",
        "\n",
        "\xa0",
        "- ",
        " - ",
        "' ",
        "’ ",
    }
)
_MIN_CAPITALS = 4  # "CHAD" is Chad in a headline, "US" is never "Us"


@dataclass(frozen=True, slots=True)
class Sense:
    """One meaning of a name. ``form``: name, adjective, people, metonym, territory, place, city,
    group, person, surname, after, conflict or ignore; ``prior`` ranks meanings (0 to 100)."""

    form: str
    actor: str
    place: str
    conflict: str
    prior: int


@dataclass(frozen=True, slots=True)
class Hit:
    """A name in a text: character offsets and its possible meanings."""

    start: int
    end: int
    senses: tuple[Sense, ...]


class Gazetteer:
    """Compiled names and records; one a process, see :func:`load_gazetteer`."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self._actors: dict[str, Actor] = {}
        self._places: dict[str, Place] = {}

    def actor(self, ident: str) -> Actor:
        """The actor of an id; KeyError for an id that the gazetteer does not have."""
        found = self._actors.get(ident)
        if found is None:
            name, kind, iso3, wikidata, aliases, _ = self.tables.actors[ident]
            found = Actor(
                id=ident,
                name=name,
                kind=ActorKind(kind),
                iso3=iso3 or None,
                wikidata=wikidata or None,
                aliases=aliases,
            )
            self._actors[ident] = found
        return found

    def place(self, ident: str) -> Place:
        """The place of an id; KeyError for an id that the gazetteer does not have."""
        found = self._places.get(ident)
        if found is None:
            name, kind, geonames, lat, lon, _, _ = self.tables.places[ident]
            found = Place(id=ident, name=name, kind=kind, geonames=geonames or None, lat=lat, lon=lon)
            self._places[ident] = found
        return found

    def conflict(self, ident: str) -> Conflict:
        """The conflict of an id; KeyError for an id that the gazetteer does not have."""
        return Conflict(id=ident, name=self.tables.conflicts[ident][0])

    def country_of(self, place: str) -> str:
        """ISO3 code of the country that a place id lies in, "" where it is none or disputed."""
        return self.tables.places[place][5] if place in self.tables.places else ""

    def state(self, iso3: str) -> Actor | None:
        """The state of an ISO3 code."""
        ident = self.tables.states.get(iso3)
        return self.actor(ident) if ident else None

    def parent(self, ident: str) -> str | None:
        """Id of what an actor belongs to: the state of a ministry, army or leader, the body of a mission."""
        if ident in self.tables.actors:
            return self.tables.actors[ident][5] or None
        owner, _, unit = ident.rpartition("/")
        return owner if unit and owner in self.tables.actors else None

    def capital(self, state: str) -> Place | None:
        """The capital of a state's actor id."""
        ident = self.tables.capitals.get(state)
        return self.place(ident) if ident else None

    def at_odds(self, one: str, other: str) -> bool:
        """Whether two actor ids are parties of one conflict of the gazetteer, on opposite sides."""
        return other in self.tables.foes.get(one, ())

    def find(self, text: str) -> list[Hit]:
        """Names in ``text``, left to right, longest first, not overlapping."""
        folded = fold(text)
        if len(folded) != len(text):  # a character that folds to several would shift the offsets
            folded = "".join(fold(char)[:1] or " " for char in text)
        words = [(match.group(), *match.span()) for match in WORD.finditer(folded)]
        keys = [word.casefold() for word, _, _ in words]
        longest, senses = self.tables.longest, self.tables.senses
        hits: list[Hit] = []
        index = 0
        while index < len(words):
            limit = longest.get(keys[index], 0)
            step = 1
            for size in range(min(limit, len(words) - index), 0, -1):
                rows = senses.get(" ".join(keys[index : index + size]))
                if not rows or not _joined(folded, words[index : index + size]):
                    continue
                start, end = words[index][1], words[index + size - 1][2]
                found = [Sense(*row[1:]) for row in rows if _fits(row[0], folded[start:end])]
                if found:
                    if folded[end : end + 1] == "." and folded[start:end].count("."):
                        end += 1  # the last point of "U.S."
                    hits.append(Hit(start, end, tuple(found)))
                    step = size
                    break
            index += step
        return hits


def _joined(text: str, words: list[tuple[str, int, int]]) -> bool:
    """Whether nothing but what joins the words of a name stands between them."""
    for (left, _, left_end), (_, right_start, _) in itertools.pairwise(words):
        gap = text[left_end:right_start]
        if gap not in _JOINTS or (gap == ". " and len(left) > 3):
            return False
    return True


def _fits(name: str, found: str) -> bool:
    """Whether ``found`` has the case of the name, of a headline in capitals or of a sentence's start."""
    if name == found:
        return True
    if "." in name and " " in found and " " not in name:
        return False  # "A U.N. envoy" is none of the A.U.
    letters = sum(map(str.isalpha, found))
    if found.isupper() and letters >= _MIN_CAPITALS:
        return True
    ours, theirs = WORD.findall(name), WORD.findall(found)
    for mine, other in zip(ours, theirs, strict=True):
        if mine == other or (len(ours) > 1 and mine.casefold() in load_spelling().particles):
            continue
        if mine[0].islower() and other == mine[0].upper() + mine[1:]:
            continue
        return False
    # Initials need their points or none at all: "U.S." and "US", never "U S" nor "us".
    return True


def _fingerprint(folder: Path) -> str:
    hasher = hashlib.sha256(str(_FORMAT).encode())
    paths = sorted([*folder.glob("*.yaml"), *folder.glob("*.tsv")])
    if not paths:
        raise GazetteerError(f"{folder}: no gazetteer files: put them back or set CASUS_DATA")
    for path in paths:
        hasher.update(path.name.encode() + b"\x00" + path.read_bytes())
    for module in ("build.py", "schema.py", "tables.py"):
        hasher.update(Path(__file__).with_name(module).read_bytes())
    return hasher.hexdigest()[:20]


def _cached(path: Path, folder: Path) -> Tables:
    kept = compiled.load(path)
    if kept is not None:
        return Tables(*kept)
    tables = build(folder.parent)
    compiled.save(path, [getattr(tables, field.name) for field in fields(Tables)])
    return tables


@lru_cache(maxsize=2)
def load_gazetteer(folder: Path | None = None) -> Gazetteer:
    """The gazetteer of ``folder`` (default ``data/gazetteer``), compiled on first use.

    Raises:
        GazetteerError: a file is absent or an entry malformed; file, entry and mend are named.
    """
    source = folder or data_dir() / FOLDER
    return Gazetteer(_cached(state_dir() / "cache" / f"gazetteer-{_fingerprint(source)}.marshal", source))
