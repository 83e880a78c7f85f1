"""A deed is the same deed whoever reports it, and it befalls whom it befalls."""

from __future__ import annotations

from datetime import date

import pytest

from graph.records import Extraction
from ingest.annotations import RawDocument
from ingest.pipeline import extract, extract_together

DAY = date(2024, 6, 25)
DEEDS = (
    "Thai soldiers opened fire on Cambodian troops.",
    "Rebels opened up with automatic weapons on an army patrol in Sudan.",
    "Iran and Turkmenistan opened a gas pipeline between the two countries.",
    "Peace talks between the government and the rebels opened in Abuja.",
    "The UN opened an inquiry into the deaths at the camp.",
    "Gunmen on motorbikes massacred at least 100 villagers in Niger's Tillaberi region.",
    "Russia lies to the north of Georgia.",
    "Israeli warplanes bombed a weapons depot near Damascus.",
    "Ethiopian troops pulled out of the town of Badme.",
    "Kenya closed its border with Somalia.",
    "Rwanda handed over three captured soldiers to Congo.",
    "Norway pledged 40 million dollars in aid to Ukraine.",
)
FRAMES = (
    "Officials said {}",
    "Officials said that {}",
    "A spokesman confirmed on Friday that {}",
    "An official announced that {}",
)


def what(extraction: Extraction) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """Type, status and participants of each event."""
    return sorted(
        (event.type, event.status.value, sorted((who.name, who.role.value) for who in event.participants))
        for event in extraction.events
    )


def framed(frame: str, deed: str) -> str:
    name = deed.split(maxsplit=1)[0] not in ("Rebels", "Peace", "The", "Gunmen")
    return frame.format(deed if name else deed[0].lower() + deed[1:])


@pytest.fixture(scope="module")
def readings() -> dict[str, Extraction]:
    texts = [*DEEDS, *(framed(frame, deed) for frame in FRAMES for deed in DEEDS)]
    raws = [RawDocument(uri=text, content=text, media_type="text/plain", published=DAY) for text in texts]
    return dict(zip(texts, extract_together(raws), strict=True))


@pytest.mark.parametrize("deed", DEEDS)
def test_reported_deeds_are_the_deeds(readings: dict[str, Extraction], deed: str) -> None:
    told = what(readings[deed])
    assert bool(told) is (deed != "Russia lies to the north of Georgia.")
    for frame in FRAMES:
        reported = readings[framed(frame, deed)]
        assert (frame, what(reported)) == (frame, told)
        assert {claim.modality.value for event in reported.events for claim in event.claims} <= {"asserted"}


@pytest.mark.parametrize(
    ("text", "recipients", "places"),
    [
        ("Egypt sent aid to Gaza on Monday.", [], ["Gaza Strip"]),
        ("Egypt sent aid to Ukraine on Monday.", ["Ukraine"], ["Ukraine"]),
        ("Israel handed over four bodies to Hamas.", ["Hamas"], []),
    ],
)
def test_what_goes_to_a_place_does_not_go_to_the_armed_who_hold_it(
    text: str, recipients: list[str], places: list[str]
) -> None:
    raw = RawDocument(uri="x", content=text, media_type="text/plain", published=date(2024, 6, 25))
    (event,) = extract(raw).events
    assert [item.name for item in event.participants if item.role.value == "recipient"] == recipients
    assert [item.name for item in event.places] == places


def test_fighters_who_are_driven_out_are_not_displaced() -> None:
    found = [
        (event.type, event.mode)
        for text in ("JNIM was driven out of Djibo in 2013.", "Serb forces drove out the Albanians.")
        for event in extract(RawDocument(uri="x", content=text, media_type="text/plain")).events
    ]
    assert found == [("ASSAULT", "territory_change"), ("CASUS_DISPLACEMENT", "displaced")]


@pytest.mark.parametrize(
    ("text", "attacks"),
    [
        (
            "Militants attacked a base in Nigeria's Borno state on Monday. "
            "The attack was claimed by Boko Haram.",
            [("2024-06-24", ["Boko Haram"])],
        ),
        (
            "Gunmen attacked a village in Nigeria's Borno state on Monday, killing 12. "
            "Boko Haram raided the town of Biu on Tuesday.",
            [("2024-06-24", ["gunmen"]), ("2024-06-25", ["Boko Haram"])],
        ),
    ],
)
def test_a_nameless_band_is_the_group_that_claims_the_attack(
    text: str, attacks: list[tuple[str, list[str]]]
) -> None:
    raw = RawDocument(uri="x", content=text, media_type="text/plain", published=DAY)
    assert [
        (event.date.edtf, [who.name for who in event.participants]) for event in extract(raw).events
    ] == attacks
