"""What the judge thought of pairs of events, with both sides' sentences, for people to review."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from graph.records import Status
from graph.resolution import Verdict
from graph.store.doubts import doubts
from graph.store.errors import NotFoundError
from graph.views.evidence import claims_about
from graph.views.rows import Row
from graph.views.told_rows import ClaimRow

if TYPE_CHECKING:
    from graph.store import Store


_TELLINGS = 20  # pairs of tellings read for each pair of events that is asked for


class ReviewSide(Row):
    """One of two events as it was before any merge, and the event (``canonical``) that it is shown as."""

    id: str
    canonical: str
    name: str
    status: Status
    edtf: str | None = None
    earliest: date | None = None
    claims: tuple[ClaimRow, ...] = ()


class ReviewRow(Row):
    """What is thought of two events: by whom (``judge-…`` or ``analyst …``), when, why, and from what parts.

    ``score`` and each of ``parts`` (actors, date, type, place, figures, wording) are 0 to 1.
    """

    first: ReviewSide
    second: ReviewSide
    verdict: Verdict
    score: float
    parts: dict[str, float]
    why: str
    by: str
    at: datetime


class WordRow(Row):
    """What an analyst said of two events (or names), and whether it was taken back.

    ``first_name`` and ``second_name``: what events are shown as; empty for names, and where one is gone.
    """

    first: str
    second: str
    first_name: str = ""
    second_name: str = ""
    verdict: Verdict
    by: str
    why: str = ""
    at: datetime
    revoked_at: datetime | None = None
    revoked_by: str | None = None


def review(store: Store, *, limit: int = 100) -> list[ReviewRow]:
    """Pairs of which the judge is unsure and nobody has spoken, the likeliest first.

    A pair of which neither a date nor a place is given by both is left out: nothing that a reviewer sees
    would decide it. :func:`judgements` of either event still has it. Of two events that several articles tell
    each there is one pair, that of their likeliest tellings: a word on it holds for all of them.
    """
    settled = {frozenset((row["one"], row["other"])) for row in store.rows("judgements.parted")}
    likeliest: dict[frozenset[str], dict[str, Any]] = {}
    for row in doubts(store, limit * _TELLINGS):
        shown = frozenset((row["one"], row["other"]))
        if shown not in settled:
            likeliest.setdefault(shown, row)
    return _rows(store, list(likeliest.values())[:limit])


def judgements(store: Store, event: str) -> list[ReviewRow]:
    """All that is kept of an event and those merged into it: why they are one, and with what they are not.

    Raises:
        NotFoundError: there is no such event.
    """
    side = store.rows("judgements.sides", ids=[event])
    if not side:
        raise NotFoundError(f"no event {event} in the graph: `casus search` finds ids by name")
    members = [row["id"] for row in store.rows("judgements.groups", heads=[side[0]["canonical"]])]
    found = _rows(store, store.rows("judgements.edges", ids=sorted(members)))
    return sorted(found, key=lambda row: (-row.score, row.first.id, row.second.id))


def words(store: Store, *, limit: int = 100) -> list[WordRow]:
    """What analysts have said, also what was taken back, the latest first."""
    said = [row["word"] for row in store.rows("judgements.history", limit=limit)]
    ids = sorted({word[end] for word in said for end in ("left", "right")})
    called = {row["id"]: row["name"] for row in store.rows("judgements.sides", ids=ids)} if ids else {}
    return [
        WordRow(
            first=word["left"],
            second=word["right"],
            first_name=called.get(word["left"], ""),
            second_name=called.get(word["right"], ""),
            **{name: word[name] for name in WordRow.model_fields if word.get(name) is not None},
        )
        for word in said
    ]


def _rows(store: Store, found: Sequence[dict[str, Any]]) -> list[ReviewRow]:
    ids = sorted({row[end] for row in found for end in ("first", "second")})
    if not ids:
        return []
    claims: dict[str, list[ClaimRow]] = defaultdict(list)
    for claim in claims_about(store, ids, None):
        claims[claim.about].append(claim)
    sides = {row["id"]: _side(row, claims[row["id"]]) for row in store.rows("judgements.sides", ids=ids)}
    return [
        ReviewRow(
            first=sides[row["first"]],
            second=sides[row["second"]],
            parts=json.loads(row["edge"]["parts"]),
            **{name: row["edge"][name] for name in ("verdict", "score", "why", "by", "at")},
        )
        for row in found
    ]


def _side(row: dict[str, Any], claims: list[ClaimRow]) -> ReviewSide:
    """The event by its own articles' word: the head of a group is otherwise named by all of them."""
    own = claims[-1].label if claims and row["canonical"] == row["id"] else None
    return ReviewSide(
        id=row["id"],
        canonical=row["canonical"],
        name=own or row["name"],
        status=row["status"],
        edtf=row["edtf"],
        earliest=row["earliest"],
        claims=tuple(claims),
    )
