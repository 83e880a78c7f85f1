"""Merging kept in the graph: any order and split gives one canonical graph; words outrank; undo restores."""

from __future__ import annotations

import random
import subprocess
import sys
from datetime import date, timedelta
from itertools import permutations
from pathlib import Path

import pytest

from graph import views
from graph.records import Extraction, Figure, Status
from graph.resolution import Profile, Verdict, candidate_pairs, canonical_ids, join, judge
from graph.store import NotFoundError, ServerFolder, Store, check
from tests.stores import RUN, Story, clear, opened, picture

WRITER = """
import sys
from pathlib import Path
from graph.store import ServerFolder, open_store
from tests.graph.store.test_judgements import war
from tests.stores import RUN
with open_store(folder=ServerFolder(Path(sys.argv[1]))) as store:
    for number in sys.argv[2:]:
        store.write(war()[int(number)], RUN)
"""


def toll(number: float) -> tuple[Figure, ...]:
    return (Figure(of="killed", min=number, max=number),)


def raid(key: str, *, killed: float = 12, **event: object) -> Extraction:
    """An article of its own that tells of one raid on Hale, under an id of its own."""
    fields: dict[str, object] = {
        "name": f"raid on Hale, as {key} has it",
        "where": ["hale"],
        "who": {"dorland": "initiator", "veska": "recipient"},
        "figures": toll(killed),
        "sentence": f"Dorland's troops raided Hale at dawn and killed {killed:g}, {key} wrote.",
    }
    published = date(2023, 9, 20) + timedelta(days=ord(key) - ord("a"))
    return (
        Story(key, published=published, outlet=f"Outlet {key}").event(f"raid-{key}", **fields | event).done()
    )  # type: ignore[arg-type]


def war() -> list[Extraction]:
    """Twelve articles whose raids agree, nearly agree and contradict each other."""
    rng = random.Random(5)
    articles = []
    for number in range(12):
        key = chr(ord("a") + number)
        day = rng.choice(["2023-09-19", "2023-09-19", "2023-09-20", "2023-09", None])
        who = rng.choice([{"dorland": "initiator", "veska": "recipient"}, {"dorland": "initiator"}])
        status = rng.choice([Status.OCCURRED, Status.OCCURRED, Status.DENIED])
        where = rng.choice([["hale"], ["mora"], ["hale", "mora"], []])
        articles.append(raid(key, killed=rng.choice([12, 14]), on=day, who=who, status=status, where=where))
    return articles


def groups(store: Store) -> dict[str, str]:
    return {
        row["id"]: row["head"] for row in store.rows("MATCH (e:Event) RETURN e.id AS id, e.canonical AS head")
    }


def judged(store: Store) -> dict[tuple[str, str], str]:
    rows = store.rows(
        "MATCH (a:Event)-[r:SAME_AS]->(b:Event) RETURN a.id AS a, b.id AS b, r.verdict AS verdict"
    )
    return {(row["a"], row["b"]): row["verdict"] for row in rows}


def test_two_tellings_are_one_event_with_both_claims(store: Store) -> None:
    wording = "Men from Dorland came to Hale at first light on a raid that left 14 people dead."
    store.write(raid("b", killed=14, sentence=wording), RUN)
    store.write(raid("a"), RUN)
    (event,) = views.timeline(store)
    assert (event.id, event.members, event.sources, event.claims) == (
        "evt-raid-a",
        ("evt-raid-a", "evt-raid-b"),
        2,
        2,
    )
    assert event.name == "raid on Hale, as b has it"  # published last
    assert [(figure.max, figure.headline) for figure in event.figures] == [(14.0, True), (12.0, False)]
    found = views.evidence(store, "evt-raid-b")
    assert found.id == "evt-raid-a"
    assert [claim.article for claim in found.claims] == ["art-a", "art-b"]
    assert [(each.field, [v.value for v in each.variants]) for each in found.conflicting] == [
        ("figure: killed", ["14", "12"])
    ]
    (actor,) = [each for each in views.facets(store).actors if each.id == "act-dor"]
    assert actor.count == 1
    assert sum(row.exact for row in views.counts(store)) == 1
    assert check(store) == []


def test_any_order_and_batch_gives_the_graph_of_the_pure_rules(store: Store) -> None:
    articles = war()
    told: dict[str, list[Profile]] = {}
    for item in articles:
        for event in item.events:
            told.setdefault(event.id, []).append(Profile.of(event, item.article.id, item.article.published))
    found = {key: join(each) for key, each in told.items()}
    expected = canonical_ids(found, [judge(*pair) for pair in candidate_pairs(found.values())])
    assert len(set(expected.values())) < len(expected)
    pictures = []
    for seed in range(3):
        order = random.Random(seed).sample(articles, len(articles))
        clear(store)
        if seed == 2:
            store.write_many(order, RUN)
        else:
            for item in order:
                store.write(item, RUN)
        assert groups(store) == expected
        pictures.append(picture(store))
    assert pictures[1:] == pictures[:-1]
    store.resolve()
    assert picture(store) == pictures[0]


