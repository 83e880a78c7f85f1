"""Which of a name's meanings a text means: choosing among senses by context.

A small town counts only where its country is spoken of and the grammar makes it a
place; a surname only where it is that person's for sure or the full name was said.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from ingest.annotations import Paragraph
from ingest.gazetteer import Gazetteer, Hit, Sense
from ingest.gazetteer.phrases import Phrasebook
from ingest.place_words import OF_PLACES, PARTS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

LOCATIVE = OF_PLACES | {"amid", "between", "from", "on", "to"}
_NUMERIC = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY"})
_PLACE_ENTITIES = frozenset({"GPE", "LOC", "FAC"})
_LARGE = 300_000
_OF_CITIES = "place:gn-"
_ELSEWHERE = 70.0  # what a place of a country that nobody speaks of loses: the whole of its prior
_SURE = frozenset({"name", "adjective", "people", "territory", "metonym", "group"})


@dataclass(slots=True)
class Context:
    """What an article speaks of: countries by count, ids of places and actors, people named in full."""

    countries: Counter[str] = field(default_factory=Counter)
    places: set[str] = field(default_factory=set)
    actors: Counter[str] = field(default_factory=Counter)
    people: set[str] = field(default_factory=set)
    published: date | None = None


@dataclass(slots=True)
class Name:
    """A name with its chosen sense; token indices, last inclusive."""

    first: int
    last: int
    sense: Sense
    others: tuple[Sense, ...] = ()


def gather(gazetteer: Gazetteer, found: Iterable[Sequence[Hit]], published: date | None) -> Context:
    """The context that an article's hits give; only names with one country count."""
    context = Context(published=published)
    doubtful: list[str] = []
    for hits in found:
        for hit in hits:
            senses = [sense for sense in hit.senses if sense.form != "city"]
            for sense in senses:
                if sense.form == "person":
                    context.people.add(sense.actor)
            codes = {
                _country(gazetteer, sense)
                for sense in senses
                if sense.form in _SURE or sense.form in ("person", "place")
            }
            if len(codes) == 1 and (code := codes.pop()):
                if _has_namesake(gazetteer, hit, code):
                    doubtful.append(code)
                else:
                    context.countries[code] += 1
            for sense in senses:
                if sense.place:
                    context.places.add(sense.place)
                if sense.actor:
                    context.actors[sense.actor] += 1
    told = set(context.countries)
    context.countries.update(code for code in doubtful if code in told or not told)
    return context


def _has_namesake(gazetteer: Gazetteer, hit: Hit, code: str) -> bool:
    """Whether a small place that a war made known has a namesake abroad: Beni in Nepal, and Beni in Congo."""
    small = all(_is_small(sense) for sense in hit.senses if sense.form != "city")
    abroad = (_country(gazetteer, sense) for sense in hit.senses if sense.form == "city")
    return small and any(other != code for other in abroad)


def _is_small(sense: Sense) -> bool:
    """Whether a sense is a place that no list of cities has."""
    return sense.form == "place" and not sense.place.startswith(_OF_CITIES)


def _country(gazetteer: Gazetteer, sense: Sense) -> str:
    if sense.place and (code := gazetteer.country_of(sense.place)):
        return code
    return (gazetteer.actor(sense.actor).iso3 or "") if sense.actor else ""


def choose(
    gazetteer: Gazetteer, book: Phrasebook, context: Context, paragraph: Paragraph, hits: Sequence[Hit]
) -> list[Name]:
    """A paragraph's names with the sense that context and grammar favour, without doubtful towns."""
    doc = paragraph.doc
    names: list[Name] = []
    for hit in hits:
        span = doc.char_span(hit.start, hit.end, alignment_mode="expand")
        if span is None:
            continue
        first, last = span.start, span.end - 1
        fitting = [
            sense for sense in hit.senses if _admissible(gazetteer, book, context, doc, first, last, sense)
        ]
        if not fitting or any(sense.form == "ignore" for sense in hit.senses):
            if any(sense.form == "ignore" for sense in hit.senses):
                names.append(Name(first, last, next(sense for sense in hit.senses if sense.form == "ignore")))
            continue
        ranked = sorted(fitting, key=lambda sense: -_score(gazetteer, context, doc, first, last, sense))
        names.append(Name(first, last, ranked[0], tuple(ranked[1:])))
    return names


