"""The pipeline: the one place where the stages of extraction meet.

Extraction is a pure function of a raw document: no clock, no network, no store.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from graph.records import Article, Extraction
from ingest.annotations import Paragraph, RawDocument, Reading
from ingest.arguments import find_arguments
from ingest.cleaning import clean
from ingest.conflicts import find_conflicts
from ingest.dating import check_anchor, date_predicates
from ingest.figures import find_figures
from ingest.linking import link
from ingest.ordering import order_predicates
from ingest.parsing import parse
from ingest.predicates import find_predicates, find_unmapped
from ingest.reference import refer
from ingest.relations import find_relations
from ingest.resolution import resolve
from ingest.roles import find_roles
from ingest.standing import judge_standing, judge_ties
from ingest.timex import find_times

if TYPE_CHECKING:
    from spacy.language import Language

EXTRACTOR_VERSION = "rules-1"
# Kinds of page that hold no prose about events; what they are is reported, nothing is read into them.
_WITHOUT_EVENTS = frozenset({"listing", "table", "empty"})


def readable(article: Article) -> bool:
    """Whether the rules can read the article: English prose."""
    return (
        article.language in (None, "en")
        and article.kind not in _WITHOUT_EVENTS
        and bool(article.text.strip())
    )


def annotate(article: Article, paragraphs: Sequence[Paragraph]) -> Reading:
    """Run every stage over a parsed article; each sees only what the stages before it found."""
    anchor = article.published
    mentions = refer(paragraphs, link(paragraphs, title=article.title, published=anchor))
    times = find_times(paragraphs, anchor)
    predicates = find_predicates(paragraphs)
    standings = judge_standing(paragraphs, predicates, mentions, times=times)
    datings = date_predicates(paragraphs, predicates, times, anchor, standings)
    return Reading(
        paragraphs=list(paragraphs),
        mentions=mentions,
        times=times,
        predicates=predicates,
        arguments=find_arguments(paragraphs, predicates, mentions),
        standings=standings,
        datings=datings,
        figures=find_figures(paragraphs, predicates, mentions),
        roles=judge_ties(paragraphs, mentions, find_roles(paragraphs, mentions, predicates)),
        relations=judge_ties(paragraphs, mentions, find_relations(paragraphs, mentions)),
        orders=order_predicates(paragraphs, predicates, datings),
    )


def read_article(article: Article, nlp: Language | None = None) -> Extraction:
    """Events, roles, relations and order of a clean article.

    An article that the rules cannot read (another language, a listing) has no events; it
    says so in ``warnings``.
    """
    if not readable(article):
        return Extraction(article=article)
    paragraphs = parse(article.text, nlp)
    reading = annotate(article, paragraphs)
    warnings = check_anchor(paragraphs, reading.times, article.published)
    if warnings:
        article = article.model_copy(update={"warnings": (*article.warnings, *warnings)})
    return resolve(article, reading, find_unmapped(paragraphs, reading.predicates), find_conflicts)


def extract(raw: RawDocument, nlp: Language | None = None) -> Extraction:
    """What a raw document says: cleaned, read and resolved.

    Raises:
        ingest.parsing.ModelMissingError: no English spaCy model is installed.
    """
    return read_article(clean(raw), nlp)
