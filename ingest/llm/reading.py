"""An article to an extraction by way of the endpoint, every quote checked against the text."""

from __future__ import annotations

from pydantic import ValidationError

from graph.identifiers import digest
from graph.records import Article, Extraction
from ingest.llm.answer import Answer
from ingest.llm.cache import AnswerCache
from ingest.llm.client import Client, LlmError
from ingest.llm.grounding import grounded
from ingest.llm.prompt import prompt_version, question, schema

_TRIES = 2


def read_with_llm(article: Article, client: Client, cache: AnswerCache) -> Extraction:
    """What the endpoint says of the article; what it made up is rejected, and a warning counts it.

    Raises:
        LlmError: the endpoint cannot be used, or did not fit the schema twice.
        ingest.llm.BudgetError: the run may spend no more.
    """
    return grounded(article, _answer(article, client, cache))


def _answer(article: Article, client: Client, cache: AnswerCache) -> Answer:
    version, model = prompt_version(), client.settings.model
    key = digest("key", [article.text, str(article.published)])
    kept = cache.get(key, version, model)
    if kept is not None:
        return Answer.model_validate_json(kept)
    asked = question(article.text, article.published)
    messages = asked
    problem = ""
    for _ in range(_TRIES):
        text = client.ask(messages, schema())
        try:
            answer = Answer.model_validate_json(_bare(text))
        except ValidationError as error:
            problem = str(error.errors(include_url=False, include_input=False)[:3])
            messages = [
                *asked,
                {"role": "assistant", "content": text},
                {"role": "user", "content": f"That does not fit the schema: {problem}. Give the JSON alone."},
            ]
            continue
        cache.put(key, version, model, answer.model_dump_json(by_alias=True))
        return answer
    raise LlmError(f"{article.id}: the answer did not fit the schema {_TRIES} times: {problem}")


def _bare(text: str) -> str:
    """The JSON of an answer that came in a fence."""
    text = text.strip()
    if text.startswith("```"):
        text = text.partition("\n")[2].rpartition("```")[0]
    return text
