"""Names of one actor or place across articles: spellings, short forms, namesakes; whatever the order."""

from __future__ import annotations

import random
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.resolution import Verdict
from graph.resolution.named import Named
from graph.resolution.names import lint
from graph.resolution.namesakes import canonical_names, judge_names, name_candidates, never_one
from graph.resolution.spelling import likeness, words

DATA = Path(__file__).parents[2] / "data"


def person(name: str, *, key: str | None = None, war: str | None = "river", known: bool = False) -> Named:
    settings = frozenset({f"conflict {war}"} if war else ())
    return Named(id=key or name, name=name, sort="person", known=known, settings=settings)


def heads(*names: Named, said: dict[tuple[str, str], Verdict] | None = None) -> dict[str, str]:
    judged = [judge_names(*pair) for pair in name_candidates(names)]
    return canonical_names({each.id: each for each in names}, judged, said)


@pytest.mark.parametrize(
    ("first", "second", "alike"),
    [
        ("Veridian", "Veridyan", True),
        ("Orlovskiy", "Orlovsky", True),
        ("Shamsaddin", "Chamsadine", True),
        ("Wolodin", "Volodin", True),
        ("Hassan", "Hussein", False),
        ("Tarkin", "Tarkov", False),
        ("Ouattman", "Watman", True),
        ("Əvirov", "Avirov", True),
    ],
)
def test_a_word_is_known_by_its_sound(first: str, second: str, alike: bool) -> None:
    assert (likeness(words(first)[0], words(second)[0]) > 0) is alike
    assert likeness(words(first)[0], words(second)[0]) == likeness(words(second)[0], words(first)[0])


def test_servants_of_god_are_one_word() -> None:
    assert {words(name)[0] for name in ("Abdel Karim", "Abdul-Karim", "Abd al-Karim", "Abdulkarim")} == {
        "abdkarim"
    }


def test_a_judgement_says_why() -> None:
    found = judge_names(person("Anton Veridian"), person("Anton Veridyan"))
    assert (found.first, found.second, found.verdict) == ("Anton Veridian", "Anton Veridyan", Verdict.SAME)
    assert (found.parts, found.by) == ({"name": 0.98, "setting": 1.0}, "names-1")
    assert found.why == "name 0.98, setting 1.00"


def test_two_commanders_of_one_surname_are_never_one() -> None:
    found = judge_names(person("Anton Veridian"), person("Petro Veridian"))
    assert found.verdict is Verdict.DIFFERENT
    assert found.why.startswith("never one: other given names: anton, petro")
    groups = heads(person("Anton Veridian"), person("Petro Veridian"), person("Veridian"))
    assert groups == {name: name for name in groups}  # and the surname alone is neither


def test_a_surname_alone_is_its_one_bearer_until_another_is_known() -> None:
    alone, bearer = person("Veridyan"), person("Anton Veridian")
    assert heads(alone, bearer)["Veridyan"] == heads(alone, bearer)["Anton Veridian"]
    assert heads(alone, bearer, person("Petro Veridian"))["Veridyan"] == "Veridyan"
    elsewhere = person("Petro Veridian", war="desert")
    assert heads(alone, bearer, elsewhere)["Veridyan"] == "Anton Veridian"


def test_namesakes_of_two_wars_are_left_to_an_analyst() -> None:
    here, there = person("Ali Hassan", key="a"), person("Ali Hassan", key="b", war="desert")
    assert judge_names(here, there).verdict is Verdict.UNSURE
    assert heads(here, there) == {"a": "a", "b": "b"}
    assert heads(here, there, said={("a", "b"): Verdict.SAME}) == {"a": "a", "b": "a"}


def test_the_gazetteers_name_leads_and_its_two_are_never_one() -> None:
    known = person("Anton Veridian", key="z", known=True)
    assert heads(person("Anton Veridyan", key="a"), known) == {"a": "z", "z": "z"}
    assert never_one(known, person("Anton Veridyan", key="y", known=True)) == "the gazetteer has both"


NAMES = [
    "Anton Veridian",
    "Anton Veridyan",
    "A. Veridian",
    "Petro Veridian",
    "Veridian",
    "Veridyan",
    "Anton Orlov",
]


@st.composite
def worlds(draw: st.DrawFn) -> list[Named]:
    size = draw(st.integers(2, 8))
    return [
        person(
            draw(st.sampled_from(NAMES)),
            key=f"actor-{number}",
            war=draw(st.sampled_from(["river", "desert", None])),
            known=draw(st.booleans()),
        )
        for number in range(size)
    ]


@given(worlds(), st.randoms(use_true_random=False))
def test_order_of_arrival_never_matters(world: list[Named], chance: random.Random) -> None:
    shuffled = list(world)
    chance.shuffle(shuffled)
    assert heads(*shuffled) == heads(*world)


@given(worlds())
def test_no_group_holds_two_that_are_never_one(world: list[Named]) -> None:
    found = heads(*world)
    for first, second in combinations(world, 2):
        if found[first.id] == found[second.id]:
            assert never_one(first, second) is None


@given(worlds(), st.data())
def test_an_analysts_word_outranks_and_undo_restores(world: list[Named], data: st.DataObject) -> None:
    before = heads(*world)
    pair = data.draw(st.sampled_from(list(combinations([each.id for each in world], 2))))
    apart, joined = (heads(*world, said={pair: verdict}) for verdict in (Verdict.DIFFERENT, Verdict.SAME))
    assert apart[pair[0]] != apart[pair[1]]
    assert joined[pair[0]] == joined[pair[1]]
    assert heads(*world, said={}) == before


def test_names_lint_names_the_entry(tmp_path: Path) -> None:
    assert lint(DATA) == []
    (tmp_path / "resolution").mkdir()
    text = (DATA / "resolution" / "names.yaml").read_text(encoding="utf-8")
    broken = text.replace('["ph", "f"]', '["p(h", "f"]')
    (tmp_path / "resolution" / "names.yaml").write_text(broken, encoding="utf-8")
    (problem,) = lint(tmp_path)
    assert "sounds: 'p(h' is no pattern" in problem
