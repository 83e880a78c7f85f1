"""The query pack: analysts' questions as Cypher files in ``data/queries/``, with typed parameters.

A file starts with a header of comment lines that hold YAML::

    // question: What did one actor do at a place?
    // about: One line that says how to read the rows.
    // parameters:
    //   actor: {type: actor, about: "a name or an id"}
    //   start: {type: date, default: 0001-01-01}
    // columns: {day: "first possible day", event: "what happened", id: "its id"}

and goes on with one statement that reads. A parameter without ``default`` must be given.
Parameters of type actor, place and conflict take a name, an alias or an id, and reach the
statement as a list of ids (all nodes that are judged the same), or null where they are
optional and left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Self

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from graph.ontology import OntologyError, read_ontology
from graph.paths import data_dir
from graph.strict_yaml import parse_yaml

if TYPE_CHECKING:
    from graph.store import QueryResult, Store

ParameterType = Literal["text", "integer", "number", "date", "event", "actor", "place", "conflict"]
_NODES = ("actor", "place", "conflict")
_PARAMETER = re.compile(r"\$([a-z_]+)")
_COLUMN = re.compile(r"\bAS\s+([a-z_]+)")
_CODED = re.compile(r"\.(type|mode)\s+(?:=\s*('\w+')|IN\s*\[([^\]]*)\])")
_WRITES = re.compile(r"\b(CREATE|MERGE|SET|DELETE|REMOVE|LOAD\s+CSV|FOREACH)\b")
_FOLDER = "queries"
_Codes = dict[str, set[str]]
_ID = re.compile(r"^[a-z]{2,12}[-:].+")


class QueryPackError(ValueError):
    """A query file is wrong, or a query is asked in the wrong way; the message says how to mend it."""


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Parameter(_Strict):
    """One parameter. ``required`` follows from the header: a parameter that names no default."""

    type: ParameterType
    about: str = ""
    default: str | int | float | date | None = None

    @property
    def required(self) -> bool:
        """Whether it must be given."""
        return "default" not in self.model_fields_set

    @model_validator(mode="after")
    def _default_fits(self) -> Self:
        if self.default is not None and self.type not in _NODES:
            _typed(self.type, self.default)
        return self


class Query(_Strict):
    """A question with its statement. ``columns`` maps each column to what it means, in order."""

    name: str = Field(pattern=r"^[a-z][a-z0-9-]+$")
    question: str = Field(min_length=10, pattern=r"\?$")
    about: str = ""
    parameters: dict[str, Parameter] = {}
    columns: dict[str, str] = Field(min_length=1)
    cypher: str = Field(min_length=10)


def pack() -> list[Query]:
    """All queries of the data folder, by name.

    Raises:
        QueryPackError: a file is wrong.
    """
    return list(_load(data_dir()))


def find(name: str) -> Query | None:
    """The query of this name, None where the pack has none."""
    return next((query for query in pack() if query.name == name), None)


def bind(store: Store, query: Query, values: Mapping[str, Any]) -> dict[str, Any]:
    """The statement's parameters from what a person gave: text or typed values.

    Raises:
        QueryPackError: a parameter is unknown, missing, of another type, or names nothing in the graph.
    """
    unknown = sorted(set(values) - set(query.parameters))
    if unknown:
        known = ", ".join(query.parameters) or "none"
        raise QueryPackError(f"{query.name}: no parameter {', '.join(unknown)}; it takes: {known}")
    bound: dict[str, Any] = {}
    for name, parameter in query.parameters.items():
        given = values.get(name)
        if given is None or given == "":
            if parameter.required:
                raise QueryPackError(
                    f"{query.name}: give {name} ({parameter.type}): --param {name}=…"
                    + (f" ({parameter.about})" if parameter.about else "")
                )
            given = parameter.default
        bound[name] = _bound(store, query, name, parameter, given)
    return bound


def run(
    store: Store,
    query: Query,
    values: Mapping[str, Any] | None = None,
    *,
    limit: int = 1000,
    timeout: float = 30.0,
) -> QueryResult:
    """Ask the graph. Columns are those of the header, in its order.

    Raises:
        QueryPackError: see :func:`bind`.
        graph.store.QueryTimeoutError: it took longer than ``timeout`` seconds.
    """
    from graph.store import QueryResult

    found = store.query(query.cypher, bind(store, query, values or {}), limit=limit, timeout=timeout)
    # Without rows ArcadeDB names no columns.
    return QueryResult(tuple(query.columns), found.rows, found.truncated)


def read_pack(data: Path) -> list[Query]:
    """Read and check the pack below ``data``.

    Raises:
        QueryPackError: a file is wrong; the message names the file, the place and the mend.
    """
    codes = _codes(data)
    return [_read(path, codes) for path in sorted((data / _FOLDER).glob("*.cypher"))]


def lint(data: Path) -> list[str]:
    """Problems of the pack as text, none when it is right."""
    codes = _codes(data)
    problems = []
    for path in sorted((data / _FOLDER).glob("*.cypher")):
        try:
            _read(path, codes)
        except QueryPackError as error:
            problems.append(str(error))
    return problems


@lru_cache(maxsize=4)
def _load(data: Path) -> tuple[Query, ...]:
    return tuple(read_pack(data))


def _codes(data: Path) -> _Codes:
    """The ontology's names of types and modes, which a statement may compare with."""
    try:
        types = read_ontology(data).types
    except OntologyError:  # told by the ontology's own lint: here it only takes away one check
        return {}
    return {"type": set(types), "mode": {mode for each in types.values() for mode in each.modes}}


