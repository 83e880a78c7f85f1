"""From an answer to an extraction.

What the article does not say is rejected; the rest gets the identity that the rules would give it.
"""

from __future__ import annotations

from collections.abc import Mapping

from graph.edtf import date_value
from graph.identifiers import digest
from graph.ontology import load_ontology
from graph.records import (
    Actor,
    Article,
    Claim,
    DateValue,
    Event,
    Extraction,
    Figure,
    Modality,
    Participant,
    Precision,
    Status,
)
from graph.resolution.rules import load_rules
from ingest.annotations import OrderMention, Reading, RelationMention, RoleMention, RoleStateMention
from ingest.conflicts import find_conflicts
from ingest.figures.data import load_data
from ingest.figures.quantities import find_quantities
from ingest.llm.answer import Answer, Number, Said, ToldEvent, ToldRelation, ToldRole, When
from ingest.llm.names import Names, UngroundedError
from ingest.llm.prompt import figure_kinds
from ingest.resolution.identity import event_id, event_identity
from ingest.resolution.naming import event_name
from ingest.resolution.order import order_events
from ingest.resolution.ties import resolve_relations, resolve_roles
from ingest.roles.data import load_roles

CONFIDENCE = 0.5  # of a claim by a model: less than what a rule is sure of
_FACTS = (Status.OCCURRED, Status.ONGOING)
_NO_FACT = (Modality.PLANNED, Modality.DENIED)


def grounded(article: Article, answer: Answer) -> Extraction:
    """What the article supports of an answer; a warning of the article says what was rejected."""
    return _Grounding(article).extraction(answer)


