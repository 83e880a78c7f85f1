"""What an event's own words say of its reality: negation, modals, tense, conditions, adverbs, determiners."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from graph.records import Modality, Status
from ingest.standing.lexicon import Lexicon
from ingest.standing.moods import is_asked, is_be_to, is_bidden, read_be_to, read_infinitive
from ingest.standing.view import View
from ingest.syntax import (
    auxiliaries,
    children_of,
    first_conjunct,
    is_negated,
    is_verbal,
    prepositional_objects,
    subject_of,
    tense,
)

if TYPE_CHECKING:
    from spacy.tokens import Token


# "Refused to talk before Argentina pulls out": with a present tense, what is waited for.
_AHEAD_OF = frozenset({"before", "once"})


def negative_phrase(token: Token, lexicon: Lexicon) -> bool:
    """Whether a noun phrase is negative: "no soldiers", "nobody", "none of them", "neither side"."""
    words = lexicon.wording.negative_words
    if token.lower_ in words and token.pos_ in ("PRON", "NOUN", "DET", "CCONJ", "NUM"):
        return token.lower_ != "few"
    for child in token.children:
        if child.dep_ in ("det", "neg", "nummod", "preconj", "advmod", "predet") and child.lower_ in words:
            return child.lower_ != "few" or child.i == 0 or child.nbor(-1).lower_ != "a"
        if child.dep_ in ("det", "nummod", "advmod") and child.lower_ == "not":
            return True
    return False


def phrase_before(token: Token, phrases: tuple[str, ...]) -> str | None:
    """The listed phrase that ends right before the token's own phrase, or None."""
    left, ending = token.left_edge.i, _by_last_word(phrases)
    for start in {left, token.i}:
        for phrase, words in ending.get(token.doc[start - 1].lower_, ()) if start else ():
            begin = start - len(words)
            if begin >= 0 and [item.lower_ for item in token.doc[begin:start]] == words:
                return phrase
    return None


@lru_cache(maxsize=64)
def _by_last_word(phrases: tuple[str, ...]) -> dict[str, list[tuple[str, list[str]]]]:
    found: dict[str, list[tuple[str, list[str]]]] = {}
    for phrase in phrases:
        words = phrase.split()
        found.setdefault(words[-1], []).append((phrase, words))
    return found


def _looks_ahead(governor: Token) -> bool:
    """ "Would go on until they surrendered": what it waits for has not happened."""
    return tense(governor) in ("modal", "future") or any(
        aux.lower_ in ("will", "would", "'ll", "’ll", "shall") for aux in auxiliaries(governor)
    )


def _condition(verb: Token, lexicon: Lexicon) -> str | None:
    """The conjunction that makes the verb's clause a supposed one, or None."""
    wording = lexicon.wording
    for child in verb.children:
        if child.i < verb.i and child.dep_ in ("mark", "advmod", "prep", "cc", "dep"):
            text = child.lower_
            if text == "until" and tense(verb) in ("past", "past_perfect") and not _looks_ahead(verb.head):
                continue
            if text in _AHEAD_OF and child.dep_ in ("mark", "advmod", "prep") and tense(verb) == "present":
                return text
            before = child.nbor(-1).lower_ if child.i else ""
            if text in wording.conditionals:
                if text == "if" and before in wording.concessives:
                    continue
                return text
            for phrase in wording.conditionals:
                words = phrase.split()
                begin = child.i - len(words) + 1
                if len(words) > 1 and begin >= 0:
                    here = [item.lower_ for item in verb.doc[begin : child.i + 1]]
                    if here == words:
                        return phrase
    # "Should talks fail, ..." and "Were it to attack, ...": inverted conditions.
    for aux in auxiliaries(verb):
        subject = children_of(verb, "nsubj", "nsubjpass")
        if aux.lower_ in ("should", "were", "had") and subject and aux.i < subject[0].i:
            question = verb.sent[-1].text == "?"
            if not question and verb.dep_ in ("advcl", "ccomp"):
                return f"{aux.lower_} (inverted)"
    return None


