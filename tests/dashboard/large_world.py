"""A graph of as many synthetic events as asked, for looking at pages under load."""

from __future__ import annotations

import random
from datetime import date, timedelta

from graph.edtf import date_value
from graph.records import ActorKind, ParticipantRole, Status
from graph.views import Named, ParticipantRow, PlaceRow, RelationRow, TimelineRow
from tests.dashboard.fake_graph import FakeGraph
from tests.dashboard.worlds import small


def large(number: int, seed: int = 7) -> FakeGraph:
    """``number`` synthetic events over ten years, imprecise and unreal ones among them, and 200 actors."""
    draw = random.Random(seed)
    graph = small()
    actors = [(f"actor:{n}", f"Actor {n}", draw.choice(list(ActorKind))) for n in range(200)]
    conflicts = [Named(id=f"conflict:{n}", name=f"Conflict number {n}") for n in range(14)]
    places = [
        PlaceRow(id=f"place:{n}", name=f"Place {n}", lat=draw.uniform(-40, 60), lon=draw.uniform(-80, 140))
        for n in range(300)
    ]
    kinds = ["ASSAULT", "CONSULT", "AGREE", "PROTEST", "MOBILIZE", "SANCTION", "AID", "ACCUSE"]
    statuses = list(Status)
    pairs: dict[tuple[str, str], list[TimelineRow]] = {}
    for at in range(number):
        day = date(2014, 1, 1) + timedelta(days=int(draw.betavariate(2, 1.2) * 3650))
        edtf = draw.choices([day.isoformat(), f"{day:%Y-%m}", f"{day:%Y}", "201X"], [80, 12, 7, 1])[0]
        value = date_value(edtf, "generated")
        one, other = draw.sample(actors[: 20 if draw.random() < 0.7 else 200], 2)
        kind = draw.choice(kinds)
        row = TimelineRow(
            id=f"made:{at}",
            name=f"{one[1]} {kind.lower()} {other[1]}",
            type=kind,
            status=draw.choices(statuses, [80, 5, 7, 2, 4, 2])[0],
            contested=draw.random() < 0.02,
            edtf=value.edtf,
            earliest=value.earliest,
            latest=value.latest,
            precision=value.precision,
            basis="generated",
            intensity=draw.uniform(-10, 8),
            participants=(
                ParticipantRow(id=one[0], name=one[1], kind=one[2], role=ParticipantRole.INITIATOR),
                ParticipantRow(id=other[0], name=other[1], kind=other[2], role=ParticipantRole.RECIPIENT),
            ),
            places=(draw.choice(places),),
            conflicts=(draw.choice(conflicts),),
            sources=draw.randint(1, 5),
            claims=draw.randint(1, 8),
            confidence=round(draw.uniform(0.4, 1), 2),
            members=(f"made:{at}",),
        )
        graph.events.append(row)
        pairs.setdefault((one[0], other[0]), []).append(row)
    names = {key: (name, kind) for key, name, kind in actors}
    busiest = sorted(pairs.items(), key=lambda item: (-len(item[1]), item[0]))[:500]
    for (source, target), rows in busiest:
        days = [row.earliest for row in rows if row.earliest]
        graph.relation_rows.append(
            RelationRow(
                source=source,
                source_name=names[source][0],
                source_kind=names[source][1],
                target=target,
                target_name=names[target][0],
                target_kind=names[target][1],
                events=len(rows),
                conflict=sum((row.intensity or 0) < 0 for row in rows),
                cooperation=sum((row.intensity or 0) > 0 for row in rows),
                mean_intensity=sum(row.intensity or 0 for row in rows) / len(rows),
                statuses={"occurred": len(rows)},
                first=min(days),
                last=max(days),
                event_ids=tuple(row.id for row in rows),
            )
        )
    graph.relation_rows.sort(key=lambda row: -row.events)
    return graph
