"""Figures: how many were killed, fled, took part; how much money, land, aid."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.records import Figure
from ingest.annotations import FigureMention, Mention, Paragraph, Predicate
from ingest.figures.counting import Count, count
from ingest.figures.data import FigureData, lint, load_data
from ingest.figures.outcomes import outcome_of
from ingest.figures.parts import MARK, Last, as_part, is_whole, retold
from ingest.figures.quantities import Quantity, find_quantities
from ingest.syntax import SUBJECTS, Step, children_of, is_verbal, prepositional_objects, steps_up

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["find_figures", "lint"]


def find_figures(
    paragraphs: Sequence[Paragraph],
    predicates: Sequence[Predicate],
    mentions: Sequence[Mention] = (),
) -> list[FigureMention]:
    """Every figure of the article in order, each with the predicate that it belongs to, if one does.

    ``Figure.of`` is what was counted or befell (killed, troops, distance ...), ``unit`` the
    noun as written, a currency code, "km", "sq km", "tonnes" or "percent". Figures that
    contradict each other are all returned. A number inside a name ("the Group of 7") is none.
    """
    data = load_data()
    found: list[FigureMention] = []
    for paragraph in paragraphs:
        here = [item for item in predicates if item.paragraph == paragraph.index]
        names = [item for item in mentions if item.paragraph == paragraph.index and item.via == "name"]
        quantities = find_quantities(paragraph.doc.text, data)
        last: Last | None = None
        for quantity in quantities:
            if _in_name(quantity, paragraph, names) or is_whole(quantity, paragraph):
                continue
            quantity = _beside_particle(quantity, paragraph)  # noqa: PLW2901
            counted = count(paragraph.doc, quantity, data)
            counted, part = as_part(paragraph, quantity, counted, last, data)
            if not part:
                counted = retold(paragraph, quantity, counted, last, data)
            if counted is None:
                continue
            found.append(_mention(paragraph, quantity, counted, here, part=part))
            last = quantity, counted, part
        found.extend(_negated(paragraph, here, data))
    return sorted(found, key=lambda item: (item.paragraph, item.start))


def _in_name(quantity: Quantity, paragraph: Paragraph, names: Sequence[Mention]) -> bool:
    start, end = paragraph.start + quantity.core, paragraph.start + quantity.core_end
    return any(item.start <= start and end <= item.end for item in names)


def _beside_particle(quantity: Quantity, paragraph: Paragraph) -> Quantity:
    """ "Handed over four villages" is four: the word before the number is its verb's."""
    if quantity.qualifier is None or quantity.start >= quantity.core:
        return quantity
    span = paragraph.doc.char_span(quantity.start, quantity.core, alignment_mode="contract")
    if span is None or not any(token.dep_ == "prt" for token in span):
        return quantity
    number = quantity.min if quantity.min is not None else quantity.max
    return replace(quantity, start=quantity.core, min=number, max=number, qualifier=None, approximate=False)


def _mention(
    paragraph: Paragraph, quantity: Quantity, counted: Count, here: Sequence[Predicate], *, part: bool
) -> FigureMention:
    low = None if quantity.min is None else quantity.min * counted.factor
    high = None if quantity.max is None else quantity.max * counted.factor
    qualifier = quantity.qualifier
    if part:
        qualifier = f"{MARK} {qualifier}" if qualifier else MARK
    end = max(quantity.end, counted.token.idx + len(counted.token))
    figure = Figure(
        of=counted.of,
        min=low,
        max=high,
        unit=counted.unit,
        qualifier=qualifier,
        approximate=quantity.approximate,
    )
    owner = _owner(counted, here)
    return FigureMention(
        figure,
        paragraph.index,
        counted.token.i,
        paragraph.start + quantity.start,
        paragraph.start + end,
        owner,
    )


