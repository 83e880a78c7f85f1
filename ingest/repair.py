"""Two slips of the parser mended, once, before anyone reads the tree.

"Russia, which has a base there, called on both sides" is read as a noun with two clauses hung on it:
whatever asks for the main clause (dates, standing, arguments) would take the news of the day for
background. "In 2020 Azerbaijan recaptured" is read as "in Azerbaijan of 2020": nobody recaptures, and
at no time.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from spacy.language import Language

from ingest.headlines import swallowed_verb
from ingest.time_words import load_time_words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

COMPONENT = "casus_mend_parse"
_OPENERS = frozenset({"in", "on", "by", "since", "until", "before", "after", "during"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_REACH = 4  # words of a noun phrase before its head: "2014 Russian special forces troops"
_YEAR_OR_DAY = re.compile(r"(?:1[5-9]|20)\d\d|[0-3]?\d(?:st|nd|rd|th)?")


@Language.component(COMPONENT)
def mend_parse(doc: Doc) -> Doc:
    """Give a sentence back the verb that its subject swallowed, and the subject that its date swallowed."""
    for sentence in list(doc.sents):
        _free_verb(sentence)
        _free_subject(sentence)
    return doc


def _free_verb(sentence: Span) -> None:
    root = sentence.root
    verb = next((token for token in sentence if swallowed_verb(token) is not None), None)
    if verb is None:
        return
    after = [child for child in root.children if child.i > verb.i]
    verb.head, verb.dep_ = verb, "ROOT"
    root.head, root.dep_ = verb, "nsubj"
    for child in after:
        child.head = verb
    if verb.tag_ == "VBN":
        verb.tag_ = "VBD"


def _free_subject(sentence: Span) -> None:
    """Take the date at the head of a sentence out of the noun that follows it."""
    opener = sentence[0]
    if opener.lower_ not in _OPENERS or opener.dep_ != "prep" or opener.head.pos_ not in ("VERB", "AUX"):
        return
    dates = _dates(sentence)
    if not dates:
        return
    inside = {token.i for token in dates}
    noun = next((token.head for token in dates if token.head.i not in inside), opener)
    if noun.i <= dates[-1].i or noun.i - dates[-1].i > _REACH or noun.pos_ not in ("PROPN", "NOUN"):
        return
    verb = opener.head
    if noun.head.i == opener.i and noun.dep_ == "pobj":
        if any(child.dep_ in _SUBJECTS for child in verb.children) or noun.i > verb.i:
            return
        noun.head = verb
        passive = any(child.dep_ == "auxpass" for child in verb.children)
        noun.dep_ = "nsubjpass" if passive else "nsubj"
    elif noun.dep_ not in _SUBJECTS:
        return
    head = next((date for date in dates if date.lower_ in _calendar()), dates[-1])
    head.head, head.dep_ = opener, "pobj"
    for date in dates:
        if date.i != head.i:
            date.head, date.dep_ = head, "nummod"


def _dates(sentence: Span) -> list[Token]:
    """The tokens of a day, month or year that follow a sentence's first word, where a noun stands next."""
    found = []
    for token in sentence[1:5]:
        if not (_YEAR_OR_DAY.fullmatch(token.lower_) or token.lower_ in _calendar()):
            break
        found.append(token)
    after = sentence[len(found) + 1] if len(found) + 1 < len(sentence) else None
    if after is None or after.is_punct or after.pos_ in ("ADP", "SCONJ", "CCONJ", "SYM"):
        return []
    # "In 20 villages": a bare number counts what follows; a year, a month or a weekday does not.
    named = any(token.lower_ in _calendar() or len(token.lower_) == len("2020") for token in found)
    return found if named else []


@lru_cache(maxsize=1)
def _calendar() -> frozenset[str]:
    calendar = load_time_words().calendar
    tables = (*calendar.months.values(), *calendar.weekdays.values())
    return frozenset(word.lower().rstrip(".") for names in tables for word in names)
