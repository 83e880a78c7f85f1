"""One deed told by two words of a sentence: "agreed to a ceasefire", "ambushed a convoy, killing nine".

Which pairs of types are one deed, and which are a deed and its result, is said by ``one_deed`` and
``results`` in ``data/resolution/rules.yaml``; that the words belong together is read from the syntax:
the one governs the other, at most one verb between them; a result is a participle of its deed, or
coordinated with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from graph.records import DateValue, Modality, ParticipantRole, Status
from graph.resolution.rules import Rules
from ingest.annotations import Paragraph
from ingest.event_kinds import load_kinds
from ingest.resolution.drafts import Draft
from ingest.resolution.one_blow import one_blow, where_they_fell
from ingest.syntax import antecedent, children_of, conjuncts, is_passive, is_verbal, prepositional_objects

if TYPE_CHECKING:
    from spacy.tokens import Token

_REAL = frozenset({Status.OCCURRED, Status.ONGOING})
_OPEN = frozenset({Status.PLANNED, Status.HYPOTHETICAL})
_WHEN = frozenset({"after", "before", "since", "until", "once"})
_BELOW = ("dobj", "nsubj", "nsubjpass", "xcomp", "advcl", "ccomp")


def deeds(drafts: Sequence[Draft], paragraphs: Sequence[Paragraph], rules: Rules) -> dict[int, int]:
    """Positions in ``drafts`` of words that add to another's event, with that event's position.

    The absorbed draft's parties are on a level where the event's type is one between equals.
    """
    found: dict[int, int] = {}
    for position, draft in enumerate(drafts):
        for other, event in enumerate(drafts):
            if event.predicate.key == draft.predicate.key or _root(other, found) == position:
                continue
            if other in found and not _adds_to_landing(draft, event, paragraphs, rules):
                continue
            deed = rules.absorbs(_names(event), _names(draft)) and _one(draft, event, paragraphs)
            deed = deed or _measured(draft, event, paragraphs)
            if not deed and _summed_up(draft, event, paragraphs, rules):
                deed, draft.standing = True, event.standing
            result = _result(draft, event, paragraphs, rules) or (
                not _apart(draft.date, event.date) and one_blow(draft, event, paragraphs, rules)
            )
            if deed or result:
                found[position] = other
                if not deed and event.actors.get(ParticipantRole.INITIATOR):
                    draft.actors.pop(ParticipantRole.INITIATOR, None)  # who did the deed did its result
                if _takes_standing(draft, event):
                    event.standing = draft.standing
                _absorb(draft, event)
                break
    for position, target in found.items():
        found[position] = _root(target, found)
    return found


def _root(position: int, found: dict[int, int]) -> int:
    """The event that a word adds to in the end."""
    while position in found:
        position = found[position]
    return position


def _adds_to_landing(draft: Draft, event: Draft, paragraphs: Sequence[Paragraph], rules: Rules) -> bool:
    """ "A bomb tore through a bus, killing three": what adds to the tearing adds to the bomb.

    So does what a blast that tore through a bus did itself: "explosions that rocked the port wounded ten".
    """
    landed = event.predicate.lemma in rules.landing
    doing = event.predicate.nominal and _done_by(draft, event, paragraphs)
    return draft.predicate.lemma in rules.result_words and (landed or doing)


def _summed_up(draft: Draft, event: Draft, paragraphs: Sequence[Paragraph], rules: Rules) -> bool:
    """ "Accused it of bombing a convoy, a raid that killed nine": a noun behind it names it again."""
    word, deed = draft.predicate, event.predicate
    head = word.token if word.nominal else word.noun  # "a raid that killed nine" has both
    if word.type != deed.type or head < 0 or word.sentence != deed.sentence or deed.token >= head:
        return False
    noun = paragraphs[word.paragraph].doc[head]
    # The parser often makes such a noun one more object of the first verb.
    placed = noun.dep_ in ("appos", "dobj", "npadvmod", "attr", "oprd", "dep") and noun.left_edge.i > 0
    first = noun.left_edge
    ranked = _is_ranked(noun) and draft.ids() <= event.ids()  # "blew up the line, the third attack on it"
    again = placed and first.i > 0 and first.nbor(-1).text in (",", "—", "–")
    again = again and (ranked or (first.lower_ in ("a", "an") and not draft.ids()))
    if not again or _apart(draft.date, event.date) or draft.places:
        return False
    return rules.modes_meet(word.type, word.mode, deed.mode)


def _is_ranked(noun: Token) -> bool:
    """ "The third attack", "their deadliest raid": one of several, counted or compared."""
    ranks = [child for child in noun.children if child.dep_ == "amod"]
    return any(child.tag_ == "JJS" or child.ent_type_ == "ORDINAL" for child in ranks)


def _measured(draft: Draft, event: Draft, paragraphs: Sequence[Paragraph]) -> bool:
    """ "Hold a second *round* of talks": the round is the talks that are held."""
    word, deed = draft.predicate, event.predicate
    if not word.nominal or word.type != deed.type or word.paragraph != deed.paragraph or deed.noun < 0:
        return False
    of = paragraphs[deed.paragraph].doc[deed.noun].head
    return of.lower_ == "of" and of.head.i == word.token


def _names(draft: Draft) -> tuple[str, str]:
    return draft.predicate.type, f"{draft.predicate.type}/{draft.predicate.mode}"


def _result(draft: Draft, event: Draft, paragraphs: Sequence[Paragraph], rules: Rules) -> bool:
    word, deed = draft.predicate, event.predicate
    if word.nominal and word.type == "CASUS_INCIDENT" and deed.lemma in rules.landing:
        return _done_by(event, draft, paragraphs)  # "explosions that rocked the port": the verb says whose
    if word.lemma in rules.landing and word.type == deed.type == "ASSAULT":
        same = _participle_of(draft, event, paragraphs) or _done_by(draft, event, paragraphs)
        return same and not _apart(draft.date, event.date)
    if not rules.is_result(word.type, word.mode, word.lemma):
        return False
    if rules.is_result(deed.type, deed.mode, deed.lemma) and not _participle_of(draft, event, paragraphs):
        return False
    # "Shelling of a post at Taftanaz killed five": the deed is its subject
    doing = deed.nominal and rules.is_blow(deed.type, deed.mode) and word.type == "ASSAULT"
    if doing and _done_by(draft, event, paragraphs) and not _apart(draft.date, event.date):
        return True
    return rules.results_from(deed.type, word.type, word.mode) and _left(draft, event, paragraphs)


def _participle_of(draft: Draft, event: Draft, paragraphs: Sequence[Paragraph]) -> bool:
    """ "Destroyed a block, killing seven": of two results the participle is the other's."""
    if draft.predicate.paragraph != event.predicate.paragraph or draft.predicate.nominal:
        return False
    verb = paragraphs[draft.predicate.paragraph].doc[draft.predicate.token]
    return verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.head.i == event.predicate.token


