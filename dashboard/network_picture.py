"""Rows of the relations view as a pyvis network with fixed places. Pure: no store, no page."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from textwrap import wrap
from typing import Any

import igraph
from pyvis.network import Network

from dashboard.neighbourhood import camp_numbers, hidden_by, merged, partners
from dashboard.placing import apart, fanned, layout
from dashboard.server import VIS_NETWORK_ROUTE
from dashboard.wording import FACT_NAMES, count, tone, year_span
from graph.records import ActorKind, RelationKind
from graph.views import RelationRow, TimelineRow

_BROKERS = 3
LINE = 24  # letters of a name in one line below its node
_TIE_TONE = {RelationKind.ALLY: "cooperation", RelationKind.FOE: "conflict"}


def brokers(pairs: Iterable[tuple[str, str]]) -> list[str]:
    """The actors through whom most shortest paths between others run (Freeman 1977), at most three."""
    links = sorted(pairs)
    names = sorted({name for pair in links for name in pair})
    index = {name: at for at, name in enumerate(names)}
    graph = igraph.Graph(n=len(names), edges=[(index[a], index[b]) for a, b in links])
    scores = graph.betweenness()
    ranked = sorted(zip(scores, names, strict=True), key=lambda pair: (-pair[0], pair[1]))
    return [name for score, name in ranked[:_BROKERS] if score > 0]


def edge_id(row: RelationRow) -> str:
    """The id of a drawn edge: its two actors and whether it points."""
    return f"{row.source}{'>' if row.directed else '-'}{row.target}"


def months_of(rows: Iterable[TimelineRow]) -> tuple[list[str], dict[str, tuple[int, float]]]:
    """The months of events (``YYYY-MM``) without gaps, and each event's month number and intensity."""
    dated = {row.id: (row.earliest, row.intensity or 0.0) for row in rows if row.earliest}
    if not dated:
        return [], {}
    first = min(start for start, _ in dated.values())
    last = max(start for start, _ in dated.values())
    number = _month(last) - _month(first) + 1
    months = [f"{at // 12:04d}-{at % 12 + 1:02d}" for at in range(_month(first), _month(first) + number)]
    return months, {
        key: (_month(start) - _month(first), intensity) for key, (start, intensity) in dated.items()
    }


def _month(when: date) -> int:
    return when.year * 12 + when.month - 1


def build(
    rows: Sequence[RelationRow],
    events: Sequence[TimelineRow] = (),
    *,
    added: Mapping[str, Sequence[RelationRow]] | None = None,
    folded: Collection[str] = (),
    anchored: Sequence[RelationRow] = (),
) -> dict[str, Any]:
    """The data of the network component; ``events`` (of the same filters) give the slider its months.

    ``added`` are rows of actors that were opened: who comes in with them is placed around them, so
    that nobody else moves. ``folded`` actors hide the partners who hang on them alone. ``anchored`` are
    the rows by which actors are placed, ``rows`` where there are none: with the same anchors a filter
    moves nobody.
    """
    places = _places(rows, anchored or rows)
    for anchor, own in (added or {}).items():
        places |= fanned(
            places, anchor, sorted({a for row in own for a in (row.source, row.target)} - set(places))
        )
    rows = merged(rows, *(added or {}).values())
    hidden = hidden_by(rows, set(folded))
    gone = set().union(*hidden.values())
    kinds: dict[str, tuple[str, ActorKind]] = {}
    for row in rows:
        kinds[row.source] = (row.source_name, row.source_kind)
        kinds[row.target] = (row.target_name, row.target_kind)
    busy = _busy(rows)
    central = set(brokers(_pairs(rows)))
    camp = camp_numbers(rows)
    months, dated = months_of(events)
    # pyvis keeps the network; its page is not used (it calls outside hosts), nor are titles,
    # which can turn a whole page into HTML: names travel as data and enter as text.
    network = Network(directed=True)
    for actor in sorted(kinds.keys() - gone):
        name, kind = kinds[actor]
        away = len(hidden.get(actor, ()))
        x, y = places[actor]
        network.add_node(
            actor,
            label=node_label(name) + (f"  +{away}" if away else ""),
            name=name,
            x=x,
            y=y,
            kind=kind.value,
            size=_size(busy[actor]),
            broker=actor in central,
            camp=camp.get(actor, 0),
            physics=False,
            lines=[
                kind.value.replace("_", " "),
                count(busy[actor], "event") + " with others",
                *(["broker: most paths between others pass here"] if actor in central else []),
                *([f"camp {camp[actor]} of those who cooperate"] if actor in camp else []),
                *([f"{count(away, 'partner')} folded away"] if away else []),
            ],
        )
    for row in rows:
        if not {row.source, row.target} & gone:
            network.add_edge(row.source, row.target, **_edge(row, dated))
    nodes, edges, *_ = network.get_network_data()
    return {
        "script": VIS_NETWORK_ROUTE.lstrip("/"),
        "nodes": nodes,
        "edges": edges,
        "months": months,
        "camps": max(camp.values(), default=0),
    }


