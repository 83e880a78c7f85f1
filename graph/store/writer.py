"""Writes what articles say: one transaction an article or a batch, the same graph in any order.

An article that is written again with the same content is left alone; with another
content, what it said before is withdrawn in the same transaction. Event nodes are locked
before their tellings are read, so that two writers of one event follow each other. Last, in the same
transaction, the written events are judged against the others (``graph/store/judgements.py``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from graph.records import Extraction, Record
from graph.store import judgements, namesakes, profiles, testimony, withdrawal
from graph.store.database import Row, Transaction
from graph.store.derivation import fold
from graph.store.headlines import put, put_headlines
from graph.store.rows import Rows, better, fingerprint, gather, instant
from graph.store.tellings import from_row, to_json


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


def write(tx: Transaction, extractions: Sequence[Extraction], run: RunInfo, now: datetime) -> WriteResult:
    """Write a batch within ``tx``. ``now`` is when the claims are recorded."""
    latest = {extraction.article.id: extraction for extraction in extractions}
    prints = {key: fingerprint(extraction) for key, extraction in latest.items()}
    kept = {row["id"]: row["fingerprint"] for row in tx.rows("write.articles_before", ids=sorted(latest))}
    changed = sorted(key for key in latest if kept.get(key) != prints[key])
    if not changed:
        return WriteResult(unchanged=tuple(sorted(latest)))
    taken = {row["id"]: row["fingerprint"] for row in tx.rows("write.take_articles", ids=changed)}
    changed = [key for key in changed if taken.get(key) != prints[key]]
    rows = gather([latest[key] for key in changed], run.extractor)
    earlier = [key for key in changed if key in kept]
    before = withdrawal.withdraw(tx, earlier, sorted(rows.claims), run.extractor) if earlier else None
    _put_articles(tx, rows, run)
    earlier_events = set(before.events) if before else set()
    touched = _put_events(tx, rows, earlier_events | _put_testimony(tx, rows))
    _put_claims(tx, rows, run, now)
    _put_roles(tx, rows)
    _put_ties(tx, rows)
    for name in ("before", "led_to"):
        _put_links(tx, name, getattr(rows, name))
    judgements.settle(tx, touched, instant(now) or "")
    settle_names(tx, rows.names | set(before.hubs if before else ()), instant(now) or "")
    if before:
        withdrawal.drop_orphans(tx, before.hubs)
    return WriteResult(
        written=tuple(changed),
        unchanged=tuple(sorted(set(latest) - set(changed))),
        events=len(rows.tellings),
        claims=len(rows.claims),
    )


def refold(tx: Transaction, events: Iterable[str], at: str) -> None:
    """Derive existing events anew from their tellings, and judge them anew against the others."""
    judgements.settle(tx, _put_events(tx, Rows(), set(events)), at)


def settle_names(tx: Transaction, names: Iterable[str], at: str) -> None:
    """Judge these actors and places anew, then the events of those that are now shown as others."""
    changed = namesakes.settle(tx, set(names), at)
    if changed:
        refold(tx, namesakes.events_of(tx, changed), at)


def _put_articles(tx: Transaction, rows: Rows, run: RunInfo) -> None:
    put(tx, "write.put_articles", rows.articles)
    known = {row["id"] for row in tx.rows("write.sources_known", ids=sorted(rows.sources))}
    _put_nodes(tx, "sources", {key: value for key, value in rows.sources.items() if key not in known})
    put(tx, "write.link_sources", rows.from_sources)
    for label in ("actors", "places", "conflicts"):
        told: dict[str, Row] = getattr(rows, label)
        kept = {row["id"]: row["kept"] for row in tx.rows(f"write.{label}_known", ids=sorted(told))}
        if label != "conflicts":
            rows.names |= namesakes.to_judge(told, kept)
        _put_nodes(
            tx,
            label,
            {
                key: value if key in kept else value | {"canonical": key}
                for key, value in told.items()
                if key not in kept or better(_without_id(kept[key]), value)
            },
        )
    put(tx, "write.link_actors", rows.mentions)
    properties = run.model_dump(exclude={"id", "counts"}) | {
        "started": instant(run.started),
        "finished": instant(run.finished),
    }
    tx.rows("write.put_run", id=run.id, properties=properties)


def _put_testimony(tx: Transaction, rows: Rows) -> set[str]:
    """Find whose copies the articles are; the events of other articles whose testimony changed by it."""
    told: dict[str, set[str]] = defaultdict(set)
    for event, tellings in rows.tellings.items():
        for telling in tellings:
            told[telling.article].add(event)
    written = {}
    for row in rows.articles:
        each = row["properties"]
        events = frozenset(told[row["id"]])
        written[row["id"]] = testimony.Written(each["published"], each["sketch"], each["text"], events)
    tx.rows("judgements.lock")
    changed = testimony.settle(tx, written)
    for event, tellings in rows.tellings.items():
        rows.tellings[event] = [
            replace(telling, testimony=changed.get(telling.article, telling.article)) for telling in tellings
        ]
    return testimony.events_of(tx, changed.keys() - written.keys())


def _put_nodes(tx: Transaction, label: str, told: dict[str, Row]) -> None:
    nodes = [{"id": key, "properties": told[key]} for key in sorted(told)]
    put(tx, f"write.put_{label}", nodes)


def _without_id(kept: Row) -> Row:
    return {key: value for key, value in kept.items() if key != "id"}


def _put_events(tx: Transaction, rows: Rows, earlier: set[str]) -> judgements.Touched:
    """Fold and put the events of ``rows`` and those that lost a telling (``earlier``), each by itself."""
    ids = sorted(rows.tellings.keys() | earlier)
    if not ids:
        return judgements.Touched()
    taken = {row["id"]: row["known"] for row in tx.rows("write.take_events", ids=ids)}
    known = sorted(key for key in ids if taken[key])
    touched = judgements.touch(tx, ids, known)
    tellings = {key: list(found) for key, found in rows.tellings.items()}
    for row in tx.rows("tellings.of_events", ids=known) if known else []:
        tellings.setdefault(row["event"], []).append(from_row(row))
    told = {key: tellings[key] for key in ids if tellings.get(key)}
    own = profiles.of_events(told, lambda names: namesakes.merged(tx, names))
    put_headlines(
        tx,
        {key: fold(found) for key, found in told.items()},
        known,
        {key: profiles.properties(profile) for key, profile in own.items()},
    )
    put(tx, "write.put_tellings", _telling_rows(rows))
    withdrawal.drop_events(tx, [key for key in ids if key not in told])
    return touched


def _telling_rows(rows: Rows) -> list[Row]:
    return [
        {
            "article": telling.article,
            "event": event,
            "properties": {
                "status": telling.status.value,
                "name": telling.record["name"],
                "claims": telling.claims,
                "telling": to_json(telling),
            },
        }
        for event in sorted(rows.tellings)
        for telling in rows.tellings[event]
    ]


def _put_claims(tx: Transaction, rows: Rows, run: RunInfo, now: datetime) -> None:
    recorded = instant(now)
    claims = [rows.claims[key] | {"run": run.id, "recorded_at": recorded} for key in sorted(rows.claims)]
    put(tx, "write.put_claims", claims)
    put(tx, "write.claims_about_events", _distinct(rows.about_events))
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
