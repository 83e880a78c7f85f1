"""Payloads outside the graph: runs, failures and saved views of a state folder, and a text that is read."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from dashboard.access import analyst
from graph.edtf import date_value
from graph.records import (
    Actor,
    ActorKind,
    Article,
    Claim,
    Dropped,
    Event,
    Extraction,
    Modality,
    Participant,
    ParticipantRole,
    Place,
    Status,
)
from tests.dashboard.hostile_world import PAYLOADS

NASTY = " ".join(PAYLOADS)
_FORMULA = PAYLOADS[10]


def fill(home: Path) -> None:
    """Runs, failed items and saved views whose every text is hostile, under ``home``."""
    run = {
        "source": f"{_FORMULA} {NASTY}",
        "started": "2024-01-01T00:00:00Z",
        "finished": "2024-01-01T00:00:05Z",
        "failed": [[f"{_FORMULA} {NASTY}", NASTY]],
        "flags": [NASTY],
        "error": f"{_FORMULA} {NASTY}",
    }
    (home / "schedule").mkdir(parents=True)
    (home / "schedule" / "runs.jsonl").write_text(json.dumps(run) + "\n", encoding="utf-8")
    view = {"by": analyst(), "at": "2024-01-01T00:00:00Z", "page": "timeline", "parameters": {"q": NASTY}}
    (home / "dashboard").mkdir()
    views = [view | {"name": payload} for payload in PAYLOADS]
    (home / "dashboard" / "views.json").write_text(json.dumps(views), encoding="utf-8")
    item = {"where": f"{_FORMULA} {NASTY}", "message": NASTY, "at": "2024-01-02T00:00:01Z", "tries": 2}
    (home / "failed").mkdir()
    (home / "failed" / "x.json").write_text(json.dumps(item), encoding="utf-8")


def extraction() -> Extraction:
    """What is read from a hostile text: a payload in every text of it."""
    actor = Actor(id="act-hostile", name=NASTY, kind=ActorKind.COUNTRY)
    event = Event(
        id="evt-hostile",
        name=NASTY,
        type=NASTY,
        status=Status.OCCURRED,
        date=date_value("2023-09-19", NASTY),
        participants=(Participant(id=actor.id, name=NASTY, kind=actor.kind, role=ParticipantRole.INITIATOR),),
        places=(Place(id="plc-hostile", name=NASTY, kind=NASTY),),
        claims=(Claim(quote=NASTY, start=0, end=len(NASTY), modality=Modality.REPORTED),),
    )
    return Extraction(
        article=Article(
            id="art-hostile",
            title=NASTY,
            published=date(2023, 9, 20),
            outlet=NASTY,
            text=NASTY,
            dropped=(Dropped(text=NASTY, reason=NASTY),),
        ),
        events=(event,),
        actors=(actor,),
    )
