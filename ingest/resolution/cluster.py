"""Event mentions of one article that tell of one event, and what they give together."""

from __future__ import annotations

from dataclasses import dataclass, field

from graph.records import DateValue, Figure, ParticipantRole, Place
from ingest.resolution.drafts import Draft


def width(date: DateValue) -> float:
    """Days that a date spans; infinite where it is open."""
    if date.earliest is None or date.latest is None:
        return float("inf")
    return (date.latest - date.earliest).days


@dataclass(slots=True)
class Cluster:
    """Drafts that tell of one event."""

    drafts: list[Draft] = field(default_factory=list)

    def ids(self, *roles: ParticipantRole) -> frozenset[str]:
        """Actor ids over all drafts."""
        return frozenset().union(*(draft.ids(*roles) for draft in self.drafts))

    def places(self) -> dict[str, Place]:
        """Places over all drafts."""
        return {key: place for draft in self.drafts for key, place in draft.places.items()}

    def date(self) -> DateValue:
        """The narrowest date that a mention gives; the first among equals."""
        return min((draft.date for draft in self.drafts), key=lambda date: (width(date), date.edtf is None))

    def figures(self) -> list[Figure]:
        """All figures once, in the order of the text; conflicting ones stay side by side.

        What a noun that points back counts once more ("the killing of the 12 men") is no second figure.
        """
        held: dict[Figure, None] = {}
        for draft in self.drafts:
            known = {(figure.of, figure.min, figure.max) for figure in held} if draft.pointing else set()
            held.update(
                (figure, None) for figure in draft.figures if (figure.of, figure.min, figure.max) not in known
            )
        return list(held)

    def lemmas(self) -> set[str]:
        """Lemmas of the predicates."""
        return {draft.predicate.lemma for draft in self.drafts}

    def modes(self) -> list[str]:
        """Modes in the order of the text."""
        own = [draft.predicate for draft in self.drafts if not draft.absorbed]
        return list(dict.fromkeys(predicate.mode for predicate in own if predicate.mode))
