"""From one article's annotations to its events, roles, relations and order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from graph.ontology import load_ontology
from graph.records import (
    Actor,
    ActorKind,
    Article,
    Claim,
    Conflict,
    DateValue,
    Event,
    Extraction,
    Modality,
    Participant,
    ParticipantRole,
    Place,
    Precision,
    Status,
    Unmapped,
)
from graph.resolution.rules import Rules, load_rules
from ingest.annotations import Reading
from ingest.event_kinds import load_kinds
from ingest.resolution.cluster import Cluster, width
from ingest.resolution.clusters import cluster_drafts
from ingest.resolution.drafts import Draft, draft_events
from ingest.resolution.identity import event_id, event_identity
from ingest.resolution.known_wars import war_id
from ingest.resolution.nameless import name_the_nameless
from ingest.resolution.naming import brief_name, event_name
from ingest.resolution.order import order_events
from ingest.resolution.strays import adopt_tolls
from ingest.resolution.ties import resolve_relations, resolve_roles

ConflictFinder = Callable[[Sequence[Actor], Sequence[Place], DateValue], Sequence[Conflict]]

_OWN_SPANS = (Precision.MONTH, Precision.SEASON, Precision.YEAR, Precision.DECADE)
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
    if any(draft.denials for draft in saying):
        told.add(Status.DENIED)
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
    # "Chad did not take part in the talks": who a denial names is in none of what others tell.
    told = [draft for draft in cluster.drafts if draft.standing.status is not Status.DENIED]
    # Who brokered a deal and signed it with its parties ("a truce brokered by Egypt") is no party of it.
    for role in sorted(ParticipantRole, key=lambda role: role is not ParticipantRole.MEDIATOR):
        for draft in told or cluster.drafts:
            for actor in draft.actors.get(role, {}).values():
                held = found.get(actor.id)
                if held is None:
                    found[actor.id] = Participant(id=actor.id, name=actor.name, kind=actor.kind, role=role)
    kept = [item for item in found.values() if not _named_otherwise(item, cluster)]
    return sorted(kept, key=lambda item: (_ROLE_RANK[item.role], item.name, item.id))


def _named_otherwise(item: Participant, cluster: Cluster) -> bool:
    """A nameless band ("militants") whose name another mention of the deed gives."""
    band, others = False, False
    for draft in cluster.drafts:
        held = draft.actors.get(item.role, {})
        band = band or (item.id in held and held[item.id].provisional)
        others = others or any(
            actor.kind is ActorKind.ARMED_GROUP and not actor.provisional and item.id not in held
            for actor in held.values()
        )
    return item.kind is ActorKind.ARMED_GROUP and band and others


def _claims(cluster: Cluster) -> list[Claim]:
    """One claim a sentence; the surest reading of it is kept."""
    kept: dict[tuple[int, int], Claim] = {}
    for draft in cluster.drafts:
        for claim in (*((draft.claim,) if draft.claim is not None else ()), *draft.tolls):
            held = kept.get((claim.start, claim.end))
            if held is None or claim.confidence > held.confidence:
                kept[claim.start, claim.end] = claim
    # What a sentence denies of an earlier one outweighs what else is read in it.
    kept.update({(item.start, item.end): item for draft in cluster.drafts for item in draft.denials})
    return [kept[key] for key in sorted(kept)]


def _nothing(draft: Draft) -> bool:
    """ "No one was hurt": a denial by nobody of what nobody did anywhere tells of no event."""
    plain = draft.standing.status is Status.DENIED and draft.standing.speaker is None
    return plain and not draft.actors and not draft.places


def _by_nobody(cluster: Cluster) -> bool:
    """What is only said or wished, and names no party and no place: "people are asking", "if he sues"."""
    if any(draft.actors or draft.places or draft.figures for draft in cluster.drafts):
        return False
    rules = load_rules()
    wished = all(draft.standing.status is Status.HYPOTHETICAL for draft in cluster.drafts)
    said = wished or cluster.drafts[0].predicate.type in rules.by_somebody
    return said and all(text.lower() in rules.anybody for draft in cluster.drafts for text in draft.bare)


def _worth_telling(cluster: Cluster) -> bool:
    """An event that has neither who nor where nor how many nor when of its own is only a word.

    "The largest swap since the war began": a definite noun that points at nothing told here
    borrows its sentence's day and is no event of that day; a year of its own ("the 2008 war")
    makes it one.
    """
    if all(_nothing(draft) for draft in cluster.drafts) or _by_nobody(cluster):
        return False
    if any(draft.actors or draft.places or draft.figures or draft.bare for draft in cluster.drafts):
        return True
    if all(draft.predicate.nominal and draft.predicate.definite for draft in cluster.drafts):
        return any(draft.date.precision in _OWN_SPANS for draft in cluster.drafts)
    return any(draft.date.edtf for draft in cluster.drafts)


def _mode(cluster: Cluster, rules: Rules) -> str | None:
    """The mode told most often, then with the narrowest date; a general one only where there is no other."""
    general = rules.general_modes.get(cluster.drafts[0].predicate.type, [])
    own = [draft for draft in cluster.drafts if not draft.absorbed]
    told = [draft for draft in own if draft.predicate.mode is not None]
    exact = [draft for draft in told if draft.predicate.mode not in general] or told
    if not exact:
        return None
    often = Counter(draft.predicate.mode for draft in exact)
    return min(exact, key=lambda draft: (-often[draft.predicate.mode], width(draft.date))).predicate.mode


def _known_by(date: DateValue, article: Article) -> DateValue:
    """For looking up conflicts only: what news tells of without a date lies before its publication."""
    if date.latest is not None or article.published is None:
        return date
    return DateValue(
        edtf=date.edtf, earliest=date.earliest, latest=max(filter(None, (date.earliest, article.published)))
    )


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
        conflicts = {item.id: item for item in find_conflicts(actors, places, _known_by(date, article))}
    parts, _ = event_identity(kind, mode, status, date, participants, places, article.id, rules)
    base = event_id(parts, 0)
    twins[base] += 1
    contexts = dict.fromkeys(context for draft in cluster.drafts for context in draft.predicate.contexts)
    war = next((draft.war for draft in cluster.drafts if draft.war and draft.predicate.mode == mode), None)
    own = event_id(parts if twins[base] == 1 else [*parts, "in", article.id], twins[base] - 1)
    return Event(
        id=war_id(kind, mode, war) if war and f"{kind}.{mode}" in load_kinds().wars else own,
        name=event_name(
            kind,
            mode,
            participants,
            places,
            date,
            rules,
            conflicts=[conflicts[key] for key in sorted(conflicts)],
            brief={
                actor.id: brief_name(actor)
                for draft in cluster.drafts
                for held in draft.actors.values()
                for actor in held.values()
            },
            ways={key: way for draft in cluster.drafts for key, way in draft.ways.items()},
            given={key for draft in cluster.drafts for key in draft.given},
        ),
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


def resolve(
    article: Article,
    reading: Reading,
    unmapped: Sequence[Unmapped] = (),
    find_conflicts: ConflictFinder | None = None,
) -> Extraction:
    """One article's events with identity, its roles, relations and order, each with its claims."""
    rules = load_rules()
    drafts = draft_events(article.text, reading, article.published)
    clusters = cluster_drafts(drafts, reading.paragraphs, rules)
    adopt_tolls(article.text, reading, clusters, rules)
    clusters = [item for item in clusters if _worth_telling(item)]
    name_the_nameless(reading, clusters)
    twins: Counter[str] = Counter()
    events: list[Event] = []
    ids: dict[int, str] = {}
    for cluster in clusters:
        event = _event(article, cluster, rules, find_conflicts, twins)
        events.append(event)
        for draft in cluster.drafts:
            ids.setdefault(draft.predicate.key, event.id)
    order, warnings = order_events(events, reading, ids, rules.lasting)
    roles, relations = resolve_roles(article, reading, ids, events), resolve_relations(article, reading)
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