class _Grounding:
    def __init__(self, article: Article) -> None:
        self._article = article
        self._names = Names(article.text)
        self._actors: dict[str, Actor] = {}
        self._rejected: list[str] = []
        self._told: dict[str, str] = {}  # the first sentence of each event, by its key

    def extraction(self, answer: Answer) -> Extraction:
        events: dict[str, Event] = {}
        keys: dict[str, int] = {}
        self._told = {told.key: told.claims[0].quote for told in reversed(answer.events)}
        ids: dict[int, str] = {}
        for number, told in enumerate(answer.events):
            try:
                event = self._event(told)
            except (ValueError, KeyError) as error:
                self._reject("event", error)
                continue
            event = _told_apart(event, events)
            events[event.id] = _joined(events[event.id], event) if event.id in events else event
            keys.setdefault(told.key, number)
            ids[number] = event.id
        reading = Reading()
        for role in answer.roles:
            try:
                reading.roles.extend(self._roles(role, keys))
            except (ValueError, KeyError) as error:
                self._reject("role", error)
        for tie in answer.relations:
            try:
                reading.relations.extend(self._relations(tie))
            except (ValueError, KeyError) as error:
                self._reject("relation", error)
        for pair in answer.order:
            try:
                self._find(pair.words)
                told_order = OrderMention(keys[pair.before], keys[pair.after], pair.words, pair.causal)
            except (ValueError, KeyError) as error:
                self._reject("order", error)
            else:
                reading.orders.append(told_order)
        found = list(events.values())
        order, warnings = order_events(found, reading, ids)
        if self._rejected:
            warnings.append(f"llm: rejected {len(self._rejected)}: {'; '.join(self._rejected)[:500]}")
        held = {
            actor.id: actor
            for actor in (
                *self._actors.values(),
                *(actor for role in reading.roles for actor in (role.actor, *role.between)),
                *(actor for tie in reading.relations for actor in (tie.source, tie.target)),
            )
        }
        article = self._article
        return Extraction(
            article=article.model_copy(update={"warnings": (*article.warnings, *warnings)}),
            events=tuple(found),
            roles=tuple(resolve_roles(article, reading, ids)),
            relations=tuple(resolve_relations(article, reading)),
            order=tuple(order),
            actors=tuple(held[key] for key in sorted(held)),
        )

    def _reject(self, what: str, error: Exception) -> None:
        reason = f"no event has the key {error}" if isinstance(error, KeyError) else str(error)
        self._rejected.append(f"{what}: {reason}")

    def _find(self, words: str) -> int:
        """Where the words stand in the article."""
        start = self._article.text.find(words)
        if start < 0:
            raise UngroundedError(f"not in the article: {words[:60]!r}")
        return start

    def _claim(self, said: Said) -> Claim:
        start = self._find(said.quote)
        if said.speaker is not None and said.speaker.casefold() not in self._article.text.casefold():
            raise UngroundedError(f"speaker not in the article: {said.speaker[:60]!r}")
        return Claim(
            quote=said.quote,
            start=start,
            end=start + len(said.quote),
            modality=said.modality,
            speaker=said.speaker,
            confidence=CONFIDENCE,
        )

    def _date(self, when: When | None, *, fact: bool) -> DateValue:
        """A date that the article's words give; none where it is no EDTF, or a fact's and yet to come."""
        if when is None:
            return DateValue()
        try:
            self._find(when.words)
            date = date_value(when.edtf, f"llm, from {when.words!r}")
            published = self._article.published
            if fact and published and date.earliest and date.earliest > published:
                raise UngroundedError(f"{when.edtf} is after the article's day, yet told as fact")
        except ValueError as error:
            self._reject("date", error)
            return DateValue()
        return date

    def _figure(self, told: Number) -> Figure:
        self._find(told.words)
        if told.of not in figure_kinds():
            raise ValueError(f"no kind of figure {told.of!r}")
        data = load_data()
        found = find_quantities(told.words, data)
        if len(found) != 1:
            raise UngroundedError(f"{len(found)} numbers in {told.words[:60]!r}, not one")
        factor, unit = 1.0, " ".join(told.words[found[0].core_end :].split()) or None
        for word, (kind, stored, times) in data.counted.measures.items():
            if kind == told.of and unit and word in (unit, unit.removesuffix("s")):
                factor, unit = times, stored
        low, high = found[0].min, found[0].max
        return Figure(
            of=told.of,
            min=None if low is None else low * factor,
            max=None if high is None else high * factor,
            unit=unit,
            qualifier=found[0].qualifier,
            approximate=found[0].approximate,
        )

    def _event(self, told: ToldEvent) -> Event:
        ontology, rules = load_ontology(), load_rules()
        try:
            kind, mode = ontology.resolve(told.type)
        except KeyError:
            raise ValueError(f"no type {told.type!r}") from None
        mode = told.mode if told.mode in ontology.types[kind].modes else mode
        claims = tuple(dict.fromkeys(self._claim(said) for said in told.claims))
        fact = told.status in _FACTS
        if fact and all(claim.modality in _NO_FACT for claim in claims):
            raise ValueError(f"told as {told.status} by claims that are all {claims[0].modality}")
        date = self._date(told.date, fact=fact)
        participants = self._participants(told)
        places = {}
        for name in told.places:
            try:
                place = self._names.place(name)
            except UngroundedError as error:
                self._reject("place", error)
            else:
                places[place.id] = place
        figures = []
        for number in told.figures:
            try:
                figures.append(self._figure(number))
            except ValueError as error:
                self._reject("figure", error)
        where = [places[key] for key in sorted(places)]
        actors = [self._actors[item.id] for item in participants]
        identity, _ = event_identity(
            kind, mode, told.status, date, participants, where, self._article.id, rules
        )
        return Event(
            id=event_id(identity, 0),
            name=event_name(kind, mode, participants, where, date, rules),
            type=kind,
            mode=mode,
            acled=ontology.acled(kind, mode),
            cameo=ontology.cameo(kind, mode),
            contexts=ontology.contexts_of(kind, mode),
            intensity=ontology.intensity(kind, mode),
            status=told.status,
            date=date,
            participants=tuple(participants),
            places=tuple(where),
            conflicts=tuple(find_conflicts(actors, where, date)),
            figures=tuple(dict.fromkeys(figures)),
            claims=claims,
        )

    def _participants(self, told: ToldEvent) -> list[Participant]:
        """Those that the article names; an event of which it names none of the parties is made up."""
        found: dict[str, Participant] = {}
        for part in told.participants:
            try:
                actor = self._names.actor(part)
            except UngroundedError as error:
                self._reject("participant", error)
                continue
            self._actors.setdefault(actor.id, actor)
            found.setdefault(
                actor.id, Participant(id=actor.id, name=actor.name, kind=actor.kind, role=part.role)
            )
        if told.participants and not found:
            raise UngroundedError(f"none of its parties is named in the article ({told.key})")
        return list(found.values())

    def _roles(self, told: ToldRole, keys: dict[str, int]) -> list[RoleMention]:
        data = load_roles()
        if told.kind not in data.kinds:
            raise ValueError(f"no kind of role {told.kind!r}")
        if unknown := [state.level for state in told.states if state.level not in data.levels]:
            raise ValueError(f"no level of a role {unknown[0]!r}")
        actor = self._names.actor(told.actor)
        between = tuple({side.id: side for side in map(self._names.actor, told.between)}.values())
        states = tuple(
            RoleStateMention(
                state.level,
                self._date(state.date, fact=True),
                None if state.because is None else keys[state.because],
                None if state.because is None else self._told[state.because],
            )
            for state in told.states
        )
        return [
            RoleMention(
                actor,
                told.kind,
                claim.start,
                claim.end,
                between=between,
                conflict=self._names.conflict(told.conflict),
                states=states,
                modality=claim.modality,
                speaker=claim.speaker,
                confidence=claim.confidence,
            )
            for claim in map(self._claim, told.claims)
        ]

    def _relations(self, told: ToldRelation) -> list[RelationMention]:
        source, target = self._names.actor(told.source), self._names.actor(told.target)
        return [
            RelationMention(
                source,
                target,
                told.kind,
                claim.start,
                claim.end,
                modality=claim.modality,
                speaker=claim.speaker,
                confidence=claim.confidence,
            )
            for claim in map(self._claim, told.claims)
        ]


def _told_apart(event: Event, events: Mapping[str, Event]) -> Event:
    """An event of its own where another sentence tells of one with the same identity and no exact date.

    Two raids of one army without a day are two; the same sentence again, or the same day, is one.
    """
    base, twin = event.id, 0
    while (held := events.get(event.id)) is not None:
        if held.date.precision is Precision.DAY or set(held.claims) & set(event.claims):
            return event
        twin += 1
        event = event.model_copy(update={"id": digest("evt", [base, f"twin {twin}"])})
    return event


def _joined(one: Event, other: Event) -> Event:
    """An event that the answer lists twice: its sentences and figures together."""
    return one.model_copy(
        update={
            "claims": tuple(dict.fromkeys((*one.claims, *other.claims))),
            "figures": tuple(dict.fromkeys((*one.figures, *other.figures))),
        }
    )
