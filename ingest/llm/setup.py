"""The extractor as the settings describe it: one client, budget and cache a process; one count a run."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from graph.paths import state_dir
from graph.records import Article, Extraction
from ingest.llm.budget import Budget, Spent
from ingest.llm.cache import AnswerCache
from ingest.llm.client import Client, Settings
from ingest.llm.prompt import prompt_version
from ingest.llm.reading import read_with_llm

VERSION = "llm-1"  # of the checks that an answer passes
_COUNT = "CASUS_LLM_COUNT"  # the file that the processes of a run count in; workers inherit it


def read_article_with_llm(article: Article) -> Extraction:
    """Read a clean article through the endpoint of the settings.

    Raises:
        ingest.llm.LlmError: the settings or the endpoint are of no use.
        ingest.llm.BudgetError: ``CASUS_LLM_MOST_TOKENS`` or ``CASUS_LLM_MOST_COST`` is spent.
    """
    client, cache = _parts(os.environ.get(_COUNT))
    return read_with_llm(article, client, cache)


def version() -> str:
    """What claims are signed with: this extractor's version, the model and the prompt's version.

    Raises:
        ingest.llm.LlmError: the address or the model is not set.
    """
    return f"{VERSION} {Settings.from_environment().model} {prompt_version()}"


@contextmanager
def counted_run() -> Iterator[Callable[[], Spent]]:
    """Count what this process and its workers spend from here on; yields the count so far.

    A run within a run counts with it.
    """
    if (outer := os.environ.get(_COUNT)) is not None:
        yield lambda: budget(outer).spent
        return
    with tempfile.TemporaryDirectory(prefix="casus-llm-") as folder:
        count = str(Path(folder) / "tokens.json")
        os.environ[_COUNT] = count
        try:
            yield lambda: budget(count).spent
        finally:
            del os.environ[_COUNT]


def budget(count: str | None) -> Budget:
    """The caps and prices of the settings, over the count in a file."""
    return Budget(
        most_tokens=int(_number("CASUS_LLM_MOST_TOKENS", 2_000_000)),
        most_cost=_number("CASUS_LLM_MOST_COST", 0.0) or None,
        price_in=_number("CASUS_LLM_PRICE_IN", 0.0),
        price_out=_number("CASUS_LLM_PRICE_OUT", 0.0),
        count=Path(count) if count else None,
    )


@lru_cache(maxsize=1)
def _parts(count: str | None) -> tuple[Client, AnswerCache]:
    return Client(Settings.from_environment(), budget(count)), AnswerCache(state_dir() / "llm")


def _number(name: str, default: float) -> float:
    text = os.environ.get(name)
    try:
        return float(text) if text else default
    except ValueError as error:
        raise ValueError(f"{name} is {text!r}: give a number") from error
