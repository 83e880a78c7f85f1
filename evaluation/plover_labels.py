"""The step from this project's types to the labels of PLOVER 0.5 (see :mod:`evaluation.plover`)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from graph.ontology import Ontology
from graph.records import ParticipantRole, Status
from ingest.annotations import Argument, Predicate, Standing
from ingest.lexicon import lemma, load_lexicon
from ingest.slots import noun_slots, verb_slots

if TYPE_CHECKING:
    from spacy.tokens import Doc

_COOPERATION = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"})
_HARM = frozenset({"PROTEST", "MOBILIZE", "SANCTION", "COERCE", "ASSAULT"})
_INTENDED = frozenset({Status.PLANNED, Status.HYPOTHETICAL})
# PLOVER 0.5 is cut along CAMEO's roots: a mode's code under another root than its type's counts.
_BY_CAMEO = (
    (("ASSAULT",), "19", "FIGHT"),
    (("COERCE",), "192", "FIGHT"),  # but blockades and sieges (191) are COERCE by PLOVER's own crosswalk
    (("COERCE",), "20", "ASSAULT"),
    (("ACCUSE",), "09", "INVESTIGATE"),
    (("AGREE",), "05", "SUPPORT"),
    (("AID",), "086", "RETREAT"),
    (("CASUS_DISPLACEMENT",), "02", "DEMAND"),  # who seeks refuge abroad asks for it
    (("CONCEDE",), "084", "RETREAT"),
    (("CONCEDE",), "085", "RETREAT"),
    (("CONCEDE",), "086", "RETREAT"),
    (("CONCEDE",), "087", "RETREAT"),
    (("REJECT",), "16", "SANCTION"),
)


def plover_type(
    predicate: Predicate, standing: Standing | None, ontology: Ontology, *, unless: bool = False
) -> str:
    """The label of PLOVER 0.5 for an event of this project."""
    kind = predicate.type
    if standing is not None and standing.status is Status.DENIED and kind in _COOPERATION | {"AGREE"}:
        return "REJECT"
    if standing is not None and standing.status in _INTENDED and unless:
        return "THREATEN"
    if standing is not None and standing.status in _INTENDED:
        if kind in _COOPERATION:
            return "AGREE"
        if kind in _HARM:
            return "THREATEN"
        if kind == "AGREE":
            return kind  # what is yet to be signed is none of CAMEO's 057
    code = ontology.cameo(kind, predicate.mode) or ""
    by_code = next(
        (label for types, root, label in _BY_CAMEO if kind in types and code.startswith(root)), None
    )
    return by_code or {"REQUEST": "DEMAND", "ACCUSE": "DISAPPROVE"}.get(kind, kind)


_BY_PARTIES = frozenset({"attack", "small_arms", "raid", "ambush", "killing", "wounding", "beating", None})


def fight_or_assault(kind: str, predicate: Predicate, arguments: Sequence[Argument], doc: Doc) -> str:
    """PLOVER's FIGHT is war between those who bear arms, ASSAULT violence by or on others.

    Where the kind of violence does not tell it (an attack, a shooting, a killing), those
    in it do: unarmed victims and attackers of no army make it ASSAULT, armed ones on both
    sides FIGHT.
    """
    if kind not in ("FIGHT", "ASSAULT") or predicate.type != "ASSAULT" or predicate.mode not in _BY_PARTIES:
        return kind
    lexicon = load_lexicon()
    sides: dict[bool, set[str]] = {True: set(), False: set()}
    for argument in arguments:
        if argument.role in (ParticipantRole.INITIATOR, ParticipantRole.RECIPIENT):
            sides[argument.role == ParticipantRole.RECIPIENT].add(lemma(doc[argument.token]))
    armed = lexicon.words_of("armed")
    if sides[True] & lexicon.words_of("unarmed") or sides[False] & lexicon.words_of("attackers"):
        return "ASSAULT"
    return "FIGHT" if sides[True] & armed and (sides[False] & armed or predicate.mode != "killing") else kind


_DAMAGE = frozenset({"bombing", "sabotage", "destruction"})
_HURT = frozenset({"killing", "wounding", "deaths", "injuries"})


def damage_to_works(kind: str, predicate: Predicate, others: Sequence[Predicate], doc: Doc) -> str:
    """PLOVER codes damage to works of the public that hurts nobody as COERCE (CAMEO 171).

    This project keeps a bridge blown up among the attacks. An army's destruction, and what comes
    from the air or from guns, is war there as well.
    """
    damages = predicate.mode in _DAMAGE or predicate.entry.startswith("ASSAULT.destruction/")
    if kind not in ("FIGHT", "ASSAULT") or predicate.type != "ASSAULT" or not damages:
        return kind
    lexicon = load_lexicon()
    persons = lexicon.words_of("persons")
    if any(other.mode in _HURT for other in others if other is not predicate) or any(
        word.dep_ in ("dobj", "nsubjpass") and lemma(word) in persons for word in doc
    ):
        return kind
    token = doc[predicate.token]
    slots = noun_slots(token) if predicate.nominal else verb_slots(token)
    hit = [
        noun for name in (("of", "on", "against") if predicate.nominal else ("obj",)) for noun in slots[name]
    ]
    doers = {lemma(noun) for name in ("subj", "by") for noun in slots[name]}
    at_war = doers & lexicon.words_of("firepower") or (
        predicate.mode == "destruction" and doers & lexicon.words_of("law_forces")
    )
    if not hit or at_war:
        return kind
    return "COERCE" if all(lemma(noun) in lexicon.words_of("works") for noun in hit) else kind
