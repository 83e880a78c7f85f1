"""Tolls that no event word tells: "Officials put the number of dead at 31", "37 sailors perished".

Such a figure belongs to the blow told last before it, in its own sentence, else in an earlier one of its
paragraph or of the one before. So does one that a sentence's only event cannot have caused: nobody died
of an apology or of the rescue that found the bodies. A toll with a day or a place of its own is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from graph.records import Claim, Modality, Status
from graph.resolution.rules import Rules, load_rules
from ingest.annotations import FigureMention, Paragraph, Reading
from ingest.resolution.cluster import Cluster
from ingest.resolution.drafts import Draft, trimmed
from ingest.syntax import clause_of, prepositional_objects

if TYPE_CHECKING:
    from spacy.tokens import Token

_TIMES = ("DATE", "TIME")
_REAL = frozenset({Status.OCCURRED, Status.ONGOING})


def adopt_tolls(text: str, reading: Reading, clusters: Sequence[Cluster], rules: Rules) -> None:
    """Give tolls that belong to no event to the blow that they tell of, with their sentence as a claim."""
    drafts = [draft for cluster in clusters for draft in cluster.drafts]
    owners = {draft.predicate.key: draft for draft in drafts}
    blows = sorted((draft for draft in drafts if _is_blow(draft, rules)), key=lambda item: item.position)
    paragraphs = {paragraph.index: paragraph for paragraph in reading.paragraphs}
    for found in reading.figures:
        owner = None if found.predicate is None else owners.get(found.predicate)
        paragraph = paragraphs[found.paragraph]
        if found.modality is Modality.DENIED or not _astray(found, owner, paragraph, rules):
            continue
        sentence = paragraph.span_of(paragraph.doc[found.token].sent)
        blow = next(
            (each for each in _before(found, sentence, blows) if _fits(found, each, paragraph, reading)), None
        )
        if blow is None:
            continue
        blow.figures.append(found.figure)
        start, end = trimmed(text, *sentence)
        if owner is None:
            blow.tolls.append(
                Claim(
                    quote=text[start:end],
                    start=start,
                    end=end,
                    modality=found.modality,
                    speaker=found.speaker,
                    confidence=found.confidence,
                )
            )
        else:
            owner.figures.remove(found.figure)
            if owner.claim is not None:
                blow.tolls.append(owner.claim)


def _astray(found: FigureMention, owner: Draft | None, paragraph: Paragraph, rules: Rules) -> bool:
    """Whether a toll has no event, or one that cannot have caused it."""
    kinds = rules.harm.get(found.figure.of)
    if kinds is None:
        return False
    if owner is None or owner.predicate.type in kinds or found.figure not in owner.figures:
        return owner is None
    # "An inquiry into the deaths of 60 villagers" may be about any: what its own words count stays with it.
    verb = clause_of(paragraph.doc[found.token])
    return verb.i not in (owner.predicate.token, *owner.predicate.tokens)


def _is_blow(draft: Draft, rules: Rules) -> bool:
    word = draft.predicate
    return draft.standing.status in _REAL and rules.is_blow(word.type, word.mode)


def _before(found: FigureMention, sentence: tuple[int, int], blows: Sequence[Draft]) -> Iterator[Draft]:
    """Blows that a toll may belong to: the nearest before it in its sentence, else the main one of another.

    Of an earlier sentence's blows the first is its main clause's; a toll goes no further back than the
    nearest sentence that tells of a blow.
    """
    told = [each for each in blows if each.position < found.start]
    here = [each for each in told if each.predicate.sentence == sentence]
    if here:
        yield here[-1]
        return
    near = [each for each in told if found.paragraph - each.predicate.paragraph in (0, 1)]
    if near:
        yield next(each for each in near if each.predicate.sentence == near[-1].predicate.sentence)


def _fits(found: FigureMention, blow: Draft, paragraph: Paragraph, reading: Reading) -> bool:
    """Whether the toll's clause names no day and no place but the blow's own."""
    clause = clause_of(paragraph.doc[found.token])
    if any(
        word.lemma_.lower() in load_rules().natural for word in prepositional_objects(clause, "of", "from")
    ):
        return False
    if any(_then(word) for word in (clause, *clause.ancestors)):
        return False  # "no toll since May, when it said that 5,937 of its men had died"
    inside = {token.i for token in clause.subtree}
    for time in reading.times:
        if time.paragraph == found.paragraph and time.first in inside and time.kind in _TIMES:
            same = time.date is not None and time.date.edtf == blow.date.edtf
            if not same and blow.predicate.token not in inside:
                return False
    if blow.predicate.paragraph == found.paragraph and blow.predicate.token in inside:
        return True
    places = [
        item.place.id
        for item in reading.mentions
        if item.paragraph == found.paragraph
        and item.head in inside
        and item.reading == "place"
        and item.place is not None
    ]
    return not places or bool(set(places) & blow.places.keys())


def _then(verb: Token) -> bool:
    """Whether a clause tells of another day, which stands before its "when"."""
    doc = verb.doc
    for word in verb.children:
        if word.lower_ == "when" and word.i > 1:
            before = doc[word.i - 2] if doc[word.i - 1].is_punct else doc[word.i - 1]
            return before.ent_type_ in _TIMES
    return False
