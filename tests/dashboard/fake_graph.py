"""A small graph in memory with the views' functions: for tests of the pages only.

``install(graph)`` puts it in the place of ``graph.views`` and ``graph.store.open_store``.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

import graph.store as store_module
from graph import views
from graph.records import Status
from graph.resolution import Verdict
from graph.store import QueryResult
from graph.store.errors import NotFoundError
from graph.views import (
    ActorView,
    ArticleView,
    CountRow,
    Evidence,
    FacetRow,
    Facets,
    RelationRow,
    SearchHit,
    Statistics,
    TimelineRow,
)

VIEWS = (
    *("timeline", "counts", "evidence", "article", "articles_read", "relations", "actor", "roles"),
    *("search", "facets", "statistics", "subject", "dyad", "deeds", "called", "outlets"),
    *("review", "words", "judgements", "atlas", "reported", "events_of"),
    *("namesakes", "sentences_naming", "contradictions"),
)


@dataclass
class FakeGraph:
    """Rows that the fake views answer from."""

    events: list[TimelineRow] = field(default_factory=list)
    articles: list[ArticleView] = field(default_factory=list)
    relation_rows: list[RelationRow] = field(default_factory=list)
    actors: list[ActorView] = field(default_factory=list)
    facts: dict[str, Evidence] = field(default_factory=dict)
    asked: list[dict[str, Any]] = field(default_factory=list)
    pairs: list[views.ReviewRow] = field(default_factory=list)
    names: list[views.NameRow] = field(default_factory=list)
    orders: list[views.ContradictionRow] = field(default_factory=list)
    said: list[views.WordRow] = field(default_factory=list)

    def passing(self, **filters: Any) -> list[TimelineRow]:
        """Events that pass the filters, in order of time, undated last."""
        self.asked.append(filters)
        found = [row for row in self.events if _passes(row, **filters)]
        return sorted(found, key=lambda row: (row.earliest or row.latest or date.max, row.id))

    def timeline(
        self,
        _store: object,
        *,
        limit: int = 500,
        offset: int = 0,
        latest_first: bool = False,
        **filters: Any,
    ) -> list[TimelineRow]:
        found = self.passing(**filters)
        if latest_first:
            dated = [row for row in found if row.earliest or row.latest]
            found = dated[::-1] + [row for row in found if row not in dated]
        return found[offset : offset + limit]

    def dyad(self, _store: object, one: str, other: str, *, limit: int, **filters: Any) -> list[TimelineRow]:
        rows = self.timeline(None, limit=10_000, **filters, actor=[one])
        return [row for row in rows if other in {who.id for who in row.participants}][:limit]

    def deeds(
        self,
        _store: object,
        actor: Sequence[str],
        parts: Sequence[str],
        *,
        limit: int,
        conflict: str | None = None,
        as_of: date | None = None,
    ) -> list[TimelineRow]:
        rows = self.passing(actor=actor, conflict=[conflict] if conflict else None, as_of=as_of)
        taken = {(one, part) for one in actor for part in parts}
        return [row for row in rows if taken & {(who.id, who.role) for who in row.participants}][:limit]

    def called(self, _store: object, ids: Sequence[str]) -> dict[str, str]:
        names = {row.id: row.name for row in (*self.events, *self.actors)}
        names |= {row.id: row.title for row in self.articles if row.title}
        return {key: names[key] for key in ids if key in names}

    def outlets(self, _store: object, *, as_of: date | None = None) -> dict[str, int]:
        return dict(Counter(row.outlet or "" for row in self.articles).most_common())

    def events_of(
        self, _store: object, ids: Sequence[str], *, as_of: date | None = None
    ) -> list[TimelineRow]:
        return [row for row in self.passing(as_of=as_of) if row.id in ids]

    def counts(self, _store: object, unit: str = "month", **filters: Any) -> list[CountRow]:
        exact: Counter[tuple[date | None, str, Status]] = Counter()
        spread: dict[tuple[date | None, str, Status], float] = defaultdict(float)
        for row in self.passing(**filters):
            starts = _units(row, unit)
            if len(starts) == 1:
                exact[starts[0], row.type, row.status] += 1
            else:
                for start in starts:
                    spread[start, row.type, row.status] += 1 / len(starts)
        keys = sorted({*exact, *spread}, key=str)
        return [
            CountRow(start=key[0], type=key[1], status=key[2], exact=exact[key], spread=spread.get(key, 0.0))
            for key in keys
        ]

    def reported(
        self, _store: object, ids: Sequence[str], *, as_of: date | None = None
    ) -> dict[str, views.ReportedRow]:
        found = {}
        for key in ids:
            telling = [row for row in self.articles if any(claim.about == key for claim in row.claims)]
            days = [row.published for row in telling if row.published]
            if telling:
                found[key] = views.ReportedRow(
                    id=key,
                    first=min(days, default=None),
                    last=max(days, default=None),
                    articles=len(telling),
                    undated=len(telling) - len(days),
                )
        return found

    def evidence(self, _store: object, key: str, *, as_of: date | None = None) -> Evidence:
        if key in self.facts:
            return self.facts[key]
        for row in self.events:
            if row.id == key:
                claims = tuple(
                    claim for article in self.articles for claim in article.claims if claim.about == key
                )
                return Evidence(id=key, event=row, claims=claims)
        raise NotFoundError(f"no fact {key}")

    def article(self, _store: object, key: str) -> ArticleView:
        for row in self.articles:
            if row.id == key:
                return row
        raise NotFoundError(f"no article {key}")

    def articles_read(
        self, _store: object, *, limit: int, outlet: str | None = None, **_rest: Any
    ) -> list[views.ArticleLine]:
        lines = [
            views.ArticleLine(
                id=row.id,
                title=row.title,
                outlet=row.outlet,
                agency=row.agency,
                published=row.published,
                events=len({claim.about for claim in row.claims}),
            )
            for row in self.articles
            if outlet is None or (row.outlet or "") == outlet
        ]
        return sorted(lines, key=lambda row: (row.published or date.min, row.id), reverse=True)[:limit]

    def relations(self, _store: object, *, limit: int = 500, **filters: Any) -> list[RelationRow]:
        wanted = filters.get("actor") or []
        found = [row for row in self.relation_rows if not wanted or {row.source, row.target} & set(wanted)]
        return found[:limit]

    def actor(self, _store: object, key: str, *, as_of: date | None = None) -> ActorView:
        for row in self.actors:
            if row.id == key:
                return row
        raise NotFoundError(f"no actor {key}")

    def roles(self, _store: object, **_filters: Any) -> list[Any]:
        return [role for actor in self.actors for role in actor.roles]

    def subject(self, _store: object, kind: str, key: str, *, as_of: date | None = None) -> views.SubjectView:
        named = [one for row in self.events for one in (row.conflicts if kind == "conflict" else row.places)]
        found = next((one for one in named if one.id == key), None)
        if found is None:
            raise NotFoundError(f"no {kind} {key}")
        place = {"place_kind": "town", "lat": 40.0, "lon": 45.0} if kind == "place" else {}
        told = [(row.outlet, row.agency, row.published) for row in self.articles]
        return views.SubjectView(
            id=key,
            kind=kind,
            name=found.name,
            outlets=tuple(
                views.OutletRow(outlet=one, agency=other, articles=1, events=4, first=day, last=day)
                for one, other, day in told
            ),
            first_told=min((day for *_, day in told if day), default=None),
            last_told=max((day for *_, day in told if day), default=None),
            **place,
        )

    def atlas(self, _store: object, **filters: Any) -> list[views.AtlasRow]:
        by_place: dict[str, list[TimelineRow]] = defaultdict(list)
        named = {}
        for row in self.passing(**filters):
            for place in row.places:
                by_place[place.id].append(row)
                named[place.id] = place
        return [
            views.AtlasRow(
                place=named[key],
                events=len(rows),
                statuses=dict(Counter(row.status.value for row in rows)),
                intensity=sum(row.intensity or 0 for row in rows) / len(rows),
            )
            for key, rows in sorted(by_place.items(), key=lambda item: (-len(item[1]), item[0]))
        ]

    def review(self, _store: object, *, limit: int = 100) -> list[views.ReviewRow]:
        spoken = self._spoken()
        return [row for row in self.pairs if (row.first.id, row.second.id) not in spoken][:limit]

    def namesakes(self, _store: object, *, limit: int = 100) -> list[views.NameRow]:
        spoken = self._spoken()
        return [row for row in self.names if (row.first.id, row.second.id) not in spoken][:limit]

    def sentences_naming(self, _store: object, key: str, *, limit: int = 3) -> list[views.ClaimRow]:
        there = [row.id for row in self.events if key in {one.id for one in (*row.places, *row.participants)}]
        return [one for article in self.articles for one in article.claims if one.about in there][:limit]

    def contradictions(self, _store: object, *, limit: int = 100) -> list[views.ContradictionRow]:
        return self.orders[:limit]

    def _spoken(self) -> set[tuple[str, str]]:
        """Pairs on which a word holds."""
        return {(word.first, word.second) for word in self.said if word.revoked_at is None}

    def words(self, _store: object, *, limit: int = 100) -> list[views.WordRow]:
        return self.said[::-1][:limit]

    def judgements(self, _store: object, event: str) -> list[views.ReviewRow]:
        return [row for row in self.pairs if event in {row.first.id, row.second.id}]

    def query(
        self, text: str, parameters: dict[str, Any] | None = None, *, limit: int = 1000, **_kept: Any
    ) -> QueryResult:
        """Any statement gives the events as nodes, each linked to its first actor."""
        rows = []
        for row in self.events[:limit]:
            actor = row.participants[0]
            rows.append(
                {
                    "name": row.name,
                    "e": {"labels": ["Event"], "id": row.id, "name": row.name, "edtf": row.edtf},
                    "r": {"type": "ACTED_IN", "from": actor.id, "to": row.id, "as": actor.role.value},
                    "a": {"labels": ["Actor"], "id": actor.id, "name": actor.name, "kind": "country"},
                }
            )
        return QueryResult(("name", "e", "r", "a"), rows)

    def revision(self) -> int:
        """Never written to by anybody else."""
        return 1

    def rows(self, _name: str, /, **_parameters: Any) -> list[dict[str, Any]]:
        """No node is judged to be another."""
        return []

    def say(self, first: str, second: str, verdict: Verdict, *, by: str, why: str = "") -> None:
        """What ``Store.say`` keeps."""
        at = datetime(2024, 1, 1 + len(self.said), tzinfo=UTC)
        self.said.append(
            views.WordRow(first=first, second=second, verdict=verdict, by=f"analyst {by}", why=why, at=at)
        )

    def unsay(self, first: str, second: str, *, by: str) -> None:
        """What ``Store.unsay`` takes back."""
        for at, word in reversed(list(enumerate(self.said))):
            if (word.first, word.second) == (first, second) and word.revoked_at is None:
                self.said[at] = word.model_copy(update={"revoked_at": datetime(2024, 2, 1, tzinfo=UTC)})
                return
        raise NotFoundError(f"no analyst has said anything of {first} and {second}")

    def search(
        self, _store: object, text: str, *, limit: int = 20, kinds: Sequence[str] | None = None
    ) -> list[SearchHit]:
        hits = [
            SearchHit(kind="event", id=row.id, text=row.name, matched=row.name, score=1.0)
            for row in self.events
            if text.lower() in row.name.lower()
        ]
        hits += [
            SearchHit(kind="actor", id=row.id, text=row.name, matched=row.name, score=0.9)
            for row in self.actors
            if text.lower() in row.name.lower()
        ]
        return [hit for hit in hits if not kinds or hit.kind in kinds][:limit]

    def facets(self, _store: object, *, as_of: date | None = None) -> Facets:
        def rows(values: Sequence[tuple[str, str]]) -> tuple[FacetRow, ...]:
            number = Counter(values)
            return tuple(FacetRow(id=key, name=name, count=n) for (key, name), n in number.most_common())

        dated = [day for row in self.events for day in (row.earliest, row.latest) if day]
        return Facets(
            conflicts=rows([(c.id, c.name) for row in self.events for c in row.conflicts]),
            actors=rows([(a.id, a.name) for row in self.events for a in row.participants]),
            places=rows([(p.id, p.name) for row in self.events for p in row.places]),
            types=rows([(row.type, row.type) for row in self.events]),
            statuses=rows([(row.status.value, row.status.value) for row in self.events]),
            first=min(dated, default=None),
            last=max(dated, default=None),
        )

    def statistics(self, _store: object) -> Statistics:
        return Statistics(events=len(self.events), articles=len(self.articles), actors=len(self.actors))


def _passes(row: TimelineRow, **filters: Any) -> bool:
    own = {
        "conflict": {one.id for one in row.conflicts},
        "actor": {one.id for one in row.participants},
        "place": {one.id for one in row.places},
        "type": {row.type},
        "status": {row.status.value},
    }
    for name, values in own.items():
        if filters.get(name) and not values & set(filters[name]):
            return False
    start, end = filters.get("start"), filters.get("end")
    if (start or end) and not (row.earliest or row.latest):
        return False
    if end and row.earliest and row.earliest > end:
        return False
    if filters.get("within") and start and end:
        return bool(row.earliest and row.latest and start <= row.earliest and row.latest <= end)
    return not (start and row.latest and row.latest < start)


def _units(row: TimelineRow, unit: str) -> list[date | None]:
    first, last = row.earliest or row.latest, row.latest or row.earliest
    if first is None or last is None:
        return [None]
    starts = []
    day = _unit_start(first, unit)
    while day <= last:
        starts.append(day)
        day = _unit_start(
            day + timedelta(days={"day": 1, "month": 32, "year": 367, "decade": 3700}[unit]), unit
        )
    return list(starts)


def _unit_start(day: date, unit: str) -> date:
    if unit == "day":
        return day
    if unit == "month":
        return day.replace(day=1)
    return date(day.year if unit == "year" else day.year // 10 * 10, 1, 1)


def install(graph: FakeGraph) -> None:
    """Answer from ``graph`` wherever pages ask the views or open a store."""
    for name in VIEWS:
        setattr(views, name, getattr(graph, name))
    setattr(store_module, "open_store", lambda *_a, **_k: graph)  # noqa: B010  # the module is typed
