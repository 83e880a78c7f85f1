"""From one article's annotations to its events, roles, relations and order."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence

from graph.edtf import date_value
from graph.identifiers import digest
from graph.ontology import load_ontology
from graph.records import (
    Actor,
    Article,
    Claim,
    Conflict,
    DateValue,
    Event,
    Extraction,
    Modality,
    Order,
    Participant,
    ParticipantRole,
    Place,
    Relation,
    Role,
    RoleState,
    Status,
    Unmapped,
)
from graph.resolution.rules import Rules, load_rules
from ingest.annotations import Reading, RoleStateMention
from ingest.resolution.clusters import Cluster, cluster_drafts, disjoint, width
from ingest.resolution.drafts import Draft, draft_events
from ingest.resolution.identity import event_id, event_identity
from ingest.resolution.naming import event_name

ConflictFinder = Callable[[Sequence[Actor], Sequence[Place], DateValue], Sequence[Conflict]]

_ROLE_RANK = {role: rank for rank, role in enumerate(ParticipantRole)}
# What one article says last of an event's reality, from strongest to weakest: a denial or a
# cancellation undoes the plan or the accusation that it answers.
_STATUS_RANK = (
    Status.CANCELLED,
    Status.OCCURRED,
    Status.ONGOING,
    Status.DENIED,
    Status.PLANNED,
    Status.HYPOTHETICAL,
)


def _says_nothing(draft: Draft) -> bool:
    """A noun that only points back ("the talks are seen as …") does not say that it took place."""
    standing = draft.standing
    return draft.pointing and standing.status is Status.OCCURRED and standing.modality is Modality.REPORTED


def _status(cluster: Cluster) -> Status:
    """Ongoing beats occurred when the article says both: what goes on has also begun."""
    saying = [draft for draft in cluster.drafts if not _says_nothing(draft)] or cluster.drafts
    told = {draft.standing.status for draft in saying}
    plain = {
        draft.standing.status
        for draft in saying
        if draft.standing.modality is Modality.REPORTED and draft.standing.speaker is None
    }
    if Status.DENIED in told and not plain & {Status.OCCURRED, Status.ONGOING}:
        return Status.DENIED
    if Status.ONGOING in told and Status.CANCELLED not in told:
        return Status.ONGOING
    return next(status for status in _STATUS_RANK if status in told)


def _participants(cluster: Cluster) -> list[Participant]:
    """Each actor once; an initiator or recipient is not listed again as a participant."""
    found: dict[str, Participant] = {}
    for role in ParticipantRole:
        for draft in cluster.drafts:
            for actor in draft.actors.get(role, {}).values():
                held = found.get(actor.id)
                if held is None:
                    found[actor.id] = Participant(id=actor.id, name=actor.name, kind=actor.kind, role=role)
    return sorted(found.values(), key=lambda item: (_ROLE_RANK[item.role], item.name, item.id))


def _claims(cluster: Cluster) -> list[Claim]:
    """One claim a sentence; the surest reading of it is kept."""
    kept: dict[tuple[int, int], Claim] = {}
    for draft in cluster.drafts:
        claim = draft.claim
        if claim is None:
            continue
        held = kept.get((claim.start, claim.end))
        if held is None or claim.confidence > held.confidence:
            kept[claim.start, claim.end] = claim
    return [kept[key] for key in sorted(kept)]


def _worth_telling(cluster: Cluster) -> bool:
    """An event that has neither who nor where nor how many nor when of its own is only a word."""
    return any(
        draft.actors or draft.places or draft.figures or draft.bare or draft.date.edtf
        for draft in cluster.drafts
    )


def _mode(cluster: Cluster, rules: Rules) -> str | None:
    """The mode told most often, then with the narrowest date; a general one only where there is no other."""
    general = rules.general_modes.get(cluster.drafts[0].predicate.type, [])
    told = [draft for draft in cluster.drafts if draft.predicate.mode is not None]
    exact = [draft for draft in told if draft.predicate.mode not in general] or told
    if not exact:
        return None
    often = Counter(draft.predicate.mode for draft in exact)
    return min(exact, key=lambda draft: (-often[draft.predicate.mode], width(draft.date))).predicate.mode


def _event(
    article: Article,
    cluster: Cluster,
    rules: Rules,
    find_conflicts: ConflictFinder | None,
    twins: Counter[str],
) -> Event:
    kind, mode = cluster.drafts[0].predicate.type, _mode(cluster, rules)
    ontology = load_ontology()
    participants, date, status = _participants(cluster), cluster.date(), _status(cluster)
    places = sorted(cluster.places().values(), key=lambda place: place.id)
    conflicts = {key: value for draft in cluster.drafts for key, value in draft.conflicts.items()}
    if find_conflicts is not None and not conflicts:
        actors = [
            actor for draft in cluster.drafts for held in draft.actors.values() for actor in held.values()
        ]
        conflicts = {item.id: item for item in find_conflicts(actors, places, date)}
    parts, _ = event_identity(kind, mode, status, date, participants, places, article.id, rules)
    base = event_id(parts, 0)
    twins[base] += 1
    contexts = dict.fromkeys(context for draft in cluster.drafts for context in draft.predicate.contexts)
    return Event(
        id=event_id(parts if twins[base] == 1 else [*parts, "in", article.id], twins[base] - 1),
        name=event_name(kind, mode, participants, places, date, rules),
        type=kind,
        mode=mode,
        acled=ontology.acled(kind, mode),
        cameo=ontology.cameo(kind, mode),
        intensity=ontology.intensity(kind, mode),
        contexts=tuple(contexts),
        status=status,
        date=date,
        participants=tuple(participants),
        places=tuple(places),
        conflicts=tuple(conflicts[key] for key in sorted(conflicts)),
        figures=tuple(cluster.figures()),
        claims=tuple(_claims(cluster)),
    )


def _claim(article: Article, start: int, end: int, **fields: object) -> Claim:
    return Claim.model_validate({"quote": article.text[start:end], "start": start, "end": end, **fields})


def _role_state(
    state: RoleStateMention, article: Article, events: dict[int, str], *, change: bool
) -> RoleState:
    """A state with its cause. A change without a date of its own had come by the article's day."""
    date = state.date
    if change and date.edtf is None and article.published is not None:
        date = date_value(f"../{article.published.isoformat()}", "had come about by the article's day")
    return RoleState(
        level=state.level,
        edtf=date.edtf,
        earliest=date.earliest,
        latest=date.latest,
        because=events.get(state.because) if state.because is not None else None,
        because_text=state.because_text,
    )


