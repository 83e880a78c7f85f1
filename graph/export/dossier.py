"""What is to be written: the selected events with everything that supports and surrounds them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Unpack

from graph import views
from graph.records import ActorKind
from graph.views.actor_rows import RelationRow, RoleRow, TieRow
from graph.views.filters import Filters
from graph.views.rows import TimelineRow
from graph.views.told_rows import ClaimRow

if TYPE_CHECKING:
    from graph.store import Store

_PAGE = 500
_ALL = 10**9


@dataclass(frozen=True, slots=True)
class ActorCard:
    """An actor as other tools want it."""

    id: str
    name: str
    kind: ActorKind
    iso3: str | None = None
    wikidata: str | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Making:
    """The run that made a claim; instants are ISO text in UTC."""

    run: str
    started: str | None
    finished: str | None
    version: str | None
    extractor: str | None


@dataclass(frozen=True, slots=True)
class Link:
    """Order between two canonical events; ``causal``: the first led to the second."""

    before: str
    after: str
    causal: bool
    basis: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """Events in order of time; claims by canonical event, role or tie id, in order of publication."""

    events: tuple[TimelineRow, ...]
    claims: dict[str, tuple[ClaimRow, ...]]
    actors: dict[str, ActorCard] = field(default_factory=dict)
    relations: tuple[RelationRow, ...] = ()
    roles: tuple[RoleRow, ...] = ()
    ties: tuple[TieRow, ...] = ()
    links: tuple[Link, ...] = ()
    making: dict[str, Making] = field(default_factory=dict)

    def articles(self) -> dict[str, ClaimRow]:
        """One claim of each article, for what it tells of the article, by the article's id."""
        found: dict[str, ClaimRow] = {}
        for claims in self.claims.values():
            for claim in claims:
                found.setdefault(claim.article, claim)
        return dict(sorted(found.items()))


def gather(store: Store, **filters: Unpack[Filters]) -> Dossier:
    """Everything about the events that the filters select (all of them where there is none).

    With a conflict, place, type, status or range, roles and ties are those of the actors of
    the selected events; else all are taken. With a conflict, roles are those held in it, and
    those of which no text says in which conflict, where they are held between actors of its
    events and told by articles that tell of these.

    Raises:
        ValueError: a filter makes no sense (see :class:`graph.views.filters.Filters`).
    """
    as_of = filters.get("as_of")
    events = views.timeline(store, limit=_ALL, **filters)
    actors = {part.id for event in events for part in event.participants}
    narrowed = any(value for name, value in filters.items() if name != "as_of")
    conflict = filters.get("conflict")
    roles = [
        each
        for each in views.roles(store, conflict=conflict, as_of=as_of)
        if not narrowed or each.actor.id in actors
    ]
    loose = [
        each
        for each in (views.roles(store, as_of=as_of) if conflict else ())
        if each.conflict is None and each.between and {o.id for o in each.between} <= actors
    ]
    ties = [
        each
        for each in views.ties(store, as_of=as_of)
        if not narrowed or {each.source.id, each.target.id} <= actors
    ]
    heads = {member: event.id for event in events for member in (event.members or (event.id,))}
    heads |= {each.id: each.id for each in (*roles, *loose)} | {each.id: each.id for each in ties}
    claims = _claims(store, heads, as_of)
    telling = {claim.article for event in events for claim in claims.get(event.id, ())}
    for each in loose:
        if telling & {claim.article for claim in claims.get(each.id, ())}:
            roles.append(each)
        else:
            claims.pop(each.id, None)
    roles.sort(key=lambda each: (each.actor.name, each.kind, each.id))
    named = actors | {each.actor.id for each in roles} | {o.id for each in roles for o in each.between}
    named |= {end.id for each in ties for end in (each.source, each.target)}
    return Dossier(
        events=tuple(events),
        claims=claims,
        actors=_actors(store, named),
        relations=tuple(views.relations(store, limit=_ALL, **filters)),
        roles=tuple(roles),
        ties=tuple(ties),
        links=_links(store, heads),
        making=_making(store, [claim.id for each in claims.values() for claim in each]),
    )


def _claims(store: Store, heads: dict[str, str], as_of: date | None) -> dict[str, tuple[ClaimRow, ...]]:
    found: dict[str, list[ClaimRow]] = defaultdict(list)
    for ids in _pages(heads):
        for claim in views.claims_about(store, ids, as_of):
            found[heads[claim.about]].append(claim)
    return {head: tuple(sorted(found[head], key=_claim_order)) for head in sorted(found)}


def _claim_order(claim: ClaimRow) -> tuple[date, str, int, str]:
    return claim.published or date.max, claim.article, claim.start, claim.id


def _actors(store: Store, ids: Iterable[str]) -> dict[str, ActorCard]:
    found = {}
    for page in _pages(ids):
        for row in store.rows("exchange.actors", ids=page):
            found[row["id"]] = ActorCard(
                id=row["id"],
                name=row["name"],
                kind=ActorKind(row["kind"]),
                iso3=row["iso3"],
                wikidata=row["wikidata"],
                aliases=tuple(row["aliases"] or ()),
            )
    return found


def _links(store: Store, heads: dict[str, str]) -> tuple[Link, ...]:
    events = set(heads.values())
    found = {
        Link(row["before"], row["after"], row["kind"] == "LED_TO", "; ".join(sorted(set(row["bases"]))))
        for page in _pages(heads)
        for row in store.rows("exchange.order", ids=page)
        if row["before"] != row["after"] and row["after"] in events
    }
    return tuple(sorted(found, key=lambda link: (link.before, link.after, link.causal, link.basis)))


def _making(store: Store, claims: Sequence[str]) -> dict[str, Making]:
    return {
        row["claim"]: Making(row["run"], row["started"], row["finished"], row["version"], row["extractor"])
        for page in _pages(claims)
        for row in store.rows("exchange.runs", ids=page)
    }


def _pages(ids: Iterable[str]) -> Iterator[list[str]]:
    ordered = sorted(set(ids))
    for start in range(0, len(ordered), _PAGE):
        yield ordered[start : start + _PAGE]
