"""A judgement on a pair: same, different or unsure, with the parts that led to it."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from graph.records import Record, Status
from graph.resolution import likeness
from graph.resolution.blocking import narrow
from graph.resolution.profile import Profile
from graph.resolution.rules import Rules, load_rules

JUDGE_VERSION = "judge-3"
_UNHELD = "no date or no actor in common to hold it"  # what an analyst may still know better


class Verdict(StrEnum):
    """What is thought of a pair."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


class Judgement(Record):
    """What was thought of two events (``first`` < ``second``), by whom and why.

    ``parts`` are the named likenesses (0..1) that both sides gave; ``why`` is one sentence.
    """

    first: str
    second: str
    verdict: Verdict
    score: float
    why: str
    parts: dict[str, float] = Field(default_factory=dict)
    by: str = JUDGE_VERSION


# What is planned, goes on or took place: none of it is what was called off.
_STANDING = frozenset({Status.PLANNED, Status.ONGOING, Status.OCCURRED})


def forbidden(first: Profile, second: Profile) -> str | None:
    """Why two events can never be one, or None.

    Told apart by one article; disjoint dates; a plan and a cancelled sibling; one side's act and the other's.
    """
    if not first.articles.isdisjoint(second.articles):
        return "one article tells of both"
    if first.latest and second.earliest and first.latest < second.earliest:
        return f"dates are disjoint: until {first.latest}, from {second.earliest}"
    if second.latest and first.earliest and second.latest < first.earliest:
        return f"dates are disjoint: until {second.latest}, from {first.earliest}"
    for one, other in ((first, second), (second, first)):
        if Status.CANCELLED in one.statuses and other.statuses and other.statuses <= _STANDING:
            return "one was cancelled, the other was not"
        if Status.HYPOTHETICAL in one.statuses and Status.HYPOTHETICAL not in other.statuses:
            return "one is hypothetical"
        if one.initiators & other.recipients and not one.initiators & other.initiators:
            return "who acts in one is acted upon in the other"
    return None


def _needs(first: Profile, second: Profile, parts: dict[str, float], rules: Rules) -> str | None:
    """What keeps a high score from being "same": nothing is merged on likeness of kind alone."""
    if parts["type"] == 0:
        return "their types do not go together"
    if parts.get("actors", 1.0) < 0.34:
        return "they share no principal"
    if parts.get("place", 1.0) == 0:
        return "their places lie far apart"
    close = parts.get("wording", 0.0) >= rules.judgement.close_wording
    exact = "date" in parts and (narrow(first) or narrow(second))
    if not close and (not exact or ("actors" not in parts and parts.get("place", 0.0) < 0.9)):
        return _UNHELD
    return None


def judge(first: Profile, second: Profile, rules: Rules | None = None) -> Judgement:
    """Judge a pair; symmetric in its arguments."""
    rules = rules or load_rules()
    if second.id < first.id:
        first, second = second, first
    barrier = forbidden(first, second)
    if barrier is not None:
        return Judgement(
            first=first.id,
            second=second.id,
            verdict=Verdict.DIFFERENT,
            score=0.0,
            why=f"never one event: {barrier}",
        )
    told = {
        "actors": likeness.actors(first, second),
        "date": likeness.dates(first, second),
        "type": likeness.types(first, second, rules),
        "place": likeness.places(first, second, rules),
        "figures": likeness.figures(first, second),
        "wording": likeness.wording(first, second),
    }
    parts = {name: round(value, 4) for name, value in told.items() if value is not None}
    weights = rules.judgement.weights.model_dump()
    known = sum(weights[name] for name in parts)
    score = round(sum(weights[name] * value for name, value in parts.items()) / known, 4)
    lacking = _needs(first, second, parts, rules)
    if score >= rules.judgement.same and lacking is None:
        verdict = Verdict.SAME
    elif score >= rules.judgement.unsure and (lacking is None or lacking == _UNHELD):
        verdict = Verdict.UNSURE
    else:
        verdict = Verdict.DIFFERENT
    told_parts = ", ".join(f"{name} {value:.2f}" for name, value in parts.items())
    why = told_parts if lacking is None else f"{told_parts}; {lacking}"
    return Judgement(first=first.id, second=second.id, verdict=verdict, score=score, parts=parts, why=why)
