"""Talks, truces and titles in whole texts: who took part, what was only spoken of."""

from __future__ import annotations

from datetime import date

import pytest

from ingest.annotations import RawDocument
from ingest.pipeline import extract
from tests.ingest.test_whole_texts import events_of, told


def test_a_title_before_two_names_is_both_of_theirs() -> None:
    text = "Presidents Joe Biden and Xi Jinping agreed in California to restore military talks."
    assert told(text)[0][3] == ["China", "United States"]


def test_talks_told_beside_a_planned_visit_do_not_make_it_real() -> None:
    text = "Xi Jinping is expected to visit Russia on Friday. Moscow was asking for too much in talks."
    visits = [event.status.value for event in events_of(text) if event.mode == "visit"]
    assert visits == ["planned"]


def test_what_was_called_off_has_the_day_and_place_it_was_set_for() -> None:
    text = (
        "Azerbaijan on Tuesday called off a meeting of the Armenian and Iranian foreign ministers that was "
        "to take place in Washington on November 20, 2023. On Monday Chad cancelled a meeting with Libya."
    )
    first, second = events_of(text)
    assert (first.status.value, first.date.edtf, [place.name for place in first.places]) == (
        "cancelled",
        "2023-11-20",
        ["Washington"],
    )
    assert (second.status.value, second.date.edtf) == ("cancelled", None)


def test_those_who_are_mediating_are_mediators() -> None:
    text = "Saudi Arabia and the United States, which are mediating, said talks would go on."
    raw = RawDocument(uri="text", content=text, media_type="text/plain", published=date(2024, 5, 15))
    assert [(role.actor, role.kind) for role in extract(raw).roles] == [
        ("Saudi Arabia", "mediator"),
        ("United States", "mediator"),
    ]


def test_two_leaders_are_not_their_host_who_tells_of_them() -> None:
    text = (
        "Charles Michel, who hosted the talks, said Nikol Pashinyan and Ilham Aliyev had made progress. "
        "Michel said the two leaders would meet again in Brussels in July."
    )
    assert told(text)[-1] == ("CONSULT", "negotiate", "planned", ["Armenia", "Azerbaijan"])


def test_both_are_those_of_whom_the_sentence_before_tells() -> None:
    text = (
        "Chad and Sudan exchanged fire. Oman and Qatar welcomed the lull. "
        "Both have mediated between the two countries since 2022."
    )
    last = next(event for event in events_of(text) if event.mode == "mediate")
    assert {(part.role.value, part.name) for part in last.participants} == {
        ("mediator", "Oman"),
        ("mediator", "Qatar"),
        ("participant", "Chad"),
        ("participant", "Sudan"),
    }


def test_a_counterpart_is_of_whose_side_he_is() -> None:
    text = "Chadian leader Mahamat Deby met his Sudanese counterpart Omar Salih on Monday."
    assert told(text) == [("CONSULT", "meet", "occurred", ["Chad", "Sudan"])]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # What others will do is no promise.
        ("The president of Iran told the ministers that outsiders would only complicate matters.", []),
        # Nothing is signed by a step towards it.
        ("The envoy called the swap a key step towards a peace treaty.", []),
    ],
)
def test_what_is_only_spoken_of_has_not_happened(text: str, found: list[object]) -> None:
    assert [item for item in told(text) if item[2] != "hypothetical"] == found


def test_capitals_whose_peace_is_talked_about_are_not_where_it_is_talked_about() -> None:
    text = "Iran and Oman held talks in Muscat on a peace settlement between Khartoum and N'Djamena."
    (talks,) = (event for event in events_of(text) if event.type == "CONSULT")
    assert [place.name for place in talks.places] == ["Muscat"]


def test_what_is_hailed_as_a_surrender_is_no_praise_for_who_surrenders() -> None:
    text = "Sudan hailed it as a capitulation by Chad."
    assert told(text)[0] == ("SUPPORT", "praise", "occurred", ["Sudan"])


def test_a_bid_to_host_hosts_nothing() -> None:
    raw = RawDocument(
        uri="text",
        content="Chad dropped its own bid to host the peace conference and supported that of Sudan.",
        media_type="text/plain",
        published=date(2024, 5, 15),
    )
    assert extract(raw).roles == ()


def test_several_leaders_behind_a_name_are_the_subject_and_not_that_man() -> None:
    text = (
        "Meeting in Muscat under the eyes of Anwar Ibrahim, the leaders of Chad and Sudan agreed "
        "to a ceasefire."
    )
    assert told(text)[-1] == ("AGREE", "ceasefire", "occurred", ["Chad", "Sudan"])
