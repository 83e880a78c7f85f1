"""Tolls told apart from their deed: "Six people were killed, the ministry said" after a strike.

News tells the strike first and who died in a sentence of its own, without who did it, where or when.
Such a sentence adds to the deed told last before it, in its own paragraph or the one before; one that
names its own doer, place or other day, or a deed of its own kind, stands for itself.
"""

from __future__ import annotations

from collections.abc import Sequence

from graph.edtf import disjoint
from graph.records import ParticipantRole, Precision, Status
from graph.resolution.rules import Rules
from ingest.annotations import Paragraph
from ingest.resolution.drafts import Draft
from ingest.syntax import children_of, is_passive, is_verbal, subject_of

_REAL = frozenset({Status.OCCURRED, Status.ONGOING})
# "Were killed in a clash" names its deed, known or not; "killed since May", "on Friday" its own time.
_OWN = ("in", "by", "during", "from", "after", "since", "on", "until", "over")
_IT = frozenset({"it", "this", "that"})
_TIMES = frozenset({"DATE", "TIME"})


def tolls(
    drafts: Sequence[Draft], paragraphs: Sequence[Paragraph], rules: Rules, taken: dict[int, int]
) -> dict[int, int]:
    """Positions in ``drafts`` of bare tolls, with the position of the deed that each adds to.

    ``taken``: what already adds to another word of its own sentence.
    """
    found: dict[int, int] = {}
    deeds = [
        other
        for other, draft in enumerate(drafts)
        if other not in taken and draft.standing.status in _REAL and not _is_result(draft, rules)
    ]
    for position, draft in enumerate(drafts):
        if position in taken or not _bare_toll(draft, paragraphs, rules):
            continue
        fitting = [
            other
            for other in deeds
            if rules.results_from(drafts[other].predicate.type, draft.predicate.type, draft.predicate.mode)
            and rules.is_blow(drafts[other].predicate.type, drafts[other].predicate.mode)
            and _just_before(drafts[other], draft)
        ]
        if not fitting:
            continue
        nearest = max(drafts[other].predicate.sentence for other in fitting)
        told = [other for other in fitting if drafts[other].predicate.sentence == nearest]
        # Of a sentence's deeds the one that struck who fell, else what is told first, its main clause.
        fallen = draft.ids(ParticipantRole.RECIPIENT)
        told.sort(key=lambda other: not fallen & drafts[other].ids(ParticipantRole.RECIPIENT))
        if not _contradicts(draft, drafts[told[0]]):
            found[position] = told[0]
            draft.absorbed = True
            # Whose dead are told fought in the clash: a party of it still.
            for party in drafts[told[0]].ids(ParticipantRole.PARTICIPANT):
                draft.actors[ParticipantRole.RECIPIENT].pop(party, None)
    for position, draft in enumerate(drafts):
        if position in taken or position in found or not _bare_toll(draft, paragraphs, rules, since=True):
            continue
        wars = [
            other for other in deeds if _goes_on(drafts[other], rules) and _since_then(draft, drafts[other])
        ]
        if wars:
            found[position] = wars[0]
            draft.absorbed = True
    return found


def _goes_on(deed: Draft, rules: Rules) -> bool:
    """Whether a deed is fighting that lasts: a war, an offensive, clashes told as "fighting"."""
    kind, mode = deed.predicate.type, deed.predicate.mode
    return kind == "ASSAULT" and (f"{kind}/{mode}" in rules.lasting or mode in rules.fighting)


def _since_then(toll: Draft, war: Draft) -> bool:
    """ "850 people have been killed since April": in fighting told before that is as old, or undated."""
    if toll.position < war.position or _contradicts(toll, war):
        return False
    undated = war.date.edtf is None or war.date.precision is Precision.BOUND
    return undated or war.date.earliest == toll.date.earliest


def _is_result(draft: Draft, rules: Rules) -> bool:
    word = draft.predicate
    dead = word.lemma in rules.suffered and any(figure.of in rules.harm for figure in draft.figures)
    return dead or rules.is_result(word.type, word.mode, word.lemma)


def _just_before(deed: Draft, toll: Draft) -> bool:
    """Whether a deed is told in an earlier sentence of the toll's paragraph or of the one before."""
    between = toll.predicate.paragraph - deed.predicate.paragraph
    return between in (0, 1) and deed.predicate.sentence < toll.predicate.sentence


def _bare_toll(draft: Draft, paragraphs: Sequence[Paragraph], rules: Rules, *, since: bool = False) -> bool:
    """Whether a result is told of nobody, nowhere, at no time; ``since``: of all time since a day."""
    word = draft.predicate
    if word.nominal or not draft.figures or draft.standing.status is not Status.OCCURRED or draft.places:
        return False
    if not _is_result(draft, rules) or draft.ids(ParticipantRole.INITIATOR):
        return False
    verb = paragraphs[word.paragraph].doc[word.token]
    doer = subject_of(verb)
    pointing = doer is not None and doer.lower_ in _IT  # "It killed twelve": what was told before it
    told_of = pointing or is_passive(verb) or word.lemma in rules.suffered
    if not is_verbal(verb) or not (told_of or not children_of(verb, "dobj")):
        return False
    clauses = children_of(verb, "agent", "advcl")
    means = [child for child in children_of(verb, "prep") if child.lower_ in _OWN]
    times = [child for child in children_of(verb, "npadvmod", "advmod") if child.ent_type_ in _TIMES]
    if since:
        return not clauses and [child.lower_ for child in means] == ["since"] and not times
    return not clauses and not means and not times


def _contradicts(draft: Draft, deed: Draft) -> bool:
    """Another day than the deed's, or dead of another side."""
    if disjoint(draft.date, deed.date):
        return True
    fallen, struck = draft.ids(ParticipantRole.RECIPIENT), deed.ids(ParticipantRole.RECIPIENT)
    if fallen & deed.ids(ParticipantRole.INITIATOR):
        return True
    return bool(fallen and struck and not fallen & struck) and not deed.places
