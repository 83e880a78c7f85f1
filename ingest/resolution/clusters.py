"""Which event mentions of one article tell of one event.

A mention joins the earlier event that it could be and for which most speaks: a definite
noun of the same kind ("the offensive"), one date, shared principals, a shared place.
Anything that tells the two apart (disjoint dates, other principals, other towns, other
tolls, "another attack") forbids it: the war of 2020 is not the war of the 1990s.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from graph.edtf import disjoint
from graph.records import ActorKind, Figure, ParticipantRole, Place, Precision, Status
from graph.resolution.rules import Rules
from ingest.annotations import Paragraph, Predicate
from ingest.gazetteer import load_gazetteer
from ingest.resolution.cluster import Cluster
from ingest.resolution.deeds import deeds
from ingest.resolution.drafts import Draft
from ingest.resolution.pointing import AHEAD, definite, distinct, far_from, points_back
from ingest.resolution.tolls import tolls
from ingest.syntax import prepositional_objects

_WIDE_PLACES = frozenset({"country", "territory", "region", "continent", "sea", "admin1"})
# Points that make two mentions one event. What has no date of its own cannot be told apart by
# it, and in news mostly repeats: less is asked of it.
_ENOUGH, _ENOUGH_UNDATED = 2.0, 1.5
# Two verbs of one side ("rejected the charge", "turned down their proposals") mostly tell of two acts.
_ENOUGH_VERBS = 2.0
# A definite noun points sooner within its paragraph, even where an earlier one has its very word.
_NEAR = 0.75
# From this many on, one and the same toll hardly tells of two events.
_TELLING_TOLL = 10
_PEOPLE = "people"  # unit of tolls
# Between the words of a noun in its entry's id.
_SEVERAL = "_"
_YEARS = frozenset({Precision.YEAR, Precision.DECADE})
_IN_PASSING = frozenset({"acl", "relcl", "amod"})
_SIDES = (ParticipantRole.INITIATOR, ParticipantRole.RECIPIENT)


def _towns(places: Iterable[Place]) -> frozenset[str]:
    return frozenset(place.id for place in places if place.kind not in _WIDE_PLACES)


def _countries(places: Iterable[Place]) -> frozenset[str]:
    """The countries of places that lie in one, as the gazetteer has them."""
    gazetteer = load_gazetteer()
    return frozenset(code for place in places if (code := gazetteer.country_of(place.id)))


def _told_apart(draft: Draft, cluster: Cluster, *, by_tolls: bool) -> bool:
    """Something that both give, and give differently.

    Tolls tell two strikes apart, but "the blast killed 20" may correct "a blast killed 13".
    """
    for role in _SIDES:
        mine, theirs = draft.ids(role), cluster.ids(role)
        victims = role is ParticipantRole.RECIPIENT and not by_tolls and _only_people(draft)
        claimed = not by_tolls and role is ParticipantRole.INITIATOR and _named_later(draft, cluster)
        if mine and theirs and not mine & theirs and not victims and not claimed:
            return True
    # Who strikes in one is struck in the other: the other side's act.
    mine, theirs = draft.ids(ParticipantRole.INITIATOR), cluster.ids(ParticipantRole.RECIPIENT)
    if mine & theirs and not mine & cluster.ids(ParticipantRole.INITIATOR):
        return True
    everyone, others = draft.ids(), cluster.ids()
    # "Accused the M23 of the massacre", told before without its authors.
    author = (
        draft.standing.status is not Status.DENIED
        and not cluster.ids(ParticipantRole.INITIATOR)
        and everyone == draft.ids(ParticipantRole.INITIATOR)
    )
    free = not by_tolls and (_only_people(draft) or _named_later(draft, cluster) or author)
    if everyone and others and not everyone & others and not free:
        return True
    # Who mediates in one does not in the other: two mediations.
    mine, theirs = draft.ids(ParticipantRole.MEDIATOR), cluster.ids(ParticipantRole.MEDIATOR)
    if mine and theirs and not mine & theirs and not everyone & others:
        return True
    here, there = _towns(draft.places.values()), _towns(cluster.places().values())
    if here and there and not here & there:
        return True
    lands, others_lands = _countries(draft.places.values()), _countries(cluster.places().values())
    if by_tolls and lands and others_lands and not lands & others_lands:
        return True  # a strike on a port of Yemen is not the one on Gaza
    if not by_tolls:
        return False
    if _counts_other_things(draft, cluster):
        return True
    tolls = {(figure.of, figure.unit): figure for figure in cluster.figures()}
    return any(
        (known := tolls.get((figure.of, figure.unit))) is not None and known != figure
        for figure in draft.figures
    )


def _counts_other_things(draft: Draft, cluster: Cluster) -> bool:
    """ "Shot down 25 drones" and "shot down five jets": two verbs of which each counts what it struck."""
    if draft.predicate.nominal or any(member.predicate.nominal for member in cluster.drafts):
        return False
    mine = {figure.of for figure in draft.figures if figure.unit != _PEOPLE}
    theirs = {figure.of for figure in cluster.figures() if figure.unit != _PEOPLE}
    return bool(mine and theirs) and not mine & theirs


def _named_later(draft: Draft, cluster: Cluster) -> bool:
    """ "Militants stormed a base ... the attack was claimed by JNIM": who had no name is given one."""
    mine = draft.actors.get(ParticipantRole.INITIATOR, {}).values()
    theirs = [
        actor
        for member in cluster.drafts
        for actor in member.actors.get(ParticipantRole.INITIATOR, {}).values()
    ]
    armed = all(actor.kind is ActorKind.ARMED_GROUP for actor in (*mine, *theirs))
    one_nameless = all(actor.provisional for actor in mine) != all(actor.provisional for actor in theirs)
    return armed and bool(mine) and bool(theirs) and one_nameless


def _only_people(draft: Draft) -> bool:
    """ "Nine villagers were killed in the raids": whom it befell tells no raid apart."""
    actors = [actor for role in _SIDES for actor in draft.actors.get(role, {}).values()]
    named = {actor.id for actor in actors}
    return all(actor.kind is ActorKind.PEOPLE for actor in actors) and named == draft.ids()


def _named_apart(draft: Draft, cluster: Cluster) -> bool:
    """ "The border war" is not a guerrilla war told before: nouns of several words that differ."""
    mine = draft.predicate
    same = [member.predicate for member in cluster.drafts if member.predicate.lemma == mine.lemma]
    exact = bool(same) and all(_SEVERAL in _noun(other) for other in (mine, *same))
    return exact and all(_noun(other) != _noun(mine) for other in same)


def _noun(predicate: Predicate) -> str:
    """The lexicon's name of a predicate's noun: "border_war.n"."""
    return predicate.entry.rpartition("/")[2].partition("#")[0]


def _told_in_full(draft: Draft, cluster: Cluster, paragraphs: Sequence[Paragraph]) -> bool:
    """ "Fired shots after the killing of 26 people": what a noun tells in full is its own."""
    predicate = draft.predicate
    if not predicate.nominal or predicate.mode is None or predicate.mode in cluster.modes():
        return False
    noun = paragraphs[predicate.paragraph].doc[predicate.token]
    full = any(child.dep_ == "prep" and child.lower_ in ("of", "between") for child in noun.children)
    aside = noun.dep_ == "pobj" and noun.head.lower_ in ("after", "before", "since", "following", "over")
    return (
        full and aside and all(member.predicate.sentence == predicate.sentence for member in cluster.drafts)
    )


def _of_another_year(draft: Draft, cluster: Cluster) -> bool:
    """ "Their war in 2020" is not the fighting that the article tells as its news, of another mode."""
    same = draft.predicate.mode in cluster.modes()
    if same and (draft.predicate.nominal or any(member.predicate.nominal for member in cluster.drafts)):
        return False
    first, second = draft.date, cluster.date()
    if same and {first.precision in _YEARS, second.precision in _YEARS} == {True, False}:
        # "After seizing the city ... it first seized the city in 2012": two verbs, one of its own year.
        undated = second if first.precision in _YEARS else first
        if undated.edtf is None:
            return True
    return any(
        past.precision in _YEARS
        and news.precision is Precision.BOUND
        and past.latest is not None
        and news.latest is not None
        and past.latest.year < news.latest.year
        for past, news in ((first, second), (second, first))
    )


def _real_together(draft: Draft, cluster: Cluster, *, held: bool) -> bool:
    """A hypothetical strike is not the one that happened, nor a plan the act that it resembles.

    ``held``: a definite noun or one and the same day holds plan and act together.
    """
    mine = draft.standing.status
    statuses = {member.standing.status for member in cluster.drafts}
    if (mine is Status.HYPOTHETICAL) != (Status.HYPOTHETICAL in statuses):
        return False
    return held or (mine in AHEAD) == bool(statuses & AHEAD)


def _same_time(draft: Draft, cluster: Cluster, rules: Rules) -> bool:
    """One explicit date of their own; for what happens once in a span, one span."""
    mine, theirs = draft.date, cluster.date()
    if mine.edtf is None or mine.edtf != theirs.edtf:
        return False
    if mine.precision in (Precision.DAY, Precision.MONTH):
        return True
    return f"{draft.predicate.type}/{draft.predicate.mode}" in rules.singular


def _affinity(draft: Draft, cluster: Cluster, rules: Rules, *, pointing: bool) -> float:
    """What speaks for one event, in points; see :data:`_ENOUGH`."""
    shared_sides = sum(bool(draft.ids(role) & cluster.ids(role)) for role in _SIDES)
    together = len(draft.ids(ParticipantRole.PARTICIPANT) & cluster.ids())
    points = float(shared_sides) + min(together, 2)
    if pointing:
        points += 2
        if any(member.predicate.paragraph == draft.predicate.paragraph for member in cluster.drafts):
            points += _NEAR
    if _same_time(draft, cluster, rules):
        points += 2 if points or not draft.ids() or not cluster.ids() else 0
    if draft.places.keys() & cluster.places().keys():
        points += 1
    if draft.predicate.mode is not None and draft.predicate.mode in cluster.modes():
        points += 0.5
    if draft.predicate.lemma in cluster.lemmas():
        points += 0.5
    if any(_telling(figure) for figure in set(draft.figures) & set(cluster.figures())):
        points += 1
    return points


def _telling(figure: Figure) -> bool:
    """Whether a figure is an exact and large count of people, such as tells two events apart."""
    return figure.unit == "people" and figure.min == figure.max and (figure.min or 0) >= _TELLING_TOLL


def _enough(draft: Draft, cluster: Cluster, paragraphs: Sequence[Paragraph]) -> float:
    """The points that make two mentions one event."""
    date = draft.date
    if date.edtf is not None and date.precision is not Precision.BOUND:
        return _ENOUGH
    told = (draft, *cluster.drafts)
    # "Territories retaken from the separatists" tells in passing, as a noun does.
    loose = any(
        one.predicate.nominal
        or one.standing.status is Status.DENIED
        or paragraphs[one.predicate.paragraph].doc[one.predicate.token].dep_ in _IN_PASSING
        for one in told
    )
    return _ENOUGH_UNDATED if loose else _ENOUGH_VERBS


def _may_join(
    draft: Draft, cluster: Cluster, paragraphs: Sequence[Paragraph], rules: Rules, *, pointing: bool
) -> bool:
    predicate = draft.predicate
    if any(
        member.predicate.type != predicate.type
        or member.predicate.key == predicate.key
        or _of_one_verb(member.predicate, predicate)
        or disjoint(member.date, draft.date)
        for member in cluster.drafts
    ):
        return False
    meets = all(rules.modes_meet(predicate.type, predicate.mode, mode) for mode in cluster.modes())
    if not meets and not (pointing and _names_toll(draft, cluster, rules)):
        return False
    if pointing and _counts_others(draft, cluster, paragraphs):
        return False
    if (pointing and far_from(draft, cluster)) or _told_in_full(draft, cluster, paragraphs):
        return False
    if _named_apart(draft, cluster) and not _same_time(draft, cluster, rules):
        return False
    if not pointing and _of_another_year(draft, cluster):
        return False
    if not pointing and _plainly_not(draft) != all(_plainly_not(member) for member in cluster.drafts):
        return False  # "left without meeting him" is not the meeting that others had
    held = pointing or _same_time(draft, cluster, rules)
    alike = pointing or (held and draft.predicate.mode in cluster.modes())
    denied = Status.DENIED in {draft.standing.status, *(member.standing.status for member in cluster.drafts)}
    # What one side lays to the other is not by the parties alone what is told plainly; a denial may be.
    laid = all(member.standing.accused for member in cluster.drafts)
    if not alike and not denied and draft.standing.accused != laid:
        return False
    # "The blast killed 20" may correct "killed 13"; "a night of clashes that left one dead" is another one
    corrects = pointing and definite(draft, paragraphs)
    return _real_together(draft, cluster, held=held) and not _told_apart(
        draft, cluster, by_tolls=not corrects
    )


def _of_one_verb(first: Predicate, second: Predicate) -> bool:
    """ "Will hand over Bor by May and Wau by June": one verb that was parted tells of two deeds."""
    if first.paragraph != second.paragraph or first.lemma != second.lemma:
        return False
    return first.anchor == second.token or second.anchor == first.token or first.anchor == second.anchor >= 0


def _counts_others(draft: Draft, cluster: Cluster, paragraphs: Sequence[Paragraph]) -> bool:
    """ "The killing of a priest" after that of 12 villagers: a noun that counts its own dead, and others."""
    noun = paragraphs[draft.predicate.paragraph].doc[draft.predicate.token]
    whom = prepositional_objects(noun, "of") if draft.predicate.nominal else []
    mine = {(figure.of, figure.min or figure.max) for figure in draft.figures}
    theirs = {(figure.of, figure.min or figure.max) for figure in cluster.figures()}
    kinds = {of for of, _ in mine} & {of for of, _ in theirs}
    counted = any(child.dep_ in ("nummod", "det") for item in whom for child in item.children)
    return counted and bool(kinds) and not mine & theirs


def _names_toll(draft: Draft, cluster: Cluster, rules: Rules) -> bool:
    """ "The Pahalgam killings", "the killing of the sailors": any blow in which people were killed."""
    word = draft.predicate
    if not word.nominal or not rules.is_result(word.type, word.mode, word.lemma):
        return False
    blows = (member.predicate for member in cluster.drafts)
    deadly = any(figure.of == "killed" for figure in cluster.figures())
    return deadly and all(rules.is_blow(blow.type, blow.mode) for blow in blows)


def _plainly_not(draft: Draft) -> bool:
    """Whether the text itself, and no speaker, says that it did not happen."""
    return draft.standing.status is Status.DENIED and draft.standing.speaker is None


def cluster_drafts(drafts: Sequence[Draft], paragraphs: Sequence[Paragraph], rules: Rules) -> list[Cluster]:
    """Join drafts in the order of the text; each joins the event that most speaks for, or starts one.

    Of events for which as much speaks, the one told last is meant.
    """
    clusters: list[Cluster] = []
    homes: dict[int, Cluster] = {}
    joined = deeds(drafts, paragraphs, rules)
    joined.update(tolls(drafts, paragraphs, rules, joined))
    # What adds to an event comes after it, whatever their order in the text.
    order = sorted(range(len(drafts)), key=lambda position: (position in joined, position))
    for position in order:
        draft = drafts[position]
        if position in joined:
            homes[joined[position]].drafts.append(draft)
            homes[position] = homes[joined[position]]
            continue
        best: float = 0
        home: Cluster | None = None
        if not distinct(draft, paragraphs, rules):
            for cluster in reversed(clusters):
                pointing = points_back(draft, cluster, paragraphs, rules)
                if not _may_join(draft, cluster, paragraphs, rules, pointing=pointing):
                    continue
                points = _affinity(draft, cluster, rules, pointing=pointing)
                if points >= _enough(draft, cluster, paragraphs) and points > best:
                    best, home = points, cluster
        if home is None:
            home = Cluster([draft])
            clusters.append(home)
        else:
            draft.pointing = definite(draft, paragraphs)
            home.drafts.append(draft)
        homes[position] = home
    return clusters
