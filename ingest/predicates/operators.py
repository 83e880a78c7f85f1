"""Words that govern an event and make another of it: agree to, threaten to, refuse, call for, accuse of.

Operators are read innermost first, so that "agreed to stop shelling" is an agreement
about an end of shelling. What becomes of the governed event is data
(``data/lexicon/operators.yaml``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.event_kinds import load_kinds
from ingest.lexicon import Lexicon
from ingest.lexicon.matching import names
from ingest.lexicon.words import is_party, lemma
from ingest.predicates.candidates import Candidate
from ingest.predicates.thirds import done_to_a_third
from ingest.slots import noun_slots, nouns_of, verb_slots
from ingest.syntax import children_of, conjuncts, is_negated

if TYPE_CHECKING:
    from spacy.tokens import Token

_REACH = 4
_NEAR = 2  # tokens between a verb and the gerund that its particle governs


def complement_heads(candidate: Candidate) -> list[Token]:
    """Heads of what an operator governs, by the kinds of complement that its entry names."""
    token = candidate.anchor or candidate.token
    sources = [
        token,
        *(
            t
            for t in candidate.tokens
            if t.i != token.i and t.pos_ in ("NOUN", "ADJ", "PROPN", "VERB", "ADV", "ADP")
        ),
    ]
    found: list[Token] = []
    wanted = candidate.sense.complement
    slots = verb_slots(token)
    for kind in wanted:
        if kind == "obj":
            found.extend(slots.get("obj", []))
            continue
        for source in sources:
            found.extend(_of_kind(source, kind, objects=slots.get("obj", []) if source.i == token.i else []))
    unique: dict[int, Token] = {}
    for head in found:
        for item in conjuncts(head) if head.pos_ in ("VERB", "NOUN", "PROPN", "AUX") else [head]:
            if item.i >= head.i:
                unique.setdefault(item.i, item)
    return [item for item in unique.values() if item.i not in candidate.heads()]


def _of_kind(source: Token, kind: str, objects: list[Token]) -> list[Token]:
    clauses = children_of(source, "xcomp", "ccomp", "advcl", "acl", "relcl", "pcomp")
    if kind == "to":
        found = [c for c in clauses if any(a.tag_ == "TO" for a in c.children) and c.i > source.i]
        below = [c for noun in objects for c in children_of(noun, "acl", "relcl", "advcl")]
        held = [
            inner
            for holder in (source, *objects)
            for child in children_of(holder, "prep")
            if child.lower_ == "to"
            for inner in children_of(child, "pcomp", *(("pobj",) if source.pos_ in ("NOUN", "ADJ") else ()))
        ]
        return found + held + [c for c in below if any(a.tag_ == "TO" for a in c.children)]
    if kind == "that":
        # "expressed the hope that ...": the clause may hang on the object.
        behind = [c for noun in objects for c in children_of(noun, "acl")]
        below = [c for c in behind if any(a.dep_ == "mark" for a in c.children)]
        return [
            c
            for c in (*children_of(source, "ccomp", "acl", "relcl"), *below)
            if not any(a.tag_ == "TO" for a in c.children) and (c.i > source.i or c.dep_ == "ccomp")
        ]
    if kind == "content":
        # "approved a law recognising them", "a bill that will not let them vote"
        return [c for noun in objects for c in children_of(noun, "acl", "relcl") if not _named_only(c)]
    if kind == "subject":
        # "lowering the tax is unthinkable"
        clauses = children_of(source, "csubj", "nsubj", "csubjpass")
        return [c for c in clauses if c.pos_ == "VERB" and c.tag_ in ("VBG", "VB")]
    if kind == "ing":
        # "ruled out leaving": what follows a particle may be taken for an adjunct.
        near = [c for c in children_of(source, "advcl") if c.i <= source.i + _NEAR]
        return [c for c in (*children_of(source, "xcomp", "ccomp", "dobj"), *near) if c.tag_ == "VBG"]
    found = []
    for holder in (source, *objects):
        for child in holder.children:
            if child.dep_ in ("prep", "agent", "prt", "dative", "advmod") and child.lower_ == kind:
                for inner in child.children:
                    if inner.dep_ in ("pobj", "pcomp"):
                        found.extend(nouns_of(inner))
                if child.dep_ == "prep":
                    found.extend(children_of(child, "ccomp"))
    return found


def _named_only(clause: Token) -> bool:
    """Whether a clause behind a noun has another in it as object: "a law that parliament had blocked"."""
    return clause.dep_ == "relcl" and not any(
        child.dep_ in ("nsubj", "nsubjpass") and child.tag_ in ("WDT", "WP") for child in clause.children
    )


def _or_else(heads: list[Token], lexicon: Lexicon) -> bool:
    """Whether a demand names what comes if it is not met: "disarm or face attack"."""
    return any(
        head.dep_ == "conj"
        and any(child.tag_ == "TO" for child in head.head.children)
        and lemma(head) in lexicon.words_of("penalties")
        and any(child.dep_ == "cc" and child.lower_ == "or" for child in head.head.children)
        for head in heads
    )


class _Resolver:
    def __init__(self, candidates: list[Candidate], lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.by_head = {head: item for item in candidates for head in sorted(item.heads())}
        self.candidates = candidates
        self.gone: set[int] = set()
        self.done: set[int] = set()

    def reach(self, head: Token, depth: int = 0) -> list[Candidate]:
        """The candidates that a complement's head is, or leads to through aspect verbs and plain nouns."""
        found = self.by_head.get(head.i)
        if found is not None:
            return [found]
        if depth >= _REACH:
            return []
        below: list[Token] = []
        if any(c.dep_ == "prep" and c.lower_ == "from" and children_of(c, "pcomp") for c in head.children):
            return []  # "vowed to keep him from returning"
        transparent = lemma(head) in self.lexicon.words_of("aspect")
        if head.pos_ in ("VERB", "AUX") and transparent:
            below = [*children_of(head, "xcomp", "dobj", "ccomp", "attr")]
            below += [p for c in children_of(head, "prep") for p in children_of(c, "pobj", "pcomp")]
        elif head.pos_ in ("NOUN", "PROPN") and lemma(head) in self.lexicon.words_of("plans"):
            below = [
                p
                for c in children_of(head, "prep")
                if c.lower_ in ("of", "for", "to", "on")
                for p in children_of(c, "pobj", "pcomp")
            ]
            below += [c for c in children_of(head, "acl") if any(a.tag_ == "TO" for a in c.children)]
            below += [c for c in children_of(head, "compound", "amod", "nmod") if c.i in self.by_head]
        if head.pos_ == "VERB" and any(c.tag_ == "MD" for c in head.children):
            # "Warned that any attack would be seen as a declaration of war": what is warned of comes first.
            below += [
                noun
                for noun in children_of(head, "nsubj", "nsubjpass")
                if any(c.dep_ == "det" and c.lower_ == "any" for c in noun.children)
            ]
        return [item for nxt in below for noun in nouns_of(nxt) for item in self.reach(noun, depth + 1)]

    def _objects(self, heads: list[Token]) -> list[Candidate]:
        """The events that heads have as objects: the attack in "or face attack"."""
        nouns = [noun for head in heads for held in children_of(head, "dobj") for noun in nouns_of(held)]
        return [self.by_head[noun.i] for noun in nouns if noun.i in self.by_head]

    def resolve(self, candidate: Candidate) -> None:
        """Apply a candidate's operator after those below it."""
        if id(candidate) in self.done:
            return
        self.done.add(id(candidate))
        if candidate.sense.operator is None and (
            candidate.carrier is None or candidate.carrier.operator is None
        ):
            return
        sense = candidate.sense if candidate.sense.operator is not None else candidate.carrier
        assert sense is not None  # noqa: S101 - one of both has an operator
        heads = [*candidate.complements, *complement_heads(candidate)]
        below: list[Candidate] = []
        for head in heads:
            for item in self.reach(head):
                if item is not candidate and item not in below:
                    below.append(item)
        for item in below:
            self.resolve(item)
        live = [item for item in below if id(item) not in self.gone]
        candidate.complements = heads
        kinds = load_kinds()
        if candidate.type in kinds.or_else and _or_else(heads, self.lexicon):
            candidate.become(kinds.ultimatum)
            for item in (*live, *self._objects(heads)):
                self.gone.add(id(item))
            return
        operator = self.lexicon.operators[sense.operator or ""]
        for rule in operator.rules:
            hit = next((item for item in live if names(item.type, item.mode, rule.when)), None)
            if hit is None or (rule.negated and not any(map(is_negated, (hit.token, *heads)))):
                continue
            if rule.third and not done_to_a_third(candidate, hit, self.lexicon):
                continue
            if rule.owned and not _owned(hit, self.lexicon):
                continue
            self._apply(candidate, hit, live, rule.give)
            if rule.status is not None:
                for item in (candidate, *live):
                    item.status = rule.status
            return
        if operator.otherwise == "drop" or ("complement" in sense.needs and not heads):
            self.gone.add(id(candidate))
            return
        for item in live:
            self.gone.add(id(item))

    def _apply(self, candidate: Candidate, hit: Candidate, live: list[Candidate], give: str) -> None:
        if give == "both":
            return
        if give == "keep":
            self.gone.add(id(candidate))
            return
        for item in live:
            self.gone.add(id(item))
        if give == "drop":
            self.gone.add(id(candidate))
        elif give == "adopt" and _still_to_come(hit.token):
            candidate.become(load_kinds().commitment)
        elif give == "adopt":
            # "agreed to lay down arms": the governing verb has the tense, the governed one the participants.
            candidate.type, candidate.mode, candidate.contexts = hit.type, hit.mode, hit.contexts
            candidate.sense, candidate.carrier, candidate.noun = hit.sense, hit.carrier, hit.noun
            candidate.anchor = hit.anchor or hit.token
            candidate.tokens = [*candidate.tokens, *hit.tokens]
            candidate.complements = [hit.token]
        else:
            candidate.become(give)


def _owned(hit: Candidate, lexicon: Lexicon) -> bool:
    """ "The colonels' ultimatum", "a Soviet demand", "the appeal of the bishops": told with whose it is."""
    slots = noun_slots(hit.token) if hit.nominal else {}
    owners = [noun for name in ("poss", "mod", "by", "from", "of") for noun in slots.get(name, ())]
    return any(noun.pos_ != "PRON" and is_party(noun, lexicon) for noun in owners)


def _still_to_come(verb: Token) -> bool:
    """ "Agreed that arms would be handed in": a clause of what will be done tells no deed yet."""
    return verb.dep_ == "ccomp" and any(child.tag_ == "MD" for child in verb.children)


def apply_operators(candidates: list[Candidate], lexicon: Lexicon) -> list[Candidate]:
    """The candidates that are left once operators have taken in what they govern."""
    resolver = _Resolver(candidates, lexicon)
    for candidate in candidates:
        resolver.resolve(candidate)
    return [item for item in candidates if id(item) not in resolver.gone and item.type != "*"]
