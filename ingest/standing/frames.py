"""Where an event stands below its governing word: clause, object, subject, or behind a preposition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.syntax import SUBJECTS, Step, children_of, is_passive, tense

if TYPE_CHECKING:
    from spacy.tokens import Token


def frame_of(step: Step) -> str:
    """Where the child of a step stands below its governor, in the words of ``operators.yaml``."""
    relation = step.relation
    if step.preposition:
        return step.preposition.split()[-1] if relation == "prep" else step.preposition
    if relation in ("ccomp", "xcomp"):
        return "clause"
    if relation == "acl":
        return "adjunct" if tense(step.child) == "participle" or _reduced(step.child) else "clause"
    if relation == "advcl":
        return "clause" if tense(step.child) == "infinitive" else "adjunct"
    if relation in ("dobj", "dative", "attr", "oprd", "nsubjpass"):
        return "object"
    if relation in ("nsubj", "csubj", "csubjpass", "expl"):
        return "object" if is_passive(step.governor) and relation == "csubjpass" else "subject"
    if relation in ("compound", "nmod", "amod", "poss"):
        return "compound"
    if relation == "relcl" and tense(step.child) == "infinitive":
        return "clause"
    return "adjunct"


def _reduced(verb: Token) -> bool:
    return verb.tag_ == "VBG" and not children_of(verb, "aux", "mark", *SUBJECTS)
