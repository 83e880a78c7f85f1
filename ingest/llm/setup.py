"""The extractor as the settings describe it: one client, budget and cache a process."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import lru_cache

from graph.paths import state_dir
from graph.records import Article, Extraction
from ingest.llm.budget import Budget
from ingest.llm.cache import AnswerCache
from ingest.llm.client import Client, Settings
from ingest.llm.reading import Resolver, read_with_llm


def read_article_with_llm(article: Article, resolver: Callable[[], Resolver]) -> Extraction:
    """Read a clean article through the endpoint of the settings.

    Raises:
        ingest.llm.LlmError: the settings or the endpoint are of no use.
        ingest.llm.BudgetError: ``CASUS_LLM_MOST_TOKENS`` or ``CASUS_LLM_MOST_COST`` is spent.
    """
    client, cache, names = _parts(resolver)
    return read_with_llm(article, client, names, cache)


@lru_cache(maxsize=1)
def _parts(resolver: Callable[[], Resolver]) -> tuple[Client, AnswerCache, Resolver]:
    budget = Budget(
        most_tokens=int(_number("CASUS_LLM_MOST_TOKENS", 2_000_000)),
        most_cost=_number("CASUS_LLM_MOST_COST", 0.0) or None,
        price_in=_number("CASUS_LLM_PRICE_IN", 0.0),
        price_out=_number("CASUS_LLM_PRICE_OUT", 0.0),
    )
    return Client(Settings.from_environment(), budget), AnswerCache(state_dir() / "llm"), resolver()


def _number(name: str, default: float) -> float:
    text = os.environ.get(name)
    try:
        return float(text) if text else default
    except ValueError as error:
        raise ValueError(f"{name} is {text!r}: give a number") from error
