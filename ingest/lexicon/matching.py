"""Which sense of the lexicon a token has, by the words around it."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from ingest.lexicon.conditions import conditions_hold
from ingest.lexicon.senses import Lexicon, Sense
from ingest.lexicon.words import is_party, lemma, verb_lemma
from ingest.slots import Slots, noun_slots, nouns_of, prepositions, verb_slots
from ingest.syntax import is_verbal, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_REACH = 8  # tokens between a verb and its particle
_PARTICLES = frozenset(
    {"prt", "advmod", "prep", "acomp", "advcl", "oprd", "ccomp", "dep", "amod", "dobj", "npadvmod"}
)


def contiguous(doc: Doc, start: int, words: tuple[str, ...]) -> Token | None:
    """The head of a run of tokens with these lemmas at ``start``, or None."""
    if start + len(words) > len(doc):
        return None
    for offset, word in enumerate(words):
        token = doc[start + offset]
        if lemma(token) != word and token.lower_ != word:
            return None
    return doc[start : start + len(words)].root


def particles(verb: Token, words: tuple[str, ...]) -> list[Token] | None:
    """The tokens of a verb's particles ("lay down", "set free"), None where one is missing."""
    found: list[Token] = []
    if words and any(child.dep_ == "prt" and child.lower_ not in words for child in verb.children):
        return None  # "called off a meeting on Monday" calls on nobody
    near: set[str] = set()
    for token in verb.doc[verb.i + 1 : verb.i + 1 + max(_REACH, len(words))]:
        if token.text in (":", ";"):
            break  # "set two conditions: free the hostages" sets nobody free
        near.add(token.lower_)
    for word in words:
        if word not in near:
            return None
        hit = next(
            (
                child
                for child in verb.subtree
                if child.i > verb.i
                and child.i <= verb.i + _REACH
                and child.lower_ == word
                and (child.head.i == verb.i or child.i == verb.i + 1 + len(found))
                and (child.dep_ in _PARTICLES or child.i == verb.i + 1 + len(found))
                and not (word == words[-1] and _holds_its_own(child, verb))
            ),
            None,
        )
        if hit is None and verb.i + 1 + len(found) < len(verb.doc):
            following = verb.doc[verb.i + 1 + len(found)]
            hit = following if following.lower_ == word else None
        if hit is None:
            return None
        found.append(hit)
    return found


def _holds_its_own(child: Token, verb: Token) -> bool:
    """Whether a preposition has a noun of its own: "took X to court *over* Y", "went to war *in* 2003"."""
    if child.dep_ != "prep" or child.lower_ in ("back", "away"):
        return False
    held = [inner for inner in child.children if inner.dep_ == "pobj"]
    if any(noun.ent_type_ in ("DATE", "TIME") for noun in held):
        return True
    return bool(held) and any(other.dep_ == "dobj" and other.i < child.i for other in verb.children)


def _is_gerund(token: Token) -> bool:
    """Whether an -ing form is used as a verb: "denied attacking police", "was shelling"."""
    if token.tag_ != "VBG":
        return False
    return any(child.dep_ in ("dobj", "aux", "auxpass", "prt", "nsubj") for child in token.children)


def _nominal(head: Token, sense: Sense) -> bool:
    """Whether a word can head a noun; of "sit-in" and "round-up" the last part is a particle."""
    kinds = ("NOUN", "PROPN", "VERB", "ADJ", "X", "ADV")
    return head.pos_ in kinds or ("-" in sense.words and head.pos_ in ("ADP", "PART", "ADV", "SCONJ"))


def match_noun(token: Token, lexicon: Lexicon) -> tuple[Sense, Token, int] | None:
    """The noun sense that starts at a token: sense, syntactic head, number of tokens."""
    word = lemma(token)
    senses = lexicon.nouns.get(word, [])
    if token.lower_ != word and token.lower_ in lexicon.nouns:
        senses = [*lexicon.nouns[token.lower_], *senses]  # "hostilities" is no plural of "hostility"
    for sense in senses:
        head = contiguous(token.doc, token.i, sense.words)
        if head is None or not _nominal(head, sense):
            continue
        if head.tag_ in ("VBD", "VBZ", "VBP", "VB", "VBN") or _is_gerund(head):
            continue
        if token.tag_ == "VBG" and token.lower_ != sense.words[0]:
            continue  # "according to" is no accord
        if conditions_hold(sense, head, noun_slots(head), lexicon):
            return sense, head, len(sense.words)
    return None


