"""What a quantity counts and what befell the counted: by syntax, with the surface as a fallback."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.figures.data import FigureData
from ingest.figures.quantities import Quantity
from ingest.structure_words import load_structure_words
from ingest.syntax import conjuncts, first_conjunct, is_passive, is_verbal, steps_up

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
    toll = _toll(count, data) if count is not None else None
    return Count(toll.of, noun.lower_, noun) if toll is not None and toll.unit == "people" else None


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
        fate = outcome_of(noun, number, data) if noun.tag_ in ("NNS", "NNPS") else None
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
    toll = _toll(number, data)
    if toll is not None:
        return toll
    follower = number.nbor() if number.i + 1 < len(number.doc) else None
    if follower is not None:
        for name, outcome in data.counted.outcomes.items():
            if follower.lower_ in outcome.words:
                return Count(name, "people", number, follower)
    told = _number_of(number)
    if told is not None and (fate := outcome_of(told, told, data)) is not None:
        return Count(fate[0], told.lower_, told, fate[1])
    found = outcome_of(number, number, data)
    if found is not None and found[0] != "captured":
        return Count(found[0], "people", number, found[1])
    return None


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


def _toll(number: Token, data: FigureData) -> Count | None:
    before = number.doc[max(number.sent.start, number.i - 14) : number.i].text.lower()
    near = number.doc[max(number.sent.start, number.i - 3) : number.i]
    linked = any(
        token.lower_ in ("to", "at", "of", "is", "was", "stood", "passed", "hit", "reached", ":")
        for token in near
    )
    best: tuple[int, str] | None = None
    for name, outcome in data.counted.outcomes.items():
        for phrase in outcome.tolls:
            place = before.rfind(phrase)
            if place >= 0 and linked and (best is None or place > best[0]):
                best = (place, name)
    return Count(best[1], "people", number) if best is not None else None


def outcome_of(noun: Token, number: Token, data: FigureData) -> tuple[str, Token] | None:
    """What befell the counted, with the word that says so: the nearest of participle, verb and noun."""
    outcomes = data.counted.outcomes
    # "12 wounded soldiers", "12 people dead", "20 people killed in the raid"
    for child in (*noun.children, *_following(noun)):
        if child.i <= number.i or child.dep_ in ("relcl", "prep"):
            continue
        for name, outcome in outcomes.items():
            if child.lower_ in outcome.words and child.dep_ in (
                "amod",
                "acl",
                "advcl",
                "acomp",
                "oprd",
                "",
                "ccomp",
                "xcomp",
                "conj",
                "dep",
                "advmod",
            ):
                return name, child
    for verb, passive in _verbs_of(noun):
        for child in verb.children:
            if child.dep_ in ("acomp", "oprd") and verb.lemma_ in ("be", "remain", "go", "leave"):
                for name, outcome in outcomes.items():
                    if child.lower_ in outcome.words:
                        return name, child
        for name, outcome in outcomes.items():
            listed = outcome.objects if passive else outcome.subjects
            if _matches(verb, listed) or (
                not passive and verb.lower_ in outcome.words and verb.tag_ in ("VBN", "VBG")
            ):
                return name, verb
    for step in steps_up(first_conjunct(noun)):
        if step.relation in ("prep",) and step.preposition in ("of", "by"):
            for name, outcome in outcomes.items():
                if step.governor.lemma_.lower() in outcome.nouns:
                    return name, step.governor
            if step.governor.lower_ == "number" or step.governor.pos_ == "NUM":
                continue
        break
    return None


def _following(noun: Token) -> Iterator[Token]:
    """The word right after the noun, for "leaving 12 people dead" however it is parsed."""
    if noun.i + 1 < len(noun.doc):
        token = noun.nbor()
        if token.tag_ in ("JJ", "VBN", "VBD") and token.dep_ in (
            "acomp",
            "oprd",
            "ccomp",
            "amod",
            "acl",
            "xcomp",
            "advmod",
        ):
            yield token


def _verbs_of(noun: Token) -> Iterator[tuple[Token, bool]]:
    """Verbs whose object (True) or subject (False) the noun or its first conjunct is."""
    current = noun
    seen = {current.i}
    while True:
        head = current.head
        if head == current or head.i in seen:
            return
        seen.add(head.i)
        if is_verbal(head) or head.tag_ in ("VBN", "VBD", "VBG"):
            if current.dep_ in ("dobj", "nsubjpass", "dative", "attr", "oprd"):
                yield head, True
                if current.dep_ == "nsubjpass":
                    for item in conjuncts(head):
                        if (
                            item != head
                            and item.tag_ in ("VBN", "VBD")
                            and not any(child.dep_ in ("nsubj", "nsubjpass") for child in item.children)
                        ):
                            yield item, True
                return
            if current.dep_ in ("nsubj", "npadvmod", "advmod", "dep"):
                yield head, is_passive(head)
                return
            if current.dep_ == "acl":
                return
        if current.dep_ in ("conj", "nummod", "quantmod", "appos"):
            current = head
            continue
        if (
            current.dep_ == "pobj"
            and head.lower_ in ("of", "between", "to", "from")
            and head.head.pos_ in ("NUM", "NOUN")
        ):
            vague = head.head
            if vague.lower_ in load_structure_words().uncounted or vague.like_num:
                current = vague
                continue
        return


def _matches(verb: Token, listed: tuple[str, ...]) -> bool:
    lemma = verb.lemma_.lower()
    after = {token.lower_ for token in verb.doc[verb.i + 1 : verb.i + 8]}
    for phrase in listed:
        first, *rest = phrase.split()
        if first == lemma and all(word in after for word in rest):
            return True
    return False
