"""What the views show, on both engines."""

from __future__ import annotations

from datetime import date

import pytest

from graph import views
from graph.records import Figure, Modality, ParticipantRole, RelationKind, RoleState, Status
from graph.store import NotFoundError, Store
from graph.store.rows import tie_id
from tests.stores import RUN, Story


def test_a_timeline_is_in_order_of_time(war: Store) -> None:
    rows = views.timeline(war)
    assert [row.id for row in rows] == ["evt-siege", "evt-raid", "evt-talks", "evt-rumour"]
    raid = rows[1]
    assert (raid.name, raid.status, raid.contested) == ("raid on Hale", Status.OCCURRED, True)
    assert (raid.edtf, raid.earliest, raid.precision.value) == ("2023-09-19", date(2023, 9, 19), "day")
    assert [(each.name, each.role) for each in raid.participants] == [
        ("Dorland", ParticipantRole.INITIATOR),
        ("Veska", ParticipantRole.RECIPIENT),
    ]
    assert [(each.name, each.lat) for each in raid.places] == [("Hale", 40.5)]
    assert [each.name for each in raid.conflicts] == ["River War"]
    assert [(each.max, each.sources, each.headline) for each in raid.figures] == [
        (9.0, 1, True),
        (12.0, 1, False),
    ]
    assert (raid.sources, raid.claims, raid.members) == (2, 3, ("evt-raid",))
    assert rows[2].status is Status.OCCURRED
    assert rows[3].earliest is None


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"conflict": "con-river"}, ["siege", "raid", "talks"]),
        ({"actor": "act-ost"}, ["talks"]),
        ({"actor": ["act-ost", "act-elm"]}, ["talks", "rumour"]),
        ({"place": "plc-mora"}, ["siege", "talks"]),
        ({"place": "plc-mora", "actor": "act-ost"}, ["talks"]),
        ({"type": "CONSULT"}, ["talks"]),
        ({"type": []}, ["siege", "raid", "talks", "rumour"]),
        ({"status": "planned"}, []),
        ({"start": date(2023, 9, 19), "end": date(2023, 9, 19)}, ["raid"]),
        ({"start": date(2023, 10, 31)}, ["talks"]),
        ({"end": date(1990, 1, 1)}, ["siege"]),
        ({"conflict": "con-none"}, []),
        ({"limit": 2}, ["siege", "raid"]),
        ({"limit": 2, "offset": 1}, ["raid", "talks"]),
        ({"limit": 0}, []),
    ],
)
def test_a_timeline_is_narrowed(war: Store, filters: dict[str, object], expected: list[str]) -> None:
    assert [row.id for row in views.timeline(war, **filters)] == [f"evt-{key}" for key in expected]  # type: ignore[arg-type]


def test_what_may_have_happened_before_is_not_within_a_range(war: Store) -> None:
    def ids(start: date, end: date, *, within: bool) -> list[str]:
        return [row.id for row in views.timeline(war, start=start, end=end, within=within)]

    autumn, september = (date(2023, 9, 19), date(2023, 10, 31)), (date(2023, 9, 1), date(2023, 10, 30))
    assert ids(*autumn, within=True) == ["evt-raid", "evt-talks"]
    assert ids(*september, within=False) == ["evt-raid", "evt-talks"]
    assert ids(*september, within=True) == ["evt-raid"]
    assert ids(date(1995, 1, 1), date(2023, 12, 31), within=True) == ["evt-raid", "evt-talks"]
    assert views.timeline(war, end=date(2005, 1, 1), within=True)[0].id == "evt-siege"


def test_a_timeline_as_of_a_day_shows_what_was_told_by_then(war: Store) -> None:
    rows = {row.id: row for row in views.timeline(war, as_of=date(2023, 9, 21))}
    assert sorted(rows) == ["evt-raid", "evt-siege", "evt-talks"]  # nobody knows when the rumour was known
    assert (rows["evt-talks"].status, rows["evt-talks"].name) == (Status.PLANNED, "talks in Mora")
    assert rows["evt-talks"].places == ()
    raid = rows["evt-raid"]
    assert (raid.contested, raid.sources, [each.max for each in raid.figures]) == (False, 1, [12.0])
    assert [row.id for row in views.timeline(war, as_of=date(2023, 9, 21), status="planned")] == ["evt-talks"]
    assert views.timeline(war, as_of=date(2023, 9, 21), status="planned", place="plc-mora") == []
    assert views.timeline(war, as_of=date(2023, 9, 19)) == []
    later = {row.id: row for row in views.timeline(war, as_of=date(2023, 10, 9))}
    assert later == {row.id: row for row in views.timeline(war) if row.id != "evt-rumour"}


