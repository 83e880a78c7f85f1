"""Event words of one paragraph before operators are applied: verbs, nouns, light verbs, adjectives."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph.records import Status
from ingest.event_kinds import load_kinds
from ingest.headlines import is_headline_verb
from ingest.lexicon import Lexicon, Sense
from ingest.lexicon.conditions import conditions_hold
from ingest.lexicon.matching import contiguous, match_noun, match_verb, names
from ingest.lexicon.words import hyphened, lemma, verb_lemma
from ingest.predicates.figures_of_speech import is_figurative
from ingest.predicates.happenings import MODIFIERS, is_true_head, stands_for_event, told_by_others
from ingest.predicates.unended import is_unended
from ingest.slots import noun_slots, nouns_of, unsaid_agent, verb_slots
from ingest.syntax import is_verbal

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_VERB_TAGS = ("VB", "VBD", "VBG", "VBN", "VBP", "VBZ")


@dataclass(slots=True)
class Candidate:
    """One event word with its sense; ``type`` and ``mode`` may be changed by an operator or an instrument."""

    token: Token
    sense: Sense
    tokens: list[Token]
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    status: Status | None
    nominal: bool = False
    noun: Token | None = None
    carrier: Sense | None = None
    anchor: Token | None = None
    complements: list[Token] = field(default_factory=list)

    def is_any(self, kinds: Collection[str]) -> bool:
        """Whether its type, or type and mode, is among kinds such as ``ASSAULT`` or ``PROTEST.riot``."""
        return names(self.type, self.mode, kinds)

    def become(self, kind: str) -> None:
        """Take another type and mode, such as ``PROTEST.riot``, and their contexts."""
        self.type, _, mode = kind.partition(".")
        self.mode, self.contexts = mode or None, ()

    def heads(self) -> set[int]:
        """Tokens by which another predicate can govern this one."""
        return {self.token.i, *([self.noun.i] if self.noun is not None else [])}


def _make(sense: Sense, token: Token, tokens: list[Token]) -> Candidate:
    return Candidate(token, sense, tokens, sense.type, sense.mode, sense.contexts, sense.status)


def find_candidates(doc: Doc, lexicon: Lexicon, *, strict: bool = False) -> list[Candidate]:
    """Candidates of a paragraph. ``strict``: senses marked as ambiguous are left out (foreign domain)."""
    nouns = _nouns(doc, lexicon, strict=strict)
    senses = {index: item[0] for index, item in nouns.items()}
    found: list[Candidate] = []
    used: set[int] = set()
    for token in doc:
        if token.i in used:
            continue
        candidate = _verb(token, lexicon, senses, strict=strict) or _adjective(token, lexicon)
        if candidate is None or (candidate.noun is not None and candidate.noun.i in used):
            continue
        if _is_habit(candidate, lexicon):
            used |= candidate.heads()
            continue
        if _is_purpose(candidate, senses, lexicon) or is_unended(candidate, senses):
            continue
        if not _only_adds(candidate, found):
            _fold(candidate, senses)
        used |= _in_conditions(candidate, senses)
        found.append(candidate)
        if candidate.noun is not None:
            used.add(candidate.noun.i)
        # A light verb in a reduced relative ("drills held in Baku") comes after its noun.
    used |= told_by_others(doc, nouns)
    for index, (sense, tokens) in nouns.items():
        if index in used or any(index in {t.i for t in c.tokens} for c in found):
            continue
        head = doc[index]
        if stands_for_event(head, lexicon):
            candidate = _make(sense, head, tokens)
            candidate.nominal = True
            candidate.noun = head
            found.append(candidate)
    for candidate in found:
        _instrument(candidate, lexicon)
    found = [candidate for candidate in found if not _names_again(candidate, found)]
    return [
        candidate
        for candidate in found
        if not _accidental(candidate, found, lexicon) and not is_figurative(candidate, lexicon)
    ]


def _is_purpose(candidate: Candidate, nouns: dict[int, Sense], lexicon: Lexicon) -> bool:
    """Whether a verb only says what a deal or talks are for: "a treaty to end the war" tells of the war."""
    verb, kinds = candidate.token, load_kinds()
    if verb.dep_ not in ("acl", "advcl", "relcl", "pcomp"):
        return False
    if not candidate.is_any(kinds.ends_of_war):
        return False
    ended = [nouns[noun.i].type for noun in verb_slots(verb).get("obj", []) if noun.i in nouns]
    if not ended:
        return False
    above = verb.head.head if verb.dep_ == "pcomp" else verb.head
    if lemma(above) in lexicon.words_of("schemes") and not kinds.violence.isdisjoint(ended):
        return True
    if verb.dep_ == "advcl" and verb.tag_ == "VBG":
        # "surrendered, ending a war": what ended it is told, and so is the war.
        hit = match_verb(above, lexicon, nouns)
        if hit is not None and hit[0].type in kinds.war_enders:
            return True
    heads = (above, *(child for child in above.children if child.dep_ in ("dobj", "nsubj", "nsubjpass")))
    return any(head.i in nouns and nouns[head.i].type in kinds.purposes for head in heads)


def _names_again(candidate: Candidate, found: list[Candidate]) -> bool:
    """ "Shells hit the port in what officials called the worst attack in years": one attack, told twice."""
    noun = candidate.token
    if not candidate.nominal:
        return False
    while (
        noun.dep_ in ("attr", "oprd", "dobj", "ccomp", "xcomp", "acomp", "pobj", "prep")
        and noun.head.i < noun.i
    ):
        if noun.dep_ == "prep" and noun.lower_ != "as":
            return False
        noun = noun.head
    above = noun.head
    if noun.dep_ != "pcomp" or above.lower_ != "in" or noun.doc[above.i + 1].lower_ != "what":
        return False
    return any(
        other is not candidate and other.type == candidate.type and other.token.sent == noun.sent
        for other in found
    )


def _accidental(candidate: Candidate, found: list[Candidate], lexicon: Lexicon) -> bool:
    """Whether a sentence lays deaths without an author to an earthquake or a crash, and tells no attack."""
    kinds = load_kinds()
    if candidate.nominal or not candidate.is_any(kinds.harm):
        return False
    if not unsaid_agent(candidate.token):
        return False
    sentence = candidate.token.sent
    words, verbs = lexicon.words_of("accidents"), lexicon.words_of("accident_verbs")
    if not any(
        lemma(token) in (verbs if token.pos_ == "VERB" else words)
        for token in sentence
        if token.pos_ in ("NOUN", "PROPN", "VERB")
    ):
        return False
    return not any(
        other.type in kinds.one_sided and not other.is_any(kinds.harm) and other.token.sent == sentence
        for other in found
    )


# What stands with these happened beside the verb's event.
_BESIDE = frozenset({"after", "before", "during", "since", "following", "amid", "because of", "with"})


def _in_conditions(candidate: Candidate, nouns: dict[int, Sense]) -> set[int]:
    """Event nouns that are part of a verb's fixed phrase ("went to war"): not events beside it."""
    sense = candidate.sense
    if candidate.noun is not None or (sense.operator is not None and "obj" in sense.complement):
        return set()
    slots = verb_slots(candidate.token)
    if sense.operator is not None:
        # "Opened a probe into the raid": the probe is what is told, the raid what it is about.
        held = (token for token in slots.get("obj", ()) if token.i in nouns and lemma(token) in sense.object)
        return {token.i for token in held if nouns[token.i].type == sense.type}
    # "lifted the siege" is no siege beside it; "left after the offensive" tells of the offensive as well.
    fixed = [(slots.get(name, []), words) for name, words in sense.prep if name not in _BESIDE]
    fixed.append((slots.get("obj", []), sense.object))
    return {
        token.i
        for tokens, words in fixed
        for token in tokens
        if token.i in nouns and words & {lemma(token), token.lower_, hyphened(token)}
    }


