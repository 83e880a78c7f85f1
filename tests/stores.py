"""Graphs for tests: servers of both engines, and articles written for a made-up war."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from graph.edtf import date_value
from graph.records import (
    Actor,
    ActorKind,
    Article,
    Claim,
    Conflict,
    DateValue,
    Event,
    Extraction,
    Figure,
    Modality,
    Order,
    Participant,
    ParticipantRole,
    Place,
    Relation,
    RelationKind,
    Role,
    RoleState,
    Status,
)
from graph.store import RunInfo, ServerFolder, Store, open_store, stop_server

RUN = RunInfo(id="run-1", started=datetime(2026, 1, 1, tzinfo=UTC), version="0.0.0")
WAR = Conflict(id="con-river", name="River War")
ACTORS = {
    "dorland": Actor(id="act-dor", name="Dorland", kind=ActorKind.COUNTRY, aliases=("Dorlandic Republic",)),
    "veska": Actor(id="act-ves", name="Veska", kind=ActorKind.COUNTRY, aliases=("Veskan state", "Véška")),
    "elm": Actor(id="act-elm", name="Elm Front", kind=ActorKind.ARMED_GROUP, provisional=True),
    "ostia": Actor(id="act-ost", name="Ostia", kind=ActorKind.COUNTRY),
}
PLACES = {
    "hale": Place(id="plc-hale", name="Hale", kind="city", lat=40.5, lon=44.25),
    "mora": Place(id="plc-mora", name="Mora Pass", kind="pass"),
}


@contextmanager
def embedded(folder: Path) -> Iterator[ServerFolder]:
    """An embedded server of its own under ``folder``, stopped at the end, without a keeper."""
    os.environ["CASUS_STORE_IDLE"] = "0"
    server = ServerFolder(folder)
    try:
        yield server
    finally:
        stop_server(server)


def clear(store: Store) -> None:
    """Take everything out but the schema's version."""
    store.change(lambda tx: tx.rows("MATCH (n) WHERE NOT n:Schema DETACH DELETE n"))


