"""Whoever brings an accord or talks about and is no party: mediators and hosts beside the event's words.

"four days of talks mediated by the African Union", "UN-sponsored talks", "swapped prisoners after mediation
by the Emirates": the parser hangs these on the event like its parties. The words are in
``data/arguments/control.yaml``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ingest.arguments.control import load_control
from ingest.slots import Slots, noun_slots, prepositions, verb_slots
from ingest.syntax import children_of, is_passive

if TYPE_CHECKING:
    from spacy.tokens import Token

# Slots of the noun "mediation" that hold who mediates.
_WHOSE = ("by", "of", "from", "poss", "mod")
_THROUGH = frozenset({"after", "through", "following", "with", "under", "thanks to", "by", "via"})
_DASHES = ("-", "–", "‑")


def part_go_betweens(head: Token, noun: Token | None, slots: Slots, *, again: bool = False) -> None:
    """Move go-betweens from the slots of parties to ``mediators`` and ``hosts``, and add those told beside.

    ``head`` is the word whose slots these are, ``noun`` the event noun, where there is one;
    ``again``: whether the verb tells of an event told before ("It was brokered by Qatar").
    """
    told = _told_again(head) if again else ()
    for part, token in (*told, *_go_betweens(head, noun)):
        for name in [name for name in slots if name not in ("mediators", "hosts")]:
            slots[name] = [item for item in slots[name] if not _within(item, token) and not _mediates(item)]
        if all(item.i != token.i for item in slots.setdefault(part, [])):
            slots[part].append(token)


def _within(item: Token, name: Token) -> bool:
    """Whether a token is a name's head or a word before it: "African" of "African Union"."""
    return item.i == name.i or (item.dep_ == "compound" and name.i in (item.head.i, item.i + 1))


def _mediates(noun: Token) -> bool:
    """Whether a noun is what a mediator does, and so no party: "with the help of Qatar"."""
    return noun.lemma_.lower() in load_control().mediation


def _told_again(verb: Token) -> Iterator[tuple[str, Token]]:
    """ "It was brokered by Qatar", "Qatar had brokered it": whoever did that to the event."""
    negotiated = verb.lemma_.lower() in load_control().negotiated and is_passive(verb)
    part = "mediators" if negotiated else _part(verb)
    if part is not None:
        yield from ((part, token) for token in verb_slots(verb).get("subj", ()))


def _go_betweens(head: Token, noun: Token | None) -> Iterator[tuple[str, Token]]:
    # "Will hold talks mediated by Togo": the talks are the verb's object where it is one word with them.
    for event in dict.fromkeys((noun, head, *children_of(head, "dobj"))):
        if event is None:
            continue
        for clause in (
            *children_of(event, "acl", "amod", "relcl"),
            *_behind(event),
            *_hung_low(event),
        ):
            part = _part(clause)
            if part is not None:
                yield from ((part, token) for token in _before(clause))
                yield from ((part, token) for token in prepositions(clause).get("by", ()))
        for name, tokens in prepositions(event).items():
            if name in _THROUGH:
                for token in tokens:
                    if _mediates(token):
                        held = noun_slots(token)
                        yield from (("mediators", item) for slot in _WHOSE for item in held.get(slot, ()))


def _behind(event: Token) -> list[Token]:
    """ "Under the deal, brokered by Paris, ...": the participle behind the comma, wherever it hangs."""
    after = event.doc[event.i + 1 : event.i + 3]
    return [after[1]] if len(after) == 2 and after[0].text == "," else []


def _hung_low(event: Token) -> list[Token]:
    """ "Held talks in Cairo and Doha, mediated by Egypt": the participle hangs on a place or the verb."""
    places = [item for child in event.children if child.dep_ == "prep" for item in child.subtree]
    loose = [*(item for item in places if item.dep_ == "acl"), *children_of(event, "advcl")]
    return [item for item in loose if item.tag_ == "VBN" and item.i > event.i and item.nbor(-1).text == ","]


def _part(clause: Token) -> str | None:
    """What "mediated", "hosted" make of whoever stands with them."""
    if clause.tag_ not in ("VBN", "VBD", "JJ"):
        return None
    control, words = load_control(), {clause.lower_, clause.lemma_.lower()}
    if words & control.mediated:
        return "mediators"
    return "hosts" if words & control.hosted else None


def _before(clause: Token) -> list[Token]:
    """ "UN-sponsored", "Qatari-brokered": who stands before the hyphen."""
    doc = clause.doc
    if clause.i < 2 or doc[clause.i - 1].text not in _DASHES:
        return []
    return [doc[clause.i - 2]]
