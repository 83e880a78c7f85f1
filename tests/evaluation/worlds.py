"""Extractions made by hand, so that the harness is tested without the extractor."""

from __future__ import annotations

from datetime import date

from graph.edtf import date_value, undated
from graph.records import (
    ActorKind,
    Article,
    Claim,
    Event,
    Extraction,
    Figure,
    Order,
    Participant,
    ParticipantRole,
    Place,
    Status,
)

TEXT = (
    "Ruritanian forces shelled Strelsau on Monday, killing three people. Borduria denied a role. "
    "Talks in Szohod are planned."
)


def article(text: str = TEXT) -> Article:
    """An article of 7 June 2023."""
    return Article(id="a1", published=date(2023, 6, 7), text=text)


def event(
    key: str,
    type_: str,
    quote: str,
    *,
    edtf: str | None = None,
    status: Status = Status.OCCURRED,
    actors: tuple[tuple[str, str], ...] = (),
    places: tuple[str, ...] = (),
    figures: tuple[Figure, ...] = (),
    speaker: str | None = None,
    text: str = TEXT,
) -> Event:
    """An event with one claim that quotes ``text``; actors are (name, role)."""
    start = text.index(quote)
    return Event(
        id=key,
        name=f"{key} {quote[:20]}",
        type=type_,
        status=status,
        date=date_value(edtf) if edtf else undated(),
        participants=tuple(
            Participant(id=name, name=name, kind=ActorKind.COUNTRY, **{"as": ParticipantRole(role)})
            for name, role in actors
        ),
        places=tuple(Place(id=name, name=name) for name in places),
        figures=figures,
        claims=(Claim(quote=quote, start=start, end=start + len(quote), speaker=speaker),),
    )


SHELLING = event(
    "e1",
    "ASSAULT",
    "Ruritanian forces shelled Strelsau on Monday, killing three people.",
    edtf="2023-06-05",
    actors=(("Ruritania", "initiator"),),
    places=("Strelsau",),
    figures=(Figure(of="killed", min=3, max=3),),
)
TALKS = event(
    "e2",
    "CONSULT",
    "Talks in Szohod are planned.",
    edtf="2023-06-07/..",
    status=Status.PLANNED,
    places=("Szohod",),
)


def extraction(*events: Event, order: tuple[Order, ...] = ()) -> Extraction:
    """An extraction of the article above."""
    return Extraction(article=article(), events=events, order=order)
