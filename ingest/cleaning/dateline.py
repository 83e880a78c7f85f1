"""Datelines and agencies' signatures: ``BAKU, Sept 19 (Reuters) -``, ``(AFP)``."""

from __future__ import annotations

import re
from functools import lru_cache

from ingest.cleaning.blocks import Block
from ingest.cleaning.dates import find_dates
from ingest.cleaning.header import Header, place_case, split
from ingest.cleaning.knowledge import knowledge

_MONTH_DAY = r"[A-Z][A-Za-z]{2,8}\.?\s+\d{1,2}(?:,?\s+\d{4})?|\d{1,2}\s+[A-Z][A-Za-z]{2,8}\.?(?:,?\s+\d{4})?"
_CAPITAL_PLACE = (
    r"[A-ZÀ-ÖØ-ÞĀ-ŽİŞĞ][A-ZÀ-ÖØ-ÞĀ-ŽİŞĞ.'’\-]+(?:[ /][A-ZÀ-ÖØ-ÞĀ-ŽİŞĞ][A-ZÀ-ÖØ-ÞĀ-ŽİŞĞ.'’\-]+){0,4}"
)
_TITLE_PLACE = r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w.'’\-]+(?:[ /-](?:[A-ZÀ-ÖØ-ÞĀ-Ž][\w.'’\-]+|al|el|de|la|of|the|on|in)){0,3}"
_REGION = rf"(?:,\s*(?!{_MONTH_DAY}\b){_TITLE_PLACE}){{0,2}}"
_DASH = r"(?:\s*(?:—|–|--|―)\s*|\s+-\s+)"


def take_dateline(blocks: list[Block], index: int, header: Header) -> int:
    """Take ``BAKU, Sept 19 (Reuters) -`` off block ``index``; the index of the body's first block after it.

    Also reads a line of its own (``BAKU – Agence France-Presse``).
    """
    text = blocks[index].text
    for pattern in _dateline_patterns():
        match = pattern.match(text)
        if match is None:
            continue
        groups = match.groupdict()
        place, agency, day = groups.get("place"), groups.get("agency"), groups.get("day")
        if place and place.casefold() in knowledge().agencies and not agency:
            place, agency = None, place
        if agency and agency.casefold() not in knowledge().agencies and not (place and place.isupper()):
            continue
        if place and place.casefold() in knowledge().sections:
            continue
        header.dateline = header.dateline or (place_case(place) if place else None)
        header.agency = header.agency or (
            knowledge().agencies.get(agency.casefold(), agency) if agency else None
        )
        found = find_dates(day) if day else []
        if found:
            header.dateline_day = found[0].day
        whole = match.end() >= len(text)
        split(blocks, index, match.end(), "dateline")
        return index if whole else index + 1
    return index


