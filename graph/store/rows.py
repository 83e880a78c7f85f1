"""What articles say, as rows for the write statements: one list a node label or relationship type."""

from __future__ import annotations

import json
import logging
import re
from bisect import insort
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from graph.identifiers import claim_id, digest
from graph.records import (
    Actor,
    ActorKind,
    Article,
    Claim,
    Event,
    Extraction,
    Place,
    Relation,
    Role,
    RoleState,
)
from graph.resolution.named import PLACE, found_by, settings_of
from graph.resolution.syndication import sketch
from graph.store.derivation import FIGURE_FIELDS, Telling
from graph.store.profiles import exact
from graph.store.tellings import known_day, telling_of
from graph.store.words import searchable

Row = dict[str, Any]
_log = logging.getLogger(__name__)
FORMAT = 2  # of what is kept of an article: part of its fingerprint, so that a new format writes it anew


@dataclass(slots=True)
class Rows:
    """Everything that a batch of articles asks the store to hold."""

    articles: list[Row] = field(default_factory=list)
    sources: dict[str, Row] = field(default_factory=dict)
    from_sources: list[Row] = field(default_factory=list)
    actors: dict[str, Row] = field(default_factory=dict)
    places: dict[str, Row] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)  # actors and places to judge: provisional or new
    conflicts: dict[str, Row] = field(default_factory=dict)
    mentions: list[Row] = field(default_factory=list)
    tellings: dict[str, list[Telling]] = field(default_factory=dict)
    claims: dict[str, Row] = field(default_factory=dict)
    about_roles: list[Row] = field(default_factory=list)
    about_figures: list[Row] = field(default_factory=list)
    roles: dict[str, Row] = field(default_factory=dict)
    roles_between: list[Row] = field(default_factory=list)
    roles_in: list[Row] = field(default_factory=list)
    states: dict[str, Row] = field(default_factory=dict)
    causes: list[Row] = field(default_factory=list)
    ties: dict[str, Row] = field(default_factory=dict)
    before: dict[tuple[str, str], dict[str, str]] = field(default_factory=dict)
    led_to: dict[tuple[str, str], dict[str, str]] = field(default_factory=dict)
    said: dict[str, Actor | Place] = field(default_factory=dict)  # what was last said of each, by id


def fingerprint(extraction: Extraction) -> str:
    """A hash of all that the article says: equal fingerprints need no write."""
    return digest("fp", [str(FORMAT), extraction.model_dump_json(by_alias=True)])


def gather(
    extractions: Iterable[Extraction], extractor: str, prints: Mapping[str, str] | None = None
) -> Rows:
    """The rows of a batch. Lists are in the order of the articles, keys without repeats.

    ``prints``: fingerprints by article, where they have been taken.
    """
    rows = Rows()
    for extraction in extractions:
        _article(rows, extraction, (prints or {}).get(extraction.article.id) or fingerprint(extraction))
        _reference(rows, extraction)
        told = {event.id for event in extraction.events}
        for event in extraction.events:
            _event(rows, extraction.article, event, extractor)
        for role in extraction.roles:
            _role(rows, extraction.article, role, told, extractor)
        for tie in extraction.relations:
            _tie(rows, extraction.article, tie, extractor)
        _order(rows, extraction, told)
    return rows


def tie_id(source: str, kind: str, target: str) -> str:
    """A standing tie is its two actors and its kind."""
    return digest("tie", [source, kind, target])


def figure_id(event: str, figure: Row) -> str:
    """A figure is its event and all of its fields."""
    return digest("fig", [event, *(None if figure.get(f) is None else str(figure[f]) for f in FIGURE_FIELDS)])


def instant(moment: datetime | None) -> str | None:
    """An instant as the store keeps it: ISO text in UTC, which sorts as time does."""
    return moment.astimezone(UTC).isoformat(timespec="seconds") if moment else None


