"""A graph for the pages' tests: twelve events with every kind of date and status."""

from __future__ import annotations

from datetime import UTC, date, datetime

from graph.edtf import date_value, undated
from graph.records import ActorKind, Dropped, Modality, ParticipantRole, RelationKind, Status
from graph.resolution import Verdict
from graph.views import (
    ActorView,
    ArticleView,
    ClaimRow,
    ContradictionRow,
    FigureRow,
    Named,
    NameRow,
    NameSide,
    ParticipantRow,
    PlaceRow,
    RelationRow,
    ReviewRow,
    ReviewSide,
    RoleRow,
    RoleStateRow,
    TieRow,
    TimelineRow,
)
from tests.dashboard.fake_graph import FakeGraph

NORDAL, SUDRIA, ORSK, BLOC = "actor:nordal", "actor:sudria", "actor:orsk", "actor:bloc"
_ACTORS = {
    NORDAL: ("Nordal", ActorKind.COUNTRY),
    SUDRIA: ("Sudria", ActorKind.COUNTRY),
    ORSK: ("Orsk Front", ActorKind.ARMED_GROUP),
    BLOC: ("Coastal Union", ActorKind.BLOC),
}
# fmt: off
# name, type, EDTF, status, intensity, actors, place, conflict, contested
_EVENTS = [
    (
        "Sudria and Nordal fight over the highlands",
        "ASSAULT",
        "199X",
        Status.OCCURRED,
        -10.0,
        (SUDRIA, NORDAL),
        "Highlands",
        "first",
        False,
    ),
    (
        "Sudria and Nordal at war again",
        "ASSAULT",
        "2020",
        Status.OCCURRED,
        -10.0,
        (SUDRIA, NORDAL),
        "Highlands",
        "second",
        False,
    ),
    (
        "Sudria opens an offensive near Karsa",
        "ASSAULT",
        "2023-09-19",
        Status.OCCURRED,
        -10.0,
        (SUDRIA, ORSK),
        "Karsa",
        "second",
        False,
    ),
    (
        "Orsk Front agrees to lay down its arms",
        "AGREE",
        "2023-09-20",
        Status.OCCURRED,
        6.0,
        (ORSK, SUDRIA),
        "Karsa",
        "second",
        False,
    ),
    (
        "Villagers leave the highlands",
        "CASUS_DISPLACEMENT",
        "2023-09",
        Status.ONGOING,
        -6.0,
        (ORSK,),
        "Highlands",
        "second",
        False,
    ),
    (
        "Nordal and Sudria hold talks in Verin",
        "CONSULT",
        "2023-10-23",
        Status.PLANNED,
        3.0,
        (NORDAL, SUDRIA),
        "Verin",
        "second",
        False,
    ),
    (
        "Coastal Union hosts a summit",
        "CONSULT",
        "2023-10-05",
        Status.CANCELLED,
        3.0,
        (BLOC, NORDAL),
        "Verin",
        "second",
        False,
    ),
    (
        "Sudria shells the Karsa road",
        "ASSAULT",
        "2023-10-11",
        Status.DENIED,
        -9.0,
        (SUDRIA, NORDAL),
        "Karsa",
        "second",
        False,
    ),
    (
        "Nordal leaves the Coastal Union",
        "REDUCE",
        "2024",
        Status.HYPOTHETICAL,
        -3.0,
        (NORDAL, BLOC),
        None,
        None,
        False,
    ),
    (
        "Depot near Karsa explodes",
        "ASSAULT",
        "2023-09-25",
        Status.OCCURRED,
        -8.0,
        (ORSK,),
        "Karsa",
        "second",
        True,
    ),
    (
        "Sudria holds drills with the Coastal Union",
        "MOBILIZE",
        "2023-10-20/..",
        Status.ONGOING,
        -4.0,
        (SUDRIA, BLOC),
        "Verin",
        "second",
        False,
    ),
    (
        "Orsk Front hands over its weapons",
        "RETREAT",
        None,
        Status.OCCURRED,
        4.0,
        (ORSK, SUDRIA),
        "Karsa",
        "second",
        False,
    ),
]
# fmt: on
_CONFLICTS = {"first": "First Highland War", "second": "Second Highland War"}