@pytest.mark.slow
def test_two_processes_make_the_graph_of_one(embedded_server: ServerFolder) -> None:
    with opened(embedded_server) as store:
        clear(store)
        store.write_many(war(), RUN)
        expected = picture(store)
        clear(store)
    numbers = [str(number) for number in range(12)]
    running = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(embedded_server.path), *each], cwd=Path(__file__).parents[3]
        )
        for each in (numbers[:8][::-1], numbers[5:])
    ]
    assert [process.wait(timeout=120) for process in running] == [0, 0]
    with opened(embedded_server) as store:
        assert picture(store) == expected


def test_taking_an_article_out_of_a_group_leaves_the_others_as_if_it_never_was(store: Store) -> None:
    articles = [raid("a"), raid("b", killed=14), raid("c")]
    store.write_many(articles[1:], RUN)
    expected = groups(store), [row.model_dump() for row in views.timeline(store)]
    store.write(articles[0], RUN)
    assert set(groups(store).values()) == {"evt-raid-a"}
    store.retract("art-a")
    assert (groups(store), [row.model_dump() for row in views.timeline(store)]) == expected
    assert check(store) == []


def test_an_analysts_word_holds_over_re_ingest_and_undo_restores_all(store: Store) -> None:
    articles = [raid("a"), raid("b", killed=14)]
    store.write_many(articles, RUN)
    before = groups(store), judged(store), [row.model_dump() for row in views.timeline(store)]
    store.say("evt-raid-b", "evt-raid-a", Verdict.DIFFERENT, by="ana", why="two raids, a day apart")
    assert groups(store) == {"evt-raid-a": "evt-raid-a", "evt-raid-b": "evt-raid-b"}
    assert [row.claims for row in views.timeline(store)] == [1, 1]
    for key in ("art-a", "art-b"):
        store.retract(key, "to read it anew")
    assert groups(store) == {}
    for order in permutations(articles):
        for item in order:
            store.write(item, RUN)
    store.resolve()
    assert groups(store) == {"evt-raid-a": "evt-raid-a", "evt-raid-b": "evt-raid-b"}
    store.unsay("evt-raid-a", "evt-raid-b", by="ana")
    assert (groups(store), judged(store), [row.model_dump() for row in views.timeline(store)]) == before
    with pytest.raises(NotFoundError, match="no analyst has said anything"):
        store.unsay("evt-raid-a", "evt-raid-b", by="ana")


def test_an_analyst_may_join_what_the_judge_never_would(store: Store) -> None:
    store.write_many([raid("a"), raid("b", on="2023-10-02")], RUN)
    before = picture(store)
    store.say("evt-raid-a", "evt-raid-b", Verdict.SAME, by="ana", why="the second outlet has the wrong day")
    (event,) = views.timeline(store)
    assert event.members == ("evt-raid-a", "evt-raid-b")
    store.say("evt-raid-a", "evt-raid-b", Verdict.DIFFERENT, by="bo")
    assert len(views.timeline(store)) == 2
    store.unsay("evt-raid-a", "evt-raid-b", by="bo")
    assert len(views.timeline(store)) == 1  # ana's word holds again
    store.unsay("evt-raid-a", "evt-raid-b", by="ana")
    nodes, links = picture(store)
    assert ({key: node for key, node in nodes.items() if not key.startswith("jdg-")}, links) == before


def test_a_word_needs_two_events(store: Store) -> None:
    store.write(raid("a"), RUN)
    with pytest.raises(NotFoundError, match="no event evt-none"):
        store.say("evt-raid-a", "evt-none", Verdict.SAME, by="ana")
    with pytest.raises(ValueError, match="name two events"):
        store.say("evt-raid-a", "evt-raid-a", Verdict.SAME, by="ana")
    with pytest.raises(ValueError, match="same or different"):
        store.say("evt-raid-a", "evt-raid-b", Verdict.UNSURE, by="ana")


WIRE = (
    "Dorland's troops raided Hale at dawn on Tuesday and killed 12 people, the governor of the province "
    "said. Witnesses spoke of smoke over the market, of two burnt lorries and of a bridge that can no longer "
    "be used. The raiders left the town by noon, taking the road to the pass."
)


def copy(key: str, text: str, outlet: str, day: int = 20) -> Extraction:
    story = Story(key, published=date(2023, 9, day), outlet=outlet)
    return story.event("raid", name="raid on Hale", where=["hale"], sentence=text).done()


