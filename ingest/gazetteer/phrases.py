"""The words of ``data/gazetteer/phrases.yaml``: what makes an actor of a name, and what is one alone."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from graph.paths import data_dir
from graph.strict_yaml import parse_yaml
from ingest.gazetteer.schema import FOLDER, GazetteerError
from ingest.gazetteer.spelling import plural

Words = tuple[str, ...]
Category = Literal["government", "military", "official", "armed", "people"]


class Organs(BaseModel):
    """Nouns for what belongs to a state or group, by kind."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    government: Words
    military: Words
    official: Words


class Solo(BaseModel):
    """Nouns that make an actor with no name before them."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    armed: Words
    people: Words


class Known(BaseModel):
    """A phrase that a known actor answers to; see the file's own words."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        populate_by_name=True,
        alias_generator=lambda name: {"actor": "is"}.get(name, name),
    )
    who: Words
    what: Words
    where: Words
    actor: str


class PhraseFile(BaseModel):
    """``phrases.yaml`` as it is written."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    organs: Organs
    armed: Words
    armed_modifiers: Words
    political: Words
    people: Words
    solo: Solo
    solo_modifiers: Words
    proxy: Words
    papers: Words
    proxy_prefixes: Words
    creeds: Words
    office_nouns: Words
    never_of: Words
    rule_in: Words
    sent_from: Words
    rivals: Words
    multinational: Words
    former: Words
    territory: Words
    place_types: Words
    place_verbs: Words
    to_actor: Words
    from_actor: Words
    bound_for: Words
    on_actor: Words
    leaving: Words
    place_objects: Words
    place_only: Words
    raids: Words
    rebels: Words
    hulls: dict[str, str]
    vessels: Words
    naming: Words
    operations: Words
    armed_groups: Words
    group_nouns: Words
    armed_before: Words
    political_groups: Words
    group_called: Words
    group_told: Words
    armed_names: Words
    group_names: Words
    self_named: Words
    self_named_of: Words
    known: tuple[Known, ...]


def _both(nouns: Words) -> dict[str, str]:
    """Singular and plural forms, each to its singular."""
    return {form: noun for noun in nouns for form in (noun, plural(noun))}


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """Lookup tables made from the file; keys are lower-case words or phrases, plurals included."""

    heads: dict[str, Category]  # after a name
    armed: dict[str, str]
    people: dict[str, str]
    solo: dict[str, Category]
    solo_modifiers: frozenset[str]
    armed_modifiers: frozenset[str]
    political: frozenset[str]  # those of them that arm no party and no politician
    singular: dict[str, str]
    territory: frozenset[str]
    place_types: frozenset[str]
    place_verbs: frozenset[str]
    to_actor: frozenset[str]
    from_actor: frozenset[str]
    bound_for: frozenset[str]
    on_actor: frozenset[str]
    leaving: frozenset[str]
    place_objects: frozenset[str]
    place_only: frozenset[str]
    raids: frozenset[str]
    proxy: frozenset[str]
    papers: frozenset[str]
    proxy_prefixes: frozenset[str]
    creeds: frozenset[str]
    office_nouns: frozenset[str]
    never_of: frozenset[str]
    rule_in: frozenset[str]
    sent_from: frozenset[str]
    rivals: frozenset[str]
    multinational: frozenset[str]
    former: frozenset[str]
    rebels: frozenset[str]
    hulls: dict[str, str]
    vessels: frozenset[str]
    naming: frozenset[str]
    operations: frozenset[str]
    armed_groups: frozenset[str]
    group_nouns: frozenset[str]
    armed_before: frozenset[str]
    political_groups: frozenset[str]
    group_called: frozenset[str]
    group_told: frozenset[str]
    armed_names: frozenset[str]
    group_names: frozenset[str]
    self_named: frozenset[str]
    self_named_of: frozenset[str]
    known: tuple[Known, ...]


def read_phrases(folder: Path) -> Phrasebook:
    """The phrasebook of a gazetteer folder.

    Raises:
        GazetteerError: the file is absent or malformed; file, entry and mend are named.
    """
    path = folder / "phrases.yaml"
    try:
        book = PhraseFile.model_validate(parse_yaml(path.read_text("utf-8")))
    except (OSError, yaml.YAMLError) as error:
        raise GazetteerError(f"{path}: {error}: mend the file") from error
    except ValidationError as error:
        faults = "; ".join(f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors())
        raise GazetteerError(f"{path}: {faults}: correct or remove it") from error
    armed, people = _both(book.armed), _both(book.people)
    government, military, official = (
        _both(book.organs.government),
        _both(book.organs.military),
        _both(book.organs.official),
    )
    heads: dict[str, Category] = {}
    # Organs win over armed words: "Russian fighter" is a plane's or army's; "Kurdish fighter" is
    # told by its people.
    layers: tuple[tuple[dict[str, str], Category], ...] = (
        (people, "people"),
        (armed, "armed"),
        (government, "government"),
        (military, "military"),
        (official, "official"),
    )
    for forms, category in layers:
        heads.update(dict.fromkeys(forms, category))
    alone_people, alone_armed = _both(book.solo.people), _both(book.solo.armed)
    solo: dict[str, Category] = dict.fromkeys(alone_people, "people")
    solo.update(dict.fromkeys(alone_armed, "armed"))
    return Phrasebook(
        heads=heads,
        armed=armed,
        people=people,
        solo=solo,
        solo_modifiers=frozenset(book.solo_modifiers),
        armed_modifiers=frozenset(book.armed_modifiers),
        political=frozenset(book.political),
        singular={**alone_people, **alone_armed, **people, **armed, **government, **military, **official},
        territory=frozenset(_both(book.territory)),
        place_types=frozenset(_both(book.place_types)),
        place_verbs=frozenset(book.place_verbs),
        to_actor=frozenset(book.to_actor),
        from_actor=frozenset(book.from_actor),
        bound_for=frozenset(book.bound_for),
        on_actor=frozenset(book.on_actor),
        leaving=frozenset(book.leaving),
        place_objects=frozenset(book.place_objects),
        place_only=frozenset(book.place_only),
        raids=frozenset(book.raids),
        proxy=frozenset(book.proxy),
        rebels=frozenset(book.rebels),
        hulls=book.hulls,
        vessels=frozenset(book.vessels),
        papers=frozenset(book.papers),
        creeds=frozenset(book.creeds),
        office_nouns=frozenset(book.office_nouns),
        never_of=frozenset(book.never_of),
        rule_in=frozenset(book.rule_in),
        sent_from=frozenset(book.sent_from),
        rivals=frozenset(book.rivals),
        multinational=frozenset(book.multinational),
        proxy_prefixes=frozenset(book.proxy_prefixes),
        former=frozenset(book.former),
        naming=frozenset(book.naming),
        operations=frozenset(_both(book.operations)),
        armed_groups=frozenset(book.armed_groups),
        group_nouns=frozenset(book.group_nouns),
        armed_before=frozenset(book.armed_before),
        political_groups=frozenset(book.political_groups),
        group_called=frozenset(book.group_called),
        group_told=frozenset(book.group_told),
        armed_names=frozenset(_both(book.armed_names)),
        group_names=frozenset(_both(book.group_names)),
        self_named=frozenset(book.self_named),
        self_named_of=frozenset(book.self_named_of),
        known=book.known,
    )


@lru_cache(maxsize=2)
def load_phrases(folder: Path | None = None) -> Phrasebook:
    """The phrasebook of ``folder`` (default ``data/gazetteer``); errors as in :func:`read_phrases`."""
    return read_phrases(folder or data_dir() / FOLDER)


def lint(data_dir: Path, actors: Collection[str] = ()) -> list[str]:
    """Problems of ``phrases.yaml`` as text; ``actors`` are the gazetteer's ids, asked where given."""
    try:
        book = read_phrases(data_dir / FOLDER)
    except GazetteerError as error:
        return [str(error)]
    problems = [
        f"phrases.yaml: known: no actor {row.actor!r}: add it to groups.yaml or mend the slug"
        for row in book.known
        if actors and f"actor:{row.actor}" not in actors
    ]
    for name in ("territory", "proxy", "former", "naming"):
        words: frozenset[str] = getattr(book, name)
        problems += [
            f"phrases.yaml: {name}: {word!r}: write it in lower case"
            for word in sorted(words)
            if word != word.lower()
        ]
    return problems
