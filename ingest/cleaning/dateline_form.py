"""The form of a dateline: ``BAKU, Sept 19 (Reuters) -``, ``(Beirut) –``, ``By Ana Kess KABUL, June 3 --``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ingest.cleaning.knowledge import knowledge

_UPPER = "A-ZÀ-ÖØ-ÞĀ-ŽİŞĞ"
_CAPITAL_WORD = rf"[{_UPPER}][{_UPPER}.'’\-]+"
_TITLE_WORD = r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w.'’\-]+"
_LITTLE = "al|el|de|la|of|the|on|in|and"
_DASH = r"(?:[.:,]?\s*(?:—|–|--|―)\s*|[.:,]?\s+[-_](?:\s+|$)|(?<=[)\].:])-\s+)"
_CLOSE = rf"(?:(?P<dash>{_DASH})|\s*[.:]?\s*(?P<end>$)|\s*(?P<stop>[.:])\s+|(?(known)(?P<none>\s+)|(?!)))"
_AHEAD = re.compile(r"[\"'“‘«(]?[A-ZÀ-Þ0-9]")
_LONG_DASH = re.compile(r"\s*(?:—|--)")
_ANY_DASH = re.compile(r"—|–| - ")
_WORDS = 9  # words of the sentence behind "KHARTOUM:"; fewer are a label's value
_NAME = r"[A-ZÀ-Þ](?:[a-zß-ÿ'’-]+|\.)"
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"


@dataclass(frozen=True, slots=True)
class Form:
    """What a dateline at the head of a text says, and how many characters it takes up."""

    place: str | None
    agency: str | None
    day: str | None
    end: int
    colon: bool = False  # whether nothing but a colon behind capitals tells that it is one


def read_form(text: str) -> Form | None:
    """The dateline that a text begins with."""
    for pattern, capitals in _patterns():
        match = pattern.match(text)
        if match is not None and (form := _judged(match, text, capitals=capitals)) is not None:
            return form
    match = _placeless().match(text)
    return Form(None, match["agency"], match["day"], match.end()) if match is not None else None


def _judged(match: re.Match[str], text: str, *, capitals: bool) -> Form | None:
    known, place = match["known"] or match["bare"] or match["sole"], match["place"]
    other, named = match["before"] or match["other"], match["name"]
    front, last = _last_part(place)
    if known is None and front and last.casefold() in knowledge().agencies:  # "Kabul/AFP"
        place, known = front, last
    days = [day for day in (match["first"], match["day"], match["late"]) if day]
    rest, dash, stop = text[match.end() :], match["dash"] is not None, match["stop"]
    if match["ahead"] and not (capitals and (dash or known)):
        return None
    if match["known"]:
        fits = True
    elif known:
        fits = match["none"] is None
    elif other:
        fits = dash and (capitals or bool(days))
    elif match["sole"] is None and match["end"] is not None:
        fits = False
    elif named:
        fits = capitals and bool(match["day"]) and (dash or stop == ".") and bool(_AHEAD.match(rest))
    elif days:
        told = capitals or (stop == ":" and len(rest.split()) >= _WORDS)
        fits = (dash and (bool(rest) or capitals)) or (stop is not None and told and bool(_AHEAD.match(rest)))
    else:
        fits = bool(_AHEAD.match(rest)) and _stands_alone(match, rest, capitals=capitals)
    if not fits:
        return None
    if place.count(".") == 1:
        place = place.rstrip(".")  # "KABUL.-"
    agency = known or other or named
    return Form(place, agency, " ".join(days) or None, match.end(), stop == ":" and not (agency or days))


def _last_part(place: str) -> tuple[str, str]:
    """A place without what stands behind its last stroke or comma, and that."""
    at = max(place.rfind("/"), place.rfind(","))
    return (place[:at], place[at + 1 :].strip()) if at > 0 else ("", "")


def _stands_alone(match: re.Match[str], rest: str, *, capitals: bool) -> bool:
    """Whether a place without day and agency is a dateline's: by its capitals, brackets, country or dash."""
    if match["stop"]:
        return capitals and match["stop"] == ":" and len(rest.split()) >= _WORDS
    if not match["dash"]:
        return False
    if capitals or match["open"]:
        return True
    if _LONG_DASH.match(match["dash"]):
        return "—" not in rest
    return "," in match["place"] and not _ANY_DASH.search(rest)


