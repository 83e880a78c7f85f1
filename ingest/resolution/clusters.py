"""Which event mentions of one article tell of one event.

A mention joins the nearest earlier event that it could be and that something speaks for:
a definite noun of the same kind ("the offensive"), or shared principals with an equal or
open date. Anything that tells the two apart (disjoint dates, other principals, other
towns, other tolls, "another attack") forbids it. Disjoint dates never meet: the war of
2020 is not the war of the 1990s.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from graph.records import DateValue, Figure, ParticipantRole, Place, Precision, Status
from graph.resolution.rules import Rules
from ingest.annotations import Paragraph
from ingest.resolution.drafts import Draft

_WIDE_PLACES = frozenset({"country", "territory", "region", "continent", "sea", "admin1"})
_UNREAL = frozenset({Status.HYPOTHETICAL})
_SIDES = (ParticipantRole.INITIATOR, ParticipantRole.RECIPIENT)


def disjoint(first: DateValue, second: DateValue) -> bool:
    """Whether two dates cannot be one day, by their bounds; open bounds reach for ever."""
    return bool(
        (first.latest and second.earliest and first.latest < second.earliest)
        or (second.latest and first.earliest and second.latest < first.earliest)
    )


def width(date: DateValue) -> float:
    """Days that a date spans; infinite where it is open."""
    if date.earliest is None or date.latest is None:
        return float("inf")
    return (date.latest - date.earliest).days


@dataclass(slots=True)
class Cluster:
    """Drafts that tell of one event."""

    drafts: list[Draft] = field(default_factory=list)

    def ids(self, *roles: ParticipantRole) -> frozenset[str]:
        """Actor ids over all drafts."""
        return frozenset().union(*(draft.ids(*roles) for draft in self.drafts))

    def places(self) -> dict[str, Place]:
        """Places over all drafts."""
        return {key: place for draft in self.drafts for key, place in draft.places.items()}

    def date(self) -> DateValue:
        """The narrowest date that a mention gives; the first among equals."""
        return min((draft.date for draft in self.drafts), key=lambda date: (width(date), date.edtf is None))

    def figures(self) -> list[Figure]:
        """All figures once, in the order of the text; conflicting ones stay side by side."""
        return list(dict.fromkeys(figure for draft in self.drafts for figure in draft.figures))

    def modes(self) -> list[str]:
        """Modes in the order of the text."""
        return list(dict.fromkeys(draft.predicate.mode for draft in self.drafts if draft.predicate.mode))


def _distinct(draft: Draft, paragraphs: Sequence[Paragraph], rules: Rules) -> bool:
    """The noun itself says that it is not the one told before ("a second strike")."""
    token = paragraphs[draft.predicate.paragraph].doc[draft.predicate.token]
    return any(child.lower_ in rules.distinguishing for child in token.children)


def _towns(places: Iterable[Place]) -> frozenset[str]:
    return frozenset(place.id for place in places if place.kind not in _WIDE_PLACES)


def _told_apart(draft: Draft, cluster: Cluster, *, by_tolls: bool) -> bool:
    """Something that both give, and give differently.

    Tolls tell two strikes apart, but "the blast killed 20" may correct "a blast killed 13".
    """
    for role in _SIDES:
        mine, theirs = draft.ids(role), cluster.ids(role)
        if mine and theirs and not mine & theirs:
            return True
    # Who strikes in one is struck in the other: the other side's act.
    mine, theirs = draft.ids(ParticipantRole.INITIATOR), cluster.ids(ParticipantRole.RECIPIENT)
    if mine & theirs and not mine & cluster.ids(ParticipantRole.INITIATOR):
        return True
    everyone, others = draft.ids(), cluster.ids()
    if everyone and others and not everyone & others:
        return True
    here, there = _towns(draft.places.values()), _towns(cluster.places().values())
    if here and there and not here & there:
        return True
    if not by_tolls:
        return False
    tolls = {(figure.of, figure.unit): figure for figure in cluster.figures()}
    return any(
        (known := tolls.get((figure.of, figure.unit))) is not None and known != figure
        for figure in draft.figures
    )


def _real_together(draft: Draft, cluster: Cluster) -> bool:
    """A hypothetical strike is not the one that happened."""
    statuses = {member.standing.status for member in cluster.drafts}
    return (draft.standing.status in _UNREAL) == bool(statuses & _UNREAL)


def _points_back(draft: Draft, cluster: Cluster, rules: Rules) -> bool:
    """A definite noun, or one so general that it can only point, of the cluster's kind."""
    predicate = draft.predicate
    if not predicate.nominal:
        return False
    general = predicate.mode is None or predicate.mode in rules.general_modes.get(predicate.type, [])
    lemmas = {member.predicate.lemma for member in cluster.drafts}
    return (
        predicate.definite
        or (general and not draft.ids() and not draft.places)
        or (predicate.lemma in lemmas and not draft.ids())
    )


def _shared(draft: Draft, cluster: Cluster) -> bool:
    """The same principals in the same parts, the same kind of act, and no date of its own that differs."""
    same_part = any(draft.ids(role) & cluster.ids(role) for role in (*_SIDES, ParticipantRole.PARTICIPANT))
    if not same_part and len(draft.ids() & cluster.ids()) < 2:
        return False
    mine, theirs = draft.date, cluster.date()
    if mine.edtf is not None and mine.edtf == theirs.edtf and mine.precision is not Precision.BOUND:
        return True
    sides = sum(bool(draft.ids(role) & cluster.ids(role)) for role in (*_SIDES, ParticipantRole.PARTICIPANT))
    narrow = min(width(mine), width(theirs)) <= 31 or float("inf") in (width(mine), width(theirs))
    same_place = bool(draft.places.keys() & cluster.places().keys())
    symmetric = len(draft.ids() & cluster.ids()) >= 2
    return narrow and (sides >= 2 or same_place or symmetric)


def _may_join(draft: Draft, cluster: Cluster, rules: Rules, *, pointing: bool) -> bool:
    predicate = draft.predicate
    if any(
        member.predicate.type != predicate.type
        or member.predicate.key == predicate.key
        or disjoint(member.date, draft.date)
        for member in cluster.drafts
    ):
        return False
    if not all(rules.modes_meet(predicate.type, predicate.mode, mode) for mode in cluster.modes()):
        return False
    return _real_together(draft, cluster) and not _told_apart(draft, cluster, by_tolls=not pointing)


def cluster_drafts(drafts: Sequence[Draft], paragraphs: Sequence[Paragraph], rules: Rules) -> list[Cluster]:
    """Join drafts in the order of the text; each joins the latest event it can be, or starts one."""
    clusters: list[Cluster] = []
    for draft in drafts:
        home = None
        if not _distinct(draft, paragraphs, rules):
            for cluster in reversed(clusters):
                pointing = _points_back(draft, cluster, rules)
                if _may_join(draft, cluster, rules, pointing=pointing) and (
                    pointing or _shared(draft, cluster)
                ):
                    home = cluster
                    break
        if home is None:
            clusters.append(Cluster([draft]))
        else:
            home.drafts.append(draft)
    return clusters
