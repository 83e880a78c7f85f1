"""Roles over time: what texts say, and the events in which an actor did so."""

from __future__ import annotations

from dashboard.role_course import Course, courses
from graph.edtf import date_value
from graph.records import ActorKind, ParticipantRole, Status
from graph.views import Named, ParticipantRow, RoleRow, TimelineRow

NORDAL, BLOC = Named(id="actor:nordal", name="Nordal"), Named(id="actor:bloc", name="Coastal Union")


def event(number: int, edtf: str | None, *parts: tuple[Named, str]) -> TimelineRow:
    date = date_value(edtf, "test") if edtf else None
    return TimelineRow(
        id=f"event:{number}",
        name=f"Event {number}",
        type="AGREE",
        status=Status.OCCURRED,
        edtf=edtf,
        earliest=date.earliest if date else None,
        latest=date.latest if date else None,
        participants=tuple(
            ParticipantRow(id=who.id, name=who.name, kind=ActorKind.COUNTRY, role=ParticipantRole(role))
            for who, role in parts
        ),
    )


def test_a_role_has_the_events_in_which_it_was_played() -> None:
    role = RoleRow(id="role:1", actor=BLOC, kind="mediator", claims=1)
    wider = RoleRow(id="role:2", actor=BLOC, kind="mediator", between=(NORDAL,), claims=2)
    keeper = RoleRow(id="role:3", actor=BLOC, kind="peacekeeper", claims=1)
    rows = [
        event(1, "1994-05", (BLOC, "mediator")),
        event(2, "2020", (BLOC, "initiator")),
        event(3, "2020-11-10", (BLOC, "mediator"), (NORDAL, "host")),
    ]
    assert courses([role, keeper, wider], rows) == [
        Course(BLOC, "mediator", [role, wider], [rows[0], rows[2]]),
        Course(BLOC, "peacekeeper", [keeper], []),
    ]
    assert [one.summary for one in courses([role, keeper], rows)] == ["in 2 events, 1994 to 2020", ""]


def test_a_part_that_no_text_calls_a_role_is_a_course_of_its_own() -> None:
    rows = [event(1, None, (NORDAL, "host"), (BLOC, "mediator"))]
    (found,) = courses([], rows, NORDAL.id)
    assert found == Course(NORDAL, "host", [], rows)
    assert found.summary == "in 1 event"
    assert courses([], rows) == []
