"""A local server that speaks the chat API: well, badly, or with the gold for an answer."""

from __future__ import annotations

import json
import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from evaluation.gold import GoldEvent, GoldText
from evaluation.names import load_names
from graph.paths import data_dir
from ingest.figures.data import load_data
from ingest.figures.quantities import find_quantities

Reply = tuple[int, dict[str, str], str]
Answerer = Callable[[dict[str, Any]], Reply]


def said(content: str, tokens: tuple[int, int] | None = (100, 20)) -> Reply:
    """A well-formed reply of the API; without ``tokens`` it counts none."""
    body: dict[str, Any] = {"choices": [{"message": {"content": content}}]}
    if tokens:
        body["usage"] = {"prompt_tokens": tokens[0], "completion_tokens": tokens[1]}
    return 200, {}, json.dumps(body)


class Endpoint:
    """Gives the replies in turn (the last one again and again) or asks ``answer``; keeps the questions."""

    def __init__(self) -> None:
        self.replies: list[Reply] = []
        self.answer: Answerer | None = None
        self.asked: list[dict[str, Any]] = []
        self.times: list[float] = []
        self.delay = 0.0
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                asked["authorization"] = self.headers.get("Authorization")
                outer.asked.append(asked)
                outer.times.append(time.monotonic())
                time.sleep(outer.delay)
                status, headers, body = outer.reply(asked)
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body.encode())

            def log_message(self, *args: object) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)

    def reply(self, asked: dict[str, Any]) -> Reply:
        """The next reply."""
        if self.answer is not None:
            return self.answer(asked)
        return self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]

    @property
    def url(self) -> str:
        """What ``CASUS_LLM_URL`` is set to."""
        return f"http://127.0.0.1:{self.server.server_port}/v1"


@contextmanager
def serving() -> Iterator[Endpoint]:
    """A running endpoint."""
    endpoint = Endpoint()
    thread = threading.Thread(target=endpoint.server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield endpoint
    finally:
        endpoint.server.shutdown()
        endpoint.server.server_close()


def answers_from(texts: tuple[GoldText, ...], *, badly: bool = False) -> Answerer:
    """An endpoint that knows the gold. ``badly``: it paraphrases its quotes and invents one more event."""
    by_start = {_squeezed(text.text)[:80]: text for text in texts}

    def answer(asked: dict[str, Any]) -> Reply:
        article = asked["messages"][1]["content"].partition("\n\n")[2]
        gold = next((text for start, text in by_start.items() if start in _squeezed(article)), None)
        told = _Teller(article, gold).answer() if gold else _nothing()
        if badly:
            for event in told["events"][::2]:
                event["claims"][0]["quote"] = "It is said that " + event["claims"][0]["quote"]
            for event in told["events"]:
                event["status"] = "occurred"
            told["events"].append(_invented(article))
        return said(json.dumps(told))

    return answer


def _nothing() -> dict[str, Any]:
    return {"events": [], "roles": [], "relations": [], "order": []}


def _invented(article: str) -> dict[str, Any]:
    quote = article[: article.find(" ", 20)]
    claim = {"quote": quote, "modality": "reported", "speaker": None}
    return {
        "key": "invented", "type": "PROTEST", "mode": None, "status": "occurred", "date": None,
        "participants": [], "places": [], "figures": [], "claims": [claim],
    }  # fmt: skip


def _squeezed(text: str) -> str:
    return re.sub(r"\W+", " ", text)


class _Teller:
    """One gold text in the shape of an answer, with names, numbers and quotes as the article has them."""

    def __init__(self, article: str, gold: GoldText) -> None:
        self._article, self._gold = article, gold
        self._names = load_names(data_dir())
        self._sentences = re.split(r"(?<=[.!?])\s+(?=[A-Z\"“])", article)

    def answer(self) -> dict[str, Any]:
        return {
            "events": [self._event(event) for event in self._gold.events],
            "roles": [
                {"actor": self._party(role.actor), "kind": role.kind, "conflict": None, "states": [],
                 "between": [self._party(name) for name in role.between],
                 "claims": [self._said(self._sentence(role.actor))]}
                for role in self._gold.roles
            ],
            "relations": [
                {"source": self._party(tie.source), "target": self._party(tie.target), "kind": tie.kind,
                 "claims": [self._said(self._sentence(tie.source))]}
                for tie in self._gold.relations
            ],
            "order": [
                {"before": first, "after": second, "causal": False, "words": self._sentences[0]}
                for first, second in self._gold.order
            ],
        }  # fmt: skip

    def _event(self, event: GoldEvent) -> dict[str, Any]:
        sentence = self._sentence(*(event.trigger or ("",)))
        date = next((text for text in event.date if text), None)
        parts = {"initiator": event.by, "recipient": event.to, "participant": event.with_,
                 "mediator": event.via, "host": event.host}  # fmt: skip
        return {
            "key": event.key, "type": event.type[0], "mode": None, "status": event.status[0],
            "date": {"edtf": date, "words": sentence} if date else None,
            "participants": [
                {**self._party(name), "as": role} for role, names in parts.items() for name in names
            ],
            "places": [self._written(name) for name in event.at],
            "figures": [number for figure in event.figures if (number := self._number(figure))],
            "claims": [self._said(sentence, event.modality or _modality(event), event.speaker)],
        }  # fmt: skip

    def _number(self, figure: Any) -> dict[str, str] | None:
        """The words of the article that count as the gold does."""
        data = load_data()
        of = {"aid": "aid"}.get(figure.of, figure.of)
        for quantity in find_quantities(self._article, data):
            same = (quantity.min, quantity.max) == (figure.min, figure.max)
            near = figure.approximate and figure.min in (quantity.min, quantity.max)
            if same or near or (figure.words and quantity.vague):
                return {"of": of, "words": self._article[quantity.start : quantity.end]}
        return None

    def _said(self, quote: str, modality: str = "reported", speaker: str | None = None) -> dict[str, Any]:
        return {"quote": quote, "modality": modality, "speaker": speaker and self._written(speaker)}

    def _sentence(self, *words: str) -> str:
        for sentence in self._sentences:
            if any(word.split("|")[0].casefold() in sentence.casefold() for word in words):
                return sentence
        return self._sentences[0]

    def _party(self, name: str) -> dict[str, str]:
        written = self._written(name)
        return {"name": written, "kind": "armed_group" if written == written.lower() else "country"}

    def _written(self, name: str) -> str:
        """The alternative of a gold name that the article uses, else the first."""
        options = name.split("|")
        return next((each for each in options if each.casefold() in self._article.casefold()), options[0])


def _modality(event: GoldEvent) -> str:
    status = event.status[0]
    return {"planned": "planned", "denied": "denied"}.get(status, "asserted" if event.speaker else "reported")
