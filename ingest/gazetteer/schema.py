"""The files of ``data/gazetteer/`` as strict records, and their reading.

Every entry names a state by its ISO 3166-1 alpha-3 code and anything else by its slug
(``rsf-sudan``); ids are made from these: ``actor:azerbaijan``, ``place:nagorno-karabakh``.
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from graph.records import ActorKind
from graph.strict_yaml import OneKeyOnce

FOLDER = "gazetteer"
Iso3 = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
Names = tuple[Annotated[str, Field(min_length=1)], ...]
Wikidata = Annotated[str, Field(pattern=r"^Q[1-9]\d*$")]
LatLon = Annotated[tuple[float, ...], Field(max_length=2)]
# EDTF-like office or activity: years, months or days, either side open ("2003/..").
Span = Annotated[str, Field(pattern=r"^(\d{4}(-\d\d){0,2}|\.\.)(/(\d{4}(-\d\d){0,2}|\.\.))?$")]


class GazetteerError(ValueError):
    """A file of the gazetteer cannot be used; the message names file, entry and mend."""


class _Loader(OneKeyOnce, getattr(yaml, "CBaseLoader", yaml.BaseLoader)):  # type: ignore[misc]
    """Keeps every scalar as text: "2001" and "NO" are names here, not a number and a truth value."""


class Entry(BaseModel):
    """Base of all entries: unknown keys refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class StateEntry(Entry):
    """A row of the generated ``states.yaml`` or of ``former_states.yaml``; ``at`` is latitude and longitude
    in degrees, ``active`` the years in which a state that is gone stood."""

    iso3: Iso3
    name: str
    names: Names = ()
    active: Span | None = None
    adjectives: Names = ()
    people: Names = ()
    capital: str = ""
    geonames: int | None = None
    at: LatLon = ()
    neighbours: tuple[Iso3, ...] = ()


class StateNames(Entry):
    """What ``state_names.yaml`` says of one state."""

    name: str | None = None
    names: Names = ()
    shared: Names = ()
    adjectives: Names | None = None
    people: Names | None = None
    capital: str | None = None
    drop: bool = False


class PartyView(Entry):
    """What one party says of a territory: data, not a judgement of the graph."""

    by: str
    says: str


class TerritoryEntry(Entry):
    """A territory that is disputed, unrecognised or self-governing; ``authority`` acts for it."""

    slug: str
    name: str
    names: Names = ()
    adjectives: Names = ()
    people: Names = ()
    kind: str = "territory"
    within: tuple[Iso3, ...] = ()
    at: LatLon = ()
    geonames: int | None = None
    authority: str | None = None
    claims: tuple[PartyView, ...] = ()


class PlaceEntry(Entry):
    """A place written by hand: region, strait, river, village, camp, crossing."""

    name: str
    names: Names = ()
    kind: str
    within: tuple[Iso3, ...] = ()
    at: LatLon = ()
    geonames: int | None = None
    adjectives: Names = ()
    slug: str | None = None


class CityNames(Entry):
    """Other spellings of a city of ``cities.tsv``, found by its name there and its country."""

    city: str
    within: Iso3
    names: Names
    name: str | None = None


class MetonymEntry(Entry):
    """A seat of power that stands for its state or organisation; ``city``/``at``: where it is."""

    name: str
    names: Names = ()
    of: str
    at: LatLon = ()
    place: bool = True


class GroupEntry(Entry):
    """An armed group, military or paramilitary. ``people``: its members; ``called``: see phrases.

    ``shared``: names that groups of other countries bear too; they count where its country is spoken of.
    """

    slug: str
    name: str
    names: Names = ()
    kind: ActorKind = ActorKind.ARMED_GROUP
    within: tuple[Iso3, ...] = ()
    of: str | None = None
    people: Names = ()
    adjectives: Names = ()
    shared: Names = ()
    active: Span | None = None
    wikidata: Wikidata | None = None


