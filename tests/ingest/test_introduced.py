"""Groups that no gazetteer has, found by the words that introduce them."""

from __future__ import annotations

import pytest

from ingest.annotations import RawDocument
from ingest.pipeline import extract

TEXTS = {
    "Fighters of the Patriotic Front for Renewal (PFR), a rebel group based in Libya, attacked a post near "
    "Faya. The PFR burned a church in Bol.": "Patriotic Front for Renewal",
    "Al-Sabirun, a jihadist group, killed nine villagers near Bol. Al-Sabirun burned a church.": "Al-Sabirun",
    "The Lion Squad gang kidnapped eleven farmers in Chad. The Lion Squad killed two of them.": "Lion Squad",
    "The Kordi Brigade, a militia allied with the army, ambushed soldiers near Faya.": "Kordi Brigade",
}


@pytest.mark.parametrize("text", TEXTS)
def test_a_group_is_one_actor_under_its_name_and_its_initials(text: str) -> None:
    found = extract(RawDocument(uri="x", content=text, media_type="text/plain"))
    doers = {(p.name, p.kind) for event in found.events for p in event.participants if p.role == "initiator"}
    assert doers == {(TEXTS[text], "armed_group")}


def test_a_person_is_no_group() -> None:
    text = "Issa Kellou, a rebel commander, attacked a post near Faya in Chad."
    found = extract(RawDocument(uri="x", content=text, media_type="text/plain"))
    assert [p.kind for event in found.events for p in event.participants if p.name == "Issa Kellou"] in (
        ["person"],
        [],
    )


def test_the_army_is_that_of_the_state_where_it_fights() -> None:
    text = (
        "KINSHASA - M23 rebels backed by Rwanda seized a village near Goma after clashes with the army.\n\n"
        "Troops from Beni and Bukavu were sent to Goma. Police in Kinshasa arrested two officers."
    )
    found = extract(RawDocument(uri="x", content=text, media_type="text/plain"))
    clash = next(event for event in found.events if event.mode == "armed_clash")
    assert "Democratic Republic of the Congo" in {p.name for p in clash.participants}
    assert "Rwanda" not in {p.name for p in clash.participants}


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        # the same letters are another group's in the gazetteer
        (
            "The Stability Support Apparatus (SSA) seized a base in Tripoli. The SSA killed two guards.",
            "Stability Support Apparatus",
        ),
        (
            "The Ambazonia Defence Forces (ADF) killed a teacher in Bamenda. The ADF burned a school.",
            "Ambazonian separatists",
        ),
    ],
)
def test_letters_mean_what_the_article_says_they_do(text: str, doer: str) -> None:
    found = extract(RawDocument(uri="x", content=text, media_type="text/plain"))
    assert {p.name for event in found.events for p in event.participants if p.role == "initiator"} == {doer}


def test_guerrillas_of_one_country_are_no_group_of_another() -> None:
    text = (
        "Iraqi guerrillas fired on police in Baghdad. Iraqi parties mourned Omar Sayel, a leader of Hamas. "
        "Iraq's police closed Ramadi.\n\nTroops in Ramadi clashed with guerrillas."
    )
    found = extract(RawDocument(uri="x", content=text, media_type="text/plain"))
    assert "Hamas" not in {p.name for event in found.events for p in event.participants}


def test_an_abduction_does_not_point_back_at_a_clash() -> None:
    text = (
        "Armed clashes broke out in Mosul on Wednesday, leaving 22 dead. Guerrillas abducted the cousin of "
        "a minister in Baghdad. This kidnapping shamed the prime minister of Iraq."
    )
    found = extract(RawDocument(uri="x", content=text, media_type="text/plain"))
    assert [(e.mode, [p.name for p in e.places], len(e.claims)) for e in found.events] == [
        ("armed_clash", ["Mosul"], 1),
        ("abduction", ["Baghdad"], 2),
    ]
