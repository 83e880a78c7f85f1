"""Places told with what they lie in: "in Bakhmut, in Ukraine's Donetsk region" is one place, not two."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ingest.annotations import Mention
from ingest.place_words import AT, PARTS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_WIDE = frozenset({"country", "province"})
_SIDES = {"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"}
_LINKS = AT | PARTS | _SIDES | {"of", "on", "the", "along", "off", ",", "(", "far", "remote", "'s", "’s"}
_REACH = 7  # words from a place to what it lies in


def containing(doc: Doc, places: Sequence[Mention]) -> frozenset[int]:
    """First tokens of the mentions that only say where the more precise place before them lies."""
    known = sorted(
        {mention.first: mention for mention in places if mention.place}.values(), key=lambda m: m.first
    )
    found = set()
    for place in known:
        if place.place is None or place.place.kind not in _WIDE:
            continue
        for other in known:
            near = 0 < place.first - other.last <= _REACH
            if (
                near
                and other.place is not None
                and other.place.kind != place.place.kind
                and _leads_on(doc, other, place)
            ):
                found.add(place.first)
    return frozenset(found)


def _leads_on(doc: Doc, narrow: Mention, wide: Mention) -> bool:
    """Whether nothing but words of direction stands between two places, or whose the wider one is."""
    between = doc[narrow.last + 1 : wide.first]
    return len(between) > 0 and all(_links(token) for token in between) and "and" not in between.text.split()


def _links(token: Token) -> bool:
    return token.lower_ in _LINKS or (token.dep_ == "poss" and token.pos_ == "PROPN") or token.dep_ == "case"