def _roles(article: Article, reading: Reading, events: dict[int, str]) -> list[Role]:
    merged: dict[tuple[str, str, tuple[str, ...], str | None], list[int]] = defaultdict(list)
    for index, found in enumerate(reading.roles):
        between = tuple(sorted(actor.id for actor in found.between))
        merged[found.actor.id, found.kind, between, found.conflict.id if found.conflict else None].append(
            index
        )
    roles = []
    for (actor, kind, between, conflict), indices in merged.items():
        group = [reading.roles[index] for index in indices]
        first = group[0]
        told = [
            _role_state(state, article, events, change=position > 0 or state.because_text is not None)
            for member in group
            for position, state in enumerate(member.states)
        ]
        states = {(state.level, state.edtf): state for state in told}
        claims = {
            (member.start, member.end): _claim(
                article,
                member.start,
                member.end,
                modality=member.modality,
                speaker=member.speaker,
                confidence=member.confidence,
            )
            for member in group
        }
        roles.append(
            Role(
                id=digest("rol", [actor, kind, *between, conflict]),
                actor=first.actor.name,
                actor_id=actor,
                kind=kind,
                between=tuple(item.name for item in sorted(first.between, key=lambda item: item.id)),
                between_ids=between,
                conflict=first.conflict.name if first.conflict else None,
                conflict_id=conflict,
                states=tuple(states.values()),
                claims=tuple(claims[key] for key in sorted(claims)),
            )
        )
    return roles


def _relations(article: Article, reading: Reading) -> list[Relation]:
    merged: dict[tuple[str, str, str], Relation] = {}
    for found in reading.relations:
        if found.source.id == found.target.id:
            continue
        claim = _claim(
            article,
            found.start,
            found.end,
            modality=found.modality,
            speaker=found.speaker,
            confidence=found.confidence,
        )
        key = (found.source.id, found.target.id, found.kind.value)
        held = merged.get(key)
        claims = {(item.start, item.end): item for item in (*(held.claims if held else ()), claim)}
        merged[key] = Relation(
            source=found.source.name,
            source_id=found.source.id,
            target=found.target.name,
            target_id=found.target.id,
            kind=found.kind,
            claims=tuple(claims[span] for span in sorted(claims)),
        )
    return list(merged.values())


