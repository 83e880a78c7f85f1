"""Where a predicate happened: places in its slots, its clause and its noun phrase."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ingest.annotations import Mention, Paragraph, Predicate
from ingest.arguments.control import load_control
from ingest.arguments.mention_index import MentionIndex
from ingest.event_kinds import load_kinds
from ingest.place_words import AT, WHERE
from ingest.saying import sayings
from ingest.slots import Slots, nouns_of
from ingest.syntax import children_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_STEPS = 3  # from an event word up to its clause
# Prepositions that place an event when they hang on a verb; "from" and "to" are moves.
_PLACING = WHERE | {"on", "beside", "through", "north", "south", "east", "west"}
_BELOW = frozenset({"obj", "on", "of", "against", "to", "mod", "compound", "comp.obj", "from", "into"})


def find_places(
    paragraph: Paragraph, predicate: Predicate, index: MentionIndex, slots: Slots
) -> Iterator[tuple[Token, Mention, str]]:
    """Places of a predicate: token, mention, slot."""
    doc = paragraph.doc
    said = predicate.type in load_kinds().said_of_places and not predicate.nominal
    # What flies or falls over a place is there; what is held or said over it is about it.
    kinds, act = load_kinds(), f"{predicate.type}.{predicate.mode}"
    over = predicate.type in kinds.over_places or act in kinds.fought_over
    spoken = predicate.type in kinds.over_places
    blow = predicate.type in kinds.deeds and predicate.type not in kinds.sending
    matter = act in kinds.discussed and not predicate.nominal
    for name, tokens in slots.items():
        direct = (
            name in ("obj", "on", "of", "against", "at", "in", "into", "to", "mod", "compound")
            or name in _PLACING
        )
        fallen = name == "subj" and act in kinds.falling and not predicate.nominal
        if not (direct or fallen or name == "comp.obj") or (name == "over" and over):
            continue
        if name == "through" and act not in kinds.fought_through:
            continue
        if said and name in _BELOW:
            continue
        for token in tokens:
            if said and _below_object(token):
                continue
            if matter and name == "obj" and index.at(paragraph.index, token.i) is None:
                continue
            about = name == "on" and predicate.type in load_kinds().over_places
            for mention in _places_under(paragraph, token, index, below=not about):
                if blow and _whence(paragraph, token, mention):
                    continue
                yield doc[mention.head], mention, name
    told = () if said else predicate.complements[:1]
    heads = {predicate.token, predicate.anchor, predicate.noun, *told} - {-1}
    for position in sorted(heads):
        head = doc[position]
        set_for = _set_for(head) if predicate.nominal else []
        for holder in (
            head,
            # "condemned the attack in Kabul": there it was done, not condemned.
            *([] if said or matter else children_of(head, "dobj", "nsubjpass", "acl")),
            *set_for,
            *_governor(head, spoken=spoken),
        ):
            for name, token in _locatives(holder):
                # "Fought through the old town"; but "sent arms through Zaire".
                if (name == "over" and over) or (name == "through" and act not in kinds.fought_through):
                    continue
                about = name == "on" and predicate.type in load_kinds().over_places
                for mention in _places_under(paragraph, token, index, below=not about):
                    if blow and _whence(paragraph, token, mention):
                        continue
                    yield doc[mention.head], mention, name
        for name, token in () if said else (*_setting(head, spoken=spoken), *_where(head)):
            for mention in _places_under(paragraph, token, index):
                yield doc[mention.head], mention, name


def _is_told(head: Token) -> bool:
    """Whether a clause is what somebody says: "residents said that shells fell"."""
    told = head.dep_ == "ccomp" and any(child.dep_ == "nsubj" for child in head.head.children)
    return told and head.head.lemma_.lower() in sayings("quotes")


def _has_scene(verb: Token) -> bool:
    """Whether a clause tells where: "said in Geneva that fighting in Bria had killed 40"."""
    placed = (inner for word in verb.subtree if word.lower_ in AT for inner in children_of(word, "pobj"))
    return any(word.pos_ == "PROPN" or children_of(word, "prep") for word in placed)


def _setting(head: Token, *, spoken: bool) -> Iterator[tuple[str, Token]]:
    """What stands before a sentence is the scene of its clauses of time: "In X, crowds marched when ...".

    So it is of what is told there ("In X, residents said that shells fell"), unless that is only words.
    """
    above = head.head
    marks = [child.lower_ for child in head.children if child.dep_ in ("advmod", "mark")]
    timed = head.dep_ == "advcl" and head.i > above.i and {"when", "while", "as"}.intersection(marks)
    if not (timed or (_is_told(head) and not spoken)):
        return
    if any(token.ent_type_ not in ("DATE", "TIME") for _, token in _locatives(head)):
        return
    subjects = [child.i for child in above.children if child.dep_ in ("nsubj", "nsubjpass", "expl")]
    for child in above.children:
        first = bool(subjects) and child.i < subjects[0]
        # "Doctors said that shells killed nine in X": what stands behind the clause belongs to it.
        if child.dep_ == "prep" and child.lower_ in _PLACING and (first or child.i > head.i > above.i):
            yield from _objects(child, child.lower_)


def _where(head: Token) -> Iterator[tuple[str, Token]]:
    """The place of which a clause tells: "in Valparaíso, where the uprising began"."""
    verb = head
    for _ in range(_STEPS):
        if verb.dep_ == "relcl" and any(child.lower_ == "where" for child in verb.children):
            yield "in", verb.head
            return
        if verb.dep_ not in ("nsubj", "nsubjpass", "dobj", "conj"):
            return
        verb = verb.head


def _below_object(token: Token) -> bool:
    """Whether a preposition hangs a noun on an object: "condemned the attack in Kabul"."""
    return token.head.dep_ == "prep" and token.head.head.dep_ in ("dobj", "pobj")


def _governor(head: Token, *, spoken: bool) -> list[Token]:
    """The verb above an event noun that is its subject or object: "fighting broke out in Goma"."""
    if head.dep_ == "attr" and any(child.dep_ == "expl" for child in head.head.children):
        return [head.head]  # "in Homs, there was a demonstration"
    if head.dep_ in ("nsubj", "nsubjpass", "dobj", "xcomp", "ccomp") and head.head.pos_ in ("VERB", "AUX"):
        # "In Washington, the ministry said it would impose sanctions": there it was said.
        told = head.dep_ == "ccomp" and any(child.dep_ == "nsubj" for child in head.head.children)
        return [] if (told and spoken) or (_is_told(head) and _has_scene(head)) else [head.head]
    return []


def _set_for(noun: Token) -> list[Token]:
    """ "A meeting with X that was to take place in Granada": the verbs that say where it was to be held."""
    last = max((c.i for c in noun.children if c.dep_ == "prep"), default=-1)
    heads = [noun, *(p for c in noun.children if c.i == last for p in children_of(c, "pobj"))]
    verbs = [verb for head in heads for verb in children_of(head, "relcl", "acl")]
    held = [
        verb
        for verb in verbs
        if any(w.tag_ in ("WDT", "TO") or w.dep_ == "auxpass" for w in verb.children) and not _does(verb)
    ]
    return [*held, *(inner for verb in held for inner in children_of(verb, "xcomp"))]


def _does(verb: Token) -> bool:
    """Whether a clause has a doer of its own, and so tells of another deed."""
    return any(c.dep_ in ("nsubj", "nsubjpass") and c.tag_ not in ("WDT", "WP") for c in verb.children)


def _locatives(holder: Token) -> Iterator[tuple[str, Token]]:
    for child in holder.children:
        if child.dep_ in ("prep", "advmod", "prt") and child.lower_ in _PLACING:
            yield from _objects(child, child.lower_)
        elif child.dep_ == "advmod" and child.lower_ == "there":
            yield "in", child
        elif child.dep_ == "agent":
            # "Killed by a mine in Kidal": there the mine was.
            for means in children_of(child, "pobj"):
                yield from _locatives(means)


def _objects(preposition: Token, name: str) -> Iterator[tuple[str, Token]]:
    for inner in preposition.children:
        if inner.dep_ == "pobj":
            for noun in nouns_of(inner):
                yield name, noun
        elif inner.dep_ in ("prep", "conj"):
            yield from _objects(inner, name)


def _places_under(
    paragraph: Paragraph, token: Token, index: MentionIndex, *, below: bool = True
) -> list[Mention]:
    """Places that a noun names itself or, where ``below``, by what hangs on it ("the town of Goma")."""
    found = [m for m in index.of(paragraph, token) if m.reading == "place" and m.place is not None]
    if token.lower_ in load_control().borders and found and found[0].head > token.i:
        found = []  # "the border with Armenia" is not in Armenia
    # "the town of Goma", "capital Baku", "a base near Erbil": the name hangs below the noun.
    for child in token.children if below else ():
        if child.dep_ == "prep" and child.lower_ == "with" and token.lower_ in load_control().borders:
            continue
        if child.dep_ == "prep" and child.lower_ in (
            "of",
            "in",
            "near",
            "at",
            "on",
            "along",
            "outside",
            "with",
            "between",
        ):
            for inner in children_of(child, "pobj"):
                for noun in nouns_of(inner):
                    named = [
                        m for m in index.of(paragraph, noun) if m.reading == "place" and m.place is not None
                    ]
                    if not named and child.lower_ == "of":
                        named = _places_under(paragraph, noun, index)  # "a member of the union in Minsk"
                    found.extend(m for m in named if m not in found)
        elif child.dep_ in ("appos", "compound"):
            mention = index.at(paragraph.index, child.i)
            if (
                mention is not None
                and mention.reading == "place"
                and mention.place is not None
                and mention not in found
            ):
                found.append(mention)
    # "The South Korean island of Yeonpyeong" is one place: whose it is adds none.
    named = [m for m in found if not _adjectival(paragraph, m) and not _of_the_country(token, m)]
    return named or found


def _of_the_country(token: Token, mention: Mention) -> bool:
    """ "The Nigerian town of Gamboru": the noun with its country before it only leads on to the name."""
    country = mention.place is not None and mention.place.kind == "country"
    return country and mention.head == token.i and token.pos_ == "NOUN"


def _whence(paragraph: Paragraph, token: Token, mention: Mention) -> bool:
    """ "A peacekeeper from Guinea was killed": where somebody comes from is no place of what befalls him."""
    before = paragraph.doc[mention.head].head
    return mention.head > token.i and before.lower_ == "from" and before.head.i == token.i


def _adjectival(paragraph: Paragraph, mention: Mention) -> bool:
    return (
        mention.place is not None
        and mention.place.kind == "country"
        and paragraph.doc[mention.head].dep_ == "amod"
    )
