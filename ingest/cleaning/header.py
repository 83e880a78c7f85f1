"""What stands above the body: labelled fields and date lines.

Each function takes what it reads out of the blocks, splitting a block where only its beginning is furniture;
the part taken out keeps its text and gets a reason, so that nothing is lost from the ledger.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from ingest.cleaning.blocks import ITEM, Block
from ingest.cleaning.dates import either_date, find_dates, full_year, month_day, only_date
from ingest.cleaning.knowledge import knowledge

_CLOCK_BEHIND = re.compile(r"\s+\d{1,2}[:.]\d{2}$")  # "last update 22:14"
_SEPARATORS = re.compile(r"\s*(?:[|·•/—–]|,|\s-\s|:(?=\s|$))\s*")
_BARS = re.compile(r"\s*[|·•]\s*|\s(?:[–—-]|//?)\s")
_ROMAN = re.compile(r"[ivxlc]+")
_FORWARDED = re.compile(r"(?:(?:fwd?|re|wg|tr)\s*:\s*)+", re.IGNORECASE)
_LINE = 14  # words of a line with the date of an issue
# What a date is of, where it is not the story's.
_MADE = re.compile(
    r"\b(?:digiti[sz]ed|scanned|retrieved|accessed|archived|downloaded|uploaded|since|joined|until)\b|©",
    re.IGNORECASE,
)
_VALUE = 8  # words of a field's value
_HEADLINE = 4  # words of the shortest headline between two dates
_SHORT = 8  # words of a line with a short year
_FIELD = 6  # words of a field beside a date
# "Updated 0912 GMT (1712 HKT)": of a clock without a colon nothing is read.
_BARE_CLOCK = re.compile(r"(?:\b[Uu]pdated )?\(?\b\d{4} (?:GMT|gmt|UTC|[A-Z]{2,3}T)\b\)?")
_BY = re.compile(r"(?:\w+ )?by\s")  # "by", "written by", "text by"
_LABEL_MARK = re.compile(r"\s*[:=|]\s*|\s+(?=\d)")


@dataclass(slots=True)
class Header:
    """Fields read from the text itself."""

    title: str | None = None
    published: date | None = None
    labelled: bool = False  # whether a label says that this is the date of publication
    updated: date | None = None
    dateline: str | None = None
    agency: str | None = None
    outlet: str | None = None
    url: str | None = None
    places: tuple[str, ...] = ()  # beside the date of publication: "2022-03-14 | Kyiv"
    signed: str | None = None  # in a byline
    dateline_day: date | None = None
    leading: date | None = None  # a date at the beginning of the text itself
    either: tuple[date, date] | None = None  # "Issued on: 11/12/2020": day first, month first


def read_fields(blocks: list[Block], first: int, header: Header) -> None:
    """Read labelled fields and date lines among the blocks up to the body's first (index ``first``)."""
    index, told = 0, False
    while index <= first and index < len(blocks):
        block = blocks[index]
        told |= block.reason is None and len(block.words) >= _HEADLINE
        if block.reason is None and index >= first - 1 and _heads_entry(blocks, index):
            index += 1
            continue
        if block.reason is None and not (
            _labelled(blocks, index, header) or _date_line(block, header, again=told) or _short(block, header)
        ):
            _date_prefix(blocks, index, header)
        told &= block.reason is None or not block.reason.startswith("header")
        grown = block is not blocks[index]
        if grown and _labelled(blocks, index + 1, header):  # "Published: ... Last updated: ..."
            first += blocks[index + 1].reason is None
        first += grown
        index += 1 + grown
    if header.published is None and header.updated is None and header.leading is None:
        header.leading = _any_date(blocks[:first])


def _any_date(above: list[Block]) -> date | None:
    """The one date in a short line above the body: ``The Courier, Thursday, March 24, 1988, Page 1A``."""
    for block in above:
        if block.reason is None and len(block.words) <= _LINE and not ITEM.match(block.text):
            dates = find_dates(block.text)
            if len(dates) == 1 and not _MADE.search(block.text) and not block.sentence:
                return dates[0].day
    return None


def _heads_entry(blocks: list[Block], index: int) -> bool:
    """Whether a line of date right above the first sentence begins a chronology: later days follow below."""
    day = only_date(blocks[index].text) if len(blocks[index].words) <= _FIELD else None
    if day is None:
        return False
    below = [only_date(block.text) for block in blocks[index + 1 :] if len(block.words) <= _FIELD]
    days = [other for other in below if other is not None]
    return len(days) > 1 and day < days[0] <= days[1]


