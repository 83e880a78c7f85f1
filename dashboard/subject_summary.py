"""What a set of events amounts to: who acted in them, what was counted, what is still open. Pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from dashboard.wording import FACT_NAMES, STATUS_WORDS, count, figure_words, when, year_span
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


def part_item(part: Part) -> dict[str, object]:
    """An actor's part as an item of a list."""
    words = [f"{name} {number}" for name, number in part.roles.most_common()]
    if part.other:
        words.append(f"{part.other} planned, denied …" if part.facts else "none reported as fact")
    words += [year_span(part.first, part.last)] if part.first and part.last else []
    kind = count(part.facts or part.other, "event")
    return {"key": part.id, "kind": kind, "text": part.name, "sub": "; ".join(words)}


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
        told: dict[tuple[str, str], list[FigureRow]] = defaultdict(list)
        for figure in row.figures:
            told[figure.thing].append(figure)
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


def count_record(found: Count) -> dict[str, object]:
    """A count as a table's row: an empty bound is one that no report gives."""
    return {
        "when": when(found.event),
        "what": figure_words(found.shown),
        "at least": found.low,
        "at most": found.high,
        "reports": found.articles,
        "differ": "yes" if found.variants > 1 else "",
        "event": found.event.name,
        "status": found.event.status.value,
        "id": found.event.id,
    }


def count_item(found: Count) -> dict[str, object]:
    """A count as an item of a list."""
    words = [count(found.articles, "report")] if found.articles else []
    words += ["reports differ"] if found.variants > 1 else []
    words += [] if found.event.status.value in FACT_NAMES else [STATUS_WORDS[found.event.status]]
    return {
        "key": found.event.id,
        "kind": f"{when(found.event)}: {figure_words(found.shown)}",
        "text": found.event.name,
        "sub": "; ".join(words) or None,
        "doubt": found.event.status.value not in FACT_NAMES,
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
        ("Reports differ on a number", [each.event for each in counts_of(rows) if each.variants > 1]),
        ("Planned, the day has passed, and no text says what came of it", overdue),
        ("Reported as fact by one source alone", [row for row in facts if row.sources < 2]),
        ("Reported as fact, at no known time", [row for row in facts if not (row.earliest or row.latest)]),
    ]
    return [
        Question(title, tuple({row.id: row for row in events}.values())) for title, events in found if events
    ]
