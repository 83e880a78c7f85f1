"""Names listed behind a noun that stands for them: "the four states: Cuba, Norway and Chile"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from graph.records import Actor
from ingest.annotations import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

_OPENERS = frozenset({":", "-", "–", "—", "--", "(", ",", "of"})
_LINKS = frozenset({",", "and", "&", "the", "plus"})
_REACH = 4  # words between the noun and what opens the list: "of the 1960 protocol"


def listed(noun: Token, mentions: Mapping[int, Sequence[Mention]]) -> list[Actor]:
    """The actors of a list of two names or more right behind a noun; nobody where there is none.

    ``mentions`` are the paragraph's by token. Commas open a list only where "and" ends it.
    """
    # The parser may end the sentence at a colon.
    for opener in noun.doc[noun.i + 1 : min(noun.i + 2 + _REACH, noun.sent.end)]:
        if opener.lower_ in _OPENERS and (found := _names(opener, mentions)):
            return found
        if opener.lower_ in _OPENERS and opener.lower_ != "of":
            return []
        if opener.pos_ in ("VERB", "AUX", "PRON") or mentions.get(opener.i):
            return []
    return []


def _names(opener: Token, mentions: Mapping[int, Sequence[Mention]]) -> list[Actor]:
    found: dict[str, Actor] = {}
    joined = False
    index = opener.i + 1
    end = len(opener.doc) if opener.text == ":" else opener.sent.end
    while index < end:
        token = opener.doc[index]
        named = [
            item
            for item in mentions.get(index, ())
            if item.reading == "actor" and item.via in ("name", "model") and item.first == index
        ]
        named = named or [item for item in mentions.get(index, ()) if _country(item) and item.first == index]
        if named:
            found |= {actor.id: actor for actor in named[0].actors}
            index = named[0].last + 1
        elif token.lower_ in _LINKS:
            joined = joined or token.lower_ in ("and", "&", "plus")
            index += 1
        else:
            break
    closed = opener.text == "(" or joined
    return list(found.values()) if len(found) >= 2 and closed else []


def _country(mention: Mention) -> bool:
    """Whether a name in a list is read as a place but names a state too."""
    return mention.reading == "place" and mention.via == "name" and bool(mention.actors)
