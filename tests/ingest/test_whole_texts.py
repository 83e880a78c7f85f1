"""What short texts come to, from the parser to the events: slips that were seen in whole articles."""

from __future__ import annotations

from datetime import date

import pytest

from graph.records import Event
from ingest.annotations import RawDocument
from ingest.pipeline import extract


def events_of(text: str) -> tuple[Event, ...]:
    raw = RawDocument(uri="text", content=text, media_type="text/plain", published=date(2024, 5, 15))
    return extract(raw).events


def told(text: str) -> list[tuple[str, str | None, str, list[str]]]:
    return [
        (event.type, event.mode, event.status.value, [part.name for part in event.participants])
        for event in events_of(text)
    ]


def test_the_second_participle_of_a_passive_is_an_event_too() -> None:
    text = "Three gunmen were killed and six people arrested in Chad, the minister said."
    assert [(event.type, event.mode) for event in events_of(text)] == [
        ("ASSAULT", "killing"),
        ("COERCE", "arrest"),
    ]


def test_what_is_not_confirmed_behind_a_semicolon_was_still_said() -> None:
    text = "Pakistan's army said it had shot down five Indian jets; India has not confirmed it."
    assert told(text) == [("ASSAULT", "air_defence", "occurred", ["Pakistan", "India"])]


def test_what_the_attacker_calls_its_target_is_the_target() -> None:
    text = "Chad bombed what it called rebel camps in Libya."
    assert [
        (event.mode, [part.name for part in event.participants], [place.name for place in event.places])
        for event in events_of(text)
    ] == [("airstrike", ["Chad", "Libya"], ["Libya"])]


def test_a_death_is_part_of_the_ambush_that_brought_it() -> None:
    text = "A sergeant was killed in Chad when gunmen ambushed a patrol near Faya."
    assert [(event.type, event.mode) for event in events_of(text)] == [("ASSAULT", "ambush")]


def test_who_stayed_away_took_no_part() -> None:
    text = "Chad and Libya held talks on Monday. Sudan did not take part in the talks."
    assert told(text)[0] == ("CONSULT", "negotiate", "occurred", ["Chad", "Libya"])


def test_a_battle_of_today_is_not_the_war_of_other_years() -> None:
    text = "Serb gunmen battled police in Kosovo. NATO has kept troops in Kosovo since the 1998-99 war."
    assert "1998/1999" not in {event.date.edtf for event in events_of(text) if event.mode == "armed_clash"}


def test_a_treaty_is_no_actor() -> None:
    text = "India suspended the Brown Waters Treaty with Pakistan."
    assert [part for event in told(text) for part in event[3]] == ["India", "Pakistan"]


@pytest.mark.parametrize("word", ["army-backed", "military-aligned"])
def test_a_government_that_somebody_backs_is_still_its_states(word: str) -> None:
    assert told(f"Sudan's {word} government expelled the ambassador of Chad.") == [
        ("SANCTION", "expulsion", "occurred", ["Sudan", "Chad"])
    ]


@pytest.mark.parametrize("text", ["Armenian forces captured Shusha.", "Russian troops captured Bakhmut."])
def test_a_town_is_not_arrested(text: str) -> None:
    assert [(event.type, event.mode) for event in events_of(text)] == [("ASSAULT", "territory_change")]


def test_the_dead_told_after_a_strike_are_the_strikes() -> None:
    text = (
        "Sudanese warplanes bombed Nyala on Monday. The health ministry said six people were killed and "
        "fifteen wounded."
    )
    (strike,) = events_of(text)
    assert (strike.mode, [(figure.of, figure.min) for figure in strike.figures]) == (
        "airstrike",
        [("killed", 6), ("wounded", 15)],
    )


def test_a_killing_told_in_full_is_not_the_deed_of_its_sentence() -> None:
    text = "Chad and Libya exchanged artillery fire on Sunday after the killing of nine people in Niger."
    assert [event.mode for event in events_of(text)] == ["armed_clash", "killing"]


def test_two_refusals_of_one_side_are_two() -> None:
    text = "Eritrea rejected the charge. Kenya offered a plan. Eritrea turned down their proposals."
    assert [event.type for event in events_of(text)].count("REJECT") == 2


