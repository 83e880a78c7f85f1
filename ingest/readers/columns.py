"""Which column of a table holds what: by a mapping, else by the usual names."""

from __future__ import annotations

from dataclasses import dataclass, fields

from ingest.readers.failures import SourceError


@dataclass(frozen=True, slots=True)
class Mapping:
    """Names of the columns to read, where they are not the usual ones. None: look for the usual names."""

    text: str | None = None
    title: str | None = None
    published: str | None = None
    url: str | None = None
    outlet: str | None = None
    language: str | None = None
    retrieved_at: str | None = None


# Usual names of columns, most telling first. Text columns hold text or HTML.
_USUAL: dict[str, str] = {
    "text": "text body content html fulltext full_text article articlebody article_text maintext story"
    " raw_text raw_html description summary",
    "title": "title headline heading head subject",
    "published": "published date published_at publishedat date_published datepublished publication_date"
    " publish_date publishdate pubdate pub_date date_publish created_at timestamp",
    "url": "url link permalink canonical_url address uri",
    "outlet": "outlet source publisher site_name sitename site publication newspaper source_domain domain",
    "language": "language lang",
    "retrieved_at": "retrieved_at retrieved crawled_at scraped_at fetched_at date_download",
}


def find_columns(names: list[str], mapping: Mapping, place: str) -> dict[str, str]:
    """Field to column. A column named in the mapping must exist; so must one of text."""
    found: dict[str, str] = {}
    folded = {name.casefold().strip().replace(" ", "_").replace("-", "_"): name for name in reversed(names)}
    for field in fields(Mapping):
        wanted = getattr(mapping, field.name)
        if wanted is not None:
            if wanted not in names:
                raise SourceError(
                    place,
                    f"there is no column {wanted!r} (for {field.name})",
                    f"name one of those that exist: {', '.join(names)}",
                )
            found[field.name] = wanted
            continue
        usual = next((folded[name] for name in _USUAL[field.name].split() if name in folded), None)
        if usual is not None:
            found[field.name] = usual
    if "text" not in found:
        raise SourceError(
            place,
            f"there is no column of text ({', '.join(_USUAL['text'].split()[:4])} …)",
            f"name the one that holds it by a mapping; there are: {', '.join(names) or 'none'}",
        )
    return found
