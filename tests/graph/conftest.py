"""A small war, stored on each engine in turn, that the tests of views ask about."""

from __future__ import annotations

from datetime import date

import pytest

from graph.records import Figure, Modality, RelationKind, Status
from graph.store import Store
from tests.stores import RUN, Story

RAID_WHO = {"dorland": "initiator", "veska": "recipient"}


@pytest.fixture
def war(store: Store) -> Store:
    """Articles on a raid (once denied), talks planned and held, an old siege, and a rumour."""
    first = (
        Story("a", published=date(2023, 9, 20), outlet="Courier")
        .event("raid", name="raid on Hale", who=RAID_WHO, where=["hale"],
               figures=[Figure(of="killed", min=12, max=12)])
        .event("talks", name="talks in Mora", type="CONSULT", status=Status.PLANNED, on="2023-10",
               who={"ostia": "mediator", "veska": "participant", "dorland": "participant"}, intensity=4.0)
        .event("siege", name="siege of Mora", on="199X", who=RAID_WHO, where=["mora"])
        .role("ostia", "mediator", between=["dorland", "veska"], because="evt-raid")
        .tie("dorland", RelationKind.FOE, "veska")
        .order("siege", "raid")
        .order("raid", "talks", causal=True)
    )  # fmt: skip
    second = Story("b", published=date(2023, 9, 22), outlet="Gazette").event(
        "raid", name="alleged raid", status=Status.DENIED, modality=Modality.DENIED,
        who={"dorland": "initiator"}, where=["hale"], figures=[Figure(of="killed", min=9, max=9)],
    )  # fmt: skip
    third = (
        Story("c", published=date(2023, 10, 9), outlet="Gazette")
        .event("talks", name="Mora talks", type="CONSULT", on="2023-10", intensity=4.0, where=["mora"],
               who={"ostia": "mediator", "veska": "participant", "dorland": "participant"})
        .event("raid", name="raid on Hale", who=RAID_WHO, where=["hale"],
               figures=[Figure(of="killed", min=9, max=9)])
    )  # fmt: skip
    fourth = Story("d", published=None, outlet=None).event(
        "rumour", on=None, who={"elm": "initiator"}, conflict=False
    )
    store.write_many([story.done() for story in (first, second, third, fourth)], RUN)
    return store
