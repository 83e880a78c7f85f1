"""What the words around a time expression make of it: since, until, after, for; and what it counts from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from ingest.timex.setting import Timed

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

Role = Literal["at", "since", "until", "before", "after", "for", "from", "to", "within"]
_ROLES: dict[str, Role] = {
    "since": "since",
    "until": "until",
    "till": "until",
    "through": "until",
    "from": "from",
    "between": "from",
    "by": "before",
    "before": "before",
    "after": "after",
    "following": "after",
    "for": "for",
    "over": "for",
    "during": "at",
    "within": "within",
    "to": "to",
    "starting": "since",
    "beginning": "since",
}


def role_of(doc: Doc, span: Span, timed: Timed, previous: Role) -> Role:
    """The role that the preposition gives; ``previous`` is that of the expression before it."""
    if timed.relation is not None:
        return timed.relation
    word = doc[span.start - 1].lower_ if span.start else ""
    if word in ("and", "–", "—", "-"):
        return "to" if previous == "from" else "at"
    if word in ("until", "till", "through") and previous == "from":
        return "to"
    if word == "the" and span.start > 1:
        word = doc[span.start - 2].lower_
    role = _ROLES.get(word, "at")
    if role == "from" and "/" in timed.value:
        return "at"  # "from 4 to 11 May" has both ends
    if role in ("since", "before", "after", "until") and timed.kind == "DURATION" and word == "by":
        return "within"
    if timed.kind == "DURATION" and role == "at":
        return "within" if word == "in" else "for"
    if timed.kind != "DURATION" and role == "for":
        return "at"
    return role


def relative_to(doc: Doc, span: Span, timed: Timed, role: Role) -> int | None:
    """The token that a duration counts from: "days after the *truce*", "within hours of the *blast*"."""
    if timed.kind != "DURATION":
        return None
    following = doc[span.end] if span.end < len(doc) else None
    if following is None:
        return None
    if timed.relation is not None:
        return _object(following)
    if following.lower_ == "of" and role in ("after", "within"):
        return _object(following)
    return None


def _object(marker: Token) -> int | None:
    """What a preposition or a conjunction governs: its object, or the verb of its clause."""
    for child in marker.children:
        if child.dep_ in ("pobj", "pcomp"):
            return child.i
    if marker.dep_ == "mark" and marker.head.i > marker.i:
        return marker.head.i
    for token in marker.doc[marker.i + 1 : marker.i + 8]:
        if token.pos_ in ("NOUN", "PROPN", "VERB") and token.dep_ not in ("compound", "amod"):
            return token.i
    return None
