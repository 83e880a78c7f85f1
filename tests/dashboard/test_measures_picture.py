"""Pictures of measures: what they show, what they mark as thin, and that names stay text."""

from __future__ import annotations

from datetime import date, timedelta
from types import SimpleNamespace

import pytest

from dashboard.address import Scene
from dashboard.measures_picture import (
    CODES,
    PICTURES,
    READING,
    alignment_picture,
    brokerage_picture,
    escalation_picture,
    intensity_picture,
)
from dashboard.panels import measures
from graph.measures import MEASURES
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
    assert told.count("<td style") == 2
    assert "title='May 2023: mean −3.0 ± 6.0, 2 events, 0 of one source'>−3<" in told
    assert "#b3432b 29%, transparent); border: 1px solid" in told
    assert "#1f7a74 53%, transparent); border: 1px dashed" in told
    assert "left out" not in told


def test_skipped_months_and_what_is_left_out_are_said() -> None:
    told = intensity_picture(
        [
            event("1", "2023-05-01", -0.3, **AGAINST),
            event("2", "2023-09-01", 3.0, **TOGETHER),
            event("3", "2023", -9.0, **AGAINST),
        ]
    )
    assert told.count("⋯") == 1
    assert "mean −0.3, 1 event, 0 of one source'>0<" in told
    assert "<p class='casus-soft'>1 event dated too vaguely for a month left out</p>" in told


def test_the_week_of_an_escalation_is_marked() -> None:
    told = escalation_picture(_war())
    assert told.count("<i class=") == 14
    assert told.count("class='edge'") == 1
    assert "highest: 54 in a week" in told
    assert "<p class='casus-soft'>2 Jan 2023 to 3 Apr 2023</p>" in told
    assert "27 Feb 2023: escalation, from 4.5 to 49.5 a week for 6 weeks; 0% of one source" in told


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Brokers and mediators", "mediated 1 event (1 of one source) between A and B"),
        (
            "Balance of triads",
            "A <b class='minus' role='img' aria-label='hostile to'>−</b> B · "
            "A <b class='plus' role='img' aria-label='cooperative with'>+</b> C · "
            "B <b class='plus' role='img' aria-label='cooperative with'>+</b> C "
            "<span class='casus-badge'>strained</span><span class='casus-badge doubt'>one event",
        ),
        ("Balance of triads", "0% of 2 triads balanced; 0 of them rest on more than one event and source."),
        ("Camps and who changed sides", "placed by one source alone: A, B, C, M"),
        ("Camps and who changed sides", "<span class='casus-badge doubt'>no clear division</span>"),
    ],
)
def test_each_measure_says_what_it_rests_on(name: str, shown: str) -> None:
    assert shown in PICTURES[name](_war())


def test_who_is_not_told_of_any_more_has_not_left_a_camp() -> None:
    def friends(year: int, *actors: str) -> list[TimelineRow]:
        pairs = [(one, other) for one in actors for other in actors if one < other]
        return [
            event(f"{year}{one}{other}", f"{year}-03-01", 5.0, **{one: "participant", other: "participant"})
            for one, other in pairs
        ]

    told = alignment_picture([*friends(2020, *"ABCD"), *friends(2021, *"ABE"), *friends(2021, *"CF")])
    assert "new in a camp: E; left: C; no cooperation told of any more: D</span>" in told


def test_a_broker_of_whom_no_party_is_told_says_so() -> None:
    told = brokerage_picture([event("1", "2023-01-01", 5.0, M="mediator", A="participant")])
    assert "mediated 1 event (0 of one source), between whom is not told" in told


def test_a_short_series_is_not_searched() -> None:
    told = escalation_picture([event("1", "2023-01-04", -9.0, **AGAINST)])
    assert "1 week: under 8 no change is looked for." in told


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


@pytest.mark.parametrize(
    ("asked", "shown"), [("escalation", "Escalation"), (None, "Intensity"), ("<b>", "Intensity")]
)
def test_the_panel_shows_the_measure_of_the_address(
    monkeypatch: pytest.MonkeyPatch, asked: str | None, shown: str
) -> None:
    written: list[str] = []
    monkeypatch.setattr(measures.travel, "scene", lambda: Scene(measure=asked))
    monkeypatch.setattr(measures.st, "session_state", state := {})
    monkeypatch.setattr(measures.st, "selectbox", lambda _label, _options, key, on_change: state[key])
    monkeypatch.setattr(measures.st, "expander", lambda *_a, **_k: SimpleNamespace(open=False))
    monkeypatch.setattr(measures.st, "text", written.append)
    monkeypatch.setattr(measures.st, "html", written.append)
    measures.show_measures(_war(), whole=False)
    name = next(each for each in PICTURES if each.startswith(shown))
    assert written[0] == "Only a part of the events passes into this: narrow the filters."
    assert written[1] == PICTURES[name](_war())
    assert READING[CODES[name]] in written[2]


def test_every_measure_has_a_picture_and_a_way_to_read_it() -> None:
    assert set(CODES.values()) == set(READING) == set(MEASURES)
