"""From the files of ``data/gazetteer/`` to the tables that lookup uses.

The tables (:mod:`ingest.gazetteer.tables`) hold plain dicts, tuples, strings and numbers
only, so that ``marshal`` can keep them and load them in a fraction of the time that YAML takes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from graph.records import ActorKind
from ingest.gazetteer import schema
from ingest.gazetteer.schema import FOLDER, GazetteerError, fold, read_entries, read_table, slug
from ingest.gazetteer.spelling import as_in_news
from ingest.gazetteer.tables import Tables, key_of

_CITY_FIELDS = 6


class _Builder:
    """Reads file after file into one :class:`Tables`; later files refer to ids of earlier ones."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.out = Tables()
        self.cities: dict[tuple[str, str], list[str]] = {}
        self.capitals: dict[str, str] = {}
        self.children: list[tuple[str, Any]] = []

    def sense(
        self,
        names: Iterable[str],
        form: str,
        *,
        actor: str = "",
        place: str = "",
        conflict: str = "",
        prior: int = 0,
    ) -> None:
        for name in dict.fromkeys(names):
            key = key_of(name)
            row = (fold(name), form, actor, place, conflict, prior)
            rows = self.out.senses.setdefault(key, [])
            if row in rows:
                continue
            rows.append(row)
            first, _, _ = key.partition(" ")
            self.out.longest[first] = max(self.out.longest.get(first, 0), key.count(" ") + 1)

    def actor(
        self, ident: str, name: str, kind: ActorKind, *, iso3: str = "", wikidata: str | None = None,
        aliases: Iterable[str] = (), of: str = "", file: str,
    ) -> str:  # fmt: skip
        if ident in self.out.actors:
            self.out.problems.append(
                f"{file}: {name!r}: id {ident} is taken by {self.out.actors[ident][0]!r}"
            )
        others = tuple(dict.fromkeys(alias for alias in aliases if alias != name))
        self.out.actors[ident] = (name, kind.value, iso3, wikidata or "", others, of)
        return ident

    def place(
        self,
        ident: str,
        name: str,
        kind: str,
        geonames: int | None,
        at: tuple[float, ...],
        iso3: str,
        people: int = 0,
    ) -> str:
        lat, lon = at if len(at) == 2 else (None, None)
        self.out.places[ident] = (name, kind, geonames or 0, lat, lon, iso3, people)
        return ident

    def party(self, reference: str, file: str, entry: str) -> str:
        """The actor id that an ISO3 code or a slug names."""
        ident = self.out.states.get(reference) or f"actor:{reference}"
        if ident not in self.out.actors:
            self.out.problems.append(
                f"{file}: {entry!r}: no state or actor {reference!r}: mend the reference"
            )
        return ident

    def read_states(self) -> None:
        hand = read_table(self.folder / "state_names.yaml", schema.StateNames)
        for row in self._states():
            more = hand.pop(row.iso3, schema.StateNames())
            if more.drop:
                continue
            name = more.name or row.name
            adjectives = more.adjectives if more.adjectives is not None else row.adjectives
            people = more.people if more.people is not None else row.people
            names = (name, row.name, *row.names, *more.names, *more.shared)
            actor = self.actor(
                f"actor:{slug(name)}",
                name,
                ActorKind.COUNTRY,
                iso3=row.iso3,
                aliases=names,
                file="former_states.yaml" if row.active else "states.yaml",
            )
            if row.active:
                self.out.offices[actor] = (("state", row.active),)
            place = self.place(f"place:{slug(name)}", name, "country", row.geonames, row.at, row.iso3)
            self.out.states[row.iso3] = actor
            self.out.neighbours[row.iso3] = row.neighbours
            self.sense(names, "name", actor=actor, place=place, prior=100)
            self.sense(adjectives, "adjective", actor=actor, place=place, prior=100)
            self.out.adjectives[actor] = adjectives[0] if adjectives else name
            self.sense(people, "people", actor=actor, place=place, prior=95)
            if capital := more.capital or row.capital:
                self.capitals[row.iso3] = capital
        self.out.problems += [
            f"state_names.yaml: {code}: no such state in states.yaml: remove it" for code in hand
        ]

    def _states(self) -> Iterator[schema.StateEntry]:
        """The states of today, then those that are gone (a folder without that file has none)."""
        yield from read_entries(self.folder / "states.yaml", schema.StateEntry)
        if (former := self.folder / "former_states.yaml").exists():
            yield from read_entries(former, schema.StateEntry)

    def read_cities(self) -> None:
        path = self.folder / "cities.tsv"
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
            fields = line.split("\t")
            if len(fields) != _CITY_FIELDS:
                raise GazetteerError(
                    f"{path}: line {number}: {_CITY_FIELDS} fields wanted: run scripts.build_gazetteer"
                )
            geonames, name, iso3, lat, lon, people = fields
            name = as_in_news(name, iso3)
            ident = f"place:gn-{geonames}"
            self.place(ident, name, "city", int(geonames), (float(lat), float(lon)), iso3, int(people))
            self.sense([name], "city", place=ident, prior=min(60, int(people) // 50_000))
            self.cities.setdefault((key_of(name), iso3), []).append(ident)
        for row in read_entries(self.folder / "city_names.yaml", schema.CityNames):
            found = self.city(row.city, row.within)
            if found is None:
                self.out.problems.append(
                    f"city_names.yaml: {row.city!r}: no such city of {row.within} in cities.tsv"
                )
                continue
            if row.name:
                self.out.places[found] = (row.name, *self.out.places[found][1:])
            # A name that someone wrote down is one that news uses: sure even for a small town.
            self.sense(
                [row.city, *row.names, *([row.name] if row.name else [])], "place", place=found, prior=70
            )
            self.cities[key_of(row.name or row.city), row.within] = [found]
            if key_of(row.city) == key_of(self.capitals.get(row.within, "")):
                self.sense(row.names, "metonym", actor=self.out.states[row.within], place=found, prior=90)

    def city(self, name: str, iso3: str) -> str | None:
        found = self.cities.get((key_of(name), iso3), [])
        return max(found, key=lambda ident: self.out.places[ident][6], default=None)

    def read_metonyms(self) -> None:
        for iso3, capital in self.capitals.items():
            found = self.city(capital, iso3)
            if found is not None and iso3 != "PSE":
                self.out.places[found] = (*self.out.places[found][:1], "capital", *self.out.places[found][2:])
                self.out.capitals[self.out.states[iso3]] = found
                self.sense(
                    [capital, self.out.places[found][0]],
                    "metonym",
                    actor=self.out.states[iso3],
                    place=found,
                    prior=90,
                )

    def read_organisations(self) -> None:
        rows = read_entries(self.folder / "organisations.yaml", schema.OrganisationEntry)
        for row in rows:
            self._group(row, "organisations.yaml", prior=85)
        self.children += [("organisations.yaml", row) for row in rows]

    def read_groups(self) -> None:
        rows = read_entries(self.folder / "groups.yaml", schema.GroupEntry)
        for row in rows:
            actor = self._group(row, "groups.yaml", prior=85)
            self.sense(row.people, "people", actor=actor, prior=85)
            self.sense(row.adjectives, "adjective", actor=actor, prior=80)
            self.sense(row.shared, "shared", actor=actor, prior=82)
        self.children += [("groups.yaml", row) for row in rows]
        self._parents()

    def _group(self, row: Any, file: str, prior: int) -> str:
        iso3 = row.within[0] if len(row.within) == 1 else ""
        names = (row.name, *row.names)
        actor = self.actor(
            f"actor:{row.slug}",
            row.name,
            row.kind,
            iso3=iso3,
            wikidata=row.wikidata,
            aliases=names,
            file=file,
        )
        self.sense(names, "group", actor=actor, prior=prior)
        return actor

    def _parents(self) -> None:
        for file, row in self.children:
            if row.of:
                actor = f"actor:{row.slug}"
                self.out.actors[actor] = (*self.out.actors[actor][:5], self.party(row.of, file, row.name))

    def read_territories(self) -> None:
        for row in read_entries(self.folder / "territories.yaml", schema.TerritoryEntry):
            ident = f"place:gn-{row.geonames}" if row.geonames else f"place:{row.slug}"
            names = (row.name, *row.names)
            iso3 = row.within[0] if len(row.within) == 1 else ""
            self.place(ident, row.name, row.kind, row.geonames, row.at, iso3)
            actor = self.party(row.authority, "territories.yaml", row.name) if row.authority else ""
            self.sense(names, "territory", actor=actor, place=ident, prior=90)
            self.sense(row.adjectives, "adjective", actor=actor, place=ident, prior=85)
            self.sense(row.people, "people", actor=actor, place=ident, prior=85)
            self.out.claims[ident] = tuple((view.by, view.says) for view in row.claims)
            for view in row.claims:
                self.party(view.by, "territories.yaml", row.name)

    def read_places(self) -> None:
        for path in sorted(self.folder.glob("places*.yaml")):
            for row in read_entries(path, schema.PlaceEntry):
                ident = f"place:gn-{row.geonames}" if row.geonames else f"place:{row.slug or slug(row.name)}"
                if ident in self.out.places:
                    self.out.problems.append(
                        f"{path.name}: {row.name!r}: id {ident} is taken: give it a slug"
                    )
                iso3 = row.within[0] if row.within else ""
                self.place(ident, row.name, row.kind, row.geonames, row.at, iso3)
                self.sense((row.name, *row.names), "place", place=ident, prior=70)
                self.sense(row.adjectives, "adjective", place=ident, prior=40)
        for entry in read_entries(self.folder / "metonyms.yaml", schema.MetonymEntry):
            actor = self.party(entry.of, "metonyms.yaml", entry.name)
            found = ""
            if entry.place:
                iso3 = self.out.actors[actor][2] if actor in self.out.actors else ""
                known = self.city(entry.name, iso3)
                found = known or self.place(
                    f"place:{slug(entry.name)}", entry.name, "seat", None, entry.at, iso3
                )
            self.sense((entry.name, *entry.names), "metonym", actor=actor, place=found, prior=90)

    def read_peoples(self) -> None:
        for row in read_entries(self.folder / "peoples.yaml", schema.PeopleEntry):
            iso3 = row.within[0] if len(row.within) == 1 else ""
            names = (row.name, *row.names, *row.people)
            actor = self.actor(
                f"actor:{row.slug}", row.name, ActorKind.PEOPLE, iso3=iso3, aliases=names, file="peoples.yaml"
            )
            self.sense(names, "people", actor=actor, prior=80)
            self.sense(row.adjectives, "adjective", actor=actor, prior=80)
            self.out.adjectives[actor] = row.adjectives[0] if row.adjectives else row.name

    def read_leaders(self) -> None:
        for path in sorted(self.folder.glob("leaders*.yaml")):
            for row in read_entries(path, schema.LeaderEntry):
                of = self.party(row.of, path.name, row.name)
                names = (row.name, *row.names)
                iso3 = self.out.actors[of][2] if of in self.out.actors else ""
                ident = f"actor:{slug(row.name)}"
                self.actor(
                    ident, row.name, ActorKind.PERSON, iso3=iso3, wikidata=row.wikidata,
                    aliases=(*names, *row.short), of=of, file=path.name,
                )  # fmt: skip
                self.out.offices[ident] = tuple(row.held.items())
                self.sense(names, "person", actor=ident, prior=88)
                self.sense(row.short, "surname", actor=ident, prior=75)
                last = row.name.split()[-1]
                self.sense(
                    (*row.after, *(() if last in row.short else (last,))), "after", actor=ident, prior=50
                )

    def read_conflicts(self) -> None:
        names_of = set(self.out.senses)
        rows = read_entries(self.folder / "conflicts.yaml", schema.ConflictEntry)
        slugs = {row.slug for row in rows}
        for row in rows:
            ident = f"conflict:{row.slug}"
            sides = [[self.party(party, "conflicts.yaml", row.name) for party in side] for side in row.sides]
            parties = tuple(dict.fromkeys(party for side in sides for party in side))
            self._foes(sides, reconciled=row.reconciled)
            places = tuple(self._place_of(place, names_of, row.name) for place in row.places)
            if row.part_of and row.part_of not in slugs:
                self.out.problems.append(
                    f"conflicts.yaml: {row.name!r}: part_of {row.part_of!r} is no conflict here"
                )
            part_of = f"conflict:{row.part_of}" if row.part_of else ""
            self.out.conflicts[ident] = (row.name, row.active, parties, places, part_of)
            self.sense((row.name, *row.names), "conflict", conflict=ident, prior=95)

    def _foes(self, sides: list[list[str]], *, reconciled: bool) -> None:
        """Note who stands against whom; states that were reconciled are foes of groups only."""
        states = set(self.out.states.values()) if reconciled else set()
        for side in sides:
            others = [party for other in sides if other is not side for party in other]
            for party in side:
                against = [other for other in others if not {party, other} <= states]
                if known := (*self.out.foes.get(party, ()), *against):
                    self.out.foes[party] = tuple(dict.fromkeys(known))

    def _place_of(self, reference: str, known: set[str], entry: str) -> str:
        if reference in self.out.states:
            return self.out.states[reference].replace("actor:", "place:", 1)
        senses = self.out.senses.get(key_of(reference), [])
        found = [sense for sense in senses if sense[3]]
        if not found:
            self.out.problems.append(
                f"conflicts.yaml: {entry!r}: no place {reference!r}: add it or mend the name"
            )
            return ""
        return max(found, key=lambda sense: sense[5])[3]

    def read_ignored(self) -> None:
        for row in read_entries(self.folder / "ignored.yaml", schema.IgnoredEntry):
            self.sense(row.names, "ignore", prior=99)


def build(data_dir: Path) -> Tables:
    """All tables from the files under ``data_dir``; references that lead nowhere are in ``problems``.

    Raises:
        GazetteerError: a file is absent or an entry malformed.
    """
    builder = _Builder(data_dir / FOLDER)
    builder.read_states()
    builder.read_cities()
    builder.read_metonyms()
    builder.read_organisations()
    builder.read_groups()
    builder.read_territories()
    builder.read_places()
    builder.read_peoples()
    builder.read_leaders()
    builder.read_conflicts()
    builder.read_ignored()
    return builder.out
