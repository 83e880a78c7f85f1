"""Writes what articles say: one transaction an article or a batch, the same graph in any order.

An article that is written again with the same content is left alone; with another
content, what it said before is withdrawn in the same transaction. Changes follow each other: the
first statement that writes counts the graph's revision, and so waits for any other change to be
committed. Last, in the same transaction, the written events are judged against the others
(``graph/store/judgements.py``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from graph.records import Extraction, Record
from graph.store import events, judgements, namesakes, ordering, testimony, withdrawal
from graph.store.database import Row, Transaction
from graph.store.headlines import put, put_or_create
from graph.store.revision import revise
from graph.store.rows import Rows, better, fingerprint, gather, instant


class RunInfo(Record):
    """The run that makes claims: a random id, its start, the version of Casus and the extractor's name."""

    id: str
    started: datetime
    version: str
    extractor: str = "rules"
    finished: datetime | None = None
    counts: dict[str, int] | None = None


@dataclass(frozen=True, slots=True)
class WriteResult:
    """What a write did, by article id. ``claims`` and ``events`` count those of the written articles."""

    written: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    events: int = 0
    claims: int = 0


@dataclass(slots=True)
class Unsettled:
    """What has been put and not yet judged: events as they are compared, names, events with an order."""

    touched: judgements.Touched = field(default_factory=judgements.Touched)
    linked: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A batch as far as it can be made ready before the graph is asked: a matter of its articles alone.

    ``latest``: the articles by id; ``prints``: their fingerprints; ``rows``: what all of them say;
    ``ahead``: their events, as they alone tell them.
    """

    latest: Mapping[str, Extraction]
    prints: Mapping[str, str]
    rows: Rows | None = None
    ahead: Mapping[str, events.Derived] = field(default_factory=dict)


def prepare(extractions: Sequence[Extraction], run: RunInfo, *, wholly: bool) -> Prepared:
    """Make a batch ready to be written.

    ``wholly``: derive what can be derived, which is for nothing where the graph has the articles already.
    """
    latest = {extraction.article.id: extraction for extraction in extractions}
    prints = {key: fingerprint(extraction) for key, extraction in latest.items()}
    if not wholly:
        return Prepared(latest, prints)
    rows = gather([latest[key] for key in sorted(latest)], run.extractor, prints)
    ahead = {key: events.derive(key, tellings) for key, tellings in rows.tellings.items()}
    return Prepared(latest, prints, rows, ahead)


def write(tx: Transaction, batch: Prepared, run: RunInfo, now: datetime) -> WriteResult:
    """Write a batch within ``tx``. ``now`` is when the claims are recorded."""
    latest, prints = batch.latest, batch.prints
    if not _changed(tx, prints):
        return WriteResult(unchanged=tuple(sorted(latest)))
    revise(tx)
    changed = _changed(tx, prints)  # others may have written them meanwhile; from here on nobody does
    rows = batch.rows
    if rows is None or len(changed) < len(latest):
        rows = gather([latest[key] for key in changed], run.extractor, prints)
    # What is prepared stays as it is: this may be tried again.
    rows = replace(rows, tellings=dict(rows.tellings), names=set(rows.names))
    earlier = [key for key, is_there in changed.items() if is_there]
    before = withdrawal.withdraw(tx, earlier, sorted(rows.claims), run.extractor) if earlier else None
    others = before.events if before else ()
    fresh = changed.keys() - set(earlier)
    left = put_rows(tx, rows, run, now, fresh=fresh, others=others, ahead=batch.ahead)
    left.names |= set(before.hubs if before else ())
    settle(tx, left, now)
    if before:
        withdrawal.drop_orphans(tx, before.hubs)
    return WriteResult(
        written=tuple(changed),
        unchanged=tuple(sorted(latest.keys() - changed.keys())),
        events=len(rows.tellings),
        claims=len(rows.claims),
    )


def put_rows(
    tx: Transaction,
    rows: Rows,
    run: RunInfo,
    now: datetime,
    *,
    fresh: Collection[str],
    others: Iterable[str] = (),
    ahead: Mapping[str, events.Derived] | None = None,
) -> Unsettled:
    """Put what articles say, ``fresh`` ones among them for the first time; judge nothing yet.

    ``others``: events that lost a telling by it; ``ahead``: events as these articles alone tell them.
    """
    _put_articles(tx, rows, run)
    copied = _put_testimony(tx, rows, fresh=fresh)
    touched = events.put_events(tx, rows.tellings, {*copied, *others}, ahead)
    _put_claims(tx, rows, run, now, fresh)
    _put_roles(tx, rows)
    _put_ties(tx, rows)
    for name in ("before", "led_to"):
        _put_links(tx, name, getattr(rows, name))
    linked = {end for pair in (*rows.before, *rows.led_to) for end in pair}
    return Unsettled(touched, linked, rows.names)


def settle(tx: Transaction, left: Unsettled, now: datetime) -> None:
    """Judge what was put against all that is there, and mark what is told against the order of others."""
    at = instant(now) or ""
    touched = left.touched
    reached = judgements.settle(tx, touched, at)
    # Of events that were not there before and of whose order nothing is told nothing need be read.
    ordering.settle(tx, reached - (touched.profiles.keys() - touched.heads.keys() - left.linked))
    settle_names(tx, left.names, at)


def refold(tx: Transaction, ids: Iterable[str], at: str) -> None:
    """Derive existing events anew from their tellings, and judge them anew against the others."""
    ordering.settle(tx, judgements.settle(tx, events.put_events(tx, {}, set(ids)), at))


def _changed(tx: Transaction, prints: Mapping[str, str]) -> dict[str, bool]:
    """The articles that are not there as they are told, in order, and whether they are there at all."""
    kept = {row["id"]: row["fingerprint"] for row in tx.rows("write.articles_before", ids=sorted(prints))}
    return {key: key in kept for key in sorted(prints) if kept.get(key) != prints[key]}


def settle_names(tx: Transaction, names: Iterable[str], at: str) -> None:
    """Judge these actors and places anew, then the events of those that are now shown as others."""
    changed = namesakes.settle(tx, set(names), at)
    if changed:
        refold(tx, namesakes.events_of(tx, changed), at)


def _put_articles(tx: Transaction, rows: Rows, run: RunInfo) -> None:
    put(tx, "write.put_articles", rows.articles)
    properties = run.model_dump(exclude={"id", "counts"}) | {
        "started": instant(run.started),
        "finished": instant(run.finished),
    }
    told: dict[str, dict[str, Row]] = {
        "sources": rows.sources,
        "actors": {key: value | {"canonical": key} for key, value in rows.actors.items()},
        "places": {key: value | {"canonical": key} for key, value in rows.places.items()},
        "conflicts": {key: value | {"canonical": key} for key, value in rows.conflicts.items()},
        "runs": {run.id: properties},
    }
    ids = {label: sorted(nodes) for label, nodes in told.items()}
    kept = {(row["label"], row["id"]): row["kept"] for row in tx.rows("write.references_before", **ids)}
    for label, nodes in told.items():
        if label in ("actors", "places"):
            rows.names |= namesakes.to_judge(nodes, {key for found, key in kept if found == label})
        newer = [
            {"id": key, "properties": _without(value, kept.get((label, key)))}
            for key, value in sorted(nodes.items())
            if (label, key) not in kept or better(_without_id(kept[label, key]), value)
        ]
        put(tx, f"write.put_{label}", newer)
    put(tx, "write.new_sources", rows.from_sources)  # what articles pointed to before is withdrawn
    put(tx, "write.new_mentions", rows.mentions)


def _without(told: Row, kept: Row | None) -> Row:
    """Whom a node is judged to be stays as it is."""
    return told if kept is None else {key: value for key, value in told.items() if key != "canonical"}


def _without_id(kept: Row) -> Row:
    return {key: value for key, value in kept.items() if key != "id"}


def _put_testimony(tx: Transaction, rows: Rows, fresh: Collection[str]) -> set[str]:
    """Find whose copies the articles are; the events of other articles whose testimony changed by it."""
    told: dict[str, set[str]] = defaultdict(set)
    for event, tellings in rows.tellings.items():
        for telling in tellings:
            told[telling.article].add(event)
    written = {}
    for row in rows.articles:
        each = row["properties"]
        own = frozenset(told[row["id"]])
        written[row["id"]] = testimony.Written(each["published"], each["sketch"], each["text"], own)
    changed = testimony.settle(tx, written, fresh=fresh)
    for event, tellings in rows.tellings.items():
        rows.tellings[event] = [
            replace(telling, testimony=changed.get(telling.article, telling.article)) for telling in tellings
        ]
    return testimony.events_of(tx, changed.keys() - written.keys())


def _put_claims(tx: Transaction, rows: Rows, run: RunInfo, now: datetime, fresh: Collection[str]) -> None:
    recorded = instant(now)
    of_events: list[Row] = []
    others: list[Row] = []
    for key in sorted(rows.claims):
        claim = rows.claims[key] | {"run": run.id, "recorded_at": recorded}
        about = claim["properties"]["about"]
        if about in rows.tellings:
            of_events.append(claim | {"event": about})
        else:
            others.append(claim)
    put_or_create(tx, "claims_of_events", of_events, lambda row: row["article"] in fresh)
    put(tx, "write.put_claims", others)
    put(tx, "write.claims_about_figures", _distinct(rows.about_figures))


def _put_roles(tx: Transaction, rows: Rows) -> None:
    if not rows.roles:
        return
    roles = [rows.roles[key] for key in sorted(rows.roles)]
    plain = [{"id": role["id"], "kind": role["kind"]} for role in roles]
    kept = {row["id"]: row["articles"] for row in tx.rows("write.take_roles", rows=plain)}
    put(tx, "write.put_roles", [_supported_by(role, kept[role["id"]]) for role in roles])
    put(tx, "write.put_roles_between", _distinct(rows.roles_between))
    put(tx, "write.put_roles_in", _distinct(rows.roles_in))
    put(tx, "write.claims_about_roles", _distinct(rows.about_roles))
    states = [rows.states[key] for key in sorted(rows.states)]
    if states:
        plain = [{name: state[name] for name in ("id", "role", "properties")} for state in states]
        kept = {row["id"]: row["articles"] for row in tx.rows("write.take_states", rows=plain)}
        supported = [_supported_by(state, kept[state["id"]]) for state in states]
        put(tx, "write.put_states", [{n: state[n] for n in ("id", "articles")} for state in supported])
        put(tx, "write.put_causes_of_states", _distinct(rows.causes))


def _put_ties(tx: Transaction, rows: Rows) -> None:
    if not rows.ties:
        return
    ties = [rows.ties[key] for key in sorted(rows.ties)]
    plain = [{name: tie[name] for name in ("id", "source", "target", "kind")} for tie in ties]
    kept = {row["id"]: row["articles"] for row in tx.rows("write.take_ties", rows=plain)}
    put(tx, "write.put_ties", [_supported_by(tie, kept[tie["id"]]) for tie in ties])


def _put_links(tx: Transaction, name: str, links: dict[tuple[str, str], dict[str, str]]) -> None:
    if not links:
        return
    pairs = sorted(links)
    plain = [{"first": first, "second": second} for first, second in pairs]
    kept = {
        (row["first"], row["second"]): dict(zip(row["articles"], row["bases"], strict=True))
        for row in tx.rows(f"write.take_{name}", rows=plain)
    }
    put(tx, f"write.put_{name}", [link_row(pair, kept[pair] | links[pair]) for pair in pairs])


def link_row(pair: tuple[str, str], bases: dict[str, str]) -> Row:
    """A link of order with the articles that give it and, beside each, the basis in it."""
    articles = sorted(bases)
    first, second = pair
    return {"first": first, "second": second, "articles": articles, "bases": [bases[a] for a in articles]}


def _supported_by(row: Row, kept: Iterable[str]) -> Row:
    return row | {"articles": sorted(row["articles"] | set(kept))}


def _distinct(rows: Iterable[Row]) -> list[Row]:
    return list({tuple(row.values()): row for row in rows}.values())
