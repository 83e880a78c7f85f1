"""A coded row to an extraction: an article of the row's own words, and the event that it codes."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from graph.identifiers import article_id
from graph.ontology import load_ontology
from graph.records import (
    Actor,
    Article,
    Claim,
    Event,
    Extraction,
    Figure,
    Participant,
    ParticipantRole,
    Unmapped,
)
from graph.resolution.rules import load_rules
from ingest.coded.dates import date_row, plain_code
from ingest.coded.mapping import Coding, TableMapping
from ingest.coded.parties import find_actors, find_place
from ingest.conflicts import find_conflicts
from ingest.resolution.identity import event_id, event_identity
from ingest.resolution.naming import event_name

KIND = "coded row"


def read_row(row: Mapping[str, str], mapping: TableMapping) -> Extraction:
    """What one row says. Its prose comes first in the article, then the cells that were coded.

    An event shares its identity with events of texts when its day, its parties and its town are known;
    otherwise it is the row's own, and meets others by judgement alone.

    Raises:
        ValueError: a cell cannot be read; the message names the column's content, not the row.
    """
    article, spans = _article(row, mapping)
    coding = _coding(row, mapping)
    if coding is None:
        start, end = spans[-1]
        code = f"{mapping.types.column} {row.get(mapping.types.column, '')}"
        return Extraction(
            article=article,
            unmapped=(Unmapped(lemma=code, quote=article.text[start:end], start=start, end=end),),
        )
    date = date_row(row, mapping.dates, mapping.outlet)
    place, exact = find_place(row, mapping.places)
    actors, participants = _parties(row, mapping, coding)
    places = [place] if place is not None else []
    rules, ontology = load_rules(), load_ontology()
    parts, _ = event_identity(
        coding.type, coding.mode, coding.status, date, participants, places, article.id, rules
    )
    if not exact and "in" not in parts:
        parts = [*parts, "in", article.id]
    sure = mapping.confidence.get(
        plain_code(row.get(mapping.clarity, "")) if mapping.clarity else "", mapping.default_confidence
    )
    conflicts = find_conflicts(actors, places, date)
    event = Event(
        id=event_id(parts, 0),
        name=event_name(coding.type, coding.mode, participants, places, date, rules),
        type=coding.type,
        mode=coding.mode,
        acled=ontology.acled(coding.type, coding.mode),
        cameo=ontology.cameo(coding.type, coding.mode),
        contexts=ontology.contexts_of(coding.type, coding.mode),
        intensity=ontology.intensity(coding.type, coding.mode),
        status=coding.status,
        date=date,
        participants=tuple(participants),
        places=tuple(places),
        conflicts=tuple(sorted(conflicts, key=lambda item: item.id)),
        figures=tuple(_figures(row, mapping)),
        claims=tuple(
            Claim(quote=article.text[start:end], start=start, end=end, confidence=sure)
            for start, end in spans
        ),
    )
    return Extraction(
        article=article, events=(event,), actors=tuple(sorted(actors, key=lambda item: item.id))
    )


def _article(row: Mapping[str, str], mapping: TableMapping) -> tuple[Article, list[tuple[int, int]]]:
    prose = dict.fromkeys(" ".join(row.get(column, "").split()) for column in mapping.text)
    coded = "; ".join(
        f"{column}: {row[column].strip()}" for column in mapping.shown if row.get(column, "").strip()
    )
    blocks = [block for block in (*prose, coded) if block]
    if not blocks or not row.get(mapping.key, "").strip():
        raise ValueError(f"there is nothing in its column {mapping.key!r}")
    text = "\n\n".join(blocks)
    starts = [0]
    for block in blocks:
        starts.append(starts[-1] + len(block) + 2)
    spans = [(start, following - 2) for start, following in pairwise(starts)]
    article = Article(
        id=article_id(text, mapping.outlet, None),
        title=f"{mapping.outlet} {plain_code(row[mapping.key])}",
        published_basis="a coded row has no day of publication",
        agency=" ".join(row.get(mapping.agency, "").split())[:200] or None if mapping.agency else None,
        outlet=mapping.outlet,
        url=row.get(mapping.url, "").strip() or None if mapping.url else None,
        kind=KIND,
        text=text,
    )
    return article, spans


def _coding(row: Mapping[str, str], mapping: TableMapping) -> Coding | None:
    code = plain_code(row.get(mapping.types.column, ""))
    if mapping.types.match == "exact":
        return mapping.types.codes.get(code)
    return next(
        (mapping.types.codes[code[:n]] for n in range(len(code), 0, -1) if code[:n] in mapping.types.codes),
        None,
    )


def _parties(
    row: Mapping[str, str], mapping: TableMapping, coding: Coding
) -> tuple[list[Actor], list[Participant]]:
    roles = (ParticipantRole.INITIATOR, ParticipantRole.RECIPIENT)
    if coding.together:
        roles = (ParticipantRole.PARTICIPANT, ParticipantRole.PARTICIPANT)
    pairs: list[tuple[Actor, ParticipantRole]] = []
    for side, role in zip((mapping.actors.first, mapping.actors.second), roles, strict=True):
        taken = {actor.id for actor, _ in pairs}
        found = find_actors(row, side, mapping.actors)
        pairs += [(actor, role) for actor in found if actor.id not in taken]
    participants = [
        Participant(id=actor.id, name=actor.name, kind=actor.kind, role=role) for actor, role in pairs
    ]
    order = list(ParticipantRole)
    participants.sort(key=lambda item: (order.index(item.role), item.name, item.id))
    return [actor for actor, _ in pairs], participants


def _figures(row: Mapping[str, str], mapping: TableMapping) -> list[Figure]:
    figures = []
    for count in mapping.figures:
        low, high = (
            float(row[column]) if column and row.get(column, "").strip() else None
            for column in (count.min, count.max)
        )
        if low is not None and high is not None and low > high:
            low, high = high, low
        if not (low or high):
            continue
        figures.append(Figure(of=count.of, min=low, max=high, unit="people", approximate=count.approximate))
    return figures
