"""What stands around the body's first line: labelled fields, date lines, headline, dateline, agency.

Each function takes what it reads out of the blocks, splitting a block where only its beginning is furniture;
the part taken out keeps its text and gets a reason, so that nothing is lost from the ledger.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from ingest.cleaning.blocks import Block
from ingest.cleaning.dates import find_dates, only_date
from ingest.cleaning.knowledge import knowledge

_SEPARATORS = re.compile(r"\s*(?:[|·•/—–]|,|\s-\s|:(?=\s|$))\s*")
_LABEL_MARK = re.compile(r"\s*[:=|]\s*|\s+(?=\d)")


@dataclass(slots=True)
class Header:
    """Fields read from the text itself."""

    title: str | None = None
    published: date | None = None
    updated: date | None = None
    dateline: str | None = None
    agency: str | None = None
    outlet: str | None = None
    url: str | None = None
    dateline_day: date | None = None
    leading: date | None = None  # a date at the beginning of the text itself


def read_fields(blocks: list[Block], first: int, header: Header) -> None:
    """Read labelled fields and date lines among the blocks up to index ``first`` (the body's first), inclusive."""
    index = 0
    while index <= first and index < len(blocks):
        block = blocks[index]
        if block.reason is None and not (_labelled(blocks, index, header) or _date_line(block, header)):
            _date_prefix(blocks, index, header)
        grown = block is not blocks[index]
        first += grown
        index += 1 + grown


def _labelled(blocks: list[Block], index: int, header: Header) -> bool:
    """``Published: 2023-01-05``, ``date 2023-10-23 Headline``, ``Source: Reuters``, ``Title: …``, ``Text: …``."""
    text = blocks[index].text
    labels = knowledge().labels
    for name, values in (
        ("published", labels.date_labels),
        ("updated", labels.update_labels),
        ("title", labels.title_labels),
        ("dateline", labels.place_labels),
        ("outlet", labels.outlet_labels),
        ("author", labels.author_labels),
        ("url", labels.url_labels),
        ("body", labels.body_labels),
    ):
        label = next(
            (v for v in sorted(values, key=len, reverse=True) if text.casefold().startswith(v)), None
        )
        if label is None:
            continue
        mark = _LABEL_MARK.match(text, len(label))
        if mark is None:
            continue
        colon = bool(mark.group().strip())
        value = text[mark.end() :].strip()
        if name in {"published", "updated"}:
            dates = find_dates(text)
            if not dates or dates[0].start > mark.end() + 12:
                continue
            if getattr(header, name) is None:
                setattr(header, name, dates[0].day)
            _split(blocks, index, dates[0].end, "header: date")
            return True
        if not colon or (name != "title" and len(value.split()) > 8 and name != "body"):
            continue
        if name == "body":
            _split(blocks, index, mark.end(), "header: label")
            return True
        if name == "title" and value and header.title is None:
            header.title = value
        elif name == "url" and value:
            header.url = header.url or value
        elif name == "dateline" and value:
            header.dateline = header.dateline or value
        elif name == "outlet" and value:
            agency = knowledge().agencies.get(value.casefold().strip(" ."))
            header.agency = header.agency or agency
            header.outlet = header.outlet or value
        blocks[index].drop(f"header: {'headline' if name == 'title' else name}")
        return True
    return False


def _date_line(block: Block, header: Header) -> bool:
    """A line of nothing but a date, with perhaps place, agency and bylines: ``2022-03-14 | Kyiv``."""
    dates = find_dates(block.text)
    if not dates or len(dates) > 3 or len(block.words) > 22:
        return False
    rest = block.text
    for found in reversed(dates):
        rest = rest[: found.start] + "|" + rest[found.end :]
    labels = knowledge().labels
    updated = any(label in rest.casefold() for label in labels.update_labels)
    places = []
    for piece in _SEPARATORS.split(rest):
        bare = piece.strip(" .()[]|").strip()
        plain = bare.casefold()
        if not bare or plain in labels.date_labels or plain in labels.update_labels:
            continue
        if plain in knowledge().agencies:
            header.agency = header.agency or knowledge().agencies[plain]
        elif plain.startswith("by ") or plain in knowledge().sections:
            continue
        elif len(bare.split()) <= 4 and all(
            word[:1].isupper() or not word[:1].isalpha() for word in bare.split()
        ):
            places.append(bare)
        else:
            return False
    if len(places) > 2:
        return False
    if places and header.dateline is None and len(dates) == 1:
        header.dateline = _place_case(", ".join(places))
    if header.published is None and not (updated and len(dates) == 1):
        header.published = dates[0].day
    elif updated:
        header.updated = header.updated or dates[-1].day
    block.drop("header: date")
    return True


def _date_prefix(blocks: list[Block], index: int, header: Header) -> None:
    """``2023-10-23 Headline`` and ``14 March 2022 | Sentence``: take the date off, leave the rest.

    ``14 March 2022: sentence`` stays whole: there the date belongs to what is told, as in a chronology.
    """
    block = blocks[index]
    dates = find_dates(block.text)
    if not dates or dates[0].start > 2:
        return
    rest = block.text[dates[0].end :]
    piped = re.match(r"\s*\|\s*", rest)
    header.leading = header.leading or dates[0].day
    if not piped and not (dates[0].iso and re.match(r"\s+[\"'“‘]?[A-Z]", rest)):
        return
    others = [other for other in blocks if other is not block and (find_dates(other.text[:40]) or [None])[0]]
    if (
        sum(find_dates(other.text[:40])[0].start <= 2 and only_date(other.text) is None for other in others)
        > 1
    ):
        return  # a chronology: each line has its own date
    header.published = header.published or dates[0].day
    _split(blocks, index, dates[0].end + (piped.end() if piped else 0), "header: date")


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
        header.dateline = header.dateline or (_place_case(place) if place else None)
        header.agency = header.agency or (
            knowledge().agencies.get(agency.casefold(), agency) if agency else None
        )
        found = find_dates(day) if day else []
        if found:
            header.dateline_day = found[0].day
        whole = match.end() >= len(text)
        _split(blocks, index, match.end(), "dateline")
        return index if whole else index + 1
    return index


def _dateline_patterns() -> list[re.Pattern[str]]:
    names = "|".join(re.escape(name) for name in knowledge().agency_names)
    known = rf"(?P<agency>(?i:{names}))"
    place = rf"(?P<place>{_CAPITAL_PLACE}{_REGION})"
    either = rf"(?P<place>(?:{_CAPITAL_PLACE}|{_TITLE_PLACE}){_REGION})"
    day = rf"(?P<day>{_MONTH_DAY})"
    ahead = r"(?=[\"'“‘«(]?\S)"
    sources = [
        rf"{either}(?:[,.]?\s+{day})?[,.]?\s*[(/\[]\s*{known}\s*[)/\]](?:\s*[.:]\s*|{_DASH}|\s+)?",  # KYIV, Ukraine (AP) —
        rf"(?:{day}\s*)?[(/]\s*{known}\s*[)/](?:{_DASH}|\s*[.:]\s*|\s+|$)",  # Sept 19 (Reuters) -
        rf"{place}(?:[,.]?\s+{day})?\s*\(\s*(?P<agency>[A-Z][\w .&-]{{1,30}})\s*\){_DASH}",  # TOWN (Unknown Agency) —
        rf"{either}[,.]?\s+{day}[,.]\s*{known}(?:\s*[.:]\s*|{_DASH}|$)",  # YEREVAN, SEPTEMBER 19, ARMENPRESS.
        rf"{place}{_DASH}{known}$",  # BAKU – Agence France-Presse
        rf"{either}{_DASH}{known}$",
        rf"{place}[,.]?\s+{day}(?:\s*[.:]\s*|{_DASH}){ahead}",  # MOSCOW, September 19 —
        rf"{place}{_DASH}(?=[\"'“‘«(]?[A-ZÀ-Þ0-9])",  # MOSCOW —
        rf"(?P<place>{_TITLE_PLACE}{_REGION})\s*(?:—|--)\s*(?=[\"'“‘«(]?[A-ZÀ-Þ])(?!.*[—])",  # Moscow — The
    ]
    return [re.compile(source) for source in sources]


def take_signature(blocks: list[Block], header: Header) -> None:
    """Read and take off an agency that signs the end of the last paragraph or stands alone after it."""
    last = next((i for i in range(len(blocks) - 1, -1, -1) if blocks[i].reason is None), None)
    if last is None:
        return
    names = "|".join(re.escape(name) for name in knowledge().agency_names)
    match = re.search(rf"(?:^|(?<=[.!?\"”’])\s+)[(/\[—–-]*\s*({names})\s*[)/\]]*\.?$", blocks[last].text)
    if match is None or (match.start() == 0 and last == 0):
        return
    header.agency = header.agency or knowledge().agencies[match[1].casefold()]
    text, start = blocks[last].text, match.start()
    blocks[last].reason = "agency" if start == 0 else None
    if start:
        blocks[last : last + 1] = [
            Block(text[:start].rstrip(), blocks[last].tag),
            Block(text[start:].strip(), reason="agency"),
        ]


def _split(blocks: list[Block], index: int, end: int, reason: str) -> None:
    """Turn the first ``end`` characters of a block into a dropped block of their own."""
    block = blocks[index]
    rest = block.text[end:].strip()
    if not rest:
        block.drop(reason)
        return
    before = Block(block.text[:end].strip(), block.tag, reason=reason)
    after = Block(rest, block.tag, block.link_share, block.heading)
    blocks[index : index + 1] = [before, after]


def _place_case(place: str) -> str:
    """``GAZA CITY, Gaza Strip`` as a name is written: capitals only at the beginnings."""
    if not any(part.isupper() and len(part) > 1 for part in re.split(r"[\s,/-]+", place)):
        return place

    def lower(match: re.Match[str]) -> str:
        word = match.group()
        short = "." in word or len(word) < 3
        return word if short or not word.isupper() else word[0] + word[1:].lower()

    return re.sub(r"[^\s,/\-]+", lower, place)
