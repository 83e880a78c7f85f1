"""What is thought of two nodes, as the store keeps it on ``SAME_AS``: by the judge, or by an analyst.

The same for events, actors and places: an edge from the smaller id holds the verdict with its parts,
who thinks so and since when; a ``Judgement`` node holds an analyst's word and outlives both.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from graph.resolution import Judgement, Verdict
from graph.store.database import Row, Transaction

Pair = tuple[str, str]
ANALYST = "analyst "  # what ``by`` starts with where a person has spoken


def edge_of(judgement: Judgement, at: str) -> Row:
    """The judge's verdict as an edge."""
    return {
        "verdict": judgement.verdict.value,
        "score": judgement.score,
        "why": judgement.why,
        "parts": json.dumps(judgement.parts),
        "by": judgement.by,
        "at": at,
    }


def edge_of_word(word: Row) -> Row:
    """An analyst's word as an edge."""
    return {
        "verdict": word["verdict"],
        "score": 1.0 if word["verdict"] == Verdict.SAME else 0.0,
        "why": word["why"],
        "parts": "{}",
        "by": ANALYST + word["by"],
        "at": word["at"],
    }


def changes(kept: Mapping[Pair, Row], wanted: Mapping[Pair, Row]) -> tuple[list[Row], list[Row]]:
    """Edges to put and to drop. What is thought as before keeps its time, that of the first writing."""
    fresh = [
        {"first": pair[0], "second": pair[1], "edge": edge}
        for pair, edge in sorted(wanted.items())
        if pair not in kept or _timeless(kept[pair]) != _timeless(edge)
    ]
    gone = [{"first": first, "second": second} for first, second in sorted(kept.keys() - wanted.keys())]
    return fresh, gone


def by_pair(rows: Iterable[Row]) -> dict[Pair, Row]:
    """Edges by their two ids."""
    return {(row["first"], row["second"]): row["edge"] for row in rows}


def ends(rows: Iterable[Row]) -> set[str]:
    """The ids at both ends of edges."""
    return {row[end] for row in rows for end in ("first", "second")}


def words(tx: Transaction, ids: Iterable[str]) -> list[Row]:
    """What analysts have said of these and not taken back, the latest last."""
    rows = [row["word"] for row in tx.rows("judgements.words", ids=sorted(ids))]
    return sorted({row["id"]: row for row in rows}.values(), key=lambda row: (row["at"], row["id"]))


def thought(edges: Iterable[Row]) -> tuple[list[Judgement], dict[Pair, Verdict]]:
    """The judge's verdicts "same" and the analysts' words on edges."""
    judgements: list[Judgement] = []
    said: dict[Pair, Verdict] = {}
    for row in edges:
        edge = row["edge"]
        if edge["by"].startswith(ANALYST):
            said[row["first"], row["second"]] = Verdict(edge["verdict"])
        elif edge["verdict"] == Verdict.SAME:
            judgements.append(
                Judgement(
                    first=row["first"],
                    second=row["second"],
                    verdict=Verdict.SAME,
                    score=edge["score"],
                    why=edge["why"],
                    parts=json.loads(edge["parts"]),
                )
            )
    return judgements, said


def _timeless(edge: Row) -> Row:
    return {name: value for name, value in edge.items() if name != "at"}