class OrganisationEntry(Entry):
    """An organisation or bloc; ``of`` is the organisation that it belongs to."""

    slug: str
    name: str
    names: Names = ()
    kind: ActorKind = ActorKind.ORGANISATION
    of: str | None = None
    within: tuple[Iso3, ...] = ()
    wikidata: Wikidata | None = None


class PeopleEntry(Entry):
    """A people: ``names`` and ``people`` are plural nouns, ``adjectives`` as in "Kurdish fighters"."""

    slug: str
    name: str
    names: Names = ()
    people: Names = ()
    adjectives: Names = ()
    within: tuple[Iso3, ...] = ()


class LeaderEntry(Entry):
    """A person with the state, group or organisation that he speaks for and the offices held.

    ``short`` are names that stand for the person alone ("Putin"); a surname that others
    share is left out, or put into ``after``: it counts once the full name was said.
    """

    name: str
    names: Names = ()
    short: Names = ()
    after: Names = ()
    of: str
    held: dict[str, Span] = Field(default_factory=dict)
    wikidata: Wikidata | None = None


class ConflictEntry(Entry):
    """A conflict: states and slugs that fight on one side, by side; states and names of places.

    ``reconciled``: its states have made peace since: news of other years may call them allies.
    """

    slug: str
    name: str
    names: Names = ()
    sides: tuple[tuple[str, ...], ...] = ()
    places: tuple[str, ...] = ()
    active: Span
    part_of: str | None = None
    reconciled: bool = False
    wikidata: Wikidata | None = None


class IgnoredEntry(Entry):
    """Names that look like actors or places and are none (equipment, operations, teams)."""

    what: str
    names: Names


def fold(text: str) -> str:
    """``text`` without accents and with plain apostrophes and hyphens; case is kept."""
    if text.isascii():
        return text
    plain = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    return plain.replace("’", "'").replace("ʼ", "'").replace("‘", "'").replace("–", "-").replace("ı", "i")


def slug(name: str) -> str:
    """A readable stable slug: lower-case ASCII letters and digits joined by hyphens."""
    plain = fold(name).replace("ø", "o").replace("ł", "l").replace("đ", "d").casefold().replace("'", "")
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def read_entries(path: Path, model: type[Entry]) -> list[Any]:
    """The entries of one file, checked.

    Raises:
        GazetteerError: the file is absent, no YAML, or an entry does not fit; file, entry and mend are named.
    """
    try:
        rows = yaml.load(path.read_text("utf-8"), Loader=_Loader)  # noqa: S506 - strings only
    except OSError as error:
        raise GazetteerError(f"{path}: {error.strerror}: put the file back or set CASUS_DATA") from error
    except yaml.YAMLError as error:
        raise GazetteerError(f"{path}: not YAML: {error}: mend the line named") from error
    if not isinstance(rows, list):
        raise GazetteerError(f"{path}: a list of entries is wanted, one '- ' a line")
    return [_entry(path, position, row, model) for position, row in enumerate(rows, start=1)]


def read_table(path: Path, model: type[Entry]) -> dict[str, Any]:
    """The entries of a file that is a mapping from a key to an entry; errors as in :func:`read_entries`."""
    try:
        rows = yaml.load(path.read_text("utf-8"), Loader=_Loader)  # noqa: S506 - strings only
    except (OSError, yaml.YAMLError) as error:
        raise GazetteerError(f"{path}: {error}: mend the file") from error
    if not isinstance(rows, dict):
        raise GazetteerError(f"{path}: a mapping from code to entry is wanted")
    return {str(key): _entry(path, key, row, model) for key, row in rows.items()}


def _entry(path: Path, position: object, row: object, model: type[Entry]) -> Entry:
    try:
        return TypeAdapter(model).validate_python(row)
    except ValidationError as error:
        name = row.get("name") or row.get("slug") if isinstance(row, dict) else row
        faults = "; ".join(f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors())
        raise GazetteerError(
            f"{path}: entry {position} ({name!r}): {faults}: correct or remove it"
        ) from error
