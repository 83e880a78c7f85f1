"""The address holds the whole scene, and nonsense in it does no harm."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.address import LANES, Scene
from graph.records import Status

IDS = st.lists(st.text(min_size=1, max_size=12), max_size=3, unique=True).map(tuple)
ONE = st.none() | st.text(min_size=1, max_size=12)
DAYS = st.none() | st.dates()
SCENES = st.builds(
    Scene,
    conflict=IDS, actor=IDS, place=IDS, type=IDS,
    status=st.lists(st.sampled_from([one.value for one in Status]), unique=True).map(tuple),
    as_of=DAYS, sources=st.integers(0, 99), confidence=st.integers(0, 100), lanes=st.sampled_from(LANES),

    event=ONE, article=ONE, claim=ONE, source=ONE, target=ONE, q=ONE,
)  # fmt: skip


@given(SCENES)
def test_reading_an_address_gives_the_scene_that_wrote_it(scene: Scene) -> None:
    assert Scene.read(scene.parameters()) == scene


def test_the_default_scene_has_an_empty_address() -> None:
    assert Scene().parameters() == {}


def test_nonsense_is_left_out() -> None:
    address = {
        "from": "yesterday",
        "to": "2023-02-30",
        "status": ["denied", "true"],
        "lanes": "colour",
        "sources": "-4",
        "confidence": "1e9",
        "nobody": "asked",
    }
    assert Scene.read(address) == Scene(status=("denied",))


def test_a_window_that_ends_before_it_begins_is_turned() -> None:
    scene = Scene.read({"from": "2023-05-01", "to": "2020-01-01"})
    assert (scene.start, scene.end) == (date(2020, 1, 1), date(2023, 5, 1))


@pytest.mark.parametrize("name", ["conflict", "as_of", "sources", "confidence"])
def test_any_filter_counts_as_narrowing(name: str) -> None:
    values = {"conflict": ("c",), "as_of": date(2023, 1, 1), "sources": 2, "confidence": 50}
    assert Scene(**{name: values[name]}).narrowed()
    assert not Scene().narrowed()


def test_the_network_of_an_actor_is_in_the_address_and_left_behind_with_it() -> None:
    asked = {
        "around": "actor:a", "steps": "2", "opened": ["actor:b", "actor:c"], "folded": ["actor:d"],
        "until": "2023-09", "node": "actor:a", "conflict": ["con:x"], "order": "reported",
    }  # fmt: skip
    scene = Scene.read(asked)
    assert (scene.around, scene.steps, scene.opened, scene.folded) == (
        "actor:a",
        2,
        ("actor:b", "actor:c"),
        ("actor:d",),
    )
    assert Scene.read(scene.parameters()) == scene
    assert scene.without_selection() == Scene(conflict=("con:x",), order="reported")
    assert Scene.read({"steps": "7", "order": "sideways"}) == Scene()
