"""Long work on a page: what it says, how long it has taken, and a button that stops it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from subprocess import TimeoutExpired

import streamlit as st

from dashboard.commands import CommandError

_LINES = 10


def show_work(
    run: Callable[..., str], arguments: Sequence[str], words: str, *, key: str, given: str | None = None
) -> str | None:
    """What ``casus ARGUMENTS...`` (by ``run``) prints, None where it failed, which the page then says.

    Pressing Stop draws the page anew, and that ends the process.
    """
    with st.status(words, expanded=True) as status:
        passed, lines = st.empty(), st.empty()
        said: list[str] = []
        st.button("Stop", key=f"{key}_stop", on_click=_stopped)

        def tell(line: str) -> None:
            said.append(line)
            lines.code("\n".join(said[-_LINES:]), language=None)

        try:
            told = run(
                arguments,
                given=given,
                said=tell,
                waiting=lambda seconds: passed.caption(f"{seconds:.0f} s") and None,
            )
        except (CommandError, TimeoutExpired) as error:
            status.update(label="It failed, in part or whole; what was read before is stored.", state="error")
            lines.code(str(error), language=None)
            return None
        status.update(label="Done.", state="complete")
        return told


def _stopped() -> None:
    """Say so; that the page is drawn anew ends the process."""
    st.toast("Stopped. What was read before is stored.")
