"""What supports a fact: its claims, and where its sources differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from graph.records import BY_DATES
from graph.register import register
from graph.store.derivation import Telling
from graph.store.errors import NotFoundError
from graph.store.tellings import from_row
from graph.views.roles import role, tie
from graph.views.rows import TimelineRow
from graph.views.timeline import events
from graph.views.told_rows import ClaimRow, Conflicting, Evidence, OrderRow, Variant

if TYPE_CHECKING:
    from graph.store import Store

_LINKS = ("after", "before", "led_to", "because_of")


def evidence(store: Store, key: str, *, as_of: date | None = None) -> Evidence:
    """All that supports an event, role or tie, by its id; a merged event's id gives the event it is shown as.

    Raises:
        NotFoundError: there is no such fact, or nothing was known of it by ``as_of``.
    """
    head = register(store).head_of(key)
    if head is not None:
        return _event(store, head, as_of)
    claims = claims_about(store, [key], as_of)
    if held := role(store, key, as_of=as_of):
        return Evidence(id=key, role=held, claims=claims)
    if standing := tie(store, key, as_of=as_of):
        return Evidence(id=key, tie=standing, claims=claims)
    raise NotFoundError(f"no event, role or tie {key} in the graph: `casus search` finds ids by name")


def claims_about(store: Store, ids: list[str], as_of: date | None) -> tuple[ClaimRow, ...]:
    """Live claims about these facts, by day of publication, then article, then place in it."""
    return tuple(ClaimRow(**row) for row in store.rows("evidence.claims", ids=sorted(set(ids)), as_of=as_of))


def _event(store: Store, key: str, as_of: date | None) -> Evidence:
    rows = events(store, [key], as_of=as_of)
    if not rows:
        raise NotFoundError(f"nothing was known of {key} on {as_of}")
    event = rows[0]
    members = list(event.members) or [key]
    links = _links(store, members, as_of)
    tellings = [
        from_row(row)
        for row in store.rows("tellings.of_heads", ids=[key])
        if as_of is None or (row["known"] and row["known"] <= as_of)
    ]
    return Evidence(
        id=key,
        event=event,
        claims=claims_about(store, members, as_of),
        conflicting=conflicting(event, tellings),
        **links,
    )


def _links(store: Store, members: list[str], as_of: date | None) -> dict[str, tuple[OrderRow, ...]]:
    """Links in time to other events, by their kind."""
    found = [row for row in store.rows("evidence.links", ids=members) if row["id"] not in members]
    known = _known(store, {article for row in found for article in row["articles"]}, as_of)
    bases: dict[str, dict[str, set[str]]] = {name: defaultdict(set) for name in _LINKS}
    for row in found:
        given = dict(zip(row["articles"], row["bases"], strict=True))
        if live := [basis for article, basis in given.items() if article in known]:
            bases[row["kind"]][row["id"]].update(live)
    others = events(store, sorted({key for linked in bases.values() for key in linked}), as_of=as_of)
    return {
        name: tuple(
            OrderRow(
                id=other.id,
                name=other.name,
                edtf=other.edtf,
                earliest=other.earliest,
                status=other.status,
                basis="; ".join(sorted(linked[other.id] - {BY_DATES} or {BY_DATES})),
            )
            for other in others
            if other.id in linked
        )
        for name, linked in bases.items()
    }


def _known(store: Store, articles: set[str], as_of: date | None) -> set[str]:
    if as_of is None or not articles:
        return articles
    return {row["id"] for row in store.rows("evidence.known_articles", ids=sorted(articles), as_of=as_of)}


def conflicting(event: TimelineRow, tellings: Iterable[Telling]) -> tuple[Conflicting, ...]:
    """The fields on which the tellings of an event differ, each value with its articles."""
    told = list(tellings)
    fields: dict[str, tuple[Callable[[dict[str, Any]], object], object]] = {
        "status": (lambda record: record["status"], event.status.value),
        "type": (lambda record: record["type"], event.type),
        "mode": (lambda record: record["mode"], event.mode),
        "date": (lambda record: record["date"]["edtf"], event.edtf),
    }
    found = []
    for name, (read, shown) in fields.items():
        given: dict[str, set[str]] = defaultdict(set)
        for telling in told:
            if (value := read(telling.record)) is not None:
                given[str(value)].add(telling.article)
        if len(given) > 1:
            found.append(_conflicting(name, {v: (a, v == shown) for v, a in given.items()}))
    figures: dict[tuple[str, str], dict[str, tuple[set[str], bool]]] = defaultdict(dict)
    for figure in event.figures:
        value = _bounds(figure.min, figure.max, approximate=figure.approximate)
        figures[figure.thing][value] = (set(figure.articles), figure.headline)
    found += [
        _conflicting("figure: " + (f"{unit} {of}" if unit not in ("", of) else of), given)
        for (of, unit), given in sorted(figures.items())
        if len(given) > 1
    ]
    return tuple(found)


def _conflicting(name: str, given: dict[str, tuple[set[str], bool]]) -> Conflicting:
    variants = [
        Variant(value=value, articles=tuple(sorted(articles)), headline=shown)
        for value, (articles, shown) in sorted(given.items())
    ]
    return Conflicting(field=name, variants=tuple(sorted(variants, key=lambda each: not each.headline)))


def _bounds(low: float | None, high: float | None, *, approximate: bool) -> str:
    about = "about " if approximate else ""
    if low is not None and high is not None:
        return about + (f"{low:,g}" if low == high else f"{low:,g} to {high:,g}")
    return f"at least {about}{low:,g}" if low is not None else f"up to {about}{high:,g}"