def _busy(rows: Iterable[RelationRow]) -> dict[str, int]:
    """Events by the actors between whom they passed."""
    busy: dict[str, int] = defaultdict(int)
    for row in rows:
        busy[row.source] += row.events
        busy[row.target] += row.events
    return busy


def _size(events: int) -> float:
    """A node's radius in pixels."""
    return 8 + min(26.0, 3.2 * math.sqrt(events))


def _places(rows: Sequence[RelationRow], anchored: Sequence[RelationRow]) -> dict[str, tuple[float, float]]:
    """Places by the anchors; who is not among them is placed beside a partner who is, or in a row below."""
    names = {row.source: row.source_name for row in (*rows, *anchored)}
    names |= {row.target: row.target_name for row in (*rows, *anchored)}
    held = sorted({actor for row in anchored for actor in (row.source, row.target)})
    busy = _busy(anchored)
    sizes = {actor: _size(busy[actor]) for actor in held}
    places = apart(layout(held, _pairs(anchored)), names, sizes)
    left = sorted({actor for row in rows for actor in (row.source, row.target)} - set(places))
    near = partners(rows)
    by_anchor: dict[str, list[str]] = defaultdict(list)
    for actor in left:
        by_anchor[min((one for one in near[actor] if one in places), default="")].append(actor)
    for anchor, newcomers in sorted(by_anchor.items()):
        places |= fanned(places, anchor, newcomers)
    return places


def _pairs(rows: Iterable[RelationRow]) -> dict[tuple[str, str], float]:
    """Undirected pairs with their weight: events, and one."""
    pairs: dict[tuple[str, str], float] = defaultdict(float)
    for row in rows:
        if row.source != row.target:
            pairs[min(row.source, row.target), max(row.source, row.target)] += row.events + 1
    return pairs


def node_label(name: str) -> str:
    """A name below its node: at most two lines of :data:`LINE` letters."""
    return "\n".join(wrap(name, LINE, max_lines=2, placeholder=" …"))


def _edge(row: RelationRow, dated: Mapping[str, tuple[int, float]]) -> dict[str, Any]:
    by_month: dict[int, list[float]] = defaultdict(list)
    for event in row.event_ids:
        if event in dated:
            month, intensity = dated[event]
            by_month[month].append(intensity)
    months = sorted(by_month)
    return {
        "id": edge_id(row),
        "name": f"{row.source_name} {'→' if row.directed else '–'} {row.target_name}",
        "points": row.directed,
        "weight": row.events,
        "events": row.events,
        "tone": edge_tone(row),
        "standing": bool(row.ties),
        "lines": edge_lines(row),
        "months": months,
        "counts": [len(by_month[month]) for month in months],
        "tones": [round(sum(by_month[month]), 2) for month in months],
    }


def edge_tone(row: RelationRow) -> str:
    """Hostile, cooperative or neither: by the mean intensity of events, else by a standing tie."""
    if row.events:
        return tone(row.mean_intensity)
    kinds = {_TIE_TONE[tie.kind] for tie in row.ties if tie.kind in _TIE_TONE}
    return kinds.pop() if len(kinds) == 1 else "neutral"


def edge_lines(row: RelationRow) -> list[str]:
    """What a relation amounts to, in words."""
    lines = []
    if row.events:
        tones = (f"{row.conflict} hostile", f"{row.cooperation} cooperative")
        told = ", ".join(words for words in tones if not words.startswith("0 "))
        lines.append(count(row.events, "event") + (f": {told}" if told else ""))
    doubtful = [f"{number} {name}" for name, number in row.statuses.items() if name not in FACT_NAMES]
    if doubtful:
        lines.append("not as fact: " + ", ".join(doubtful))
    if row.mean_intensity is not None:
        mean = f"{row.mean_intensity:+.1f}".replace("-", "−")
        lines.append(f"on average {mean} (−10 war, +10 union)")
    if row.first and row.last:
        lines.append(year_span(row.first, row.last))
    lines += [f"standing: {tie.words}" for tie in row.ties]
    return lines
