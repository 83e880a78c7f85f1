"""The grammatical slots of an event word: its deep subject and object, and what its prepositions hold.

Slots are named ``subj``, ``obj``, ``iobj``, ``poss``, ``mod`` (a premodifier, "Russian
strikes") or by their preposition. Passives, relative clauses, participles and control
are undone: in "a convoy carrying aid was attacked by rebels" the ``subj`` of "attacked"
is "rebels" and its ``obj`` "convoy".
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from ingest.headlines import is_headline_verb, positional_slots
from ingest.structure_words import load_structure_words
from ingest.syntax import antecedent, children_of, conjuncts, is_passive, subject_of
from ingest.time_words import calendar_names
from ingest.tree import asked_once

if TYPE_CHECKING:
    from spacy.tokens import Token

Slots = dict[str, list["Token"]]
# Entities that take part in nothing.
_NOBODY = frozenset({"DATE", "TIME", "PERCENT", "QUANTITY", "MONEY", "ORDINAL"})
_NO_PLACE = _NOBODY - {"MONEY"}  # "came forward with 40 million dollars" tells what was given
_LEFT_BEHIND = frozenset({"at", "on", "upon"})  # prepositions that a passive leaves without their noun
_PARTICLES = frozenset({"off", "up", "down", "out", "away", "back"})
_PREPOSITIONS = ("prep", "agent", "dative")


def through_quantity(token: Token) -> list[Token]:
    """The nouns meant by a phrase: "strikes" for the head "series" in "a series of strikes"."""
    quantities = load_structure_words().quantities
    if token.lower_ in quantities or token.lemma_.lower() in quantities or token.pos_ == "NUM":
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ == "of":
                inner = [item for pobj in children_of(child, "pobj") for item in conjuncts(pobj)]
                if inner:
                    return [meant for item in inner for meant in through_quantity(item)]
    return [token]


def nouns_of(token: Token) -> list[Token]:
    """A noun phrase's heads: its conjuncts, quantity words seen through, relative pronouns resolved."""
    return [meant for item in conjuncts(antecedent(token)) for meant in through_quantity(item)]


def prepositions(token: Token) -> Slots:
    """What a token's prepositions hold, by preposition ("out of" is one)."""
    found: Slots = defaultdict(list)
    for child in token.children:
        if child.dep_ not in _PREPOSITIONS and not (child.dep_ == "advmod" and child.tag_ == "IN"):
            continue
        if child.dep_ == "dative" and child.pos_ not in ("ADP", "PART", "SCONJ"):
            found["iobj"].extend(nouns_of(child))
            continue
        name = child.lower_
        _collect(child, name, found)
    return found


def _collect(preposition: Token, name: str, found: Slots) -> None:
    for inner in preposition.children:
        if inner.dep_ in ("pobj", "pcomp"):
            found[name].extend(noun for noun in nouns_of(inner) if not _takes_no_part(noun))
        elif inner.dep_ == "prep":
            _collect(inner, f"{name} {inner.lower_}", found)
        elif inner.dep_ == "conj" and inner.tag_ in ("IN", "TO"):
            _collect(inner, inner.lower_, found)


def _takes_no_part(noun: Token) -> bool:
    """Whether a noun is a time or a quantity; the parser takes "Houthis early on" for a date, they act."""
    if noun.ent_type_ not in _NO_PLACE:
        return False
    return not (
        noun.ent_type_ in ("DATE", "TIME")
        and noun.pos_ == "PROPN"
        and noun.lower_.rstrip(".") not in calendar_names()
    )


def _merge(into: Slots, other: Slots) -> None:
    for name, tokens in other.items():
        known = {token.i for token in into.get(name, ())}
        into.setdefault(name, []).extend(token for token in tokens if token.i not in known)


@asked_once
def passive(verb: Token) -> bool:
    """Whether a verb is passive, participles after a noun included ("drills held in Baku")."""
    if is_passive(verb):
        return True
    if verb.dep_ != "acl" or verb.tag_ not in ("VBN", "VBD"):
        return False
    return not children_of(verb, "dobj")


