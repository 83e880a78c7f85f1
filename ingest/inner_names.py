"""Who is named inside a longer name: the Saudi Arabia of "the Saudi-led coalition"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from graph.records import Actor
from ingest.annotations import Mention
from ingest.gazetteer import load_gazetteer

if TYPE_CHECKING:
    from spacy.tokens import Token


def named_within(token: Token, mentions: Sequence[Mention]) -> list[Actor]:
    """The actors that a word names by itself; ``mentions`` are those that cover it.

    "Russian-backed separatists", "the Saudi-led coalition": who is named inside them is another than they.
    "Nuclear-armed" names nobody.
    """
    if any(mention.last > token.i for mention in mentions):
        gazetteer = load_gazetteer()
        senses = [sense for hit in gazetteer.find(token.text) for sense in hit.senses if sense.actor]
        return [gazetteer.actor(senses[0].actor)] if senses and token.text[:1].isupper() else []
    return [
        actor
        for mention in mentions
        if token.pos_ in ("PROPN", "ADJ") and token.text[:1].isupper()
        for actor in mention.actors
    ]
