"""What a brief holds: lines with footnotes, gathered from the graph."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from graph.export.dossier import Dossier, gather
from graph.measures import dyad_intensity
from graph.measures.interactions import names
from graph.records import Status
from graph.store.errors import NotFoundError
from graph.views.actor_rows import RoleRow
from graph.views.rows import FigureRow, TimelineRow
from graph.views.told_rows import ClaimRow

if TYPE_CHECKING:
    from graph.store import Store

_FACTS = (Status.OCCURRED, Status.ONGOING)
UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: a sentence and where it stands."""

    number: int
    claim: ClaimRow


@dataclass(frozen=True, slots=True)
class Line:
    """One fact. ``when``: EDTF, ``UNDATED`` or nothing; ``notes``: numbers of its footnotes.

    ``marks``: what to heed ("single source", "contested" …).
    """

    when: str
    text: str
    marks: tuple[str, ...]
    notes: tuple[int, ...]


@dataclass(slots=True)
class Brief:
    """A conflict within a range of days, section by section."""

    conflict: str
    start: date | None
    end: date | None
    as_of: date | None = None
    timeline: list[Line] = field(default_factory=list)
    actors: list[Line] = field(default_factory=list)
    relations: list[Line] = field(default_factory=list)
    roles: list[Line] = field(default_factory=list)
    figures: list[Line] = field(default_factory=list)
    single_source: list[Line] = field(default_factory=list)
    conflicting: list[Line] = field(default_factory=list)
    unconfirmed: list[Line] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    def sections(self) -> list[tuple[str, list[Line]]]:
        """Titles with their lines, in order of print."""
        return [
            ("Timeline", self.timeline),
            ("Actors", self.actors),
            ("Changes of relation", self.relations),
            ("Roles and their changes", self.roles),
            ("Figures", self.figures),
            ("Open: told by one source alone", self.single_source),
            ("Open: sources differ", self.conflicting),
            ("Open: planned and not confirmed", self.unconfirmed),
        ]