def better(kept: Row, told: Row) -> bool:
    """Whether a reference record says more than the one kept: a total order, so writing order is free."""
    old, new = _filled(kept), _filled(told)
    return old != new and _fullness(new) > _fullness(old)  # the same of most names: nothing to weigh


def _filled(properties: Row) -> Row:
    return {
        key: value for key, value in properties.items() if value not in (None, [], "") and key != "canonical"
    }


def _fullness(filled: Row) -> tuple[Any, ...]:
    return (
        not filled.get("provisional", False),
        len(filled),
        len(filled.get("aliases", [])),
        json.dumps(filled, sort_keys=True, ensure_ascii=False, default=str),
    )


def _article(rows: Rows, extraction: Extraction, print_: str) -> None:
    article = extraction.article
    properties = article.model_dump(exclude={"id", "dropped", "warnings", "retrieved_at"})
    properties |= {
        "dropped": _json([each.model_dump() for each in article.dropped]),
        "warnings": list(article.warnings),
        "unmapped": _json([each.model_dump() for each in extraction.unmapped]),
        "retrieved_at": instant(article.retrieved_at),
        "known": known_day(article),
        "settings": sorted(settings_of(extraction)),
        "testimony": article.id,
        "sketch": sketch(article.text),
        "retracted_at": None,
        "retraction": None,
        "fingerprint": print_,
        "words": searchable([article.title]),
        "loose": [],  # events that it does not date exactly: they are found by when they were told
        "touched": None,
    }
    rows.articles.append({"id": article.id, "properties": properties})
    if article.outlet:
        key = digest("src", [" ".join(article.outlet.split()).casefold()])
        _keep_better(rows.sources, key, {"name": article.outlet})
        rows.from_sources.append({"article": article.id, "source": key})


def _reference(rows: Rows, extraction: Extraction) -> None:
    """Actors, places and conflicts that the article names, each from its fullest record."""
    actors = {actor.id: actor for actor in extraction.actors}
    for event in extraction.events:
        for part in event.participants:
            actors.setdefault(part.id, Actor(id=part.id, name=part.name, kind=part.kind))
        for place in event.places:
            if rows.said.get(place.id) != place:
                rows.said[place.id] = place
                told = place.model_dump(exclude={"id"}) | found_by(place.name, PLACE)
                _keep_better(rows.places, place.id, told)
        for conflict in event.conflicts:
            _keep_better(rows.conflicts, conflict.id, {"name": conflict.name})
    for role in extraction.roles:
        named = [(role.actor_id, role.actor), *zip(role.between_ids, role.between, strict=False)]
        _name_actors(actors, named)
        if role.conflict_id:
            _keep_better(rows.conflicts, role.conflict_id, {"name": role.conflict or role.conflict_id})
    for tie in extraction.relations:
        _name_actors(actors, [(tie.source_id, tie.source), (tie.target_id, tie.target)])
    for key, actor in sorted(actors.items()):
        if rows.said.get(key) != actor:
            rows.said[key] = actor
            told = {**actor.model_dump(exclude={"id"}), "aliases": list(actor.aliases)}
            _keep_better(rows.actors, key, told | found_by(actor.name, actor.kind.value))
        rows.mentions.append({"article": extraction.article.id, "actor": key})


def _name_actors(actors: dict[str, Actor], named: Iterable[tuple[str, str]]) -> None:
    for key, name in named:
        actors.setdefault(key, Actor(id=key, name=name, kind=ActorKind.ORGANISATION, provisional=True))


def _keep_better(found: dict[str, Row], key: str, properties: Row) -> None:
    told = properties | {"words": searchable([properties["name"], *properties.get("aliases", ())])}
    kept = found.get(key)
    if kept is None or (kept != told and better(kept, told)):
        found[key] = told