def wires() -> list[Extraction]:
    """A wire text, cut in one outlet and edited in another, and a report of somebody who was there."""
    edited = WIRE.replace("on Tuesday", "early on Tuesday").replace("burnt lorries", "burned trucks")
    own = "Our reporter counted nine dead in Hale, where soldiers of Dorland had gone from house to house."
    return [
        copy("d", WIRE, "Courier"),
        copy("a", WIRE[:170], "Gazette", 21),
        copy("b", edited, "Herald", 22),
        copy("c", own, "Monitor", 22),
    ]


def whose(store: Store) -> dict[str, str]:
    rows = store.rows("MATCH (a:Article) WHERE a.retracted_at IS NULL RETURN a.id AS id, a.testimony AS of")
    return {row["id"]: row["of"] for row in rows}


def test_copies_of_one_wire_are_one_testimony_in_any_order(store: Store) -> None:
    pictures = []
    for seed in range(3):
        clear(store)
        for item in random.Random(seed).sample(wires(), 4):
            store.write(item, RUN)
        assert whose(store) == {"art-a": "art-a", "art-b": "art-a", "art-c": "art-c", "art-d": "art-a"}
        (event,) = views.timeline(store)
        assert (event.sources, event.claims) == (2, 4)
        pictures.append(picture(store))
    assert pictures[1:] == pictures[:-1]


def test_withdrawing_the_copy_that_tied_others_unties_them(store: Store) -> None:
    store.write_many(wires(), RUN)
    store.retract("art-d")
    assert whose(store) == {"art-a": "art-a", "art-b": "art-a", "art-c": "art-c"}
    store.retract("art-a")
    assert whose(store) == {"art-b": "art-b", "art-c": "art-c"}
    (event,) = views.timeline(store)
    assert (event.sources, event.claims) == (2, 2)


def test_an_unsure_pair_is_listed_with_both_sentences_until_somebody_speaks(store: Store) -> None:
    later = "Veska says that its town was attacked from the air at some time, by whom it did not say."
    store.write_many([raid("a"), raid("b", on=None, who={"veska": "recipient"}, sentence=later)], RUN)
    (row,) = views.review(store)
    assert (row.first.id, row.second.id, row.verdict) == ("evt-raid-a", "evt-raid-b", Verdict.UNSURE)
    assert [claim.quote for claim in row.second.claims] == [later]
    assert row.by.startswith("judge-")
    assert set(row.parts) >= {"actors", "type", "place", "wording"}
    assert views.judgements(store, "evt-raid-b") == [row]
    store.say("evt-raid-a", "evt-raid-b", Verdict.SAME, by="ana", why="one raid")
    assert views.review(store) == []
    (known,) = views.judgements(store, "evt-raid-a")
    assert (known.verdict, known.by, known.why) == (Verdict.SAME, "analyst ana", "one raid")
    store.unsay("evt-raid-a", "evt-raid-b", by="bo")
    assert views.review(store) == [row.model_copy(update={"at": views.review(store)[0].at})]
    (word,) = views.words(store)
    assert (word.verdict, word.by, word.revoked_by) == (Verdict.SAME, "ana", "bo")
    assert (word.first_name, word.second_name) == ("raid on Hale, as a has it", "raid on Hale, as b has it")


def test_a_pair_with_neither_dates_nor_places_is_not_asked_about(store: Store) -> None:
    later = "Veska says that its town was attacked from the air at some time, by whom it did not say."
    loose = raid("b", on=None, where=[], who={"veska": "recipient"}, sentence=later)
    store.write_many([raid("a"), loose], RUN)
    (row,) = views.judgements(store, "evt-raid-b")
    assert (row.verdict, row.parts.keys() & {"date", "place"}) == (Verdict.UNSURE, set())
    assert views.review(store) == []


def test_events_of_many_tellings_are_asked_about_once(store: Store) -> None:
    later = "Veska says that its town was attacked from the air at some time, by whom it did not say."
    unsure = raid("c", on=None, who={"veska": "recipient"}, sentence=later)
    store.write_many([raid("a"), raid("b"), unsure], RUN)
    pairs = {pair for pair, verdict in judged(store).items() if verdict == Verdict.UNSURE}
    assert pairs == {("evt-raid-a", "evt-raid-c"), ("evt-raid-b", "evt-raid-c")}
    (row,) = views.review(store)
    assert (row.first.canonical, row.second.canonical) == ("evt-raid-a", "evt-raid-c")
    store.say(row.first.id, row.second.id, Verdict.DIFFERENT, by="ana")
    assert views.review(store) == []
    store.unsay(row.first.id, row.second.id, by="ana")
    assert [each.second.id for each in views.review(store)] == ["evt-raid-c"]
