"""An event's standing while the tree above it is read."""

from __future__ import annotations

from dataclasses import dataclass, field

from graph.records import Modality, Status


@dataclass(slots=True)
class View:
    """An event's standing while the tree above it is read: ``because`` gathers the reasons in words."""

    status: Status = Status.OCCURRED
    modality: Modality = Modality.REPORTED
    confidence: float = 1.0
    speaker: str | None = None
    accused: bool = False  # one side lays it to another
    conditional_future: bool = False  # "would" that turns into a plan once it is reported speech
    because: list[str] = field(default_factory=list)

    def negate(self, why: str, confidence: float = 1.0) -> None:
        """The event, or what is said of it, is negated."""
        if self.status is Status.DENIED:
            self.status = Status.OCCURRED
            confidence = min(confidence, 0.5)
        elif self.status is Status.CANCELLED:
            self.status = Status.PLANNED
        else:
            self.status = Status.DENIED
        self.conditional_future = False
        self._note(why, confidence)

    def suppose(self, why: str, confidence: float = 1.0) -> None:
        """The event is only supposed; a supposed cancellation leaves a plan."""
        if self.status is Status.CANCELLED:
            self.status = Status.PLANNED
        elif self.status is not Status.HYPOTHETICAL:
            self.status = Status.HYPOTHETICAL
        self._note(why, confidence)

    def plan(self, why: str, confidence: float = 1.0) -> None:
        """The event lies ahead; what is negated or supposed stays so."""
        if self.status in (Status.OCCURRED, Status.ONGOING, Status.PLANNED):
            self.status = Status.PLANNED
        self._note(why, confidence)

    def go_on(self, why: str) -> None:
        """The event goes on."""
        if self.status is Status.OCCURRED:
            self.status = Status.ONGOING
            self._note(why, 1.0)

    def become(self, status: Status, why: str, confidence: float) -> None:
        """Apply what an operator makes of the event."""
        if status is Status.DENIED:
            self.negate(why, confidence)
        elif status is Status.HYPOTHETICAL:
            self.suppose(why, confidence)
        elif status is Status.PLANNED:
            self.plan(why, confidence)
        elif status is Status.ONGOING:
            self.go_on(why)
        else:
            self.status = status
            self._note(why, confidence)

    def note(self, why: str, confidence: float = 1.0, modality: Modality | None = None) -> None:
        """Keep a reason that changes no status."""
        if modality is not None and self.modality in (Modality.REPORTED, Modality.ASSERTED):
            self.modality = modality
        self._note(why, confidence)

    def _note(self, why: str, confidence: float) -> None:
        self.because.append(why)
        self.confidence = min(self.confidence, confidence)