def match_verb(
    token: Token, lexicon: Lexicon, nouns: dict[int, Sense]
) -> tuple[Sense, list[Token], Token | None] | None:
    """The verb sense of a token: sense, its particles, and the event noun that it carries."""
    senses = lexicon.verbs.get(verb_lemma(token, lexicon))
    if not senses:
        return None
    slots = verb_slots(token)
    slots["subj"] = _planner(token, lexicon) or slots["subj"]
    behind: dict[tuple[str, ...], tuple[list[Token], Slots] | None] = {}  # many senses have the same, or none
    for sense in senses:
        words = sense.words[1:]
        if words not in behind:
            found = particles(token, words)
            behind[words] = None if found is None else (found, _with_particle(slots, found))
        held = behind[words]
        if held is None or not conditions_hold(sense, token, held[1], lexicon):
            continue
        extra = held[0]
        if not sense.carries:
            return sense, extra, None
        noun = carried(sense, slots, nouns) or _carried_above(sense, token, nouns)
        if noun is not None:
            return sense, extra, noun
    return None


def _planner(verb: Token, lexicon: Lexicon) -> list[Token]:
    """Whose the deed behind a noun is: Chad's in "Chad has no plans to leave", "no thought of leaving"."""
    behind = verb.dep_ in ("acl", "relcl") and any(child.tag_ == "TO" for child in verb.children)
    noun = verb.head.head if verb.dep_ == "pcomp" else verb.head
    if noun.pos_ not in ("NOUN", "ADJ") or is_party(noun, lexicon) or not (behind or verb.dep_ == "pcomp"):
        return []
    owners = [child for child in noun.children if child.dep_ == "poss" and child.pos_ != "PRON"]
    if owners:
        return owners
    holder = noun.head.head if noun.dep_ == "pobj" else noun.head
    found = subject_of(holder) if noun.dep_ in ("dobj", "attr", "pobj") and is_verbal(holder) else None
    return [] if found is None else nouns_of(found)


def _with_particle(slots: Slots, extra: list[Token]) -> Slots:
    """Slots in which what a particle seems to hold is the object: "handed in their weapons"."""
    if len(extra) == 1:
        # "walked out of the hall": what follows the particle is the phrase's own "of".
        inner = prepositions(extra[0])
        slots = {**inner, **slots} if inner.keys() - slots.keys() else slots
    if slots.get("obj") or len(extra) != 1 or extra[0].dep_ not in ("prep", "prt"):
        return slots
    held = [noun for child in extra[0].children if child.dep_ == "pobj" for noun in nouns_of(child)]
    return {**slots, "obj": held}


def carried(sense: Sense, slots: Slots, nouns: dict[int, Sense]) -> Token | None:
    """The event noun that a light verb carries, in its object or in the preposition its condition names."""
    places = [name for name, _ in sense.prep] or ["obj"]
    for name in places:
        for token in slots.get(name, ()):
            for noun in nouns_of(token):
                found = nouns.get(noun.i)
                if found is not None and names(found.type, found.mode, sense.carries):
                    return noun
    return None


def _carried_above(sense: Sense, verb: Token, nouns: dict[int, Sense]) -> Token | None:
    """The event noun further up: "a truce between A and B brokered by C", hung on B by the parser."""
    current = verb.head
    for _ in range(4):
        if verb.dep_ != "acl" or sense.prep or current.dep_ not in ("pobj", "conj", "prep"):
            return None
        current = current.head
        found = nouns.get(current.i)
        if found is not None and names(found.type, found.mode, sense.carries):
            return current
    return None


def names(type_: str, mode: str | None, wanted: Collection[str]) -> bool:
    """Whether a type and mode are among names such as ``ASSAULT`` or ``AGREE.ceasefire``; ``*`` is any."""
    return type_ in wanted or f"{type_}.{mode}" in wanted or "*" in wanted
