"""An article to an extraction by way of the endpoint, every quote checked against the text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pydantic import ValidationError

from graph.edtf import date_value
from graph.identifiers import digest
from graph.ontology import Ontology, load_ontology
from graph.paths import data_dir
from graph.records import (
    Actor,
    Article,
    Claim,
    DateValue,
    Event,
    Extraction,
    Participant,
    Place,
)
from ingest.llm.answer import Answer, Told
from ingest.llm.cache import AnswerCache
from ingest.llm.client import Client, LlmError

_TRIES = 2


@dataclass(frozen=True, slots=True)
class Resolver:
    """How names become nodes and events get identity: given by the pipeline, the same as for the rules.

    ``identify`` takes kind, mode, status, date, participants, places and article (an id) by name.
    """

    actor: Callable[[str], Actor | None]
    place: Callable[[str], Place | None]
    identify: Callable[..., str]


def prompt(ontology: Ontology) -> str:
    """The instruction: ``data/prompts/events.md`` and the ontology's types with their modes."""
    text = (data_dir() / "prompts" / "events.md").read_text(encoding="utf-8")
    types = (
        f"- {name}: {kind.definition} Modes: {', '.join(kind.modes)}."
        for name, kind in ontology.types.items()
    )
    return text + "\n".join(types)


def read_with_llm(article: Article, client: Client, resolver: Resolver, cache: AnswerCache) -> Extraction:
    """What the endpoint says of the article; what it made up is rejected, and a warning counts it.

    Raises:
        LlmError: the endpoint cannot be used, or did not fit the schema twice.
        ingest.llm.BudgetError: the run may spend no more.
    """
    ontology = load_ontology()
    answer = _answer(article, client, cache, prompt(ontology))
    events: dict[str, Event] = {}
    rejected: list[str] = []
    actors: dict[str, Actor] = {}
    for told in answer.events:
        try:
            event = _event(article, told, resolver, ontology, actors)
        except (ValueError, KeyError) as error:
            rejected.append(str(error))
            continue
        kept = events.get(event.id)
        claims = (*kept.claims, *event.claims) if kept else event.claims
        events[event.id] = event.model_copy(update={"claims": tuple(dict.fromkeys(claims))})
    warnings = [f"llm: rejected {len(rejected)} event(s): {'; '.join(rejected)[:300]}"] if rejected else []
    return Extraction(
        article=article.model_copy(update={"warnings": (*article.warnings, *warnings)}),
        events=tuple(events.values()),
        actors=tuple(actors[key] for key in sorted(actors)),
    )


def _answer(article: Article, client: Client, cache: AnswerCache, system: str) -> Answer:
    schema = Answer.model_json_schema(by_alias=True)
    version, model = digest("prm", [system, str(schema)]), client.settings.model
    key = digest("key", [article.text, str(article.published)])
    kept = cache.get(key, version, model)
    if kept is not None:
        return Answer.model_validate_json(kept)
    messages = [
        {"role": "system", "content": system},
        {"role": "user", "content": f"Published: {article.published or 'unknown'}\n\n{article.text}"},
    ]
    problem = ""
    for _ in range(_TRIES):
        text = client.ask(messages, schema)
        try:
            answer = Answer.model_validate_json(_bare(text))
        except ValidationError as error:
            problem = str(error.errors(include_url=False, include_input=False)[:3])
            messages = [
                *messages[:2],
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


def _event(
    article: Article, told: Told, resolver: Resolver, ontology: Ontology, actors: dict[str, Actor]
) -> Event:
    start = article.text.find(told.quote)
    if start < 0:
        raise ValueError(f"not in the article: {told.quote[:60]!r}")
    kind, mode = ontology.resolve(told.type)
    mode = told.mode if told.mode in ontology.types[kind].modes else mode
    date = date_value(told.edtf, "llm") if told.edtf else DateValue()
    participants = []
    for party in told.participants:
        actor = resolver.actor(party.name) or Actor(
            id=digest("act", [party.name.casefold()]), name=party.name, kind=party.kind, provisional=True
        )
        actors.setdefault(actor.id, actor)
        participants.append(Participant(id=actor.id, name=actor.name, kind=actor.kind, role=party.role))
    places = tuple(
        resolver.place(name) or Place(id=digest("plc", [name.casefold()]), name=name) for name in told.places
    )
    claim = Claim(
        quote=told.quote,
        start=start,
        end=start + len(told.quote),
        modality=told.modality,
        speaker=told.speaker,
        confidence=0.5,
    )
    return Event(
        id=resolver.identify(
            kind=kind,
            mode=mode,
            status=told.status,
            date=date,
            participants=participants,
            places=places,
            article=article.id,
        ),
        name=told.name,
        type=kind,
        mode=mode,
        acled=ontology.acled(kind, mode),
        cameo=ontology.cameo(kind, mode),
        contexts=ontology.contexts_of(kind, mode),
        intensity=ontology.intensity(kind, mode),
        status=told.status,
        date=date,
        participants=tuple(dict.fromkeys(participants)),
        places=tuple(dict.fromkeys(places)),
        claims=(claim,),
    )