def _labelled(blocks: list[Block], index: int, header: Header) -> bool:
    """``Published: 2023-01-05``, ``date 2023-10-23 Headline``, ``Source: Reuters``, ``Title: …``."""
    text = blocks[index].text
    folded = text.casefold()
    labels = knowledge().labels
    for name, values in (
        ("published", labels.date_labels),
        ("updated", labels.update_labels),
        ("title", labels.title_labels),
        ("dateline", labels.place_labels),
        ("outlet", labels.outlet_labels),
        ("author", labels.author_labels),
        ("url", labels.url_labels),
        ("field", labels.wire_labels),
        ("body", labels.body_labels),
    ):
        if not folded.startswith(tuple(values)):
            continue
        label = max((value for value in values if folded.startswith(value)), key=len)
        mark = _LABEL_MARK.match(text, len(label))
        if mark is None:
            continue
        colon = bool(mark.group().strip())
        value = text[mark.end() :].strip()
        if name in {"published", "updated"}:
            dates = find_dates(text)
            if not dates and (either := either_date(text, mark.end())) is not None:
                header.either = header.either or either
                blocks[index].drop("header: date")
                return True
            if (
                not dates
                or dates[0].start > mark.end() + 12
                or re.match(r"\s*[,;]?\s*[a-z,;]", text[dates[0].end :] if not colon else "")
            ):
                continue
            if getattr(header, name) is None or (name == "published" and not header.labelled):
                setattr(header, name, dates[0].day)
            header.labelled |= name == "published"
            split(blocks, index, dates[0].end, "header: date")
            return True
        if not colon or (name not in {"title", "body"} and len(value.split()) > _VALUE):
            continue
        if name == "body":
            split(blocks, index, mark.end(), "header: label")
            return True
        if name == "title" and value and header.title is None:
            header.title = _FORWARDED.sub("", value)
        elif name == "url" and value:
            header.url = header.url or value
        elif name == "dateline" and value:
            value = _take_date(value, header)
            header.dateline = header.dateline or value or None
        elif name == "outlet" and value:
            value = _take_date(value, header)
            header.agency = header.agency or knowledge().agencies.get(value.casefold().strip(" ."))
            header.outlet = header.outlet or value or None
        blocks[index].drop(f"header: {'headline' if name == 'title' else name}")
        return True
    return False


def _short(block: Block, header: Header) -> bool:
    """A field or line of date with two digits of its year: ``12-Mar-88``, ``Date: 12 Mar 88``."""
    if len(block.words) > _SHORT or (full := full_year(block.text)) is None:
        return False
    probe = [Block(full)]
    if not (_labelled(probe, 0, header) or _date_line(probe[0], header)):
        return False
    block.drop("header: date")
    return True


def _take_date(value: str, header: Header) -> str:
    """A field's value without the date in it, which is that of publication: ``Aden, 5 March 1986``."""
    dates = find_dates(value)
    if not dates:
        return value
    header.published = header.published or dates[0].day
    return (value[: dates[0].start] + value[dates[0].end :]).strip(" ,|.–—-")


def _date_line(block: Block, header: Header, *, again: bool = False) -> bool:
    """A line of nothing but a date, with perhaps place, agency and bylines: ``2022-03-14 | Kyiv``.

    ``again``: whether a headline stands between it and the date before, which was the site's or a list's.
    """
    dates = find_dates(block.text)
    if not dates or len(dates) > 3 or len(block.words) > (8 if block.sentence else 22):
        return False
    rest = block.text
    for found in reversed(dates):
        rest = rest[: found.start] + "|" + rest[found.end :]
    labels = knowledge().labels
    pieces = _pieces(rest)
    # "July 30, 2024 | Last update 22:14": the one date stands before the label, and is none of it.
    before = pieces if len(dates) > 1 else _pieces(rest[: dates[0].start])
    updated = any(label in " | ".join(before).casefold() for label in labels.update_labels)
    apart = _stands_apart(block.text, len(dates))
    places: list[str] = []
    for piece in pieces:
        bare = piece.strip(" .()[]|-").strip()
        plain = bare.casefold().removesuffix(" on").removesuffix(" at")
        if not any(letter.isalpha() for letter in bare):
            continue  # a clock that no zone follows: "— 10:12"
        if plain in labels.date_labels or _CLOCK_BEHIND.sub("", plain) in labels.update_labels:
            continue
        if plain in knowledge().agencies:
            header.agency = header.agency or knowledge().agencies[plain]
        elif _BY.match(plain) or plain in knowledge().sections or _counts(plain):
            continue
        elif any(plain.startswith(f"{label} by ") for label in labels.date_labels):
            continue  # "Posted by editor on 29 November 2023"
        elif re.split(r"[\s-]", plain)[-1] in labels.desk_words:
            places = places[:-1] if places and " " in places[-1] else places  # "Ana Kess, Cairo bureau"
        elif plain.startswith("the ") and _names(bare):
            header.outlet = header.outlet or bare  # papers have the article, places hardly any
        elif _names(bare):
            if plain not in (*labels.place_labels, *labels.counter_words) and not any(
                letter.isdigit() for letter in bare
            ):  # "16h40"
                places.append(bare)
        elif not (apart and len(bare.split()) <= _FIELD):
            return False
    if len({place in rest[: dates[0].start] for place in places}) == 2 == len(places):
        places = [min(places, key=lambda place: len(place.split()))]  # "Cairo | 5 March 2013 | Ana Kess"
    if len(places) > 2:
        return False
    if places and len(dates) == 1:
        header.places = header.places or tuple(places)
    labelled = any(label in labels.date_labels for label in map(str.casefold, before))
    better = header.published is None or (not header.labelled and (again or labelled))
    if better and not (updated and len(dates) == 1):
        header.published, header.labelled = dates[0].day, labelled
    elif updated:
        header.updated = header.updated or dates[-1].day
    block.drop("header: date")
    return True


