"""Questions to a dependency tree: a clause's subject, its voice and tense, what governs a word.

Labels are spaCy's English ones (ClearNLP's). Every function takes tokens of one
parsed paragraph and returns tokens, spans or plain values; none changes anything.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from ingest.structure_words import load_structure_words
from ingest.tree import asked_once

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
_RELATIVE_PRONOUNS = frozenset({"who", "which", "that", "whom", "whose"})
_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "nt"})
_NOT_IN_PHRASE = frozenset(
    {"relcl", "appos", "acl", "advcl", "punct", "cc", "conj", "prep", "parataxis", "ccomp"}
)
_OPENERS_OF_CLAUSES = frozenset({"after", "before", "since", "until"})
_PREPOSITION_TAGS = frozenset({"ADP", "SCONJ", "ADV", "PART", "VERB"})
_PREPOSITION_LABELS = frozenset({"prep", "agent", "dative"})

Tense = Literal[
    "past", "present", "perfect", "past_perfect", "progressive", "past_progressive", "future", "modal",
    "infinitive", "participle", "gerund", "base", "none",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Step:
    """One step up the tree: ``child`` depends on ``governor`` as ``relation``.

    A preposition between the two is folded in: "talks" in "agreed to talks" gives
    relation ``prep`` with ``preposition`` "to". For other steps it is "".
    """

    child: Token
    governor: Token
    relation: str
    preposition: str = ""


@asked_once
def is_verbal(token: Token) -> bool:
    """Whether the token heads a clause as a verb (copulas and auxiliaries used as main verbs included)."""
    return token.pos_ in ("VERB", "AUX") and token.dep_ not in ("aux", "auxpass", "amod", "compound", "nmod")


def steps_up(token: Token) -> Iterator[Step]:
    """The way from a token to the root of its sentence, prepositions folded into the step."""
    current = token
    while current.head != current:
        child, head = current, current.head
        relation, preposition = current.dep_, ""
        words: list[str] = []
        # "in case of war", "from ahead of": chained prepositions are read as one phrase.
        while head.pos_ in _PREPOSITION_TAGS and (head.dep_ in _PREPOSITION_LABELS or _second(head)):
            if head.pos_ == "VERB" and head.tag_ != "VBG":
                break
            words.insert(0, head.lower_)
            relation = "agent" if head.dep_ == "agent" else "prep"
            if _second(head):
                head = head.head  # "called for a truce and for the withdrawal": as the first one
            if head.head == head:
                break
            head = head.head
        preposition = " ".join(words)
        yield Step(child, head, relation, preposition)
        current = head


def _second(preposition: Token) -> bool:
    """Whether a preposition is joined to another one."""
    return preposition.dep_ == "conj" and preposition.pos_ == "ADP" and preposition.head.pos_ == "ADP"


def governors(token: Token) -> list[Token]:
    """Ancestors of a token, nearest first, prepositions left out."""
    return [step.governor for step in steps_up(token)]


def first_conjunct(token: Token) -> Token:
    """The head of a coordination that the token is in; the token itself where it is in none."""
    while token.dep_ == "conj" and token.head != token:
        token = token.head
    return token


def conjuncts(token: Token) -> list[Token]:
    """The token and all that are coordinated with it, in the order of the text."""
    first = first_conjunct(token)
    found, queue = [first], [first]
    while queue:
        for child in queue.pop().children:
            if child.dep_ == "conj":
                found.append(child)
                queue.append(child)
    return sorted(found, key=lambda item: item.i)


@asked_once
def governing_verb(token: Token) -> Token | None:
    """The nearest verb above a token, or None."""
    return next((step.governor for step in steps_up(token) if is_verbal(step.governor)), None)


def clause_of(token: Token) -> Token:
    """The verb heading the clause of a token: itself if it is one; the sentence's root if there is none."""
    if is_verbal(token):
        return token
    return governing_verb(token) or token.sent.root


def children_of(token: Token, *labels: str) -> list[Token]:
    """Dependents of a token with one of the labels, in the order of the text."""
    return [child for child in token.children if child.dep_ in labels]