@pytest.mark.parametrize(
    "wrong", [{"start": date(2024, 1, 1), "end": date(2023, 1, 1)}, {"limit": -1}, {"colour": "red"}]
)
def test_filters_that_make_no_sense_are_refused(embedded_store: Store, wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"range|negative|colour"):
        views.timeline(embedded_store, **wrong)  # type: ignore[arg-type]


def test_evidence_of_an_event(war: Store) -> None:
    found = views.evidence(war, "evt-raid")
    assert found.event == next(row for row in views.timeline(war) if row.id == "evt-raid")
    assert [(claim.article, claim.modality, claim.status, claim.label) for claim in found.claims] == [
        ("art-a", Modality.REPORTED, Status.OCCURRED, "raid on Hale"),
        ("art-b", Modality.DENIED, Status.DENIED, "alleged raid"),
        ("art-c", Modality.REPORTED, Status.OCCURRED, "raid on Hale"),
    ]
    for claim in found.claims:
        article = views.article(war, claim.article)
        assert article.text[claim.start : claim.end] == claim.quote
    assert [(row.id, row.basis) for row in found.before] == [("evt-siege", "after")]
    assert [row.id for row in found.after] == [row.id for row in found.led_to] == ["evt-talks"]
    assert found.because_of == ()
    assert {
        each.field: [(v.value, v.articles, v.headline) for v in each.variants] for each in found.conflicting
    } == {
        "status": [("occurred", ("art-a", "art-c"), True), ("denied", ("art-b",), False)],
        "figure: killed": [("9", ("art-b", "art-c"), True), ("12", ("art-a",), False)],
    }


def test_evidence_as_of_a_day(war: Store) -> None:
    found = views.evidence(war, "evt-raid", as_of=date(2023, 9, 21))
    assert [claim.article for claim in found.claims] == ["art-a"]
    assert found.conflicting == ()
    with pytest.raises(NotFoundError, match="nothing was known"):
        views.evidence(war, "evt-raid", as_of=date(2023, 9, 1))


def test_roles_ties_and_pairs_as_of_a_day(war: Store) -> None:
    early, late = date(2023, 9, 10), date(2023, 9, 21)
    for day, known in ((early, False), (late, True)):
        assert bool(views.roles(war, as_of=day)) == known
        assert bool(views.ties(war, actor="act-dor", as_of=day)) == known
        assert bool(views.dyad(war, "act-ves", "act-dor", as_of=day)) == known
    shown = views.actor(war, "act-dor", as_of=late)
    assert (shown.events, views.actor(war, "act-dor", as_of=early).events) == (
        len(views.timeline(war, actor="act-dor", as_of=late)),
        0,
    )


def test_evidence_of_a_role_and_of_a_tie(war: Store) -> None:
    role = views.evidence(war, "rol-ostia-mediator")
    assert role.role is not None
    assert [each.name for each in role.role.between] == ["Dorland", "Veska"]
    assert [(state.level, state.because.name if state.because else None) for state in role.role.states] == [
        ("active", "raid on Hale")
    ]
    assert [claim.article for claim in role.claims] == ["art-a"]
    tie = views.evidence(war, tie_id("act-dor", "foe", "act-ves"))
    assert tie.tie is not None
    assert (tie.tie.source.name, tie.tie.kind, tie.tie.sources) == ("Dorland", RelationKind.FOE, 1)
    with pytest.raises(NotFoundError, match="evt-none"):
        views.evidence(war, "evt-none")


def test_relations_of_actors(war: Store) -> None:
    rows = {(row.source, row.target, row.directed): row for row in views.relations(war)}
    hostile = rows["act-dor", "act-ves", True]
    assert (hostile.events, hostile.conflict, hostile.cooperation, hostile.mean_intensity) == (2, 2, 0, -9.0)
    assert (hostile.first, hostile.last) == (date(1990, 1, 1), date(2023, 9, 19))
    assert (hostile.first_edtf, hostile.last_edtf) == ("199X", "2023-09-19")
    assert hostile.types == {"ASSAULT": 2}
    assert hostile.event_ids == ("evt-raid", "evt-siege")
    assert [tie.kind for tie in hostile.ties] == [RelationKind.FOE]
    assert rows["act-dor", "act-ves", False].events == 1
    assert rows["act-ost", "act-ves", True].mean_intensity == 4.0
    assert set(rows) == {
        ("act-dor", "act-ves", True), ("act-dor", "act-ves", False),
        ("act-ost", "act-dor", True), ("act-ost", "act-ves", True),
    }  # fmt: skip
    only = views.relations(war, actor="act-ost", start=date(2023, 1, 1))
    assert [(row.source, row.target, row.events) for row in only] == [
        ("act-ost", "act-dor", 1),
        ("act-ost", "act-ves", 1),
    ]


