"""One deed told twice is one event; two deeds told alike are two."""

from __future__ import annotations

from datetime import date

import pytest

from ingest.annotations import RawDocument
from ingest.pipeline import extract

DAY = date(2023, 11, 16)  # a Thursday


def modes(text: str) -> list[tuple[str, str | None, list[tuple[str, float | None]]]]:
    """Mode, date and figures of each event, in the order of the text."""
    raw = RawDocument(uri="x", content=text, media_type="text/plain", published=DAY)
    return [
        (event.mode or "", event.date.edtf, [(figure.of, figure.min) for figure in event.figures])
        for event in extract(raw).events
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Gunmen killed 11 soldiers of Mali on Monday when they ambushed a convoy.",
            [("ambush", "2023-11-13", [("killed", 11)])],
        ),
        (
            "On Sunday rebels raided an outpost of Nepal, where 27 policemen were shot dead.",
            [("attack", "2023-11-12", [("killed", 27)])],
        ),
        (
            "Boko Haram killed 54 people on Sunday in Maiduguri, where bombs went off.",
            [("bombing", "2023-11-12", [("killed", 54)])],
        ),
        (
            "The killing of the governor of North Kivu, who was shot on Tuesday, shocked the town.",
            [("small_arms", "2023-11-14", [])],
        ),
        (
            "Explosions that rocked Srinagar on Sunday wounded ten people, India said.",
            [("bombing", "2023-11-12", [("wounded", 10)])],
        ),
        (
            "ELN rebels blew up a pipeline on Tuesday, the third attack on it this month.",
            [("sabotage", "2023-11-14", [])],
        ),
        (
            "A missile killed three sailors in the Red Sea. Wednesday's strike took place off Aden.",
            [("missile", "2023-11-15", [("killed", 3)])],
        ),
        (
            "Ten UN peacekeepers were killed in clashes near Goma on Friday and Saturday.",
            [("armed_clash", "2023-11-10/2023-11-11", [("killed", 10)])],
        ),
        # beside the deed told before, or of other things
        (
            "Troops of Chad shelled Faya on Monday. They also shelled Bardai.",
            [("shelling", "2023-11-13", []), ("shelling", "../2023-11-16", [])],
        ),
        (
            "Pakistan has downed 25 Indian drones. Pakistan had shot down five Indian jets on Wednesday.",
            [
                ("air_defence", "../2023-11-16", [("drones", 25)]),
                ("air_defence", "2023-11-15", [("aircraft", 5)]),
            ],
        ),
        (
            "Snipers killed two Syrian policemen on Tuesday. A truce was signed in Damascus after a night of "
            "clashes that left one policeman dead.",
            [
                ("small_arms", "2023-11-14", [("killed", 2)]),
                ("truce", "../2023-11-16", []),
                ("armed_clash", None, [("killed", 1)]),
            ],
        ),
    ],
)
def test_one_blow_is_one_event(
    text: str, wanted: list[tuple[str, str | None, list[tuple[str, float | None]]]]
) -> None:
    assert modes(text) == wanted