def _done_by(draft: Draft, event: Draft, paragraphs: Sequence[Paragraph]) -> bool:
    """ "Indian shelling struck a bus": what struck is the deed, and the striking is no second one.

    So are missiles that were fired and hit: "was hit by two missiles fired from the hills".
    """
    if draft.predicate.paragraph != event.predicate.paragraph:
        return False
    doc = paragraphs[draft.predicate.paragraph].doc
    verb, deed = doc[draft.predicate.token], doc[event.predicate.token]
    doers = [*(antecedent(doer) for doer in children_of(verb, "nsubj")), *prepositional_objects(verb, "by")]
    if not event.predicate.nominal:
        return deed.dep_ in ("acl", "relcl") and any(deed.head.i == doer.i for doer in doers)
    return any(deed.i == doer.i for doer in doers)


def _one(draft: Draft, event: Draft, paragraphs: Sequence[Paragraph]) -> bool:
    if draft.predicate.paragraph != event.predicate.paragraph or _apart(draft.date, event.date):
        return False
    statuses = {draft.standing.status, event.standing.status}
    told = draft.standing.status in _REAL and event.standing.status in _REAL | _OPEN
    if len(statuses) > 1 and not told and not _takes_standing(draft, event):
        return False
    doc = paragraphs[draft.predicate.paragraph].doc
    goals = {*event.predicate.tokens, event.predicate.token}
    return any(token.i in goals for token in _near(doc[draft.predicate.token]))


def _left(draft: Draft, event: Draft, paragraphs: Sequence[Paragraph]) -> bool:
    """Whether the word tells, of the same doer, what the deed did: a participle, or the next verb."""
    if draft.predicate.paragraph != event.predicate.paragraph or _apart(draft.date, event.date):
        return False
    if draft.standing.status is not event.standing.status or draft.predicate.nominal:
        return False
    verb = paragraphs[draft.predicate.paragraph].doc[draft.predicate.token]
    goals = {*event.predicate.tokens, event.predicate.token}
    if _beside(verb, goals):
        return True
    while verb.dep_ in ("conj", "advcl", "xcomp") and verb.i not in goals:
        doer = children_of(verb, "nsubj", "nsubjpass")
        # "... and two people were killed": who suffered, unless somebody else is named who did it.
        suffered = verb.dep_ == "conj" and is_passive(verb) and not children_of(verb, "agent")
        suffered = suffered and all(token.pos_ in ("NOUN", "NUM", "ADJ") for token in doer)
        if (doer and not suffered) or (verb.dep_ == "advcl" and verb.tag_ != "VBG"):
            return False
        verb = verb.head
    return verb.i in goals


