"""What every engine must do alike: the same tests and the same expected rows on both."""

from __future__ import annotations

import json
from datetime import date, datetime
from itertools import permutations

import pytest

from graph.records import Article, Extraction, Figure, Modality, RelationKind, Status
from graph.resolution import Profile
from graph.store import NotFoundError, Store, WriteResult, profiles
from tests.stores import RUN, Story, clear, picture


def raid(key: str = "one", **event: object) -> Story:
    """An article that tells of one raid."""
    return Story(key).event("raid", name="raid on Hale", where=["hale"], **event)  # type: ignore[arg-type]


def three_articles() -> list[Extraction]:
    """Two articles on one raid that differ, and one on talks that follow."""
    first = (
        Story("a", published=date(2023, 9, 20), outlet="Courier")
        .event(
            "raid",
            name="raid on Hale",
            who={"dorland": "initiator", "veska": "recipient"},
            where=["hale"],
            figures=[Figure(of="killed", min=12, max=12)],
        )
        .event(
            "talks",
            name="talks in Mora",
            type="CONSULT",
            status=Status.PLANNED,
            on=None,
            who={"ostia": "mediator"},
        )
        .role("ostia", "mediator", between=["dorland", "veska"], because="evt-raid")
        .tie("dorland", RelationKind.FOE, "veska")
        .order("raid", "talks", causal=True)
    )
    second = (
        Story("b", published=date(2023, 9, 21), outlet="Gazette")
        .event(
            "raid",
            name="attack on Hale",
            status=Status.DENIED,
            modality=Modality.DENIED,
            who={"dorland": "initiator"},
            where=["hale", "mora"],
            figures=[Figure(of="killed", min=9, max=9), Figure(of="wounded", max=40)],
        )
        .tie("dorland", RelationKind.FOE, "veska")
    )
    third = (
        Story("c", published=date(2023, 10, 2), outlet="Gazette")
        .event(
            "talks",
            name="Mora talks",
            type="CONSULT",
            on=None,
            intensity=3.0,
            who={"ostia": "host", "elm": "participant"},
        )
        .role("ostia", "mediator", between=["dorland", "veska"])
    )
    return [first.done(), second.done(), third.done()]


def test_an_article_is_read_back_whole(store: Store) -> None:
    story = Story("one", published=date(2023, 9, 20), outlet="Courier").event(
        "raid",
        name="raid on Hale",
        mode="raid",
        who={"dorland": "initiator", "veska": "recipient"},
        where=["hale"],
        figures=[Figure(of="killed", min=12, max=12)],
    )
    result = store.write(story.done(), RUN)
    assert result == WriteResult(written=("art-one",), events=1, claims=1)
    event = store.rows("MATCH (e:Event {id: 'evt-raid'}) RETURN properties(e) AS e")[0]["e"]
    card = json.loads(event.pop("card"))
    assert card["participants"] == [["act-dor", "initiator"], ["act-ves", "recipient"]]
    assert [card["figures"][0][name] for name in ("of", "max", "headline")] == ["killed", 12.0, True]
    assert profiles.from_json(event.pop("profile")) == Profile.of(
        story.done().events[0], "art-one", date(2023, 9, 20)
    )
    assert event == {
        "anchors": ["act-dor", "act-ves", "plc-hale"],
        "coded": "ASSAULT",
        "starts": date(2023, 9, 19),
        "ends": date(2023, 9, 19),
        "id": "evt-raid",
        "canonical": "evt-raid",
        "name": "raid on Hale",
        "words": "raid on hale",
        "type": "ASSAULT",
        "mode": "raid",
        "contexts": [],
        "status": "occurred",
        "contested": False,
        "edtf": "2023-09-19",
        "earliest": date(2023, 9, 19),
        "latest": date(2023, 9, 19),
        "day": date(2023, 9, 19),
        "span_from": date(2023, 9, 19),
        "span_to": date(2023, 9, 19),
        "precision": "day",
        "basis": "test",
        "intensity": -9.0,
        "confidence": 1.0,
        "claims": 1,
        "articles": 1,
        "sources": 1,
        "first_known": date(2023, 9, 20),
        "last_known": date(2023, 9, 20),
        "month": 202309,
        "actors": ["act-dor", "act-ves"],
        "places": ["plc-hale"],
        "conflicts": ["con-river"],
        "pairs": ["act-dor\tact-ves\t>"],
    }
    nodes, links = picture(store)
    assert sorted(links) == [
        ("ABOUT", claim := next(key for key in nodes if key.startswith("clm-")), "evt-raid", ""),
        ("ABOUT", claim, figure := next(key for key in nodes if key.startswith("fig-")), ""),
        ("ACTED_IN", "act-dor", "evt-raid", "initiator"),
        ("ACTED_IN", "act-ves", "evt-raid", "recipient"),
        ("AT", "evt-raid", "plc-hale", ""),
        ("CONCERNS", "evt-raid", "con-river", ""),
        ("FROM", "art-one", next(key for key in nodes if key.startswith("src-")), ""),
        ("HAS_FIGURE", "evt-raid", figure, ""),
        ("MENTIONS", "art-one", "act-dor", ""),
        ("MENTIONS", "art-one", "act-ves", ""),
        ("QUOTED_FROM", claim, "art-one", ""),
        ("TELLS", "art-one", "evt-raid", ""),
    ]
    assert nodes[claim]["quote"] == nodes["art-one"]["text"][nodes[claim]["start"] : nodes[claim]["end"]]


