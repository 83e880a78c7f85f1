"""Who takes part in an event by what he does with it: "cancelled the talks", "hosted a summit".

The verbs are in ``data/arguments/control.yaml``. Control in this sense is that of event nouns
under support and aspect verbs (Meyers et al. 2004, NomBank's ``SUPPORT``).
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

from graph.strict_yaml import KnowledgeFile
from ingest.slots import deep_subject, verb_slots
from ingest.syntax import is_verbal

if TYPE_CHECKING:
    from spacy.tokens import Token

FILE = "arguments/control.yaml"


class ControlDataError(ValueError):
    """``control.yaml`` is missing or wrong; the message names the entry and the mend."""


class Control(BaseModel):
    """Verbs by the part that their subject has in the event under them."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    participants: frozenset[str]
    hosts: frozenset[str]
    tellers: frozenset[str]
    mediators: frozenset[str]
    mediated: frozenset[str]
    hosted: frozenset[str]
    negotiated: frozenset[str]
    mediation: frozenset[str]
    enders: frozenset[str]
    blamers: frozenset[str]
    claimers: frozenset[str]
    others: frozenset[str]
    keepers: frozenset[str]
    nobodys: frozenset[str]
    shelters: frozenset[str]
    borders: frozenset[str]
    reasons: frozenset[str]
    inviters: frozenset[str]
    carriers: frozenset[str]


_FILE = KnowledgeFile(FILE, Control, ControlDataError)
read_control, load_control = _FILE.read, _FILE.load


def lint(data: Path) -> list[str]:
    """Problems of ``control.yaml`` as text: a wrong shape, a verb listed under two parts."""
    if problems := _FILE.lint(data):
        return problems
    control = read_control(data)
    twice = (control.participants & control.hosts) | (
        control.mediators & (control.participants | control.hosts)
    )
    return [f"{FILE}: {verb!r} stands under two parts: keep one" for verb in sorted(twice)]


def controllers(noun: Token) -> tuple[str, list[Token]]:
    """What whoever governs an event noun is in it, and the heads.

    A part is "participants", "hosts", "mediators", "tellers", "claimers" or "blamers"; of a verb of blame the
    heads are those of its object.

    "" and no heads where none of the verbs governs it.
    """
    verb = noun.head
    words = ""
    if noun.dep_ == "pobj" and verb.dep_ == "prep":
        words = verb.lower_
        verb = verb.head
        if verb.dep_ in ("prep", "advmod", "prt", "dobj") and not is_verbal(verb):
            words = f"{verb.lower_} {words}"
            verb = verb.head
    elif noun.dep_ not in ("dobj", "nsubjpass"):
        return "", []
    if not is_verbal(verb):
        return "", []
    particles = [
        child.lower_ for child in verb.children if child.dep_ in ("prt", "advmod") and child.i > verb.i
    ]
    lemma = verb.lemma_.lower()
    forms = [f"{lemma} {words}".strip(), *(f"{lemma} {item} {words}".strip() for item in particles)]
    control = load_control()
    for part in ("participants", "hosts", "mediators", "tellers", "claimers"):
        if any(form in getattr(control, part) for form in forms):
            return part, deep_subject(verb)
    if any(form in control.blamers for form in forms):
        return "blamers", verb_slots(verb).get("obj", [])
    return "", []


def stops_anothers(noun: Token) -> bool:
    """Whether the deed is stopped by what another is done to: "bombed Serbia to halt a crackdown"."""
    verb = noun.head
    purpose = verb.dep_ == "advcl" and any(child.tag_ == "TO" for child in verb.children)
    return purpose and noun.dep_ == "dobj" and verb.lemma_.lower() in load_control().enders
