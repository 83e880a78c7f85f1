"""``clean``: a raw document to an article, with the ledger of dropped text."""

from __future__ import annotations

import re
from datetime import date

from rapidfuzz import fuzz

from graph.identifiers import article_id
from graph.records import Article
from ingest.annotations import RawDocument
from ingest.cleaning.authors import mark_author_boxes
from ingest.cleaning.blocks import Block, body, counts, ledger
from ingest.cleaning.corrections import drop_old_versions, take_struck
from ingest.cleaning.dateline import take_dateline, take_signatures
from ingest.cleaning.dates import find_dates, local_day, plausible, settle
from ingest.cleaning.embedded import carried, embedded_text
from ingest.cleaning.furniture import mark_furniture, mark_last
from ingest.cleaning.header import Header, read_fields
from ingest.cleaning.kinds import kind_of
from ingest.cleaning.language import language_of
from ingest.cleaning.layout import plain_blocks
from ingest.cleaning.limits import MOST_MARKUP, bounded_blocks, warning
from ingest.cleaning.markup import html_blocks, parse_html, tagless
from ingest.cleaning.metadata import Head, read_head, url_date
from ingest.cleaning.pages import select_page
from ingest.cleaning.place_case import place_case
from ingest.cleaning.plain import select_plain
from ingest.cleaning.signed_places import read_bylines
from ingest.cleaning.warnings import warnings_of

_FAR_MORE = 2  # times more words in a page's data than on the page
_LITTLE = 250  # words on a page below which its scripts are searched for a story


def clean(raw: RawDocument) -> Article:
    """The article in a raw document.

    ``text`` holds the body's paragraphs, joined by blank lines, white space inside each normalised and
    nothing else changed. Every other visible block is in ``dropped`` with a reason, headline, date line
    and dateline included: body and ledger together hold every non-blank character of the visible text.
    The system clock is not consulted.
    """
    header, head, page = Header(), Head(), True
    if raw.media_type == "text/html":
        blocks, rest, head = _clean_html(raw, header)
    else:
        blocks, rest = bounded_blocks(plain_blocks(raw.content))
        page = select_plain(blocks, header, raw.title)
    if page:
        mark_last(blocks)
        mark_author_boxes(blocks, head.authors)
    read_bylines(blocks, header)
    drop_old_versions(blocks)
    text = body(blocks)
    notes: tuple[str, ...] = (warning(rest),) if rest is not None else ()
    if head.guessed:
        year = head.guessed.year
        notes += (f"date of publication: {year} stands on the page, 1 January is a guess; not used",)
    retrieved = raw.retrieved_at.date() if raw.retrieved_at else None
    if header.either is not None and header.published is None:
        written = (found.day for block in blocks for found in find_dates(block.text))
        header.published = settle(header.either, written, retrieved)
    published, basis = _published(raw, head, header, retrieved)
    title = raw.title or header.title or head.title
    outlet = raw.outlet or head.outlet or header.outlet
    language = language_of(text) or raw.language or head.language
    kind = kind_of(blocks, text)
    return Article(
        id=article_id(text, outlet, published.isoformat() if published else None),
        title=" ".join(title.split()) if title else None,
        published=published,
        published_basis=basis,
        dateline=header.dateline or _place(header.places, text) or header.signed,
        agency=header.agency,
        outlet=outlet,
        url=raw.url or head.url or header.url,
        language=language,
        kind=kind,
        retrieved_at=raw.retrieved_at,
        text=text,
        dropped=ledger([*blocks, rest] if rest is not None else blocks),
        warnings=notes
        + warnings_of(text, blocks, published, basis, _others(raw, head, header), language, kind),
    )


