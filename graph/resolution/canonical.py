"""Canonical ids out of judgements: a function of the set of events, not of the order they came in."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from graph.resolution.judge import Judgement, Verdict, forbidden
from graph.resolution.profile import Profile


def canonical_ids(
    profiles: Mapping[str, Profile],
    judgements: Iterable[Judgement],
    words: Mapping[tuple[str, str], Verdict] | None = None,
) -> dict[str, str]:
    """The canonical id (the least id of its group) of every event.

    Judgements "same" are taken from the surest down; a merge that would bring together two
    events that can never be one, or that an analyst has told apart, is not made. ``words``
    are analysts' verdicts by pair of ids in order; they outrank the machine's, and a pair
    that an analyst called same is joined before all others.
    """
    said = dict(words or {})
    groups: dict[str, set[str]] = {key: {key} for key in profiles}
    apart = {pair for pair, verdict in said.items() if verdict is Verdict.DIFFERENT}
    surest = [
        (0, -1.0, *pair)
        for pair, verdict in said.items()
        if verdict is Verdict.SAME and set(pair) <= groups.keys()
    ]
    surest += [
        (1, -item.score, item.first, item.second)
        for item in judgements
        if item.verdict is Verdict.SAME
        and (item.first, item.second) not in said
        and {item.first, item.second} <= groups.keys()
    ]
    for by_machine, _, first, second in sorted(surest):
        mine, theirs = groups[first], groups[second]
        if mine is theirs or _told_apart(mine, theirs, apart):
            continue
        if by_machine and _forbidden(mine, theirs, profiles):
            continue
        mine |= theirs
        for key in theirs:
            groups[key] = mine
    return {key: min(group) for key, group in groups.items()}


def _told_apart(mine: Collection[str], theirs: Collection[str], apart: Collection[tuple[str, str]]) -> bool:
    return any((min(one, other), max(one, other)) in apart for one in mine for other in theirs)


def _forbidden(mine: Collection[str], theirs: Collection[str], profiles: Mapping[str, Profile]) -> bool:
    return any(forbidden(profiles[one], profiles[other]) is not None for one in mine for other in theirs)
