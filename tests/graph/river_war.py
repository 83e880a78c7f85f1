"""A made-up war for the tests of queries, exchange, measures and reports: seven articles.

Dorland raids Hale in Veska; Ostia, once the traditional mediator, brings them to a ceasefire
that breaks and to a second one that holds; people flee; numbers differ; a summit is planned
and never told of again; a rumour has no date.
"""

from __future__ import annotations

from datetime import date

from graph.edtf import date_value
from graph.records import Extraction, Figure, Modality, RelationKind, Role, RoleState, Status
from graph.store import Store
from tests.stores import ACTORS, RUN, WAR, Story

RAID_WHO = {"dorland": "initiator", "veska": "recipient"}
TALKS_WHO = {"ostia": "mediator", "dorland": "participant", "veska": "participant"}


def articles() -> list[Extraction]:
    """What the seven articles say."""
    courier = (
        Story("a", published=date(2023, 9, 20), outlet="Courier", title="Raid on Hale")
        .event(
            "raid",
            name="raid on Hale",
            mode="raid",
            who=RAID_WHO,
            where=["hale"],
            figures=[Figure(of="killed", min=12, max=12)],
            sentence="Dorland raided Hale on 19 September, killing 12.",
        )
        .event(
            "flight",
            name="flight from Hale",
            type="CASUS_DISPLACEMENT",
            mode="flight",
            on="2023-09-20",
            who={"veska": "participant"},
            where=["hale"],
            intensity=-6.0,
            figures=[Figure(of="people", max=3000, unit="resident", qualifier="up to")],
            sentence="Up to 3,000 residents fled Hale the next day.",
        )
        .event("siege", name="siege of Mora", mode=None, on="199X", who=RAID_WHO, where=["mora"])
        .tie("dorland", RelationKind.FOE, "veska")
        .order("siege", "raid")
    )
    gazette = (
        Story("b", published=date(2023, 9, 22), outlet="Gazette", title="Dorland denies raid")
        .event(
            "raid",
            name="alleged raid",
            status=Status.DENIED,
            modality=Modality.DENIED,
            who={"dorland": "initiator"},
            where=["hale"],
            figures=[Figure(of="killed", min=9, max=9)],
        )
        .event(
            "summit",
            name="summit in Mora",
            type="CONSULT",
            mode="summit",
            status=Status.PLANNED,
            on="2023-11-05",
            who=TALKS_WHO,
            where=["mora"],
            intensity=3.0,
            modality=Modality.PLANNED,
        )
        .event(
            "visit",
            name="visit to Ostia",
            type="CONSULT",
            mode="visit",
            status=Status.CANCELLED,
            on="2023-10-01",
            who={"veska": "initiator", "ostia": "host"},
            intensity=2.0,
            conflict=False,
        )
    )
    truce = (
        Story("c", published=date(2023, 10, 11), outlet="Gazette", title="Guns fall silent")
        .event(
            "truce",
            name="first ceasefire",
            type="AGREE",
            mode="ceasefire",
            on="2023-10-10",
            who=TALKS_WHO,
            intensity=7.0,
        )
        .event(
            "raid",
            name="raid on Hale",
            mode="raid",
            who=RAID_WHO,
            where=["hale"],
            figures=[Figure(of="killed", min=9, max=9)],
        )
        .order("raid", "truce", causal=True)
    )
    shelling = (
        Story("d", published=date(2023, 10, 21), outlet="Courier", title="Shells on the pass")
        .event(
            "shelling",
            name="shelling of Mora Pass",
            mode="shelling",
            on="2023-10-20",
            who=RAID_WHO,
            where=["mora"],
            intensity=-10.0,
        )
        .event(
            "sanctions",
            name="sanctions on Dorland",
            type="SANCTION",
            mode="sanctions",
            on="2023-10-21",
            who={"ostia": "initiator", "dorland": "recipient"},
            intensity=-8.0,
        )
    )
    second = (
        Story("e", published=date(2023, 11, 2), outlet="Courier", title="A second ceasefire")
        .event(
            "peace",
            name="second ceasefire",
            type="AGREE",
            mode="ceasefire",
            on="2023-11-01",
            who=TALKS_WHO,
            intensity=7.0,
        )
        .event(
            "swap",
            name="exchange of prisoners",
            type="COOPERATE",
            mode="prisoner_exchange",
            on="2023-11",
            who={"dorland": "participant", "veska": "participant"},
            intensity=7.0,
            figures=[Figure(of="captured", min=40, max=40)],
        )
        .event(
            "handover",
            name="handover of Mora Pass",
            type="CONCEDE",
            mode="handover",
            on="2023-11-03",
            who={"dorland": "initiator", "veska": "recipient"},
            where=["mora"],
            intensity=7.0,
            status=Status.PLANNED,
        )
    )
    again = Story("f", published=date(2023, 11, 3), outlet="Gazette", title="Ceasefire agreed").event(
        "peace",
        name="second ceasefire",
        type="AGREE",
        mode="ceasefire",
        on="2023-11-01",
        who=TALKS_WHO,
        intensity=7.0,
        sentence="Envoys in Ostia say both sides put down their arms on Wednesday.",
    )
    rumour = Story("g", published=None, outlet=None, title=None).event(
        "rumour", name="rumour of a march", on=None, who={"elm": "initiator"}, conflict=False
    )
    told = [story.done() for story in (courier, gazette, truce, shelling, second, again, rumour)]
    told[3] = _with_role(told[3])
    return told


def _with_role(extraction: Extraction) -> Extraction:
    """The role whose level fell because of the shelling, on the first sentence of its article."""
    role = Role(
        id="rol-ostia-mediator",
        actor="Ostia",
        actor_id="act-ost",
        kind="mediator",
        between=("Dorland", "Veska"),
        between_ids=("act-dor", "act-ves"),
        conflict=WAR.name,
        conflict_id=WAR.id,
        states=(
            RoleState(level="traditional", edtf="../2023-10-20", latest=date(2023, 10, 20)),
            RoleState(
                level="diminished",
                edtf="2023-10-20/..",
                earliest=date_value("2023-10-20", "test").earliest,
                because="evt-shelling",
                because_text="since the shelling",
            ),
        ),
        claims=(extraction.events[0].claims[0],),
    )
    return extraction.model_copy(
        update={"roles": (role,), "actors": (*extraction.actors, ACTORS["ostia"], ACTORS["veska"])}
    )


def write_river_war(store: Store) -> Store:
    """Store all seven articles."""
    store.write_many(articles(), RUN)
    return store