def _beside(verb: Token, goals: set[int]) -> bool:
    """A result that the parser hangs elsewhere than on its deed.

    "Rebels shelled the town; two people were killed, officials said" has the deed below the result, as has
    "two people were killed and ten wounded when a bomb went off"; "accused them of shelling the town,
    killing two" hangs it on who accuses.
    """
    if where_they_fell(verb, goals):
        return True
    if is_passive(verb) and not children_of(verb, "agent"):
        first = verb.head if verb.dep_ == "conj" and is_verbal(verb.head) else verb
        counted = all(
            token.pos_ in ("NOUN", "NUM", "ADJ") for token in children_of(verb, "nsubjpass", "nsubj")
        )
        when = [
            clause
            for told in dict.fromkeys((verb, first, *(item for item in conjuncts(first) if is_passive(item))))
            for clause in children_of(told, "advcl")
            if counted and any(mark.lower_ in ("when", "as") for mark in clause.children)
        ]
        before = [child for child in children_of(verb, "ccomp", "parataxis") if child.i < verb.i]
        # "Three people were killed and 12 wounded in a missile attack": the attack did both
        beside = [
            noun
            for child in children_of(verb, "conj")
            if counted and is_verbal(child)
            for prep in children_of(child, "prep")
            if prep.lower_ in ("in", "during")
            for noun in children_of(prep, "pobj")
        ]
        return any(child.i in goals for child in (*before, *when, *beside))
    if verb.dep_ != "advcl" or verb.tag_ != "VBG":
        return False
    if verb.head.dep_ == "parataxis" and verb.head.head.i in goals:
        return True  # "shelled a village, police said, wounding two"
    said = [item for child in children_of(verb.head, "ccomp") for item in conjuncts(child)]
    if any(item.i in goals and item.i < verb.i for item in said):
        return True
    held = [inner for child in children_of(verb.head, "prep") for inner in children_of(child, "pcomp")]
    return any(item.i in goals and item.i < verb.i for item in held)


def _takes_standing(draft: Draft, event: Draft) -> bool:
    """A bare noun below a plan ("is due to host the ministers for talks") is as planned as its verb."""
    standing = event.standing
    plain = standing.status is Status.OCCURRED and standing.modality is Modality.REPORTED
    return event.predicate.nominal and plain and draft.standing.status in _OPEN


def _near(token: Token) -> Iterator[Token]:
    """What a word governs, directly, by a preposition or over one more verb, and what governs it."""
    for first in _under(token):
        yield first
        if is_verbal(first):
            yield from _under(first)
    # "Will meet, he said after he hosted him": what came before is a deed of its own.
    aside = token.dep_ == "advcl" and any(mark.lower_ in _WHEN for mark in children_of(token, "mark"))
    if token.dep_ in ("advcl", "xcomp", "acl", "relcl") and not aside:
        yield token.head
        yield from _under(token.head)


def _under(token: Token) -> Iterator[Token]:
    for child in token.children:
        if child.dep_ in _BELOW:
            yield from (antecedent(item) for item in conjuncts(child))
        elif child.dep_ in ("prep", "agent") and child.lower_ in ("to", "on", "in", "into", "of", "for"):
            yield from (item for inner in children_of(child, "pobj") for item in conjuncts(inner))


def _apart(first: DateValue, second: DateValue) -> bool:
    return bool(
        (first.latest and second.earliest and first.latest < second.earliest)
        or (second.latest and first.earliest and second.latest < first.earliest)
    )


def _absorb(draft: Draft, event: Draft) -> None:
    draft.absorbed = True
    if draft.standing.status in _REAL and event.standing.status in _OPEN:
        event.standing = draft.standing
        if event.claim is not None:
            standing = draft.standing
            update = {"modality": standing.modality, "speaker": standing.speaker}
            event.claim = event.claim.model_copy(update=update)
    if event.predicate.type in load_kinds().level:
        draft.actors[ParticipantRole.PARTICIPANT].update(draft.actors.pop(ParticipantRole.INITIATOR, {}))
