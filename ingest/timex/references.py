"""Words that stand for a time without naming one: "now", "recently", "the future"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from ingest.tense import direction
from ingest.time_words import load_time_words
from ingest.timex.setting import Timed
from ingest.timex.token_spans import span_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_COUNTS_ONCE = ("at", "all", "than", "only", "just", "not", "even", "but", "and")


def find_references(doc: Doc, starts: list[int]) -> Iterator[tuple[int, int, Timed]]:
    """Offsets and meaning of each such word; ``starts`` are the offsets of the document's tokens."""
    for match in _references().finditer(doc.text):
        start, end = match.span()
        span = span_of(doc, starts, start, end)
        value = _values().get(match.group().lower())
        if value is None:
            value = coming(span[-1]) if span is not None else None
        elif not _refers(doc, span):
            value = None
        if value is not None:
            yield start, end, Timed("DATE", value)


def coming(day: Token) -> str | None:
    """What "a day may come", "the day when" refers to: FUTURE_REF; "that day has come" is PRESENT_REF."""
    if day.lower_ not in ("day", "time", "moment"):
        return None
    verb = day.head
    comes = verb.pos_ == "VERB" and verb.lemma_ in load_time_words().words.arriving
    helpers = {child.lower_ for child in verb.children if child.dep_ == "aux"} if comes else set()
    if day.i and day.nbor(-1).lower_ == "that":
        perfect = comes and day.dep_ == "nsubj" and verb.tag_ == "VBN" and helpers & {"has", "have"}
        return "PRESENT_REF" if perfect else None
    if comes and day.dep_ in ("nsubj", "attr", "dobj", "npadvmod") and not helpers & {"has", "have", "had"}:
        there = day.dep_ == "nsubj" or any(child.dep_ == "expl" for child in verb.children)
        supposed = any(child.lower_ in ("if", "should", "until", "when") for child in verb.children)
        return "FUTURE_REF" if there and (supposed or direction(day) == "future") else None
    clauses = [child for child in day.children if child.dep_ in ("relcl", "acl", "advcl")]
    told = [clause for clause in clauses if any(child.lower_ == "when" for child in clause.children)]
    return "FUTURE_REF" if any(direction(clause) == "future" for clause in told) else None


def _refers(doc: Doc, span: Span | None) -> bool:
    """Whether "now", "the future", "at the time" stands for a time; no "soon-to-open", no "the past king"."""
    if span is None:
        return False
    last = span[-1]
    following = doc[span.end] if span.end < len(doc) else None
    before = doc[span.start - 1].lower_ if span.start else ""
    if following is not None and following.lower_ in ("-", "–"):
        return False
    if following is not None and following.lower_ in ("after", "before") and last.pos_ == "ADV":
        return False  # "shortly before dawn": dawn is the time
    if last.lower_ == "current":
        return last.dep_ == "amod" and last.head.lemma_.lower() in load_time_words().words.states
    if last.lower_ == "recent" and before == "most":
        return False  # "its most recent phone": of a row of them, and no time
    if last.lower_ == "point" and span[0].lower_ == "one":
        of_a_thing = following is not None and following.lower_ in ("of", "on", "in")
        return before == "at" and not of_a_thing and direction(last) == "past"
    if last.lower_ == "history":
        alone = not any(child.dep_ in ("det", "poss", "amod", "prep", "compound") for child in last.children)
        return last.dep_ == "attr" and last.head.lemma_ in ("be", "become") and alone and len(span) == 1
    if span[0].lower_ == "a" and len(span) > 2 and span[1].lower_ == "later":
        return True
    if span.text.lower() in ("one day", "some day"):
        return is_someday(last)
    if last.lower_ in ("moment", "day") and before not in ("at", "for", "to"):
        return False  # "at the moment" and "to this day", no "the moment of truth"
    if last.lower_ == "now" and span.start and doc[span.start - 1].tag_ == "MD":
        return False  # "will now receive them": unlike before, at a time to come
    if before == "as" and following is not None and following.lower_ == "as":
        return False  # "as recently as"
    if last.lower_ == "once":
        return _formerly(last, following, before)
    if last.lower_ == "later":
        goes_on = following is not None and following.lower_ in ("than", "in")
        if goes_on or before in ("no", "or", "much", "even", "far") or last.dep_ != "advmod":
            return False
        return last.head.pos_ in ("VERB", "AUX") or last.head.dep_ == "attr"
    if last.lower_ == "present" and span[0].lower_ == "at":
        return True
    if last.lower_ in ("past", "present", "future"):
        if len(span) == 1 and last.dep_ not in ("pobj", "dobj", "nsubj"):
            return False
        return last.pos_ == "NOUN" and (following is None or following.pos_ not in ("NOUN", "PROPN"))
    goes_on = following is not None and following.lower_ in ("of", "that", "when", "to")
    return not (last.lower_ in ("time", "moment", "point") and goes_on)


def is_someday(day: Token) -> bool:
    """Whether "one day", "some day" is a time to come: "one day they will go", "hopes to one day go"."""
    before = day.doc[day.i - 2] if day.i > 1 else None
    after = day.doc[day.i + 1] if day.i + 1 < len(day.doc) else None
    deed = after is not None and after.tag_ in ("VB", "VBG")
    if before is not None and (before.tag_ == "MD" or (deed and before.lower_ in ("to", "of"))):
        return True
    return day.dep_ == "npadvmod" and direction(day) == "future"


def _formerly(once: Token, following: Token | None, before: str) -> bool:
    """ "Once a hub of trade", "the once quiet town", "was once held by rebels"; no "once more"."""
    word = following.lower_ if following is not None else ""
    if once.tag_ != "RB" or before in _COUNTS_ONCE or word in ("more", "again", "every", "per", "in", ""):
        return False
    head = once.head
    if head.pos_ in ("NOUN", "PROPN", "ADJ"):
        return head.i > once.i
    copula = head.lemma_ == "be" and head.tag_ == "VBD"
    return copula or (head.tag_ in ("VBD", "VBN") and head.i > once.i)


@lru_cache(maxsize=1)
def _values() -> dict[str, str]:
    return {word: str(name) for name, words in load_time_words().words.references.items() for word in words}


@lru_cache(maxsize=1)
def _references() -> re.Pattern[str]:
    words = sorted({*_values(), *load_time_words().words.awaited}, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)