def test_a_border_war_is_not_the_guerrilla_war_told_before() -> None:
    text = "A guerrilla war pitted Eritrea against Ethiopia. Trade fell before the border war with Ethiopia."
    assert [event.mode for event in events_of(text)].count("war") == 2


def test_the_parties_in_a_wars_name_took_part_in_it() -> None:
    text = "The Iran-Iraq war killed half a million people. The Korean War began in 1950."
    assert told(text) == [
        ("ASSAULT", "war", "occurred", ["Iran", "Iraq"]),
        ("ASSAULT", "war", "occurred", []),
    ]


def test_the_war_that_a_truce_ends_is_between_those_who_signed_it() -> None:
    text = "Thailand and Cambodia signed a truce to end a five-day border war."
    assert told(text)[1] == ("ASSAULT", "war", "occurred", ["Cambodia", "Thailand"])


def test_what_follows_a_charge_does_not_deny_that_it_was_made() -> None:
    text = "Congo accused Rwanda of backing the rebels, a charge Kigali denies."
    assert [told(text)[0][0], told(text)[0][2]] == ["ACCUSE", "occurred"]


def test_a_war_of_another_year_is_not_the_fighting_of_the_news() -> None:
    text = "Armenia and Azerbaijan fought for two days. Moscow urged the neighbours to halt the worst clashes since their six-week war in 2020."  # noqa: E501
    wars = [(event.mode, event.date.edtf) for event in events_of(text) if event.type == "ASSAULT"]
    assert ("armed_clash", "../2024-05-15") in wars
    assert ("war", "2020") in wars


def test_nobody_hurt_is_no_event() -> None:
    assert told("The coast guard chased two boats off. Nobody was hurt, it said. No one was killed.") == []


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Nauru cut ties with Taipei in January.", ("SANCTION", "cut_ties", "occurred", ["Nauru", "Taiwan"])),
        ("Iran has denied laying mines in international waters.", ("ASSAULT", "bombing", "denied", ["Iran"])),
        (
            "The Sudanese army liberated Heglig by force.",
            ("ASSAULT", "territory_change", "occurred", ["Sudan"]),
        ),
    ],
)
def test_slips_of_the_parser_hide_no_event(text: str, event: tuple[str, str, str, list[str]]) -> None:
    assert told(text) == [event]


def test_a_threat_with_a_condition_was_made() -> None:
    text = "Chad warned of attacks on Libya if its border was crossed again."
    assert [event.status.value for event in events_of(text) if event.type == "THREATEN"] == ["occurred"]


def test_a_strike_is_not_the_war_told_after_it() -> None:
    text = "Ukraine attacked Kursk on Sunday. Russia spoke in Washington of ending the war in Ukraine."
    assert ("attack", ["Ukraine"]) in [
        (event.mode, [part.name for part in event.participants]) for event in events_of(text)
    ]


def test_those_wounded_behind_who_tells_it_are_of_the_shelling() -> None:
    text = "Serb forces shelled the village of Krume on Thursday, Albanian police said, wounding two people."
    (shelling,) = events_of(text)
    assert (shelling.mode, [figure.min for figure in shelling.figures]) == ("shelling", [2])


def test_a_number_of_people_killed_has_risen() -> None:
    text = "The number of people killed by Monday's explosion at a depot near Goma has risen to 68."
    (blast,) = events_of(text)
    assert [(figure.of, figure.min) for figure in blast.figures] == [("killed", 68)]


def test_a_noun_behind_a_deed_names_it_again() -> None:
    text = "Chad accused Niger of bombing one of its convoys in April, a raid that killed 12 drivers."
    accusation, bombing = events_of(text)
    assert (bombing.mode, [figure.min for figure in bombing.figures]) == ("airstrike", [12])
    assert accusation.type == "ACCUSE"


def test_villagers_killed_in_the_raids_are_no_other_side() -> None:
    text = "Chadian jets struck Libyan positions. Tripoli said nine villagers had been killed in the raids."
    (strike,) = events_of(text)
    assert [figure.min for figure in strike.figures] == [9]


def test_a_surrender_that_ends_a_war_tells_of_the_war() -> None:
    text = "Libyan troops surrendered to Chad on Monday, ending a war in which more than 300 people died."
    assert [(event.type, event.mode) for event in events_of(text)] == [
        ("CONCEDE", "surrender"),
        ("ASSAULT", "war"),
    ]


