"""The measures of the relations page, one at a time."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard.measures_picture import PICTURES
from graph.views import TimelineRow


def show_measures(events: Sequence[TimelineRow], *, whole: bool) -> None:
    """A choice of measure and its picture; ``whole`` is False where there were more events than were read."""
    chosen = st.selectbox("Measure", list(PICTURES), key="relations_measure")
    if not whole:
        st.text("Only a part of the events passes into this: narrow the filters.")
    st.html(PICTURES[chosen](events))
    st.html(
        "<p class='casus-soft'>From events reported as fact. Method, source and uncertainty of each measure "
        "stand in graph/measures; what rests on one event or one source is dashed or said.</p>"
    )
