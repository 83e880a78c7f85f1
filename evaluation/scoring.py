"""Scores one extraction against one gold text, and sums over texts."""

from __future__ import annotations

from dataclasses import dataclass, field

from evaluation.counts import Counts
from evaluation.figures import same_figure
from evaluation.gold import GoldEvent, GoldText
from evaluation.matching import Pair, align, dates_right, slots
from evaluation.names import Names
from evaluation.page import furniture, page_fields
from graph.records import Event, Extraction, Role, Status


@dataclass
class Score:
    """Sums over texts. Counts are micro-averaged; ``outcomes`` says what became of every gold item."""

    events: Counts = field(default_factory=Counts)
    principals: Counts = field(default_factory=Counts)
    places: Counts = field(default_factory=Counts)
    figures: Counts = field(default_factory=Counts)
    dates: Counts = field(default_factory=Counts)
    statuses: Counts = field(default_factory=Counts)
    speakers: Counts = field(default_factory=Counts)
    roles: Counts = field(default_factory=Counts)
    relations: Counts = field(default_factory=Counts)
    order: Counts = field(default_factory=Counts)
    page: Counts = field(default_factory=Counts)
    never: int = 0
    texts_without: int = 0
    invented: int = 0
    outcomes: dict[str, str] = field(default_factory=dict)

    def add(self, other: Score) -> None:
        """Adds another text's counts; outcomes stay with their text."""
        for name in (
            *("events", "principals", "places", "figures", "dates", "statuses", "speakers"),
            *("roles", "relations", "order", "page"),
        ):
            getattr(self, name).add(getattr(other, name))
        self.never += other.never
        self.texts_without += other.texts_without
        self.invented += other.invented

    def metrics(self) -> dict[str, float]:
        """The table's figures: shares from 0 to 1, and counts."""
        return {
            "event_f1": self.events.f1,
            "event_precision": self.events.precision,
            "event_recall": self.events.recall,
            "date_exact": self.dates.recall,
            "status_accuracy": self.statuses.recall,
            "principals_f1": self.principals.f1,
            "places_f1": self.places.f1,
            "figures_f1": self.figures.f1,
            "speaker_recall": self.speakers.recall,
            "roles_recall": self.roles.recall,
            "relations_recall": self.relations.recall,
            "order_recall": self.order.recall,
            "page_fields": self.page.recall,
            "never_found": float(self.never),
            "invented_per_text": self.invented / self.texts_without if self.texts_without else 0.0,
        }


def score_text(gold: GoldText, extraction: Extraction, names: Names) -> Score:
    """The counts of one text, with an outcome for each gold item and each false event."""
    score = Score()
    pairs = align(gold.events, extraction.events, names)
    by_key = {pair.gold.key: pair for pair in pairs}
    for wanted in gold.events:
        _score_event(score, wanted, by_key.get(wanted.key), names)
    aligned = {id(pair.found) for pair in pairs}
    for event in extraction.events:
        if id(event) in aligned:
            continue
        # The content of a threat, demand or condition may be coded or not (see the conventions).
        if event.status != Status.HYPOTHETICAL:
            score.events.false += 1
            score.outcomes[f"false {event.type}: {event.name}"] = f"{event.status} {event.date.edtf}"
    if not gold.events:
        score.texts_without, score.invented = 1, len(extraction.events)
    _score_roles(score, gold, extraction, names)
    _score_relations(score, gold, extraction, names)
    _score_order(score, gold, extraction, by_key)
    _score_page(score, gold, extraction)
    for item in gold.never:
        culprits = [event for event in extraction.events if _is_never(item, event)]
        score.never += bool(culprits)
        score.outcomes[f"never {item}"] = "found: " + culprits[0].name if culprits else "ok"
    return score


def _score_event(score: Score, gold: GoldEvent, pair: Pair | None, names: Names) -> None:
    label = f"event {gold.key}"
    if pair is None or not pair.right:
        if pair is None:
            outcome = "missing"
        elif pair.type_right:
            outcome = "no right principal: " + (
                ", ".join(f"{actor.name} ({actor.role})" for actor in pair.found.participants) or "none"
            )
        else:
            outcome = f"type {pair.found.type}"
        if not gold.optional:
            score.events.missed += 1
            score.events.false += pair is not None
            score.outcomes[label] = outcome
        elif pair is not None and not pair.type_right:
            score.events.false += 1
            score.outcomes[label] = outcome + " (optional)"
        return
    if gold.optional:
        score.outcomes[label] = "ok (optional)"
        return
    score.events.right += 1
    faults: list[str] = []
    _one(score.statuses, pair.found.status in gold.status, faults, f"status {pair.found.status}")
    _one(score.dates, dates_right(gold, pair.found.date), faults, f"date {pair.found.date.edtf}")
    if gold.speaker:
        speakers = [claim.speaker for claim in pair.found.claims if claim.speaker]
        right = any(names.mentions(gold.speaker, speaker) for speaker in speakers)
        _one(score.speakers, right, faults, f"speaker {speakers}")
    _score_principals(score, pair, names, faults)
    _score_places(score, pair, names, faults)
    _score_figures(score, pair, names, faults)
    score.outcomes[label] = "; ".join(faults) or "ok"


