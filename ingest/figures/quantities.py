"""Quantities on the surface: digits, number words, ranges, qualifiers, vague words, shares, money."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ingest.figures.data import FigureData, Kind

_MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december|"
    "jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec"
)
# Not a quantity: dates, years, clock times, ages, ordinals, designations.
_NOT_AFTER = re.compile(
    rf"(?:\b(?:{_MONTHS})\.?\s+|[A-Za-z]-?|\d[.:/]|[:/#]|\bNo\.?\s*|"
    r"\b(?:aged?|resolution|article|chapter|highway|route|flight|unit|brigade|room|phase|point|page|level|day|"
    r"section|paragraph|kilometre|minsk|camp|checkpoint|sector|gate|type|mark|version|group|since|in|until|by|"
    r"early|late|mid|september|of)\s+)$",
    re.IGNORECASE,
)
_SOFT = re.compile(r"\b(?:since|in|until|by|early|late|mid|of|day|unit|group|point|camp)\s+$", re.IGNORECASE)
_NOT_BEFORE = re.compile(
    rf"^(?:st|nd|rd|th)\b|^\s+(?:{_MONTHS})\b|^[:/]\d|^-(?:year|month|week|day|hour|minute)|^s\b|"
    r"^-?[a-z]*-old|"
    r"^\s+years?[- ]old|^\s?(?:a\.?m\.?|p\.?m\.?|GMT|o'clock|hours? GMT)\b|"
    r"^(?:mm|cm)\b|^-(?:mm|[A-Z])|^-\d+-",
    re.IGNORECASE,
)
# "Mr Khan, 33, was arrested" tells how old he is.
_NAMED = re.compile(r"\b[A-Z][\w'’-]*,\s$")
# "Four in five of them are children", "one in three": a share, told in words that count nobody.
_SMALL = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})"
_IN_ALL = re.compile(
    rf"^\s+(?:in|out of)\s+(?:every\s+)?{_SMALL}(?=\s*[,.;:)]|\s+(?:of|is|are|was|were|has|have)\b)", re.I
)
_OF_ALL = re.compile(rf"\b{_SMALL}\s+(?:in|out of)\s+(?:every\s+)?$", re.I)
_AFTER_ALL = re.compile(r"^\s*[,.;:)]|^\s+(?:of|is|are|was|were|has|have)\b")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_LOOK_BACK = 60  # characters before a number in which a word may say that it is no quantity


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity in a text: offsets of the whole expression, and of its number alone."""

    start: int
    end: int
    core: int  # offset of the number's first character
    core_end: int
    min: float | None
    max: float | None
    qualifier: str | None = None
    approximate: bool = False
    currency: str | None = None
    share: bool = False
    vague: bool = False


def find_quantities(text: str, data: FigureData) -> list[Quantity]:
    """Every quantity in a paragraph, in order, not overlapping."""
    patterns = data.numbers.patterns
    found: list[Quantity] = []
    position = 0
    for start in patterns.starts(text):
        match = patterns.any.match(text, start) if start >= position else None
        if match is None:
            continue
        quantity = _read(text, match, data)
        if quantity is None:
            position = match.end()
            continue
        found.append(quantity)
        position = max(quantity.core_end, match.end())
    return found


def value_of(text: str, data: FigureData) -> float:
    """The value of a number in digits or words: "3,000", "1.5 million", "twenty-five", "half a million".

    Raises:
        ValueError: the text is no number.
    """
    numbers = data.numbers
    total, current, seen = 0.0, 0.0, False
    for piece in re.findall(r"\d[\d,]*(?:\.\d+)?|[a-z]+", text.lower()):
        if piece[0].isdigit():
            current += float(piece.replace(",", ""))
        elif piece in numbers.words:
            current += numbers.words[piece]
        elif piece == "half":
            current = 0.5
        elif piece == "a":
            current = current or 1.0
        elif piece in numbers.scales:
            current = (current or 1.0) * numbers.scales[piece]
            if numbers.scales[piece] >= 1000:
                total, current = total + current, 0.0
        else:
            raise ValueError(f"{text!r} is no number: {piece!r} is not in numbers.yaml")
        seen = True
    if not seen:
        raise ValueError(f"{text!r} is no number")
    return total + current