def small() -> FakeGraph:
    """Twelve events told by three articles, with roles, ties and figures."""
    graph = FakeGraph()
    texts: list[str] = []
    for number, (name, kind, edtf, status, intensity, actors, place, conflict, contested) in enumerate(
        _EVENTS
    ):
        value = date_value(edtf, "the text says so") if edtf else undated("the text names no date")
        figures = ()
        if number == 4:
            figures = (
                FigureRow(
                    id="figure:1", of="people", min=100000, max=100000, approximate=True, headline=True
                ),
                FigureRow(id="figure:2", of="people", min=70000, qualifier="tens of thousands"),
            )
        graph.events.append(
            TimelineRow(
                id=f"event:{number}",
                name=name,
                type=kind,
                status=status,
                contested=contested,
                edtf=value.edtf,
                earliest=value.earliest,
                latest=value.latest,
                precision=value.precision,
                basis=value.basis,
                intensity=intensity,
                participants=tuple(_participant(actor, at) for at, actor in enumerate(actors)),
                places=(
                    PlaceRow(
                        id=f"place:{place.lower()}", name=place, kind="town", lat=40.0 + number / 10, lon=45.0
                    ),
                )
                if place
                else (),
                conflicts=(Named(id=f"conflict:{conflict}", name=_CONFLICTS[conflict]),) if conflict else (),
                figures=figures,
                sources=1 + number % 3,
                claims=1,
                confidence=0.6 + number % 4 / 10,
                members=(f"event:{number}",),
            )
        )
        texts.append(f"{name}, the harbour paper wrote on Monday. Nobody else was asked.")
    for part in range(3):
        graph.articles.append(_article(part, texts[part * 4 : part * 4 + 4], part * 4))
    tie = TieRow(
        id="tie:1",
        source=_named(NORDAL),
        target=_named(BLOC),
        kind=RelationKind.MEMBER_OF,
        claims=1,
        sources=1,
    )
    graph.relation_rows = [
        _relation(graph, SUDRIA, NORDAL, -7.3),
        _relation(graph, SUDRIA, ORSK, 0.2),
        _relation(graph, BLOC, NORDAL, 0.0, (tie,)),
        _relation(graph, SUDRIA, BLOC, -4.0),
    ]
    role = RoleRow(
        id="role:1",
        actor=_named(BLOC),
        kind="mediator",
        between=(_named(NORDAL), _named(SUDRIA)),
        states=(
            RoleStateRow(id="s:1", level="traditional"),
            RoleStateRow(id="s:2", level="diminished", because_text="its own quarrels"),
        ),
        claims=1,
        sources=1,
    )
    for actor, (name, kind) in _ACTORS.items():
        mine = [row for row in graph.events if actor in {one.id for one in row.participants}]
        graph.actors.append(
            ActorView(
                id=actor,
                name=name,
                kind=kind,
                events=len(mine),
                roles=(role,) if actor == BLOC else (),
                ties=(tie,) if actor in {BLOC, NORDAL} else (),
                relations=tuple(row for row in graph.relation_rows if actor in {row.source, row.target}),
            )
        )
    graph.pairs = [_pair(graph, 2, 9, 0.71), _pair(graph, 2, 7, 0.58)]
    graph.names = [
        NameRow(
            kind="place",
            first=NameSide(id="place:karsa", name="Karsa", canonical="place:karsa"),
            second=NameSide(id="place:qarsa", name="Qarsa", canonical="place:qarsa"),
            verdict=Verdict.UNSURE,
            score=0.64,
            parts={"name": 0.8, "setting": 0.6},
            why="name 0.80, setting 0.60",
            by="names-1",
            at=datetime(2024, 1, 1, tzinfo=UTC),
        )
    ]
    graph.orders = [
        ContradictionRow(
            before="event:3",
            before_name=graph.events[3].name,
            after="event:2",
            after_name=graph.events[2].name,
            why="the dates say otherwise",
            basis="before",
            articles=("article:1",),
        )
    ]
    return graph


def _pair(graph: FakeGraph, one: int, other: int, score: float) -> ReviewRow:
    """Two events of which the judge is unsure."""

    def side(number: int) -> ReviewSide:
        row = graph.events[number]
        claims = tuple(
            claim for article in graph.articles for claim in article.claims if claim.about == row.id
        )
        return ReviewSide(
            id=row.id,
            canonical=row.id,
            name=row.name,
            status=row.status,
            edtf=row.edtf,
            earliest=row.earliest,
            claims=claims,
        )

    return ReviewRow(
        first=side(one),
        second=side(other),
        verdict=Verdict.UNSURE,
        score=score,
        parts={"actors": 1.0, "date": 0.5, "wording": 0.25},
        why="actors 1.00, date 0.50, wording 0.25",
        by="judge-2",
        at=datetime(2024, 1, 1, tzinfo=UTC),
    )


def _named(actor: str) -> Named:
    return Named(id=actor, name=_ACTORS[actor][0])


def _participant(actor: str, at: int) -> ParticipantRow:
    role = ParticipantRole.INITIATOR if at == 0 else ParticipantRole.RECIPIENT
    return ParticipantRow(id=actor, name=_ACTORS[actor][0], kind=_ACTORS[actor][1], role=role)


def _article(part: int, paragraphs: list[str], first: int) -> ArticleView:
    text = "\n\n".join(paragraphs)
    published = date(2023, 10, 12 + part)
    claims = []
    for at, paragraph in enumerate(paragraphs):
        quote = paragraph.split(". ")[0] + "."
        start = text.index(quote)
        modality = {5: Modality.PLANNED, 7: Modality.DENIED}.get(first + at, Modality.REPORTED)
        claims.append(
            ClaimRow(
                id=f"claim:{first + at}",
                quote=quote,
                start=start,
                end=start + len(quote),
                modality=modality,
                speaker="a spokesman" if at == 1 else None,
                confidence=0.8,
                about=f"event:{first + at}",
                article=f"article:{part}",
                title=f"Harbour paper, part {part}",
                outlet="Harbour Paper",
                published=published,
            )
        )
    return ArticleView(
        id=f"article:{part}",
        title=f"Harbour paper, part {part}",
        outlet="Harbour Paper",
        published=published,
        published_basis="dateline",
        text=text,
        dropped=(Dropped(text="Read also: ten ways to peel a fish", reason="teaser"),),
        claims=tuple(claims),
    )


def _relation(
    graph: FakeGraph, source: str, target: str, mean: float, ties: tuple[TieRow, ...] = ()
) -> RelationRow:
    pair = {source, target}
    rows = [row for row in graph.events if pair <= {one.id for one in row.participants}]
    days = sorted(row.earliest for row in rows if row.earliest)
    return RelationRow(
        source=source,
        source_name=_ACTORS[source][0],
        source_kind=_ACTORS[source][1],
        target=target,
        target_name=_ACTORS[target][0],
        target_kind=_ACTORS[target][1],
        events=len(rows),
        conflict=sum((row.intensity or 0) < 0 for row in rows),
        cooperation=sum((row.intensity or 0) > 0 for row in rows),
        mean_intensity=mean,
        statuses={"occurred": len(rows)},
        first=days[0] if days else None,
        last=days[-1] if days else None,
        event_ids=tuple(row.id for row in rows),
        ties=ties,
    )