def _clean_html(raw: RawDocument, header: Header) -> tuple[list[Block], Block | None, Head]:
    tree = parse_html(raw.content)
    if tree is None:
        blocks, rest = bounded_blocks(plain_blocks(tagless(raw.content)))
        select_plain(blocks, header, raw.title)
        return blocks, rest, Head()
    struck = take_struck(tree)
    blocks, rest = bounded_blocks([*html_blocks(tree), *struck])
    head = read_head(tree, raw.url)
    title = raw.title or head.title
    unseen = carried(tree)  # before the choice of the body, which takes the tree apart
    chosen = rest is None and len(raw.content) <= MOST_MARKUP and select_page(tree, blocks, title)
    shown = sum(len(b.words) for b in blocks if b.reason is None or not chosen)
    data = _plain(head.body) if head.body else None
    if shown < _LITTLE and _words(data) <= _FAR_MORE * shown:
        data = embedded_text(unseen, title)
    if data and _words(data) > _FAR_MORE * shown:
        # The page shows its text by script: what its data hold is the text, what it shows is furniture.
        for block in blocks:
            block.drop("shown beside the article")
        text = plain_blocks(data)
        select_plain(text, header, title)
        return [*blocks, *text], rest, head
    if not chosen:
        select_plain(blocks, header, title)
        return blocks, rest, head
    take_signatures(blocks, header)
    mark_furniture(blocks, page=True, debris=False)
    kept = [block for block in blocks if block.reason is None]
    seen = counts(kept)
    for block in kept:
        if (
            title
            and block.reason is None
            and is_title(block, title)
            and (block.heading or seen[block.key] > 1 or block is kept[0])
        ):
            block.drop("headline")
    first = next((i for i, block in enumerate(blocks) if block.reason is None), None)
    if first is not None:
        read_fields(blocks, first, header)
        first = next((i for i, block in enumerate(blocks) if block.reason is None), None)
    if first is not None:
        take_dateline(blocks, first, header)
    return blocks, rest, head


def _place(places: tuple[str, ...], text: str) -> str | None:
    """The place beside a page's date. Two words are another kind of name, unless the text says "in" it."""
    named = [
        place
        for place in places
        if " " not in place or re.search(rf"\b(?:in|at|to|from|near|of|on) {re.escape(place)}\b", text)
    ]
    whole = places if places[:1] == tuple(named[:1]) else named
    return place_case(", ".join(whole)) or None


def _words(text: str | None) -> int:
    return len((text or "").split())


def _plain(text: str) -> str:
    """A JSON-LD text, which may hold mark-up, as plain text."""
    tree = parse_html(text) if "<" in text and ">" in text else None
    return text if tree is None else "\n\n".join(block.text for block in html_blocks(tree))


def is_title(block: Block, title: str) -> bool:
    """Whether a block says the title, or the title with little more."""
    return len(block.text) <= len(title) * 1.5 + 10 and fuzz.ratio(block.key, Block(title).key) >= 88


def _published(
    raw: RawDocument, head: Head, header: Header, retrieved: date | None
) -> tuple[date | None, str]:
    """The date of publication and its basis.

    A date that the page shows to its readers beats one in its metadata that contradicts it: the latter is
    often the day of a crawl or of a rebuilt template. Where a stamp is in UTC, the day that the page shows or
    its address names is the day where it came out.
    """
    machine = raw.published or head.published
    basis = "metadata" if raw.published else head.basis
    if header.published and machine:
        apart = abs((header.published - machine).days)
        if apart > 2 or (not raw.published and local_day(head.stamp, header.published)):
            return header.published, "header"
    for day, source in (
        (machine, basis),
        (header.published, "header"),
        (url_date(raw.url or header.url), "URL"),
        (header.dateline_day, "dateline"),
        (header.updated, "header"),
        (header.leading, "text"),
    ):
        if day and plausible(day, retrieved):
            return day, source
    return None, ""


def _others(raw: RawDocument, head: Head, header: Header) -> list[tuple[str, date]]:
    """All dates of publication that were found, with where."""
    found = [
        ("metadata", raw.published or head.published),
        ("header", header.published),
        ("URL", url_date(raw.url or head.url)),
        ("dateline", header.dateline_day),
    ]
    return [(source, day) for source, day in found if day]
