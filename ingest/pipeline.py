"""The pipeline: the one place where the stages of extraction meet.

Extraction is a pure function of a raw document: no clock, no network, no store.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.records import Article, Extraction
from graph.resolution.rules import load_rules
from ingest.annotations import FigureMention, Paragraph, RawDocument, Reading
from ingest.arguments import find_arguments
from ingest.cleaning import clean
from ingest.conflicts import find_conflicts, known_war, spread_conflict
from ingest.dating import check_anchor, date_predicates
from ingest.figures import find_figures
from ingest.figures.data import load_data
from ingest.gapping import part_gapped
from ingest.linking import link
from ingest.ordering import order_predicates
from ingest.parsing import parse, parse_together
from ingest.predicates import find_predicates, find_unmapped
from ingest.reference import refer
from ingest.relations import find_relations
from ingest.resolution import resolve
from ingest.resolution.known_wars import join_known_wars
from ingest.resolution.naming import named_by_conflict
from ingest.roles import find_roles
from ingest.scope import in_scope, of_the_known, subjects, ties_in_scope
from ingest.standing import find_denials, judge_standing, judge_ties
from ingest.timex import find_times

if TYPE_CHECKING:
    from spacy.language import Language

EXTRACTOR_VERSION = "rules-1"
EXTRACTOR_SETTING = "CASUS_EXTRACTOR"
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
    mentions = refer(paragraphs, link(paragraphs, title=article.title, published=anchor), article.title)
    times = find_times(paragraphs, anchor)
    names = {
        (item.paragraph, item.head) for item in mentions if item.reading == "actor" and item.via == "name"
    }
    # "Amnesty said ..." grants none: what is an actor's name is no deed.
    predicates = [
        item
        for item in find_predicates(paragraphs)
        if not (item.nominal and (item.paragraph, item.token) in names)
    ]
    arguments = find_arguments(paragraphs, predicates, mentions)
    told = subjects(paragraphs)
    predicates = in_scope(paragraphs, predicates, arguments, told)
    figures = find_figures(paragraphs, predicates, mentions)
    predicates = of_the_known(paragraphs, predicates, arguments, _with_tolls(figures))
    kept = {predicate.key for predicate in predicates}
    arguments = [argument for argument in arguments if argument.predicate in kept]
    standings = judge_standing(paragraphs, predicates, mentions, times=times)
    datings = date_predicates(paragraphs, predicates, times, anchor, standings)
    roles = find_roles(paragraphs, mentions, predicates, times)
    reading = Reading(
        paragraphs=list(paragraphs),
        mentions=mentions,
        times=times,
        predicates=predicates,
        arguments=arguments,
        standings=standings,
        denials=find_denials(paragraphs, predicates, mentions, standings, arguments),
        datings=datings,
        figures=judge_ties(
            paragraphs,
            mentions,
            [item for item in figures if item.predicate is None or item.predicate in kept],
        ),
        roles=judge_ties(paragraphs, mentions, ties_in_scope(roles, told)),
        relations=judge_ties(paragraphs, mentions, ties_in_scope(find_relations(paragraphs, mentions), told)),
    )
    reading = part_gapped(reading)
    return replace(reading, orders=order_predicates(paragraphs, reading.predicates, reading.datings))


def _with_tolls(figures: Sequence[FigureMention]) -> frozenset[int]:
    """Keys of the predicates that a number of killed, wounded, captured, missing or displaced belongs to."""
    of_war = load_data().counted.of_war
    return frozenset(
        item.predicate for item in figures if item.predicate is not None and item.figure.of in of_war
    )


def _tells_of_someone(reading: Reading) -> bool:
    """Whether anyone or anywhere in the article is known, or a place that the model names has its toll.

    A recipe "declares war on socks" and a patient "loses the battle": where no state, group, organisation
    or known place is named at all, no verb makes an event. A bomb in a town that no gazetteer has does:
    nobody counts the dead of a figure of speech.
    """
    if any(mention.via in ("name", "phrase") for mention in reading.mentions):
        return True
    return bool(_with_tolls(reading.figures)) and any(
        mention.place is not None for mention in reading.mentions
    )


def read_article(article: Article, nlp: Language | None = None) -> Extraction:
    """Events, roles, relations and order of a clean article.

    An article that the rules cannot read (another language, a listing) has no events; it
    says so in ``warnings``.
    """
    return _read(article, parse(article.text, nlp) if readable(article) else [])


def _read(article: Article, paragraphs: Sequence[Paragraph]) -> Extraction:
    if not paragraphs:
        return Extraction(article=article)
    reading = annotate(article, paragraphs)
    if not _tells_of_someone(reading):
        return Extraction(article=article)
    warnings = check_anchor(paragraphs, reading.times, article.published)
    if warnings:
        article = article.model_copy(update={"warnings": (*article.warnings, *warnings)})
    return _in_known_conflicts(
        resolve(article, reading, find_unmapped(paragraphs, reading.predicates), find_conflicts)
    )


def _in_known_conflicts(found: Extraction) -> Extraction:
    """The same, the article's own conflict at each event that has part in it; known wars are one event each.

    All events together tell which conflict that is, whichever extractor has found them.
    """
    rules = load_rules()
    events = tuple(named_by_conflict(event, rules) for event in spread_conflict(found.events))
    return join_known_wars(found.model_copy(update={"events": events}), known_war, rules)


def extract(raw: RawDocument, nlp: Language | None = None, extractor: str | None = None) -> Extraction:
    """What a raw document says: cleaned, read and resolved.

    ``extractor`` is "rules" (the default) or "llm"; left out, ``CASUS_EXTRACTOR`` decides, which
    worker processes inherit.

    Raises:
        ingest.parsing.ModelMissingError: no English spaCy model is installed.
        ValueError: no such extractor, or (llm) its endpoint, answer or budget fails.
    """
    if chosen_extractor(extractor) == "llm":
        from ingest.llm.setup import read_article_with_llm

        return _in_known_conflicts(read_article_with_llm(clean(raw)))
    return read_article(clean(raw), nlp)


def extract_together(raws: Sequence[RawDocument], nlp: Language | None = None) -> list[Extraction]:
    """What :func:`extract` says of each document by the rules, quicker: all are parsed in one go.

    Raises:
        ingest.parsing.ModelMissingError: no English spaCy model is installed.
        ValueError: one of the documents cannot be read; which one, ``extract`` tells.
    """
    articles = [clean(raw) for raw in raws]
    parsed = parse_together([article.text if readable(article) else "" for article in articles], nlp)
    return [_read(article, paragraphs) for article, paragraphs in zip(articles, parsed, strict=True)]


def chosen_extractor(extractor: str | None = None) -> str:
    """ "rules" or "llm": what is asked for, else what ``CASUS_EXTRACTOR`` says, else the rules.

    Raises:
        ValueError: no such extractor.
    """
    chosen = extractor or os.environ.get(EXTRACTOR_SETTING) or "rules"
    if chosen not in ("rules", "llm"):
        raise ValueError(f"no extractor {chosen!r}: rules or llm")
    return chosen


def extractor_version(extractor: str | None = None) -> str:
    """What the claims of an extractor are signed with: for the llm also its model and its prompt.

    Raises:
        ValueError: no such extractor, or (llm) its endpoint is not set.
    """
    if chosen_extractor(extractor) == "llm":
        from ingest.llm.setup import version

        return version()
    return EXTRACTOR_VERSION
