"""An optional extractor: any endpoint that speaks OpenAI's chat API, held to the same grounding.

What it returns passes the same records as the rules' extraction: a quote that is not in the
article rejects its event. The default extractor is the rules; this one is chosen by name. Like the
pipeline, it joins: identity, names, kinds of role and figure, and order are the rules' own.
"""

from __future__ import annotations

from ingest.llm.budget import Budget, BudgetError, Spent
from ingest.llm.cache import AnswerCache
from ingest.llm.client import Client, LlmError, Settings
from ingest.llm.reading import read_with_llm

__all__ = [
    "AnswerCache",
    "Budget",
    "BudgetError",
    "Client",
    "LlmError",
    "Settings",
    "Spent",
    "read_with_llm",
]