def _stands_apart(text: str, dates: int) -> bool:
    """Whether bars part the dates of a line from its other fields: ``Staff | Updated: May 11, 2025``."""
    fields = [field for field in _BARS.split(text) if field.strip()]
    bare = [re.sub(r"^[^:\d]{1,20}:\s*", "", field).strip() for field in fields]
    if any(month_day(field) and only_date(field) is None for field in bare):
        return False  # "Period: 28 September - 4 October 2007"
    return len(fields) > 1 and sum(only_date(field) is not None for field in bare) == dates


def _pieces(text: str) -> list[str]:
    """The parts of a line between its separators, without clocks and without "3 hours ago"."""
    return [piece for piece in _SEPARATORS.split(_BARE_CLOCK.sub("", text)) if not _long_ago(piece)]


def _counts(text: str) -> bool:
    """Whether a piece of a line only counts: "3 comments", "Issue 2214"."""
    words = [word.strip(".") for word in text.split()]
    named = [word for word in words if not word.isdigit() and _ROMAN.fullmatch(word) is None]
    return len(named) < len(words) and " ".join(named) in knowledge().labels.counter_words


def _long_ago(piece: str) -> bool:
    """Whether a piece of a line says how long ago the page was changed: ``Updated 2 days ago``."""
    rest, found = knowledge().ago.subn("", piece)
    return bool(found) and rest.casefold().strip(" .()[]|:") in {"", *knowledge().labels.update_labels}


def _names(text: str) -> bool:
    """Whether a piece of a line is at most four words that all begin with capitals."""
    words = text.split()
    return len(words) <= 4 and all(word[:1].isupper() or not word[:1].isalpha() for word in words)


def _date_prefix(blocks: list[Block], index: int, header: Header) -> None:
    """``2023-10-23 Headline`` and ``14 March 2022 | Sentence``: take the date off, leave the rest.

    ``14 March 2022: sentence`` stays whole: there the date belongs to what is told. In a chronology, where
    several lines begin with dates, none is the date of publication.
    """
    block = blocks[index]
    dates = find_dates(block.text)
    if not dates or dates[0].start > 2 or any(_dated(other) for other in blocks if other is not block):
        return
    rest = block.text[dates[0].end :]
    piped = re.match(r"\s*\|\s*", rest)
    headline = dates[0].iso and re.match(r"\s+[\"'“‘]?[A-Z]", rest) and not block.terminal
    if piped or headline:
        header.published = header.published or dates[0].day
        split(blocks, index, dates[0].end + (piped.end() if piped else 0), "header: date")
    else:
        header.leading = header.leading or dates[0].day


def _dated(block: Block) -> bool:
    """Whether a line begins with a date and goes on to tell something."""
    dates = find_dates(block.text[:40])
    return bool(dates) and dates[0].start <= 2 and only_date(block.text) is None


def split(blocks: list[Block], index: int, end: int, reason: str) -> None:
    """Turn the first ``end`` characters of a block into a dropped block of their own."""
    block = blocks[index]
    end += len(block.text[end:]) - len(block.text[end:].lstrip(" .|:;]"))
    rest = block.text[end:].strip()
    if not rest:
        block.drop(reason)
        return
    before = Block(block.text[:end].strip(), block.tag, reason=reason)
    after = Block(rest, block.tag, block.link_share, block.heading)
    blocks[index : index + 1] = [before, after]
