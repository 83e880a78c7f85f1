"""The project's own gold: texts with what an expert would code.

``data/gold/texts/*.yaml`` holds short dated texts, ``data/gold/articles/*.yaml`` whole articles as
they are scraped.

The conventions are written in ``data/gold/README.md``. Loading is strict: an unknown key, a duplicate
id, a trigger that is not in its text or an order between events that do not exist is an error that
names the file, the entry and the mend.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Self

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from evaluation.figures import GoldFigure, parse_figure
from graph.edtf import EdtfError, date_value
from graph.records import Modality, RelationKind, Status
from graph.strict_yaml import SafeLoader


class GoldError(ValueError):
    """A gold file cannot be read; the message names the file, the entry and the mend."""


class _Loader(SafeLoader):
    """Leaves dates as text: EDTF is ours to read."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _many(value: object) -> object:
    """One value or several: gold may accept more than one reading."""
    return tuple(value) if isinstance(value, list) else (value,)


def _texts(value: object) -> object:
    """Like :func:`_many`, with a bare year read as text."""
    return tuple(
        str(item) if isinstance(item, int) else item
        for item in (value if isinstance(value, list) else [value])
    )


def _figures(value: object) -> object:
    return tuple(parse_figure(str(item)) for item in value) if isinstance(value, list) else value


Names = tuple[str, ...]


class _Gold(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class GoldEvent(_Gold):
    """One event as coded by hand. Several types, statuses or dates: any of them is right.

    ``by``, ``to``, ``with_``, ``via``, ``host`` name principals (initiators, recipients, participants
    on a level, mediators, hosts); a name may hold alternatives, "Hamas|Palestinian gunmen".
    ``*_optional``: right if found, not missed if not. ``optional``: the same for the whole event.
    """

    key: str
    type: Annotated[tuple[str, ...], BeforeValidator(_many)]
    trigger: Annotated[tuple[str, ...], BeforeValidator(_many)] = ()
    status: Annotated[tuple[Status, ...], BeforeValidator(_many)]
    date: Annotated[tuple[str | None, ...], BeforeValidator(_texts)]
    by: Names = ()
    to: Names = ()
    with_: Names = Field(default=(), alias="with")
    via: Names = ()
    host: Names = ()
    at: Names = ()
    by_optional: bool = False
    to_optional: bool = False
    with_optional: bool = False
    via_optional: bool = False
    host_optional: bool = False
    at_optional: bool = False
    figures: Annotated[tuple[GoldFigure, ...], BeforeValidator(_figures)] = ()
    speaker: str | None = None
    modality: Modality | None = None
    optional: bool = False

    @model_validator(mode="after")
    def _dates_are_edtf(self) -> Self:
        for text in self.date:
            if text is not None:
                try:
                    date_value(text)
                except EdtfError as error:
                    raise ValueError(f"event {self.key!r}: {error}") from error
        return self


class GoldRole(_Gold):
    """A role that some actor holds, between others where the text says so."""

    actor: str
    kind: str
    between: Names = ()


class GoldRelation(_Gold):
    """A standing tie between two actors."""

    source: str
    target: str
    kind: RelationKind


class GoldText(_Gold):
    """A text with its date and its coding. ``kind`` is given for what is not conflict news.

    Of whole articles also what the page says of itself: where ``dated`` is false the text comes without its
    date, which has to be read from it; ``title``, ``dateline`` and ``agency`` are scored where given.
    ``absent`` lists words of the page's furniture that no event, actor, role or relation may hold.
    """

    id: str
    published: date
    conflict: str | None = None
    kind: str = "article"
    text: str
    events: tuple[GoldEvent, ...]
    roles: tuple[GoldRole, ...] = ()
    relations: tuple[GoldRelation, ...] = ()
    relations_optional: bool = False
    order: tuple[tuple[str, str], ...] = ()
    never: Names = ()
    dated: bool = True
    title: str | None = None
    dateline: str | None = None
    agency: str | None = None
    absent: Names = ()

    @property
    def half(self) -> str:
        """``tune`` or ``report``: a hash of the id decides, so that adding texts moves none."""
        return "tune" if hashlib.sha256(self.id.encode()).digest()[0] % 2 == 0 else "report"

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        keys = [event.key for event in self.events]
        for key in keys:
            if keys.count(key) > 1:
                raise ValueError(f"two events have the key {key!r}: rename one")
        for event in self.events:
            for trigger in event.trigger:
                if trigger.casefold() not in self.text.casefold():
                    raise ValueError(
                        f"event {event.key!r}: trigger {trigger!r} is not in the text: correct it"
                    )
        for pair in self.order:
            for key in pair:
                if key not in keys:
                    raise ValueError(f"order names {key!r}, which is no event's key: correct it")
        for item in self.never:
            parts = item.split()
            if len(parts) < 2 or parts[0] not in tuple(Status) or not parts[1].isupper():
                raise ValueError(f"never {item!r}: write 'status TYPE', with a word of the name if need be")
        for item in self.absent:
            if item not in self.text:
                raise ValueError(f"absent {item!r} is not in the text: correct it")
        return self


class _GoldFile(_Gold):
    theme: str
    texts: tuple[GoldText, ...] = Field(min_length=1)


def load_texts(data_dir: Path, folder: str = "texts") -> tuple[GoldText, ...]:
    """All gold texts under ``data_dir/gold/<folder>``, in the order of their files.

    Raises:
        GoldError: a file is not as it should be, or an id stands twice.
    """
    seen: dict[str, Path] = {}
    texts: list[GoldText] = []
    for path in sorted((data_dir / "gold" / folder).glob("*.yaml")):
        for text in _load_file(path):
            if text.id in seen:
                raise GoldError(f"{path.name}: id {text.id!r} is also in {seen[text.id].name}: rename one")
            seen[text.id] = path
            texts.append(text)
    return tuple(texts)


def _load_file(path: Path) -> tuple[GoldText, ...]:
    raw = read_yaml(path)
    try:
        return _GoldFile.model_validate(raw).texts
    except ValidationError as error:
        raise GoldError(f"{path.name}: " + "; ".join(_explain(error, raw))) from error


def read_yaml(path: Path) -> Any:
    """A YAML file, strictly: no key twice, dates left as text.

    Raises:
        GoldError: the file is not YAML or has a key twice.
    """
    try:
        # The loader is a SafeLoader: it builds plain values only.
        return yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506
    except yaml.YAMLError as error:
        raise GoldError(f"{path.name}: not YAML: {error}") from error


def _explain(error: ValidationError, raw: Any) -> Iterator[str]:
    for problem in error.errors():
        where = list(problem["loc"])
        entry = ""
        if len(where) > 1 and where[0] == "texts" and isinstance(where[1], int):
            entry = str(raw["texts"][where[1]].get("id", where[1])) + ": "
        yield entry + ".".join(str(part) for part in where) + ": " + problem["msg"]


def lint(data_dir: Path) -> list[str]:
    """What is wrong with the gold texts, as lines for ``make check``; empty when all is well."""
    faults: list[str] = []
    for folder in ("texts", "articles", "outside/blind", "outside/read"):
        try:
            load_texts(data_dir, folder)
        except GoldError as error:
            faults.append(str(error))
    return faults
