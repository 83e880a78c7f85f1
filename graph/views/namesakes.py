"""What the judge thought of names of actors and places across articles, for people to review."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal

from graph.resolution import Verdict
from graph.store.errors import NotFoundError
from graph.views.evidence import claims_about
from graph.views.rows import Row
from graph.views.told_rows import ClaimRow

if TYPE_CHECKING:
    from graph.store import Store

_EVENTS = 100  # whose claims are looked through for a sentence with the name


class NameSide(Row):
    """An actor or place as articles name it, and the one (``canonical``) that it is shown as."""

    id: str
    name: str
    canonical: str


class NameRow(Row):
    """What is thought of two names: by whom (``names-…`` or ``analyst …``), when, why, and from what parts.

    ``score`` and each of ``parts`` (name, setting, short form) are 0 to 1.
    """

    kind: Literal["actor", "place"]
    first: NameSide
    second: NameSide
    verdict: Verdict
    score: float
    parts: dict[str, float]
    why: str
    by: str
    at: datetime


def namesakes(store: Store, *, limit: int = 100) -> list[NameRow]:
    """Names of which the judge is unsure and nobody has spoken, the likeliest first."""
    return _rows(store.rows("namesakes.review"))[:limit]


def names_of(store: Store, key: str) -> list[NameRow]:
    """All that is kept of an actor's or a place's name and those shown as one with it.

    Raises:
        NotFoundError: there is no such actor or place.
    """
    found = [each["id"] for label in ("actors", "places") for each in store.rows(f"same.{label}", ids=[key])]
    if not found:
        raise NotFoundError(f"no actor or place {key} in the graph: `casus search` finds ids by name")
    return _rows(store.rows("namesakes.of_names", ids=sorted(found)))


def sentences_naming(store: Store, key: str, *, limit: int = 3) -> list[ClaimRow]:
    """Live claims of events in which this very name (merged or not) acted or that were there.

    Those whose sentence has the name come first, by day of publication.
    """
    told = store.rows("namesakes.events", ids=[key])
    if not told:
        return []
    (name,) = {row["name"] for row in store.rows("namesakes.named", ids=[key])}
    claims = claims_about(store, sorted(row["id"] for row in told)[:_EVENTS], None)
    return sorted(claims, key=lambda claim: name.casefold() not in claim.quote.casefold())[:limit]


def _rows(found: Iterable[dict[str, Any]]) -> list[NameRow]:
    rows = [
        NameRow(
            kind=row["label"],
            parts=json.loads(row["edge"]["parts"]),
            **{
                side: NameSide(id=row[side], name=row[f"{side}_name"], canonical=row[f"{side}_canonical"])
                for side in ("first", "second")
            },
            **{name: row["edge"][name] for name in ("verdict", "score", "why", "by", "at")},
        )
        for row in found
    ]
    return sorted(rows, key=lambda row: (-row.score, row.first.id, row.second.id))
