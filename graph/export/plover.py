"""Events as PLOVER codes them: one JSON object a line, with the names of POLECAT's columns.

Halterman et al. (2023), "PLOVER and POLECAT: A New Political Event Ontology and Dataset".
The object ``casus`` holds what PLOVER has no place for: status, the EDTF date, figures and
the claims with their quotes. Types that PLOVER lacks keep their name (``CASUS_…``).
"""

from __future__ import annotations

import json
from typing import Any

from graph.export.dossier import Dossier
from graph.export.errors import ExchangeError
from graph.export.flat import EventTelling, FlatClaim, extractions
from graph.ontology import load_ontology
from graph.records import Extraction, ParticipantRole
from graph.views.rows import TimelineRow
from graph.views.told_rows import ClaimRow

_ACTING = (ParticipantRole.INITIATOR, ParticipantRole.MEDIATOR, ParticipantRole.HOST)


def to_plover(dossier: Dossier) -> bytes:
    """JSON lines in UTF-8, in order of time."""
    types = load_ontology().types
    lines = []
    for event in dossier.events:
        kind = types.get(event.type)
        told = _event(dossier, event) | {"quad_code": kind.quad if kind else None}
        told["casus"]["claims"] = [_claim(claim) for claim in dossier.claims.get(event.id, ())]
        lines.append(json.dumps(told, ensure_ascii=False, sort_keys=True))
    return "".join(f"{line}\n" for line in lines).encode()


def from_plover(data: bytes) -> list[Extraction]:
    """Extractions whose articles are the quotes alone.

    Raises:
        ExchangeError: a line is not what :func:`to_plover` writes.
    """
    tellings = []
    for number, line in enumerate(data.decode("utf-8").splitlines(), start=1):
        try:
            told = json.loads(line)
            own = told["casus"]
            event = own["event"]
            tellings += [EventTelling(event, FlatClaim.model_validate(claim)) for claim in own["claims"]]
        except (ValueError, KeyError, TypeError) as error:
            raise ExchangeError(f"line {number}: not an event of 'casus export plover' ({error})") from error
    return extractions(tellings)


def _event(dossier: Dossier, event: TimelineRow) -> dict[str, Any]:
    claims = dossier.claims.get(event.id, ())
    return {
        "event_id": event.id,
        "event_date": event.edtf if event.precision.value == "day" else None,
        "event_type": event.type,
        "event_mode": event.mode,
        "intensity": event.intensity,
        "contexts": list(event.contexts),
        "actor": _parties(dossier, event, acting=True),
        "recipient": _parties(dossier, event, acting=False),
        "location": [
            {"placename": place.name, "latitude": place.lat, "longitude": place.lon} for place in event.places
        ],
        "source": sorted({claim.outlet for claim in claims if claim.outlet}),
        "publication_date": min(
            (claim.published.isoformat() for claim in claims if claim.published), default=None
        ),
        "casus": {"event": event.model_dump(mode="json", by_alias=True)},
    }


def _parties(dossier: Dossier, event: TimelineRow, *, acting: bool) -> list[dict[str, Any]]:
    found = []
    for part in event.participants:
        if (part.role in _ACTING) is acting:
            card = dossier.actors.get(part.id)
            found.append(
                {
                    "id": part.id,
                    "name": part.name,
                    "country": card.iso3 if card else None,
                    "sector": part.kind.value,
                    "as": part.role.value,
                }
            )
    return found


def _claim(claim: ClaimRow) -> dict[str, Any]:
    return FlatClaim.of(claim).model_dump(mode="json")
