"""Who does it where no full name stands: short names, nameless bands, organs of the article's state."""

from __future__ import annotations

from datetime import date

import pytest

from graph.records import ActorKind, Event
from ingest.annotations import RawDocument
from ingest.pipeline import extract


def events_of(text: str) -> tuple[Event, ...]:
    raw = RawDocument(uri="text", content=text, media_type="text/plain", published=date(2024, 5, 15))
    return extract(raw).events


def told(text: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """Type and (role, name) of each event."""
    return [
        (event.type, [(part.role.value, part.name) for part in event.participants])
        for event in events_of(text)
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "The Liberation Tigers of Tamil Eelam left the talks. The Tigers shelled Jaffna on Monday.",
            "Liberation Tigers of Tamil Eelam",
        ),
        (
            "The Polisario Front left the talks in Geneva. The Front shelled Smara on Monday.",
            "Polisario Front",
        ),
        (
            "Nepal closed its border. The Maoists shelled Gorkha on Monday.",
            "Communist Party of Nepal (Maoist)",
        ),
        (
            "India closed its border. Maoist rebels shelled Raipur on Monday.",
            "Communist Party of India (Maoist)",
        ),
        (
            "Mozambique closed its border. Mozambican police fled. Al-Shabab shelled Pemba on Monday.",
            "Islamic State Mozambique",
        ),
        ("Somalia closed its border. Al-Shabab shelled Kismayo on Monday.", "al-Shabaab"),
    ],
)
def test_short_and_shared_names(text: str, name: str) -> None:
    assert told(text)[-1] == ("ASSAULT", [("initiator", name)])


def test_a_capital_in_passing_does_not_make_the_junta_its() -> None:
    text = (
        "Gunmen killed 11 villagers near Djibo on Monday, Burkina Faso's government said. Djibo has been cut "
        "off since the spring, when bridges at Bourzanga were blown up.\n\n"
        "The junta arrested three colonels. Its chief will fly to Bamako, Mali's capital, on Thursday."
    )
    assert told(text)[-2:] == [
        ("COERCE", [("initiator", "Burkina Faso")]),
        ("CONSULT", [("initiator", "Burkina Faso"), ("recipient", "Mali")]),
    ]


def test_retreating_militants_are_the_gunmen_told_of_before() -> None:
    text = (
        "Gunmen attacked a market in the Nigerian town of Gusau on Monday. Police killed nine of the "
        "gunmen.\n\nNigerian aircraft strafed the retreating militants near Kaura on Tuesday."
    )
    assert told(text)[-1] == ("ASSAULT", [("initiator", "Nigeria"), ("recipient", "gunmen")])


def test_opposition_parties_are_no_armed_group() -> None:
    text = "Opposition parties held a march in Lome, Togo, on Saturday. The insurgency went on in the north."
    kinds = {part.kind for event in events_of(text) for part in event.participants}
    assert ActorKind.ARMED_GROUP not in kinds
    assert told(text)[0] == ("PROTEST", [("initiator", "opposition parties")])


def test_the_military_accused_of_hiding_is_the_states() -> None:
    text = "Chad buried 40 soldiers on Monday. Opposition leaders accused the military of hiding its losses."
    assert told(text)[-1] == ("ACCUSE", [("initiator", "opposition leaders"), ("recipient", "Chad")])
