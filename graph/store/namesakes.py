"""Which actors and places are one, kept in the graph as it is for events (``graph/store/judgements.py``).

A name that is new, or that lost or gained an article, is judged against those that sound alike; the
canonical ids of all that hang together are derived anew; and the events of those whose canonical id
changed are compared anew, since two spellings of one actor speak for one event.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping

from graph.resolution import Verdict
from graph.resolution.named import PLACE, Named, sort_of
from graph.resolution.names import load_names
from graph.resolution.namesakes import canonical_names, could_be_one, judge_names
from graph.store import verdicts
from graph.store.database import Row, Transaction
from graph.store.headlines import put
from graph.store.verdicts import Pair


def settle(tx: Transaction, touched: Collection[str], at: str) -> set[str]:
    """Judge these actors and places anew; those whose canonical id changed by it."""
    if not touched:
        return set()
    mine = _named(tx, touched)
    kept = verdicts.by_pair(tx.rows("namesakes.edges", ids=sorted(touched)))
    wanted = _wanted(tx, mine, at) if mine else {}
    if not kept and not wanted:
        return set()
    fresh, gone = verdicts.changes(kept, wanted)
    reached = _reach(tx, {*touched, *verdicts.ends(gone)} | verdicts.ends(fresh), {*kept, *wanted})
    sides = {row["id"]: row for row in tx.rows("namesakes.named", ids=sorted(reached))}
    for name, rows in (("put", fresh), ("drop", gone)):
        for label in ("actor", "place"):
            found = [row for row in rows if (sides[row["first"]]["kind"] is None) == (label == "place")]
            if found and name == "put":
                put(tx, f"namesakes.put_{label}_edges", found)
            elif found:
                tx.rows(f"namesakes.drop_{label}_edges", rows=found)
    edges = tx.rows("namesakes.edges", ids=sorted(sides))
    heads = canonical_names(_named(tx, sides, bare=True), *verdicts.thought(edges))
    changed = {key for key, head in heads.items() if sides[key]["canonical"] != head}
    for label in ("actor", "place"):
        rows = [
            {"id": key, "canonical": heads[key]}
            for key in sorted(changed)
            if (sides[key]["kind"] is None) == (label == "place")
        ]
        put(tx, f"namesakes.put_{label}_canonical", rows)
    return changed


def to_judge(told: Mapping[str, Row], kept: Collection[str]) -> set[str]:
    """Of the actors or places that articles name, those of which something new is known by it."""
    return {
        key
        for key, each in told.items()
        if key not in kept or each.get("provisional") or ("provisional" not in each and each["lat"] is None)
    }


def events_of(tx: Transaction, names: Collection[str]) -> set[str]:
    """The events in which these acted or that were there."""
    return {row["id"] for row in tx.rows("namesakes.events", ids=sorted(names))} if names else set()


def merged(tx: Transaction, ids: Collection[str]) -> dict[str, str]:
    """Whom those of these are shown as that are not shown as themselves."""
    rows = tx.rows("namesakes.merged", ids=sorted(ids)) if ids else []
    return {row["id"]: row["canonical"] for row in rows}


def _named(tx: Transaction, ids: Collection[str], *, bare: bool = False) -> dict[str, Named]:
    """These as they are compared; ``bare``: all of them, and without their settings."""
    rows = tx.rows("namesakes.named", ids=sorted(ids)) if ids else []
    provisional = [row["id"] for row in rows if row["provisional"]]
    settings = {} if bare else _settings(tx, provisional)
    known = [row["id"] for row in rows if not row["provisional"]]
    used = (
        {row["id"] for row in tx.rows("namesakes.used", ids=sorted(known))} if known and not bare else set()
    )
    return {
        row["id"]: Named(
            id=row["id"],
            name=row["name"],
            sort=PLACE if row["kind"] is None else sort_of(row["kind"]),
            known=not row["provisional"],
            iso3=row["iso3"],
            settings=frozenset(settings.get(row["id"], ())),
        )
        for row in rows
        if bare or row["id"] in settings or row["id"] in used
    }


def _settings(tx: Transaction, ids: Collection[str]) -> dict[str, set[str]]:
    """Of actors and places that articles name: what these tell of."""
    found: dict[str, set[str]] = {}
    if not ids:
        return found
    for row in tx.rows("namesakes.settings", ids=sorted(ids)):
        found.setdefault(row["id"], set()).update(row["settings"] or ())
    told: dict[str, set[str]] = defaultdict(set)
    for row in tx.rows("namesakes.told", ids=sorted(ids)):
        for article in row["articles"] or ():
            told[article].add(row["id"])
    for row in tx.rows("namesakes.settings_of_articles", ids=sorted(told)) if told else []:
        for place in told[row["id"]]:
            found.setdefault(place, set()).update(row["settings"] or ())
    return found


def _wanted(tx: Transaction, mine: Mapping[str, Named], at: str) -> dict[Pair, Row]:
    limits = load_names().judgement
    keys = sorted(frozenset().union(*(each.keys for each in mine.values())))
    near = {row["id"] for row in tx.rows("namesakes.alike", keys=keys)}
    others = {**_named(tx, near - mine.keys()), **mine} if near - mine.keys() else dict(mine)
    by_key: dict[str, list[Named]] = defaultdict(list)
    for each in others.values():
        for key in each.keys:
            by_key[key].append(each)
    found: dict[Pair, Row] = {}
    for one in mine.values():
        for other in {each.id: each for key in one.keys for each in by_key[key]}.values():
            if could_be_one(one, other):
                judgement = judge_names(one, other)
                if judgement.verdict is not Verdict.DIFFERENT or judgement.score >= limits.unsure:
                    found[judgement.first, judgement.second] = verdicts.edge_of(judgement, at)
    words = verdicts.words(tx, mine)
    ends = {key for word in words for key in (word["left"], word["right"])}
    there = _named(tx, ends).keys() if ends else set()
    for word in words:  # the latest last
        if {word["left"], word["right"]} <= there:
            found[word["left"], word["right"]] = verdicts.edge_of_word(word)
    return found


def _reach(tx: Transaction, start: set[str], pairs: Collection[Pair]) -> set[str]:
    """Those that hang together with these by verdicts "same", those of ``pairs`` too."""
    reached = start | {key for pair in pairs for key in pair}
    frontier = set(reached)
    while frontier:
        rows = tx.rows("namesakes.edges", ids=sorted(frontier))
        frontier = verdicts.ends(row for row in rows if row["edge"]["verdict"] == Verdict.SAME) - reached
        reached |= frontier
    return reached
