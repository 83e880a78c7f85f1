"""Each event word's standing: its chain of governors, then time, speakers and what it refers back to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from graph.records import Modality, Status
from ingest.annotations import Mention, Paragraph, Predicate, Standing, TimeExpression
from ingest.standing.chain import Chain
from ingest.standing.given_up import give_up_plans
from ingest.standing.lexicon import Lexicon, load_lexicon
from ingest.standing.speakers import Speakers
from ingest.standing.view import View
from ingest.syntax import clause_of, tense


def judge_standing(
    paragraphs: Sequence[Paragraph],
    predicates: Sequence[Predicate],
    mentions: Sequence[Mention],
    times: Sequence[TimeExpression] = (),
) -> list[Standing]:
    """The standing of each predicate, in the order of ``predicates``.

    ``times`` lets a word such as "tomorrow" put a present tense into the future.
    ``Standing.basis`` names in words what was seen, innermost first; ``confidence`` is
    between 0 and 1 (the lowest ceiling of what was seen).
    """
    lexicon = load_lexicon()
    speakers = Speakers(paragraphs, mentions, lexicon)
    by_index = {paragraph.index: paragraph for paragraph in paragraphs}
    found: list[Standing] = []
    for item in predicates:
        standing = _judge(by_index[item.paragraph], item, lexicon, speakers, times)
        found.append(_refer_back(standing, item, by_index[item.paragraph], predicates, found))
    return give_up_plans(paragraphs, predicates, found)


def _refer_back(
    standing: Standing,
    predicate: Predicate,
    paragraph: Paragraph,
    predicates: Sequence[Predicate],
    before: Sequence[Standing],
) -> Standing:
    """ "The talks are seen as ..." of talks that are only planned: a definite noun keeps their standing."""
    token = paragraph.doc[predicate.token]
    definite = predicate.definite or any(child.lower_ in ("the", "these", "this") for child in token.children)
    if not definite or not predicate.nominal or standing.status is not Status.OCCURRED:
        return standing
    if tense(clause_of(token)) not in ("present", "progressive"):
        return standing
    for earlier, known in zip(reversed(predicates[: len(before)]), reversed(before), strict=True):
        words = earlier.text.lower().split()
        if earlier.type != predicate.type or token.lower_ not in words:
            continue
        if known.status in (Status.PLANNED, Status.CANCELLED):
            basis = f"refers back to {earlier.text!r}: {known.basis}"
            modality = Modality.PLANNED if known.status is Status.PLANNED else standing.modality
            return replace(
                standing,
                status=known.status,
                modality=modality,
                confidence=0.6,
                basis=basis,
                accused=known.accused,
            )
        return standing
    return standing


def _judge(
    paragraph: Paragraph,
    predicate: Predicate,
    lexicon: Lexicon,
    speakers: Speakers,
    times: Sequence[TimeExpression],
) -> Standing:
    view = Chain(predicate, paragraph.doc, lexicon, speakers).read()
    _future_time(view, paragraph, predicate, lexicon, times)
    _attribute(view, paragraph, predicate, lexicon, speakers)
    modality = _modality(view)
    trust = min(view.confidence, lexicon.wording.confidence.plain)
    basis = "; ".join(dict.fromkeys(view.because)) or "plain statement"
    return Standing(
        predicate.key, view.status, modality, view.speaker, round(trust, 2), basis, accused=view.accused
    )


def _attribute(
    view: View, paragraph: Paragraph, predicate: Predicate, lexicon: Lexicon, speakers: Speakers
) -> None:
    if view.speaker is not None:
        return
    token = paragraph.doc[predicate.token]
    around = speakers.aside(token) or speakers.around(paragraph, token)
    if around is None:
        return
    speaker, why = around
    if speaker.paragraph == paragraph.index and speaker.token in predicate.tokens:
        return
    view.speaker = speaker.text
    assessed = speakers.is_assessor(speaker)
    view.note(
        f"{why} ({speaker.text})",
        lexicon.wording.confidence.attributed,
        Modality.ASSESSED if assessed else Modality.ASSERTED,
    )
    if view.conditional_future and view.status is Status.HYPOTHETICAL:
        view.conditional_future = False


def _future_time(
    view: View,
    paragraph: Paragraph,
    predicate: Predicate,
    lexicon: Lexicon,
    times: Sequence[TimeExpression],
) -> None:
    """A present tense (or a verbless headline) with "tomorrow" or "next week" tells of what is to come."""
    if view.status not in (Status.OCCURRED, Status.ONGOING):
        return
    token = paragraph.doc[predicate.token]
    verb = clause_of(token)
    if tense(verb) not in ("present", "none", "progressive"):
        return
    sentence = paragraph.span_of(token.sent)
    for time in times:
        if time.paragraph != paragraph.index or not sentence[0] <= time.start < sentence[1]:
            continue
        first = time.text.lower().split()[0]
        if first in lexicon.wording.future_times:
            view.status = Status.OCCURRED
            view.plan(f"present tense with {time.text!r}", 0.7)


def _modality(view: View) -> Modality:
    if view.status is Status.DENIED:
        return Modality.DENIED
    if view.status is Status.PLANNED:
        return Modality.PLANNED
    if view.modality in (Modality.PLANNED, Modality.DENIED):
        return Modality.ASSERTED if view.speaker else Modality.REPORTED
    return view.modality
