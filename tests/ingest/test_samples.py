"""The sample articles: what is article stays, what is page goes, and the date is right.

What stands around the articles would make false events (a bomb scare, a strike, rebels in a boardroom):
none of it may stay.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from graph.records import Article
from ingest.cleaning import clean
from ingest.readers import read_sources

SAMPLES = Path(__file__).resolve().parents[2] / "data" / "samples"

# Article (end of its uri): date, first words, last words, number of paragraphs.
EXPECTED: dict[str, tuple[str, str, str, int]] = {
    "2020-09-27-fighting.txt": ("2020-09-27", "Heavy fighting broke out", "flare-up in April 2016.", 7),
    "2020-11-10-truce-ledger.html": ("2020-11-10", "Armenia and Azerbaijan", "collapsed within hours.", 7),
    "2020-11-10-truce-meridian.txt": ("2020-11-10", "Armenia and Azerbaijan", "collapsed within hours.", 8),
    "2022-09-14-border.html": ("2022-09-14", "Nearly 100 soldiers were killed", "of Armenian territory.", 7),
    "2022-10-07-prague.txt": ("2022-10-07", "Armenia has agreed to host", "to a meeting in Russia.", 6),
    "2022-12-14-corridor.txt": ("2022-12-14", "The only road between", "local doctors warned.", 6),
    "2023-05-09-brussels-planned.txt": ("2023-05-09", "European Council", "by Russia since 2020.", 5),
    "2023-05-15-brussels-held.html": ("2023-05-15", "The leaders of Armenia", "the Kremlin said.", 5),
    "2023-09-19-offensive-courier.txt": ("2023-09-19", "Azerbaijan launched", "its military action.", 6),
    "2023-09-19-offensive-meridian.html": ("2023-09-19", "Azerbaijan launched", "support for Azerbaijan.", 6),
    "2023-09-21-correction.txt": ("2023-09-21", "Russia's Defence Ministry", "peacekeeping mission.", 5),
    "2023-09-26-depot.html": ("2023-09-26", "At least 20 people were killed", "praised the operation.", 5),
    "2023-09-27-depot-toll.txt": ("2023-09-27", "The number of people killed", "enter Karabakh.", 4),
    "2023-09-28-dissolution.html": ("2023-09-28", "The leader of Nagorno-Karabakh's", "about 30 years.", 5),
    "2023-09-30-two-wars.txt": ("2023-09-30", "Azerbaijan's lightning offensive", "the region's arbiter.", 7),
    "2023-10-04-granada.html": ("2023-10-04", "Azerbaijani President", "end of October instead.", 5),
    "2023-10-24-tehran.txt": ("2023-10-24", "The foreign ministers", "offensive on September 19.", 5),
    "plateau-monitor.jsonl#1": ("2023-04-24", "Azerbaijan on Sunday", "live in the region.", 4),
    "plateau-monitor.jsonl#2": ("2023-09-27", "Azerbaijani border guards", "accused of war crimes.", 4),
    "plateau-monitor.jsonl#3": ("2023-09-30", "More than 100,000 refugees", "forced anyone to leave.", 4),
    "plateau-monitor.jsonl#4": ("2023-10-12", "Türkiye and Azerbaijan", "main city of Qarabağ.", 5),
    "plateau-monitor.jsonl#5": ("2023-10-22", "Azerbaijan and Turkey", "of unfriendly steps.", 4),
    "plateau-monitor.jsonl#6": ("2023-12-13", "Armenia and Azerbaijan exchanged", "without mediators.", 4),
    "karabakh-separatists-give-up": ("2023-09-20", "Armenian separatists", "Nikol Pashinyan said.", 4),
    "yevlakh-talks": ("2023-09-21", "Representatives of", "denied the accusation.", 3),
    "first-refugees": ("2023-09-24", "The first group", "Russia's peacekeepers.", 3),
    "washington-meeting-off": ("2023-11-16", "Azerbaijan on Thursday", "ministers in Moscow.", 3),
    "cop29-prisoners": ("2023-12-08", "Armenia and Azerbaijan said", "influence has waned.", 3),
}
# Words of navigation, teasers, captions, tickers, comments and advertisements.
AROUND = re.compile(
    r"Subscribe|cookie|Advertis|Newsletter|BRENT|USD/AZN|Dravonia|Ostmark|Velm|Lower Marsh"
    r"|Northgate|Ledger|Dispatch|Plateau Monitor|Explainer|Photo|Read next|beekeeper|Rovers"
    r"|pikestaff|beetroot|Sturgeon|Gudauri|Batumi|jeweller|Avalanche|Lars crossing|Arsonist"
    r"|chip shop|Cape Morrow|boardroom|kettle|Swan|Donate|Listen to|Share|Most viewed|MOST READ"
    r"|All rights|Transaras|Saffron|Tunnel|Glassmakers|recruits|Topics|Tags",
    re.IGNORECASE,
)


@cache
def samples() -> dict[str, Article]:
    failures: list[Exception] = []
    found = {raw.uri: clean(raw) for raw in read_sources([str(SAMPLES)], failures.append)}
    assert failures == []
    return found


def sample(name: str) -> Article:
    (uri,) = (uri for uri in samples() if uri.endswith(name))
    return samples()[uri]


def test_every_article_is_expected_and_no_other() -> None:
    assert len(samples()) == len(EXPECTED) >= 18
    for name in EXPECTED:
        assert sample(name)


@pytest.mark.parametrize("name", EXPECTED)
def test_article_is_kept_whole_and_page_dropped(name: str) -> None:
    published, first, last, paragraphs = EXPECTED[name]
    article = sample(name)
    assert article.published == date.fromisoformat(published)
    assert article.text.startswith(first)
    assert article.text.endswith(last)
    assert len(article.text.split("\n\n")) == paragraphs
    assert AROUND.findall(article.text) == []
    assert (article.language, article.kind) == ("en", "article")


def test_wrong_machine_date_is_reported() -> None:
    (warning,) = sample("2023-09-28-dissolution.html").warnings
    assert "2024-03-02" in warning
    assert "2023-09-28" in warning


HEADLINES = {
    "2020-09-27-fighting.txt": "Heavy fighting breaks out along Karabakh front line",
    "2023-09-27-depot-toll.txt": "Toll in Karabakh fuel depot blast rises to 68, more than 100 missing",
    "2023-09-28-dissolution.html": "Separatist leader orders end of Karabakh's breakaway government",
    "2022-12-14-corridor.txt": "Karabakh's only road to Armenia stays shut for third day",
    "plateau-monitor.jsonl#4": "Erdoğan, Əliyev press for Zəngəzur corridor as Iran objects",
}


@pytest.mark.parametrize("name", HEADLINES)
def test_headline(name: str) -> None:
    assert sample(name).title == HEADLINES[name]


def test_nothing_of_the_sources_is_lost() -> None:
    """Every block of the page is in the text or in the ledger."""
    for name, line in {
        "2023-09-27-depot-toll.txt": "Two killed as crane collapses in Velm",
        "2022-09-14-border.html": "pikestaff44: they should bomb the lot of them",
        "2020-11-10-truce-meridian.txt": "Bomb scare empties shopping centre in Velm",
    }.items():
        assert any(line in block.text for block in sample(name).dropped)
