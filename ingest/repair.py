"""Slips of the parser mended, once, before anyone reads the tree.

"Russia, which has a base there, called on both sides" is read as a noun with two clauses hung on it:
whatever asks for the main clause (dates, standing, arguments) would take the news of the day for
background. "In 2020 Azerbaijan recaptured" is read as "in Azerbaijan of 2020": nobody recaptures, and
at no time; "the following day rebels seized" has day rebels. "Struck Aleppo hours later" has hours of
Aleppo, and "captured Bangui, the capital, and the president fled" has Bangui flee. Past tenses that
the tagger does not know are given their tag.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING

from spacy.language import Language

from ingest.headlines import swallowed_verb
from ingest.repair_clauses import (
    free_leaders,
    free_perfect_gerund,
    free_second_saying,
    free_teller,
    part_clauses,
    part_listed,
    part_reason,
)
from ingest.repair_dates import free_dated_subject, free_opening_day
from ingest.repair_hyphens import join_hyphened
from ingest.repair_joined import free_joined_subject, free_last_day, free_mutual
from ingest.repair_objects import mend_objects
from ingest.repair_relatives import (
    free_apposed,
    free_relative_deed,
    free_relative_verb,
    hang_helped,
    mend_relative,
)
from ingest.repair_roots import give_root
from ingest.repair_times import mend_time_clauses
from ingest.saying import saying_forms
from ingest.structure_words import load_structure_words
from ingest.time_words import calendar_names, load_time_words
from ingest.verb_slips import ALIKE, SUBJECTS, TIMES, free_gerunds, mend_verb, name_passive

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

COMPONENT = "casus_mend_parse"
_ACRONYM = 4  # letters of a name in capitals
_SUBJECT = frozenset({"nsubj", "nsubjpass"})
_JOINED = frozenset({"conj"})
_ASIDE = frozenset({"acl"})
_APPOSED = frozenset({"appos"})
_RELATIVE = frozenset({"relcl"})
_MODIFIER = frozenset({"amod"})
_CLAUSES = frozenset({"ROOT", "acl", "advcl", "ccomp", "conj", "pcomp", "relcl", "xcomp", "dep"})
_VERB_SLIPS = SUBJECTS | {
    "npadvmod", "nmod", "attr", "acomp", "advcl", "amod", "compound", "aux", "conj", "relcl",
}  # fmt: skip
_REACH = 4  # words before the colon of a name that only tells


@Language.component(COMPONENT)
def mend_parse(doc: Doc) -> Doc:
    """Give a sentence back the verb that its subject swallowed, and the subject that its date swallowed."""
    for sentence in list(doc.sents):
        _name_past(sentence)
        _free_verb(sentence)
        free_dated_subject(sentence, calendar_names())
        free_opening_day(sentence, calendar_names())
        part_clauses(sentence)
        part_listed(sentence)
        part_reason(sentence)
        free_teller(sentence)
        _free_source(sentence)
        mend_objects(sentence, _weekdays())
        for token in sentence:
            name_passive(token)
        mend_time_clauses(sentence, calendar_names())
        for token in sentence:
            _mend_word(token)
    return doc


def _mend_word(token: Token, behind: int = -1) -> None:
    """Mend a word by what comes behind the mend of a number; what relabels it lets others look at it."""
    label = token.dep_
    for number, mend in _menders_of(label):
        if number > behind:
            mend(token)
            if token.dep_ != label:
                _mend_word(token, number)
                return


@lru_cache(maxsize=128)
def _menders_of(label: str) -> tuple[tuple[int, Callable[[Token], None]], ...]:
    """What mends a word of a label, by number: most labels have none, and most words no slip."""
    return tuple((number, mend) for number, (labels, mend) in enumerate(_menders()) if label in labels)


@lru_cache(maxsize=1)
def _menders() -> tuple[tuple[frozenset[str], Callable[[Token], None]], ...]:
    """What mends a single word, in order, by the labels that a word with its slip has."""
    calendar = calendar_names()
    return (
        (_SUBJECT, join_hyphened),
        (frozenset({"compound", "amod", "nmod", "poss"}), _free_struck),
        (_SUBJECT, _free_captured),
        (_JOINED, free_joined_subject),
        (_CLAUSES, free_mutual),
        (_ASIDE, lambda token: free_last_day(token, calendar)),
        (_APPOSED, _join_list),
        (_JOINED | _ASIDE, _finish_passive),
        (_ASIDE, _free_reported),
        (_RELATIVE, mend_relative),
        (_MODIFIER, free_relative_verb),
        (_RELATIVE | _JOINED | _SUBJECT, free_relative_deed),
        (frozenset({"nmod", "compound"}), free_apposed),
        (frozenset({"acl", "advcl"}), hang_helped),
        (_JOINED, _free_second),
        (_JOINED, free_second_saying),
        (_APPOSED, free_leaders),
        (_MODIFIER, free_perfect_gerund),
        (_VERB_SLIPS, lambda token: mend_verb(token, calendar)),
        (_JOINED, free_gerunds),
    )


def _free_source(sentence: Span) -> None:
    """ "Al-Zaman: American forces killed a clerk": the name before the colon only tells it."""
    colon = next((token for token in sentence[:_REACH] if token.text == ":"), None)
    if colon is None or any(
        token.pos_ not in ("PROPN", "DET", "PUNCT") for token in sentence[: colon.i - sentence.start]
    ):
        return
    for token in sentence[: colon.i - sentence.start]:
        verb = token.head
        told = token.dep_ == "nsubj" and verb.i > colon.i
        if told and any(child.dep_ in SUBJECTS and child.i > colon.i for child in verb.children):
            token.dep_ = "dep"


def _free_reported(token: Token) -> None:
    """ "Officials said gunmen on motorbikes massacred villagers": a passive has no object, so they did."""
    if token.dep_ != "acl" or token.tag_ not in ("VBN", "VBD"):
        return
    objects = [child for child in token.children if child.dep_ == "dobj" and child.i > token.i]
    noun = token.head
    while noun.dep_ == "pobj" and noun.head.dep_ == "prep" and noun.head.head.pos_ in ("NOUN", "PROPN"):
        noun = noun.head.head
    verb = noun.head
    if (
        not objects
        or noun.dep_ != "dobj"
        or verb.lower_ not in saying_forms("hangs")
        or noun.left_edge.i != verb.i + 1
    ):
        return
    if any(item.text == "," for item in token.doc[noun.i : token.i]):
        return
    token.head, token.dep_, token.tag_ = verb, "ccomp", "VBD"
    noun.head, noun.dep_ = token, "nsubj"


def _free_second(token: Token) -> None:
    """ "Denied that it had fired and accused the army": a plain past is told, also after "would"."""
    told = token.head
    if token.dep_ != "conj" or token.tag_ != "VBD" or told.dep_ != "ccomp" or told.tag_ not in ("VBN", "VB"):
        return
    if any(child.dep_ in ("aux", "auxpass", "nsubj", "nsubjpass") for child in token.children):
        return
    helpers = {child.lower_ for child in told.children if child.dep_ in ("aux", "mark")}
    modal = any(child.tag_ == "MD" for child in told.children if child.dep_ == "aux")  # no past follows one
    if not (modal or {"had", "that"} <= helpers) or told.head.tag_ != "VBD" or told.head.i > told.i:
        return
    joint = [child for child in told.children if child.dep_ == "cc" and told.i < child.i < token.i]
    for word in (token, *joint):
        word.head = told.head


def _finish_passive(token: Token) -> None:
    """ "Ten were killed and dozens wounded": the second participle is as passive as the first."""
    if token.tag_ != "VBN" or any(child.dep_ in ("aux", "auxpass", "dobj") for child in token.children):
        return
    if token.dep_ == "conj":
        above, noun = token.head, next((child for child in token.children if child.dep_ == "nsubj"), None)
    elif token.dep_ == "acl" and token.head.dep_ == "conj":
        above, noun = token.head.head, token.head
    else:
        return
    if noun is None or noun.i > token.i or not any(child.dep_ == "auxpass" for child in above.children):
        return
    if token.dep_ == "acl":
        token.head, token.dep_ = above, "conj"
        noun.head = token
    noun.dep_ = "nsubjpass"


def _name_past(sentence: Span) -> None:
    pasts = load_structure_words().pasts
    plain = any(token.text.islower() and len(token) >= _ACRONYM for token in sentence)
    for token in sentence:
        # "ECOWAS condemned it": capitals among small letters are no plural of a common noun.
        if plain and token.tag_ in ("NN", "NNS") and len(token) >= _ACRONYM and token.text.isupper():
            token.tag_, token.pos_ = "NNP", "PROPN"
        if token.lower_ in pasts and token.tag_ != "VBD":
            token.tag_, token.pos_ = "VBD", "VERB"
            # What is told to be an infinitive would be its own lemma.
            token.set_morph("Tense=Past|VerbForm=Fin")  # type: ignore[attr-defined]
        # "Troops captured Bakhmut": a capital behind a verb is no adverb.
        verb = token.head
        adverb = (
            token.dep_ == "advmod" and token.tag_ == "RB" and verb.pos_ == "VERB" and verb.i == token.i - 1
        )
        if adverb and token.is_title and not any(child.dep_ == "dobj" for child in verb.children):
            token.tag_, token.pos_, token.dep_ = "NNP", "PROPN", "dobj"


def _free_struck(token: Token) -> None:
    """ "Struck Aleppo hours later": the town is what was struck, not whose hours they are."""
    hours = token.head
    if token.dep_ not in ("compound", "amod", "nmod", "poss") or token.pos_ != "PROPN" or not token.i:
        return
    if hours.lower_ not in TIMES or hours.i != token.i + 1 or hours.i + 1 >= len(token.doc):
        return
    verb = token.nbor(-1)
    while verb.dep_ == "compound" and verb.head.i == token.i and verb.i:
        verb = verb.nbor(-1)
    if verb.pos_ != "VERB" or hours.nbor().lower_ not in ALIKE:
        return
    for child in verb.children:
        if child.dep_ == "dobj" and child.i != hours.i:
            return
    token.head, token.dep_ = verb, "dobj"
    for other in token.doc[verb.i + 1 : token.i]:
        if other.head.i == hours.i:
            other.head = token
    if hours.dep_ == "dobj":
        hours.dep_ = "npadvmod"


def _join_list(token: Token) -> None:
    """ "Chad, Niger, Mali and Togo": a second name with others joined to it is one more."""
    head = token.head
    if token.dep_ != "appos" or token.pos_ != "PROPN" or head.pos_ != "PROPN" or head.i > token.i:
        return
    joined = [child for child in token.children if child.dep_ == "conj" and child.pos_ == "PROPN"]
    links = [child for child in token.subtree if child.dep_ == "cc" and child.i > token.i]
    comma = token.doc[token.left_edge.i - 1].text == ","
    if not joined or not links or not comma or links[-1].nbor(-1).text == ",":
        return
    edge = token.right_edge.i + 1
    if edge < len(token.doc) and token.doc[edge].text != ",":
        token.dep_ = "conj"


def _free_captured(token: Token) -> None:
    """ "Captured Bangui, the capital, and the president fled": what was captured did not flee."""
    verb, clause = token.head.head, token.head
    if token.dep_ != "nsubj" or clause.dep_ != "ccomp" or verb.pos_ != "VERB" or clause.i < token.i:
        return
    if (
        verb.lower_ in saying_forms("hangs")
        or token.left_edge.i != verb.i + 1
        or verb.tag_ not in ("VBD", "VBZ")
    ):
        return
    labels = {child.dep_ for child in (*verb.children, *clause.children)}
    if "mark" in labels or "dobj" in {child.dep_ for child in verb.children}:
        return
    subject = next((child for child in token.children if child.dep_ == "conj" and child.i > token.i), None)
    if subject is None or not any(item.text == "," for item in token.doc[token.i : subject.i]):
        return
    links = [child for child in token.subtree if child.dep_ == "cc" and child.i < subject.i]
    if not links:
        return
    token.head, token.dep_ = verb, "dobj"
    subject.head, subject.dep_ = clause, "nsubj"
    clause.dep_ = "conj"
    for child in token.children:
        # "..., the capital, on Sunday": what a comma cuts off is when it was captured.
        if child.dep_ == "prep" and child.nbor(-1).text == ",":
            child.head = verb
    links[-1].head = verb


def _free_verb(sentence: Span) -> None:
    root = sentence.root
    verb = next((token for token in sentence if swallowed_verb(token) is not None), None)
    if verb is None:
        return
    after = [child for child in root.children if child.i > verb.i]
    give_root(verb, root, "nsubj", after)
    if verb.tag_ == "VBN":
        verb.tag_ = "VBD"


@lru_cache(maxsize=1)
def _weekdays() -> frozenset[str]:
    names = load_time_words().calendar.weekdays.values()
    return frozenset(word.lower().rstrip(".") for words in names for word in words)
