"""How roles, ties and figures without an event are put forward: reported, asserted, assessed or denied."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from graph.records import Modality, Status
from ingest.annotations import FigureMention, Mention, Paragraph, Predicate, RelationMention, RoleMention
from ingest.standing.judging import judge_standing
from ingest.syntax import clause_of, is_verbal

_Tie = TypeVar("_Tie", RoleMention, RelationMention, FigureMention)


def judge_ties(
    paragraphs: Sequence[Paragraph], mentions: Sequence[Mention], ties: Sequence[_Tie]
) -> list[_Tie]:
    """``ties`` with the modality, speaker and confidence of the word that tells of each.

    An alleged ally is asserted, a denied one denied. What a stage itself said of a tie
    (an offered role is planned) stands; a tie without a token is left as it is, and so is a figure of an
    event, which is put forward as the event is.
    """
    by_index = {paragraph.index: paragraph for paragraph in paragraphs}
    placed = [
        index
        for index, tie in enumerate(ties)
        if tie.token >= 0 and (not isinstance(tie, FigureMention) or tie.predicate is None)
    ]
    if not placed:
        return list(ties)
    words = [_word(by_index[ties[index].paragraph], ties[index], index) for index in placed]
    judged = list(ties)
    for standing in judge_standing(paragraphs, words, mentions):
        tie = judged[standing.predicate]
        if tie.modality is not Modality.REPORTED:
            continue
        modality = standing.modality
        if modality is Modality.PLANNED and standing.status is not Status.PLANNED:
            modality = Modality.REPORTED
        judged[standing.predicate] = replace(
            tie, modality=modality, speaker=standing.speaker, confidence=standing.confidence
        )
    return judged


def _word(paragraph: Paragraph, tie: RoleMention | RelationMention | FigureMention, key: int) -> Predicate:
    """The word that tells of a tie as an event word: the verb of "denied being a foe"."""
    token = paragraph.doc[tie.token]
    if token.dep_ in ("attr", "oprd") and is_verbal(token.head):
        token = token.head
    elif token.dep_ == "pobj" and token.head.lower_ == "as" and is_verbal(token.head.head):
        token = token.head.head  # "denied acting as a mediator"
    if isinstance(tie, FigureMention):
        token = clause_of(token)
    return Predicate(
        paragraph=tie.paragraph,
        token=token.i,
        tokens=(token.i, tie.token),
        start=tie.start,
        end=tie.end,
        text=token.text,
        lemma=token.lemma_.lower(),
        entry="",
        type="",
        nominal=not is_verbal(token),
        sentence=(tie.start, tie.end),
        key=key,
    )
