"""Files for other tools, one module a format; ``docs/exchange.md`` lists what each one loses.

``write(store, "geojson")`` gives the file's bytes. Formats that carry claims with their
quotes can be read again (``read``): what comes back are extractions whose article is the
quotes alone, since no exchange file carries whole articles. A whole graph, articles and
all, moves with ``casus store export`` and ``import``.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from typing import TYPE_CHECKING, Unpack

from graph.export import ftm, geojson, networks, plover, provenance, schema_org, tables, timelinejs
from graph.export.dossier import Dossier, gather
from graph.export.errors import ExchangeError
from graph.views.filters import Filters

if TYPE_CHECKING:
    from graph.records import Extraction
    from graph.store import Store

__all__ = ["FORMATS", "Dossier", "Exchange", "ExchangeError", "gather", "read", "restore", "write"]

_BATCH = 100


@dataclass(frozen=True, slots=True)
class Exchange:
    """A format: how it is written, and read again where it can carry quotes."""

    name: str
    about: str
    write: Callable[[Dossier], bytes]
    read: Callable[[bytes], list[Extraction]] | None = None


FORMATS: dict[str, Exchange] = {
    each.name: each
    for each in (
        Exchange("csv", "one row a claim, for spreadsheets", tables.to_csv, tables.from_csv),
        Exchange("ftm", "FollowTheMoney entities, JSON lines (needs the extra 'exchange')", ftm.to_ftm),
        Exchange("geojson", "events at places with coordinates, for maps", geojson.to_geojson),
        Exchange("gexf", "the network of actors, for Gephi", networks.to_gexf),
        Exchange("graphml", "the network of actors, for yEd, Cytoscape and networkx", networks.to_graphml),
        Exchange(
            "parquet", "one row a claim, typed, for pandas and DuckDB", tables.to_parquet, tables.from_parquet
        ),
        Exchange("plover", "events as PLOVER codes them, JSON lines", plover.to_plover, plover.from_plover),
        Exchange("prov", "where every claim comes from: W3C PROV-O as JSON-LD", provenance.to_prov),
        Exchange("schema.org", "events, articles and claims as schema.org JSON-LD", schema_org.to_schema_org),
        Exchange("timelinejs", "a timeline for TimelineJS", timelinejs.to_timelinejs),
    )
}


def write(store: Store, name: str, **filters: Unpack[Filters]) -> bytes:
    """The selected events in a format, as a file's bytes; the same graph gives the same bytes.

    Raises:
        ExchangeError: no such format, or its package is not installed.
    """
    return _format(name).write(gather(store, **filters))


def read(name: str, data: bytes) -> list[Extraction]:
    """What a file tells, one extraction an article.

    Raises:
        ExchangeError: no such format, one that carries no quotes, or a file that is not of it.
    """
    reader = _format(name).read
    if reader is None:
        able = ", ".join(each.name for each in FORMATS.values() if each.read)
        raise ExchangeError(f"{name} carries no quotes to read again: use {able}, or 'casus store export'")
    return reader(data)


def restore(store: Store, name: str, data: bytes) -> tuple[int, int]:
    """Store what a file tells; how many articles were new, and how many the graph has already.

    An article that the graph has is left alone: what it holds is more than its quotes.

    Raises:
        ExchangeError: see :func:`read`.
        graph.store.WriteError: the graph could not be written; nothing of the batch was.
    """
    from graph.store import RunInfo

    told = read(name, data)
    ids = [extraction.article.id for extraction in told]
    known = {row["id"] for row in store.rows("write.articles_before", ids=ids)} if ids else set()
    run = RunInfo(
        id=f"run-{uuid.uuid4().hex}",
        started=datetime.now(tz=UTC),
        version=version("casus"),
        extractor=f"import-{name.lower()}",
    )
    fresh = [extraction for extraction in told if extraction.article.id not in known]
    for start in range(0, len(fresh), _BATCH):
        store.write_many(fresh[start : start + _BATCH], run)
    return len(fresh), len(known)


def _format(name: str) -> Exchange:
    found = FORMATS.get(name.lower())
    if found is None:
        raise ExchangeError(f"no format {name!r}: one of {', '.join(FORMATS)}")
    return found
