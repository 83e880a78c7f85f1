"""The place that a byline names: ``By Ana Kess in Cairo``, ``From our correspondent, Cairo``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from ingest.cleaning.blocks import Block
from ingest.cleaning.header import Header
from ingest.cleaning.knowledge import knowledge
from ingest.cleaning.place_case import place_case

_SIGNED = frozenset(["byline", "header: author", "header: date"])
_UNKNOWN = frozenset(["before the article", "subtitle"])
_BESIDE = _SIGNED | {"headline"}
_WORDS = 16  # words of a byline
_CAPITAL = r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w.'’-]*"
_NAME = rf"{_CAPITAL}(?:\s+(?:{_CAPITAL}|al|el|bin|de|van|von)){{1,3}}"
_PLACE = rf"(?:the\s+)?{_CAPITAL}(?:\s(?!AND\b|FOR\b){_CAPITAL}|\s(?:al|el|de|la|of|es)\s{_CAPITAL}){{0,3}}"
_AFTER = r"(?=\s*(?:$|[,;|·•–—(]|-\s|\d)|\s(?:and|for|on|with|AND|FOR)\s)"
_LED = r"(?:in|from|at|IN|FROM|AT|reports?\sfrom|reporting\sfrom)"


def signed_place(text: str, *, signed: bool) -> str | None:
    """Where the writer of an article was, as its byline ``text`` says.

    ``signed``: whether the line is known to be a byline; else it must begin as one, or be a name "in" a
    place.
    """
    if len(text.split()) > _WORDS:
        return None
    for pattern in _patterns(signed):
        found = pattern.search(text)
        if found is not None and _is_place(found["place"]):
            region = found.groupdict().get("region")
            place = found["place"].removeprefix("the ")
            return place_case(f"{place}, {region}" if region else place)
    behind = text.split(",", 1)[1].strip() if signed and "," in text else ""  # "By Ana Kess, BBC News, Cairo"
    return without_outlet(behind)


def without_outlet(text: str) -> str | None:
    """The place in ``BBC News, Cairo``; None where no outlet stands before one."""
    outlet, comma, place = text.rpartition(",")
    return place.strip() if comma and outlet and _is_desk(outlet) else None


def _is_place(text: str) -> bool:
    folded = text.casefold()
    known = knowledge()
    return not (
        folded in known.sections or folded in known.agencies or folded in known.months or _is_desk(text)
    )


def _is_desk(text: str) -> bool:
    return text.rsplit(maxsplit=1)[-1].casefold() in knowledge().labels.desk_words


@lru_cache(maxsize=2)
def _patterns(signed: bool) -> tuple[re.Pattern[str], ...]:
    region = rf"(?:,\s(?!\w+day$)(?P<region>{_CAPITAL}(?:\s{_CAPITAL})?)(?=$))?"
    begins = r"\b(?:[Bb]y|BY|[Ff]rom|FROM|Words|[Rr]eporting|[Cc]orrespondent|CORRESPONDENT)\b"
    bare = re.compile(rf"^{_NAME},?\s{_LED}\s(?P<place>{_PLACE}){region}{_AFTER}")
    if not signed:
        return (
            bare,
            re.compile(rf"^(?:From|FROM)\s.*?(?:\b(?:in|IN)\s|,\s)(?P<place>{_PLACE}){region}{_AFTER}"),
            re.compile(rf"^[Rr]eporting from (?P<place>{_PLACE}){region}{_AFTER}"),
        )
    return (
        re.compile(rf"{begins}.*?\s{_LED}\s(?P<place>{_PLACE}){region}{_AFTER}"),
        re.compile(rf"\b(?:[Cc]orrespondent|CORRESPONDENT),\s(?P<place>{_PLACE}){_AFTER}"),
        bare,
    )


def read_bylines(blocks: Sequence[Block], header: Header) -> None:
    """Read the place of the byline above the body; a dateline of the text says more."""
    first = next((i for i, block in enumerate(blocks) if block.reason is None and block.sentence), 0)
    for index, block in enumerate(blocks[:first]):
        if header.signed is not None:
            return
        if block.reason in _SIGNED or (block.reason in _UNKNOWN and block.text.startswith(("By ", "BY "))):
            header.signed = signed_place(block.text, signed=True)
        elif block.reason in _UNKNOWN and any(
            other.reason in _BESIDE for other in blocks[max(0, index - 1) : index + 2] if other is not block
        ):
            header.signed = signed_place(block.text, signed=False)
