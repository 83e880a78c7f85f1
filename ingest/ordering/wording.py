"""Which event came before which, by wording: "after", "in response to", "led to", "ahead of".

The words are in ``data/ordering/order.yaml``. Order by dates is the resolver's work, and so is
telling where the wording runs against the dates. What is returned here holds no circle.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from ingest.annotations import Dating, OrderMention, Paragraph, Predicate
from ingest.ordering.data import OrderData, load_order
from ingest.ordering.reactions import above, fits, near, reactions
from ingest.ordering.tale import Tale
from ingest.syntax import (
    children_of,
    clause_of,
    conjuncts,
    governing_verb,
    is_passive,
    is_verbal,
    prepositional_objects,
    subject_of,
    tense,
)

if TYPE_CHECKING:
    from spacy.tokens import Token


def _phrases(
    paragraph: Paragraph, keys: dict[int, int], types: dict[int, str], data: OrderData, tale: Tale
) -> Iterator[OrderMention]:
    doc = paragraph.doc
    lower = [token.lower_ for token in doc]
    ends: dict[str, list[int]] = defaultdict(list)
    for position, form in enumerate(lower):
        ends[form].append(position)
    for words, follows in data.joining:
        for last in ends.get(words[-1], ()):
            begin = last - len(words) + 1
            if begin < 0 or lower[begin : last + 1] != words or doc[last].pos_ == "ADV":
                continue
            word, top, text = doc[last], doc[begin], " ".join(words)
            clause = word.head
            if word.dep_ in ("mark", "advmod") and (clause.dep_ == "advcl" or _joins_clauses(clause)):
                inner, governor = clause, (clause.head if _joins_clauses(clause) else clause).head
                if text in data.outbreaks and not _breaks_out(governor, data):
                    continue
            elif text in data.outbreaks:
                continue
            else:
                inner = word
                while top.head in doc[begin : last + 1] and top.head != top:
                    top = top.head
                governor = top.head
            inside = {token.i for token in inner.subtree} | set(range(begin, last + 1))
            if (
                inner == word
                and governor.dep_ == "relcl"
                and any(item.tag_ == "WDT" for item in _objects(word))
            ):
                # "Bombed the jail, after *which* the rebels gave up": what the main clause tells
                inside = {token.i for token in governor.subtree}
                first, second = near([governor], keys), above(governor.head, keys, inside)
            else:
                second = near([inner], keys) if inner != word else near(_objects(word), keys)
                first = above(governor, keys, inside)
            if first is None and governor.lemma_.lower() in data.comes_after:
                first = tale.before(governor) if tale.points(governor) else None
            if second is None or first is None or first == second:
                continue
            if types[second] not in data.grounds.get(text, (types[second],)):
                continue
            causal = text in data.causal
            before, after = (second, first) if follows else (first, second)
            yield OrderMention(before, after, text, causal)


_BEHIND = ("in", "into", "to")  # "ended in a coup", "led to clashes"


def _joins_clauses(clause: Token) -> bool:
    """ "A week after rebels took it and a day after they *left*": the second hangs where the first does."""
    first = clause.head
    marked = any(child.dep_ == "mark" for child in first.children)
    joined = any(token.lower_ == "and" for token in clause.doc[first.i : clause.left_edge.i])
    return clause.dep_ in ("conj", "advcl") and first.dep_ == "advcl" and marked and joined


def _when(paragraph: Paragraph, keys: dict[int, int]) -> Iterator[OrderMention]:
    """ "When rebels seized the port, troops shelled it": what a clause in front tells came first."""
    for token in paragraph.doc:
        if token.lower_ != "when" or token.head.dep_ != "advcl" or token.dep_ not in ("advmod", "mark"):
            continue
        clause, main = token.head, token.head.head
        if not (clause.tag_ == main.tag_ == "VBD" and clause.i < main.i and clause.left_edge.i == token.i):
            continue
        first = near([clause], keys)
        second = above(main, keys, {inner.i for inner in clause.subtree})
        if first is not None and second is not None and first != second:
            yield OrderMention(first, second, "when", causal=False)


def _breaks_out(verb: Token, data: OrderData) -> bool:
    """ "Riots erupted when police shot a boy": only of what begins or ends is the cause told by "when"."""
    return any(fits(verb, phrase.split()) for phrases in data.outbreaks.values() for phrase in phrases)


def _objects(preposition: Token) -> list[Token]:
    return [item for child in children_of(preposition, "pobj", "pcomp") for item in conjuncts(child)]


def _earlier(
    paragraph: Paragraph, keys: dict[int, int], predicates: dict[int, Predicate], carried: int | None
) -> Iterator[OrderMention]:
    """ "Troops landed. Militias had burned the town": the past perfect lies before what was told first.

    Not under a verb of saying, where it is measured from the saying. ``carried``: the event told last in the
    paragraph before, where a sentence at the head of this one goes on from it.
    """
    doc = paragraph.doc
    told = None if carried is None else predicates[carried]
    for key in dict.fromkeys(keys[position] for position in sorted(keys)):
        predicate = predicates[key]
        verb = clause_of(doc[predicate.token])
        while verb.dep_ == "xcomp" and verb.head.i != verb.i:  # "has begun withdrawing"
            verb = verb.head
        when = tense(verb)
        main = _main_of(verb, when)
        if main is not None and keys.get(main.i, key) != key:
            yield OrderMention(key, keys[main.i], "had", causal=False)
            continue
        said = verb.dep_ == "ccomp" and verb.head.dep_ == "ROOT" and verb.head.i not in keys
        if when in ("past", "perfect", "present", "progressive") and (verb.dep_ == "ROOT" or said):
            told = told if told is not None and predicate.nominal else predicate
        elif told is not None and when == "past_perfect" and verb.dep_ in ("ROOT", "conj", "relcl"):
            direct = not predicate.nominal or doc[predicate.token].head == verb
            if direct and told.key != key:
                yield OrderMention(key, told.key, "had", causal=False)


def _main_of(verb: Token, when: str) -> Token | None:
    """The past main verb that a perfect clause lies before: "having seized Faya, they ..."."""
    having = verb.dep_ == "advcl" and any(child.lower_ == "having" for child in children_of(verb, "aux"))
    if having:
        return verb.head
    # "released men seized in May"
    if verb.dep_ == "acl" and verb.tag_ == "VBN" and verb.head.dep_ in ("dobj", "pobj"):
        above = governing_verb(verb.head)
        return above if above is not None and tense(above) in ("past", "perfect") else None
    if verb.dep_ == "relcl" and when == "past_perfect":
        above = governing_verb(verb.head)
        return above if above is not None and tense(above) == "past" else None
    return None


def _matches(verb: Token, phrases: tuple[str, ...]) -> list[str] | None:
    for rest in _by_first_word(phrases).get(verb.lemma_.lower(), ()):
        if all(word in {c.lower_ for c in verb.children} for word in rest):
            return rest
    return None


@lru_cache(maxsize=64)
def _by_first_word(phrases: tuple[str, ...]) -> dict[str, list[list[str]]]:
    found: dict[str, list[list[str]]] = {}
    for phrase in phrases:
        first, *rest = phrase.split()
        found.setdefault(first, []).append(rest)
    return found


def _verbs(paragraph: Paragraph, keys: dict[int, int], data: OrderData) -> Iterator[OrderMention]:
    for verb in paragraph.doc:
        if not is_verbal(verb):
            continue
        for phrases, turned, causal in (
            (data.leads, False, True),
            (data.follows, True, False),
            (data.precedes, False, False),
            (data.drives, False, True),
            (data.met, True, True),
        ):
            rest = _matches(verb, phrases)
            if rest is None or (phrases is data.drives and not children_of(verb, "xcomp", "ccomp")):
                continue
            subject = subject_of(verb)
            subjects = conjuncts(subject) if subject is not None else []
            passive = is_passive(verb)
            if phrases is data.met and not passive:
                continue
            if passive:
                objects = prepositional_objects(verb, "by", *rest)
                if verb.dep_ in ("acl", "advcl"):  # "bombed Gaza, followed by a ground assault"
                    subjects = [verb.head]
            else:
                objects = [
                    item for child in children_of(verb, "dobj", "xcomp", "ccomp") for item in conjuncts(child)
                ]
                behind = prepositional_objects(verb, *rest) if rest else []
                # "Ended the war in June" ends in no June: what it leads to is behind the preposition
                objects = (behind or objects) if rest and rest[-1] in _BEHIND else [*objects, *behind]
            first = near(subjects, keys)
            whole = subject is not None and subject.lower_ in ("which", "this", "that", "it")
            if first is None and (
                (verb.tag_ == "VBG" and verb.dep_ == "advcl") or (whole and verb.dep_ == "relcl")
            ):
                # "..., prompting thousands to flee", "..., which sparked riots": what the main clause tells.
                first = above(verb.head, keys, {token.i for token in verb.subtree})
            second = near(objects, keys)
            if first is None or second is None or first == second:
                continue
            before, after = (second, first) if turned != passive else (first, second)
            yield OrderMention(before, after, verb.text, causal)


def order_predicates(
    paragraphs: Sequence[Paragraph],
    predicates: Sequence[Predicate],
    datings: Sequence[Dating] = (),
) -> list[OrderMention]:
    """Pairs of predicate keys in order of time, as the wording has it, without circles.

    Of two wordings that contradict each other the earlier in the article stands. ``datings``
    is not needed: dates and wording are compared where events have their identity.
    """
    del datings
    data = load_order()
    edges: dict[int, set[int]] = defaultdict(set)
    found: dict[tuple[int, int], OrderMention] = {}
    types = {item.key: item.type for item in predicates}
    by_key = {item.key: item for item in predicates}
    tale = Tale(data)
    for paragraph in paragraphs:
        keys: dict[int, int] = {}
        for item in predicates:
            if item.paragraph == paragraph.index:
                for token in (item.token, *item.tokens):
                    keys.setdefault(token, item.key)
        wordings = (
            *tale.read(paragraph, keys, by_key),
            *_phrases(paragraph, keys, types, data, tale),
            *_when(paragraph, keys),
            *_verbs(paragraph, keys, data),
            *reactions(paragraph, keys, types, data),
            *_earlier(paragraph, keys, by_key, tale.carried()),
        )
        for order in wordings:
            pair = (order.before, order.after)
            if pair in found:
                if order.causal and not found[pair].causal:
                    found[pair] = order
            elif not _reaches(edges, order.after, order.before):
                edges[order.before].add(order.after)
                found[pair] = order
    return list(found.values())


def _reaches(edges: dict[int, set[int]], start: int, goal: int) -> bool:
    stack, seen = [start], {start}
    while stack:
        node = stack.pop()
        if node == goal:
            return True
        stack.extend(edges[node] - seen)
        seen |= edges[node]
    return False
