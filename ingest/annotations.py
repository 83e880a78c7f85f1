"""What the stages of ingest hand to each other: raw documents, paragraphs, mentions, predicates.

These records live in memory only. Offsets named ``start``/``end`` are characters of
``article.text``; ``paragraph`` and ``token`` are indices into the parsed paragraphs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal

from graph.records import (
    Actor,
    Conflict,
    DateValue,
    Figure,
    Modality,
    ParticipantRole,
    Place,
    RelationKind,
    Status,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token


@dataclass(frozen=True, slots=True)
class RawDocument:
    """A document as it came: bytes decoded to text, with what its container said about it."""

    uri: str
    content: str
    media_type: Literal["text/plain", "text/html"]
    title: str | None = None
    published: date | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    retrieved_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A parsed paragraph; ``start`` is its offset in ``article.text``."""

    index: int
    start: int
    doc: Doc

    def span_of(self, span: Span) -> tuple[int, int]:
        """Article offsets of a spaCy span."""
        return self.start + span.start_char, self.start + span.end_char

    def offset_of(self, token: Token) -> int:
        """Article offset of a token's first character."""
        return self.start + token.idx


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that names or refers to actors, places or a conflict.

    One text can be both an actor and a place ("Baku"); ``reading`` is what its use here
    says. ``actors`` holds several for "both sides" and "the two countries". ``via`` is
    how it was come by: ``name`` (gazetteer), ``model`` (spaCy's entity), ``phrase`` (a
    noun phrase such as "separatist forces") or ``reference`` (pronoun, definite).
    ``actors`` are principals: an act of a state's army, ministry or leader is the state's
    (PLOVER's practice); ``agent`` is that army, ministry or person where the text names it.
    """

    paragraph: int
    first: int
    last: int  # token indices in the paragraph, last inclusive
    head: int  # token index of the syntactic head
    start: int
    end: int
    text: str
    reading: Literal["actor", "place", "conflict"]
    actors: tuple[Actor, ...] = ()
    place: Place | None = None
    conflict: Conflict | None = None
    via: Literal["name", "model", "phrase", "reference"] = "name"
    agent: Actor | None = None


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression. ``value`` is TIMEX3; ``date`` is None for durations and sets that hang on no day.

    "Three days after the truce" is a duration (``P3D``) in the role ``after`` whose
    ``relative_to`` is the token of "truce". ``mod`` is TIMEX3's modifier (LESS_THAN, START …).
    """

    paragraph: int
    first: int
    last: int
    start: int
    end: int
    text: str
    kind: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    date: DateValue | None = None
    role: Literal["at", "since", "until", "before", "after", "for", "from", "to", "within"] = "at"
    mod: str | None = None
    relative_to: int | None = None


@dataclass(frozen=True, slots=True)
class Predicate:
    """A word or phrase that the lexicon knows as an event of a type.

    ``token`` is the syntactic head of the event in its paragraph, ``tokens`` all of its
    trigger. ``definite`` marks a nominal that points back ("the offensive"). ``entry``
    is the lexicon entry's id; ``sentence`` the offsets of the claim's sentence.
    """

    paragraph: int
    token: int
    tokens: tuple[int, ...]
    start: int
    end: int
    text: str
    lemma: str
    entry: str
    type: str
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    nominal: bool = False
    definite: bool = False
    sentence: tuple[int, int] = (0, 0)
    status_hint: Status | None = None
    key: int = 0  # position in the article's list of predicates
    anchor: int = -1  # token whose grammatical slots hold the participants, where it is not ``token``
    noun: int = -1  # the event noun of a light verb ("talks" in "held talks")
    carrier: str = ""  # lexicon entry of that light verb
    complements: tuple[int, ...] = ()  # heads of what an "agreed to", "refused to" governs


@dataclass(frozen=True, slots=True)
class Argument:
    """Who or where of a predicate: a mention, or a bare noun phrase where no mention is."""

    predicate: int  # Predicate.key
    role: ParticipantRole | Literal["place", "origin", "destination", "conflict"]
    mention: Mention | None
    text: str
    token: int  # head token index in the predicate's paragraph
    start: int
    end: int
    slot: str = ""  # the grammatical slot it was found in: subj, obj, by, with, poss ...


@dataclass(frozen=True, slots=True)
class Standing:
    """An event mention's reality and who says so; ``accused``: one side lays it to another."""

    predicate: int
    status: Status
    modality: Modality
    speaker: str | None = None
    confidence: float = 1.0
    basis: str = ""
    accused: bool = False


@dataclass(frozen=True, slots=True)
class Denial:
    """A sentence that denies a deed told before it. ``start`` and ``end`` are the sentence's offsets."""

    predicate: int  # Predicate.key of the deed
    start: int
    end: int
    speaker: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Dating:
    """The date of one predicate."""

    predicate: int
    date: DateValue


@dataclass(frozen=True, slots=True)
class FigureMention:
    """A figure in the text; ``predicate`` is the event that it belongs to, if one does.

    One that belongs to none is put forward by itself, with modality, speaker and confidence.
    """

    figure: Figure
    paragraph: int
    token: int
    start: int
    end: int
    predicate: int | None = None
    modality: Modality = Modality.REPORTED
    speaker: str | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class RoleStateMention:
    """A level of a role in the text; ``because`` is the key of the predicate that caused it."""

    level: str
    date: DateValue
    because: int | None = None
    because_text: str | None = None


@dataclass(frozen=True, slots=True)
class RoleMention:
    """An actor's role ("has traditionally mediated"); ``start``/``end`` are its sentence."""

    actor: Actor
    kind: str
    start: int
    end: int
    between: tuple[Actor, ...] = ()
    conflict: Conflict | None = None
    states: tuple[RoleStateMention, ...] = ()
    modality: Modality = Modality.REPORTED
    speaker: str | None = None
    confidence: float = 1.0
    paragraph: int = -1
    token: int = -1  # the word that tells of it


@dataclass(frozen=True, slots=True)
class RelationMention:
    """A standing tie between two actors; ``start``/``end`` are its sentence."""

    source: Actor
    target: Actor
    kind: RelationKind
    start: int
    end: int
    modality: Modality = Modality.REPORTED
    speaker: str | None = None
    confidence: float = 1.0
    paragraph: int = -1
    token: int = -1  # the word that tells of it


def mentions_by_token(mentions: Iterable[Mention]) -> dict[int, dict[int, list[Mention]]]:
    """By paragraph and token, the mentions that cover it, in their order."""
    found: defaultdict[int, dict[int, list[Mention]]] = defaultdict(dict)
    for mention in mentions:
        tokens = found[mention.paragraph]
        for token in range(mention.first, mention.last + 1):
            tokens.setdefault(token, []).append(mention)
    return found


@dataclass(frozen=True, slots=True)
class OrderMention:
    """Wording that puts predicate ``before`` ahead of predicate ``after`` (keys)."""

    before: int
    after: int
    basis: str
    causal: bool = False


@dataclass(slots=True)
class Reading:
    """One article's annotations as the pipeline gathers them, stage by stage."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    times: list[TimeExpression] = field(default_factory=list)
    predicates: list[Predicate] = field(default_factory=list)
    arguments: list[Argument] = field(default_factory=list)
    standings: list[Standing] = field(default_factory=list)
    denials: list[Denial] = field(default_factory=list)
    datings: list[Dating] = field(default_factory=list)
    figures: list[FigureMention] = field(default_factory=list)
    roles: list[RoleMention] = field(default_factory=list)
    relations: list[RelationMention] = field(default_factory=list)
    orders: list[OrderMention] = field(default_factory=list)