def _read(text: str, match: re.Match[str], data: FigureData) -> Quantity | None:
    groups = match.groupdict()
    start, end = match.span()
    if groups["share"]:
        phrase = " ".join(groups["share"].lower().split())
        low, high = data.numbers.shares[phrase]
        return Quantity(start, end, start, end, low, high, phrase, low != high, share=True)
    if groups["vague"]:
        phrase = " ".join(groups["vague"].lower().split())
        low, high = data.numbers.vague[phrase]
        exact = low == high
        plain = Quantity(start, end, start, end, low, high, None if exact else phrase, not exact, vague=True)
        return _qualify(text, plain, data)
    return _read_number(text, match, data)


def _read_number(text: str, match: re.Match[str], data: FigureData) -> Quantity | None:
    groups = match.groupdict()
    start, end = match.span()
    currency_text = (groups["currency"] or groups["currency2"] or "").strip()
    currency = data.numbers.currencies.get(currency_text) if currency_text else None
    low = value_of(groups["low"], data)
    high: float | None = None
    if groups["high"]:
        high = value_of(groups["high"], data)
        joined = groups["join"].strip().lower()
        between = re.search(r"\b(?:between|from)\s+$", text[:start], re.IGNORECASE)
        if (joined == "and" and (between is None or "from" in between.group().lower())) or low > high:
            high, end = None, match.end("low")
        elif joined != "and" and groups["high"].split()[-1].lower() in data.numbers.scales:
            scale = data.numbers.scales[groups["high"].split()[-1].lower()]
            # "1.5-2 million": the scale belongs to both.
            low = low * scale if low < scale else low
        if between is not None and high is not None:
            start = between.start()
    if currency is None and not _is_quantity(text, match.start(), end, groups["low"]):
        return None
    core = match.start("low")
    plain = Quantity(start, end, core, end, low, high if high is not None else low, currency=currency)
    if high is not None:
        return replace(plain, qualifier="between" if start < core and not currency_text else "range")
    money = data.numbers.patterns.money.match(text[end:])
    if currency is None and money is not None:
        plain = replace(plain, currency=data.numbers.currencies[money["c"].lower()], end=end + money.end())
    percent = data.numbers.patterns.percent.match(text[end:])
    if percent is not None:
        plain = replace(plain, share=True, end=end + percent.end())
    return _qualify(text, plain, data)


def _is_quantity(text: str, start: int, end: int, number: str) -> bool:
    before, after = text[max(0, start - _LOOK_BACK) : start], text[end:]
    if re.search(r"\bno\s+$", before, re.IGNORECASE) and number.lower() == "one":
        return False
    if _IN_ALL.match(after) or (_OF_ALL.search(before) and _AFTER_ALL.match(after)):
        return False
    if _NOT_BEFORE.match(after) or (_NAMED.search(before) and number.isdigit() and re.match(r"\s*,", after)):
        return False
    year = _YEAR.fullmatch(number) is not None
    rejected = _NOT_AFTER.search(before)
    if rejected is None:
        return not (year and re.match(r"^\s*(?:[.,;:)\-–—]|$|(?:and|war|to|,)\b)", after))
    # "in", "by", "of" stand before years and before quantities alike.
    if _SOFT.search(before):
        return not year
    if number[0].isdigit():
        return False
    # A number word after a letter and a blank is an ordinary one.
    return before[-1:].isspace() and not re.search(r"(?:\baged?|-)\s*$", before)


def _qualify(text: str, quantity: Quantity, data: FigureData) -> Quantity:
    patterns = data.numbers.patterns
    match = patterns.before.search(text[max(0, quantity.start - 40) : quantity.start])
    offset = max(0, quantity.start - 40)
    if match is not None:
        word = " ".join(match["q"].lower().split())
        quantity = replace(quantity, start=offset + match.start("q"))
        return _with(quantity, word, patterns.kinds[word])
    following = patterns.after.match(text[quantity.end :])
    if following is not None:
        word = " ".join(following["q"].lower().split())
        quantity = replace(quantity, end=quantity.end + following.end())
        return _with(quantity, word, patterns.kinds[word])
    return quantity


def _with(quantity: Quantity, word: str, kind: Kind) -> Quantity:
    label = f"{word} {quantity.qualifier}" if quantity.qualifier else word
    if kind == "floor":
        return replace(quantity, qualifier=label, max=None)
    if kind == "ceiling":
        return replace(quantity, qualifier=label, min=None)
    if kind == "near":
        return replace(quantity, qualifier=label, min=None, approximate=True)
    return replace(quantity, qualifier=label, approximate=quantity.approximate or kind == "about")