def _negated(paragraph: Paragraph, here: Sequence[Predicate], data: FigureData) -> Iterator[FigureMention]:
    """ "no casualties", "no one was killed": a figure of nought; "a soldier was killed": of one."""
    for token in paragraph.doc:
        noun: Token | None = None
        if token.lower_ in ("nobody", "none") or (
            token.lower_ == "one" and token.i and token.nbor(-1).lower_ == "no"
        ):
            noun = token
        elif (
            token.lower_ in ("no", "a", "an") and token.dep_ == "det" and token.head.pos_ in ("NOUN", "PROPN")
        ):
            noun = token.head
        if noun is None:
            continue
        value = 1.0 if token.lower_ in ("a", "an") else 0.0
        kind = data.kind_of(noun.lemma_.lower())
        outcome = outcome_of(noun, token, data)
        cause: Token | None = None
        if outcome is not None and (kind in data.counted.human or noun == token):
            if value and (outcome[0] not in ("killed", "wounded") or noun.tag_ in ("NNS", "NNPS")):
                continue
            of, cause = outcome
        elif not value and kind in ("casualties", "killed", "wounded"):
            of = kind
        else:
            continue
        if noun != token and (
            any(child.dep_ == "nummod" for child in noun.children)
            or any(item.pos_ == "NUM" for item in prepositional_objects(noun, "of"))
        ):
            continue
        unit = "people" if noun == token or kind not in data.counted.human else noun.lower_
        counted = Count(of, unit, noun, cause)
        figure = Figure(of=of, min=value, max=value, unit=unit)
        start, end = paragraph.start + token.idx, paragraph.start + noun.idx + len(noun)
        yield FigureMention(
            figure,
            paragraph.index,
            noun.i,
            start,
            max(end, start + len(token)),
            _owner(counted, here),
        )


def _owner(counted: Count, here: Sequence[Predicate]) -> int | None:
    """The predicate a figure belongs to: the word that decided it, else the nearest above or beside it."""
    by_token: dict[int, int] = {}
    for item in here:
        for index in (*item.tokens, item.token):
            by_token.setdefault(index, item.key)
    if not by_token:
        return None
    for token in (counted.cause, counted.token):
        if token is not None and token.i in by_token:
            return by_token[token.i]
    harm = counted.of in load_data().counted.outcomes
    if counted.of == "people" and _inhabitants(counted.token):
        return None
    chain = [counted.cause] if counted.cause is not None else []
    set_off = False
    for step in steps_up(counted.token):
        if harm and _of_a_doer(step):
            return None
        if _set_off(step):
            set_off = True
        else:
            chain.append(step.governor)
    for token in chain:
        if token.i in by_token:
            return by_token[token.i]
        if is_verbal(token):
            near = [*children_of(token, *SUBJECTS), *children_of(token, "dobj")]
            near += [
                item
                for child in children_of(token, "prep", "agent")
                for item in children_of(child, "pobj", "pcomp")
            ]
            near += [below for noun in near for below in prepositional_objects(noun, "of", "in", "from")]
            near += children_of(token, "advcl")
            # "... and 37 men perished; the president apologised" is another's doing.
            near += [item for item in children_of(token, "conj") if not children_of(item, *SUBJECTS)]
            for child in near:
                if child.i in by_token:
                    return by_token[child.i]
    sentence = counted.token.sent
    inside = [item for item in here if sentence.start <= item.token < sentence.end]
    if len(inside) != 1 or (harm and set_off):
        return None
    return None if _aside(counted.token, counted.token.doc[inside[0].token], harm=harm) else inside[0].key


def _inhabitants(noun: Token) -> bool:
    """ "A town of 5,000 people", "home to 300,000": who lives there, whatever happens to the place."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in ("of", "to", "with"):
        return False
    return noun.head.head.lemma_.lower() in load_data().counted.inhabited


def _of_a_doer(step: Step) -> bool:
    """ "The Tigers, who had buried 1,000 men, freed ten": told of a doer, not of what he does next."""
    clause = step.child
    if clause.dep_ != "relcl" or not any(child.lower_ in ("who", "which") for child in clause.children):
        return False
    return step.governor.dep_ in SUBJECTS


def _set_off(step: Step) -> bool:
    """Whether a clause is its governor's in the parse alone: "37 men perished; the president apologised"."""
    between = step.child.doc[step.child.i : step.governor.i]
    return step.relation == "ccomp" and any(token.text == ";" for token in between)


def _aside(number: Token, event: Token, *, harm: bool) -> bool:
    """ "Put the dead at 31 and said that it downed a jet": another clause's event, of which nobody died.

    What a relative clause tells of a noun is also aside, for whatever is counted outside it.
    """
    above = {item.i for item in (number, *number.ancestors)}
    clause = event
    while clause.i not in above and clause.head.i != clause.i:
        told = is_verbal(clause) and clause.i > number.i
        if told and (clause.dep_ == "relcl" or (harm and clause.dep_ in ("conj", "ccomp", "parataxis"))):
            return True
        clause = clause.head
    return False
