"""What pronouns and definite nouns of an article refer to.

Rules of the kind of Lappin and Leass (1994) and Hobbs (1978): the subject of the clause
first, then subjects before other mentions, then the nearest. What stays open stays open:
no mention is made where two antecedents are as good.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.records import ActorKind
from ingest.annotations import Mention, Paragraph
from ingest.reference.first_person import FIRST, spoken_for
from ingest.reference.memory import SUBJECTS, Found, Memory, Seen, is_aside, is_go_between
from ingest.reference.nouns import Nouns
from ingest.reference.offices import Offices
from ingest.reference.pronouns import IT, PERSON, THEY, Pronouns

if TYPE_CHECKING:
    from spacy.tokens import Token

_PRONOUNS = IT | THEY | PERSON


def refer(
    paragraphs: Sequence[Paragraph], mentions: Sequence[Mention], title: str | None = None
) -> list[Mention]:
    """``mentions`` and the references that were resolved (``via="reference"``), in order of place.

    ``title`` only helps to tell which state the article is about.

    Shapes: a reference to several ("both sides") has them all in ``actors``; one to a place
    ("the city") has ``place`` and the reading ``place``.
    """
    return sorted(_walk(paragraphs, mentions, title), key=lambda mention: (mention.paragraph, mention.first))


def _walk(
    paragraphs: Sequence[Paragraph], mentions: Sequence[Mention], title: str | None
) -> Iterator[Mention]:
    """Goes over the article once, so that a reference can be the antecedent of the next."""
    mentions = _as_their_holders(paragraphs, mentions)
    memory = Memory(paragraphs, mentions, title)
    pronouns, nouns = Pronouns(memory), Nouns(memory)
    offices = Offices(memory, nouns.scene)
    for paragraph in paragraphs:
        memory.paragraph = paragraph.index
        heads = memory.given.setdefault(paragraph.index, {})
        covered = memory.covered.get(paragraph.index, set())
        for sentence in paragraph.doc.sents:
            memory.sentence += 1
            for token in sentence:
                mention = heads.get(token.i)
                if mention is None and token.i not in covered:
                    found: Found | None = None
                    if token.lower_ in _PRONOUNS:
                        found = pronouns.resolve(paragraph, token)
                    elif token.lower_ in FIRST:
                        found = spoken_for(memory, paragraph, token)
                    elif token.lower_ == "there" and token.dep_ == "advmod":
                        found = nouns.there()
                    elif token.pos_ in ("NOUN", "PROPN") or token.lower_ == "both":
                        found = nouns.resolve(token)
                    if found:
                        mention = heads[token.i] = _mention(paragraph, token, found)
                elif mention is not None and _nameless(mention):
                    named = nouns.named_behind(token)
                    if named is not None:
                        mention = heads[token.i] = _mention(paragraph, token, named)
                elif mention is not None and mention.via == "model" and not mention.actors:
                    # "The North", which the model takes for a region.
                    half = nouns.half(token)
                    if half is not None:
                        mention = heads[token.i] = _mention(paragraph, token, half)
                if mention is not None:
                    mention = heads[token.i] = offices.held(paragraph, token, mention)
                    yield mention
                    subject = token.dep_ in SUBJECTS
                    memory.seen.append(
                        Seen(
                            mention,
                            memory.sentence,
                            subject,
                            (paragraph.index, token.i),
                            aside=is_aside(token),
                            go_between=is_go_between(token, memory.words.go_between),
                        )
                    )


def _nameless(mention: Mention) -> bool:
    """Whether a mention is of a band without a name."""
    return mention.via == "phrase" and all(
        actor.provisional and actor.kind is ActorKind.ARMED_GROUP for actor in mention.actors
    )


def _as_their_holders(paragraphs: Sequence[Paragraph], mentions: Sequence[Mention]) -> list[Mention]:
    """ "Chechnya's leader, Dzhokhar Dudayev, offered talks": the title is whose name stands beside it."""
    docs = {paragraph.index: paragraph.doc for paragraph in paragraphs}
    heads = {(mention.paragraph, mention.head): mention for mention in mentions}
    result = []
    for mention in mentions:
        head = docs[mention.paragraph][mention.head]
        named = next((child for child in head.children if child.dep_ == "appos"), None)
        holder = (
            heads.get((mention.paragraph, named.i)) if named is not None and mention.via == "phrase" else None
        )
        person = holder.agent if holder is not None else None
        if holder is not None and person is not None and person.kind is ActorKind.PERSON:
            mention = replace(mention, actors=holder.actors, agent=person)  # noqa: PLW2901
        result.append(mention)
    return result


def _mention(paragraph: Paragraph, token: Token, found: Found) -> Mention:
    actors, agent, place = found
    first = token.i
    if token.pos_ in ("NOUN", "PROPN"):
        labels = ("det", "nummod", "amod", "compound", "predet")
        first = min([token.i, *(child.i for child in token.lefts if child.dep_ in labels)])
    span = paragraph.doc[first : token.i + 1]
    start, end = paragraph.span_of(span)
    return Mention(
        paragraph=paragraph.index,
        first=first,
        last=token.i,
        head=token.i,
        start=start,
        end=end,
        text=span.text,
        reading="place" if place is not None and (not actors or token.dep_ == "pobj") else "actor",
        actors=actors,
        place=place,
        via="reference",
        agent=agent,
    )
