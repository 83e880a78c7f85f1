"""Relations between actors: what passed from one to the other, and how they stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any, Unpack

from graph.records import Status
from graph.store.cards import pair, pairs_of
from graph.store.errors import NotFoundError
from graph.views.cards import named
from graph.views.filters import Filters, Selection
from graph.views.memory import remembered
from graph.views.roles import roles, ties
from graph.views.rows import ActorView, RelationRow, TieRow, TimelineRow
from graph.views.timeline import reopened

if TYPE_CHECKING:
    from graph.store import Store

_FACTS = {Status.OCCURRED, Status.ONGOING}
_SAMPLE = 50
_Pair = tuple[str, str, bool]


@dataclass(slots=True)
class _Sum:
    """What is summed over a pair's events."""

    events: int = 0
    cooperation: int = 0
    conflict: int = 0
    intensity: float = 0.0
    rated: int = 0
    types: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    statuses: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    first: date | None = None
    last: date | None = None
    event_ids: list[str] = field(default_factory=list)
    ties: list[TieRow] = field(default_factory=list)

    def copy(self) -> _Sum:
        """Another one, with ties of its own."""
        return replace(self, ties=list(self.ties))

    def add(self, row: dict[str, Any]) -> None:
        self.events += row["events"]
        self.types[row["type"]] += row["events"]
        self.statuses[row["status"]] += row["events"]
        self.first = min(filter(None, (self.first, row["first"])), default=None)
        self.last = max(filter(None, (self.last, row["last"])), default=None)
        self.event_ids += row["event_ids"]
        if row["status"] in _FACTS:
            self.cooperation += row["cooperation"]
            self.conflict += row["conflict"]
            self.intensity += row["intensity"] or 0.0
            self.rated += row["rated"]


def relations(store: Store, *, limit: int = 500, **filters: Unpack[Filters]) -> list[RelationRow]:
    """Pairs of actors, the busiest first. ``actor`` narrows to pairs with any of them.

    An initiator acts on recipients and participants, a mediator or host on participants;
    participants stand in an undirected pair. Only what occurred or goes on counts as
    cooperation, conflict and intensity; ``statuses`` shows the rest. ``event_ids`` holds
    up to 50 events. With ``as_of``, events count as they were told by then.

    Raises:
        ValueError: a range that ends before it starts.
    """
    selection = Selection.of(store, **filters)
    wanted = (store, selection)
    sums = {
        key: total.copy()
        for key, total in remembered(store, ("pairs", selection.key), lambda: _sums(*wanted)).items()
    }
    narrowed = any(
        (selection.conflicts, selection.places, selection.types, selection.statuses, selection.ranged)
    )
    for tie in ties(store, actor=selection.actors, as_of=selection.as_of):
        pair_of_tie = (tie.source.id, tie.target.id, True)
        if pair_of_tie in sums or not narrowed:
            sums.setdefault(pair_of_tie, _Sum()).ties.append(tie)
    busiest = sorted(sums, key=lambda pair: (-sums[pair].events, pair))[:limit]
    names = _actors(store, {each for pair in busiest for each in pair[:2]})
    return [_row(pair, sums[pair], names) for pair in busiest]


def _sums(store: Store, selection: Selection) -> dict[_Pair, _Sum]:
    """Sums of events by pair of actors."""
    start = "all" if selection.actors is None else "actor"
    rows = store.rows(f"relations.pairs_{start}", sample=_SAMPLE, **selection.parameters())
    rows += [row for event in reopened(store, selection) for row in _pair_rows(event)]
    heads = {key: row["shown"]["id"] for key, row in named(store, "actors", _ends(rows)).items()}
    sums: dict[_Pair, _Sum] = defaultdict(_Sum)
    for row in rows:
        one, other, directed = pair(row["pair"])
        if selection.actors is not None and {one, other}.isdisjoint(selection.actors):
            continue
        source, target = heads.get(one, one), heads.get(other, other)
        if source != target:
            ends = (source, target) if directed else (min(source, target), max(source, target))
            sums[(*ends, directed)].add(row)
    return dict(sums)


def _ends(rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    for row in rows:
        yield from pair(row["pair"])[:2]


def _pair_rows(event: TimelineRow) -> list[dict[str, Any]]:
    """What ``relations.pairs_all`` would return of one event."""
    level = event.intensity
    return [
        {
            "pair": each,
            "type": event.type,
            "status": event.status.value,
            "events": 1,
            "intensity": level or 0.0,
            "rated": int(level is not None),
            "cooperation": int((level or 0.0) > 0),
            "conflict": int((level or 0.0) < 0),
            "first": event.earliest or event.latest,
            "last": event.latest or event.earliest,
            "event_ids": [event.id],
        }
        for each in pairs_of((part.id, part.role.value) for part in event.participants)
    ]


def actor(store: Store, key: str, *, as_of: date | None = None) -> ActorView:
    """One actor (or the one it is judged to be) with its roles, ties and up to 50 partners.

    Raises:
        NotFoundError: no actor has this id.
    """
    found = store.rows("relations.actor", id=key)
    if not found:
        raise NotFoundError(f"no actor {key} in the graph: `casus search` finds ids by name")
    canonical = found[0]["actor"]["canonical"]
    if canonical != key:
        found = store.rows("relations.actor", id=canonical)
    kept = found[0]["actor"]
    selection = Selection.of(store, actor=canonical)
    activity = store.rows("relations.activity", ids=selection.actors, as_of=as_of or date.max)[0]
    fields = ("id", "name", "kind", "iso3", "wikidata", "aliases", "provisional")
    return ActorView(
        **{name: kept[name] for name in fields if kept.get(name) is not None},
        **activity,
        roles=tuple(roles(store, actor=canonical, as_of=as_of)),
        ties=tuple(ties(store, actor=canonical, as_of=as_of)),
        relations=tuple(relations(store, actor=canonical, as_of=as_of, limit=50)),
    )


def _actors(store: Store, ids: set[str]) -> dict[str, dict[str, Any]]:
    return {row["id"]: row for row in store.rows("relations.actors", ids=sorted(ids))} if ids else {}


def _row(pair: _Pair, total: _Sum, names: dict[str, dict[str, Any]]) -> RelationRow:
    source, target, directed = pair
    return RelationRow(
        source=source,
        source_name=names[source]["name"],
        source_kind=names[source]["kind"],
        target=target,
        target_name=names[target]["name"],
        target_kind=names[target]["kind"],
        directed=directed,
        events=total.events,
        cooperation=total.cooperation,
        conflict=total.conflict,
        mean_intensity=round(total.intensity / total.rated, 3) if total.rated else None,
        types=dict(sorted(total.types.items())),
        statuses=dict(sorted(total.statuses.items())),
        first=total.first,
        last=total.last,
        event_ids=tuple(sorted(set(total.event_ids))[:_SAMPLE]),
        ties=tuple(total.ties),
    )
