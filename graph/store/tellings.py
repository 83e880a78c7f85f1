"""Between the records and what the store keeps: one article's word on one event, as JSON and back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from graph.records import Article, Event, Modality, Status
from graph.resolution.profile import content_words
from graph.store.derivation import Telling

_DAYS = ("earliest", "latest")


def telling_of(event: Event, article: Article) -> Telling:
    """What ``article`` says of ``event``."""
    return Telling(
        article=article.id,
        record=_with_days(event.model_dump(mode="json", by_alias=True, exclude={"id", "claims"})),
        claims=len({(claim.start, claim.end) for claim in event.claims}),
        confidence=max(claim.confidence for claim in event.claims),
        denied=event.status is Status.DENIED
        or any(claim.modality is Modality.DENIED for claim in event.claims),
        published=article.published,
        known=known_day(article),
        testimony=article.id,
        voice=voice_of(article.agency, article.outlet),
        words=tuple(sorted(content_words(claim.quote for claim in event.claims))),
    )


def known_day(article: Article) -> date | None:
    """When the article made its news known: its day, else the day it was fetched, else nobody knows."""
    if article.published:
        return article.published
    return article.retrieved_at.date() if article.retrieved_at else None


def voice_of(agency: str | None, outlet: str | None) -> str | None:
    """Who speaks: the agency that the article credits, else its outlet."""
    voice = agency or outlet
    return " ".join(voice.split()).casefold() if voice else None


def to_json(telling: Telling) -> str:
    """The telling's own part as canonical JSON (the article's part is on the article)."""
    return json.dumps(
        {
            "record": telling.record,
            "claims": telling.claims,
            "confidence": telling.confidence,
            "denied": telling.denied,
            "words": list(telling.words),
        },
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
        default=date.isoformat,
    )


def from_row(row: Mapping[str, Any]) -> Telling:
    """A telling from a row of ``tellings.of_events``."""
    kept = json.loads(row["telling"])
    return Telling(
        article=row["article"],
        record=_with_days(kept["record"]),
        claims=kept["claims"],
        confidence=kept["confidence"],
        denied=kept["denied"],
        published=row["published"],
        known=row["known"],
        testimony=row["testimony"],
        voice=voice_of(row["agency"], row["outlet"]),
        words=tuple(kept.get("words", ())),
    )


def _with_days(record: dict[str, Any]) -> dict[str, Any]:
    value = dict(record["date"])
    for name in _DAYS:
        value[name] = date.fromisoformat(value[name]) if value.get(name) else None
    return {**record, "date": value}
