"""From parsed paragraphs to mentions: gazetteer first, then phrases, then the model's own entities."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from graph.identifiers import digest
from graph.records import Actor, ActorKind
from ingest.annotations import Mention, Paragraph
from ingest.gazetteer import Gazetteer, Hit, load_gazetteer
from ingest.gazetteer.phrases import Phrasebook, load_phrases
from ingest.linking.bands import bands
from ingest.linking.composition import Composer, Part
from ingest.linking.entities import modelled
from ingest.linking.introduced import Introduced, introduced
from ingest.linking.minorities import settle
from ingest.linking.names import Name, choose, gather, shared_names
from ingest.linking.readings import reading
from ingest.linking.short_names import short_forms, short_names

if TYPE_CHECKING:
    from spacy.tokens import Doc

_QUOTED = re.compile(r"[\"“«]([^\"”»\n]{2,60})[\"”»]")
_TITLE = 4  # words of a title before a name
_YEAR = re.compile(r"\b(19|20)\d\d\W*$")


def link(
    paragraphs: Sequence[Paragraph], *, title: str | None = None, published: date | None = None
) -> list[Mention]:
    """The actors, places and conflicts that an article names, in order of place, not overlapping.

    ``title`` and ``published`` only help to choose among meanings (whose surname, which town).
    ``actors`` are principals, ``agent`` the organ or person; see :class:`Mention`.

    Raises:
        GazetteerError: the gazetteer's files cannot be used.
    """
    gazetteer, book = load_gazetteer(), load_phrases()
    found = [gazetteer.find(paragraph.doc.text) for paragraph in paragraphs]
    context = gather(gazetteer, [*found, gazetteer.find(title or "")], published)
    composer = Composer(gazetteer, book, context)
    docs = [paragraph.doc for paragraph in paragraphs]
    groups = introduced(docs, [_covered(doc, hits) for doc, hits in zip(docs, found, strict=True)], book)
    mentions: list[Mention] = []
    short = short_forms(composer, groups)
    for paragraph, hits in zip(paragraphs, found, strict=True):
        parts = _parts(paragraph, hits, composer, groups, short)
        mentions += [_mention(paragraph, part, book) for part in sorted(parts, key=lambda part: part.first)]
    return mentions


def _covered(doc: Doc, hits: Sequence[Hit]) -> set[int]:
    """The tokens of a paragraph that the gazetteer has names for; small towns bear any word ("Union")."""
    sure = [hit for hit in hits if any(sense.form != "city" for sense in hit.senses)]
    spans = [doc.char_span(hit.start, hit.end, alignment_mode="expand") for hit in sure]
    return {token.i for span in spans if span is not None for token in span}


_ANY = frozenset({"a", "an"})
_WHERE_SENT = frozenset({ActorKind.ORGANISATION, ActorKind.BLOC})


def _as_defined(gazetteer: Gazetteer, doc: Doc, name: Name, groups: Introduced) -> Name:
    """ "ADF" after "Ambazonia Defence Forces (ADF)" is these, whoever else is called so."""
    full = groups.initials.get(doc[name.first].text) if name.first == name.last else None
    hits = [hit for hit in gazetteer.find(full) if hit.end - hit.start == len(full)] if full else []
    meant = [sense for hit in hits for sense in hit.senses if sense.actor]
    return Name(name.first, name.last, meant[0]) if len(meant) == 1 else name


def _parts(
    paragraph: Paragraph,
    hits: Sequence[Hit],
    composer: Composer,
    groups: Introduced,
    short: dict[str, Actor],
) -> list[Part]:
    doc, gazetteer, book = paragraph.doc, composer.gazetteer, composer.book
    blocked = _titles_of_operations(doc, book)
    names = choose(gazetteer, book, composer.context, paragraph, hits)
    names = [_as_defined(gazetteer, doc, name, groups) for name in names]
    names = sorted([*names, *shared_names(gazetteer, doc, names)], key=lambda name: name.first)
    parts, taken = [], set(blocked)
    for first, last, actor in groups.find(doc, taken):
        defined = last == first and doc[first].text in groups.initials
        if defined or not any(name.first <= first and last <= name.last for name in names):
            taken.update(range(first, last + 1))
            parts.append(Part(first, last, "group", (actor,)))
    for name in names:
        span = range(name.first, name.last + 1)
        named_after = name.first > 0 and _names_a_ship(doc, name, book)
        if taken.intersection(span) or (named_after and name.sense.form != "ignore"):
            if named_after and doc[name.first - 1].text not in book.hulls:
                taken.update(span)  # nor is it a place for the model's sake
            continue  # "The USS Carney": a ship, whoever gave it the name
        if name.sense.conflict and name.first and doc[name.first - 1].lower_ in _ANY:
            continue  # "a 44-day war" is any war, "the 44-Day War" one
        taken.update(span)
        if name.sense.form != "ignore":
            parts.append(_named(gazetteer, name))
    for at, actor in short_names(doc, short, taken):
        taken.add(at)
        parts.append(Part(at, at, "group", (actor,)))
    parts = _composed(doc, parts, composer, taken)
    _sent_by(doc, parts, composer.book)
    settle(doc, parts, gazetteer)
    parts += _titled(doc, parts, composer, taken)
    parts += bands(doc, composer, taken)
    parts += modelled(doc, composer, taken)
    return parts


def _sent_by(doc: Doc, parts: Sequence[Part], book: Phrasebook) -> None:
    """ "Iran's U.N. envoy" speaks for Iran, which sent him there."""
    ends = {part.last: part for part in parts}
    for part in parts:
        if not part.actors or any(actor.kind not in _WHERE_SENT for actor in part.actors):
            continue
        if (
            part.first < 2
            or doc[part.first - 1].tag_ != "POS"
            or book.heads.get(doc[part.last].lower_) != "official"
        ):
            continue
        sender = ends.get(part.first - 2) or ends.get(part.first - 1)
        if sender is not None and [actor.kind for actor in sender.actors] == [ActorKind.COUNTRY]:
            part.actors = sender.actors


def _names_a_ship(doc: Doc, name: Name, book: Phrasebook) -> bool:
    """ "The USS Carney", "the British destroyer Sheffield": a ship, whoever gave it the name."""
    before = doc[name.first - 1]
    if before.text in book.hulls:
        return True
    beside = before.i in (doc[name.last].head.i, *(child.i for child in doc[name.last].children))
    return before.lower_ in book.vessels and beside and before.tag_ == "NN"


def _named(gazetteer: Gazetteer, name: Name) -> Part:
    sense = name.sense
    part = Part(name.first, name.last, sense.form)
    if sense.conflict:
        part.conflict = gazetteer.conflict(sense.conflict)
    if sense.place:
        part.place = gazetteer.place(sense.place)
    if sense.actor:
        actor = gazetteer.actor(sense.actor)
        parent = gazetteer.parent(sense.actor)
        if (actor.kind is ActorKind.PERSON and parent) or (
            actor.kind in (ActorKind.MILITARY, ActorKind.GOVERNMENT) and parent
        ):
            part.actors, part.agent = (gazetteer.actor(parent),), actor
        else:
            part.actors = (actor,)
    return part


def _titles_of_operations(doc: Doc, book: Phrasebook) -> set[int]:
    """Tokens of quoted names of drills and operations: "Mustafa Kemal Atatürk 2023" is no person."""
    blocked: set[int] = set()
    for match in _QUOTED.finditer(doc.text):
        span = doc.char_span(match.start(1), match.end(1), alignment_mode="contract")
        if span is None or any(token.pos_ == "VERB" and token.is_lower for token in span):
            continue
        words = [token for token in span if token.is_alpha]
        titled = words and all(word.text[0].isupper() or len(word) <= 3 for word in words)
        before = doc[max(0, span.start - 6) : max(0, span.start - 1)]
        named = any(
            token.lemma_.lower() in book.naming or token.lower_ in book.operations for token in before
        )
        if titled and (named or _YEAR.search(match.group(1))):
            blocked.update(range(span.start, span.end))
    for token in doc[:-1]:
        if token.text in ("Operation", "Exercise") and doc[token.i + 1].text[:1].isupper():
            index = token.i + 1
            while index < len(doc) and (doc[index].text[:1].isupper() or doc[index].like_num):
                blocked.add(index)
                index += 1
    return blocked


def _composed(doc: Doc, parts: list[Part], composer: Composer, taken: set[int]) -> list[Part]:
    """Joins names with the nouns after and before them, from the right so that coordination is seen."""
    book = composer.book
    done: list[Part] = []
    by_first = {part.first: part for part in parts}
    for part in sorted(parts, key=lambda part: -part.first):
        if part.first not in by_first:
            continue
        result = _proxy(doc, part, composer, taken) or _with_unit(doc, part, by_first, composer, taken)
        if result is None and (unit := composer.unit_before(doc, part, taken)) is not None and part.actors:
            result = composer.compose(doc, part, unit, taken)
            result.first, result.last = unit.first, part.last
            if doc[unit.last].tag_ in ("NNS", "NNPS"):
                _coordinate_after(doc, result, done)
        if result is not None:
            for index in range(result.first, result.last + 1):
                by_first.pop(index, None)
                taken.add(index)
            done = [other for other in done if other.first > result.last or other.last < result.first]
        done.append(result or part)
        _former(doc, done[-1], book)
    return done


def _with_unit(
    doc: Doc, part: Part, by_first: dict[int, Part], composer: Composer, taken: set[int]
) -> Part | None:
    if part.conflict is not None or (part.agent is not None and part.agent.kind is ActorKind.PERSON):
        return None
    start = part.last + 1
    if start < len(doc) and doc[start].tag_ == "POS":
        start += 1
    if part.first and doc[part.first - 1].text == "(" and start < len(doc) and doc[start].text == ")":
        start += 1  # "the National Liberation Army (ELN) rebels"
    unit = composer.unit_after(doc, start, taken)
    if unit is None or (
        part.form == "people" and start == part.last + 1 and doc[part.last].tag_ in ("NNS", "NNPS")
    ):
        return None
    result = composer.compose(doc, part, unit, taken)
    after = by_first.get(result.last + 1)
    if (
        unit.category == "official"
        and after is not None
        and after.agent is not None
        and after.form in ("person", "surname", "after")
    ):
        result.last, result.agent = after.last, after.agent
        by_first.pop(after.first, None)
    _coordinate(doc, part, result, by_first)
    return result


def _coordinate(doc: Doc, part: Part, result: Part, by_first: dict[int, Part]) -> None:
    """ "Russian and Ukrainian officials": the earlier adjectives own the noun too."""
    index = part.first - 1
    while index > 0 and doc[index].lower_ in ("and", ",", "or", "-", "–"):
        before = next((other for other in by_first.values() if other.last == index - 1), None)
        if before is None or before.form != "adjective" or not before.actors:
            return
        result.actors = (*before.actors, *(actor for actor in result.actors if actor not in before.actors))
        result.first, result.agent = before.first, None
        by_first.pop(before.first, None)
        index = before.first - 1


def _coordinate_after(doc: Doc, result: Part, done: Sequence[Part]) -> None:
    """ "the presidents of Armenia and Azerbaijan": the later names own the noun too."""
    while result.last + 2 < len(doc) and doc[result.last + 1].lower_ in ("and", ","):
        follows = result.last + 2 + (doc[result.last + 2].lower_ in ("and", "the"))
        after = next((other for other in done if other.first == follows), None)
        if after is None or after.form not in ("name", "metonym") or not after.actors or after.agent:
            return
        result.actors = (*result.actors, *(actor for actor in after.actors if actor not in result.actors))
        result.last, result.agent = after.last, None


def _proxy(doc: Doc, part: Part, composer: Composer, taken: set[int]) -> Part | None:
    """ "Turkish-backed fighters", "pro-Russian separatists": an actor of its own, not the state."""
    book = composer.book
    dash = part.last + 1
    prefix = (
        part.first >= 2
        and doc[part.first - 1].text == "-"
        and doc[part.first - 2].lower_ in book.proxy_prefixes
    )
    backed = dash + 1 < len(doc) and doc[dash].text == "-" and doc[dash + 1].lower_ in book.proxy
    if not (prefix or backed) or not part.actors:
        return None
    unit = composer.unit_after(doc, dash + 2 if backed else dash, taken)
    if unit is None:
        return None
    if (
        backed
        and unit.category == "government"
        and any(t.tag_ == "POS" for t in doc[part.first : part.last + 1])
    ):
        # "Sudan's army-backed government" is Sudan's.
        return Part(part.first, unit.last, "unit", part.actors, via="phrase")
    first = part.first - 2 if prefix else part.first
    known = composer.known(doc, doc[part.first : part.last + 1].text, unit)
    words = doc[first : unit.last + 1].text
    words = words if not prefix else words[0].lower() + words[1:]
    kind = {"people": ActorKind.PEOPLE, "government": ActorKind.GOVERNMENT, "official": ActorKind.GOVERNMENT}
    ident = digest("actor", ["phrase", words.casefold(), composer.scene()])
    actor = Actor(id=ident, name=words, kind=kind.get(unit.category, ActorKind.ARMED_GROUP), provisional=True)
    return Part(first, unit.last, "phrase", (known or actor,), via="phrase")


def _former(doc: Doc, part: Part, book: Phrasebook) -> None:
    """A former president acts for himself."""
    if part.agent is None or part.agent.kind is not ActorKind.PERSON:
        return
    first = part.first
    while first > 0 and part.first - first < _TITLE and doc[first - 1].pos_ in ("NOUN", "PROPN", "ADJ"):
        first -= 1  # "former prime minister X": over the title
    before = doc[min(first, max(0, part.first - 2)) : part.first]
    inside = doc[part.first : part.last + 1]
    # "X, the former president", but not "X, a former general", who may be president now.
    known = part.last + 2 < len(doc) and doc[part.last + 1].text == "," and doc[part.last + 2].lower_ == "the"
    after = doc[part.last + 3 : part.last + 4] if known else ()
    if any(token.lower_ in book.former for token in (*before, *inside, *after)):
        part.actors, part.agent = (part.agent,), None


def _titled(doc: Doc, parts: list[Part], composer: Composer, taken: set[int]) -> list[Part]:
    """Extends "Putin" over "President Vladimir"; makes persons of titles before unknown names."""
    heads = composer.book.heads
    for part in parts:
        if part.form not in ("person", "surname", "after"):
            continue
        while (
            part.first > 0
            and part.first - 1 not in taken
            and heads.get(doc[part.first - 1].lower_) == "official"
        ):
            part.first -= 1
            taken.add(part.first)
    return []


def _mention(paragraph: Paragraph, part: Part, book: Phrasebook) -> Mention:
    span = paragraph.doc[part.first : part.last + 1]
    start, end = paragraph.span_of(span)
    return Mention(
        paragraph=paragraph.index,
        first=part.first,
        last=part.last,
        head=span.root.i,
        start=start,
        end=end,
        text=span.text,
        reading=reading(paragraph.doc, part, book),
        actors=part.actors,
        place=part.place,
        conflict=part.conflict,
        via=part.via,
        agent=part.agent,
    )
