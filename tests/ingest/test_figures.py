"""Figures: quantities on the surface, what they count, and the event that they belong to."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from shutil import copytree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.paths import data_dir
from graph.records import Figure
from ingest.annotations import RawDocument
from ingest.figures import find_figures, lint
from ingest.figures.data import load_data
from ingest.figures.quantities import find_quantities, value_of
from ingest.pipeline import extract
from tests.ingest.test_standing import read_marked


def figure(
    of: str,
    low: float | None,
    high: float | None,
    unit: str | None,
    qualifier: str | None = None,
    *,
    about: bool = False,
) -> Figure:
    return Figure(of=of, min=low, max=high, unit=unit, qualifier=qualifier, approximate=about)


_CASES: list[tuple[str, list[tuple[Figure, str | None]]]] = [
    (
        'The ministry said "up to 3,000" troops would take part in the [drills].',
        [(figure("troops", None, 3000, "troops", "up to"), "drills")],
    ),
    (
        "The [exercises] involve dozens of artillery weapons and aviation.",
        [(figure("arms", 24, 99, "artillery weapons", "dozens", about=True), "exercises")],
    ),
    (
        "Almost all of Abkhazia's Georgian population [left] for Tbilisi.",
        [(figure("share", 90, 99, "percent", "almost all", about=True), "left")],
    ),
    (
        "The raid [killed] at least 12 people and wounded 30.",
        [
            (figure("killed", 12, None, "people", "at least"), "killed"),
            (figure("wounded", 30, 30, "people"), "killed"),
        ],
    ),
    (
        "A bomb [exploded] in Mogadishu, killing three soldiers and wounding five.",
        [(figure("killed", 3, 3, "soldiers"), "exploded"), (figure("wounded", 5, 5, "people"), "exploded")],
    ),
    (
        "The [strike] left three dead and 14 wounded.",
        [(figure("killed", 3, 3, "people"), "strike"), (figure("wounded", 14, 14, "people"), "strike")],
    ),
    ("The death toll from the [bombing] rose to 25.", [(figure("killed", 25, 25, "people"), "bombing")]),
    (
        "At least 12 people, including three children, were [killed] when a shell hit the market.",
        [
            (figure("killed", 12, None, "people", "at least"), "killed"),
            (figure("killed", 3, 3, "children", "including"), "killed"),
        ],
    ),
    (
        "Between 10 and 20 fighters were [captured] near Bakhmut.",
        [(figure("captured", 10, 20, "fighters", "between"), "captured")],
    ),
    (
        "Rebels [destroyed] 10-15 tanks and shot down two drones.",
        [
            (figure("tanks", 10, 15, "tanks", "range"), "destroyed"),
            (figure("drones", 2, 2, "drones"), "destroyed"),
        ],
    ),
    (
        "More than 1.5 million people have been [displaced] since April 2023.",
        [(figure("displaced", 1_500_000, None, "people", "more than"), "displaced")],
    ),
    (
        "Fewer than 40 soldiers [surrendered].",
        [(figure("captured", None, 40, "soldiers", "fewer than"), "surrendered")],
    ),
    ("There were no casualties in the [attack].", [(figure("casualties", 0, 0, "people"), "attack")]),
    ("No one was hurt in the [blast].", [(figure("wounded", 0, 0, "people"), "blast")]),
    ("One soldier was [killed].", [(figure("killed", 1, 1, "soldier"), "killed")]),
    ("A policeman was [shot dead] in Karachi.", [(figure("killed", 1, 1, "policeman"), "shot dead")]),
    (
        "Germany will [send] 18 Leopard tanks and $2.7 billion in aid.",
        [(figure("tanks", 18, 18, "leopard tanks"), "send"), (figure("money", 2.7e9, 2.7e9, "USD"), "send")],
    ),
    (
        "The EU [pledged] 500 million euros for reconstruction.",
        [(figure("money", 5e8, 5e8, "EUR"), "pledged")],
    ),
    (
        "A convoy [delivered] 120 tonnes of flour to Gaza City.",
        [(figure("aid", 120, 120, "tonnes"), "delivered")],
    ),
    (
        "Troops [advanced] 15 km into Sumy province and took 28 villages.",
        [
            (figure("distance", 15, 15, "km"), "advanced"),
            (figure("settlements", 28, 28, "villages"), "advanced"),
        ],
    ),
    (
        "Hundreds of civilians [fled] the town; dozens were wounded.",
        [
            (figure("displaced", 200, 990, "civilians", "hundreds", about=True), "fled"),
            (figure("wounded", 24, 99, "people", "dozens", about=True), "fled"),
        ],
    ),
    ("About a dozen men were [killed].", [(figure("killed", 12, 12, "men", "about", about=True), "killed")]),
    ("The army [killed] two dozen militants.", [(figure("killed", 24, 24, "militants"), "killed")]),
    ("Police [detained] 72 protesters in Tbilisi.", [(figure("arrested", 72, 72, "protesters"), "detained")]),
    (
        "Some 40 people are [missing] after the raid.",
        [(figure("missing", 40, 40, "people", "some", about=True), "missing")],
    ),
    ("Thirty soldiers [left] the base.", [(figure("troops", 30, 30, "soldiers"), "left")]),
]


@pytest.mark.parametrize(("sentence", "wanted"), _CASES, ids=[case[0][:50] for case in _CASES])
def test_figures_of_a_sentence(sentence: str, wanted: list[tuple[Figure, str | None]]) -> None:
    paragraphs, predicates = read_marked(sentence)
    found = find_figures(paragraphs, predicates)
    names = {item.key: item.text for item in predicates}
    assert [
        (item.figure, None if item.predicate is None else names[item.predicate]) for item in found
    ] == wanted
    for item in found:
        assert paragraphs[0].doc.text[item.start : item.end].strip() != ""


@pytest.mark.parametrize(
    "sentence",
    [
        "The 58th Army flew Su-35 jets on 24 February 2022 at 5 am.",
        "A 45-year-old man, aged 45, spoke under Resolution 1701.",
        "Dynamo won 2-1 in front of 40,000 fans.",
        "The talks lasted three days.",
        "M23 took over in 2012 and again in late 2021.",
        "The war of 2008 began at 10:30 on Article 5 of the charter.",
        "Bake for 25 minutes at 180 degrees with two eggs.",
    ],
)
def test_what_is_no_figure(sentence: str) -> None:
    paragraphs, _ = read_marked(sentence)
    assert find_figures(paragraphs, []) == []


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Soldiers [shot] dead six intruders.", [("killed", 6, "intruders")]),
        ("The strike [killed] ten members of one family.", [("killed", 10, "members")]),
    ],
)
def test_whoever_is_killed_is_counted_by_any_name_and_once(
    sentence: str, wanted: list[tuple[str, float, str]]
) -> None:
    paragraphs, predicates = read_marked(sentence)
    found = [item.figure for item in find_figures(paragraphs, predicates)]
    assert [(figure.of, figure.min, figure.unit) for figure in found] == wanted


def test_figures_that_contradict_each_other_stay_side_by_side() -> None:
    paragraphs, predicates = read_marked(
        "The army said 5 rebels were [killed].", "Rebels said 50 soldiers were [killed]."
    )
    assert [(item.figure.min, item.predicate) for item in find_figures(paragraphs, predicates)] == [
        (5, 0),
        (50, 1),
    ]


@given(st.integers(min_value=0, max_value=999_999_999))
def test_digits_with_commas_are_read_back(number: int) -> None:
    assert value_of(f"{number:,}", load_data()) == number
    assert value_of(str(number), load_data()) == number


@given(st.text(alphabet="0123456789 ,.-abdehinorstuvwyz$€%", max_size=60))
def test_any_text_gives_quantities_in_order_inside_it(text: str) -> None:
    last = 0
    for quantity in find_quantities(text, load_data()):
        assert last <= quantity.core < quantity.core_end <= len(text)
        assert quantity.min is None or quantity.max is None or quantity.min <= quantity.max
        last = quantity.core_end


def test_the_data_is_clean_and_a_wrong_entry_is_named(tmp_path: Path) -> None:
    assert lint(data_dir()) == []
    folder = tmp_path / "figures"
    folder.mkdir()
    text = (data_dir() / "figures" / "numbers.yaml").read_text(encoding="utf-8")
    (folder / "numbers.yaml").write_text(
        text.replace("dozens: [24, 99]", "dozens: [99, 24]"), encoding="utf-8"
    )
    problems = lint(tmp_path)
    assert len(problems) == 1
    assert "'dozens': the lower value 99.0 is above the higher 24.0: swap them" in problems[0]


def test_a_toll_that_is_no_outcome_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "figures"
    copytree(data_dir() / "figures", folder)
    counted = folder / "counted.yaml"
    text = counted.read_text(encoding="utf-8")
    counted.write_text(text.replace("of_war: [killed,", "of_war: [fallen,"), encoding="utf-8")

    (problem,) = lint(tmp_path)

    assert problem == (
        f"{counted}: at the file: Value error, of_war: 'fallen' is no outcome: name one of killed, wounded, "
        "captured, arrested, missing, displaced; see the comments in it"
    )


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Armenia handed over four villages to Azerbaijan.", [("settlements", 4.0, 4.0, None)]),
        ("Over four villages in Azerbaijan were burned.", [("settlements", 4.0, None, "over")]),
        ("Ukraine shot down 45 of 52 Russian drones overnight.", [("drones", 45.0, 45.0, None)]),
        ("Gunmen kidnapped at least 280 schoolchildren in Nigeria.", [("captured", 280.0, None, "at least")]),
        ("Nearly 580,000 have been displaced in Haiti.", [("displaced", None, 580000.0, "nearly")]),
    ],
)
def test_particles_parts_and_bare_numbers(
    text: str, figures: list[tuple[str, float | None, float | None, str | None]]
) -> None:
    raw = RawDocument(uri="x", content=text, media_type="text/plain", published=date(2024, 6, 25))
    (event,) = extract(raw).events
    assert [(item.of, item.min, item.max, item.qualifier) for item in event.figures] == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        # Who are part of the dead are dead, however the text sets them out.
        (
            "A bomb killed nine people in Kano, two of them soldiers, and hurt 30.",
            [("killed", 9.0, "people"), ("killed", 2.0, "soldiers"), ("wounded", 30.0, "people")],
        ),
        (
            "A shell killed 22 people in Hodeidah: 12 nurses and ten patients, three of whom were children.",
            [
                ("killed", 22.0, "people"),
                ("killed", 12.0, "nurses"),
                ("killed", 10.0, "patients"),
                ("killed", 3.0, "children"),
            ],
        ),
        (
            "Clashes in Bangui killed 31 people, including ten soldiers, 12 rebels and nine civilians.",
            [
                ("killed", 31.0, "people"),
                ("killed", 10.0, "soldiers"),
                ("killed", 12.0, "rebels"),
                ("killed", 9.0, "civilians"),
            ],
        ),
        # ... but what a verb says of just these stands.
        (
            "A bomb wounded 40 people in Kano, five of whom died later.",
            [("wounded", 40.0, "people"), ("killed", 5.0, "people")],
        ),
        # The whole of which a part is counted is no figure.
        (
            "Peacekeepers evacuated 5,000 of the enclave's 17,000 people to Kladanj.",
            [("displaced", 5000.0, "people")],
        ),
        ("Shelling killed a family of seven in Aleppo.", [("killed", 7.0, "family")]),
        ("Israel captured 5,600 Egyptians in the Sinai.", [("captured", 5600.0, "egyptians")]),
        ("A raid on Hue killed 120 North Vietnamese.", [("killed", 120.0, "north vietnamese")]),
        ("Of the 400,000 people who fled Marawi, few came back.", [("displaced", 400000.0, "people")]),
        # The next sentence tells who the dead were, or gives another's number.
        (
            "A bomb killed 30 people in Kano on Friday. The dead included three children.",
            [("killed", 30.0, "people"), ("killed", 3.0, "children")],
        ),
        (
            "A bomb killed 30 people in Kano on Friday. Six of the dead were pupils.",
            [("killed", 30.0, "people"), ("killed", 6.0, "people")],
        ),
        (
            "Jets bombed Tyre on Tuesday. Doctors said 12 people were killed; Israel spoke of eight gunmen.",
            [("killed", 12.0, "people"), ("killed", 8.0, "gunmen")],
        ),
    ],
)
def test_parts_totals_and_second_numbers(text: str, figures: list[tuple[str, float, str]]) -> None:
    raw = RawDocument(uri="x", content=text, media_type="text/plain", published=date(2024, 6, 25))
    (event,) = extract(raw).events
    assert [(item.of, item.min, item.unit) for item in event.figures] == figures
