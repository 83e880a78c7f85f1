"""The order of events kept without circles: what articles tell against it is marked, not followed.

Which tellings are held is a matter of all that is told of a circle (``graph/resolution/order.py``), so that
the order of writing does not matter. A circle is looked for from the events that a write touched, forwards
and backwards by turns until one side is at its end: nothing lies in a circle that is not on both.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping

import networkx as nx

from graph.resolution.order import AGAINST_DATES, CIRCLE, Days, Told, contradictions
from graph.store.database import Row, Transaction

_Links = dict[tuple[str, str, str], Row]


def settle(tx: Transaction, touched: Collection[str]) -> None:
    """Mark what is told of the order of these events (and those in their circles) and is not held."""
    sides = tx.rows("ordering.days", ids=sorted(touched)) if touched else []
    heads = {row["canonical"] for row in sides}
    circled = {each for row in sides for each in row["circle"] or ()} - {row["id"] for row in sides}
    if circled:
        more = tx.rows("ordering.days", ids=sorted(circled))
        sides += more
        heads |= {row["canonical"] for row in more}
    links = _around(tx, heads)
    if not links and not any(row["circle"] for row in sides):
        return
    ends = {row[end] for row in links.values() for end in ("before", "after")}
    known = {row["id"]: row for row in tx.rows("ordering.days", ids=sorted(ends | heads))}
    days = {key: Days(row["earliest"], row["latest"]) for key, row in known.items()}
    contested = contradictions(_told(links), days)
    circles = _circles(links, contested, heads)
    judged = heads | {key for circle in circles.values() for key in circle}
    for name, kind in (("before", "BEFORE"), ("led_to", "LED_TO")):
        rows = [
            {"first": row["first"], "second": row["second"], "contested": why}
            for row in links.values()
            if row["kind"] == kind
            and not judged.isdisjoint((row["before"], row["after"]))
            and (why := contested.get((row["before"], row["after"]))) != row["contested"]
        ]
        if rows:
            tx.rows(
                f"ordering.contest_{name}", rows=sorted(rows, key=lambda row: (row["first"], row["second"]))
            )
    kept = {row["id"]: row["circle"] for row in [*sides, *known.values()]}
    fresh = [
        {"id": key, "circle": circles.get(key)}
        for key in sorted(kept)
        if (key in circles or key in judged or kept[key]) and (kept[key] or None) != circles.get(key)
    ]
    if fresh:
        tx.rows("ordering.put_circles", rows=fresh)


def _told(links: _Links) -> list[Told]:
    """Pairs with all articles that tell them; what led to another also came before it."""
    articles: dict[tuple[str, str], set[str]] = defaultdict(set)
    causal: set[tuple[str, str]] = set()
    for row in links.values():
        pair = (row["before"], row["after"])
        articles[pair].update(row["articles"])
        if row["kind"] == "LED_TO":
            causal.add(pair)
    return [Told(*pair, len(found), pair in causal) for pair, found in sorted(articles.items())]


def _around(tx: Transaction, heads: Collection[str]) -> _Links:
    """All links of these events, and those of all events that lie on one side of them."""
    links: _Links = {}
    reached = {"after": set(heads), "before": set(heads)}
    frontier = {"after": set(heads), "before": set(heads)}
    first = True
    while first or (frontier["after"] and frontier["before"]):
        sides = ("after", "before") if first else (min(frontier, key=lambda each: len(frontier[each])),)
        for side in sides:
            found = _read(tx, side, frontier[side])
            links |= found
            others = {row[side] for row in found.values()}
            frontier[side] = others - reached[side]
            reached[side] |= others
        first = False
    return links


def _read(tx: Transaction, side: str, ids: Collection[str]) -> _Links:
    found: _Links = {}
    for row in tx.rows(f"ordering.{side}", ids=sorted(ids)) if ids else []:
        if row["head"] != row["other"]:
            pair = (row["head"], row["other"]) if side == "after" else (row["other"], row["head"])
            found[row["kind"], row["first"], row["second"]] = row | {"before": pair[0], "after": pair[1]}
    return found


def _circles(
    links: _Links,
    contested: Mapping[tuple[str, str], str],
    heads: Collection[str],
) -> dict[str, list[str]]:
    """Each event in a circle that a touched one is in, with all in it."""
    if CIRCLE not in contested.values():
        return {}
    pairs = {(row["before"], row["after"]) for row in links.values()}
    graph: nx.DiGraph[str] = nx.DiGraph(each for each in pairs if contested.get(each) != AGAINST_DATES)
    found: dict[str, list[str]] = {}
    for members in nx.strongly_connected_components(graph):
        if len(members) > 1 and not members.isdisjoint(heads):
            found |= {key: sorted(members) for key in members}
    return found