class Story:
    """An article under construction: each fact adds its own sentence and quotes it."""

    def __init__(
        self,
        key: str,
        *,
        published: date | None = date(2023, 9, 20),
        outlet: str | None = "The Hale Courier",
        agency: str | None = None,
        title: str | None = None,
    ) -> None:
        self.key = key
        self._meta = {
            "published": published,
            "outlet": outlet,
            "agency": agency,
            "title": title or f"News {key}",
        }
        self._sentences: list[str] = []
        self._events: list[Event] = []
        self._roles: list[Role] = []
        self._ties: list[Relation] = []
        self._order: list[Order] = []
        self._actors: dict[str, Actor] = {}

    def claim(self, sentence: str, **fields: Any) -> Claim:
        """Add a sentence; the claim that quotes it."""
        start = sum(len(each) + 2 for each in self._sentences)
        self._sentences.append(sentence)
        return Claim(quote=sentence, start=start, end=start + len(sentence), **fields)

    def event(
        self,
        key: str,
        *,
        name: str | None = None,
        type: str = "ASSAULT",  # noqa: A002 — the record's own name
        status: Status = Status.OCCURRED,
        on: str | None = "2023-09-19",
        who: dict[str, str] | None = None,
        where: Iterable[str] = (),
        figures: Sequence[Figure] = (),
        intensity: float | None = -9.0,
        mode: str | None = None,
        modality: Modality = Modality.REPORTED,
        conflict: bool = True,
        sentence: str | None = None,
        confidence: float = 1.0,
    ) -> Story:
        """Add an event ``evt-<key>``; ``who`` maps keys of ACTORS to parts, ``where`` names PLACES."""
        participants = []
        for actor_key, part in (who or {"dorland": "initiator"}).items():
            actor = self._name(actor_key)
            participants.append(
                Participant(id=actor.id, name=actor.name, kind=actor.kind, role=ParticipantRole(part))
            )
        text = sentence or f"{name or key} is told of by {self.key}, who counted {_numbers(figures)}."
        self._events.append(
            Event(
                id=f"evt-{key}",
                name=name or key,
                type=type,
                mode=mode,
                status=status,
                intensity=intensity,
                date=date_value(on, "test") if on else DateValue(),
                participants=tuple(participants),
                places=tuple(PLACES[each] for each in where),
                conflicts=(WAR,) if conflict else (),
                figures=tuple(figures),
                claims=(self.claim(text, modality=modality, confidence=confidence),),
            )
        )
        return self

    def role(
        self,
        actor: str,
        kind: str,
        *,
        between: Sequence[str] = (),
        because: str | None = None,
        known: bool = True,
    ) -> Story:
        """Add a role: with one state, in the war; or, where no more is ``known``, with neither."""
        holder, others = self._name(actor), [self._name(each) for each in between]
        self._roles.append(
            Role(
                id=f"rol-{actor}-{kind}" if known else f"rol-{actor}-{kind}-{self.key}",
                actor=holder.name,
                actor_id=holder.id,
                kind=kind,
                between=tuple(each.name for each in others),
                between_ids=tuple(each.id for each in others),
                conflict=WAR.name if known else None,
                conflict_id=WAR.id if known else None,
                states=(RoleState(level="active", because=because),) if known else (),
                claims=(self.claim(f"{holder.name} is the {kind}, says {self.key}."),),
            )
        )
        return self

    def tie(self, source: str, kind: RelationKind, target: str) -> Story:
        """Add a standing tie."""
        one, other = self._name(source), self._name(target)
        claim = self.claim(f"{one.name} is {kind.value} to {other.name}, says {self.key}.")
        self._ties.append(
            Relation(
                source=one.name,
                source_id=one.id,
                target=other.name,
                target_id=other.id,
                kind=kind,
                claims=(claim,),
            )
        )
        return self

    def order(self, before: str, after: str, *, causal: bool = False) -> Story:
        """Say that one of its events came before another."""
        self._order.append(Order(before=f"evt-{before}", after=f"evt-{after}", basis="after", causal=causal))
        return self

    def done(self) -> Extraction:
        """The extraction."""
        return Extraction(
            article=Article(
                id=f"art-{self.key}", text="\n\n".join(self._sentences) or "Nothing.", **self._meta
            ),
            events=tuple(self._events),
            roles=tuple(self._roles),
            relations=tuple(self._ties),
            order=tuple(self._order),
            actors=tuple(self._actors.values()),
        )

    def _name(self, key: str) -> Actor:
        return self._actors.setdefault(key, ACTORS[key])


def _numbers(figures: Sequence[Figure]) -> str:
    return " and ".join(f"{figure.max or figure.min:g} {figure.of}" for figure in figures) or "nothing"


Picture = tuple[dict[str, dict[str, Any]], dict[tuple[str, str, str, str], dict[str, Any]]]
_TIMES = {"recorded_at", "started", "finished", "at"}


def picture(store: Store) -> Picture:
    """All nodes by id and all relationships by type, ends and part, with properties but for times."""
    nodes = {
        row["node"]["id"]: {key: value for key, value in row["node"].items() if key not in _TIMES}
        for row in store.rows(
            "MATCH (n) WHERE NOT n:Run AND NOT n:Schema AND NOT n:Change RETURN properties(n) AS node"
        )
    }
    links = {}
    for row in store.rows(
        "MATCH (a)-[r]->(b) WHERE type(r) <> 'MADE_BY' "
        "RETURN type(r) AS type, a.id AS a, b.id AS b, properties(r) AS link"
    ):
        part = row["link"].get("as") or row["link"].get("kind") or ""
        key = (row["type"], row["a"], row["b"], part)
        assert key not in links, f"{key} is there twice"
        links[key] = {name: value for name, value in row["link"].items() if name not in _TIMES}
    return nodes, links


def opened(server: ServerFolder | tuple[str, str]) -> Store:
    """Open a store on an embedded folder or on (uri, password) of a Neo4j."""
    if isinstance(server, ServerFolder):
        return open_store(folder=server)
    return open_store(server[0], user="neo4j", password=server[1])
