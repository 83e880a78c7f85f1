"""Which event types the rules treat alike (``data/event_kinds.yaml``); read by every stage."""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ConfigDict

from graph.ontology import load_ontology
from graph.strict_yaml import KnowledgeFile

FILE = "event_kinds.yaml"


class KindsDataError(ValueError):
    """``event_kinds.yaml`` is missing or wrong; the message names the entry and the mend."""


class Kinds(BaseModel):
    """Names of event types, by what rules ask of them; the file says what each list means.

    Those of one kind alone are what a rule makes of others.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    about_somebody: frozenset[str]
    going: frozenset[str]
    told: frozenset[str]
    held: frozenset[str]
    meetings: frozenset[str]
    deeds: frozenset[str]
    accords: frozenset[str]
    one_sided: frozenset[str]
    of_ones_own: frozenset[str]
    public: frozenset[str]
    over_places: frozenset[str]
    said_of_places: frozenset[str]
    discussed: frozenset[str]
    fought_over: frozenset[str]
    wars: frozenset[str]
    fought_through: frozenset[str]
    falling: frozenset[str]
    freeing: frozenset[str]
    swaps: frozenset[str]
    undertakings: frozenset[str]
    violence: frozenset[str]
    harm: frozenset[str]
    by_some_means: frozenset[str]
    by_any_means: frozenset[str]
    violent: frozenset[str]
    forceful: frozenset[str]
    told_plainly: frozenset[str]
    protests: frozenset[str]
    called_out: frozenset[str]
    demonstration: str
    indoors: frozenset[str]
    wrecked: frozenset[str]
    pushed: frozenset[str]
    riot: str
    demands: frozenset[str]
    or_else: frozenset[str]
    ultimatum: str
    commitment: str
    stoppage: str
    complaint: str
    aims: frozenset[str]
    drills: str
    joint_drills: str
    friendly: frozenset[str]
    sending: frozenset[str]
    level: frozenset[str]
    sayings: frozenset[str]
    to_be_done: frozenset[str]
    ends_of_war: frozenset[str]
    purposes: frozenset[str]
    war_enders: frozenset[str]
    endings: frozenset[str]


_FILE = KnowledgeFile(FILE, Kinds, KindsDataError)
read_kinds, load_kinds = _FILE.read, _FILE.load


def lint(data: Path) -> list[str]:
    """Problems of ``event_kinds.yaml`` as text: a wrong shape, a type or mode that the ontology lacks."""
    if problems := _FILE.lint(data):
        return problems
    types = load_ontology().types
    known = {*types, *(f"{name}.{mode}" for name, kind in types.items() for mode in kind.modes)}
    return [
        f"{FILE}: {name}: no {'mode' if '.' in kind else 'type'} {kind!r} in data/ontology; mend the name"
        for name, kinds in read_kinds(data)
        for kind in sorted({kinds} if isinstance(kinds, str) else kinds)
        if kind not in known
    ]
