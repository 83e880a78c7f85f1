"""Groups that no gazetteer has, by the words with which an article introduces them.

"the Patriotic Front for Renewal (PFR)", "Al-Sabirun, a jihadist group", "the Lion Squad gang",
"a self-defence group known as Wakili": the name, and its initials, are one actor from there on.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph.identifiers import digest
from graph.records import Actor, ActorKind
from ingest.gazetteer import Phrasebook
from ingest.linking.self_named import self_named

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_INITIALS = re.compile(r"^[A-Z][A-Za-z]?[A-Z0-9](?:[A-Z0-9-]){0,6}$")
_INSIDE = frozenset(
    {"of", "for", "the", "and", "de", "del", "la", "-", "in", "to", "al", "el", "ul", "of the"}
)
_LONGEST, _LEAD = 9, 7
_ARTICLES = frozenset({"a", "an", "the", "another", "one"})
_RELATIVES = frozenset({"that", "which", "who", "whose"})
_KNOWN_AS = frozenset({"as", "itself", "themselves", "the"})


@dataclass(slots=True)
class Introduced:
    """The groups that an article introduces: actors by name and by initials."""

    nouns: frozenset[str]
    called: frozenset[str]  # words that may stand between such a noun and its name
    actors: dict[tuple[str, ...], Actor] = field(default_factory=dict)
    initials: dict[str, str] = field(default_factory=dict)  # to the full name, as the article gives them

    def find(self, doc: Doc, taken: set[int]) -> Iterator[tuple[int, int, Actor]]:
        """First and last token of each mention of a group, and who it is; the longest name counts."""
        sizes = sorted({len(words) for words in self.actors}, reverse=True)
        index = 0
        while index < len(doc):
            for size in sizes:
                words = tuple(token.text for token in doc[index : index + size])
                actor = self.actors.get(words)
                if actor is not None and not taken.intersection(range(index, index + size)):
                    yield self._from_noun(doc, index, taken), index + size - 1, actor
                    index += size - 1
                    break
            index += 1

    def _from_noun(self, doc: Doc, first: int, taken: set[int]) -> int:
        """A mention begins at the group's noun: "a group known as Wakili", "the militia Wakili"."""
        at = first - 1
        while at > 0 and doc[at].lower_ in self.called:
            at -= 1
        return at if at >= 0 and doc[at].lower_ in self.nouns and at not in taken else first


def introduced(docs: Sequence[Doc], known: Sequence[set[int]], book: Phrasebook) -> Introduced:
    """The groups that paragraphs introduce; ``known`` are each one's tokens that have names."""
    found = Introduced(book.group_nouns | book.armed_groups, book.group_called | _KNOWN_AS)
    for doc, named in zip(docs, known, strict=True):
        told = [item for token in doc for item in _introductions(doc, token, book)]
        for first, last, kind, initials in (*told, *_self_named(doc, named, book)):
            span = range(first, last + 1)
            words = tuple(doc[at].text for at in span)
            name = doc[first : last + 1].text
            if initials:
                found.initials[initials] = name
            if named.issuperset(span) or not any(doc[at].pos_ == "PROPN" for at in span):
                continue
            actor = found.actors.get(words)
            if actor is None or (actor.kind is ActorKind.ORGANISATION and kind is ActorKind.ARMED_GROUP):
                actor = Actor(id=digest("actor", [kind.value, name]), name=name, kind=kind, provisional=True)
                _name(found, words, actor)
            if initials:
                found.actors[initials,] = actor
    return found


def _self_named(
    doc: Doc, named: set[int], book: Phrasebook
) -> Iterator[tuple[int, int, ActorKind, str | None]]:
    """The names that say themselves what they are, as :func:`_introductions` gives them."""
    for first, last in self_named(doc, named, book):
        kind = _by_name([token.lower_ for token in doc[first : last + 1]], book)
        yield first, last, kind or ActorKind.ORGANISATION, None


def _name(found: Introduced, words: tuple[str, ...], actor: Actor) -> None:
    """Gives a name, and what else named the same actor, to the actor."""
    old = found.actors.get(words)
    for other in [key for key, held in found.actors.items() if old is not None and held == old]:
        found.actors[other] = actor
    found.actors[words] = actor


def _introductions(
    doc: Doc, token: Token, book: Phrasebook
) -> Iterator[tuple[int, int, ActorKind, str | None]]:
    """First and last token of a name that is introduced at a token, the kind of group, its initials."""
    index = token.i
    if token.text == "(" and index + 2 < len(doc) and doc[index + 2].text == ")":
        initials = doc[index + 1].text
        if _INITIALS.match(initials) and (first := _name_before(doc, index - 1, book.heads)) is not None:
            words = [doc[at].lower_ for at in range(first, index)]
            told = _apposition(doc, index + 3, book) or _by_name(words, book)
            if told is None and _are_initials(initials, doc, first, index):
                told = ActorKind.ORGANISATION
            first = _after_and(initials, doc, first, index)
            if told is not None and _spells(initials, doc, first, index):
                yield first, index - 1, told, initials
    elif token.text == "," and (kind := _apposition(doc, index, book)) is not None:
        first = _name_before(doc, index - 1, book.heads)
        if first is not None:
            yield first, index - 1, kind, None
    elif (kind := _group_noun(doc, index, book)) is not None:
        if token.tag_ == "NN" and (first := _name_before(doc, index - 1, book.heads)) is not None:
            yield first, index - 1, kind, None
        start = _called(doc, index + 1, book)
        if start is not None and (last := _name_after(doc, start)) is not None:
            yield start, last, kind, None