def _one(counts: Counts, right: bool, faults: list[str], fault: str) -> None:
    counts.right += right
    counts.missed += not right
    if not right:
        faults.append(fault)


def _score_principals(score: Score, pair: Pair, names: Names, faults: list[str]) -> None:
    left = list(pair.found.participants)
    for slot in slots(pair.gold, pair.found.type):
        hit = next(
            (actor for actor in left if actor.role in slot.roles and names.same(slot.name, actor.name)), None
        )
        if hit is not None:
            left.remove(hit)
            score.principals.right += not slot.optional
        elif not slot.optional:
            score.principals.missed += 1
            faults.append(f"missed {slot.name}")
    score.principals.false += len(left)
    faults.extend(f"false {actor.role} {actor.name}" for actor in left)


def _score_places(score: Score, pair: Pair, names: Names, faults: list[str]) -> None:
    left = [place.name for place in pair.found.places]
    for wanted in pair.gold.at:
        hit = next((name for name in left if names.same(wanted, name)), None)
        if hit is not None:
            left.remove(hit)
            score.places.right += not pair.gold.at_optional
        elif not pair.gold.at_optional:
            score.places.missed += 1
            faults.append(f"missed place {wanted}")
    score.places.false += len(left)
    faults.extend(f"false place {name}" for name in left)


def _score_figures(score: Score, pair: Pair, names: Names, faults: list[str]) -> None:
    left = list(pair.found.figures)
    for wanted in pair.gold.figures:
        hit = next((figure for figure in left if same_figure(wanted, figure, names.figures)), None)
        if hit is not None:
            left.remove(hit)
            score.figures.right += not wanted.optional
        elif not wanted.optional:
            score.figures.missed += 1
            faults.append(f"missed figure {wanted}")
    score.figures.false += len(left)
    faults.extend(f"false figure {figure.of} {figure.min}..{figure.max}" for figure in left)


def _score_roles(score: Score, gold: GoldText, extraction: Extraction, names: Names) -> None:
    for wanted in gold.roles:
        right = any(
            role.kind == wanted.kind
            and names.same(wanted.actor, role.actor)
            and _covers(role, wanted.between, names)
            for role in extraction.roles
        )
        _one(score.roles, right, [], "")
        score.outcomes[f"role {wanted.actor} {wanted.kind}"] = "ok" if right else "missing"


def _covers(role: Role, between: tuple[str, ...], names: Names) -> bool:
    return all(any(names.same(side, name) for name in role.between) for side in between)


def _score_relations(score: Score, gold: GoldText, extraction: Extraction, names: Names) -> None:
    for wanted in gold.relations:
        right = any(
            relation.kind == wanted.kind
            and (
                (names.same(wanted.source, relation.source) and names.same(wanted.target, relation.target))
                or (
                    wanted.kind in ("ally", "foe")
                    and names.same(wanted.source, relation.target)
                    and names.same(wanted.target, relation.source)
                )
            )
            for relation in extraction.relations
        )
        if right or not gold.relations_optional:
            _one(score.relations, right, [], "")
        label = f"relation {wanted.source} {wanted.kind} {wanted.target}"
        score.outcomes[label] = "ok" if right else "missing"


def _score_order(score: Score, gold: GoldText, extraction: Extraction, by_key: dict[str, Pair]) -> None:
    after: dict[str, set[str]] = {}
    for pair in extraction.order:
        after.setdefault(pair.before, set()).add(pair.after)
    for first, second in gold.order:
        right = (
            first in by_key
            and second in by_key
            and _reaches(after, by_key[first].found.id, by_key[second].found.id)
        )
        _one(score.order, right, [], "")
        score.outcomes[f"order {first} < {second}"] = "ok" if right else "missing"


def _score_page(score: Score, gold: GoldText, extraction: Extraction) -> None:
    for name, outcome in page_fields(gold, extraction):
        _one(score.page, outcome == "ok", [], "")
        score.outcomes[f"article {name}"] = outcome
    for item, where in furniture(gold.absent, extraction):
        score.never += where is not None
        score.outcomes[f"absent {item}"] = "ok" if where is None else "found: " + where


def _reaches(after: dict[str, set[str]], start: str, goal: str) -> bool:
    seen: set[str] = set()
    waiting = [start]
    while waiting:
        for following in after.get(waiting.pop(), ()):
            if following == goal:
                return True
            if following not in seen:
                seen.add(following)
                waiting.append(following)
    return False


def _is_never(item: str, event: Event) -> bool:
    status, kind, *words = item.split()
    return (
        event.status == status
        and event.type == kind
        and (not words or " ".join(words).casefold() in event.name.casefold())
    )
