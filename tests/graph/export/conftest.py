"""The river war with text that would harm a careless reader, gathered once a test."""

from __future__ import annotations

from datetime import date

import pytest

from graph.export import Dossier, gather
from graph.store import Store
from tests.graph.river_war import write_river_war
from tests.stores import RUN, Story

HOSTILE = "=HYPERLINK(\"http://x.example\") <script>alert('x')</script> & \u0001 ]]> 'quoted', \"twice\""


@pytest.fixture
def war(embedded_store: Store) -> Store:
    """The war and one hostile article."""
    write_river_war(embedded_store)
    hostile = Story(
        "h", published=date(2023, 12, 2), outlet="=cmd|' /C calc'!A0", title="<b>'@SUM(1)</b>"
    ).event("hostile", name="<img src=x onerror=alert(1)>", on="2023-12-01", sentence=HOSTILE, where=["hale"])
    embedded_store.write(hostile.done(), RUN)
    return embedded_store


@pytest.fixture
def dossier(war: Store) -> Dossier:
    """All of it."""
    return gather(war)