def _by_name(words: Sequence[str], book: Phrasebook) -> ActorKind | None:
    """What a name itself says: an army, a front, a brigade is armed; a council is an organisation."""
    if any(word in book.armed_names for word in words):
        return ActorKind.ARMED_GROUP
    return ActorKind.ORGANISATION if any(word in book.group_names for word in words) else None


def _after_and(initials: str, doc: Doc, first: int, end: int) -> int:
    """ "Colombo and the Liberation Tigers (LT)": the letters are those of the second alone."""
    for at in range(end - 1, first, -1):
        if doc[at].lower_ != "and":
            continue
        later = at + 1 + (doc[at + 1].lower_ == "the")
        if later < end and _capital(doc[later]) and doc[later].text[0] == initials[0] != doc[first].text[0]:
            return later
    return first


def _are_initials(initials: str, doc: Doc, first: int, end: int) -> bool:
    """Whether initials are just those of a name's capitalised words."""
    capitals = "".join(doc[at].text[0] for at in range(first, end) if doc[at].text[0].isupper())
    return len(capitals) > 2 and initials.upper() == capitals


def _spells(initials: str, doc: Doc, first: int, end: int) -> bool:
    """Whether initials can be those of a name: they start alike, or are of another language's."""
    capitals = [doc[at].text[0].upper() for at in range(first, end) if doc[at].text[0].isupper()]
    return len(capitals) > 1 and len(initials) <= len(capitals) + 4


def _capital(token: Token) -> bool:
    return token.text[:1].isupper() and token.pos_ not in ("PRON", "DET", "VERB", "ADV", "SCONJ")


def _name_before(doc: Doc, last: int, heads: Container[str]) -> int | None:
    """The first token of the run of capitalised words that ends at ``last``."""
    if last < 0 or not (_capital(doc[last]) or doc[last].text[-1:].isdigit()):
        return None
    first = last
    while first > 0 and last - first < _LONGEST:
        before = doc[first - 1]
        if _capital(before) and not before.is_sent_start:
            first -= 1
        elif before.lower_ in _INSIDE and first > 1 and (at := _reaches(doc, first - 1)) is not None:
            first = at
        elif _capital(before) and before.is_sent_start and before.pos_ == "PROPN":
            return first - 1
        else:
            break
    for at in range(first, last - 1):
        # "Fighters of the Front": they are its own, not part of its name.
        if doc[at].tag_ in ("NNS", "NNPS") and doc[at + 1].lower_ == "of" and doc[at].lower_ in heads:
            first = at + 2
    while first < last and doc[first].lower_ in (*_ARTICLES, "-"):
        first += 1
    return first


def _reaches(doc: Doc, index: int) -> int | None:
    """The capitalised word before small words inside a name ("Front for the Renewal")."""
    for at in range(index, max(-1, index - 3), -1):
        if _capital(doc[at]):
            return at
        if doc[at].lower_ not in _INSIDE:
            return None
    return None


def _name_after(doc: Doc, first: int) -> int | None:
    """The last token of the run of capitalised words that begins at ``first``."""
    if first >= len(doc) or not _capital(doc[first]):
        return None
    last = first
    while (
        last + 1 < len(doc)
        and last - first < _LONGEST
        and (_capital(doc[last + 1]) or doc[last + 1].text == "-")
    ):
        last += 1
    return last if doc[last].text != "-" else last - 1


def _apposition(doc: Doc, comma: int, book: Phrasebook) -> ActorKind | None:
    """The kind of group that a phrase after a comma says a name is: ", a rebel group based in ..."."""
    if comma + 2 >= len(doc) or doc[comma].text != "," or doc[comma + 1].lower_ not in _ARTICLES:
        return None
    head: int | None = None
    for at in range(comma + 2, min(len(doc), comma + 2 + _LEAD)):
        token = doc[at]
        if (token.is_punct and token.text not in ("-", '"', "'")) or token.lower_ in _RELATIVES:
            break
        if token.pos_ == "ADP" or token.lower_ in book.group_told:
            break
        if token.pos_ in ("NOUN", "PROPN"):
            head = at
    return _group_noun(doc, head, book) if head is not None else None


def _group_noun(doc: Doc, index: int, book: Phrasebook) -> ActorKind | None:
    """The kind of group that a noun with the adjectives before it names."""
    word = doc[index].lower_
    if book.armed.get(word, word) in book.armed_groups:
        return ActorKind.ARMED_GROUP
    if book.armed.get(word, word) not in book.group_nouns and word.rstrip("s") not in book.group_nouns:
        return None
    before = {token.lower_ for token in doc[max(0, index - 4) : index]}
    if before & (book.armed_modifiers | book.armed.keys() | book.armed_before):
        return ActorKind.ARMED_GROUP
    political = before & book.solo_modifiers or word in book.political_groups
    return ActorKind.ORGANISATION if political else None


def _called(doc: Doc, index: int, book: Phrasebook) -> int | None:
    """The token at which a name begins after a group's noun: directly, or after "known as"."""
    if index >= len(doc):
        return None
    if _capital(doc[index]) and doc[index].pos_ == "PROPN":
        return index
    if doc[index].lower_ not in book.group_called:
        return None
    at = index + 1
    while at < len(doc) and doc[at].lower_ in _KNOWN_AS:
        at += 1
    return at if at < len(doc) and _capital(doc[at]) else None