def test_writing_again_changes_nothing(store: Store) -> None:
    articles = three_articles()
    store.write_many(articles, RUN)
    before = picture(store)
    assert store.write_many(articles, RUN) == WriteResult(unchanged=("art-a", "art-b", "art-c"))
    for article in articles:
        assert store.write(article, RUN).written == ()
    assert picture(store) == before


def test_any_order_gives_the_same_graph(store: Store) -> None:
    articles = three_articles()
    store.write_many(articles, RUN)
    expected = picture(store)
    for order in permutations(articles):
        clear(store)
        for article in order:
            store.write(article, RUN)
        assert picture(store) == expected


def test_sources_that_differ_stand_side_by_side(store: Store) -> None:
    store.write_many(three_articles(), RUN)
    nodes, links = picture(store)
    raid_node = nodes["evt-raid"]
    assert (raid_node["status"], raid_node["contested"], raid_node["sources"]) == ("occurred", True, 2)
    assert raid_node["name"] == "raid on Hale"  # the denial does not name it
    assert nodes["evt-talks"]["status"] == "occurred"  # the plan was confirmed
    assert nodes["evt-talks"]["name"] == "Mora talks"
    assert links["ACTED_IN", "act-dor", "evt-raid", "initiator"] == {
        "as": "initiator",
        "articles": ["art-a", "art-b"],
    }
    assert links["AT", "evt-raid", "plc-mora", ""] == {"articles": ["art-b"]}
    killed = sorted(
        (nodes[b]["max"], link["articles"], link["headline"])
        for (kind, _, b, _), link in links.items()
        if kind == "HAS_FIGURE" and nodes[b]["of"] == "killed"
    )
    assert killed == [(9.0, ["art-b"], False), (12.0, ["art-a"], True)]  # a denial's figure is not shown
    assert nodes["rol-ostia-mediator"]["articles"] == ["art-a", "art-c"]
    assert links["RELATES", "act-dor", "act-ves", "foe"]["articles"] == ["art-a", "art-b"]
    assert links["LED_TO", "evt-raid", "evt-talks", ""] == {"articles": ["art-a"], "bases": ["after"]}


def test_a_changed_article_replaces_what_it_said(store: Store) -> None:
    articles = three_articles()
    store.write_many(articles, RUN)
    expected = picture(store)
    changed = (
        Story("a", published=date(2023, 9, 20), outlet="Courier")
        .event("siege", on="2023-06-01", where=["mora"])
        .done()
    )
    assert store.write(changed, RUN).written == ("art-a",)
    nodes, links = picture(store)
    assert nodes["evt-raid"]["status"] == "denied"
    assert not nodes["evt-raid"]["contested"]
    assert nodes["rol-ostia-mediator"]["articles"] == ["art-c"]
    assert "evt-siege" in nodes
    assert not [key for key in links if key[0] in ("BEFORE", "LED_TO")]
    store.write(articles[0], RUN)
    assert picture(store) == expected


