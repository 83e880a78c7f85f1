"""Standing ties between actors, each with its evidence, read when it is opened."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import streamlit as st

from dashboard import source
from dashboard.panels.evidence import show_claims
from dashboard.wording import count
from graph.store import NotFoundError
from graph.views import TieRow


def show_ties(ties: Iterable[TieRow], *, key: str, as_of: date | None) -> None:
    """Each tie in words, and an expander for its sentences."""
    for number, tie in enumerate(ties):
        st.text(tie.words)
        own = f"{key}_{number}"
        evidence = st.expander(
            f"Evidence: {count(tie.claims, 'claim')}", key=f"{own}_open", on_change="rerun"
        )
        if not evidence.open:
            continue
        with evidence:
            try:
                show_claims(source.evidence(tie.id, as_of).claims, key=own)
            except NotFoundError:
                st.text("This tie is not in the graph (any more).")
