"""Whether an event's noun points to an event told before: "the offensive", "it was the third strike"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from graph.records import Precision, Status
from graph.resolution.rules import Rules
from ingest.annotations import Paragraph
from ingest.resolution.cluster import Cluster
from ingest.resolution.drafts import Draft
from ingest.syntax import children_of, is_verbal, prepositional_objects

if TYPE_CHECKING:
    from spacy.tokens import Token

AHEAD = frozenset({Status.PLANNED, Status.CANCELLED})
_IT = frozenset({"it", "this", "that"})
_POINTING = frozenset({"the", "this", "that", "these", "those"})


def distinct(draft: Draft, paragraphs: Sequence[Paragraph], rules: Rules) -> bool:
    """The noun itself says that it is not the one told before ("a second strike")."""
    token = paragraphs[draft.predicate.paragraph].doc[draft.predicate.token]
    if _is_it(token):
        return False
    if is_verbal(token) and not draft.predicate.nominal and _is_besides(token, rules):
        return True
    return any(child.lower_ in rules.distinguishing for child in token.children)


def _is_besides(verb: Token, rules: Rules) -> bool:
    """ "On the same day they took the airfield", "also shelled the port": a deed beside the one told."""
    if any(child.dep_ == "advmod" and child.lower_ in rules.besides for child in verb.children):
        return True
    times = [*children_of(verb, "npadvmod"), *prepositional_objects(verb, "on")]
    return any(child.lower_ == "same" for time in times for child in time.children)


def _is_it(noun: Token) -> bool:
    """ "It was the third strike on the capital": the one just told, counted."""
    if noun.dep_ != "attr" or noun.head.lemma_ != "be":
        return False
    return any(child.dep_ == "nsubj" and child.lower_ in _IT for child in noun.head.children)


def definite(draft: Draft, paragraphs: Sequence[Paragraph]) -> bool:
    """Whether the event's noun points back, also inside a light verb ("took part in the drills")."""
    if draft.predicate.definite:
        return True
    doc = paragraphs[draft.predicate.paragraph].doc
    if _is_it(doc[draft.predicate.token]):
        return True
    nouns = (doc[index] for index in draft.predicate.tokens if doc[index].pos_ == "NOUN")
    return any(child.lower_ in _POINTING or _is_day(child) for noun in nouns for child in noun.children)


def _is_day(owner: Token) -> bool:
    """ "*Wednesday's* strike": told of by its day, as of one that is known."""
    return owner.dep_ == "poss" and owner.ent_type_ in ("DATE", "TIME")


def points_back(draft: Draft, cluster: Cluster, paragraphs: Sequence[Paragraph], rules: Rules) -> bool:
    """A definite noun, or one so general that it can only point, of the cluster's kind."""
    predicate = draft.predicate
    if definite(draft, paragraphs):
        return not _of_its_own_time(draft, cluster, rules)
    if not predicate.nominal or draft.ids():
        return False
    general = predicate.mode is None or predicate.mode in rules.general_modes.get(predicate.type, [])
    noun = paragraphs[predicate.paragraph].doc[predicate.token]
    general = general and not (_dated_apart(draft, cluster) or _told_anew(noun))
    told = {member.standing.status for member in cluster.drafts}
    ahead = bool(told & AHEAD) and draft.standing.status not in AHEAD  # "asking too much in talks"
    return (general and not draft.places and not ahead) or predicate.lemma in cluster.lemmas()


def _told_anew(noun: Token) -> bool:
    """ "After a night of *clashes* that left two dead": what they did is told of them alone."""
    over = noun.head if noun.dep_ == "pobj" else noun
    length = over.head if over.lower_ == "of" and over.head.ent_type_ in ("TIME", "DATE") else noun
    beside = length.dep_ == "pobj" and length.head.lower_ in ("after", "before", "since", "following")
    return beside and any(child.dep_ == "relcl" for word in (noun, length) for child in word.children)


def _dated_apart(draft: Draft, cluster: Cluster) -> bool:
    """ "In April 2016, four days of fighting": a general word with its own date points to nothing undated."""
    dates = (draft.date, cluster.date())
    dated, known = (one.edtf is not None and one.precision is not Precision.BOUND for one in dates)
    near = any(member.predicate.paragraph == draft.predicate.paragraph for member in cluster.drafts)
    return dated and not known and not near


def _of_its_own_time(draft: Draft, cluster: Cluster, rules: Rules) -> bool:
    """ "The 1998-99 war" does not point to an undated battle: the years say which war is meant."""
    mode = draft.predicate.mode
    general = mode is None or mode in rules.general_modes.get(draft.predicate.type, [])
    dated = draft.date.edtf is not None and draft.date.precision is not Precision.BOUND
    theirs = cluster.date()
    undated = theirs.edtf is None or theirs.precision is Precision.BOUND
    own = {
        mode,
        *(
            each
            for group in rules.same_happening.get(draft.predicate.type, ())
            if mode in group
            for each in group
        ),
    }
    return dated and undated and not general and not own & {*cluster.modes()}


def far_from(draft: Draft, cluster: Cluster) -> bool:
    """ "Its war in Ukraine" does not point to a war that was told paragraphs before of nobody and nowhere."""
    if not (draft.ids() or draft.places) or cluster.ids() or cluster.places():
        return False
    last = max(member.predicate.paragraph for member in cluster.drafts)
    return draft.predicate.paragraph - last > 1