def _read(path: Path, codes: _Codes) -> Query:
    lines = path.read_text(encoding="utf-8").splitlines()
    length = next((number for number, line in enumerate(lines) if not line.startswith("//")), len(lines))
    header = "\n".join(line.removeprefix("//").removeprefix(" ") for line in lines[:length])
    try:
        told = parse_yaml(header)
    except yaml.YAMLError as error:
        raise QueryPackError(f"{path}: header is not YAML ({error}); mend the line it names") from error
    if not isinstance(told, dict):
        raise QueryPackError(f"{path}: no header; begin with '// question: …?' as graph/queries.py says")
    try:
        query = Query(name=path.stem, cypher="\n".join(lines[length:]).strip(), **told)
    except (ValidationError, TypeError, QueryPackError) as error:
        detail = error.errors()[0] if isinstance(error, ValidationError) else {"loc": (), "msg": str(error)}
        where = ".".join(map(str, detail["loc"])) or "header"
        raise QueryPackError(f"{path}: {where}: {detail['msg']}; give it as graph/queries.py says") from error
    _cross_check(path, query, codes)
    return query


def _cross_check(path: Path, query: Query, codes: _Codes) -> None:
    used, declared = set(_PARAMETER.findall(query.cypher)), set(query.parameters)
    if used != declared:
        odd = ", ".join(sorted(used ^ declared))
        raise QueryPackError(f"{path}: parameters: {odd} is declared and not used, or used and not declared")
    returned = _COLUMN.findall(query.cypher.rpartition("RETURN")[2])
    if returned != list(query.columns):
        raise QueryPackError(
            f"{path}: columns: the header says {list(query.columns)}, RETURN gives {returned}; "
            "name each with AS, in one order"
        )
    if found := _WRITES.search(query.cypher):
        raise QueryPackError(f"{path}: {found[0]}: a query of the pack only reads; take it out")
    if "ORDER BY" not in query.cypher:
        raise QueryPackError(f"{path}: no ORDER BY: rows must come in the same order each time; add one")
    for what, one, several in _CODED.findall(query.cypher):
        for name in re.findall(r"'(\w+)'", one or several):
            if codes and name not in codes[what]:
                raise QueryPackError(f"{path}: no event {what} {name} in data/ontology/events; mend the name")


def _bound(store: Store, query: Query, name: str, parameter: Parameter, given: Any) -> Any:
    if given is None:
        return None
    if parameter.type in _NODES:
        return _ids(store, query, parameter.type, [given] if isinstance(given, str) else list(given))
    try:
        return _typed(parameter.type, given)
    except ValueError as error:
        raise QueryPackError(f"{query.name}: {name}: {error}") from error


def _typed(kind: ParameterType, given: Any) -> Any:
    if kind == "date":
        if isinstance(given, date):
            return given
        try:
            return date.fromisoformat(str(given))
        except ValueError as error:
            raise ValueError(f"{given!r} is not a day: write it as 2023-09-19") from error
    try:
        if kind == "integer":
            return int(str(given))
        if kind == "number":
            return float(str(given))
    except ValueError as error:
        raise ValueError(f"{given!r} is not a number") from error
    return str(given)


def _ids(store: Store, query: Query, kind: str, wanted: list[str]) -> list[str]:
    from graph.views.filters import Selection
    from graph.views.search import named

    found = []
    for text in wanted:
        if _ID.match(text):
            found.append(text)
            continue
        hit = named(store, text, kind)
        if hit is None:
            raise QueryPackError(f"{query.name}: no {kind} is called {text!r}: `casus search` lists what is")
        found.append(hit.id)
    plural = f"{kind}s"
    chosen: list[str] = getattr(Selection.of(store, **{kind: found}), plural)  # type: ignore[arg-type]
    return chosen
