"""A timeline for TimelineJS (Knight Lab). It shows texts as HTML, so all text is escaped.

A slide stands at the first possible day; an imprecise date keeps its own notation in
``display_date``, and spans to its last possible day. Undated events have no slide: the
title slide counts them.
"""

from __future__ import annotations

import html
import json
from datetime import date
from typing import Any

from graph.export.dossier import Dossier
from graph.records import Precision, Status
from graph.views.rows import TimelineRow

_UNITS = {Precision.DAY: 3, Precision.MONTH: 2, Precision.YEAR: 1}
_FACTS = (Status.OCCURRED, Status.ONGOING)


def to_timelinejs(dossier: Dossier) -> bytes:
    """The JSON that TimelineJS loads."""
    dated = [event for event in dossier.events if event.earliest or event.latest]
    undated = len(dossier.events) - len(dated)
    note = f"{len(dated)} events; {undated} without a date are left out."
    timeline = {
        "title": {"text": {"headline": "Casus", "text": f"<p>{note}</p>"}},
        "events": [_slide(dossier, event) for event in dated],
    }
    return (json.dumps(timeline, ensure_ascii=False, indent=1) + "\n").encode()


def _slide(dossier: Dossier, event: TimelineRow) -> dict[str, Any]:
    first, last = event.earliest or event.latest, event.latest or event.earliest
    if first is None or last is None:
        raise ValueError(f"{event.id} has no date")
    precise = event.precision in _UNITS
    headline = event.name if event.status in _FACTS else f"{event.status.value.capitalize()}: {event.name}"
    slide: dict[str, Any] = {
        "unique_id": event.id,
        "start_date": _day(first, _UNITS.get(event.precision, 3)),
        "display_date": html.escape(event.edtf or ""),
        "group": html.escape(event.type),
        "text": {"headline": html.escape(headline), "text": _body(dossier, event)},
    }
    if not precise and last != first:
        slide["end_date"] = _day(last, 3)
    return slide


def _day(day: date, units: int) -> dict[str, int]:
    parts = {"year": day.year, "month": day.month, "day": day.day}
    return dict(list(parts.items())[:units])


def _body(dossier: Dossier, event: TimelineRow) -> str:
    quotes = []
    for claim in dossier.claims.get(event.id, ()):
        day = claim.published.isoformat() if claim.published else None
        source = ", ".join(filter(None, (claim.outlet, day)))
        cite = f" <cite>{html.escape(source)}</cite>" if source else ""
        quotes.append(f"<blockquote>{html.escape(claim.quote)}{cite}</blockquote>")
    sources = "1 source" if event.sources == 1 else f"{event.sources} sources"
    contested = "; contested" if event.contested else ""
    return f"<p>{html.escape(event.status.value)}, {sources}{contested}</p>" + "".join(quotes)