def depends_on_condition(verb: Token, lexicon: Lexicon) -> str | None:
    """The conjunction of a conditional clause below the verb, or None."""
    # "If it joins, he said, we will act": the parser hangs the condition on what is put between.
    between = [inner for child in children_of(verb, "parataxis") for inner in child.children]
    for child in (*verb.children, *between):
        if child.dep_ == "advcl":
            found = _condition(child, lexicon)
            if found in lexicon.wording.conditions or (found and found.endswith("(inverted)")):
                return found
    return None


def _shared(verb: Token) -> Token:
    """The conjunct whose auxiliaries a verb shares: "will attack and destroy", "was hit and burnt"."""
    first = first_conjunct(verb)
    if first == verb or not is_verbal(first):
        return verb
    own = auxiliaries(verb) or children_of(verb, "nsubj", "nsubjpass")
    same_form = verb.tag_ == first.tag_ or {verb.tag_, first.tag_} <= {"VBN", "VBD"}
    if own or not same_form:
        return verb
    if {verb.tag_, first.tag_} == {"VBN", "VBD"} and verb.tag_ == "VBD" and first.tag_ == "VBN":
        # A past tense after a participle of the same shape is a tagger's slip only if the passive fits it.
        return first if not children_of(verb, "dobj") else verb
    return first


def read_verb(
    verb: Token,
    view: View,
    lexicon: Lexicon,
    *,
    own: bool,
    infinitive: bool = True,
    event: Token | None = None,
    told: bool = False,
) -> None:
    """Apply a verb group's negation, modal, tense and conditions to the view.

    ``own``: the verb is the event itself (its negative subject and object count);
    ``infinitive``: a bare "to" infinitive counts as a purpose; ``event``: the event's noun,
    whose own determiner was read already and is not counted again as a negative subject;
    ``told``: the event is a saying, and a condition after it is of what was said.
    """
    group = _shared(verb)
    wording = lexicon.wording
    when = tense(group)
    modals = [aux.lower_ for aux in auxiliaries(group) if aux.tag_ == "MD" or aux.lower_ in ("wo", "ca")]
    has = {child.lower_ for child in auxiliaries(group)}
    if any(modal in wording.modals["planned"] for modal in modals) or when == "future":
        view.plan(f"future ({' '.join(modals) or 'will'} {group.lemma_})", 0.8)
    elif modals and not (has & {"'d", "’d"} and group.tag_ == "VBN" and "be" not in has):
        _read_modal(group, modals[0], has, view, lexicon)
    elif when in ("progressive",):
        view.go_on(f"present progressive ({group.text})")
    elif own and is_bidden(group):
        view.suppose("imperative", 0.5)
    elif own and is_asked(group):
        view.suppose("question", 0.5)
    read_be_to(group, view)
    if infinitive and when == "infinitive" and not is_be_to(group):
        read_infinitive(group, view, lexicon)
    _read_negation(verb, group, view, lexicon, own=own, event=event)
    for item in {verb, group}:
        condition = _condition(item, lexicon)
        if condition:
            view.suppose(f"clause of {condition!r}", 0.4)
        said = told and when in ("past", "present", "perfect", "past_perfect")
        depends = None if said else depends_on_condition(item, lexicon)
        if depends and view.status is not Status.DENIED:
            view.suppose(f"depends on a clause of {depends!r}", 0.4)
    _read_adverbs(verb, view, lexicon, present=when in ("present", "progressive", "perfect"))


def _read_modal(group: Token, modal: str, has: set[str], view: View, lexicon: Lexicon) -> None:
    perfect = "have" in has and group.tag_ == "VBN"
    if modal in ("would", "'d", "’d") and not perfect:
        view.conditional_future = True
    if modal == "must" and perfect:
        view.note("must have", 0.5, Modality.ASSESSED)
    else:
        view.suppose(f"modal {modal!r}", lexicon.wording.confidence.possible)


