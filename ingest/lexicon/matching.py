"""Which sense of the lexicon a token has, by the words around it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.lexicon.clauses import (
    about_another,
    asks,
    governed,
    is_against,
    is_denied,
    is_told_as_done,
    is_wished,
    looks_ahead,
    obliges,
    wanted,
)
from ingest.lexicon.senses import Lexicon, Sense
from ingest.lexicon.words import PARTIES, hyphened, is_party, is_person, lemma, verb_lemma
from ingest.slots import Slots, noun_slots, nouns_of, prepositions, unsaid_agent, verb_slots
from ingest.syntax import is_verbal, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# Names of what is no one: "%someone" in a condition is any other name, "%human" a person's alone.
_PRODUCTS = frozenset({"ORG", "PRODUCT", "WORK_OF_ART", "FAC", "EVENT", "LAW", "LANGUAGE", "DATE"})
# What politicians, states and fighters do: an airline's or a coach's requests and talks are none of it.
_PUBLIC = frozenset(
    {
        "AGREE",
        "CONSULT",
        "SUPPORT",
        "COOPERATE",
        "AID",
        "CONCEDE",
        "RETREAT",
        "REQUEST",
        "ACCUSE",
        "REJECT",
        "THREATEN",
        "SANCTION",
    }
)
_REACH = 8  # tokens between a verb and its particle
_PARTICLES = frozenset(
    {"prt", "advmod", "prep", "acomp", "advcl", "oprd", "ccomp", "dep", "amod", "dobj", "npadvmod"}
)


def _meets(tokens: list[Token], words: frozenset[str], lexicon: Lexicon) -> bool:
    for token in tokens:
        if lemma(token) in words or token.lower_ in words or token.tag_ in words:
            return True
        if "%party" in words and is_party(token, lexicon):
            return True
        if "%someone" in words and token.pos_ == "PROPN" and token.ent_type_ not in _PRODUCTS:
            return True
        if "%person" in words and (is_person(token, lexicon) or _counts_people(token)):
            return True
        if "%human" in words and token.ent_type_ == "PERSON":
            return True
        if "%peoples" in words and token.ent_type_ == "NORP" and token.dep_ not in ("amod", "compound"):
            return True
        if "%entity" in words and (token.ent_type_ in PARTIES or token.pos_ == "PROPN"):
            return True
        if hyphened(token) in words:
            return True
        # "President Jimmy Carter": a title before a name says what the name is.
        if token.pos_ == "PROPN" and any(
            child.dep_ in ("compound", "nmod") and lemma(child) in words for child in token.children
        ):
            return True
        # "tear gas" in a condition: the word with what is joined to it.
        if any(
            child.dep_ in ("compound", "amod", "nmod") and f"{child.lower_} {lemma(token)}" in words
            for child in token.children
        ):
            return True
    return False


_PLACED = frozenset({"%entity", "city", "capital", "country", "town"})
_SOMEONE = frozenset({"%party", "%person", "%human", "%someone", "PRP", "WP"})


def _is_someone(objects: list[Token], lexicon: Lexicon) -> bool:
    """Whether an object is a party or a person: who is met, not what."""
    return _meets(objects, _SOMEONE | lexicon.words_of("persons") | lexicon.words_of("agents"), lexicon)


_COUNTED = frozenset({"dobj", "nsubjpass"})
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")


def _counts_people(token: Token) -> bool:
    """ "Nearly 580,000 have been displaced": a bare number that something is done to counts people."""
    if token.pos_ != "NUM" or token.dep_ not in _COUNTED or _YEAR.fullmatch(token.text):
        return False
    return not any(child.pos_ == "SYM" or child.lower_ in ("of", "percent") for child in token.children)


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
    """Whether a preposition stands behind the object with a noun of its own: "took X to court over Y"."""
    return (
        child.dep_ == "prep"
        and child.lower_ not in ("back", "away")
        and any(inner.dep_ == "pobj" for inner in child.children)
        and any(other.dep_ == "dobj" and other.i < child.i for other in verb.children)
    )


def conditions_hold(sense: Sense, token: Token, slots: Slots, lexicon: Lexicon) -> bool:
    """Whether a sense's conditions on subject, object, prepositions and modifiers hold."""
    subjects, objects = slots.get("subj", []), slots.get("obj", [])
    # A passive may leave its agent unsaid: "the ban was lifted".
    unsaid = not subjects and "%party" in sense.subject and unsaid_agent(token)
    if sense.subject and not unsaid and not _meets(subjects, sense.subject, lexicon):
        return False
    if subjects and sense.type in _PUBLIC and all(_private(item, lexicon) for item in subjects):
        return False
    if "subject" in sense.complement and _told_in_private(token, lexicon):
        return False
    if sense.not_subject and _meets([*subjects, *_compounds(subjects)], sense.not_subject, lexicon):
        return False
    if sense.object and not _meets(objects, sense.object, lexicon):
        return False
    if sense.not_object and _meets(objects, sense.not_object, lexicon):
        return False
    if "object" in sense.needs and not objects:
        return False
    if "subject" in sense.needs and not subjects:
        return False
    if "bare" in sense.needs and objects:
        return False
    if "placed" in sense.needs and objects and not _meets(objects, _PLACED, lexicon):
        return False
    if "personal" in sense.needs and objects and not _is_someone(objects, lexicon):
        return False
    if "finite" in sense.needs and token.dep_ == "acl":
        return False  # "men armed with knives" tells how they are, not what was done to them
    if "party" in sense.needs and not _has_party(slots, lexicon):
        return False
    if sense.prep and not any(_prep_holds(token, name, words, slots, lexicon) for name, words in sense.prep):
        return False
    if sense.governs and not any(lemma(clause) in sense.governs for clause in wanted(sense, token, objects)):
        return False
    if sense.type == "THREATEN" and is_told_as_done(token):
        return False
    if sense.not_governs and any(lemma(clause) in sense.not_governs for clause in governed(token, objects)):
        return False
    if sense.given and not any(
        _meets(verb_slots(clause).get("obj", []), sense.given, lexicon)
        for clause in wanted(sense, token, objects)
    ):
        return False
    if "clause" in sense.needs and not any(child.dep_ == "ccomp" for child in token.children):
        return False
    if "future" in sense.needs and not any(child.tag_ == "MD" for child in token.children):
        return False
    if "whether" in sense.needs and not asks(token):
        return False
    denied = "negated" in sense.needs
    if (denied or "affirmed" in sense.needs) and is_denied(sense, token, slots) != denied:
        return False
    if "other" in sense.needs and not about_another(token):
        return False
    if "against" in sense.needs and not any(map(is_against, governed(token, objects))):
        return False
    if "wished" in sense.needs and not any(is_wished(child, token) for child in token.children):
        return False
    if "ahead" in sense.needs and not looks_ahead(token):
        return False
    if sense.modal and not any(obliges(child, sense.modal, lexicon) for child in token.children):
        return False
    if sense.modifier or sense.not_modifier:
        modifiers = [
            c for c in token.children if c.dep_ in ("amod", "compound", "nmod", "advmod", "poss", "prt")
        ]
        modifiers += [
            c for m in modifiers for c in m.children if c.dep_ in ("compound", "conj", "npadvmod", "amod")
        ]
        if sense.modifier and not _meets(modifiers, sense.modifier, lexicon):
            return False
        # "struck off the list": a preposition can change a verb as a particle does.
        modifiers += [c for c in token.children if c.dep_ == "prep" and c.i == token.i + 1]
        if sense.not_modifier and _meets(modifiers, sense.not_modifier, lexicon):
            return False
    return True


