"""What a quantity counts and what befell the counted: by syntax, with the surface as a fallback."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.figures.data import FigureData
from ingest.figures.outcomes import outcome_of, toll_of
from ingest.figures.quantities import Quantity

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_REACH = 6  # words between a number and its noun, at most


@dataclass(frozen=True, slots=True)
class Count:
    """What is counted: Figure.of, Figure.unit, the noun's token (or the number's), the word that decided."""

    of: str
    unit: str | None
    token: Token
    cause: Token | None = None
    factor: float = 1.0


def count(doc: Doc, quantity: Quantity, data: FigureData) -> Count | None:
    """What a quantity of a paragraph counts; None where it is no figure."""
    number = _number_token(doc, quantity)
    if number is None:
        return None
    if quantity.currency is not None:
        return Count("money", quantity.currency, number)
    if quantity.share:
        return _share(doc, quantity, number)
    measure = _measure(doc, quantity, data, number)
    if measure is not None:
        return measure
    noun = counted_noun(doc, quantity, number)
    if noun is None:
        return _bare(number, data)
    return _of_toll(noun, number, data) or _of_noun(noun, number, data)


def _of_toll(noun: Token, number: Token, data: FigureData) -> Count | None:
    """ "The death toll rose to 91 civilians and 13 soldiers": people, both of them, and dead."""
    first = noun
    while first.dep_ == "conj" and first.head.i < first.i:
        first = first.head
    if (
        first.dep_ != "pobj"
        or first.head.lower_ not in ("to", "at")
        or data.kind_of(noun.lemma_.lower()) is None
    ):
        return None
    count = next((child for child in first.children if child.dep_ == "nummod"), None)
    toll = toll_of(count, data) if count is not None else None
    return Count(toll, noun.lower_, noun) if toll is not None else None


def _number_token(doc: Doc, quantity: Quantity) -> Token | None:
    span = doc.char_span(quantity.core, quantity.core_end, alignment_mode="expand")
    return span[-1] if span is not None and len(span) else None


def _share(doc: Doc, quantity: Quantity, number: Token) -> Count:
    for token in doc[number.i + 1 : number.i + 1 + 12]:
        if token.pos_ in ("NOUN", "PROPN") and token.dep_ not in ("compound", "poss", "nmod"):
            return Count("share", "percent", token)
        if token.is_sent_end:
            break
    return Count("share", "percent", number)


def _measure(doc: Doc, quantity: Quantity, data: FigureData, number: Token) -> Count | None:
    after = [token for token in doc[number.i + 1 : number.i + 5] if token.text != "-"]
    for length in (2, 1):
        words = after[:length]
        if len(words) < length:
            continue
        for form in (
            " ".join(item.lower_ for item in words),
            " ".join(item.lemma_.lower() for item in words),
        ):
            for text in (form, form.rstrip("s")):
                found = data.counted.measures.get(text.replace(".", ""))
                if found is not None:
                    kind, unit, factor = found
                    return Count(kind, unit, words[-1], factor=factor)
    return None


def counted_noun(doc: Doc, quantity: Quantity, number: Token) -> Token | None:
    """The noun that a number counts: its head, or the head of the "of" phrase after a vague word."""
    head = number.head
    if number.dep_ in ("nummod", "quantmod", "amod", "det", "compound", "predet", "advmod") and (
        head.i > number.i and head.pos_ in ("NOUN", "PROPN") and head.i - number.i <= _REACH
    ):
        return head
    # "45 of 52 drones": both count drones
    if number.dep_ == "quantmod" and head.pos_ == "NUM" and number.i + 1 < len(doc):
        whole = head.head
        if doc[number.i + 1].lower_ == "of" and whole.pos_ in ("NOUN", "PROPN") and whole.i > head.i:
            return whole
    # "dozens of artillery weapons", "12 of its soldiers", "12 more of them"
    for token in doc[number.i + 1 : number.i + 3]:
        if token.lower_ == "of" and token.dep_ == "prep":
            objects = [child for child in token.children if child.dep_ == "pobj"]
            if objects and objects[0].pos_ in ("NOUN", "PROPN"):
                return objects[0]
    last: Token | None = None
    for token in doc[number.i + 1 : number.i + 1 + _REACH]:
        if token.pos_ in ("NOUN", "PROPN") and token.tag_ != "POS":
            last = token
        elif token.pos_ in ("ADJ", "NUM") or token.text in ("-", "–") or token.tag_ in ("VBN", "VBG", "POS"):
            if last is not None:
                break
            continue
        else:
            break
    return last


def _of_noun(noun: Token, number: Token, data: FigureData) -> Count | None:
    whole = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else None
    if (
        whole is not None
        and number.lower_ in ("one", "a")
        and any(c.dep_ == "nummod" for c in whole.children)
    ):
        return None  # "ten members of one family": what is counted is the members
    kind = data.kind_of(noun.lemma_.lower()) or data.kind_of(noun.lower_)
    if kind is None and noun.i and noun.nbor(-1).dep_ == "compound":
        kind = data.kind_of(f"{noun.nbor(-1).lower_} {noun.lemma_.lower()}")
    if kind == "units" and noun.tag_ == "NNP" and number.lower_ not in ("1", "one"):
        return None  # "the 444 Brigade" is called so
    if kind == "munitions" and _partitive(noun, data):
        return None  # "several rounds of talks"
    if kind is None:
        # "three dead", "five wounded": adjectives used as nouns
        for name, outcome in data.counted.outcomes.items():
            if noun.lower_ in outcome.words:
                return Count(name, "people", noun, noun)
        # "1,200 North Vietnamese": a people's name that has no plural.
        several = noun.tag_ in ("NNS", "NNPS") or noun.ent_type_ == "NORP"
        fate = outcome_of(noun, number, data) if several else None
        named = noun.text[:1].isupper() and noun.i > 0
        somebody = data.counted.of_unlisted | (data.counted.of_unlisted_names if named else frozenset())
        spell = noun.ent_type_ in ("DATE", "TIME")  # "four days of fighting left 100 dead": not four dead
        if fate is not None and fate[0] in somebody and not spell:
            return Count(fate[0], _unit(noun, number), noun, fate[1])
        return None
    unit = _unit(noun, number)
    if kind in data.counted.human:
        found = outcome_of(noun, number, data)
        # Troops that leave or return are no displaced people.
        if found is not None and not (found[0] == "displaced" and kind == "troops"):
            return Count(found[0], unit, noun, found[1])
    return Count(kind, "people" if kind in data.counted.outcomes or kind == "casualties" else unit, noun)


def _partitive(noun: Token, data: FigureData) -> bool:
    """Whether the noun only counts out what its "of" phrase names, which is no such thing itself."""
    objects = [item for child in noun.children if child.lower_ == "of" for item in child.children]
    return any(item.dep_ == "pobj" and data.kind_of(item.lemma_.lower()) is None for item in objects)


def _unit(noun: Token, number: Token) -> str:
    """The noun with the nouns before it, as written: "artillery weapons"."""
    first = noun.i
    while (
        first - 1 > number.i and noun.doc[first - 1].dep_ == "compound" and noun.doc[first - 1].head == noun
    ):
        first -= 1
    return noun.doc[first : noun.i + 1].text.lower()


def _bare(number: Token, data: FigureData) -> Count | None:
    """A number without a noun: only an outcome makes it a figure ("killing 12", "the toll rose to 25")."""
    toll = toll_of(number, data)
    if toll is not None:
        return Count(toll, "people", number)
    follower = number.nbor() if number.i + 1 < len(number.doc) else None
    if follower is not None:
        for name, outcome in data.counted.outcomes.items():
            if follower.lower_ in outcome.words:
                return Count(name, "people", number, follower)
    among = _among(number, data)
    if among is not None:
        return Count(among[0], "people", number, among[1])
    told = _group_of(number, data) or _number_of(number)
    if told is not None and (fate := outcome_of(told, told, data)) is not None:
        return Count(fate[0], told.lower_, told, fate[1])
    found = outcome_of(number, number, data)
    if found is not None and found[0] != "captured":
        return Count(found[0], "people", number, found[1])
    return None


def _among(number: Token, data: FigureData) -> tuple[str, Token] | None:
    """ "Six of the dead were children": of whom they are six."""
    for token in number.doc[number.i + 1 : number.i + 5]:
        for name, outcome in data.counted.outcomes.items():
            if token.lower_ in outcome.words or token.lower_ in outcome.victims:
                return name, token
        if token.lower_ != "of" and token.pos_ not in ("DET", "PRON", "NUM"):
            break
    return None


def _group_of(number: Token, data: FigureData) -> Token | None:
    """ "Killed a family of seven", "a crew of 20 was captured": the group that the number counts out."""
    if number.dep_ != "pobj" or number.head.lower_ != "of":
        return None
    group = number.head.head
    return group if group.lemma_.lower() in data.counted.groups else None


def _number_of(number: Token) -> Token | None:
    """ "raised to 272 the number of civilians killed": the noun that the number after all counts."""
    for token in number.doc[number.i + 1 : number.i + 5]:
        if token.lower_ == "number":
            for child in token.children:
                if child.lower_ == "of":
                    return next((item for item in child.children if item.dep_ == "pobj"), None)
    # "The number of people killed by the blast has risen to 68"
    over = number.head if number.dep_ == "dobj" else number.head.head if number.dep_ == "pobj" else None
    if over is None or (number.dep_ == "pobj" and number.head.lower_ not in ("to", "at")):
        return None
    for subject in over.children:
        if subject.dep_ == "nsubj" and subject.lower_ == "number":
            held = [item for child in subject.children if child.lower_ == "of" for item in child.children]
            return next((item for item in held if item.dep_ == "pobj"), None)
    return None