def test_the_common_history_of_two_actors(war: Store) -> None:
    assert [row.id for row in views.dyad(war, "act-ves", "act-dor")] == ["evt-siege", "evt-raid", "evt-talks"]
    turned = views.dyad(war, "act-ves", "act-dor", latest_first=True, start=date(2023, 1, 1))
    assert [row.id for row in turned] == ["evt-talks", "evt-raid"]
    assert views.dyad(war, "act-ves", "act-elm") == []


def test_a_timeline_is_turned_and_what_has_no_date_stays_last(war: Store) -> None:
    rows = views.timeline(war, latest_first=True)
    assert [row.id for row in rows] == ["evt-talks", "evt-raid", "evt-siege", "evt-rumour"]
    assert views.timeline(war, latest_first=True, offset=1, limit=2) == rows[1:3]


def test_events_in_which_an_actor_took_a_part(war: Store) -> None:
    assert [row.id for row in views.deeds(war, "act-ost", ["mediator", "host"])] == ["evt-talks"]
    assert views.deeds(war, "act-ost", ["initiator"]) == []
    assert views.deeds(war, ["act-ost", "act-dor"], ["initiator", "mediator"], limit=2) == [
        row for row in views.timeline(war) if row.id in {"evt-siege", "evt-raid"}
    ]
    assert views.deeds(war, "act-ost", ["mediator"], as_of=date(2023, 9, 10)) == []
    assert views.deeds(war, None, ["mediator"]) == []


def test_ids_are_called_by_what_they_stand_for(war: Store) -> None:
    ids = ["act-ost", "evt-raid", "art-a", "art-none", "no id", "act-ost"]
    assert views.called(war, ids) == {"act-ost": "Ostia", "evt-raid": "raid on Hale", "art-a": "News a"}
    assert views.called(war, []) == {}


def test_an_actor(war: Store) -> None:
    found = views.actor(war, "act-ost")
    assert (found.name, found.events, found.first, found.last) == (
        "Ostia",
        1,
        date(2023, 10, 1),
        date(2023, 10, 31),
    )
    assert (found.first_edtf, found.last_edtf) == ("2023-10", "2023-10")
    assert [role.kind for role in found.roles] == ["mediator"]
    assert [row.target for row in found.relations] == ["act-dor", "act-ves"]
    with pytest.raises(NotFoundError, match="act-none"):
        views.actor(war, "act-none")


def test_counts_spread_what_is_not_exact(war: Store) -> None:
    rows = views.counts(war, "year", conflict="con-river")
    siege = [row for row in rows if row.start and row.start.year < 2000]
    assert len(siege) == 10
    assert sum(row.spread for row in siege) == pytest.approx(1.0, abs=1e-4)
    assert {row.exact for row in siege} == {0}
    recent = {
        (row.start, row.type): (row.exact, row.spread) for row in rows if row.start and row.start.year > 2000
    }
    assert recent == {(date(2023, 1, 1), "ASSAULT"): (1, 0.0), (date(2023, 1, 1), "CONSULT"): (1, 0.0)}
    undated = [row for row in views.counts(war, "month") if row.start is None]
    assert [(row.exact, row.spread) for row in undated] == [(1, 0.0)]
    ranged = views.counts(war, "month", start=date(2023, 9, 1), end=date(2023, 9, 30))
    assert [(row.start, row.exact) for row in ranged] == [(date(2023, 9, 1), 1)]


def test_facets_and_statistics(war: Store) -> None:
    facets = views.facets(war)
    assert [(each.id, each.count) for each in facets.actors] == [
        ("act-dor", 3), ("act-ves", 3), ("act-elm", 1), ("act-ost", 1)
    ]  # fmt: skip
    spans = {each.id: (each.first, each.last) for each in facets.actors}
    assert spans["act-dor"] == (date(1990, 1, 1), date(2023, 10, 31))
    assert spans["act-ost"] == (date(2023, 10, 1), date(2023, 10, 31))
    assert spans["act-elm"] == (None, None)
    assert [(each.id, each.count) for each in facets.types] == [("ASSAULT", 3), ("CONSULT", 1)]
    assert [(each.name, each.count) for each in facets.outlets] == [("Gazette", 2), ("Courier", 1)]
    assert (facets.first, facets.last) == (date(1990, 1, 1), date(2023, 10, 31))
    found = views.statistics(war)
    assert (found.articles, found.events, found.claims, found.actors, found.undated) == (4, 4, 9, 4, 1)
    assert found.latest_published == date(2023, 10, 9)
    war.retract("art-d")
    after = views.statistics(war)
    assert (after.articles, after.retracted, after.events, after.claims) == (3, 1, 3, 8)