@pytest.mark.parametrize("withdrawn", [0, 1, 2])
def test_retraction_takes_what_only_that_article_supports(store: Store, withdrawn: int) -> None:
    articles = three_articles()
    store.write_many([each for index, each in enumerate(articles) if index != withdrawn], RUN)
    without = picture(store)
    store.write(articles[withdrawn], RUN)
    whole = picture(store)
    gone = articles[withdrawn].article.id
    store.retract(gone, "made up")
    nodes, links = picture(store)
    record = nodes.pop(gone)
    assert (record["retraction"], record["text"]) == ("made up", articles[withdrawn].article.text)
    assert datetime.fromisoformat(record["retracted_at"])
    claims = {key: nodes.pop(key) for key, node in list(nodes.items()) if node.get("article") == gone}
    assert claims
    assert all(claim["retracted_at"] == record["retracted_at"] for claim in claims.values())
    left = {key: link for key, link in links.items() if key[2] != gone}
    assert nodes == without[0]
    assert left == without[1]
    assert {key[0] for key in links if key not in left} == {"QUOTED_FROM"}
    assert store.write(articles[withdrawn], RUN).written == (gone,)
    assert picture(store) == whole


def test_retracting_what_is_not_there_says_so(store: Store) -> None:
    with pytest.raises(NotFoundError, match="art-none"):
        store.retract("art-none")


def test_retracting_twice_is_retracting_once(store: Store) -> None:
    store.write(raid().done(), RUN)
    store.retract("art-one")
    before = set(picture(store)[0])
    store.retract("art-one")
    assert set(picture(store)[0]) == before


def test_texts_come_back_as_they_went_in(store: Store) -> None:
    sentence = (
        "«Вагиф» said: “ü – İstanbul”, 停火, \U0001f54a\u200d, a\u0301 \"quoted\" \\n 'x' `y` {z} $id // :end"
    )
    name = "Ağdam ə İ ı ß '`{}"
    story = Story("one", title=None, outlet="Ķurzeme").event("raid", name=name, sentence=sentence)
    store.write(story.done(), RUN)
    found = store.rows(
        "MATCH (c:Claim)-[:ABOUT]->(e:Event) RETURN c.quote AS quote, e.name AS name, c.end AS end"
    )
    assert found == [{"quote": sentence, "name": name, "end": len(sentence)}]


def test_nulls_and_open_dates(store: Store) -> None:
    stories = [
        Story("a", published=None, outlet=None).event("undated", on=None),
        Story("b").event("since", on="2020-10/.."),
        Story("c").event("until", on="../1994-05-12"),
        Story("d").event("decade", on="199X"),
    ]
    store.write_many([story.done() for story in stories], RUN)
    found = store.rows(
        "MATCH (e:Event) RETURN e.name AS name, e.earliest AS earliest, e.latest AS latest, e.day AS day, "
        "e.span_from AS span_from, e.span_to AS span_to ORDER BY e.day, e.name"
    )
    rows = {row.pop("name"): tuple(row.values()) for row in found}
    assert rows == {
        "decade": (
            date(1990, 1, 1),
            date(1999, 12, 31),
            date(1990, 1, 1),
            date(1990, 1, 1),
            date(1999, 12, 31),
        ),
        "until": (None, date(1994, 5, 12), date(1994, 5, 12), date.min, date(1994, 5, 12)),
        "since": (date(2020, 10, 1), None, date(2020, 10, 1), date(2020, 10, 1), date.max),
        "undated": (None, None, None, None, None),
    }


def test_a_long_article_with_many_events(store: Store) -> None:
    story = Story("long")
    for number in range(300):
        story.event(f"e{number}", who={"dorland": "initiator", "veska": "recipient"}, where=["hale", "mora"])
    assert store.write(story.done(), RUN) == WriteResult(written=("art-long",), events=300, claims=300)
    assert store.rows("MATCH (:Actor)-[r:ACTED_IN]->(:Event) RETURN count(r) AS n") == [{"n": 600}]
    store.retract("art-long")
    assert store.rows("MATCH (n) WHERE n:Event OR n:Actor OR n:Place RETURN count(n) AS n") == [{"n": 0}]


def test_an_article_without_events_is_kept(store: Store) -> None:
    empty = Extraction(article=Article(id="art-empty", text="Weather.", outlet="Courier"))
    assert store.write(empty, RUN) == WriteResult(written=("art-empty",))
    assert store.rows("MATCH (a:Article)-[:FROM]->(s:Source) RETURN a.text AS t, s.name AS s") == [
        {"t": "Weather.", "s": "Courier"}
    ]


def test_a_failing_transaction_leaves_nothing(store: Store) -> None:
    def half(tx) -> None:  # type: ignore[no-untyped-def]
        tx.rows("CREATE (:Actor {id: 'act-half'})")
        raise RuntimeError("stop here")

    with pytest.raises(RuntimeError):
        store.change(half)
    assert store.rows("MATCH (n:Actor) RETURN count(n) AS n") == [{"n": 0}]
