"""Datelines and agencies' signatures: ``BAKU, Sept 19 (Reuters) -``, ``(AFP)``."""

from __future__ import annotations

import re
from functools import lru_cache

from ingest.cleaning.blocks import Block
from ingest.cleaning.dateline_form import read_form
from ingest.cleaning.dates import find_dates
from ingest.cleaning.header import Header, split
from ingest.cleaning.knowledge import knowledge
from ingest.cleaning.place_case import place_case
from ingest.cleaning.signed_places import without_outlet

_SPEAKER = re.compile(r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’ -]+:\s")
_TURNS = 6  # lines below in which another speaks, where it is no dateline but a transcript


def take_dateline(blocks: list[Block], index: int, header: Header) -> int:
    """Take ``BAKU, Sept 19 (Reuters) -`` off block ``index``; the index of the body's first block after it.

    Also reads a line of its own (``BAKU – Agence France-Presse``).
    """
    text = blocks[index].text
    form = read_form(text)
    if form is None:
        return index
    place, agency = form.place, form.agency
    if place and place.casefold() in knowledge().agencies and not agency:
        place, agency = None, place
    if place and place.casefold() in knowledge().sections:
        return index
    if form.colon and any(_SPEAKER.match(block.text) for block in blocks[index + 1 : index + 1 + _TURNS]):
        return index  # "PRESENTER: Good evening."
    header.dateline = header.dateline or (place_case(place) if place else None)
    header.agency = header.agency or (knowledge().agencies.get(agency.casefold(), agency) if agency else None)
    found = find_dates(form.day) if form.day else []
    if found:
        header.dateline_day = found[0].day
    whole = form.end >= len(text)
    split(blocks, index, form.end, "dateline")
    return index if whole else index + 1


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
            header.dateline = place_case(without_outlet(blocks[index].text) or blocks[index].text)
            blocks[index].reason = "dateline"


def is_dateline(block: Block) -> bool:
    """Whether a line is nothing but a dateline (``BAKU – Agence France-Presse``)."""
    return _alone(block, Header())


def _alone(block: Block, header: Header) -> bool:
    """The same; ``header`` takes place and agency."""
    probe = [Block(block.text)]
    return take_dateline(probe, 0, header) == 0 and probe[0].reason == "dateline" and len(probe) == 1


def _is_place_line(block: Block, title: str | None) -> bool:
    """``KYIV``, or ``Kyiv, Ukraine`` under a headline: a line of one to three names, and no writer's name."""
    names = block.text.replace(",", " ").split()
    if len(names) > 3 or not all(name[:1].isupper() for name in names):
        return False
    head = block.text.split(",")[0].split()
    return block.capitals or (
        title is not None and (len(head) == 1 or without_outlet(block.text) is not None)
    )
