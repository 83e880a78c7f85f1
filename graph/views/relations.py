"""Relations between actors: what passed from one to the other, and how they stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Unpack

import numpy as np

from graph.register import Register, ordinal, register
from graph.store.errors import NotFoundError
from graph.views.actor_rows import ActorView, RelationRow, TieRow
from graph.views.filters import Filters, Selection
from graph.views.memory import remembered
from graph.views.pairs import PairSums, bounds, pair_sums
from graph.views.roles import roles, ties
from graph.views.selecting import selected

if TYPE_CHECKING:
    from graph.store import Store

_Ends = tuple[str, str, bool]


def relations(store: Store, *, limit: int = 500, **filters: Unpack[Filters]) -> list[RelationRow]:
    """Pairs of actors, the busiest first. ``actor`` narrows to pairs with any of them.

    An initiator acts on recipients and participants, a mediator or host on participants;
    participants stand in an undirected pair. Only what occurred or goes on counts as
    cooperation, conflict and intensity; ``statuses`` shows the rest. ``event_ids`` holds
    up to 50 events. With ``as_of``, events count as they were told by then.

    Raises:
        ValueError: a range that ends before it starts.
    """
    known = register(store)
    selection = Selection.of(known, **filters)
    stamp = known.stamp.revision
    sums = remembered(
        store,
        ("pairs", selection.key),
        lambda: pair_sums(known, selected(store, known, selection).columns, selection.actors),
        revision=stamp,
    )
    narrowed = any(
        (selection.conflicts, selection.places, selection.types, selection.statuses, selection.ranged)
    )
    standing = remembered(
        store,
        ("ties", selection.actors and tuple(selection.actors), selection.as_of),
        lambda: ties(store, actor=selection.actors, as_of=selection.as_of),
        revision=stamp,
    )
    tied: dict[_Ends, list[TieRow]] = defaultdict(list)
    for tie in standing:
        ends = (tie.source.id, tie.target.id, True)
        if ends in sums or not narrowed:
            tied[ends].append(tie)
    alone = sorted(ends for ends in tied if ends not in sums)  # they stand, and nothing passed between them
    rows = [_row(known, ends, sums, number, tied) for ends, number in sums.busiest(limit)]
    return rows + [_row(known, ends, sums, None, tied) for ends in alone[: max(0, limit - len(rows))]]


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
    known_to = register(store)
    events = known_to.events
    theirs = events.actors.any_of(events.words.actors.among(known_to.names["actors"].same([canonical])))
    theirs &= events.first_known <= ordinal(as_of or date.max)
    fields = ("id", "name", "kind", "iso3", "wikidata", "aliases", "provisional")
    return ActorView(
        **{name: kept[name] for name in fields if kept.get(name) is not None},
        events=int(np.count_nonzero(theirs)),
        **bounds(events, np.flatnonzero(theirs)),
        roles=tuple(roles(store, actor=canonical, as_of=as_of)),
        ties=tuple(ties(store, actor=canonical, as_of=as_of)),
        relations=tuple(relations(store, actor=canonical, as_of=as_of, limit=50)),
    )


def _row(
    known: Register, ends: _Ends, sums: PairSums, number: int | None, tied: Mapping[_Ends, list[TieRow]]
) -> RelationRow:
    source, target = (known.names["actors"].by_id[key] for key in ends[:2])
    return RelationRow.model_validate(
        {
            "source": source.id,
            "source_name": source.name,
            "source_kind": source.kind,
            "target": target.id,
            "target_name": target.name,
            "target_kind": target.kind,
            "directed": ends[2],
            "ties": tuple(tied.get(ends, ())),
            **(sums.summary(number) if number is not None else {}),
        }
    )
