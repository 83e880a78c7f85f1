"""The question: instructions from ``data/prompts/events.md`` and the vocabulary that an answer may use."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Any

from graph.identifiers import digest
from graph.ontology import load_ontology
from graph.paths import data_dir
from ingest.figures.data import load_data
from ingest.llm.answer import Answer
from ingest.roles.data import load_roles


@lru_cache(maxsize=1)
def figure_kinds() -> frozenset[str]:
    """What a figure may count: the kinds that the rules know."""
    counted = load_data().counted
    measured = {kind for kind, _, _ in counted.measures.values()}
    return frozenset({*counted.nouns, *counted.outcomes, *measured})


@lru_cache(maxsize=1)
def instructions() -> str:
    """The system message."""
    text = (data_dir() / "prompts" / "events.md").read_text(encoding="utf-8")
    return text.rstrip() + "\n\n" + "\n".join(_vocabulary()) + "\n"


def _vocabulary() -> Iterator[str]:
    yield "Types of event:"
    for name, kind in load_ontology().types.items():
        yield f"- {name}: {kind.definition} Modes: {', '.join(kind.modes)}."
    roles = load_roles()
    yield "Kinds of role:"
    for name, role in roles.kinds.items():
        yield f"- {name}: {role.definition}"
    yield f"Levels of a role: {', '.join(roles.levels)}."
    yield f"Kinds of figure: {', '.join(sorted(figure_kinds()))}."


@lru_cache(maxsize=1)
def schema() -> dict[str, Any]:
    """The JSON schema of an answer."""
    return Answer.model_json_schema(by_alias=True)


def prompt_version() -> str:
    """Changes with instructions, vocabulary and schema: no answer to another question is used again."""
    return digest("prm", [instructions(), str(schema())])


def question(text: str, published: date | None) -> list[dict[str, str]]:
    """The messages that ask about one article."""
    return [
        {"role": "system", "content": instructions()},
        {"role": "user", "content": f"Published: {published or 'unknown'}\n\n{text}"},
    ]