def shared_names(gazetteer: Gazetteer, doc: Doc, names: Sequence[Name]) -> list[Name]:
    """ "North and South Korea": the first word, where with the second name's rest it is a name."""
    found = []
    for name in names:
        size = name.last - name.first + 1
        first = name.first - 2
        if size < 2 or first < 0 or doc[name.first - 1].lower_ not in ("and", "or"):
            continue
        words = f"{doc[first].text} {doc[name.first + 1 : name.last + 1].text}"
        for hit in gazetteer.find(words) if doc[first].text[:1].isupper() else ():
            senses = [sense for sense in hit.senses if sense.form == name.sense.form]
            if (hit.start, hit.end) == (0, len(words)) and senses:
                found.append(Name(first, first, senses[0]))
    return found


def _score(gazetteer: Gazetteer, context: Context, doc: Doc, first: int, last: int, sense: Sense) -> float:
    code = _country(gazetteer, sense)
    score = float(sense.prior) + min(15, 5 * context.countries.get(code, 0))
    if sense.form in ("surname", "after", "person"):
        score += 20 * (sense.actor in context.people) + _in_office(gazetteer, sense.actor, context.published)
        score += 10 * (doc[first].ent_type_ == "PERSON")
    elif context.published and sense.form in ("name", "adjective", "people"):
        score += _in_office(gazetteer, sense.actor, context.published)  # a state that is gone, in its years
    elif _is_small(sense) and code and not context.countries.get(code):
        score -= _ELSEWHERE
    if sense.form in ("adjective", "people"):
        after = doc[last + 1] if last + 1 < len(doc) else None
        modifies = after is not None and (after.pos_ in ("NOUN", "PROPN", "ADJ") or after.text == "-")
        plural = doc[last].tag_ in ("NNS", "NNPS") or not modifies
        score += 3 if (sense.form == "adjective") == modifies else 0
        score += 1 if sense.form == "people" and plural else 0
    return score


def _in_office(gazetteer: Gazetteer, person: str, when: date | None) -> float:
    """5 to 10 for whoever holds an office at ``when`` (the latest known, where no date is)."""
    best = 0.0
    for _, span in gazetteer.tables.offices.get(person, ()):
        start, _, end = span.partition("/")
        since, until = start[:4], (end or start)[:4]
        year = f"{when.year:04d}" if when else None
        if year is None:
            best = max(best, 5.0 if until == ".." else int(until) / 1000)
        elif (since == ".." or since <= year) and (until == ".." or year <= until):
            best = 10.0
    return best


def _admissible(
    gazetteer: Gazetteer, book: Phrasebook, context: Context, doc: Doc, first: int, last: int, sense: Sense
) -> bool:
    if sense.form == "city":
        return _is_city(gazetteer, book, context, doc, first, last, sense)
    if sense.form in ("surname", "after"):
        return _is_surname(book, context, doc, first, last, sense)
    if sense.form == "group" and last == first:
        return _is_acronym_or_name(gazetteer, context, doc[first], sense)
    if sense.form == "shared":
        return context.countries[gazetteer.actor(sense.actor).iso3 or ""] > 0
    if sense.form == "place" and first == last:
        return doc[first].pos_ in ("PROPN", "NOUN", "ADJ", "X") and not _inside_name(book, doc, first, last)
    if sense.form in ("name", "metonym") and first == last and not _is_headline(doc):
        # "Jordan Henderson", "Chad Smith", "Paris Hilton": a first name before a surname.
        token = doc[first]
        return not (token.ent_type_ == "PERSON" and _inside_name(book, doc, first, last))
    return True


def _is_headline(doc: Doc) -> bool:
    return not any(token.is_punct and token.text == "." for token in doc) and len(doc) < 14