@lru_cache(maxsize=1)
def _day() -> str:
    names = "|".join(sorted((re.escape(name) for name in knowledge().months), key=len, reverse=True))
    day, year = r"\d{1,2}(?:st|nd|rd|th)?", r"(?:,?\s+\d{4})?"
    of_month = rf"(?:(?:{names})\.?\s+{day}|{day}\s+(?:{names})\.?){year}"
    return rf"(?:(?i:{_WEEKDAY},?\s+{of_month}|{of_month}|{_WEEKDAY})(?!\w)|\d{{1,2}}\.\s?\d{{1,2}}\.)"


@lru_cache(maxsize=1)
def _patterns() -> list[tuple[re.Pattern[str], bool]]:
    """For a place in capitals, then for one that is written as names are."""
    names = "|".join(re.escape(name) for name in knowledge().agency_names)
    notes = "|".join(knowledge().labels.rewrite_words)
    day = _day()
    apart = rf"(?:[,.]?\s+|\s*[,.]?\s*[(/|]\s*|{_DASH})"
    agency = (
        rf"(?:[,.]?\s*[(/\[]\s*(?P<known>(?i:{names}))\s*[)/\]]"
        r"|[,.]?\s*\(\s*(?P<other>[A-Z][\w .&-]{1,30})\s*\)"
        rf"|(?:,\s+|\s*[|/]\s*)(?P<bare>(?i:{names}))(?!\w)"
        rf"|{_DASH}(?P<sole>(?i:{names}))(?=\s*$)"
        r"|,\s+(?P<name>[A-Z][\w.&-]*\w(?: [A-Z][\w.&-]*\w){0,2})(?=\.\s|\s*[—–]))?"
    )
    by = rf"(?:[Bb]y|BY|From)\s+{_NAME}(?:\s+(?:and\s+)?{_NAME}){{0,5}}[,:|]?\s+"
    writer = rf"(?:{by}|{_NAME}(?:\s{_NAME}){{1,2}}(?:,|\s\||\sin)\s)"
    made = []
    title = rf"{_TITLE_WORD}(?:[ /-](?!{day})(?:{_TITLE_WORD}|{_LITTLE})){{0,3}}"
    upper = rf"{_CAPITAL_WORD}(?:[ /](?!{day}){_CAPITAL_WORD}){{0,4}}"
    region = rf"(?:,\s*(?!{day}){title}){{0,2}}"
    for name, capitals in ((upper, True), (title, False)):
        made.append(
            (
                re.compile(
                    rf"(?:[•*▪·■►>]\s*|-\s+)?(?:\((?i:{notes})\b[^)]*\)\s*)?"
                    rf"(?:\(\s*(?P<before>[A-Z][\w .&-]{{1,30}})\s*\)\s*)?"
                    rf"(?P<ahead>{writer if capitals else '(?!)'})?"
                    rf"(?:(?P<first>{day})\s+(?=\())?(?P<open>[(\[]\s*)?(?P<place>(?!{day}){name}{region})"
                    rf"(?:{apart}(?P<day>{day})(?:\s*[)/](?=\s|$))?)?{agency}(?:[,.]?\s*(?P<late>{day}))?(?(open)\s*[)\]])"
                    rf"{_CLOSE}"
                ),
                capitals,
            )
        )
    return made


@lru_cache(maxsize=1)
def _placeless() -> re.Pattern[str]:
    """``Sept 19 (Reuters) -``."""
    names = "|".join(re.escape(name) for name in knowledge().agency_names)
    return re.compile(
        rf"(?:(?P<day>{_day()})\s*)?[(/]\s*(?P<agency>(?i:{names}))\s*[)/](?:{_DASH}|\s*[.:]\s*|\s+|$)"
    )
