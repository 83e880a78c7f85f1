"""What a page says of itself to machines: meta elements, JSON-LD, its address."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from ingest.cleaning.dates import LATEST_YEAR, find_dates, local_day


@dataclass(slots=True)
class Head:
    """What a page says of itself to machines."""

    title: str | None = None
    published: date | None = None
    basis: str = ""
    stamp: str = ""  # what the date of publication was read from, where that is a time stamp
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    authors: tuple[str, ...] = ()
    body: str | None = None  # the article's text in its JSON-LD
    guessed: date | None = None  # a date that htmldate gives and nothing on the page confirms


_DATE_NAMES = (
    "article:published_time",
    "datepublished",
    "og:published_time",
    "og:article:published_time",
    "publication_date",
    "publishdate",
    "publish-date",
    "publish_date",
    "pubdate",
    "parsely-pub-date",
    "sailthru.date",
    "article_date_original",
    "originalpublicationdate",
    "cxenseparse:recs:publishtime",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.issued",
    "dc.date.created",
    "dc.date",
    "dcterms.date",
    "rnews:datepublished",
    "citation_publication_date",
    "date",
)
_AUTHOR_NAMES = (
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "byl",
    "twitter:data1",
)
_URL_DATE = re.compile(
    r"/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?=\D|$)|(?<!\d)((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)"
)


def read_head(tree: Any, url: str | None) -> Head:
    """Title, date, outlet, address and language as the page's metadata give them."""
    metas: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").casefold()
        value = (meta.get("content") or "").strip()
        if name and value:
            metas.setdefault(name, value)
    linked = _linked_data(tree)
    head = Head()
    canonical = tree.find('.//link[@rel="canonical"]')
    head.url = (
        url or metas.get("og:url") or (canonical.get("href") if canonical is not None else None) or None
    )
    head.outlet = metas.get("og:site_name") or _publisher(linked) or metas.get("application-name")
    head.authors = _authors(metas, linked)
    head.title = _title(tree, metas, linked, head.outlet)
    code = (tree.get("lang") or metas.get("og:locale") or "").split("-")[0].split("_")[0].casefold()
    head.language = code if re.fullmatch(r"[a-z]{2}", code) else None
    texts = [item["articleBody"] for item in linked if isinstance(item.get("articleBody"), str)]
    head.body = max(texts, key=len, default=None)
    head.published, head.basis, head.stamp = _published(tree, metas, linked, head.url)
    if head.published is None:
        found = _htmldate(tree)
        if found is not None and _confirmed(tree, found):
            head.published, head.basis = found, "metadata"
        else:
            head.guessed = found
    return head


def url_date(url: str | None) -> date | None:
    """The day that an address names (``/2023/10/23/``, ``20231023``), if one."""
    for match in _URL_DATE.finditer(url or ""):
        year, month, day = [int(part) for part in match.groups() if part]
        try:
            return date(year, month, day)
        except ValueError:
            continue
    return None


def _published(
    tree: Any, metas: dict[str, str], linked: list[dict[str, Any]], url: str | None
) -> tuple[date | None, str, str]:
    """Date, basis, and the text that it was read from where that is machine-readable."""
    named = url_date(url)
    for written in _written(tree, metas, linked):
        found = find_dates(written)
        if found:
            if local_day(written, named):
                return named, "URL", ""
            return found[0].day, "metadata", written
    return (named, "URL", "") if named else (None, "", "")


def _written(tree: Any, metas: dict[str, str], linked: list[dict[str, Any]]) -> Iterator[str]:
    """What the metadata say on the date of publication, best first."""
    yield from (str(item.get("datePublished") or "") for item in linked)
    yield from (metas.get(name, "") for name in _DATE_NAMES)
    for element in tree.iter("time"):
        if element.get("itemprop") == "datePublished" or element.get("pubdate") is not None:
            yield element.get("datetime") or element.text_content()


def _htmldate(tree: Any) -> date | None:
    """What htmldate (Barbaresi 2020) finds. Its upper bound is fixed: by default it would be today.

    It is given the tree: a text that begins as an address it would take for one, and fetch it.
    """
    from htmldate import find_date

    tree = copy.deepcopy(tree)  # it takes the tree apart
    found = find_date(
        tree,
        extensive_search=True,
        original_date=True,
        min_date="1990-01-01",
        max_date=f"{LATEST_YEAR}-12-31",
    )
    return date.fromisoformat(found) if found else None


def _confirmed(tree: Any, day: date) -> bool:
    """Whether a date that was found is one: where htmldate finds a year alone it says 1 January of it."""
    if (day.month, day.day) != (1, 1):
        return True
    if any(day.isoformat() in value for element in tree.iter() for value in element.attrib.values()):
        return True
    return any(item.day == day for item in find_dates(" ".join(tree.itertext())))


def _linked_data(tree: Any) -> list[dict[str, Any]]:
    """JSON-LD objects of the page that describe an article, else all."""
    items: list[dict[str, Any]] = []
    for script in tree.iter("script"):
        if (script.get("type") or "").split(";")[0].strip() != "application/ld+json":
            continue
        try:
            data = json.loads(script.text or "", strict=False)
        except (json.JSONDecodeError, RecursionError):
            continue  # pages hold broken JSON-LD; the other sources of metadata remain
        pending = [data]
        while pending:
            entry = pending.pop(0)
            if isinstance(entry, list):
                pending.extend(entry)
            elif isinstance(entry, dict):
                items.append(entry)
                pending.extend(
                    value
                    for key, value in entry.items()
                    if key in {"@graph", "mainEntity", "mainEntityOfPage"}
                )
    articles = [item for item in items if re.search(r"Article|Posting|Report", str(item.get("@type")))]
    return articles or items


def _publisher(linked: list[dict[str, Any]]) -> str | None:
    for item in linked:
        publisher = item.get("publisher")
        if isinstance(publisher, list) and publisher:
            publisher = publisher[0]
        if isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
            return " ".join(publisher["name"].split()) or None
    return None


def _authors(metas: dict[str, str], linked: list[dict[str, Any]]) -> tuple[str, ...]:
    """Names of authors, as the page's metadata give them."""
    found = [metas[name] for name in _AUTHOR_NAMES if name in metas]
    pending = [item.get("author") for item in linked]
    while pending:
        value = pending.pop()
        if isinstance(value, str):
            found.append(value)
        elif isinstance(value, list):
            pending.extend(value)
        elif isinstance(value, dict):
            pending.append(value.get("name"))
    return tuple(found)


def _title(tree: Any, metas: dict[str, str], linked: list[dict[str, Any]], outlet: str | None) -> str | None:
    candidates = [item.get("headline") for item in linked]
    candidates += [metas.get("og:title"), metas.get("twitter:title")]
    headings = [" ".join(element.text_content().split()) for element in tree.iter("h1")]
    page = tree.find(".//title")
    whole = " ".join(page.text_content().split()) if page is not None else ""
    for heading in headings:
        if heading and whole.startswith(heading):
            return heading
    for candidate in [*candidates, *(headings if len(headings) == 1 else []), whole]:
        text = " ".join(candidate.split()) if isinstance(candidate, str) else ""
        if not text:
            continue
        parts = re.split(r"\s+[|–—»·-]\s+", text)
        if len(parts) > 1 and (
            not outlet
            or parts[-1].casefold() in outlet.casefold()
            or outlet.casefold() in parts[-1].casefold()
        ):
            text = text[: text.rindex(parts[-1])].rstrip(" |–—»·-")
        if text:
            return text
    return None