def _is_acronym_or_name(gazetteer: Gazetteer, context: Context, token: Token, sense: Sense) -> bool:
    """Short acronyms that others share ("SSA", "PLC") need their country or full name in the text."""
    if not (token.text.isupper() and len(token.text) <= 4):
        return True
    code = gazetteer.actor(sense.actor).iso3
    return code is None or context.countries[code] > 0 or context.actors[sense.actor] > 1


def _is_surname(book: Phrasebook, context: Context, doc: Doc, first: int, last: int, sense: Sense) -> bool:
    before = doc[first - 1] if first else None
    titled = before is not None and before.text.casefold() in book.heads
    if (
        before is not None
        and before.pos_ == "PROPN"
        and not titled
        and before.dep_ in ("compound", "nmod")
        and before.head.i >= first
    ):
        return before.text.isupper() or before.ent_type_ in ("GPE", "NORP") or before.text in ("FM", "PM")
    after = doc[last + 1] if last + 1 < len(doc) else None
    if after is not None and after.pos_ == "PROPN" and after.ent_type_ == "PERSON" and after.ent_iob_ == "I":
        return False
    if sense.form == "after":
        return sense.actor in context.people
    return doc[first].pos_ in ("PROPN", "NOUN", "ADJ", "VERB", "X")


def _inside_name(book: Phrasebook, doc: Doc, first: int, last: int) -> bool:
    """Whether a longer capitalised name surrounds the tokens ("Reading University", "John Aden")."""
    before = doc[first - 1] if first else None
    after = doc[last + 1] if last + 1 < len(doc) else None
    if (
        before is not None
        and before.pos_ == "PROPN"
        and before.text[:1].isupper()
        and before.ent_type_ == "PERSON"
    ):
        return True
    return (
        after is not None
        and after.pos_ == "PROPN"
        and after.text[:1].isupper()
        and after.text.casefold() not in book.place_types
        and after.text.casefold() not in book.heads
        and after.ent_type_ in ("PERSON", "ORG", "WORK_OF_ART", "EVENT", "PRODUCT")
        and after.ent_iob_ == "I"
    )


def _is_city(
    gazetteer: Gazetteer, book: Phrasebook, context: Context, doc: Doc, first: int, last: int, sense: Sense
) -> bool:
    tokens = doc[first : last + 1]
    if any(token.ent_type_ in _NUMERIC for token in tokens) or not any(
        token.pos_ == "PROPN" for token in tokens
    ):
        return False
    if _inside_name(book, doc, first, last):
        return False
    if first and doc[first - 1].text == "New" and doc[first - 1].dep_ == "compound":
        return False  # "New York" is not York
    head = doc[last].head
    if doc[last].dep_ == "compound" and head.i == last + 1 and head.pos_ == "PROPN" and head.text.isalpha():
        known = book.place_types | book.territory
        if head.lower_ not in known and head.lower_ not in book.heads and not head.text.isupper():
            return False  # "shot Abu Sayed": the first word of a name
    before = doc[first - 1] if first else None
    while before is not None and before.text.casefold() in {"the", "of"} | PARTS:
        before = doc[before.i - 1] if before.i else None
    after = doc[last + 1] if last + 1 < len(doc) else None
    located = (
        before is not None
        and (before.text.casefold() in LOCATIVE or before.text.casefold() in book.territory)
    ) or (after is not None and after.text.casefold() in book.place_types)
    seen = all(token.ent_type_ in _PLACE_ENTITIES for token in tokens)
    near = context.countries[gazetteer.country_of(sense.place)] > 0
    # "Troops retook Lago da Serra": a name of several words that is taken like a place is no person, nor is
    # one of a country that is spoken of ("Ukraine said Russia shelled Kherson").
    root = tokens.root
    located = located or (
        (near or len(tokens) > 1)
        and root.dep_ in ("dobj", "nsubjpass")
        and root.head.lemma_.lower() in book.place_objects
    )
    if tokens[0].dep_ == "conj" and tokens[0].head.ent_type_ in _PLACE_ENTITIES:
        located = True
    people = gazetteer.tables.places[sense.place][6]
    if people >= _LARGE:
        return seen or located or near
    return near and (seen or located)