@lru_cache(maxsize=1)
def _dateline_patterns() -> list[re.Pattern[str]]:
    names = "|".join(re.escape(name) for name in knowledge().agency_names)
    known = rf"(?P<agency>(?i:{names}))"
    place = rf"(?P<place>{_CAPITAL_PLACE}{_REGION})"
    either = rf"(?P<place>(?:{_CAPITAL_PLACE}|{_TITLE_PLACE}){_REGION})"
    day = rf"(?P<day>{_MONTH_DAY})"
    ahead = r"(?=[\"'“‘«(]?\S)"
    sources = [
        # KYIV, Ukraine (AP) —
        rf"{either}(?:[,.]?\s+{day})?[,.]?\s*[(/\[]\s*{known}\s*[)/\]](?:\s*[.:]\s*|{_DASH}|\s+)?",
        rf"(?:{day}\s*)?[(/]\s*{known}\s*[)/](?:{_DASH}|\s*[.:]\s*|\s+|$)",  # Sept 19 (Reuters) -
        # TOWN (Unknown Agency) —
        rf"{place}(?:[,.]?\s+{day})?\s*\(\s*(?P<agency>[A-Z][\w .&-]{{1,30}})\s*\){_DASH}",
        # TOWN (Unknown Agency) Aug. 9, 2008 —
        rf"{place}\s*\(\s*(?P<agency>[A-Z][\w .&-]{{1,30}})\s*\)[,.]?\s*{day}[,.]?{_DASH}",
        # (Unknown Agency) TOWN, May 26, 2023 -
        rf"\(\s*(?P<agency>[A-Z][\w .&-]{{1,30}})\s*\)\s*{place}[,.]?\s+{day}[,.]?{_DASH}",
        # TOWN, Sept 24, 2024 - on a line of its own
        rf"{place}[,.]?\s+{day}\s*(?:—|–|--|-)\s*$",
        # YEREVAN, SEPTEMBER 19, ARMENPRESS.
        rf"{either}[,.]?\s+{day}[,.]\s*{known}(?:\s*[.:]\s*|{_DASH}|$)",
        rf"{place}{_DASH}{known}$",  # BAKU – Agence France-Presse
        rf"{either}{_DASH}{known}$",
        # Geneva, 5 January (Unknown) –
        rf"{either}[,.]?\s+{day}\s*\([A-Z][\w .&-]{{1,30}}\){_DASH}{ahead}",
        rf"{either}[,.]?\s+{day}{_DASH}{ahead}",  # Kyiv, 14 March 2022 —
        rf"{place}[,.]?\s+{day}(?:\s*[.:]\s*|{_DASH}){ahead}",  # MOSCOW, September 19.
        rf"{place}{_DASH}(?=[\"'“‘«(]?[A-ZÀ-Þ0-9])",  # MOSCOW —
        rf"{place}:\s+(?=[\"'“‘«(]?[A-ZÀ-Þ0-9])(?=(?:\S+\s+){{9}})",  # KHARTOUM: of a whole sentence
        # (Nairobi) – as human rights groups write it
        rf"\(\s*{either}(?:[,.]?\s+{day})?\s*\){_DASH}{ahead}",
        # Goma, DR Congo -
        rf"(?P<place>{_TITLE_PLACE},\s*{_TITLE_PLACE}){_DASH}"
        r"(?=[\"'“‘«(]?[A-ZÀ-Þ])(?!.*(?:—|–| - ))",
        # Moscow — The
        rf"(?P<place>{_TITLE_PLACE}{_REGION})\s*(?:—|--)\s*(?=[\"'“‘«(]?[A-ZÀ-Þ])(?!.*[—])",
    ]
    return [re.compile(source) for source in sources]


def take_signatures(blocks: list[Block], header: Header) -> None:
    """Read and take off agencies that sign the end of a paragraph, or stand alone on a line."""
    index = 0
    while index < len(blocks):
        match = _signature().search(blocks[index].text) if blocks[index].reason is None else None
        if match is not None:
            header.agency = header.agency or knowledge().agencies[(match[1] or match[2]).casefold()]
            block, start = blocks[index], match.start()
            if start == 0:
                block.drop("agency")
            else:
                body = Block(block.text[:start].rstrip(), block.tag, block.link_share, block.heading)
                blocks[index : index + 1] = [
                    body,
                    Block(block.text[start:].strip(), block.tag, reason="agency"),
                ]
                index += 1
        index += 1


@lru_cache(maxsize=1)
def _signature() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in knowledge().agency_names)
    return re.compile(
        rf"^[(/\[—–-]*\s*({names})\s*[)/\]]*\.?$|(?<=[.!?\"”’])\s+[(/\[—–-]+\s*({names})\s*[)/\]]*\.?$"
    )


def take_standalone(blocks: list[Block], start: int, header: Header) -> None:
    """A dateline on a line of its own above the body: so scrapers leave it between two headlines."""
    for index in range(start):
        if blocks[index].reason not in {"before the article", "subtitle"} or header.dateline is not None:
            continue
        if _alone(blocks[index], header):
            blocks[index].reason = "dateline"
        elif index == start - 1 and _is_place_line(blocks[index], header.title):
            header.dateline = place_case(blocks[index].text)
            blocks[index].reason = "dateline"


def is_dateline(block: Block) -> bool:
    """Whether a line is nothing but a dateline (``BAKU – Agence France-Presse``)."""
    return _alone(block, Header())


def _alone(block: Block, header: Header) -> bool:
    """The same; ``header`` takes place and agency."""
    probe = [Block(block.text)]
    return take_dateline(probe, 0, header) == 0 and probe[0].reason == "dateline" and len(probe) == 1


def _is_place_line(block: Block, title: str | None) -> bool:
    """``KYIV``, or ``Kyiv, Ukraine`` under a headline: a line of one to three names."""
    names = block.text.replace(",", " ").split()
    return (
        len(names) <= 3
        and all(name[:1].isupper() for name in names)
        and (block.capitals or title is not None)
    )