def _read_negation(
    verb: Token, group: Token, view: View, lexicon: Lexicon, *, own: bool, event: Token | None
) -> None:
    why = None
    if is_negated(group) or (verb != group and is_negated(verb)):
        why = "negated verb"
    subject = subject_of(verb)
    if why is None and subject is not None and subject != event and negative_phrase(subject, lexicon):
        why = f"negative subject ({subject.text})"
    if why is None:
        for child in group.children:
            if child.lower_ in ("neither", "nor") and child.dep_ in ("preconj", "cc", "advmod", "neg", "det"):
                if child.dep_ == "cc" and child.i > verb.i:
                    continue
                why = f"{child.lower_!r}"
    if why is None and verb.dep_ == "conj":
        # "..., nor did troops loot it"
        between = [child for child in verb.head.children if child.dep_ == "cc" and child.i < verb.i]
        if between and between[-1].lower_ == "nor":
            why = "'nor'"
    if why is None and own:
        held = [item for word in ("on", "to", "with") for item in prepositional_objects(verb, word)]
        for item in (*children_of(verb, "dobj"), *(item for item in held if item.pos_ == "PRON")):
            if negative_phrase(item, lexicon):
                why = f"negative object ({item.text})"
    if why:
        view.negate(why, 0.9)


def _read_adverbs(verb: Token, view: View, lexicon: Lexicon, *, present: bool) -> None:
    adverbs, trust = lexicon.wording.adverbs, lexicon.wording.confidence
    for child in verb.children:
        if child.dep_ not in ("advmod", "npadvmod", "dep"):
            continue
        word = child.lower_
        if word in adverbs.claimed:
            view.note(word, trust.hedged, Modality.ASSERTED)
        elif word in adverbs.assessed:
            view.note(word, trust.hedged, Modality.ASSESSED)
        elif word in adverbs.possible:
            view.suppose(word, trust.possible)
        elif word in adverbs.soon and present:
            view.plan(word, 0.7)
        elif word in adverbs.near_miss and child.i == verb.i - 1 and verb.tag_ in ("VBD", "VBN"):
            view.negate(word, trust.near_miss)
        elif word in lexicon.carriers.ongoing.adverbs and present and tense(verb) != "perfect":
            view.go_on(word)


def read_nominal(noun: Token, view: View, lexicon: Lexicon) -> None:
    """Apply a noun's determiners and adjectives to the view: "no attack", "planned talks", "alleged raid"."""
    if negative_phrase(noun, lexicon):
        view.negate(f"negative noun phrase ({noun.left_edge.text} {noun.text})", 0.9)
    first = first_conjunct(noun)
    shared = [] if first == noun or children_of(noun, "det", "poss") else [first]
    for head in (noun, *shared):
        for child in head.children:
            if child.i > head.i or child.dep_ not in ("amod", "det", "compound", "nmod", "advmod", "neg"):
                continue
            if head != noun and child.dep_ == "compound":
                continue
            _read_modifier(child, view, lexicon)
    for child in children_of(noun, "acl"):
        # "The summit planned in Lome": a participle behind the noun. Talks that were "suspended" were held.
        name = lexicon.modifiers.get(child.lower_) if child.tag_ == "VBN" and child.i > noun.i else None
        status = lexicon.operators[name].status if name is not None else Status.CANCELLED
        if status is not Status.CANCELLED and not auxiliaries(child) and not children_of(child, "xcomp"):
            _read_modifier(child, view, lexicon)
    if shared and negative_phrase(first, lexicon):
        view.negate(f"negative noun phrase ({first.left_edge.text} {first.text})", 0.9)


def _read_modifier(word: Token, view: View, lexicon: Lexicon) -> None:
    texts = (word.lower_, word.lemma_.lower())
    if any(child.lower_ == "now" for child in word.children) and texts[0] in ("cancelled", "canceled"):
        texts = ("cancelled", "cancel")
    for child in word.children:
        if child.dep_ == "advmod" and child.lower_ in lexicon.wording.adverbs.claimed:
            view.note(child.lower_, lexicon.wording.confidence.hedged, Modality.ASSERTED)
    name = next((lexicon.modifiers[text] for text in texts if text in lexicon.modifiers), None)
    if name is None:
        if texts[0] in lexicon.carriers.ongoing.modifiers:
            view.go_on(f"{texts[0]!r}")
        return
    operator = lexicon.operators[name]
    why = f"{name} ({word.text})"
    view.accused = view.accused or operator.accuses
    if operator.status is not None:
        view.become(operator.status, why, operator.confidence)
        if operator.modality is not None:
            view.note(why, operator.confidence, operator.modality)
    else:
        view.note(why, operator.confidence, operator.modality)
