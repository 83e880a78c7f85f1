"""The second deed of a gapped verb: a predicate of its own, with its share of parts, figures and days.

What stands before the verb is of both; what stands between the verb and the first day is of the first;
what stands behind is of the second.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from graph.edtf import from_bounds
from graph.records import DateValue, ParticipantRole
from ingest.annotations import (
    Argument,
    Dating,
    FigureMention,
    Mention,
    Paragraph,
    Predicate,
    Reading,
    TimeExpression,
)
from ingest.gapping.finding import Gap, find_gaps
from ingest.time_words import load_time_words

Role = ParticipantRole | Literal["place", "origin", "destination", "conflict"]
_INITIATOR = ParticipantRole.INITIATOR
_PLACES = ("place", "origin", "destination")


def part_gapped(reading: Reading) -> Reading:
    """A reading in which each gapped verb is two predicates; the second's keys follow all others."""
    times: dict[int, list[TimeExpression]] = {}
    for time in reading.times:
        times.setdefault(time.paragraph, []).append(time)
    gaps = [
        gap
        for paragraph in reading.paragraphs
        if len(times.get(paragraph.index, ())) > 1
        for gap in _of(paragraph, reading, times[paragraph.index])
    ]
    for gap in reversed(gaps):  # of three deeds the last is parted first
        reading = _parted(reading, gap) if gap.own is None else _swapped(reading, gap, gap.own)
    return reading


def _of(paragraph: Paragraph, reading: Reading, times: list[TimeExpression]) -> Iterator[Gap]:
    here = [item for item in reading.predicates if item.paragraph == paragraph.index]
    yield from find_gaps(paragraph, here, times)


def _swapped(reading: Reading, gap: Gap, own: Predicate) -> Reading:
    """ "Launched an offensive on Monday and raids on Friday": each has its day, and both their author."""
    first, second = _dated(gap.first, reading, gap), _dated(gap.second, reading, gap)
    values = {gap.predicate.key: first, own.key: second}
    given = {first.edtf, second.edtf, None}
    datings = [
        replace(item, date=values[item.predicate])
        if item.predicate in values and item.date.edtf in given
        else item
        for item in reading.datings
    ]
    acted = any(item.predicate == own.key and item.role == _INITIATOR for item in reading.arguments)
    shared = [
        replace(item, predicate=own.key)
        for item in reading.arguments
        if item.predicate == gap.predicate.key and item.role == _INITIATOR and not acted
    ]
    return replace(reading, datings=datings, arguments=[*reading.arguments, *shared])


def _parted(reading: Reading, gap: Gap) -> Reading:
    paragraph = next(item for item in reading.paragraphs if item.index == gap.predicate.paragraph)
    key = 1 + max(item.key for item in reading.predicates)
    twin = replace(
        gap.predicate,
        key=key,
        token=gap.head,
        tokens=(gap.head,),
        anchor=gap.predicate.token,
        start=paragraph.offset_of(paragraph.doc[gap.head]),
        end=paragraph.offset_of(paragraph.doc[gap.head]) + len(paragraph.doc[gap.head]),
    )
    results = _results(reading, gap, paragraph)
    first, second = _dated(gap.first, reading, gap), _dated(gap.second, reading, gap)
    datings = [
        Dating(item.predicate, second) if item.predicate in results else item
        for item in reading.datings
        if item.predicate != gap.predicate.key
    ]
    standing = [
        replace(item, predicate=key) for item in reading.standings if item.predicate == gap.predicate.key
    ]
    return replace(
        reading,
        predicates=[*reading.predicates, twin],
        arguments=[*_arguments(reading, gap, twin, paragraph)],
        standings=[*reading.standings, *standing],
        datings=[*datings, Dating(gap.predicate.key, first), Dating(key, second)],
        figures=[*_figures(reading, gap, twin, paragraph)],
    )


def _dated(time: TimeExpression, reading: Reading, gap: Gap) -> DateValue:
    """A deed's own day, or up to it: "by November 20" starts where the verb's date did."""
    value = time.date
    assert value is not None  # noqa: S101 - a gap's times have dates
    basis = f"'{time.text}': {value.basis}"
    if time.role == "at":
        return value.model_copy(update={"basis": basis})
    known = next((item.date for item in reading.datings if item.predicate == gap.predicate.key), None)
    return from_bounds(known.earliest if known is not None else None, value.latest, basis)