def _private(token: Token, lexicon: Lexicon) -> bool:
    """Whether someone does no politics: a shop, a coach, a museum, a patient; not "Cuban doctors"."""
    private = lexicon.words_of("private")
    # "The carmaker's chief": whose officer one is.
    owned = any(c.dep_ in ("poss", "compound") and lemma(c) in private for c in token.children)
    if token.pos_ != "NOUN" or token.ent_type_ in PARTIES or not (owned or lemma(token) in private):
        return False
    return not any(
        child.ent_type_ in PARTIES or lemma(child) in lexicon.words_of("officials") for child in token.subtree
    )


def _told_in_private(token: Token, lexicon: Lexicon) -> bool:
    """Whether a retailer, a coach says so: "lowering prices is out of the question, the shop said"."""
    saying = next((above for above in token.ancestors if is_verbal(above) and above.lemma_ != "be"), None)
    speaker = subject_of(saying) if saying is not None else None
    return speaker is not None and _private(speaker, lexicon)


def _compounds(tokens: list[Token]) -> list[Token]:
    """What stands before names as part of them: "storm" in "Storm Hildur"."""
    return [c for t in tokens if t.pos_ == "PROPN" for c in t.children if c.dep_ == "compound"]


def _prep_holds(token: Token, name: str, words: frozenset[str], slots: Slots, lexicon: Lexicon) -> bool:
    if name == "of" and not slots.get(name):
        # "took control of the town": a verb's slots leave out what its object's "of" holds.
        slots = {name: [held for noun in slots.get("obj", ()) for held in prepositions(noun).get(name, ())]}
    if slots.get(name):
        return "*" in words or _meets(slots[name], words, lexicon)
    # "pushed for the US to support": the preposition opens a clause.
    return "*" in words and any(
        mark.dep_ == "mark" and mark.lower_ == name
        for clause in token.children
        if clause.dep_ in ("xcomp", "ccomp", "advcl")
        for mark in clause.children
    )


def _has_party(slots: Slots, lexicon: Lexicon) -> bool:
    return any(is_party(token, lexicon) for tokens in slots.values() for token in tokens)


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
    for sense in senses:
        extra = particles(token, sense.words[1:])
        if extra is None or not conditions_hold(sense, token, _with_particle(slots, extra), lexicon):
            continue
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


def names(type_: str, mode: str | None, wanted: tuple[str, ...]) -> bool:
    """Whether a type and mode are among names such as ``ASSAULT`` or ``AGREE.ceasefire``; ``*`` is any."""
    return any(item in ("*", type_, f"{type_}.{mode}") for item in wanted)