def unsaid_agent(verb: Token) -> bool:
    """Whether a passive has no "by" phrase."""
    return verb.pos_ == "VERB" and passive(verb) and not any(child.lower_ == "by" for child in verb.children)


def deep_object(verb: Token) -> list[Token]:
    """Whom or what the verb's deed is done to, passive or active."""
    if passive(verb):
        own = children_of(verb, "nsubjpass", "nsubj")
        if own:
            return nouns_of(own[0])
        if verb.dep_ in ("acl", "relcl"):
            return nouns_of(verb.head) if verb.head.dep_ != "conj" else [*through_quantity(verb.head)]
        found = subject_of(verb)
        return nouns_of(found) if found is not None else []
    own = children_of(verb, "dobj")
    if own:
        return [noun for item in own for noun in nouns_of(item)]
    # "Wrested Aleppo from the rebels": no name of a place behind its verb is an adverb.
    named = [child for child in children_of(verb, "npadvmod") if child.i == verb.i + 1]
    if named and named[0].pos_ == "PROPN" and named[0].ent_type_ not in _NOBODY:
        return nouns_of(named[0])
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB" and verb.i > verb.head.i:
        return []
    # A shared object stands with the last of coordinated verbs: "attacked and seized the town".
    for later in children_of(verb, "conj"):
        if later.pos_ == "VERB" and later.i == verb.i + 2:
            shared = children_of(later, "dobj")
            if shared:
                return nouns_of(shared[0])
    if verb.dep_ == "relcl" and any(child.dep_ in ("nsubj",) for child in verb.children):
        subject = children_of(verb, "nsubj")[0]
        if antecedent(subject).i == subject.i:
            return nouns_of(verb.head)
    return []


def deep_subject(verb: Token) -> list[Token]:
    """Who does the verb's deed."""
    if passive(verb):
        agents = [
            child for child in verb.children if child.dep_ in ("agent", "prep") and child.lower_ == "by"
        ]
        return [
            noun
            for agent in agents
            for item in children_of(agent, "pobj")
            for noun in nouns_of(item)
            if noun.ent_type_ not in _NOBODY
        ]
    found = _accused(verb) or subject_of(verb) or _inherited(verb)
    if found is None:
        return []
    # The parser leaves "the US on" as subject where a relative clause has a pronoun of its own.
    return nouns_of(found)


# "accused X of shelling", "prevented X from leaving": the gerund's subject is the object before it.
_OF_OBJECT = frozenset({"of", "for", "from", "into", "about"})


def _accused(verb: Token) -> Token | None:
    if verb.dep_ != "pcomp" or verb.head.lower_ not in _OF_OBJECT or verb.head.dep_ != "prep":
        return None
    governor = verb.head.head
    objects = [child for child in children_of(governor, "dobj") if child.i < verb.i]
    return antecedent(objects[0]) if objects and governor.pos_ == "VERB" else None


def _inherited(verb: Token) -> Token | None:
    """The subject of the clause in which a gerund stands ("guilty of violating")."""
    current = verb
    for _ in range(4):
        if current.dep_ not in ("pcomp", "prep", "acomp", "xcomp", "advcl", "attr", "oprd"):
            return None
        current = current.head
        own = children_of(current, "nsubj", "nsubjpass")
        if own:
            return antecedent(own[0])
    return None


def verb_slots(verb: Token) -> Slots:
    """All slots of a verb; prepositions of its object count as the verb's where it has none of that name."""
    return _copy(_verb_slots(verb))


def _copy(slots: Slots) -> Slots:
    return defaultdict(list, {name: list(tokens) for name, tokens in slots.items()})


