"""What befell those whom a number counts: killed, hurt, captured, driven out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ingest.figures.data import FigureData
from ingest.structure_words import load_structure_words
from ingest.syntax import (
    SUBJECTS,
    conjuncts,
    first_conjunct,
    is_passive,
    is_verbal,
    prepositional_objects,
    steps_up,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_STATES = ("be", "remain", "go", "lie", "stay")


def toll_of(number: Token, data: FigureData) -> str | None:
    """The outcome of a toll that a bare number gives: "the death toll rose to 25"; None where it is none."""
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
    return best[1] if best is not None else None


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
    # "320 people released by the two sides": a participle as the verb that it is
    for child in noun.children:
        if child.dep_ == "acl" and child.tag_ == "VBN" and child.i > number.i:
            for name, outcome in outcomes.items():
                if _matches(child, outcome.objects):
                    return name, child
    for verb, passive in _verbs_of(noun):
        for child in verb.children:
            # "12 men lie dead"; "12 were found dead", "left 12 dead": of an object any verb tells it
            if child.dep_ in ("acomp", "oprd") and (passive or verb.lemma_ in _STATES):
                for name, outcome in outcomes.items():
                    if child.lower_ in outcome.words:
                        return name, child
        for name, outcome in outcomes.items():
            listed = outcome.objects if passive else outcome.subjects
            if _matches(verb, listed) or (
                not passive and verb.lower_ in outcome.words and verb.tag_ in ("VBN", "VBG")
            ):
                return name, verb
    return _of_relative(noun, data) or _of_total(noun, data) or _of_noun_above(noun, data)


def _of_relative(noun: Token, data: FigureData) -> tuple[str, Token] | None:
    """ "The 400,000 people who fled", "five soldiers who were captured there"."""
    for verb in noun.children:
        if verb.dep_ != "relcl":
            continue
        subject = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
        if subject is None or subject.tag_ not in ("WP", "WDT"):
            continue
        for name, outcome in data.counted.outcomes.items():
            if _matches(verb, outcome.objects if is_passive(verb) else outcome.subjects):
                return name, verb
    return None


def _of_total(noun: Token, data: FigureData) -> tuple[str, Token] | None:
    """ "The dead included three children", "among the wounded were two nurses": who they are among."""
    verb = noun.head
    if not is_verbal(verb) or noun.dep_ not in ("dobj", "attr", "nsubj"):
        return None
    if noun.dep_ == "dobj":
        totals = [child for child in verb.children if child.dep_ == "nsubj" and child.i < verb.i]
        totals = totals if verb.lemma_.lower() in data.counted.includers else []
    else:
        totals = prepositional_objects(verb, "among") if verb.lemma_ in _STATES else []
    for total in totals:
        for name, outcome in data.counted.outcomes.items():
            if total.lower_ in outcome.words or total.lower_ in outcome.victims:
                return name, total
    return None


def _of_noun_above(noun: Token, data: FigureData) -> tuple[str, Token] | None:
    outcomes = data.counted.outcomes
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
                    yield from _raised(head)
                return
            if current.dep_ in ("nsubj", "npadvmod", "advmod", "dep"):
                yield head, is_passive(head)
                yield from _raised(head)
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


def _raised(verb: Token) -> Iterator[tuple[Token, bool]]:
    """ "12 are thought to have died", "12 are feared to have been killed": what the subject is said to do."""
    for below in verb.children:
        if below.dep_ == "xcomp" and is_verbal(below) and any(child.tag_ == "TO" for child in below.children):
            yield below, is_passive(below)


def _matches(verb: Token, listed: tuple[str, ...]) -> bool:
    lemma = verb.lemma_.lower()
    after = {token.lower_ for token in verb.doc[verb.i + 1 : verb.i + 8]}
    for phrase in listed:
        first, *rest = phrase.split()
        if first == lemma and all(word in after for word in rest):
            return True
    return False
