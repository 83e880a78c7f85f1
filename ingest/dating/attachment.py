"""Which time expression belongs to which predicate.

What a time hangs on is in ``hosts``; a verb that is no predicate hands its time to the event nouns of its
clause (``clauses``), and others share it (``companions``). Nothing crosses into another clause: the year of a
participle ("a format begun in 2020") does not date the clause that it stands in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from ingest.annotations import Predicate, TimeExpression
from ingest.dating.clauses import Clauses
from ingest.dating.companions import ended_by, met_to_tell, sharing, told_with_when
from ingest.dating.hosts import CROSSED, host_of
from ingest.saying import sayings
from ingest.time_words import load_time_words

if TYPE_CHECKING:
    from spacy.tokens import Token

Phase = Literal["at", "begins", "ends"]
_HANDED = 10  # words that a time of the verb counts farther from a noun than the noun's own


@dataclass(frozen=True, slots=True)
class Attachment:
    """A time and the predicate that it belongs to; ``phase``: the time is that of its start or of its end."""

    time: TimeExpression
    predicate: Predicate
    phase: Phase = "at"
    shared: bool = False  # by way of another word: gives way to a time of the predicate's own
    depth: int = 0  # words between the time and the predicate: the nearer outranks the farther
    joined: bool = False  # to the time before it: "in 2008, 2012 and 2014"


def attach(clauses: Clauses, times: Sequence[TimeExpression]) -> list[Attachment]:
    """Every time with the predicates that it dates; sets ("every week") date nothing."""
    found: list[Attachment] = []
    before: TimeExpression | None = None
    for time in times:
        if time.kind == "SET":
            continue
        predicate, host, timed = host_of(clauses, time)
        depth, joined = _depth(clauses, time, predicate), _joined(clauses, before, time)
        before = time
        clauses.hosted.setdefault((time.paragraph, host.i), []).append(timed)
        beside = replace(time, role="at")
        found.extend(Attachment(timed, other, shared=True) for other in met_to_tell(clauses, timed, host))
        if _phase(host) == "ends":
            found.extend(Attachment(timed, other, shared=True) for other in ended_by(clauses, timed, host))
        found.extend(Attachment(beside, other) for other in told_with_when(clauses, time))
        if predicate is not None:
            found.append(Attachment(timed, predicate, depth=depth, joined=joined))
            found.extend(_shared(clauses, timed, predicate, host))
        elif host.lemma_.lower() not in sayings("dates"):
            phase = _phase(host)
            handed = [*clauses.handed(time.paragraph, host)]
            # What a noun has of its own outranks what its verb was told of: "last week invited them to
            # talks on Sept. 6".
            depth += _HANDED
            found.extend(Attachment(timed, other, phase, depth=depth, joined=joined) for other in handed)
            if time.last < host.i:  # "In March fighters *crossed* the river and took the town"
                beside_it = [item for item in sharing(clauses, time, None, host) if item not in handed]
                found.extend(Attachment(timed, other, shared=True) for other in beside_it)
            if handed and phase == "begins":
                found.extend(_shared(clauses, timed, handed[0], host))
            elif not handed:
                found.extend(_beyond_clause(clauses, time, host))
    direct = {item.predicate.key for item in found if not item.shared and item.time.date is not None}
    found = [item for item in found if not _compares(clauses, item)]
    return [item for item in found if not item.shared or item.predicate.key not in direct]


def _shared(
    clauses: Clauses, time: TimeExpression, predicate: Predicate, host: Token
) -> Iterator[Attachment]:
    """A verb's time for those beside it; "that began on May 3 *and killed* thousands" is since that day."""
    set_off = any(child.dep_ == "dobj" for child in host.children)  # "launched a raid on Monday and took X"
    begun = time.role == "at" and _phase(host) == "begins" and not set_off
    for other in sharing(clauses, time, predicate, host):
        verb = clauses.docs[other.paragraph][other.token]
        since = begun and verb.i > host.i and verb in host.conjuncts
        # "The truce *collapsed* on 1 December" tells when it ended
        phase = _phase(host) if other.nominal and verb.head == host else "at"
        yield Attachment(replace(time, role="since") if since else time, other, phase, shared=True)


def _compares(clauses: Clauses, item: Attachment) -> bool:
    """ "The deadliest attack since 1979", "the third raid since May": a comparison dates nothing.

    Nor does it date the verb: "agreed on the largest swap since 2020".
    """
    if item.time.role != "since":
        return False
    doc = clauses.docs[item.predicate.paragraph]
    words = [doc[item.predicate.token]] if item.predicate.nominal else []
    if item.time.paragraph == item.predicate.paragraph:
        words += _before_since(doc[item.time.first : item.time.last + 1].root)
    return any(_is_ranked(word) for word in words)


def _before_since(time: Token) -> Iterator[Token]:
    """The nouns of the phrase that ends where "since" begins: both of "swap of prisoners"."""
    mark = time.head
    noun = time.doc[mark.i - 1] if mark.lower_ == "since" and mark.i else time
    while noun.i < mark.i and noun.pos_ in ("NOUN", "PROPN", "ADP"):
        yield noun
        if noun.head.i >= noun.i:
            return
        noun = noun.head


def _is_ranked(noun: Token) -> bool:
    ranks = _ranks()
    return any(
        child.tag_ in ("JJS", "RBS") or child.lower_ in ranks
        for word in noun.children
        if word.i < noun.i
        for child in (word, *word.children)
    )


def _beyond_clause(clauses: Clauses, time: TimeExpression, host: Token) -> Iterator[Attachment]:
    """ "Killed 200 since she *died* on Sept. 16": a clause that tells no event bounds what it hangs on."""
    mark = next((child for child in host.children if child.dep_ == "mark"), None)
    if host.dep_ == "pcomp":  # "since *taking* power in 2021"
        mark = host.head
    role = CROSSED.get(mark.lower_) if mark is not None else None
    if role is None or host.dep_ not in ("advcl", "pcomp") or time.role != "at":
        return
    bound = replace(time, role=role)
    main = host.head.head if host.dep_ == "pcomp" else host.head
    above = clauses.at(time.paragraph, main)
    others = [above] if above is not None else clauses.handed(time.paragraph, main)
    yield from (Attachment(bound, other, shared=True) for other in others)


def _depth(clauses: Clauses, time: TimeExpression, predicate: Predicate | None) -> int:
    token = clauses.docs[time.paragraph][time.first : time.last + 1].root
    steps = 0
    while token.head != token and (predicate is None or clauses.at(time.paragraph, token) is not predicate):
        if token.pos_ in ("VERB", "AUX") and predicate is None:
            break
        token = token.head
        steps += 1
    return steps


def _joined(clauses: Clauses, before: TimeExpression | None, time: TimeExpression) -> bool:
    """Whether nothing but commas, "and" and prepositions stands between two times."""
    if before is None or before.paragraph != time.paragraph:
        return False
    between = clauses.docs[time.paragraph][before.last + 1 : time.first]
    words = [token for token in between if not token.is_punct]
    return len(words) <= 4 and all(token.pos_ in ("CCONJ", "ADP", "DET", "ADV") for token in words)


def _phase(host: Token) -> Phase:
    lemma = host.lemma_.lower()
    if lemma in _words("beginning"):
        return "begins"
    return "ends" if lemma in _words("ending") else "at"


@lru_cache(maxsize=1)
def _ranks() -> frozenset[str]:
    return frozenset(load_time_words().words.ordinals)


@lru_cache(maxsize=4)
def _words(name: Literal["beginning", "ending"]) -> frozenset[str]:
    return frozenset(getattr(load_time_words().words, name))