@asked_once
def _verb_slots(verb: Token) -> Slots:
    found: Slots = defaultdict(list)
    if is_headline_verb(verb):
        _merge(found, positional_slots(verb))
        return found
    found["subj"] = deep_subject(verb)
    found["obj"] = deep_object(verb)
    own = prepositions(verb)
    if passive(verb):
        own.pop("by", None)
        kept = children_of(verb, "dobj") if verb.dep_ != "acl" else []
        if kept and found["obj"]:
            # "Refugees were given shelter": what was given is an object, as they are whom it was given to.
            found["iobj"] = list(found["obj"])
            found["obj"] = [*found["obj"], *(noun for item in kept for noun in nouns_of(item))]
    elif not found["obj"]:
        # "sealed off the town": a particle that the parser takes for a preposition.
        found["obj"] = [
            noun
            for child in children_of(verb, "prep", "prt")
            if child.lower_ in _PARTICLES and child.i == verb.i + 1
            for held in children_of(child, "pobj")
            for noun in nouns_of(held)
        ]
    if verb.lemma_ == "be" and not found["obj"]:
        # "there was no question of a truce", "it is time to leave"
        found["obj"] = [noun for child in children_of(verb, "attr") for noun in nouns_of(child)]
    for clause in children_of(verb, "ccomp"):
        # "bombed what it called camps in the hills": the camps are the object, and they are in the hills.
        if any(child.lower_ == "what" for child in children_of(clause, "dobj")):
            found["obj"] = [noun for child in children_of(clause, "oprd") for noun in nouns_of(child)]
            _merge(found, prepositions(clause))
    _merge(found, own)
    if passive(verb) and found["obj"]:
        # "The convoy was fired upon": the preposition is left behind by what it holds.
        for child in children_of(verb, "prep", "prt"):
            if child.i == verb.i + 1 and child.lower_ in _LEFT_BEHIND and not list(child.children):
                found[child.lower_].extend(found["obj"])
    for noun in [*found["obj"][:2], *children_of(verb, "dobj")]:
        for name, tokens in prepositions(noun).items():
            if not own.get(name) and name != "of":
                found[name].extend(tokens)
    for particle in children_of(verb, "prt", "advmod", "advcl"):
        if particle.pos_ in ("ADP", "ADV"):
            _merge(found, prepositions(particle))
    return found


def noun_slots(noun: Token) -> Slots:
    """All slots of an event noun: possessor, premodifiers, prepositions."""
    return _copy(_noun_slots(noun))


@asked_once
def _noun_slots(noun: Token) -> Slots:
    found: Slots = defaultdict(list)
    for child in noun.children:
        if child.dep_ == "poss":
            found["poss"].extend(conjuncts(child))
        elif child.dep_ in ("compound", "amod", "nmod", "nummod") and child.i < noun.i:
            found["mod"].extend(_modifier(child))
    # "U.S. and Russian officials": the conjunct hangs on the modifier, or the modifier on the last noun.
    _merge(found, prepositions(noun))
    if noun.dep_ == "nsubj" and not found.get("between"):
        # "Clashes broke out between the two": the sides stand with the verb.
        found["between"] = prepositions(noun.head).get("between", [])
    if not found.get("by"):
        found["by"] = [doer for held in found.get("of", ()) for doer in _doers_below(held)]
    for clause in children_of(noun, "acl"):
        if clause.tag_ in ("VBN", "VBG"):
            for name, tokens in prepositions(clause).items():
                if name in ("by", "against", "between", "with", "at", "on", "targeting"):
                    found[name].extend(tokens)
            if clause.lower_ in ("involving", "targeting", "including"):
                found[clause.lower_].extend(n for item in children_of(clause, "dobj") for n in nouns_of(item))
    return found


def _doers_below(noun: Token) -> list[Token]:
    """ "The recapture of the port of X by Y": the parser hangs who did it on what it was done to."""
    below = (child for child in noun.children if child.dep_ == "prep" and child.lower_ == "by")
    return [doer for child in below for item in children_of(child, "pobj") for doer in nouns_of(item)]


def _modifier(token: Token) -> list[Token]:
    found = [token]
    for child in token.subtree:
        if (
            child.i < token.i and child.dep_ in ("compound", "npadvmod", "amod", "conj", "nmod")
        ) or child.dep_ == "conj":
            found.append(child)
    return found
