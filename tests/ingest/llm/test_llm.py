"""The llm extractor against a local server that speaks the chat API, well and badly."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from graph.records import Article, Extraction, Status
from ingest.llm import AnswerCache, Budget, BudgetError, Client, LlmError, Settings, Spent, read_with_llm
from tests.ingest.llm.endpoint import Endpoint, Reply, said, serving

TEXT = (
    "Dorland raided Hale on Tuesday, killing at least 56 soldiers.\n\n"
    "Talks in Mora are due next month, an envoy said. Veska, an ally of Dorland, saw its role as mediator "
    "diminished since the raid."
)
ARTICLE = Article(id="art-1", text=TEXT, published=date(2023, 9, 21))
DORLAND = {"name": "Dorland", "kind": "country"}
VESKA = {"name": "Veska", "kind": "country"}


def claim(quote: str, modality: str = "reported", speaker: str | None = None) -> dict[str, Any]:
    """A claim as an answer gives it."""
    return {"quote": quote, "modality": modality, "speaker": speaker}


RAID: dict[str, Any] = {
    "key": "raid", "type": "ASSAULT", "mode": "raid", "status": "occurred",
    "date": {"edtf": "2023-09-19", "words": "on Tuesday"},
    "participants": [{**DORLAND, "as": "initiator"}], "places": ["Hale"],
    "figures": [{"of": "killed", "words": "at least 56 soldiers"}],
    "claims": [claim("Dorland raided Hale on Tuesday")],
}  # fmt: skip
TALKS = RAID | {
    "key": "talks", "type": "CONSULT", "mode": "peace_talks", "status": "planned", "date": None,
    "participants": [], "places": ["Mora"], "figures": [],
    "claims": [claim("Talks in Mora are due next month", "planned", "an envoy")],
}  # fmt: skip
ROLE = {
    "actor": VESKA, "kind": "mediator", "between": [], "conflict": None,
    "states": [{"level": "diminished", "date": None, "because": "raid"}],
    "claims": [claim("saw its role as mediator diminished since the raid")],
}  # fmt: skip
TIE = {"source": VESKA, "target": DORLAND, "kind": "ally", "claims": [claim("Veska, an ally of Dorland")]}
ORDER = {"before": "raid", "after": "talks", "causal": False, "words": "are due next month"}


def told(*events: dict[str, Any], **more: list[dict[str, Any]]) -> str:
    """The content of an answer."""
    return json.dumps({"events": list(events), "roles": [], "relations": [], "order": []} | more)


Read = Callable[..., Extraction]


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    """A running endpoint."""
    with serving() as found:
        yield found


@pytest.fixture
def read(endpoint: Endpoint) -> Read:
    """Reads the article through the endpoint."""

    def _read(*replies: Reply, folder: Path | None = None, **options: Any) -> Extraction:
        endpoint.replies = list(replies)
        budget, article = options.pop("budget", None), options.pop("article", ARTICLE)
        settings = Settings(
            endpoint.url,
            options.pop("model", "small"),
            "secret",
            **{"first_wait": 0.01, "timeout": 5.0, **options},
        )
        client = Client(settings, budget)
        try:
            return read_with_llm(article, client, AnswerCache(folder))
        finally:
            client.close()

    return _read


def test_an_answer_becomes_grounded_events(read: Read, endpoint: Endpoint) -> None:
    raid, talks = read(said(told(RAID, TALKS))).events
    assert (raid.name, raid.type, raid.mode, raid.status) == (
        "Raid by Dorland in Hale",
        "ASSAULT",
        "raid",
        Status.OCCURRED,
    )
    assert (raid.date.edtf, raid.date.basis) == ("2023-09-19", "llm, from 'on Tuesday'")
    assert (raid.intensity, raid.participants[0].name, raid.places[0].name) == (-9.0, "Dorland", "Hale")
    (figure,) = raid.figures
    assert (figure.of, figure.min, figure.max, figure.qualifier, figure.unit) == (
        "killed", 56.0, None, "at least", "soldiers",
    )  # fmt: skip
    made = talks.claims[0]
    assert (talks.status, talks.date.edtf, made.speaker) == (Status.PLANNED, None, "an envoy")
    assert TEXT[made.start : made.end] == made.quote
    (asked,) = endpoint.asked
    assert (asked["model"], asked["authorization"], asked["temperature"]) == ("small", "Bearer secret", 0)
    asked_for = asked["response_format"]["json_schema"]
    assert (asked_for["strict"], asked_for["schema"]["additionalProperties"]) == (True, False)
    assert asked_for["schema"]["required"] == ["events", "roles", "relations", "order"]
    assert "Kinds of role:\n- mediator:" in asked["messages"][0]["content"]
    assert asked["messages"][1]["content"] == f"Published: 2023-09-21\n\n{TEXT}"


def test_roles_relations_and_order_come_with_their_claims(read: Read) -> None:
    found = read(said(told(RAID, TALKS, roles=[ROLE], relations=[TIE], order=[ORDER])))
    raid, talks = found.events
    (role,) = found.roles
    (state,) = role.states
    assert (role.actor, role.kind, role.claims[0].quote) == ("Veska", "mediator", ROLE["claims"][0]["quote"])
    assert (state.level, state.because, state.edtf) == ("diminished", raid.id, "../2023-09-21")
    (tie,) = found.relations
    assert (tie.source, tie.kind, tie.target) == ("Veska", "ally", "Dorland")
    (pair,) = found.order
    assert (pair.before, pair.after, pair.basis) == (raid.id, talks.id, "are due next month")
    assert [actor.name for actor in sorted(found.actors, key=lambda item: item.name)] == ["Dorland", "Veska"]
    assert found.article.warnings == ()


@pytest.mark.parametrize(
    ("made_up", "why"),
    [
        (
            {"claims": [claim("Dorland raided Hale on Monday")]},
            "not in the article: 'Dorland raided Hale on M",
        ),
        ({"claims": [claim("Dorland raided Hale"), claim("Hale fell")]}, "not in the article: 'Hale fell'"),
        ({"claims": [claim("Dorland raided Hale", "asserted", "A colonel")]}, "speaker not in the article"),
        (
            {"claims": [claim("Dorland raided Hale", "denied")]},
            "told as occurred by claims that are all denied",
        ),
        ({"type": "INVADE_SPACE"}, "no type 'INVADE_SPACE'"),
        ({"participants": [{"name": "Ostia", "kind": "country", "as": "initiator"}]}, "none of its parties"),
    ],
)
def test_what_is_made_up_rejects_its_event_alone(read: Read, made_up: dict[str, Any], why: str) -> None:
    found = read(said(told(RAID | made_up, TALKS)))
    assert [event.type for event in found.events] == ["CONSULT"]
    assert "llm: rejected" in found.article.warnings[0]
    assert why in found.article.warnings[0]


@pytest.mark.parametrize(
    ("made_up", "why"),
    [
        ({"date": {"edtf": "Tuesday", "words": "on Tuesday"}}, "date: "),
        ({"date": {"edtf": "2023-09-21", "words": "on Thursday"}}, "date: not in the article: 'on Thursday'"),
        ({"date": {"edtf": "2023-10-03", "words": "on Tuesday"}}, "2023-10-03 is after the article's day"),
        (
            {"figures": [{"of": "killed", "words": "60 soldiers"}]},
            "figure: not in the article: '60 soldiers'",
        ),
        ({"figures": [{"of": "killed", "words": "soldiers"}]}, "figure: 0 numbers in 'soldiers'"),
        ({"figures": [{"of": "unicorns", "words": "at least 56"}]}, "figure: no kind of figure 'unicorns'"),
        ({"places": ["Ostia"]}, "place: not named in the article: 'Ostia'"),
        (
            {
                "participants": [
                    *RAID["participants"],
                    {"name": "Ostia", "kind": "country", "as": "recipient"},
                ]
            },
            "participant: not named in the article: 'Ostia'",
        ),
    ],
)
def test_a_part_that_is_made_up_is_left_out(read: Read, made_up: dict[str, Any], why: str) -> None:
    whole = read(said(told(RAID))).events[0]
    found = read(said(told(RAID | made_up)))
    (event,) = found.events
    (part,) = made_up
    empty = {"date": None, "figures": (), "places": (), "participants": whole.participants}[part]
    assert (event.date.edtf if part == "date" else getattr(event, part)) == empty
    assert why in found.article.warnings[0]


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"roles": [ROLE | {"kind": "king"}]}, "role: no kind of role 'king'"),
        ({"roles": [ROLE | {"states": [{"level": "grand", "date": None, "because": None}]}]}, "'grand'"),
        (
            {"roles": [ROLE | {"states": [{"level": "diminished", "date": None, "because": "war"}]}]},
            "role: no event has the key 'war'",
        ),
        ({"relations": [TIE | {"claims": [claim("Veska loves Dorland")]}]}, "relation: not in the article"),
        ({"relations": [TIE | {"source": {"name": "Ostia", "kind": "country"}}]}, "relation: not named"),
        ({"order": [ORDER | {"words": "after the talks"}]}, "order: not in the article"),
        ({"order": [ORDER | {"before": "war"}]}, "order: no event has the key 'war'"),
    ],
)
def test_made_up_roles_relations_and_orders_are_rejected(
    read: Read, more: dict[str, list[dict[str, Any]]], why: str
) -> None:
    found = read(said(told(RAID, TALKS, **more)))
    assert (len(found.events), found.roles, found.relations, found.order) == (2, (), (), ())
    assert why in found.article.warnings[0]


def test_a_name_is_grounded_by_another_name_of_the_same(read: Read) -> None:
    article = Article(id="art-2", text="The Kremlin rejected the terms. France did not answer.")
    rejects = RAID | {
        "type": "REJECT", "mode": None, "date": None, "places": [], "figures": [],
        "claims": [claim("The Kremlin rejected the terms.")],
        "participants": [
            {"name": "Russia", "kind": "country", "as": "initiator"},
            {"name": "Germany", "kind": "country", "as": "recipient"},
        ],
    }  # fmt: skip
    found = read(said(told(rejects)), article=article)
    assert [item.id for item in found.events[0].participants] == ["actor:russia"]
    assert "not named in the article: 'Germany'" in found.article.warnings[0]


def test_two_undated_events_of_a_kind_stay_two_and_one_told_twice_is_one(read: Read) -> None:
    undated = RAID | {"date": None, "figures": []}
    other = undated | {"key": "other", "claims": [claim("the raid")]}
    again = undated | {"key": "again"}
    found = read(said(told(undated, other, again)))
    assert [len(event.claims) for event in found.events] == [1, 1]
    assert len({event.id for event in found.events}) == 2
    dated = read(said(told(RAID, RAID | {"key": "again", "claims": [claim("the raid")]})))
    assert [len(event.claims) for event in dated.events] == [2]


def test_a_malformed_answer_is_asked_for_once_more(read: Read, endpoint: Endpoint) -> None:
    assert len(read(said("Here you are: {"), said(f"```json\n{told(RAID)}\n```")).events) == 1
    assert "does not fit the schema" in endpoint.asked[1]["messages"][-1]["content"]


@pytest.mark.parametrize("content", ["", "[]", '{"events": [{"quote": 1}]}', '{"events": [], "more": 1}'])
def test_answers_that_never_fit_are_an_error(read: Read, endpoint: Endpoint, content: str) -> None:
    with pytest.raises(LlmError, match="art-1: the answer did not fit the schema 2 times"):
        read(said(content))
    assert len(endpoint.asked) == 2


@pytest.mark.parametrize(
    "bad", [(429, {"Retry-After": "0"}, "slow down"), (503, {}, ""), (200, {}, "<html>"), (200, {}, "{}")]
)
def test_what_passes_is_waited_for(read: Read, endpoint: Endpoint, bad: Reply) -> None:
    assert len(read(bad, bad, said(told(RAID))).events) == 1
    assert len(endpoint.asked) == 3


def test_a_rate_limit_is_waited_for_as_long_as_it_asks(read: Read, endpoint: Endpoint) -> None:
    assert len(read((429, {"Retry-After": "0.4"}, ""), said(told(RAID))).events) == 1
    first, second = endpoint.times
    assert 0.4 <= second - first < 3


@pytest.mark.parametrize(
    ("bad", "asked", "why"),
    [((503, {}, ""), 4, "gave up: status 503"), ((401, {}, "no such key"), 1, "status 401: no such key")],
)
def test_what_does_not_pass_is_told(read: Read, endpoint: Endpoint, bad: Reply, asked: int, why: str) -> None:
    with pytest.raises(LlmError, match=why):
        read(bad)
    assert len(endpoint.asked) == asked


def test_an_endpoint_that_hangs_is_left(read: Read, endpoint: Endpoint) -> None:
    endpoint.delay = 0.5
    with pytest.raises(LlmError, match=r"no answer within 0\.1 seconds"):
        read(said(told(RAID)), timeout=0.1, attempts=2)


def test_tokens_and_cost_are_counted_and_capped(read: Read, endpoint: Endpoint) -> None:
    budget = Budget(most_tokens=240, price_in=1.0, price_out=10.0)
    read(said(told(RAID)), budget=budget)
    read(said(told(RAID)), budget=budget)
    assert budget.spent == Spent(200, 40, pytest.approx(0.0006))  # type: ignore[arg-type]
    assert str(budget.spent) == "200 tokens asked, 40 answered, cost 0.0006"
    with pytest.raises(BudgetError, match="240 tokens spent of 240"):
        read(said(told(RAID)), budget=budget)
    assert len(endpoint.asked) == 2
    with pytest.raises(BudgetError, match="raise CASUS_LLM_MOST_COST"):
        read(said(told(RAID)), budget=Budget(most_cost=0.0))


def test_an_endpoint_that_counts_no_tokens_is_capped_by_an_estimate(read: Read) -> None:
    budget = Budget()
    read(said(told(RAID), tokens=None), budget=budget)
    assert budget.spent.tokens_in > 1000
    assert budget.spent.tokens_out == len(told(RAID)) // 4


def _spend(count: Path) -> int:
    budget = Budget(count=count)
    for _ in range(20):
        budget.add(10, 1)
    return budget.spent.tokens_in


def test_processes_of_a_run_share_one_count(tmp_path: Path) -> None:
    count = tmp_path / "tokens.json"
    with ProcessPoolExecutor(2) as pool:
        list(pool.map(_spend, [count, count]))
    assert Budget(count=count).spent == Spent(400, 40, 0.0)
    with pytest.raises(BudgetError, match="440 tokens spent of 440"):
        Budget(most_tokens=440, count=count).check()


def test_an_answer_is_paid_for_once(read: Read, endpoint: Endpoint, tmp_path: Path) -> None:
    first = read(said(told(RAID)), folder=tmp_path)
    assert read(said(told(TALKS)), folder=tmp_path) == first
    assert len(endpoint.asked) == 1


def test_another_model_prompt_or_day_is_asked_anew(
    read: Read, endpoint: Endpoint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read(said(told(RAID)), folder=tmp_path)
    read(said(told(TALKS)), folder=tmp_path, model="large")
    other_day = ARTICLE.model_copy(update={"published": date(2023, 9, 22)})
    read(said(told(TALKS)), folder=tmp_path, article=other_day)
    monkeypatch.setattr("ingest.llm.reading.prompt_version", lambda: "prm-other")
    assert read(said(told(TALKS)), folder=tmp_path).events[0].type == "CONSULT"
    assert len(endpoint.asked) == 4


def test_settings_that_are_missing_or_wrong_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CASUS_LLM_URL", raising=False)
    with pytest.raises(LlmError, match="CASUS_LLM_URL"):
        Settings.from_environment()
    monkeypatch.setenv("CASUS_LLM_URL", "http://localhost/v1")
    monkeypatch.setenv("CASUS_LLM_MODEL", "small")
    monkeypatch.setenv("CASUS_LLM_TIMEOUT", "soon")
    with pytest.raises(LlmError, match="CASUS_LLM_TIMEOUT is 'soon': give a number of seconds"):
        Settings.from_environment()
