"""The gold files are sound, and unsound ones are refused with the place and the mend."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from evaluation import floors, gold, names
from evaluation.gold import GoldError, load_texts
from evaluation.names import fold, load_names
from graph.edtf import date_value
from graph.ontology import load_ontology

DATA = Path(__file__).resolve().parents[2] / "data"
PLOVER = frozenset(
    {
        *("AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "REQUEST", "ACCUSE"),
        *("REJECT", "THREATEN", "PROTEST", "MOBILIZE", "SANCTION", "COERCE", "ASSAULT", "CASUS_DISPLACEMENT"),
    }
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def test_gold_is_sound() -> None:
    assert [*gold.lint(DATA), *names.lint(DATA), *floors.lint(DATA)] == []


def test_gold_is_broad() -> None:
    texts = load_texts(DATA)
    types = {kind for text in texts for event in text.events for kind in event.type}
    assert len(texts) >= 100
    assert len({text.conflict for text in texts if text.conflict}) >= 25
    assert types >= PLOVER
    assert sum(not text.events for text in texts) >= 12
    halves = [text.half for text in texts]
    assert min(halves.count("tune"), halves.count("report")) >= len(texts) // 3


def test_gold_types_are_in_the_ontology() -> None:
    known = set(load_ontology().types)
    assert {kind for text in load_texts(DATA) for event in text.events for kind in event.type} <= known


@pytest.mark.parametrize("folder", ["articles", "outside/blind", "outside/read"])
def test_gold_articles_are_whole_and_dirty(folder: str) -> None:
    articles = load_texts(DATA, folder)
    assert [text.id for text in articles if len(text.text.split()) < 120] == []
    assert [text.id for text in articles if text.events and not text.absent] == []
    known = set(load_ontology().types)
    assert {kind for text in articles for event in text.events for kind in event.type} <= known


def test_furniture_of_an_article_must_be_in_it(tmp_path: Path) -> None:
    folder = tmp_path / "gold" / "articles"
    folder.mkdir(parents=True)
    text = (DATA / "gold" / "articles" / "sudan.yaml").read_text(encoding="utf-8")
    (folder / "sudan.yaml").write_text(text.replace("absent: [Zurich,", "absent: [Geneva,"), encoding="utf-8")
    fault = gold.lint(tmp_path)[0]
    assert fault.startswith(
        "sudan.yaml: art-sdn-jeddah: texts.0: Value error, absent 'Geneva' is not in the text: correct it"
    )


def test_weekdays_agree_with_the_calendar() -> None:
    """A weekday in a text is the weekday of some day that its gold writes (but for two)."""
    strays: list[tuple[str, str]] = []
    for text in load_texts(DATA):
        days = {
            WEEKDAYS[bound.weekday()]
            for event in text.events
            for edtf in event.date
            if edtf is not None
            for bound in (date_value(edtf).earliest, date_value(edtf).latest)
            if bound
        }
        strays += [(text.id, day) for day in WEEKDAYS if text.events and day in text.text and day not in days]
    assert strays == [("nir-01", "Friday"), ("mix-10", "Monday")]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("trigger: shelled", "trigger: bombarded", "ukr-01: .*'bombarded' is not in the text"),
        ("date: 2023-06-07", "date: 2023-16-07", "ukr-01: .*2023-16-07"),
        ("status: occurred", "status: happened", "ukr-01: .*status"),
        ("type: ASSAULT, trigger", "typo: ASSAULT, trigger", "ukr-01: .*typo"),
        (
            "published: 2023-06-08",
            "published: 2023-06-08\n    published: 2023-06-09",
            "key 'published' stands twice.*line",
        ),
        ("figures: [killed 3", "figures: [three dead", "write 'killed 3'"),
        ("id: ukr-02", "id: ukr-01", "id 'ukr-01' is also in"),
        ("[[invasion, flight]]", "[[invasion, exodus]]", "ukr-02: .*'exodus'"),
        ("never: [occurred ASSAULT]", "never: [a war]", "ukr-09: .*status TYPE"),
    ],
)
def test_unsound_gold_is_refused(tmp_path: Path, old: str, new: str, message: str) -> None:
    folder = tmp_path / "gold" / "texts"
    folder.mkdir(parents=True)
    text = (DATA / "gold" / "texts" / "ukraine.yaml").read_text(encoding="utf-8")
    assert old in text
    (folder / "ukraine.yaml").write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(GoldError, match=f"(?s)ukraine.yaml: .*{message}|ukraine.yaml: {message}"):
        load_texts(tmp_path)


def test_names() -> None:
    same = load_names(DATA).same
    assert same("Türkiye", "Turkey")
    assert same("United States", "the U.S.")
    assert same("Hamas|Palestinian gunmen", "HAMAS")
    assert same("armed gangs", "armed Haitian gangs")
    assert not same("Armenia", "Armenian separatists")
    assert not same("Sudan", "South Sudan")
    assert not same("gangs", "police")


def test_fold() -> None:
    assert fold("The Syunik’s  Province") == "syunik province"
    assert fold("Xankəndi") == "xankendi"


def test_aliases_in_two_lists_are_refused(tmp_path: Path) -> None:
    shutil.copytree(DATA / "gold", tmp_path / "gold")
    path = tmp_path / "gold" / "aliases.yaml"
    text = path.read_text(encoding="utf-8").replace("names:\n", "names:\n  - [Ruritania, Russia]\n", 1)
    path.write_text(text, encoding="utf-8")
    assert names.lint(tmp_path) == ["aliases.yaml: names, entry 4: 'russia' is in two lists: join them"] or (
        "'russia' is in another list too" in names.lint(tmp_path)[0]
    )