def _results(reading: Reading, gap: Gap, paragraph: Paragraph) -> set[int]:
    """What a participle behind the second day tells as its result: "…, killing three"."""
    found = set()
    for item in reading.predicates:
        if item.paragraph == paragraph.index and item.token > gap.second.last:
            token = paragraph.doc[item.token]
            if token.dep_ == "advcl" and token.tag_ == "VBG" and token.head.i == gap.predicate.token:
                found.add(item.key)
    return found


def _arguments(reading: Reading, gap: Gap, twin: Predicate, paragraph: Paragraph) -> Iterator[Argument]:
    verb = gap.predicate.token
    own = [item for item in reading.arguments if item.predicate == gap.predicate.key]
    split = min(gap.rest.start, gap.second.first)
    contrast = [item for item in own if verb < item.token < split]
    passive = [item for item in own if item.token < verb and item.slot == "obj"]
    replaced = contrast if any(item.slot == "obj" for item in contrast) or not passive else passive
    # "*Bombs* went off in Kabul on Monday and Herat on Tuesday": the noun is of the first deed alone.
    same = {item.key for item in reading.predicates if item.type == twin.type and item.key != twin.key}
    for item in reading.arguments:
        theirs = item.predicate in same and item.token in gap.rest
        if item.predicate != gap.predicate.key and not (theirs and item.mention in _inside(reading, gap)):
            yield item
    yield from (item for item in own if item.token < split)
    shared = [item for item in own if item.token < verb and item not in replaced]
    behind = [item for item in own if item.token >= split and item.token not in gap.rest]
    yield from (replace(item, predicate=twin.key) for item in (*shared, *behind))
    # "20 on Friday and 30 on Saturday in Tehran": a place at the end is of both, if neither has one.
    if not any(item.role == "place" for item in contrast) and not any(m.place for m in _inside(reading, gap)):
        yield from (item for item in behind if item.role == "place")
    yield from _of_rest(reading, gap, twin, replaced, paragraph)


def _inside(reading: Reading, gap: Gap) -> list[Mention]:
    """The mentions in what the second deed has of its own."""
    return [
        item
        for item in reading.mentions
        if item.paragraph == gap.predicate.paragraph and item.first in gap.rest and item.head in gap.rest
    ]


def _of_rest(
    reading: Reading, gap: Gap, twin: Predicate, replaced: list[Argument], paragraph: Paragraph
) -> Iterator[Argument]:
    """The second's own parts: its head in the roles of the first's object, its places where they are."""
    for mention in _inside(reading, gap):
        if mention.first <= gap.head <= mention.last:
            first = paragraph.doc[gap.rest.start]
            slot = first.lower_ if first.pos_ == "ADP" else "obj"
            alike = [item for item in replaced if item.slot == slot] or (replaced if slot == "obj" else [])
            roles = {item.role: item for item in alike}
            for role, item in roles.items():
                if _fits(mention, role):
                    yield _argument(twin, mention, role, item.slot)
        elif mention.place is not None and paragraph.doc[mention.first - 1].pos_ in ("ADP", "DET"):
            yield _argument(twin, mention, "place", "in")


def _fits(mention: Mention, role: Role) -> bool:
    return mention.place is not None if role in _PLACES else bool(mention.actors)


def _argument(twin: Predicate, mention: Mention, role: Role, slot: str) -> Argument:
    return Argument(
        twin.key,
        role,
        mention,
        mention.text,
        mention.head,
        mention.start,
        mention.end,
        slot,
    )


def _figures(reading: Reading, gap: Gap, twin: Predicate, paragraph: Paragraph) -> Iterator[FigureMention]:
    split = min(gap.rest.start, gap.second.first)
    known = False
    model: FigureMention | None = None
    for item in reading.figures:
        ours = item.predicate == gap.predicate.key and item.paragraph == paragraph.index
        if ours and item.token >= split:
            known = known or item.token in gap.rest
            counted = item.figure
            if model is not None and item.token == gap.head:  # "kidnapped 20 villagers … and 35 students"
                counted = counted.model_copy(update={"of": model.figure.of})
            yield replace(item, figure=counted, predicate=twin.key)
            continue
        model = item if ours and model is None else model
        yield item
    number = _number(paragraph.doc[gap.head].lower_)
    if model is not None and not known and number is not None:
        figure = model.figure.model_copy(
            update={"min": number, "max": number, "qualifier": None, "approximate": False}
        )
        yield replace(
            model, figure=figure, token=gap.head, start=twin.start, end=twin.end, predicate=twin.key
        )


def _number(word: str) -> float | None:
    """ "And *62* on Tuesday", "and *five* in Herat": so many of what was counted before."""
    digits = word.replace(",", "")
    if digits.isdigit():
        return float(digits)
    number = load_time_words().words.numbers.get(word)
    return None if number is None else float(number)