def _event(rows: Rows, article: Article, event: Event, extractor: str) -> None:
    telling = telling_of(event, article)
    rows.tellings.setdefault(event.id, []).append(telling)
    if not exact(telling):
        insort(rows.articles[-1]["properties"]["loose"], event.id)
    said = {"status": event.status.value, "label": event.name}
    for claim in event.claims:
        _claim(rows, article, claim, event.id, extractor, said)
    for figure in telling.record["figures"]:
        key = figure_id(event.id, figure)
        giving = [claim for claim in event.claims if _gives(claim.quote, figure)] or event.claims
        for claim in giving:
            cited = claim_id(article.id, claim.start, claim.end, event.id)
            rows.about_figures.append({"claim": cited, "about": key})


def _gives(quote: str, figure: Row) -> bool:
    """Whether one of the figure's bounds stands in the quote in digits."""
    digits = {number.replace(",", "").rstrip(".") for number in re.findall(r"\d[\d,.]*", quote)}
    bounds = [figure[name] for name in ("min", "max") if figure.get(name) is not None]
    return any(f"{bound:g}" in digits or f"{bound:.0f}" in digits for bound in bounds)


def _claim(rows: Rows, article: Article, claim: Claim, about: str, extractor: str, said: Row) -> str:
    key = claim_id(article.id, claim.start, claim.end, about)
    properties = claim.model_dump(mode="json") | said
    properties |= {"about": about, "article": article.id, "extractor": extractor, "retracted_at": None}
    properties["words"] = searchable([claim.quote])
    kept = rows.claims.get(key)
    if kept is None or claim.confidence > kept["properties"]["confidence"]:
        rows.claims[key] = {"id": key, "article": article.id, "properties": properties}
    return key


def _role(rows: Rows, article: Article, role: Role, told: set[str], extractor: str) -> None:
    kept = rows.roles.setdefault(
        role.id, {"id": role.id, "kind": role.kind, "actor": role.actor_id, "articles": set()}
    )
    kept["articles"].add(article.id)
    rows.roles_between.extend({"role": role.id, "other": other} for other in sorted(set(role.between_ids)))
    if role.conflict_id:
        rows.roles_in.append({"role": role.id, "other": role.conflict_id})
    for claim in role.claims:
        key = _claim(rows, article, claim, role.id, extractor, {"status": None, "label": None})
        rows.about_roles.append({"claim": key, "about": role.id})
    for state in role.states:
        _state(rows, article, role, state, told)


def _state(rows: Rows, article: Article, role: Role, state: RoleState, told: set[str]) -> None:
    because = state.because if state.because in told else None
    if state.because and not because:
        _log.warning(
            "%s: a state of %s names event %s, which is not told there", article.id, role.id, state.because
        )
    key = digest("ste", [role.id, state.level, state.edtf, because, state.because_text])
    properties = state.model_dump(exclude={"because"})
    kept = rows.states.setdefault(
        key, {"id": key, "role": role.id, "properties": properties, "articles": set()}
    )
    kept["articles"].add(article.id)
    if because:
        rows.causes.append({"id": key, "event": because})


def _tie(rows: Rows, article: Article, tie: Relation, extractor: str) -> None:
    key = tie_id(tie.source_id, tie.kind.value, tie.target_id)
    ends = {"source": tie.source_id, "target": tie.target_id, "kind": tie.kind.value}
    kept = rows.ties.setdefault(key, {"id": key, **ends, "articles": set()})
    kept["articles"].add(article.id)
    for claim in tie.claims:
        _claim(rows, article, claim, key, extractor, {"status": None, "label": None})


def _order(rows: Rows, extraction: Extraction, told: set[str]) -> None:
    article = extraction.article.id
    for order in extraction.order:
        if order.before not in told or order.after not in told or order.before == order.after:
            _log.warning("%s: an order names an event that is not told there: %s", article, order)
            continue
        pair = (order.before, order.after)
        for links in (rows.before, rows.led_to) if order.causal else (rows.before,):
            bases = links.setdefault(pair, {})
            bases[article] = min(bases.get(article, order.basis), order.basis)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
