"""Sentences whose verb the parser missed: headlines, and long subjects that swallow their verb.

"Gazprom halts gas supplies" is read as one long noun, "Diplomats from five countries
conferred in Vienna" as a noun with a participle. In a sentence in which no word is a
finite verb, the first is read by the order of its words, the second as a clause.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_NOUN_TAGS = frozenset({"NNS", "NNPS", "NNP"})  # in the singular an "s" belongs to the noun: gas, crisis
_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
_INSIDE = frozenset({"compound", "nsubj", "amod", "nmod", "poss", "pobj", "dobj", "appos", "nsubjpass"})
_BREAKS = frozenset({",", ";", ":", ".", "-", "–", "—", "?", "!"})


def _clause_head(token: Token) -> bool:
    if token.dep_ == "conj" and token.head.dep_ == "acl":
        return False  # "Police charged at them and fired": the clause's own verb is read as a participle
    return token.tag_ in _FINITE and token.dep_ not in _INSIDE and token.dep_ not in ("relcl", "acl", "csubj")


def without_verb(sentence: Span) -> bool:
    """Whether no word of a sentence heads a main clause as a finite verb."""
    root = sentence.root
    return root.pos_ in ("NOUN", "PROPN", "ADJ", "X") and not any(
        _clause_head(token) and (token.dep_ != "ccomp" or token.i > root.i) for token in sentence
    )


def is_headline_verb(token: Token) -> bool:
    """Whether a word taken for a noun stands where a headline has its verb: after a noun, before more."""
    hidden = token.tag_ in _FINITE and token.dep_ in _INSIDE and not list(token.children)[1:]
    if not hidden and (token.tag_ not in _NOUN_TAGS or not token.lower_.endswith("s") or token.ent_type_):
        return False
    if token.i == 0 or token.is_sent_start or token.i + 1 >= len(token.doc):
        return False
    before = token.doc[token.i - 1]
    after = token.doc[token.i + 1]
    named = before.pos_ in _NOMINAL and (before.pos_ != "NUM") and before.tag_ != "POS"
    return named and after.lower_ not in _BREAKS and without_verb(token.sent)


def swallowed_verb(token: Token) -> Token | None:
    """The noun that is subject of a participle which should have headed its sentence, or None."""
    if token.dep_ != "acl" or token.tag_ not in ("VBN", "VBD"):
        return None
    if any(child.dep_ in ("agent", "auxpass") for child in token.children):
        return None
    sentence = token.sent
    root = sentence.root
    if root.i > token.i or not without_verb(sentence):
        return None
    if any(earlier.dep_ == "acl" and earlier.i < token.i for earlier in sentence):
        return None
    # A headline's participle is passive ("Mayor shot dead in Cali"); a full sentence ends with a stop.
    return root if sentence[-1].text in (".", "!", "?", '"', "”") else None


def positional_slots(verb: Token) -> dict[str, list[Token]]:
    """Subject, object and prepositions of a headline's verb by the order of words alone."""
    doc, end = verb.doc, verb.sent.end
    found: dict[str, list[Token]] = {"subj": [doc[verb.i - 1]], "obj": []}
    name, last = "obj", None
    for token in doc[verb.i + 1 : end]:
        if token.tag_ in ("IN", "TO") or token.lower_ in _BREAKS:
            if last is not None:
                found.setdefault(name, []).append(last)
            if token.lower_ in _BREAKS:
                return found
            name, last = token.lower_, None
        elif token.pos_ in _NOMINAL:
            last = token
        elif token.pos_ in ("VERB", "AUX", "CCONJ"):
            break
    if last is not None:
        found.setdefault(name, []).append(last)
    return found