def prepositional_objects(token: Token, *prepositions: str) -> list[Token]:
    """Objects (all conjuncts) of a token's prepositions, of the named ones or of all."""
    found: list[Token] = []
    for child in token.children:
        if child.dep_ in ("prep", "agent", "dative") and (not prepositions or child.lower_ in prepositions):
            for inner in child.children:
                if inner.dep_ in ("pobj", "pcomp"):
                    found.extend(conjuncts(inner))
                elif inner.dep_ == "prep":
                    found.extend(item for below in children_of(inner, "pobj") for item in conjuncts(below))
    return found


def antecedent(token: Token) -> Token:
    """What a relative pronoun stands for: the noun that its clause modifies; otherwise the token itself."""
    if token.lower_ in _RELATIVE_PRONOUNS:
        for step in steps_up(token):
            if step.relation == "relcl":
                return step.governor
    return token


def _taken_by_conjunction(verb: Token) -> list[Token]:
    """The subject that the parser gave to "after" or "before" as if they were prepositions.

    In "five days after Kyiv launched an offensive" the small model often makes "Kyiv" the
    object of "after", and the clause then took the main clause's subject for its own.
    """
    if verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return []
    marks = [
        child
        for child in verb.children
        if child.i < verb.i
        and (
            child.dep_ == "mark"
            or (child.dep_ == "prep" and verb.dep_ == "advcl" and child.lower_ in _OPENERS_OF_CLAUSES)
        )
    ]
    return [noun for mark in marks for noun in children_of(mark, "pobj") if mark.i < noun.i < verb.i]


@asked_once
def subject_of(verb: Token) -> Token | None:
    """The subject of a clause, looked up where the clause has none of its own.

    Coordinated verbs share their first one's subject; an open complement takes the
    object of its governor if there is one ("urged Kyiv to withdraw"), else its subject, and
    so does a gerund behind "of", "for" or "from" ("accused Kigali of backing them");
    a participle after a noun has that noun; a relative pronoun gives its antecedent.
    """
    seen: set[int] = set()
    current: Token | None = verb
    while current is not None and current.i not in seen:
        seen.add(current.i)
        own = children_of(current, *SUBJECTS) or _taken_by_conjunction(current)
        if own:
            return antecedent(own[0])
        head = current.head
        if head == current:
            return None
        if current.dep_ == "relcl" or (current.dep_ == "acl" and current.tag_ in ("VBG", "VBN", "VBD")):
            return head
        aim = current.dep_ in ("acl", "relcl") and current.tag_ == "VB" and head.dep_ == "dobj"
        if aim and any(child.tag_ == "TO" for child in current.children):
            current = head.head  # "chartered a flight to evacuate its nationals": who chartered evacuates
            continue
        if current.dep_ in ("xcomp", "ccomp"):
            objects = children_of(head, "dobj")
            if objects and current.dep_ == "xcomp" and objects[0].i < current.i:
                return objects[0]
        elif current.dep_ == "pcomp" and head.lower_ in ("of", "for", "from") and is_verbal(head.head):
            objects = [item for item in children_of(head.head, "dobj") if item.i < current.i]
            if objects:
                return antecedent(objects[0])
        elif current.dep_ not in ("conj", "advcl", "pcomp", "prep", "dep"):
            return None
        current = head
    return None


@asked_once
def is_negated(verb: Token) -> bool:
    """Whether the clause's own verb carries "not", "n't" or "never"."""
    for child in verb.children:
        if child.dep_ == "neg" or (child.dep_ in ("advmod", "preconj") and child.lower_ in _NEGATIONS):
            if child.lower_ == "no" and child.i > verb.i:
                continue
            # "not only" affirms.
            if child.i + 1 < len(child.doc) and child.nbor().lower_ in ("only", "just", "merely"):
                continue
            return True
        if child.dep_ == "prep" and child.i < verb.i + 2 and _never(child):
            return True
    return False


def _never(preposition: Token) -> bool:
    """ "Under no circumstances", "on no account", "in no way"."""
    return any(
        noun.lower_ in load_structure_words().never and any(child.lower_ == "no" for child in noun.children)
        for noun in children_of(preposition, "pobj")
    )