def _nouns(doc: Doc, lexicon: Lexicon, *, strict: bool) -> dict[int, tuple[Sense, list[Token]]]:
    found: dict[int, tuple[Sense, list[Token]]] = {}
    index = 0
    while index < len(doc):
        hit = match_noun(doc[index], lexicon)
        if hit is None or (strict and hit[0].ambiguous):
            index += 1
            continue
        sense, head, length = hit
        if head.dep_ not in MODIFIERS or is_true_head(head):
            found[head.i] = (sense, list(doc[index : index + length]))
        index += length
    return found


def _verb(token: Token, lexicon: Lexicon, nouns: dict[int, Sense], *, strict: bool) -> Candidate | None:
    headline = False
    verbal = token.tag_ in _VERB_TAGS and token.dep_ not in ("amod", "compound", "nmod", "aux", "auxpass")
    verbal = verbal or _acts(token)
    if not verbal and is_headline_verb(token):
        verbal = headline = verb_lemma(token, lexicon) in lexicon.verbs
    if not verbal or (token.i in nouns and not headline) or _in_name(token, lexicon):
        return None
    if token.dep_ == "acl" and token.head.pos_ == "NUM" and token.head.dep_ == "dobj":
        return None  # "evacuated 27 wounded": they are people, not what was done to them
    if (
        token.tag_ == "VBG"
        and token.dep_ == "pobj"
        and not any(c.dep_ in ("dobj", "aux") for c in token.children)
    ):
        return None  # "bad for French standing with the locals" tells of no stand
    hit = match_verb(token, lexicon, nouns)
    if hit is None:
        return None
    sense, extra, noun = hit
    if strict and sense.ambiguous:
        return None
    candidate = _make(sense, token, [token, *extra])
    if noun is not None:
        candidate.noun = noun
        candidate.tokens.append(noun)
        inner = nouns[noun.i]
        if sense.type == "*":
            candidate.sense, candidate.carrier = inner, sense
            candidate.type, candidate.mode, candidate.contexts = (
                inner.type,
                sense.mode or inner.mode,
                inner.contexts,
            )
            candidate.status = sense.status or inner.status
        else:
            candidate.complements.append(noun)
        if noun.i < token.i and token.dep_ in ("acl", "relcl") and sense.type == "*":
            # "a truce brokered by Moscow": the noun is what other words refer to.
            candidate.token, candidate.nominal, candidate.anchor = noun, True, token
    return candidate


