"""Articles: what they say, their list and outlets, when they reported what."""

from __future__ import annotations

from datetime import date

import pytest

from graph import views
from graph.store import NotFoundError, Store
from graph.views import ReportedRow


def test_an_article_shows_what_it_says(war: Store) -> None:
    found = views.article(war, "art-a")
    assert (found.title, found.outlet, found.published) == ("News a", "Courier", date(2023, 9, 20))
    assert [claim.start for claim in found.claims] == sorted(claim.start for claim in found.claims)
    labels = {claim.about: claim.label for claim in found.claims}
    assert labels["evt-raid"] == "raid on Hale"
    assert labels["rol-ostia-mediator"] == "Ostia as mediator"
    assert "Dorland is a foe of Veska" in labels.values()
    with pytest.raises(NotFoundError, match="art-none"):
        views.article(war, "art-none")


def test_articles_are_listed_the_latest_first(war: Store) -> None:
    found = views.articles_read(war, limit=9)
    assert [(row.id, row.title, row.outlet, row.published, row.events) for row in found] == [
        ("art-c", "News c", "Gazette", date(2023, 10, 9), 2),
        ("art-b", "News b", "Gazette", date(2023, 9, 22), 1),
        ("art-a", "News a", "Courier", date(2023, 9, 20), 3),
        ("art-d", "News d", None, None, 1),
    ]
    assert views.articles_read(war, limit=1) == found[:1]
    assert views.articles_read(war, limit=9, outlet="Gazette") == found[:2]
    assert views.articles_read(war, limit=9, outlet="") == found[3:]
    assert views.articles_read(war, limit=9, outlet="Herald") == []


def test_outlets_with_how_many_articles_each_has(war: Store) -> None:
    assert list(views.outlets(war).items()) == [("Gazette", 2), ("", 1), ("Courier", 1)]
    assert views.outlets(war, as_of=date(2023, 9, 21)) == {"Courier": 1}


def test_when_events_were_reported_is_that_of_their_articles(war: Store) -> None:
    ids = ["evt-raid", "evt-talks", "evt-siege", "evt-rumour", "evt-none"]
    found = views.reported(war, ids)
    assert found == {
        "evt-raid": ReportedRow(
            id="evt-raid", first=date(2023, 9, 20), last=date(2023, 10, 9), articles=3, undated=0
        ),
        "evt-talks": ReportedRow(
            id="evt-talks", first=date(2023, 9, 20), last=date(2023, 10, 9), articles=2, undated=0
        ),
        "evt-siege": ReportedRow(
            id="evt-siege", first=date(2023, 9, 20), last=date(2023, 9, 20), articles=1, undated=0
        ),
        "evt-rumour": ReportedRow(id="evt-rumour", first=None, last=None, articles=1, undated=1),
    }
    early = views.reported(war, ids, as_of=date(2023, 9, 21))
    assert early["evt-raid"] == ReportedRow(
        id="evt-raid", first=date(2023, 9, 20), last=date(2023, 9, 20), articles=1
    )
    assert views.reported(war, []) == {}


def test_a_retracted_article_reported_nothing(war: Store) -> None:
    war.retract("art-a", "a test")
    found = views.reported(war, ["evt-raid", "evt-siege"])
    assert found["evt-raid"].first == date(2023, 9, 22)
    assert "evt-siege" not in found
