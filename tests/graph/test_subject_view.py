"""A conflict and a place as subjects: who told of them, and when."""

from __future__ import annotations

from datetime import date

import pytest

from graph import views
from graph.store import NotFoundError, Store
from graph.views import OutletRow, SubjectView
from tests.stores import RUN, Story


def _told(store: Store) -> None:
    first = Story("one", published=date(2023, 9, 20)).event("strike", where=["hale"]).event("march")
    second = Story("two", published=date(2023, 9, 25), outlet="Port Mail", agency="Veskan News")
    store.write(first.done(), RUN)
    store.write(second.event("strike", where=["hale"]).done(), RUN)


def test_a_conflict_with_its_outlets(store: Store) -> None:
    _told(store)
    assert views.subject(store, "conflict", "con-river") == SubjectView(
        id="con-river",
        kind="conflict",
        name="River War",
        outlets=(
            OutletRow(
                outlet="Port Mail",
                agency="Veskan News",
                articles=1,
                events=1,
                first=date(2023, 9, 25),
                last=date(2023, 9, 25),
            ),
            OutletRow(
                outlet="The Hale Courier",
                articles=1,
                events=2,
                first=date(2023, 9, 20),
                last=date(2023, 9, 20),
            ),
        ),
        first_told=date(2023, 9, 20),
        last_told=date(2023, 9, 25),
    )


def test_a_place_as_it_was_known_on_a_day(store: Store) -> None:
    _told(store)
    found = views.subject(store, "place", "plc-hale", as_of=date(2023, 9, 21))
    assert (found.name, found.place_kind, found.lat, found.lon) == ("Hale", "city", 40.5, 44.25)
    assert [(row.outlet, row.events) for row in found.outlets] == [("The Hale Courier", 1)]


def test_a_retracted_article_tells_nothing(store: Store) -> None:
    _told(store)
    store.retract("art-two", "withdrawn")
    assert [row.outlet for row in views.subject(store, "conflict", "con-river").outlets] == [
        "The Hale Courier"
    ]


def test_what_is_not_there_is_said(store: Store) -> None:
    with pytest.raises(NotFoundError, match="no conflict con-none in the graph"):
        views.subject(store, "conflict", "con-none")
