"""Dates at the head of a sentence, which the parser hung on the noun or the clause behind them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.repair_roots import give_root
from ingest.verb_slips import SUBJECTS, TIMES

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_OPENERS = frozenset({"in", "on", "by", "since", "until", "before", "after", "during"})
_REACH = 4  # words of a noun phrase before its head: "2014 Russian special forces troops"
_POINTERS = frozenset({"same", "following", "next", "previous", "very", "last", "late", "early"})
_YEAR_OR_DAY = re.compile(r"(?:1[5-9]|20)\d\d|[0-3]?\d(?:st|nd|rd|th)?")


def free_opening_day(sentence: Span, calendar: frozenset[str]) -> None:
    """Take "the following day", "last August" at the head of a sentence out of what swallowed it.

    ``calendar``: names of months and weekdays, in lower case.
    """
    opening = sentence[:4]
    day = next((token for token in opening if token.lower_ in TIMES or token.lower_ in calendar), None)
    if day is None or day.i == sentence.start or day.i + 1 >= sentence.end:
        return
    if not any(token.lower_ in _POINTERS or token.lower_ in ("that", "this") for token in opening):
        return
    words = sentence[: day.i - sentence.start]
    before = [token for token in words if token.dep_ in ("det", "amod", "compound")]
    if day.dep_ in ("compound", "nmod") and day.i < day.head.i <= day.i + _REACH:
        noun = day.head
        verb = noun.head
        if noun.dep_ not in SUBJECTS or verb.pos_ not in ("VERB", "AUX") or verb.i < noun.i:
            return
        day.head, day.dep_ = verb, "npadvmod"
        for token in before:
            if token.head.i == noun.i and token.i < day.i:
                token.head = day
    elif day.dep_ == "ROOT":
        # "The following day separatists surrendered", read as the day on which they did.
        clauses = [child for child in day.children if child.dep_ in ("relcl", "acl")]
        verb = next((clause for clause in clauses if clause.tag_ == "VBD"), day)
        subject = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
        if subject is None or subject.left_edge.i != day.i + 1:
            return
        after = [child for child in day.children if child.i > verb.i]
        give_root(verb, day, "npadvmod", after)


def free_dated_subject(sentence: Span, calendar: frozenset[str]) -> None:
    """Take the date at the head of a sentence out of the noun that follows it.

    ``calendar``: names of months and weekdays, in lower case.
    """
    opener = sentence[0]
    if opener.lower_ not in _OPENERS or opener.dep_ != "prep" or opener.head.pos_ not in ("VERB", "AUX"):
        return
    dates = _dates(sentence, calendar)
    if not dates:
        return
    inside = {token.i for token in dates}
    noun = next((token.head for token in dates if token.head.i not in inside), opener)
    if noun.i == opener.i:  # "On 10 February *shelling* of a post killed five", as on a second thing
        second = [child for child in opener.children if child.dep_ == "pobj" and child.i not in inside]
        noun = next((child for child in second if child.left_edge.i == dates[-1].i + 1), noun)
    if noun.i <= dates[-1].i or noun.i - dates[-1].i > _REACH or noun.pos_ not in ("PROPN", "NOUN"):
        return
    verb = opener.head
    if noun.head.i == opener.i and noun.dep_ == "pobj":
        if any(child.dep_ in SUBJECTS for child in verb.children) or noun.i > verb.i:
            return
        noun.head = verb
        passive = any(child.dep_ == "auxpass" for child in verb.children)
        noun.dep_ = "nsubjpass" if passive else "nsubj"
    elif noun.dep_ not in SUBJECTS:
        return
    head = next((date for date in dates if date.lower_ in calendar), dates[-1])
    head.head, head.dep_ = opener, "pobj"
    for date in dates:
        if date.i != head.i:
            date.head, date.dep_ = head, "nummod"


def _dates(sentence: Span, calendar: frozenset[str]) -> list[Token]:
    """The tokens of a day, month or year that follow a sentence's first word, where a noun stands next."""
    found = []
    for token in sentence[1:5]:
        if not (_YEAR_OR_DAY.fullmatch(token.lower_) or token.lower_ in calendar):
            break
        found.append(token)
    after = sentence[len(found) + 1] if len(found) + 1 < len(sentence) else None
    if after is None or after.is_punct or after.pos_ in ("ADP", "SCONJ", "CCONJ", "SYM"):
        return []
    # "In 20 villages": a bare number counts what follows; a year, a month or a weekday does not.
    named = any(token.lower_ in calendar or len(token.lower_) == len("2020") for token in found)
    return found if named else []
