"""Roles and ties as they are put forward, over the whole pipeline."""

from __future__ import annotations

from datetime import date

import pytest

from graph.records import Extraction
from ingest.annotations import RawDocument
from ingest.pipeline import extract


def read(text: str) -> Extraction:
    return extract(RawDocument("note.txt", text, "text/plain", published=date(2021, 5, 21)))


@pytest.mark.parametrize(
    ("text", "modality", "speaker"),
    [
        ("Pakistan, a longtime ally of China, reopened its border with Iran on Monday.", "reported", None),
        (
            "Pakistan denied being an ally of China on Monday, hours before a vote.",
            "denied",
            "Pakistan",
        ),
        ("Kenya said on Monday that Pakistan is an ally of China and nobody else.", "asserted", "Kenya"),
    ],
)
def test_a_tie_carries_who_says_so(text: str, modality: str, speaker: str | None) -> None:
    (relation,) = read(text).relations
    assert (relation.kind.value, {relation.source, relation.target}) == ("ally", {"China", "Pakistan"})
    assert [(claim.modality.value, claim.speaker) for claim in relation.claims] == [(modality, speaker)]


def test_soldiers_of_who_keeps_the_peace_and_whose_a_person_is() -> None:
    found = read("Rebels seized 20 United Nations soldiers. The truce was brokered by the UN's Ahmed Sule.")
    assert {(role.actor, role.kind) for role in found.roles} == {
        ("United Nations", "peacekeeper"),
        ("United Nations", "mediator"),
    }


def test_who_tries_is_told_as_what_goes_on() -> None:
    (role,) = read("Kenya has been trying to settle the dispute between Chad and Sudan since Monday.").roles
    assert (role.actor, role.between, role.claims[0].modality.value) == (
        "Kenya",
        ("Chad", "Sudan"),
        "reported",
    )


def test_what_a_voter_thinks_makes_no_backer_and_a_task_force_no_state() -> None:
    found = read(
        "The Biden supporter Ann Lee voted in Iowa. Ann Lee, a key member of the White House's task force on "
        "the war in Ukraine, met the president."
    )
    assert (found.roles, found.relations) == ((), ())


def test_who_occupies_a_country_that_the_text_refers_to() -> None:
    (role,) = read("Israel is to leave Lebanon, the country that it has occupied since June 2020.").roles
    assert (role.actor, role.kind) == ("Israel", "occupier")


def test_a_denied_part_is_denied() -> None:
    (role,) = read("Brazil denied acting as a mediator on Monday.").roles
    assert (role.actor, role.kind, role.claims[0].modality.value) == ("Brazil", "mediator", "denied")


def test_a_government_s_own_negotiator_stands_between_nobody() -> None:
    assert read("Talks stalled, said the government peace negotiator Marvic Leonen in Manila.").roles == ()


def test_whoever_is_mediating_is_a_mediator() -> None:
    roles = read("Oman, which is mediating, said on Monday that talks on a truce in Yemen would go on.").roles
    assert [(role.actor, role.kind) for role in roles] == [("Oman", "mediator")]


def test_rounds_of_talks_are_no_munitions_and_a_toll_may_stand_before_its_noun() -> None:
    talks, *_ = read("Oman hosted several rounds of talks between Chad and Libya in Muscat on Monday.").events
    assert talks.figures == ()
    killing, *_ = read(
        "Chad raised to 27 the number of civilians killed in Goz Beida by gunmen on Monday night."
    ).events
    assert [(figure.of, figure.min, figure.max) for figure in killing.figures] == [("killed", 27, 27)]


def test_what_was_brokered_is_what_the_sentence_before_told() -> None:
    found = read("Chad and Sudan signed a truce in Rome on Monday. It was brokered by Qatar and Oman.")
    assert [(role.actor, role.kind, role.between) for role in found.roles] == [
        ("Qatar", "mediator", ("Chad", "Sudan")),
        ("Oman", "mediator", ("Chad", "Sudan")),
    ]


def test_who_brokers_with_another_is_no_party_with_him() -> None:
    found = read("With Egypt and Oman, Qatar brokered a truce in Gaza in November.")
    assert [(role.actor, role.kind, role.between) for role in found.roles] == [
        ("Qatar", "mediator", ()),
        ("Egypt", "mediator", ()),
        ("Oman", "mediator", ()),
    ]


def test_who_mediates_talks_has_a_part_in_them_and_none_beside_them() -> None:
    found = read("Chad and Niger will hold talks mediated by Togo in Lome on Sunday.")
    (event,) = found.events
    parts = {(item.name, item.role.value) for item in event.participants}
    assert parts == {("Chad", "participant"), ("Niger", "participant"), ("Togo", "mediator")}
    assert (event.status.value, event.date.edtf) == ("planned", "2021-05-23")


def test_the_mediators_of_two_are_neither_of_them() -> None:
    assert read("Chad and Sudan signed a truce in Rome on Monday, their mediators said.").roles == ()


def test_a_go_between_is_whom_the_parties_accepted() -> None:
    (role,) = read("Norway, which Colombo accepted as a go-between, sent an envoy.").roles
    assert (role.actor, role.kind) == ("Norway", "mediator")
