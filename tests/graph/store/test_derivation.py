"""The headline of an event that several articles tell, whatever their order."""

from __future__ import annotations

from datetime import date
from itertools import permutations
from typing import Any

from graph.store.derivation import Telling, fold


def telling(article: str, kind: str, mode: str, name: str, day: int, status: str = "occurred") -> Telling:
    record: dict[str, Any] = {
        "name": name,
        "type": kind,
        "mode": mode,
        "status": status,
        "date": {"edtf": "2023-09-19", "precision": "day", "basis": "as the text says"},
        "contexts": [],
        "participants": [],
        "places": [],
        "conflicts": [],
        "figures": [],
    }
    published = date(2023, 9, day)
    return Telling(article, record, 1, 0.95, denied=status == "denied", published=published, known=published)


def test_an_event_is_called_what_most_sources_call_it() -> None:
    tellings = [
        telling("art-a", "ASSAULT", "offensive", "Offensive by Chad", 19),
        telling("art-b", "ASSAULT", "offensive", "Offensive by Chad in Bardai", 20),
        telling("art-c", "ASSAULT", "territory_change", "Capture of territory by Chad", 30),
    ]
    for order in permutations(tellings):
        found = fold(order).properties
        assert (found["name"], found["mode"], found["status"], found["sources"]) == (
            "Offensive by Chad in Bardai",
            "offensive",
            "occurred",
            3,
        )


def test_what_only_plans_tell_does_not_name_what_happened() -> None:
    tellings = [
        telling("art-a", "CONSULT", "summit", "Summit", 10, "planned"),
        telling("art-b", "CONSULT", "summit", "Summit", 11, "planned"),
        telling("art-c", "CONSULT", "negotiate", "Talks", 12),
    ]
    for order in permutations(tellings):
        found = fold(order).properties
        assert (found["name"], found["mode"], found["status"]) == ("Talks", "negotiate", "occurred")
