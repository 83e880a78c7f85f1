"""Accords and talks told again by a pronoun: "It was brokered by Qatar", "Oman had hosted them".

Such a verb tells of the event in the sentence before it: who brought it about, where and when it was
signed. It becomes a mention of that event. The words are in ``data/parsing/retold.yaml``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

from graph.strict_yaml import KnowledgeFile
from ingest.annotations import Paragraph, Predicate
from ingest.syntax import children_of, is_negated, is_passive, is_verbal

if TYPE_CHECKING:
    from spacy.tokens import Token

_OBJECTS = ("dobj", "prep", "nsubjpass", "xcomp", "ccomp", "acomp")


class RetoldDataError(ValueError):
    """``retold.yaml`` is missing or wrong; the message names the entry and the mend."""


class Retold(BaseModel):
    """Verbs by the types that they are said of, and the pronouns that stand for an event."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    words: dict[str, frozenset[str]]
    alone: frozenset[str]
    pronouns: frozenset[str]
    plural: frozenset[str]
    meetings: frozenset[str]
    vague: frozenset[str]


_FILE = KnowledgeFile("parsing/retold.yaml", Retold, RetoldDataError)
load_retold, lint = _FILE.load, _FILE.lint


def tell_again(paragraphs: Sequence[Paragraph], found: Sequence[Predicate]) -> list[Predicate]:
    """``found`` with the mentions by pronoun, in the order of the text.

    Such a mention replaces what its verb would mean alone.
    """
    result = list(found)
    for place, paragraph in enumerate(paragraphs):
        for verb in paragraph.doc:
            if not is_verbal(verb) and verb.tag_ not in ("VBN", "VBD"):
                continue
            kinds = _said_of(verb)
            event = _told_before(paragraphs, place, verb, kinds, result) if kinds else None
            if event is not None:
                result = [
                    item for item in result if (item.paragraph, item.token) != (paragraph.index, verb.i)
                ]
                result.append(_again(event, paragraph, verb))
    order = {paragraph.index: place for place, paragraph in enumerate(paragraphs)}
    return sorted(result, key=lambda item: (order[item.paragraph], item.token))


def _said_of(verb: Token) -> frozenset[str]:
    """The types of events that a verb over a pronoun can be said of; none where it is said of no event."""
    data, form = load_retold(), verb.lemma_.lower()
    particles = [child.lower_ for child in verb.children if child.dep_ in ("prt", "advmod")]
    forms = {form, *(f"{form} {particle}" for particle in particles)}
    kinds = frozenset(kind for kind, words in data.words.items() if words & forms)
    if not kinds or is_negated(verb):
        return frozenset()
    plain = verb.dep_ in ("ROOT", "conj", "ccomp") and children_of(verb, "nsubj")
    if form in data.alone and plain and not children_of(verb, *_OBJECTS):
        return kinds  # "Qatar mediated."
    if is_passive(verb):
        # "It was agreed that ..." stands for what follows.
        held = [] if children_of(verb, "ccomp") else children_of(verb, "nsubjpass")
    else:
        held = children_of(verb, "dobj")
    words = {token.lower_ for token in held}
    if words & data.pronouns:
        return kinds
    return kinds & data.meetings if words & data.plural else frozenset()


def _told_before(
    paragraphs: Sequence[Paragraph],
    place: int,
    verb: Token,
    kinds: frozenset[str],
    found: Sequence[Predicate],
) -> Predicate | None:
    """The event of one of the types in the sentence before the verb's; of several the first."""
    paragraph = paragraphs[place]
    start = verb.sent.start
    if start > 0:
        earlier, sentence = paragraph, paragraph.doc[start - 1].sent
    elif place > 0:
        earlier = paragraphs[place - 1]
        sentence = earlier.doc[len(earlier.doc) - 1].sent
    else:
        return None
    told = [
        item
        for item in found
        if item.paragraph == earlier.index and sentence.start <= item.token < sentence.end
    ]
    fitting = [item for item in told if item.type in kinds]
    exact = [item for item in fitting if item.mode is not None and item.mode not in load_retold().vague]
    return next(iter(exact or fitting), None)


def _again(event: Predicate, paragraph: Paragraph, verb: Token) -> Predicate:
    start, end = paragraph.span_of(paragraph.doc[verb.i : verb.i + 1])
    return replace(
        event,
        paragraph=paragraph.index,
        token=verb.i,
        tokens=(verb.i,),
        start=start,
        end=end,
        text=verb.text,
        nominal=False,
        definite=True,
        sentence=paragraph.span_of(verb.sent),
        status_hint=None,
        anchor=-1,
        noun=-1,
        carrier="",
        complements=(),
    )
