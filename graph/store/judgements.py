"""Which events are one, kept in the graph: judgements, analysts' words, canonical ids.

Whether two events are compared, and what is then thought of them, depends on these two
alone (``graph/resolution``); canonical ids depend on the judgements alone. So the graph is
the same whatever the order of writing: each write judges what it touched anew, then derives
the canonical ids of the connected events anew. A merged event's headline is folded from the
tellings of all members and kept on the one with the least id; the others keep their own.

Kept of judgements are "same", "unsure", and those "different" ones that are as alike as unsure
ones (near misses, with what spoke against them). The rest can be had again from the judge.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from graph.identifiers import digest
from graph.resolution import Profile, Verdict, canonical_ids, could_meet, judge
from graph.resolution.blocking import NARROW, narrow, told_windows
from graph.resolution.rules import load_rules
from graph.store import profiles, verdicts
from graph.store.database import Row, Transaction
from graph.store.derivation import Telling, fold
from graph.store.errors import NotFoundError
from graph.store.headlines import put, put_headlines
from graph.store.tellings import from_row
from graph.store.verdicts import Pair


@dataclass(frozen=True, slots=True)
class Touched:
    """Events that a write touches, those shown as one with them before, and those judged the same."""

    ids: tuple[str, ...] = ()
    grouped: frozenset[str] = frozenset()
    linked: frozenset[str] = frozenset()


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


def touch(tx: Transaction, ids: Collection[str], known: Collection[str]) -> Touched:
    """Note, before events are changed or deleted, whom they are grouped with."""
    if not known:
        return Touched(tuple(sorted(ids)))
    groups: dict[str, set[str]] = defaultdict(set)
    for row in tx.rows("judgements.groups", ids=sorted(known)):
        groups[row["head"]].add(row["id"])
    edges = tx.rows("judgements.edges", ids=sorted(known))
    return Touched(
        tuple(sorted(ids)),
        frozenset().union(*(group for group in groups.values() if len(group) > 1)),
        frozenset(verdicts.ends(row for row in edges if row["edge"]["verdict"] == Verdict.SAME)),
    )


def settle(tx: Transaction, touched: Touched, at: str) -> None:
    """Judge the touched events anew and derive the canonical ids of all that hang together with them."""
    if not touched.ids:
        return
    tx.rows("judgements.lock")
    mine = _profiles(tx, touched.ids)
    before = _renew_edges(tx, mine, at) if mine else set()
    reached = _reach(tx, {*mine, *touched.grouped, *touched.linked, *before})
    canonical = {row["id"]: row["canonical"] for row in tx.rows("judgements.sides", ids=sorted(reached))}
    found = _profiles(tx, reached)
    edges = tx.rows("judgements.edges", ids=sorted(found))
    ids = canonical_ids(found, *verdicts.thought(edges))
    changed = sorted(key for key, head in ids.items() if canonical[key] != head)
    put(tx, "judgements.put_canonical", [{"id": key, "canonical": ids[key]} for key in changed])
    merged = {head for head, size in Counter(ids.values()).items() if size > 1}
    refold = {*changed, *(ids[key] for key in changed), *(canonical[key] for key in changed)}
    refold |= {ids[key] for key in mine} & merged
    # A head that lost a member by deletion keeps its id, and yet has another headline.
    refold |= {ids[key] for key in touched.grouped if key in ids}
    _refold(tx, {key for key in refold if key in ids}, ids)


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
    settle(tx, touch(tx, word.pair, word.pair), word.at)


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
    settle(tx, touch(tx, pair, pair), at)


def _profiles(tx: Transaction, ids: Iterable[str]) -> dict[str, Profile]:
    rows = tx.rows("judgements.profiles", ids=sorted(ids))
    return {row["id"]: profiles.from_json(row["profile"]) for row in rows}


def _renew_edges(tx: Transaction, mine: Mapping[str, Profile], at: str) -> set[str]:
    """Put and drop what is thought of ``mine`` and others; the others whose edge was put or dropped."""
    kept = verdicts.by_pair(tx.rows("judgements.edges", ids=sorted(mine)))
    fresh, gone = verdicts.changes(kept, _wanted(tx, mine, at))
    put(tx, "judgements.put_edges", fresh)
    if gone:
        tx.rows("judgements.drop_edges", rows=gone)
    return verdicts.ends([*fresh, *gone])


def _wanted(tx: Transaction, mine: Mapping[str, Profile], at: str) -> dict[Pair, Row]:
    rules = load_rules()
    found: dict[Pair, Row] = {}
    for first, second in _candidates(tx, mine):
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


def _candidates(tx: Transaction, mine: Mapping[str, Profile]) -> list[tuple[Profile, Profile]]:
    """All pairs of ``mine`` and any event that could meet."""
    rules = load_rules()
    others = dict(mine)
    for row in _near(tx, list(mine.values())):
        if row["id"] not in others:
            others[row["id"]] = profiles.from_json(row["profile"])
    by_anchor: dict[str, set[str]] = defaultdict(set)
    for key, profile in others.items():
        for anchor in profile.actors | {spot.id for spot in profile.places}:
            by_anchor[anchor].add(key)
    pairs: dict[Pair, tuple[Profile, Profile]] = {}
    for key, profile in mine.items():
        anchors = profile.actors | {spot.id for spot in profile.places}
        for other in set().union(*(by_anchor[anchor] for anchor in anchors)):
            pair = (min(key, other), max(key, other))
            if pair not in pairs and could_meet(profile, others[other], rules):
                pairs[pair] = (others[pair[0]], others[pair[1]])
    return [pairs[pair] for pair in sorted(pairs)]


def _near(tx: Transaction, mine: list[Profile]) -> list[Row]:
    rules = load_rules()
    codes = {profile.type for profile in mine}
    types = sorted(
        codes | {each for group in rules.judgement.related_types if codes & set(group) for each in group}
    )
    anchors = sorted(set().union(*(each.actors | {spot.id for spot in each.places} for each in mine)))
    common = {"types": types, "anchors": anchors}
    exact = [each for each in mine if narrow(each)]
    loose = [each for each in mine if not narrow(each)]
    days = [(each.earliest, each.latest) for each in exact if each.earliest and each.latest]
    told = [window for each in loose for window in told_windows(each)]
    rows: list[Row] = []
    for first, last in _merged(days + told):
        since = first - timedelta(days=NARROW) if first.toordinal() > NARROW else date.min
        rows += tx.rows("judgements.by_days", since=since, first=first, last=last, **common)
    for first, last in _merged(told):
        rows += tx.rows("judgements.all_by_telling", first=first, last=last, **common)
    for first, last in _merged([window for each in exact for window in told_windows(each)]):
        rows += tx.rows("judgements.by_telling", first=first, last=last, **common)
    return rows


def _merged(ranges: Iterable[tuple[date, date]]) -> list[tuple[date, date]]:
    """Ranges of days joined where they overlap."""
    found: list[tuple[date, date]] = []
    for first, last in sorted(ranges):
        if found and first <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return found


def _reach(tx: Transaction, start: set[str]) -> set[str]:
    """The events that hang together with these by judgements "same" (these with them)."""
    reached, frontier = set(start), set(start)
    while frontier:
        rows = tx.rows("judgements.edges", ids=sorted(frontier))
        same = verdicts.ends(row for row in rows if row["edge"]["verdict"] == Verdict.SAME)
        frontier = same - reached
        reached |= same
    return reached


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
        key: fold(_of_group(telling for each in group for telling in told[each]))
        for key, group in sorted(wanted.items())
    }
    put_headlines(tx, headlines, sorted(headlines), {})


def _of_group(tellings: Iterable[Telling]) -> list[Telling]:
    """In an order of its own, so that equals are decided alike whatever the order of reading."""
    return sorted(
        tellings, key=lambda each: (each.article, json.dumps(each.record, default=str, sort_keys=True))
    )
