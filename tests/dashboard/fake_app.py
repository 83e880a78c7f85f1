"""Entry script of the dashboard over a graph in memory.

``CASUS_TEST_WORLD``: ``small``, ``hostile`` or ``large:5000`` (events).
"""

from __future__ import annotations

import os
import runpy
from pathlib import Path

import streamlit as st

from tests.dashboard import fake_graph, hostile_home
from tests.dashboard.hostile_world import hostile
from tests.dashboard.large_world import large
from tests.dashboard.worlds import small


@st.cache_resource
def world() -> fake_graph.FakeGraph:
    """The graph, built once a server and put in the views' place."""
    name, _, number = os.environ.get("CASUS_TEST_WORLD", "small").partition(":")
    made = large(int(number)) if name == "large" else {"small": small, "hostile": hostile}[name]()
    fake_graph.install(made)
    if name == "hostile":
        # Not above: what the dashboard imports before the graph is installed would keep the real store.
        from dashboard.screens import read

        read.casus = lambda *_a, **_k: hostile_home.extraction().model_dump_json()
    return made


world()
runpy.run_path(str(Path(__file__).resolve().parents[2] / "dashboard" / "app.py"), run_name="__main__")
