"""Standing ties between actors."""

from __future__ import annotations

from datetime import date

import pytest

from graph.paths import data_dir
from ingest.annotations import RawDocument
from ingest.pipeline import extract
from ingest.relations import find_relations, lint
from tests.ingest.test_roles import mentions_in
from tests.ingest.test_standing import read_marked


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Belarus, a close ally of Russia, hosted drills.", [("Russia", "ally", "Belarus")]),
        ("Russia and its close ally Belarus held drills.", [("Russia", "ally", "Belarus")]),
        ("Iran-backed Houthis fired at a ship.", [("Iran", "ally", "Houthis")]),
        ("NATO member Turkey objected.", [("Turkey", "member_of", "NATO")]),
        ("Finland is a member of NATO.", [("Finland", "member_of", "NATO")]),
        ("Nuclear-armed rivals India and Pakistan exchanged fire.", [("India", "foe", "Pakistan")]),
        ("Israel's arch-enemy Iran fired missiles.", [("Israel", "foe", "Iran")]),
        (
            "Pakistan and India fought two wars between the arch-foe neighbours.",
            [("Pakistan", "foe", "India")],
        ),
        ("India is not an ally of Pakistan.", []),
        ("Chad met Sudan in Egypt.", []),
    ],
)
def test_ties_of_a_sentence(sentence: str, wanted: list[tuple[str, str, str]]) -> None:
    paragraphs, _ = read_marked(sentence)
    found = find_relations(paragraphs, mentions_in(paragraphs))
    assert [(item.source.name, item.kind.value, item.target.name) for item in found] == wanted
    assert all(paragraphs[0].doc.text[item.start : item.end] == sentence for item in found)


def test_the_data_is_clean() -> None:
    assert lint(data_dir()) == []


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Finland joined NATO in 2023.", [("Finland", "member_of", "NATO")]),
        ("Finland wants to join NATO.", []),
        ("Finland joined Sweden in a drill.", []),
        ("Hezbollah is allied with Iran.", [("Iran", "ally", "Hezbollah")]),
        ("Chad said Libya supports Sudan.", [("Sudan", "ally", "Libya")]),
        ("Chad does not support Sudan.", []),
        ("Libya denied supporting Sudan.", []),
        ("Chad and Libya have been at odds over a strip of desert.", [("Chad", "foe", "Libya")]),
        ("Chad and Libya formed an alliance.", [("Chad", "ally", "Libya")]),
        ("Germany and other NATO members sent tanks.", [("Germany", "member_of", "NATO")]),
        ("Turkey's alliance with Azerbaijan alarmed Iran.", [("Türkiye", "ally", "Azerbaijan")]),
        ("The rivalry between Chad and Libya shaped the war.", [("Chad", "foe", "Libya")]),
        ("Chad wants an alliance with Libya.", []),
        ("Ukraine wants to become a member of NATO.", []),
        ("Georgia, an aspiring member of NATO, sent troops.", []),
        ("Ukraine hopes for help from Armenia, a former ally of Russia.", []),
        ("Armenia continues to be an ally of Russia.", [("Russia", "ally", "Armenia")]),
        ("Chad met Libya. Real Madrid, the eternal rivals of Barcelona, lost to Chad and Libya.", []),
        ("The MP Syd Rapson said he backed Sudan.", []),
        ("Poland is in NATO.", [("Poland", "member_of", "NATO")]),
        ("John Ging is in Hamas territory, and is in Hamas hands.", []),
        ("Russia, no longer Armenia's ally, sold arms to Baku.", []),
        ("Chad is no longer Libya's friend.", []),
        ("Iran arms and funds Hezbollah.", []),
        ("The Saudi-led coalition bombed Sanaa.", [("Saudi Arabia", "leads", "Saudi-led coalition")]),
        ("The al-Qaeda-linked al-Shabaab raided a camp.", [("al-Shabaab", "part_of", "al-Qaeda")]),
        ("Al-Shabaab, which is linked to al-Qaeda, raided a camp.", [("al-Shabaab", "part_of", "al-Qaeda")]),
        ("The Iran-linked Kataib Hezbollah fired rockets.", []),
        ("Washington and its Kurdish allies captured Raqqa.", [("United States", "ally", "Kurds")]),
    ],
)
def test_ties_that_a_clause_tells(sentence: str, wanted: list[tuple[str, str, str]]) -> None:
    raw = RawDocument(uri="tie", content=sentence, media_type="text/plain", published=date(2024, 5, 15))
    found = extract(raw)
    assert [(tie.source, tie.kind.value, tie.target) for tie in found.relations] == wanted


@pytest.mark.parametrize(
    ("text", "leaders"),
    [
        ("Azerbaijan's president, Ilham Aliyev, left Baku.", [("Ilham Aliyev", "Azerbaijan")]),
        # Who stands beside another's title is not its bearer, and a chief of a part leads no state.
        ("Antony Blinken telephoned Pashinyan and Azerbaijan's president, Ilham Aliyev, on Tuesday.", []),
        ("US aid chief Samantha Power visited Yerevan.", []),
        ("Ukraine's air force commander Mykola Oleshchuk visited Kharkiv.", []),
        ("Hamas chief Yahya Sinwar left Gaza.", [("Yahya Sinwar", "Hamas")]),
        # Whoever heads a delegation, or was the leader once, leads neither state nor group.
        ("A Saudi delegation led by Ambassador Mohammed al-Jaber flew to Sanaa.", []),
        ("Talks between Colombia and the ELN led by Norway resumed.", []),
        ("The U.N. commander, Lt. Gen. Bernard Janvier, protested in Sarajevo.", []),
        ("Daphne Maret, the ICRC's head of delegation, left Sanaa.", []),
        ("Foday Sankoh, once the leader of the RUF, was jailed in Freetown.", []),
        ("Qatar's prime minister left Doha.", []),
        ("The government of Chad, headed by Mahamat Deby, fell.", [("Mahamat Idriss Deby", "Chad")]),
    ],
)
def test_who_leads_what(text: str, leaders: list[tuple[str, str]]) -> None:
    found = extract(RawDocument(uri="x", content=text, media_type="text/plain"))
    told = [(item.source, item.target) for item in found.relations if item.kind == "leads"]
    assert told == leaders