def test_whoever_launched_it_struck() -> None:
    text = "A drone launched by the Houthis hit a Greek ship in the Red Sea."
    assert told(text)[0][3][0] == "Houthis"


def test_strikes_the_night_before_killed() -> None:
    text = "Israeli strikes on Beirut the night before killed at least 10 people."
    (strike,) = events_of(text)
    assert [figure.min for figure in strike.figures] == [10]


def test_policemen_hurt_are_hurt_in_the_clashes_told_before() -> None:
    text = "Ten people were injured in clashes in Zvecan, officials said. Five police officers were hurt."
    (clash,) = events_of(text)
    assert [(figure.of, figure.min) for figure in clash.figures] == [("wounded", 10), ("wounded", 5)]


def test_what_is_rejected_is_the_deed_and_not_that_it_was_laid_to_somebody() -> None:
    text = (
        "The president of Chad said that no Sudanese would remain in Faya and accused Sudan of genocide. "
        "Sudan's Foreign Ministry rejected the accusation."
    )
    assert [(item[0], item[1], item[2]) for item in told(text)] == [
        ("ACCUSE", "accuse", "occurred"),
        ("ASSAULT", "genocide", "denied"),
        ("REJECT", "deny", "occurred"),
    ]


def test_a_gerund_after_an_accusation_is_the_deed() -> None:
    text = "Sudan accused Chad of massacring villagers."
    assert told(text) == [
        ("ACCUSE", "accuse", "occurred", ["Sudan", "Chad"]),
        ("ASSAULT", "massacre", "occurred", ["Chad", "villagers"]),
    ]


def test_each_declares_martial_law_for_itself() -> None:
    text = "Chad declared martial law on Monday. Sudan's parliament approved martial law in several regions."
    assert [item[3] for item in told(text)] == [["Chad"], ["Sudan"]]


def test_whose_speaker_is_beaten_is_the_parliament_that_is_stormed() -> None:
    text = (
        "The president of Chad signed the deal with Libya. Chad will keep Faya.\n\n"
        "In Khartoum, protesters stormed the parliament and beat its speaker."
    )
    assert told(text)[-1] == ("ASSAULT", "beating", "occurred", ["protesters", "Sudan"])


def test_who_claims_anothers_deed_did_not_do_it() -> None:
    assert told("Israel claimed an Iranian attack on Haifa.") == [("ASSAULT", "attack", "occurred", ["Iran"])]


def test_each_clause_of_a_list_has_its_own_doer() -> None:
    text = "Chad offered to help, Mali promised to send officers, and Niger condemned the attacks."
    assert told(text) == [
        ("AGREE", "commitment", "occurred", ["Chad"]),
        ("AGREE", "commitment", "occurred", ["Mali"]),
        ("ACCUSE", "condemn", "occurred", ["Niger"]),
    ]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Last month rebels seized Faya in Chad.", "2024-04"),
        ("Last August gunmen shot dead a senator in Chad.", "2023-08"),
    ],
)
def test_what_opens_a_sentence_as_its_time_is_no_part_of_its_subject(text: str, day: str) -> None:
    assert [event.date.edtf for event in events_of(text)] == [day]


def test_what_raids_are_called_is_no_second_deed() -> None:
    text = 'Sudan called the raids "an execution of civilians" and urged a session of the Security Council.'
    assert [(item[0], item[1]) for item in told(text)] == [("ACCUSE", "condemn"), ("REQUEST", "negotiate")]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Chad named 22 gangs as terrorist organisations.", ("SANCTION", "sanctions")),
        ("Chad suspended the work of its embassy in Khartoum.", ("SANCTION", "cut_ties")),
        ("The European Union launched a naval mission in the Red Sea.", ("MOBILIZE", "deployment")),
        ("Thousands of Sudanese were streaming southward.", ("CASUS_DISPLACEMENT", "flight")),
        ("Inmates in six prisons in Chad hold more than 130 guards.", ("ASSAULT", "abduction")),
    ],
)
def test_turns_of_whole_reports(text: str, kind: tuple[str, str]) -> None:
    assert [(event.type, event.mode) for event in events_of(text)] == [kind]
