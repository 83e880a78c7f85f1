"""Rows of what articles say: claims, orders, what they disagree on, whole articles."""

from __future__ import annotations

from datetime import date, datetime

from graph.records import BY_DATES, Dropped, Modality, Status
from graph.views.actor_rows import RoleRow, TieRow
from graph.views.rows import Row, TimelineRow


class ClaimRow(Row):
    """A claim with its article. ``start``/``end`` are characters of the article's text.

    ``status`` and ``label`` are what this article says of the fact: the event's status
    and name there. For roles and ties there is no status, and a label only among an article's claims.
    """

    id: str
    quote: str
    start: int
    end: int
    modality: Modality
    speaker: str | None = None
    confidence: float = 1.0
    status: Status | None = None
    label: str | None = None
    about: str
    article: str
    title: str | None = None
    outlet: str | None = None
    agency: str | None = None
    published: date | None = None
    url: str | None = None
    extractor: str | None = None
    recorded_at: datetime | None = None


class OrderRow(Row):
    """A link in time to another event. ``basis``: the wording that says so, else that dates alone do."""

    id: str
    name: str
    edtf: str | None = None
    earliest: date | None = None
    status: Status
    basis: str = ""

    @property
    def told(self) -> bool:
        """Whether a text puts the two in order, not their dates alone."""
        return self.basis != BY_DATES


class Variant(Row):
    """One value that some sources give for a field, with their articles. ``headline``: the one shown."""

    value: str
    articles: tuple[str, ...]
    headline: bool = False


class Conflicting(Row):
    """A field of one event on which its sources differ (status, name, mode, date, a figure)."""

    field: str
    variants: tuple[Variant, ...]


class Evidence(Row):
    """All that supports one fact. Exactly one of ``event``, ``role``, ``tie`` is set.

    ``before``/``after`` are events earlier and later than this one by the texts' word;
    ``led_to`` what it brought about, ``because_of`` what brought it about.
    """

    id: str
    event: TimelineRow | None = None
    role: RoleRow | None = None
    tie: TieRow | None = None
    claims: tuple[ClaimRow, ...] = ()
    before: tuple[OrderRow, ...] = ()
    after: tuple[OrderRow, ...] = ()
    led_to: tuple[OrderRow, ...] = ()
    because_of: tuple[OrderRow, ...] = ()
    conflicting: tuple[Conflicting, ...] = ()


class ArticleLine(Row):
    """An article in a list; ``events``: how many it tells of."""

    id: str
    title: str | None = None
    outlet: str | None = None
    agency: str | None = None
    published: date | None = None
    events: int = 0


class ArticleView(Row):
    """An article with its ledger of dropped text and the claims taken from it, in order of text."""

    id: str
    title: str | None = None
    published: date | None = None
    published_basis: str = ""
    dateline: str | None = None
    agency: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    kind: str = "article"
    retrieved_at: datetime | None = None
    retracted_at: datetime | None = None
    retraction: str | None = None
    text: str
    dropped: tuple[Dropped, ...] = ()
    warnings: tuple[str, ...] = ()
    claims: tuple[ClaimRow, ...] = ()
