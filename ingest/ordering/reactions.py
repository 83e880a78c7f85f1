"""What answers another event comes after it: "condemned the attack", "protests over the killing"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ingest.annotations import OrderMention, Paragraph
from ingest.ordering.data import OrderData
from ingest.syntax import SUBJECTS, children_of, conjuncts, is_verbal, prepositional_objects

if TYPE_CHECKING:
    from spacy.tokens import Token

_OBJECT = "object"  # among prepositions: the verb's own object


def near(tokens: Sequence[Token], keys: dict[int, int]) -> int | None:
    """The first of the tokens, or of what hangs directly on them, that is an event."""
    for token in tokens:
        if token.i in keys:
            return keys[token.i]
    for token in tokens:
        below = [*children_of(token, "dobj", *SUBJECTS, "xcomp", "ccomp"), *prepositional_objects(token)]
        for child in below:
            if child.i in keys:
                return keys[child.i]
    return None


def above(token: Token, keys: dict[int, int], inside: set[int]) -> int | None:
    """The event that a phrase hangs on: its governor, what hangs on that, then further up."""
    for governor in (token, *token.ancestors):
        if governor.i in keys and governor.i not in inside:
            return keys[governor.i]
        beside = [*children_of(governor, "dobj", "xcomp", *SUBJECTS), *conjuncts(governor)]
        for child in beside:
            if child.i in keys and child.i not in inside:
                return keys[child.i]
    return None


def reactions(
    paragraph: Paragraph, keys: dict[int, int], types: dict[int, str], data: OrderData
) -> Iterator[OrderMention]:
    """Verbs that answer what is their object, and events of types that are about what came before them."""
    for token in paragraph.doc:
        begun = data.answers_by_verb.get(token.lemma_.lower(), ()) if is_verbal(token) else ()
        words = [
            phrase.partition(" ")[2] or _OBJECT
            for phrase, rest in begun
            if {child.lower_ for child in token.children}.issuperset(rest)
        ]
        if token.i in keys:
            words += data.reactions.get(types[keys[token.i]], ())
        if not words:
            continue
        after = keys.get(token.i)
        if after is None:
            after = near(children_of(token, *SUBJECTS), keys)
        if after is None and token.dep_ in ("advcl", "acl", "relcl", "xcomp", "pcomp"):
            # "..., citing the shelling of Faya", "a deal to end the war": what it hangs on is the answer.
            after = above(token.head, keys, {inner.i for inner in token.subtree})
        # "Fired rockets *to avenge* the raid": what was done so comes after it as well.
        purpose = token.dep_ in ("xcomp", "advcl") and any(child.tag_ == "TO" for child in token.children)
        if token.dep_ == "relcl" and any(_is_which(item) for word in words for item in _told(token, word)):
            yield from _piped(token, keys, words[0])
            continue
        answers = dict.fromkeys((after, keys.get(token.head.i) if purpose else None))
        for word in dict.fromkeys(words):
            before = near(_told(token, word), keys)
            text = word if word != _OBJECT else token.text
            for each in answers:
                if before is not None and each is not None and before != each:
                    yield OrderMention(before, each, text, causal=False)


def _is_which(token: Token) -> bool:
    return token.tag_ in ("WDT", "WP")


def _piped(verb: Token, keys: dict[int, int], word: str) -> Iterator[OrderMention]:
    """ "Missiles hit the base, to which Chad *responded* by firing": to what the main clause tells."""
    inside = {inner.i for inner in verb.subtree}
    before = above(verb.head, keys, inside)
    below = [*children_of(verb, "advcl", "dobj"), *prepositional_objects(verb, "with", "by")]
    after = keys.get(verb.i)
    if after is None:
        after = near(below, keys)
    if before is not None and after is not None and before != after:
        yield OrderMention(before, after, word, causal=True)


def fits(verb: Token, phrase: Sequence[str]) -> bool:
    """Whether a verb is the first word of the phrase and has the others among its dependents."""
    first, *rest = phrase
    return verb.lemma_.lower() == first and all(word in {c.lower_ for c in verb.children} for word in rest)


def _told(token: Token, word: str) -> list[Token]:
    if word == _OBJECT:
        return [item for child in children_of(token, "dobj") for item in conjuncts(child)]
    found = prepositional_objects(token, word)
    head, _, rest = word.partition(" ")
    if rest:  # "in connection with"
        nouns = [noun for noun in prepositional_objects(token, head) if noun.lower_ == rest.partition(" ")[0]]
        return [item for noun in nouns for item in prepositional_objects(noun, rest.rpartition(" ")[2])]
    # "took to the streets against the draft": parsers hang the phrase on the noun before it.
    for below in (*children_of(token, "dobj"), *prepositional_objects(token)):
        found += prepositional_objects(below, word)
    return found