def _reaches(graph: dict[str, set[str]], start: str, goal: str) -> bool:
    stack, seen = [start], {start}
    while stack:
        node = stack.pop()
        if node == goal:
            return True
        for following in graph.get(node, ()):
            if following not in seen:
                seen.add(following)
                stack.append(following)
    return False


def _threads(event: Event) -> set[str]:
    """What an event has to share with another for their order to be worth telling."""
    actors = {item.id for item in event.participants}
    return actors | {item.id for item in event.places} | {item.id for item in event.conflicts}


def _order(events: list[Event], reading: Reading, ids: dict[int, str]) -> tuple[list[Order], list[str]]:
    """Order from wording, then from dates of events that share an actor, a place or a conflict.

    Wording that runs against the dates, or would close a circle, is reported and left out.
    """
    dates = {event.id: event.date for event in events}
    edges: dict[str, set[str]] = defaultdict(set)
    order: dict[tuple[str, str], Order] = {}
    warnings = []

    def add(before: str, after: str, basis: str, causal: bool) -> None:
        edges[before].add(after)
        held = order.get((before, after))
        if held is None or (causal and not held.causal):
            order[before, after] = Order(before=before, after=after, basis=basis, causal=causal)

    threads = {event.id: _threads(event) for event in events}
    dated = [event for event in events if event.date.earliest or event.date.latest]
    for first in dated:
        for second in dated:
            latest, earliest = first.date.latest, second.date.earliest
            if latest and earliest and latest < earliest and threads[first.id] & threads[second.id]:
                add(first.id, second.id, "dates", causal=False)
    for found in reading.orders:
        before, after = ids.get(found.before), ids.get(found.after)
        if before is None or after is None or before == after:
            continue
        backwards = disjoint(dates[before], dates[after]) and (dates[after].latest or dates[before].earliest)
        first_latest, second_earliest = dates[after].latest, dates[before].earliest
        if backwards and first_latest and second_earliest and first_latest < second_earliest:
            warnings.append(
                f"wording puts {before} before {after} ({found.basis}), their dates say otherwise"
            )
        elif _reaches(edges, after, before):
            warnings.append(f"order of {before} and {after} ({found.basis}) closes a circle and is left out")
        else:
            add(before, after, found.basis, found.causal)
    return list(order.values()), warnings


def resolve(
    article: Article,
    reading: Reading,
    unmapped: Sequence[Unmapped] = (),
    find_conflicts: ConflictFinder | None = None,
) -> Extraction:
    """One article's events with identity, its roles, relations and order, each with its claims."""
    rules = load_rules()
    drafts = draft_events(article.text, reading)
    clusters = [item for item in cluster_drafts(drafts, reading.paragraphs, rules) if _worth_telling(item)]
    twins: Counter[str] = Counter()
    events: list[Event] = []
    ids: dict[int, str] = {}
    for cluster in clusters:
        event = _event(article, cluster, rules, find_conflicts, twins)
        events.append(event)
        for draft in cluster.drafts:
            ids.setdefault(draft.predicate.key, event.id)
    order, warnings = _order(events, reading, ids)
    roles, relations = _roles(article, reading, ids), _relations(article, reading)
    actors = {
        actor.id: actor
        for actor in (
            *(
                actor
                for cluster in clusters
                for draft in cluster.drafts
                for held in draft.actors.values()
                for actor in held.values()
            ),
            *(actor for found in reading.roles for actor in (found.actor, *found.between)),
            *(actor for found in reading.relations for actor in (found.source, found.target)),
        )
    }
    return Extraction(
        article=article.model_copy(update={"warnings": (*article.warnings, *warnings)})
        if warnings
        else article,
        events=tuple(events),
        roles=tuple(roles),
        relations=tuple(relations),
        order=tuple(order),
        actors=tuple(actors[key] for key in sorted(actors)),
        unmapped=tuple(unmapped),
    )
