"""A paragraph as a string of classes, one character a piece, for the time grammar to match on.

spaCy cuts "2014-15" and "9/19/2023" in ways that differ by punctuation; here numbers that
belong together are one piece. A piece can be of one class only; where the part of speech
or the neighbours decide ("May", "March", "Sun"), they are asked.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from ingest.time_words import TimeWords, load_time_words
from ingest.timex.classes import CLASSES, CLOSED

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ISO = r"\d{4}(?P<dash>[-/.])(?:0[1-9]|1[0-2])(?P=dash)(?:0[1-9]|[12]\d|3[01])"
_ISO_TIME = r"T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?"
# PLAIN comes first: nearly all words are nothing else, and the other kinds need not be tried on them.
_SOURCE = rf"""
    (?P<PLAIN>(?<!\w)[^\W\d_]{{3,}}(?![\w.'’-]))
  | (?P<ISO>(?<![\d/.-]){_ISO}(?:{_ISO_TIME})?\b)
  | (?P<NUMDATE>(?<![\d/.-])\d{{1,2}}
      (?:(?P<stroke>[/.])\d{{1,2}}(?P=stroke)(?:\d{{4}}|\d{{2}})|-\d{{1,2}}-\d{{4}})\b(?![/.]\d))
  | (?P<CLOCK>\b\d{{1,2}}[:.]\d{{2}}(?=\s*(?:[apAP]\.?[mM]\b|GMT|UTC|\())|\b\d{{1,2}}:\d{{2}}(?::\d{{2}})?\b
      |\b\d{{1,2}}(?=\s*[apAP]\.?[mM]\b|\s+o[’']clock)
      |\b[012]\d[0-5]\d(?=\s*(?:(?:@ZONES@)\b|hours|hrs|local\ time)))
  | (?P<AMPM>(?<![^\W\d_])[apAP]\.[mM]\b\.?|(?<![^\W\d_])[apAP][mM]\b)
  | (?P<OCLOCK>\bo[’']clock\b)
  | (?P<QCODE>\bQ[1-4]\b|\b[1-4]Q\b)
  | (?P<FYCODE>\bFY\s?[’']?(?:20)?\d{{2}}\b)
  | (?P<DECADE>\b(?:1[5-9]|20)\d0[’']?s\b|[’'‘]\d0s\b|(?<![\w$£€-])[2-9]0s\b)
  | (?P<YRANGE>(?<![\w.,/-])(?:1[5-9]|20)\d{{2}}\s?[-–—/]\s?(?:(?:1[5-9]|20)\d{{2}}|\d{{2}})\b(?![/.-]\d))
  | (?P<ORDINAL>\b\d{{1,3}}(?:st|nd|rd|th)\b)
  | (?P<BIG>[$£€¥]\s?\d[\d,.]*|\b\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?\b|\b\d+\.\d+\b|\b\d+(?:\.\d+)?\s?%)
  | (?P<SHORTYEAR>(?<!\w)[’'‘]\d{{2}}\b)
  | (?P<INT>\b\d+\b)
  | (?P<GEN>[’']s?\b|[’'](?=\s))
  | (?P<WORD>\b(?i:@ORDINALS@)\b|[^\W\d_]+(?:\.(?=[^\W\d_]\.))*)
  | (?P<HYPHEN>[-–—])
  | (?P<COMMA>,)|(?P<LP>\()|(?P<RP>\))
  | (?P<PUNCT>[^\w\s])
  | (?P<MIXED>\w+)
    """


class Piece(NamedTuple):
    """A word, number or mark with its offsets in the paragraph; ``number`` is its month, count, year …"""

    text: str
    lower: str
    start: int
    end: int
    cls: str
    number: int = 0


@lru_cache(maxsize=1)
def _pieces() -> re.Pattern[str]:
    zones = "|".join(zone.upper() for zone in load_time_words().words.zones if zone != "local")
    ordinals = "|".join(word for word in load_time_words().words.ordinals if "-" in word)
    source = _SOURCE.replace("@ZONES@", zones).replace("@ORDINALS@", ordinals)
    return re.compile(source, re.VERBOSE)


@lru_cache(maxsize=1)
def _table() -> dict[str, tuple[str, int]]:
    """Lower-case word to class name and number."""
    return _build(load_time_words())


def _build(data: TimeWords) -> dict[str, tuple[str, int]]:
    table: dict[str, tuple[str, int]] = {word: (name, 0) for word, name in CLOSED.items()}
    cal, say = data.calendar, data.words
    for name, group in (
        ("LAST", say.before),
        ("NEXT", say.after),
        ("THIS", say.current),
        ("SAME", say.same),
        ("THAT", say.that),
        ("EVERY", say.every),
        ("AGO", say.ago),
        ("EARLIER", say.earlier),
        ("LATER", say.later),
        ("VAGUE", say.vague_counts),
        ("DEICTIC", say.deictic),
        ("EARLYLATE", say.modifiers),
        ("EDGE", say.edges),
        ("SEASON", cal.seasons),
        ("PART", cal.parts_of_day),
        ("SET", say.sets),
        ("FISCAL", say.fiscal),
        ("LONGUNIT", say.long_units),
        ("ONCE", say.frequencies),
        ("ZONE", say.zones),
        ("LESSER", say.small_hours),
        ("WINDOW", say.periods),
    ):
        table.update(dict.fromkeys(group, (name, 0)))
    table.update({word: ("NUM", number) for word, number in say.numbers.items()})
    table.update({word: ("ORD", number) for word, number in say.ordinals.items()})
    table.update({word: ("DECADE", number) for word, number in say.decades.items()})
    table.update({word: ("UNIT", 0) for unit in cal.units.values() for word in unit.words})
    table.update({name.lower(): ("MONTH", number) for number, names in cal.months.items() for name in names})
    table.update(
        {name.lower(): ("WEEKDAY", number) for number, names in cal.weekdays.items() for name in names}
    )
    table["quarter"] = ("QUARTER", 0)
    table["middle"] = ("EDGE", 0)
    table["past"] = ("LAST", 0)
    return table


@lru_cache(maxsize=1)
def _abbreviations() -> frozenset[str]:
    """Short names of months and weekdays, which may end in a full stop; the first of each is full."""
    cal = load_time_words().calendar
    return frozenset(
        name.lower()
        for names in (*cal.months.values(), *cal.weekdays.values())
        for name in names[1:]
        if not name.endswith("days")
    )


def pieces_of(doc: Doc) -> list[Piece]:
    """Cut a paragraph into classed pieces."""
    table = _table()
    text = doc.text
    pieces: list[Piece] = []
    abbreviations = _abbreviations()
    end = 0
    for match in _pieces().finditer(text):
        if match.start() < end:
            continue  # the full stop of an abbreviation, already taken
        kind = match.lastgroup or "PUNCT"
        word = match.group()
        lower = word.lower()
        cls, number = _class_of(kind, word, lower, table)
        end = match.end()
        if cls in ("MONTH", "WEEKDAY") and lower in abbreviations and text[end : end + 1] == ".":
            end += 1
        pieces.append(Piece(word, lower, match.start(), end, cls, number))
    return _settle(pieces, doc)


@lru_cache(maxsize=1)
def _sure_in_lower_case() -> frozenset[str]:
    """Full names that a careless hand writes small and that mean nothing else."""
    cal = load_time_words().calendar
    names = {group[0].lower() for group in (*cal.months.values(), *cal.weekdays.values())}
    return frozenset(name for name in names if name not in _ambiguous() and name != "august")


def _class_of(kind: str, word: str, lower: str, table: dict[str, tuple[str, int]]) -> tuple[str, int]:
    if kind in ("WORD", "PLAIN"):
        name, number = table.get(lower, ("OTHER", 0))
        if name in ("MONTH", "WEEKDAY") and not word[0].isupper() and lower not in _sure_in_lower_case():
            return "OTHER", 0
        if name == "ZONE" and not (word.isupper() or lower == "local"):
            return "OTHER", 0
        return name, number
    if kind == "INT":
        number = int(word) if len(word) < 9 else 0
        if len(word) <= 2 and 1 <= number <= 31:
            return "DAY", number
        return ("YEAR", number) if len(word) == 4 and 1000 <= number < 2100 else ("NUM", number)
    if kind == "BIG" and re.fullmatch(r"\d{1,3}(?:,\d{3})+", word):
        return "NUM", int(word.replace(",", ""))
    if kind == "ORDINAL":
        return "ORD", int(re.sub(r"\D", "", word))
    if kind == "QCODE":
        return kind, int(re.sub(r"\D", "", word))
    if kind == "FYCODE":
        year = int(re.sub(r"\D", "", word))
        return kind, year if year > 99 else 2000 + year
    if kind == "SHORTYEAR":
        number = int(word[1:])
        return "YEAR", 2000 + number if number < 50 else 1900 + number
    if kind in CLASSES:
        return kind, 0
    return "OTHER", 0


@lru_cache(maxsize=1)
def _ambiguous() -> frozenset[str]:
    return frozenset(word.lower() for word in load_time_words().calendar.ambiguous)


def _settle(pieces: list[Piece], doc: Doc) -> list[Piece]:
    """Decide the words that can be something else by their neighbours and their part of speech."""
    ambiguous = _ambiguous()
    settled = list(pieces)
    for index, piece in enumerate(pieces):
        if piece.lower in _small_months() and piece.cls == "OTHER" and _in_full_date(pieces, index):
            settled[index] = Piece(piece.text, piece.lower, piece.start, piece.end, *_table()[piece.lower])
        if piece.lower in ambiguous and piece.cls in ("MONTH", "WEEKDAY"):
            before = pieces[index - 1] if index else None
            after = pieces[index + 1] if index + 1 < len(pieces) else None
            span = doc.char_span(piece.start, piece.end, alignment_mode="expand")
            ranged = before is not None and before.cls == "HYPHEN" and index > 1
            if ranged and pieces[index - 2].cls in ("MONTH", "WEEKDAY"):
                continue  # "January-March", "Tue-Sun"
            if not _in_company(piece, before, after, span[0] if span else None):
                settled[index] = Piece(piece.text, piece.lower, piece.start, piece.end, "OTHER")
    return settled


@lru_cache(maxsize=1)
def _small_months() -> frozenset[str]:
    """Names of months that mean something else when written small."""
    months = load_time_words().calendar.months.values()
    return frozenset(names[0].lower() for names in months) & (_ambiguous() | {"august"})


def _in_full_date(pieces: list[Piece], at: int) -> bool:
    """ "6 march 1979"."""
    ends = 0 < at < len(pieces) - 1
    return ends and pieces[at - 1].cls in ("DAY", "ORD") and pieces[at + 1].cls == "YEAR"


def class_string(pieces: list[Piece]) -> str:
    """The classes of the pieces, a character each."""
    return "".join(CLASSES[piece.cls] if piece.cls in CLASSES else CLASSES["OTHER"] for piece in pieces)


_LEADS = {
    "PREP",
    "SINCE",
    "TO",
    "FROM",
    "LAST",
    "NEXT",
    "THIS",
    "OF",
    "EARLYLATE",
    "DAY",
    "ORD",
    "EVERY",
    "THAT",
    "LATER",
    "EARLIER",
    "EDGE",
    "AND",
}


def _before_noun(month: Token) -> bool:
    """ "March riots", "the May vote": a name before a common noun of its own phrase."""
    noun = month.head
    beside = month.dep_ == "compound" and noun.i == month.i + 1 and noun.tag_ in ("NN", "NNS")
    return beside and noun.text.islower() and month.tag_ == "NNP"


def _in_company(piece: Piece, before: Piece | None, after: Piece | None, token: Token | None) -> bool:
    """Whether "May" or "Sun" is a month or a day here: a number or a preposition stands beside it."""
    verb = token is not None and token.pos_ in ("AUX", "VERB")
    if after is not None and after.cls in ("YEAR", "DAY", "ORD") and not verb:
        return True
    named = before is not None and before.cls == "OTHER" and before.text[0].isupper()
    if piece.cls == "MONTH" and token is not None and _before_noun(token) and not named:
        return True  # but no "Theresa May ministers"
    if piece.cls == "MONTH" and token is not None and token.i and token.nbor(-1).tag_ == "JJS":
        return True  # "the best March in years"
    if before is None or before.cls not in _LEADS:
        return False
    if before.cls in ("TO", "AND") and verb:
        return False
    return not (before.text[0].isupper() and before.cls == "OTHER")