def auxiliaries(verb: Token) -> list[Token]:
    """The auxiliaries of a verb in order, those of passives included."""
    return children_of(verb, "aux", "auxpass")


def no_longer(verb: Token) -> bool:
    """Whether a verb's deed is done "no longer", "not any longer" or "no more"."""
    for token in verb.doc[max(verb.sent.start, verb.i - 4) : min(verb.sent.end, verb.i + 4)]:
        if token.lower_ == "longer" and token.i and token.nbor(-1).lower_ in ("no", "any"):
            return token.head.i in (verb.i, verb.head.i) or token.head.head.i == verb.i
    return False


@asked_once
def is_passive(verb: Token) -> bool:
    """Whether a verb is in the passive, reduced relatives ("the man killed") included."""
    if any(child.dep_ in ("nsubjpass", "csubjpass", "auxpass") for child in verb.children):
        return True
    if children_of(verb, "agent") and not (verb.tag_ != "VBN" and children_of(verb, "nsubj")):
        return True  # "stood by his ally" is active, whatever the parser makes of "by"
    return (
        verb.tag_ == "VBN" and verb.dep_ in ("acl", "amod", "advcl") and not children_of(verb, "aux", "dobj")
    )


@asked_once
def tense(verb: Token) -> Tense:
    """Tense and aspect of a verb group, from its form and its auxiliaries."""
    words = [(aux.lower_, aux.tag_) for aux in auxiliaries(verb)]
    forms = {word for word, _ in words}
    if forms & {"will", "'ll", "’ll", "shall", "wo"}:
        return "future"
    if any(tag == "MD" for _, tag in words):
        return "modal"
    infinitive = any(tag == "TO" for _, tag in words) or verb.tag_ == "VB"
    if infinitive and "to" in forms:
        return "infinitive"
    if forms & {"has", "have", "'ve", "’ve"}:
        if verb.tag_ == "VBG":
            return "progressive"
        return "perfect"
    if "had" in forms:
        return "past_perfect"
    be_present = bool(forms & {"is", "are", "am", "'s", "’s", "'re", "’re", "'m", "’m"})
    be_past = bool(forms & {"was", "were"})
    if verb.tag_ == "VBG":
        if be_present:
            return "progressive"
        return "past_progressive" if be_past else "gerund"
    if verb.tag_ == "VBN":
        if be_present:
            return "progressive" if "being" in forms else "present"
        if be_past:
            return "past_progressive" if "being" in forms else "past"
        return "participle"
    if "did" in forms or verb.tag_ == "VBD":
        return "past"
    if verb.tag_ in ("VBZ", "VBP") or forms & {"does", "do"}:
        return "present"
    return "base" if verb.tag_ == "VB" else "none"


def noun_phrase(token: Token) -> Span:
    """The noun phrase of a head without clauses, appositions, coordinates and prepositional phrases after it.

    "Azerbaijan's Defense Ministry, which ..." gives "Azerbaijan's Defense Ministry".
    """
    keep = {token.i}
    queue = [token]
    while queue:
        for child in queue.pop().children:
            if child.dep_ not in _NOT_IN_PHRASE or (child.dep_ == "punct" and child.text in ("-", "–")):
                keep.add(child.i)
                queue.append(child)
    first = token.i
    while first - 1 in keep:
        first -= 1
    last = token.i
    while last + 1 in keep:
        last += 1
    return token.doc[first : last + 1]


def full_noun_phrase(token: Token) -> Span:
    """A noun phrase with its "of" phrase: "the head of the armed forces"."""
    span = noun_phrase(token)
    last = span.end
    for child in token.children:
        if child.dep_ == "prep" and child.i == last and child.lower_ in ("of", "for"):
            inner = children_of(child, "pobj")
            if inner:
                last = full_noun_phrase(inner[0]).end
    return token.doc[span.start : last]


def in_quotes(token: Token) -> bool:
    """Whether a token stands between an opening and a closing quotation mark of its paragraph."""
    depth = 0
    for other in token.doc[: token.i]:
        if other.text in ("“", "``"):
            depth = 1
        elif other.text in ("”", "''"):
            depth = 0
        elif other.text == '"':
            depth = 1 - depth
    return depth == 1