def test_an_empty_graph_shows_nothing(store: Store) -> None:
    assert views.timeline(store) == []
    assert views.timeline(store, as_of=date(2023, 1, 1)) == []
    assert views.counts(store) == []
    assert views.relations(store) == []
    assert views.roles(store) == []
    assert views.ties(store) == []
    assert views.search(store, "anything") == []
    assert views.facets(store) == views.Facets()
    assert views.statistics(store).events == 0


def test_a_figure_that_only_a_denial_gives_is_never_the_headline(store: Store) -> None:
    told = Story("a", published=date(2023, 9, 20), outlet="Courier").event(
        "raid", figures=[Figure(of="killed", min=4, max=4)]
    )
    for key, outlet in (("b", "Gazette"), ("c", "Herald")):
        denied = Story(key, published=date(2023, 9, 25), outlet=outlet).event(
            "raid", status=Status.DENIED, modality=Modality.DENIED, figures=[Figure(of="killed", max=900)]
        )
        store.write(denied.done(), RUN)
    assert [each.headline for each in views.timeline(store)[0].figures] == [False]
    store.write(told.done(), RUN)
    shown = {each.max: (each.sources, each.headline) for each in views.timeline(store)[0].figures}
    assert shown == {4.0: (1, True), 900.0: (1, False)}  # two copies of one denial are one testimony


def test_a_state_of_no_date_is_what_was_before(store: Store) -> None:
    told = Story("a").role("ostia", "mediator", between=["dorland", "veska"]).done()
    later = RoleState(level="diminished", edtf="../2023-10-23", latest=date(2023, 10, 23))
    role = told.roles[0].model_copy(update={"states": (later, RoleState(level="traditional"))})
    store.write(told.model_copy(update={"roles": (role,)}), RUN)
    (found,) = views.roles(store)
    assert [state.level for state in found.states] == ["traditional", "diminished"]


def test_only_numbers_of_one_thing_differ(store: Store) -> None:
    both = [Figure(of="killed", min=25, unit="people"), Figure(of="killed", min=2, max=2, unit="civilians")]
    other = [Figure(of="killed", min=30, max=30, unit="people")]
    store.write(Story("a", outlet="Courier").event("raid", figures=both).done(), RUN)
    assert views.evidence(store, "evt-raid").conflicting == ()
    later = Story("b", published=date(2023, 9, 25), outlet="Gazette").event("raid", figures=other)
    store.write(later.done(), RUN)
    (found,) = views.evidence(store, "evt-raid").conflicting
    assert (found.field, [(v.value, v.articles) for v in found.variants]) == (
        "figure: people killed",
        [("30", ("art-b",)), ("at least 25", ("art-a",))],
    )


def test_relations_counts_and_facets_as_of_a_day_are_folded_anew(war: Store) -> None:
    day = date(2023, 9, 21)
    statuses = {(row.type, row.status.value): row.exact for row in views.counts(war, as_of=day) if row.exact}
    assert statuses == {("CONSULT", "planned"): 1, ("ASSAULT", "occurred"): 1}
    pairs = {(row.source, row.target, row.directed): row.statuses for row in views.relations(war, as_of=day)}
    assert pairs["act-ost", "act-ves", True] == {"planned": 1}
    assert pairs["act-dor", "act-ves", True] == {"occurred": 2}
    assert pairs["act-dor", "act-ves", False] == {"planned": 1}
    found = views.facets(war, as_of=day)
    assert {row.id: row.count for row in found.statuses} == {"occurred": 2, "planned": 1}
    assert {row.id: row.count for row in views.facets(war).statuses} == {"occurred": 4}


def test_sums_follow_a_change(war: Store) -> None:
    before = sum(row.exact for row in views.counts(war))
    assert sum(row.exact for row in views.counts(war)) == before
    war.write(Story("e").event("later", on="2023-11-02").done(), RUN)
    assert sum(row.exact for row in views.counts(war)) == before + 1
