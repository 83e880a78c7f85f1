"""States of a role in the tree: what level is told of it, and what brought a change about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from graph.edtf import date_value
from graph.records import DateValue
from ingest.annotations import Predicate, TimeExpression
from ingest.roles.data import RoleData
from ingest.syntax import children_of, full_noun_phrase, is_negated, is_verbal

if TYPE_CHECKING:
    from spacy.tokens import Span, Token


def has_verb(verb: Token, phrases: tuple[str, ...]) -> bool:
    """Whether a verb is one of the phrases, its further words close after it."""
    by_lemma, by_form = _by_first_word(phrases)
    begun = (*by_lemma.get(verb.lemma_.lower(), ()), *by_form.get(verb.lower_, ()))
    after = {token.lower_ for token in verb.doc[verb.i + 1 : verb.i + 4]} if begun else set()
    return any(after.issuperset(rest) for rest in begun)


_Rests = dict[str, list[list[str]]]


@lru_cache(maxsize=64)
def _by_first_word(phrases: tuple[str, ...]) -> tuple[_Rests, _Rests]:
    """The further words of phrases by their verb, and by its past: the model's lemma of "waned" is "wan"."""
    by_lemma: _Rests = {}
    by_form: _Rests = {}
    for phrase in phrases:
        first, *rest = phrase.split()
        by_lemma.setdefault(first, []).append(rest)
        if first.endswith("e"):
            by_form.setdefault(f"{first}d", []).append(rest)
    return by_lemma, by_form


def levels_before(noun: Token, data: RoleData) -> Iterator[str]:
    """Levels told by words before a noun's article: "long the guarantor", "once Kabul's patron"."""
    words = [token.lower_ for token in noun.doc[max(noun.sent.start, noun.left_edge.i - 2) : noun.i]]
    if "no" in words and "longer" in words:
        yield "ended"
        return
    for level, entry in data.levels.items():
        if any(word in entry.words for word in words):
            yield level


def levels_near(token: Token, data: RoleData) -> Iterator[tuple[str, Token]]:
    """Levels told of a role word by its modifiers, its verb and that verb's complements, with the word."""
    around = [child for child in token.children if child.dep_ in ("amod", "acl", "relcl")]
    head = token.head
    if token.dep_ == "compound" and head.i == token.i + 1:
        around.append(head)  # "has seen its influence wane", where the tagger has a noun
    if is_verbal(head) or head.tag_ in ("VBN", "VBD"):
        around.append(head)
        around.extend(child for child in head.children if child.dep_ in ("acomp", "oprd", "ccomp", "xcomp"))
    for word in around:
        if is_verbal(word) and is_negated(word):
            continue
        for level, entry in data.levels.items():
            if has_verb(word, entry.verbs) or (word.lower_ in entry.words):
                yield level, word


def date_of(word: Token, times: Sequence[TimeExpression]) -> DateValue:
    """The date that stands with a word of change: "took over in April", "has waned since 2022"."""
    for time in times:
        if time.date is None or time.date.edtf is None or time.kind == "SET":
            continue
        token = word.doc[time.first : time.last + 1].root
        while token.head.i != token.i and (
            time.first <= token.i <= time.last or token.dep_ in ("pobj", "prep")
        ):
            token = token.head
            if token.i in (word.i, word.head.i) and is_verbal(token):
                break
        if token.i == word.i or (not is_verbal(word) and token.i == word.head.i):
            if time.role == "at":
                return time.date
            if time.role in ("since", "from") and "/" not in time.date.edtf:
                return date_value(f"{time.date.edtf}/..", time.date.basis)
    return DateValue()


def cause_of(word: Token, predicates: Sequence[Predicate], data: RoleData) -> tuple[int | None, str | None]:
    """What brought a change about: the event in the phrase or clause of cause below the word or its verb."""
    places = [word, word.head] if word.head != word else [word]
    by_token = {item.token: item for item in predicates}
    for place in places:
        for child in place.children:
            cause: Token | None = None
            if child.dep_ in ("prep", "agent") and child.lower_ in data.causes and child.lower_ != "as":
                cause = child
            elif child.dep_ == "prep" and child.i + 1 < len(child.doc):
                if f"{child.lower_} {child.nbor().lower_}" in data.causes:
                    cause = child
            elif child.dep_ == "advcl" and any(
                mark.lower_ in data.causes for mark in children_of(child, "mark", "advmod")
            ):
                cause = child
            if cause is None:
                continue
            inside = [token for token in cause.subtree if token.i in by_token and token != word]
            if inside:
                # The deepest noun names the event: "being focused on its invasion".
                best = next((t for t in inside if by_token[t.i].nominal), inside[0])
                text = full_noun_phrase(best) if by_token[best.i].nominal else _span(best)
                return by_token[best.i].key, text.text
            if child.lower_ in ("since", "because") or child.dep_ == "advcl":
                return None, _span(cause).text
    return None, None


def _span(token: Token) -> Span:
    return token.doc[token.left_edge.i : token.right_edge.i + 1]