def _acts(token: Token) -> bool:
    """Whether a word tagged as a noun has a verb's subject and object: "guards beat inmates"."""
    if token.tag_ != "NN" or token.dep_ not in ("ROOT", "ccomp"):
        return False
    return {"nsubj", "dobj"} <= {child.dep_ for child in token.children}


def _in_name(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word is the first of a fixed name, such as "riot police", whatever the parser makes of it."""
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    return following is not None and f"{token.lower_} {following.lower_}" in lexicon.words_of("fixed_names")


def _adjective(token: Token, lexicon: Lexicon) -> Candidate | None:
    for sense in lexicon.adjectives.get(token.lower_, ()):
        if contiguous(token.doc, token.i, sense.words) is None:
            continue
        verb = (
            token.head
            if token.dep_ in ("acomp", "oprd", "attr", "advcl") and is_verbal(token.head)
            else token
        )
        slots = verb_slots(verb)
        for name, tokens in verb_slots(token).items():
            if name not in ("subj", "obj"):
                slots[name] = [*slots.get(name, []), *tokens]
        if conditions_hold(sense, token, slots, lexicon):
            return _make(sense, verb, [verb, *token.doc[token.i : token.i + len(sense.words)]])
    return None


def _is_habit(candidate: Candidate, lexicon: Lexicon) -> bool:
    """Whether a verb tells a role or a tie ("has mediated for decades"), not something that happened.

    What harms is told as an event however long it lasts.
    """
    children = list(candidate.token.children)
    habits, spans = lexicon.words_of("habits"), lexicon.words_of("habit_spans")
    if any(child.dep_ == "advmod" and child.lower_ in habits for child in children):
        return True
    return candidate.type in load_kinds().friendly and any(
        inner.dep_ == "pobj" and inner.lemma_.lower() in spans
        for child in children
        if child.dep_ == "prep" and child.lower_ == "for"
        for inner in child.subtree
    )


def _only_adds(candidate: Candidate, found: list[Candidate]) -> bool:
    """ "A bomb ripped through a bus, killing three": the verb that has the bomb as its subject tells it."""
    verb = candidate.token
    if verb.dep_ != "advcl" or verb.tag_ != "VBG" or verb.i < verb.head.i:
        return False
    return any(other.token.i == verb.head.i and other.type in load_kinds().violence for other in found)


def _fold(candidate: Candidate, nouns: dict[int, Sense]) -> None:
    """A verb of result takes over the event noun that brought it about: "strikes killed five"."""
    if not candidate.sense.folds or candidate.noun is not None:
        return
    slots, kinds = verb_slots(candidate.token), load_kinds()
    for name in ("subj", "by", "in", "during", "with", "obj", "from"):
        if name == "obj" and candidate.type not in kinds.violence:
            continue
        for token in slots.get(name, ()):
            for noun in nouns_of(token):
                inner = nouns.get(noun.i)
                if inner is None or not names(inner.type, inner.mode, candidate.sense.folds):
                    continue
                if name != "subj" and names(inner.type, inner.mode, kinds.wars):
                    continue
                candidate.carrier, candidate.sense = candidate.sense, inner
                candidate.noun = noun
                candidate.tokens.append(noun)
                candidate.type, candidate.mode, candidate.contexts = inner.type, inner.mode, inner.contexts
                return


def _instrument(candidate: Candidate, lexicon: Lexicon) -> None:
    """The means named beside an attack gives its mode: "attacked with drones", "killed by snipers"."""
    kinds = load_kinds()
    if candidate.type not in kinds.violence:
        return
    if candidate.mode is not None and not candidate.is_any(kinds.by_any_means):
        return
    head = candidate.noun or candidate.token
    slots = dict(verb_slots(candidate.token)) if candidate.noun is None or not candidate.nominal else {}
    if candidate.noun is not None:
        for name, tokens in noun_slots(head).items():
            slots[name] = [*slots.get(name, []), *tokens]
    for name in ("with", "using", "by", "subj", "mod", "in", "from", "of"):
        for token in slots.get(name, ()):
            for word in (token, *(c for c in token.children if c.dep_ in ("compound", "amod"))):
                mode = lexicon.instruments.get(lemma(word)) or lexicon.instruments.get(word.lower_)
                if mode is not None:
                    candidate.mode = mode
                    return
