"""Organisations whose name says what they are, though a nation or a people stands in it.

"the Association of Muslim Scholars" is not the Muslims, and an act of "the Iraqi Islamic Party" is not
Iraq's; "the Iraqi Ministry of Defence" is Iraq's organ, and left to :mod:`ingest.linking.composition`.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import TYPE_CHECKING

from ingest.gazetteer import Phrasebook
from ingest.place_words import PARTS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LONGEST = 8
_OF = frozenset({"of", "for"})
_INSIDE = frozenset({"and", "&", "of", "for", "the", "de"})
_OWNING = frozenset({"'s", "’s", "'", "’"})


def self_named(doc: Doc, named: Container[int], book: Phrasebook) -> Iterator[tuple[int, int]]:
    """First and last token of each name that its own noun makes an organisation's.

    ``named`` are the tokens that the gazetteer knows. The noun stands last ("the Afghan Women's Network") or
    first with what it is for behind it ("the Board of Muslim Clerics"). A noun with a nation's name or a
    direction alone ("the Western Front") is none, and neither are the capitals of a headline.
    """
    for token in doc:
        if not _is_capital(token) or token.i in named or _in_capitals(token):
            continue
        word = token.lower_
        last = _rest(doc, token.i) if word in book.self_named_of else token.i
        if last == token.i and word not in book.self_named:
            continue
        first = _start(doc, token.i, named)
        own = [
            word
            for word in doc[first : last + 1]
            if _is_capital(word) and word != token and word.i not in named and word.lower_ not in PARTS
        ]
        if own and last - first < _LONGEST:
            yield first, last


def _is_capital(token: Token) -> bool:
    return token.text[:1].isupper() and token.pos_ in ("PROPN", "NOUN", "ADJ")


def _in_capitals(token: Token) -> bool:
    """Whether the sentence writes its nouns and verbs with capitals, as headlines do."""
    return not any(word.pos_ in ("NOUN", "VERB") and word.is_lower for word in token.sent)


def _start(doc: Doc, index: int, named: Container[int]) -> int:
    """The first word of the capitals before a noun; a genitive belongs to it only where no name has it."""
    first = index
    while first > 0:
        before = doc[first - 1]
        if _is_capital(before):
            first -= 1
        elif (
            before.lower_ in _OWNING and first > 1 and _is_capital(doc[first - 2]) and first - 2 not in named
        ):
            first -= 2
        elif before.lower_ in ("and", "&") and first > 1 and _is_capital(doc[first - 2]) and first < index:
            first -= 2  # "Truth and Dignity Party"
        else:
            break
    return first


def _rest(doc: Doc, index: int) -> int:
    """The last word of "of" or "for" and the capitals behind a noun, or the noun itself."""
    at = index + 1
    if at + 1 >= len(doc) or doc[at].lower_ not in _OF:
        return index
    last = index
    while at < len(doc) and at - index <= _LONGEST:
        if _is_capital(doc[at]):
            last = at
        elif doc[at].lower_ not in _INSIDE:
            break
        at += 1
    return last
