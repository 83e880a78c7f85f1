"""What a set of events amounts to: who acted in them, what was counted, what is still open. Pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from dashboard.wording import FACT_NAMES, figure_words, when, year_span
from graph.records import Status
from graph.views import FigureRow, TimelineRow


@dataclass(slots=True)
class Part:
    """An actor's part in a set of events: roles count events reported as fact, ``other`` all else."""

    id: str
    name: str
    kind: str
    roles: Counter[str] = field(default_factory=Counter)
    hostile: int = 0
    cooperative: int = 0
    other: int = 0
    first: date | None = None
    last: date | None = None

    @property
    def facts(self) -> int:
        """Events reported as fact in which it has a part, counted once a role."""
        return sum(self.roles.values())


def parts(rows: Iterable[TimelineRow]) -> list[Part]:
    """Who acted, the busiest in events reported as fact first. Planned or denied events make no part."""
    found: dict[str, Part] = {}
    for row in rows:
        for one in row.participants:
            part = found.setdefault(one.id, Part(one.id, one.name, one.kind.value))
            if row.status.value not in FACT_NAMES:
                part.other += 1
                continue
            part.roles[one.role.value] += 1
            part.hostile += (row.intensity or 0) < 0
            part.cooperative += (row.intensity or 0) > 0
            if row.earliest and row.latest:
                part.first = min(part.first or row.earliest, row.earliest)
                part.last = max(part.last or row.latest, row.latest)
    return sorted(found.values(), key=lambda part: (-part.facts, -part.other, part.name, part.id))


def part_record(part: Part) -> dict[str, object]:
    """An actor's part as a table's row."""
    return {
        "actor": part.name,
        "kind": part.kind.replace("_", " "),
        "reported": part.facts,
        "as": ", ".join(f"{name} {number}" for name, number in part.roles.most_common()),
        "hostile": part.hostile,
        "cooperative": part.cooperative,
        "planned, denied …": part.other,
        "years": year_span(part.first, part.last) if part.first and part.last else "",
        "id": part.id,
    }


@dataclass(frozen=True, slots=True)
class Count:
    """What was counted in one event: the figure shown, the range that all reports span, who gives it."""

    event: TimelineRow
    of: str
    shown: FigureRow
    low: float | None
    high: float | None
    variants: int
    articles: int


def counts_of(rows: Iterable[TimelineRow]) -> list[Count]:
    """Figures event by event, never added up: reports of one battle overlap, and so do their dead."""
    found = []
    for row in rows:
        told: dict[tuple[str, str | None], list[FigureRow]] = defaultdict(list)
        for figure in row.figures:
            told[figure.of, figure.unit].append(figure)
        for (of, _), variants in told.items():
            shown = next((one for one in variants if one.headline), variants[0])
            lows, highs = [one.min for one in variants], [one.max for one in variants]
            found.append(
                Count(
                    event=row,
                    of=of,
                    shown=shown,
                    low=None if None in lows else min(value for value in lows if value is not None),
                    high=None if None in highs else max(value for value in highs if value is not None),
                    variants=len(variants),
                    articles=len({article for one in variants for article in one.articles}),
                )
            )
    return found


def count_record(count: Count) -> dict[str, object]:
    """A count as a table's row: an empty bound is one that no report gives."""
    return {
        "when": when(count.event),
        "what": figure_words(count.shown),
        "at least": count.low,
        "at most": count.high,
        "reports": count.articles,
        "differ": "yes" if count.variants > 1 else "",
        "event": count.event.name,
        "status": count.event.status.value,
        "id": count.event.id,
    }


@dataclass(frozen=True, slots=True)
class Question:
    """Something that the texts leave open, and the events that pose it."""

    title: str
    events: tuple[TimelineRow, ...]


def open_questions(rows: Sequence[TimelineRow], told_until: date | None) -> list[Question]:
    """What a reader cannot know from these texts; ``told_until``: the last day of publication among them."""
    facts = [row for row in rows if row.status.value in FACT_NAMES]
    overdue = [
        row
        for row in rows
        if row.status is Status.PLANNED and row.latest and told_until and row.latest < told_until
    ]
    found = [
        ("Some say it happened, others deny it", [row for row in rows if row.contested]),
        ("Reports differ on a number", [count.event for count in counts_of(rows) if count.variants > 1]),
        ("Planned, the day has passed, and no text says what came of it", overdue),
        ("Reported as fact by one source alone", [row for row in facts if row.sources < 2]),
        ("Reported as fact, at no known time", [row for row in facts if not (row.earliest or row.latest)]),
    ]
    return [
        Question(title, tuple({row.id: row for row in events}.values())) for title, events in found if events
    ]
