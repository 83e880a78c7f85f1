"""Between claim rows and extractions: what a file that carries quotes can give back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from pydantic import ValidationError

from graph.export.errors import ExchangeError
from graph.records import Actor, Article, Claim, Event, Extraction, Modality, Participant, Record, Status
from graph.views.told_rows import ClaimRow

_PARAGRAPH = "\n\n"
_EVENT_FIELDS = ("id", "name", "type", "mode", "acled", "cameo", "contexts", "intensity", "status")
_DATE_FIELDS = ("edtf", "earliest", "latest", "precision", "basis")
_FIGURE_FIELDS = ("of", "min", "max", "unit", "qualifier", "approximate")
_PLACE_FIELDS = ("id", "name", "kind", "lat", "lon")


class FlatClaim(Record):
    """A claim with the little that a file says of its article. Offsets are those of the whole article."""

    quote: str
    start: int | None = None
    end: int | None = None
    modality: Modality = Modality.REPORTED
    speaker: str | None = None
    confidence: float = 1.0
    status: Status | None = None
    label: str | None = None
    article: str
    title: str | None = None
    outlet: str | None = None
    agency: str | None = None
    published: date | None = None
    url: str | None = None

    @classmethod
    def of(cls, claim: ClaimRow) -> Self:
        """The same of a row of the views."""
        return cls(**{name: getattr(claim, name) for name in cls.model_fields})


@dataclass(frozen=True, slots=True)
class EventTelling:
    """One claim about one event, which is given as a timeline row's JSON."""

    event: dict[str, Any]
    claim: FlatClaim


def extractions(tellings: Iterable[EventTelling]) -> list[Extraction]:
    """One extraction an article, in order of id; the article's text is its quotes in their order.

    Raises:
        ExchangeError: an event is not one of a timeline.
    """
    by_article: dict[str, list[EventTelling]] = defaultdict(list)
    for telling in tellings:
        by_article[telling.claim.article].append(telling)
    return [_extraction(article, by_article[article]) for article in sorted(by_article)]


def _extraction(article: str, tellings: list[EventTelling]) -> Extraction:
    tellings = sorted(tellings, key=lambda each: (each.claim.start or 0, each.event["id"]))
    places: dict[str, int] = {}
    text = ""
    for telling in tellings:
        quote = telling.claim.quote
        if quote not in places:
            text += (_PARAGRAPH if text else "") + quote
            places[quote] = len(text) - len(quote)
    by_event: dict[str, list[EventTelling]] = defaultdict(list)
    for telling in tellings:
        by_event[telling.event["id"]].append(telling)
    told = tellings[0].claim
    try:
        events = tuple(_event(by_event[key], places) for key in by_event)
    except (ValidationError, KeyError, TypeError) as error:
        raise ExchangeError(f"{article}: an event is not as Casus writes it: {error}") from error
    return Extraction(
        article=Article(
            id=article,
            title=told.title,
            outlet=told.outlet,
            agency=told.agency,
            published=told.published,
            url=told.url,
            kind="quotes",
            text=text,
            warnings=("imported from an exchange file: the text is the quotes alone",),
        ),
        events=events,
        actors=_actors(events),
    )


def _event(tellings: list[EventTelling], places: dict[str, int]) -> Event:
    event, first = tellings[0].event, tellings[0].claim
    fields = {name: event[name] for name in _EVENT_FIELDS if event.get(name) is not None}
    fields |= {"status": first.status or event["status"], "name": first.label or event["name"]}
    figures = [
        figure
        for figure in event.get("figures", ())
        if not figure.get("articles") or first.article in figure["articles"]
    ]
    return Event.model_validate(
        {
            **fields,
            "date": {name: event[name] for name in _DATE_FIELDS if event.get(name) is not None},
            "participants": [Participant.model_validate(each) for each in event.get("participants", ())],
            "places": [_only(each, _PLACE_FIELDS) for each in event.get("places", ())],
            "conflicts": [_only(each, ("id", "name")) for each in event.get("conflicts", ())],
            "figures": [_only(each, _FIGURE_FIELDS) for each in figures],
            "claims": [_claim(telling.claim, places) for telling in tellings],
        }
    )


def _claim(claim: FlatClaim, places: dict[str, int]) -> Claim:
    start = places[claim.quote]
    return Claim(
        quote=claim.quote,
        start=start,
        end=start + len(claim.quote),
        modality=claim.modality,
        speaker=claim.speaker,
        confidence=claim.confidence,
    )


def _actors(events: Iterable[Event]) -> tuple[Actor, ...]:
    found = {
        part.id: Actor(id=part.id, name=part.name, kind=part.kind)
        for event in events
        for part in event.participants
    }
    return tuple(found[key] for key in sorted(found))


def _only(record: dict[str, Any], names: Iterable[str]) -> dict[str, Any]:
    return {name: record[name] for name in names if record.get(name) is not None}
