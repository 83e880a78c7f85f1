"""Which events are one, kept in the graph: judgements and canonical ids.

Whether two events are compared, and what is then thought of them, depends on these two
alone (``graph/resolution``); canonical ids depend on the judgements alone. So the graph is
the same whatever the order of writing: each write judges what it touched anew, then derives
the canonical ids of the connected events anew. A merged event's headline is folded from the
tellings of all members and kept on the one with the least id; the others keep their own.

Kept of judgements are "same", "unsure", and those "different" ones that are as alike as unsure
ones (near misses, with what spoke against them). The rest can be had again from the judge.
An analyst's word outranks them.

What a write knows already is not read again: events that were not there before have no
judgements, and their profiles have just been made.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from graph.identifiers import digest
from graph.resolution import Profile, Verdict, canonical_ids, judge
from graph.resolution.rules import load_rules
from graph.store import ordering, profiles, verdicts
from graph.store.candidates import candidates
from graph.store.database import Row, Transaction
from graph.store.derivation import Telling, fold
from graph.store.edges import Edges
from graph.store.errors import NotFoundError
from graph.store.headlines import put, put_headlines
from graph.store.tellings import from_row
from graph.store.verdicts import ANALYST, Pair


@dataclass(frozen=True, slots=True)
class Touched:
    """Events that a write touches.

    ``profiles``: of those that are still told; ``heads``: what those that were there were shown as;
    ``grouped``: those shown as one with them before; ``linked``: those judged the same; ``circles``:
    those in a circle of order with them; ``alone``: whether there are no other events in the graph.
    """

    profiles: Mapping[str, Profile] = field(default_factory=dict)
    heads: Mapping[str, str] = field(default_factory=dict)
    grouped: frozenset[str] = frozenset()
    linked: frozenset[str] = frozenset()
    circles: frozenset[str] = frozenset()
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Word:
    """What an analyst says of two events. ``at``: ISO text in UTC."""

    first: str
    second: str
    verdict: Verdict
    by: str
    at: str
    why: str = ""

    @property
    def pair(self) -> Pair:
        """The two ids in order."""
        return (min(self.first, self.second), max(self.first, self.second))


def touch(tx: Transaction, heads: Mapping[str, str], told: Mapping[str, Profile]) -> Touched:
    """Note, before events are changed or deleted, whom they are grouped with.

    ``heads``: those that are there, with what they are shown as; ``told``: the profiles that they will have.
    """
    if not heads:
        return Touched(told)
    groups: dict[str, set[str]] = defaultdict(set)
    circles: set[str] = set()
    for row in tx.rows("judgements.groups", heads=sorted(set(heads.values()))):
        groups[row["head"]].add(row["id"])
        circles.update(row["circle"] or ())
    linked = frozenset(_ends(_same(Edges(tx).of(heads))))
    grouped: frozenset[str] = frozenset().union(*(group for group in groups.values() if len(group) > 1))
    return Touched(told, heads, grouped, linked, frozenset(circles))


def settle(tx: Transaction, touched: Touched, at: str) -> set[str]:
    """Judge the touched events anew and derive the canonical ids of all that hang together with them.

    Returns these, and those whose order may be another by it.
    """
    mine = touched.profiles
    edges = Edges(tx, fresh=mine.keys() - touched.heads.keys())
    decided = _renew(tx, touched, edges, at) if mine else set()
    reached = _reach(edges, {*mine, *touched.grouped, *touched.linked, *decided})
    found, heads = dict(mine), {key: touched.heads.get(key, key) for key in mine}
    if others := sorted(reached - found.keys()):
        for row in tx.rows("judgements.profiles", ids=others):
            found[row["id"]] = profiles.from_json(row["profile"])
            heads[row["id"]] = row["canonical"]
    ids = canonical_ids(found, *verdicts.thought(edges.rows_of(found)))
    changed = sorted(key for key, head in ids.items() if heads[key] != head)
    put(tx, "judgements.put_canonical", [{"id": key, "canonical": ids[key]} for key in changed])
    merged = {head for head, size in Counter(ids.values()).items() if size > 1}
    refold = {*changed, *(ids[key] for key in changed), *(heads[key] for key in changed)}
    refold |= {ids[key] for key in mine} & merged
    # A head that lost a member by deletion keeps its id, and yet has another headline.
    refold |= {ids[key] for key in touched.grouped if key in ids}
    _refold(tx, {key for key in refold if key in ids}, ids)
    return {*reached, *touched.heads, *touched.circles}


def say(tx: Transaction, word: Word) -> None:
    """Keep an analyst's word on two events and let it hold; on two names it is kept alone.

    Raises:
        NotFoundError: there is no such event.
        ValueError: the two are one id, or the verdict is neither same nor different.
    """
    first, second = word.pair
    if first == second:
        raise ValueError(f"{first} is one id: name two events")
    if word.verdict is Verdict.UNSURE:
        raise ValueError("an analyst says same or different; undo takes a word back")
    there = {row["id"] for row in tx.rows("judgements.sides", ids=[first, second])}
    names = (
        {} if there else {row["id"]: row["kind"] for row in tx.rows("namesakes.named", ids=[first, second])}
    )
    if missing := sorted({first, second} - there - names.keys()):
        what = "event" if there or not names else "actor or place"
        raise NotFoundError(f"no {what} {missing[0]} in the graph: `casus search` finds ids by name")
    if names and len({kind is None for kind in names.values()}) > 1:
        raise ValueError(f"{first} and {second} are an actor and a place: name two of one kind")
    properties = {
        "left": first,
        "right": second,
        "verdict": word.verdict.value,
        "by": word.by,
        "why": word.why,
        "at": word.at,
    }
    key = digest("jdg", [first, second, word.verdict.value, word.by, word.at])
    tx.rows("judgements.put_word", id=key, properties=properties)
    _settle_pair(tx, word.pair, word.at)


def unsay(tx: Transaction, first: str, second: str, by: str, at: str) -> None:
    """Take back the last word on a pair; an earlier word, else the judge's, holds again.

    Raises:
        NotFoundError: nobody has said anything of these two.
    """
    pair = (min(first, second), max(first, second))
    words = [word for word in verdicts.words(tx, pair) if (word["left"], word["right"]) == pair]
    if not words:
        raise NotFoundError(f"no analyst has said anything of {first} and {second}")
    tx.rows("judgements.put_word", id=words[-1]["id"], properties={"revoked_at": at, "revoked_by": by})
    _settle_pair(tx, pair, at)


def _settle_pair(tx: Transaction, pair: Pair, at: str) -> None:
    kept = tx.rows("judgements.profiles", ids=list(pair))
    heads = {row["id"]: row["canonical"] for row in kept}
    told = {row["id"]: profiles.from_json(row["profile"]) for row in kept}
    ordering.settle(tx, settle(tx, touch(tx, heads, told), at))


def _renew(tx: Transaction, touched: Touched, edges: Edges, at: str) -> set[str]:
    """Put and drop what is thought of these and others; the ends of what may change who is one."""
    wanted, kept = _wanted(tx, touched, at), edges.of(touched.profiles)
    fresh, gone = verdicts.changes(kept, wanted)
    changed = [(row["first"], row["second"]) for row in (*fresh, *gone)]
    edges.change(fresh, gone)
    before = {pair: kept[pair] for pair in changed if pair in kept}
    after = {pair: wanted[pair] for pair in changed if pair in wanted}
    # Canonical ids depend on what is the same, and on whatever an analyst says.
    return _ends(pair for found in (before, after) for pair in (*_same(found), *_said(found)))


def _wanted(tx: Transaction, touched: Touched, at: str) -> dict[Pair, Row]:
    rules, mine = load_rules(), touched.profiles
    found: dict[Pair, Row] = {}
    for first, second in candidates(tx, mine, alone=touched.alone):
        judgement = judge(first, second, rules)
        if judgement.verdict is not Verdict.DIFFERENT or judgement.score >= rules.judgement.unsure:
            found[judgement.first, judgement.second] = verdicts.edge_of(judgement, at)
    words = verdicts.words(tx, mine)
    ends = {key for word in words for key in (word["left"], word["right"])}
    there = {row["id"] for row in tx.rows("judgements.sides", ids=sorted(ends))} if ends else set()
    for word in words:  # the latest last
        if {word["left"], word["right"]} <= there:
            found[word["left"], word["right"]] = verdicts.edge_of_word(word)
    return found


def _reach(edges: Edges, start: set[str]) -> set[str]:
    """The events that hang together with these by judgements "same" (these with them)."""
    reached, frontier = set(start), set(start)
    while frontier:
        frontier = _ends(_same(edges.of(frontier))) - reached
        reached |= frontier
    return reached


def _same(edges: Mapping[Pair, Row]) -> list[Pair]:
    return [pair for pair, edge in edges.items() if edge["verdict"] == Verdict.SAME]


def _said(edges: Mapping[Pair, Row]) -> list[Pair]:
    return [pair for pair, edge in edges.items() if edge["by"].startswith(ANALYST)]


def _ends(pairs: Iterable[Pair]) -> set[str]:
    return {end for pair in pairs for end in pair}


def _refold(tx: Transaction, events: Collection[str], ids: Mapping[str, str]) -> None:
    """Put the headlines of these: of the group where the event is its head, else the event's own."""
    if not events:
        return
    members: dict[str, list[str]] = defaultdict(list)
    for key, head in ids.items():
        members[head].append(key)
    wanted = {key: members[key] if ids[key] == key else [key] for key in events}
    everyone = sorted({key for group in wanted.values() for key in group})
    told: dict[str, list[Telling]] = defaultdict(list)
    for row in tx.rows("tellings.of_events", ids=everyone):
        told[row["event"]].append(from_row(row))
    headlines = {
        key: fold(of_group(telling for each in group for telling in told[each]))
        for key, group in sorted(wanted.items())
    }
    put_headlines(tx, headlines, sorted(headlines), {})


def of_group(tellings: Iterable[Telling]) -> list[Telling]:
    """In an order of its own, so that equals are decided alike whatever the order of reading."""
    return sorted(
        tellings, key=lambda each: (each.article, json.dumps(each.record, default=str, sort_keys=True))
    )