class _Footnotes:
    """Numbers claims in order of first use."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._numbers: dict[str, int] = {}
        self.notes: list[Note] = []

    def of(self, facts: Iterable[str], articles: Iterable[str] = ()) -> tuple[int, ...]:
        """Numbers of the claims about these facts (only those of ``articles`` where given)."""
        wanted = set(articles)
        found = []
        for fact in facts:
            for claim in self._dossier.claims.get(fact, ()):
                if not wanted or claim.article in wanted:
                    found.append(self._number(claim))
        return tuple(sorted(set(found)))

    def _number(self, claim: ClaimRow) -> int:
        # One sentence may support several facts: it is one footnote.
        key = f"{claim.article} {claim.start} {claim.end}"
        if key not in self._numbers:
            self._numbers[key] = len(self._numbers) + 1
            self.notes.append(Note(self._numbers[key], claim))
        return self._numbers[key]


def make_brief(
    store: Store,
    conflict: str,
    *,
    start: date | None = None,
    end: date | None = None,
    as_of: date | None = None,
) -> Brief:
    """Gather the brief on a conflict (an id), between two days, as it was known on a third.

    Raises:
        graph.store.NotFoundError: no conflict has this id.
        ValueError: the range ends before it starts.
    """
    found = store.rows("exchange.conflict", id=conflict)
    if not found:
        raise NotFoundError(f"no conflict {conflict} in the graph: `casus search` finds its id")
    dossier = gather(store, conflict=conflict, start=start, end=end, as_of=as_of)
    notes = _Footnotes(dossier)
    brief = Brief(found[0]["name"], start, end, as_of)
    brief.timeline = [_event_line(event, notes) for event in dossier.events]
    brief.actors = _actor_lines(dossier, notes)
    brief.relations = _relation_lines(dossier, notes)
    brief.roles = [line for role in dossier.roles for line in _role_lines(role, notes)]
    brief.figures = _figure_lines(dossier, notes)
    brief.single_source = [
        _event_line(e, notes) for e in dossier.events if e.status in _FACTS and e.sources < 2
    ]
    brief.conflicting = [_event_line(e, notes) for e in dossier.events if e.contested or _differ(e)]
    brief.unconfirmed = [_event_line(e, notes) for e in dossier.events if e.status is Status.PLANNED]
    brief.notes = notes.notes
    return brief


def _event_line(event: TimelineRow, notes: _Footnotes) -> Line:
    marks = [] if event.status in _FACTS else [event.status.value]
    marks += ["contested"] if event.contested else []
    marks += ["single source"] if event.sources < 2 else []
    where = ", ".join(place.name for place in event.places if place.name not in event.name)
    return Line(
        event.edtf or UNDATED,
        f"{event.name} ({where})" if where else event.name,
        tuple(marks),
        notes.of([event.id]),
    )


def _actor_lines(dossier: Dossier, notes: _Footnotes) -> list[Line]:
    lines = []
    for card in sorted(dossier.actors.values(), key=lambda card: card.name):
        parts: dict[str, list[str]] = {}
        for event in dossier.events:
            if event.status in _FACTS:
                for part in event.participants:
                    if part.id == card.id:
                        parts.setdefault(part.role.value, []).append(event.id)
        if parts:
            told = ", ".join(f"{role} in {len(ids)}" for role, ids in sorted(parts.items()))
            facts = [key for ids in parts.values() for key in ids]
            lines.append(Line("", f"{card.name}, {card.kind.value}: {told}", (), notes.of(facts)))
    return lines


def _relation_lines(dossier: Dossier, notes: _Footnotes) -> list[Line]:
    """Months in which the mean intensity of a pair changed its sign."""
    called = names(dossier.events)
    lines = []
    before: dict[tuple[str, str], float] = {}
    for each in dyad_intensity(dossier.events, "month"):
        old = before.get(each.pair)
        if old is not None and old * each.mean < 0:
            one, other = (called[actor] for actor in each.pair)
            turn = "to cooperation" if each.mean > 0 else "to conflict"
            facts = [
                event.id
                for event in dossier.events
                if event.status in _FACTS
                and event.earliest
                and event.latest
                and event.earliest.replace(day=1) == event.latest.replace(day=1) == each.start
                and set(each.pair) <= {part.id for part in event.participants}
            ]
            marks = ("one event",) if each.isolated else ()
            lines.append(
                Line(
                    f"{each.start:%Y-%m}",
                    f"{one} and {other}: {turn}, mean intensity {old:.1f} then {each.mean:.1f}",
                    marks,
                    notes.of(facts),
                )
            )
        before[each.pair] = each.mean
    return lines


def _role_lines(role: RoleRow, notes: _Footnotes) -> list[Line]:
    between = " and ".join(other.name for other in role.between)
    joint = "between" if len(role.between) > 1 else "with"
    name = f"{role.actor.name}, {role.kind.replace('_', ' ')}" + (f" {joint} {between}" if between else "")
    marks = ("single source",) if role.sources < 2 else ()
    if not role.states:
        return [Line("", name, marks, notes.of([role.id]))]
    return [
        Line(
            state.edtf or UNDATED,
            f"{name}: {state.level}"
            + (f", because of {state.because.name}" if state.because else "")
            + (f" ({state.because_text})" if state.because_text else ""),
            marks,
            notes.of([role.id, *([state.because.id] if state.because else [])]),
        )
        for state in sorted(role.states, key=lambda s: (s.earliest or date.min, s.latest or date.min, s.id))
    ]


def _figure_lines(dossier: Dossier, notes: _Footnotes) -> list[Line]:
    lines = []
    for event in dossier.events:
        for thing in sorted({figure.thing for figure in event.figures}):
            told = [figure for figure in event.figures if figure.thing == thing]
            articles = {article for figure in told for article in figure.articles}
            marks = ("sources differ",) if len(told) > 1 else ()
            lines.append(
                Line(
                    event.edtf or UNDATED,
                    f"{event.name}: {thing[0]} {_range(told)}",
                    marks,
                    notes.of([event.id], articles),
                )
            )
    return lines


def _range(told: list[FigureRow]) -> str:
    """The range that all sources together span of one thing, with its unit; open where one gives a bound."""
    of, unit = told[0].thing
    return _numbers(told) + (f" {unit}" if unit not in ("", of) else "")


def _numbers(told: list[FigureRow]) -> str:
    lows, highs = [each.min for each in told], [each.max for each in told]
    low = min(value for value in lows if value is not None) if None not in lows else None
    high = max(value for value in highs if value is not None) if None not in highs else None
    about = "about " if any(each.approximate for each in told) else ""
    if low is not None and high is not None:
        return about + (f"{low:,g}" if low == high else f"{low:,g} to {high:,g}")
    if low is not None:
        return f"at least {about}{low:,g}"
    return f"up to {about}{high:,g}" if high is not None else "of an unknown number"


def _differ(event: TimelineRow) -> bool:
    counted = [figure.thing for figure in event.figures]
    return len(counted) != len(set(counted))
