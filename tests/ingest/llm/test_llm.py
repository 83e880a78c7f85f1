"""The llm extractor against a local server that speaks the chat API, well and badly."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from graph.identifiers import digest
from graph.records import Article, Extraction, Status
from ingest.llm import AnswerCache, Budget, BudgetError, Client, LlmError, Resolver, Settings, read_with_llm

TEXT = "Dorland raided Hale on Tuesday.\n\nTalks in Mora are due next month, an envoy said."
ARTICLE = Article(id="art-1", text=TEXT)
RAID: dict[str, Any] = {
    "quote": "Dorland raided Hale on Tuesday.", "name": "raid on Hale", "type": "ASSAULT", "mode": "raid",
    "status": "occurred", "modality": "reported", "speaker": None, "edtf": "2023-09-19",
    "participants": [{"name": "Dorland", "kind": "country", "as": "initiator"}], "places": ["Hale"],
}  # fmt: skip
TALKS = RAID | {
    "quote": "Talks in Mora are due next month", "name": "talks", "type": "CONSULT", "mode": "peace_talks",
    "status": "planned", "modality": "planned", "speaker": "an envoy", "edtf": None, "participants": [],
}  # fmt: skip
Reply = tuple[int, dict[str, str], str]
RESOLVER = Resolver(
    actor=lambda name: None,
    place=lambda name: None,
    identify=lambda kind, mode, date, **told: digest("evt", [kind, mode, date.edtf]),
)


def said(content: str, tokens: tuple[int, int] = (100, 20)) -> Reply:
    """A well-formed reply of the API."""
    usage = {"prompt_tokens": tokens[0], "completion_tokens": tokens[1]}
    return 200, {}, json.dumps({"choices": [{"message": {"content": content}}], "usage": usage})


def events(*told: dict[str, Any]) -> str:
    """The content of an answer."""
    return json.dumps({"events": list(told)})


class Endpoint:
    """A server that gives the replies in turn (the last one again and again) and keeps what it was asked."""

    def __init__(self) -> None:
        self.replies: list[Reply] = []
        self.asked: list[dict[str, Any]] = []
        self.delay = 0.0
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                outer.asked.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
                outer.asked[-1]["authorization"] = self.headers.get("Authorization")
                time.sleep(outer.delay)
                status, headers, body = outer.replies.pop(0) if len(outer.replies) > 1 else outer.replies[0]
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body.encode())

            def log_message(self, *args: object) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}/v1"


Read = Callable[..., Extraction]


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    """A running endpoint."""
    found = Endpoint()
    thread = threading.Thread(target=found.server.serve_forever, daemon=True)
    thread.start()
    yield found
    found.server.shutdown()
    found.server.server_close()


@pytest.fixture
def read(endpoint: Endpoint) -> Read:
    """Reads the article through the endpoint."""

    def _read(*replies: Reply, folder: Path | None = None, **options: Any) -> Extraction:
        endpoint.replies = list(replies)
        budget = options.pop("budget", None)
        settings = Settings(
            endpoint.url, "small", "secret", **{"first_wait": 0.01, "timeout": 5.0, **options}
        )
        client = Client(settings, budget)
        try:
            return read_with_llm(ARTICLE, client, RESOLVER, AnswerCache(folder))
        finally:
            client.close()

    return _read


def test_an_answer_becomes_grounded_events(read: Read, endpoint: Endpoint) -> None:
    raid, talks = read(said(events(RAID, TALKS))).events
    assert (raid.name, raid.type, raid.mode, raid.status) == (
        "raid on Hale",
        "ASSAULT",
        "raid",
        Status.OCCURRED,
    )
    assert (raid.date.edtf, raid.intensity, raid.participants[0].name) == ("2023-09-19", -9.0, "Dorland")
    claim = talks.claims[0]
    assert (talks.status, talks.date.edtf, claim.speaker) == (Status.PLANNED, None, "an envoy")
    assert TEXT[claim.start : claim.end] == claim.quote
    (asked,) = endpoint.asked
    assert (asked["model"], asked["authorization"], asked["temperature"]) == ("small", "Bearer secret", 0)
    assert asked["response_format"]["json_schema"]["schema"]["required"] == ["events"]


@pytest.mark.parametrize(
    ("made_up", "why"),
    [
        ({"quote": "Dorland raided Hale on Monday."}, "not in the article"),
        ({"type": "INVADE_SPACE"}, "INVADE_SPACE"),
        ({"edtf": "Tuesday"}, "Tuesday"),
    ],
)
def test_what_is_made_up_rejects_its_event_alone(read: Read, made_up: dict[str, Any], why: str) -> None:
    found = read(said(events(RAID | made_up, TALKS)))
    assert [event.type for event in found.events] == ["CONSULT"]
    assert "rejected 1 event(s)" in found.article.warnings[0]
    assert why in found.article.warnings[0]


def test_a_malformed_answer_is_asked_for_once_more(read: Read, endpoint: Endpoint) -> None:
    assert len(read(said("Here you are: {"), said(f"```json\n{events(RAID)}\n```")).events) == 1
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
    assert len(read(bad, bad, said(events(RAID))).events) == 1
    assert len(endpoint.asked) == 3


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
        read(said(events(RAID)), timeout=0.1, attempts=2)


def test_tokens_and_cost_are_counted_and_capped(read: Read, endpoint: Endpoint) -> None:
    budget = Budget(most_tokens=240, price_in=1.0, price_out=10.0)
    read(said(events(RAID)), budget=budget)
    read(said(events(RAID)), budget=budget)
    assert (budget.tokens_in, budget.tokens_out, budget.cost) == (200, 40, pytest.approx(0.0006))
    with pytest.raises(BudgetError, match="240 tokens spent of 240"):
        read(said(events(RAID)), budget=budget)
    assert len(endpoint.asked) == 2
    with pytest.raises(BudgetError, match="raise CASUS_LLM_MOST_COST"):
        read(said(events(RAID)), budget=Budget(most_cost=0.0))


def test_an_answer_is_paid_for_once(read: Read, endpoint: Endpoint, tmp_path: Path) -> None:
    first = read(said(events(RAID)), folder=tmp_path)
    assert read(said(events(TALKS)), folder=tmp_path) == first
    assert len(endpoint.asked) == 1


def test_missing_settings_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CASUS_LLM_URL", raising=False)
    with pytest.raises(LlmError, match="CASUS_LLM_URL"):
        Settings.from_environment()


def test_the_pipeline_reads_through_the_endpoint(
    endpoint: Endpoint, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from ingest.annotations import RawDocument
    from ingest.llm import setup
    from ingest.pipeline import extract

    text = "Kyiv, 20 September 2023 - Russia shelled Kharkiv on Tuesday, officials said in a long statement."
    told = RAID | {
        "quote": "Russia shelled Kharkiv on Tuesday", "mode": "shelling", "places": ["Kharkiv"],
        "participants": [{"name": "Russia", "kind": "country", "as": "initiator"}],
    }  # fmt: skip
    endpoint.replies = [said(events(told))]
    monkeypatch.setenv("CASUS_LLM_URL", endpoint.url)
    monkeypatch.setenv("CASUS_LLM_MODEL", "small")
    monkeypatch.setenv("CASUS_HOME", str(tmp_path))
    setup._parts.cache_clear()
    (event,) = extract(
        RawDocument(uri="story.txt", content=text, media_type="text/plain"), extractor="llm"
    ).events
    setup._parts.cache_clear()
    assert (event.participants[0].id, event.participants[0].name) == ("actor:russia", "Russia")
    assert event.places[0].name == "Kharkiv"
    with pytest.raises(ValueError, match="no extractor 'oracle': rules or llm"):
        extract(RawDocument(uri="story.txt", content=text, media_type="text/plain"), extractor="oracle")
