"""Pictures of measures: what they show, what they mark as thin, and that names stay text."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from dashboard.measures_picture import PICTURES, escalation_picture, intensity_picture
from dashboard.panels import measures
from graph.views import TimelineRow
from tests.graph.measures.test_measures import AGAINST, TOGETHER, event

NASTY = "<img src=x onerror=alert(1)>'\""


def _war() -> list[TimelineRow]:
    monday = date(2023, 1, 2)
    levels = [1, 0, 1, 0, 1, 0, 1, 0, 5, 6, 5, 6, 5, 6]
    fights = [
        event(f"{week}-{n}", (monday + timedelta(weeks=week, days=n)).isoformat(), -9.0, **AGAINST)
        for week, level in enumerate(levels)
        for n in range(level)
    ]
    pact = event("pact", "2023-01-10", 6.0, 1, B="participant", C="participant")
    feud = event("feud", "2023-01-11", 4.0, 1, A="participant", C="participant")
    talks = event("talks", "2023-01-12", 5.0, 1, M="mediator", A="participant", B="participant")
    return [*fights, pact, feud, talks]


def test_intensity_is_coloured_and_thin_cells_are_dashed() -> None:
    told = intensity_picture(
        [
            event("1", "2023-05-01", -9.0, **AGAINST),
            event("2", "2023-05-31", 3.0, **TOGETHER),
            event("3", "2023-06-02", 7.0, 1, **TOGETHER),
        ]
    )
    assert told.count("<td") == 2
    assert "title='May 2023: mean -3.0 ± 6.0, 2 events, 0 of one source'>-3<" in told
    assert "#b3402f 40%, transparent); border: 1px solid" in told
    assert "#2f7d5b 74%, transparent); border: 1px dashed" in told


def test_the_week_of_an_escalation_is_marked() -> None:
    told = escalation_picture(_war())
    assert told.count("<i class=") == 14
    assert told.count("class='edge'") == 1
    assert "27 Feb 2023: escalation, from 4.5 to 49.5 a week for 6 weeks; 0% of one source" in told


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Brokers and mediators", "mediated 1 (1 of one source): A and B"),
        ("Balance of triads", "A and B foes, A and C friends, B and C friends"),
        ("Camps and who changed sides", "one source alone:"),
    ],
)
def test_each_measure_says_what_it_rests_on(name: str, shown: str) -> None:
    assert shown in PICTURES[name](_war())


@pytest.mark.parametrize("name", sorted(PICTURES))
def test_nothing_is_said_to_be_nothing(name: str) -> None:
    assert "Too little is told" in PICTURES[name]([])


@pytest.mark.parametrize("name", sorted(PICTURES))
def test_names_stay_text(name: str) -> None:
    nasty = [
        row.model_copy(
            update={
                "participants": tuple(
                    part.model_copy(update={"name": NASTY + part.name}) for part in row.participants
                )
            }
        )
        for row in _war()
    ]
    assert "<img" not in PICTURES[name](nasty)


def test_the_panel_shows_the_measure_that_is_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    monkeypatch.setattr(measures.st, "selectbox", lambda label, options, key: options[1])
    monkeypatch.setattr(measures.st, "text", shown.append)
    monkeypatch.setattr(measures.st, "html", shown.append)
    measures.show_measures(_war(), whole=False)
    assert shown[0] == "Only a part of the events passes into this: narrow the filters."
    assert shown[1] == escalation_picture(_war())
