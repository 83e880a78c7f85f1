"""The endpoint: questions over HTTP with time-outs, bounded retries and counted tokens.

The only module besides ``ingest/fetch`` that opens connections, and only when it is chosen.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import Any, Self

import httpx
from tenacity import RetryCallState, Retrying, retry_if_exception_type, stop_after_attempt, wait_exponential

from ingest.llm.budget import Budget

_LONGEST_WAIT = 60.0
_CHARACTERS = 4  # to a token, about: for endpoints that do not count, so that the caps hold there too


class LlmError(ValueError):
    """The endpoint cannot be used, or its answers are of no use; the message says which."""


class _PassingError(Exception):
    """A failure that may pass. ``after``: seconds that the endpoint asks to wait."""

    def __init__(self, message: str, after: float | None = None) -> None:
        super().__init__(message)
        self.after = after


@dataclass(frozen=True, slots=True)
class Settings:
    """Where to ask and how long to wait (seconds). ``url`` ends before ``/chat/completions``."""

    url: str
    model: str
    key: str | None = field(default=None, repr=False)
    timeout: float = 120.0
    attempts: int = 4
    first_wait: float = 1.0

    @classmethod
    def from_environment(cls) -> Self:
        """From ``CASUS_LLM_URL``, ``CASUS_LLM_MODEL`` and, where needed, ``CASUS_LLM_KEY``, ``…_TIMEOUT``.

        Raises:
            LlmError: the address or the model is not set.
        """
        url, model = os.environ.get("CASUS_LLM_URL"), os.environ.get("CASUS_LLM_MODEL")
        if not url or not model:
            raise LlmError("the llm extractor needs CASUS_LLM_URL (…/v1) and CASUS_LLM_MODEL: set both")
        told = os.environ.get("CASUS_LLM_TIMEOUT") or "120"
        try:
            timeout = float(told)
        except ValueError as error:
            raise LlmError(f"CASUS_LLM_TIMEOUT is {told!r}: give a number of seconds") from error
        return cls(url.rstrip("/"), model, os.environ.get("CASUS_LLM_KEY"), timeout)


class Client:
    """Asks one endpoint within a budget."""

    def __init__(self, settings: Settings, budget: Budget | None = None) -> None:
        """Connect lazily."""
        self.settings = settings
        self.budget = budget or Budget()
        headers = {"Authorization": f"Bearer {settings.key}"} if settings.key else {}
        self._http = httpx.Client(headers=headers, timeout=settings.timeout)

    def ask(self, messages: list[dict[str, str]], schema: dict[str, Any]) -> str:
        """The text of the answer, asked to fit ``schema``.

        Raises:
            LlmError: the endpoint refuses, stays away, or answers in another shape.
            ingest.llm.BudgetError: the run may spend no more.
        """
        body = {
            "model": self.settings.model,
            "messages": messages,
            "temperature": 0,
            "response_format": {
                "type": "json_schema",
                "json_schema": {"name": "article", "schema": schema, "strict": True},
            },
        }
        retrying = Retrying(
            stop=stop_after_attempt(self.settings.attempts),
            wait=self._wait,
            retry=retry_if_exception_type(_PassingError),
            reraise=True,
        )
        try:
            return str(retrying(self._once, body))
        except _PassingError as error:
            raise LlmError(f"{self.settings.url}: gave up: {error}") from error

    def close(self) -> None:
        """Let the connection go."""
        self._http.close()

    def _wait(self, state: RetryCallState) -> float:
        error = state.outcome.exception() if state.outcome else None
        if isinstance(error, _PassingError) and error.after is not None:
            return min(error.after, _LONGEST_WAIT)
        return float(wait_exponential(multiplier=self.settings.first_wait, max=_LONGEST_WAIT)(state))

    def _once(self, body: dict[str, Any]) -> str:
        self.budget.check()
        try:
            response = self._http.post(f"{self.settings.url}/chat/completions", json=body)
        except httpx.TimeoutException as error:
            raise _PassingError(f"no answer within {self.settings.timeout:g} seconds") from error
        except httpx.TransportError as error:
            raise _PassingError(f"no connection: {error}") from error
        if response.status_code == httpx.codes.TOO_MANY_REQUESTS or response.status_code >= 500:
            raise _PassingError(
                f"status {response.status_code}", _seconds(response.headers.get("retry-after"))
            )
        if response.status_code != httpx.codes.OK:
            raise LlmError(f"{self.settings.url}: status {response.status_code}: {response.text[:300]}")
        try:
            answer = response.json()
            content = str(answer["choices"][0]["message"]["content"])
            usage = answer.get("usage") or {}
            self.budget.add(
                int(usage.get("prompt_tokens") or len(response.request.content) // _CHARACTERS),
                int(usage.get("completion_tokens") or len(content) // _CHARACTERS),
            )
        except (ValueError, KeyError, IndexError, TypeError, AttributeError) as error:
            raise _PassingError(f"not an answer of the chat API ({error!r})") from error
        return content


def _seconds(text: str | None) -> float | None:
    try:
        return max(0.0, float(text)) if text else None
    except ValueError:  # a date: wait as usual
        return None
