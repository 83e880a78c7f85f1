"""The map's files: exactness of kinds of places, outlines named as the gazetteer names them."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from graph.outlines import MapDataError, exactness, lint, outlined, read_kinds, read_outlines
from graph.paths import data_dir


def test_the_files_as_they_stand_are_right() -> None:
    assert lint(data_dir()) == []
    assert len(read_outlines(data_dir())) == 178


def test_states_are_found_by_the_gazetteers_names() -> None:
    folder = data_dir() / "gazetteer"
    states = yaml.safe_load((folder / "states.yaml").read_text(encoding="utf-8"))
    by_hand = yaml.safe_load((folder / "state_names.yaml").read_text(encoding="utf-8"))
    names = {state["iso3"]: state["name"] for state in states}
    names |= {iso3: told["name"] for iso3, told in by_hand.items() if "name" in told}
    crimea = next(one for one in read_outlines(data_dir()) if one.name == "Crimea")
    assert (crimea.iso3, len(crimea.rings)) == (None, 1)
    assert {one.name for one in read_outlines(data_dir()) if one.iso3} <= set(names.values())
    assert {names[iso3] for iso3 in ("TUR", "MMR", "PSE", "XKX", "SDN", "UKR", "FRA")} <= outlined()


@pytest.mark.parametrize(
    ("kind", "drawn"),
    [("city", "point"), ("country", "country"), ("province", "area"), ("moor", "area"), (None, "area")],
)
def test_what_nobody_has_named_is_never_a_point(kind: str | None, drawn: str) -> None:
    assert exactness(kind) == drawn


def _folder(tmp_path: Path, outlines: str, kinds: str) -> Path:
    (tmp_path / "map").mkdir()
    (tmp_path / "map" / "outlines.json").write_text(outlines, encoding="utf-8")
    (tmp_path / "map" / "exactness.yaml").write_text(kinds, encoding="utf-8")
    return tmp_path


def test_faults_are_named_with_their_place(tmp_path: Path) -> None:
    data = _folder(
        tmp_path,
        '[{"iso3": "ABC", "name": "Dorland", "rings": [[[200, 0], [1, 1]]]}]',
        "{point: [city], country: [country], area: [city]}",
    )
    with pytest.raises(MapDataError, match=r"outlines.json: Dorland: 200.0, 0.0 is no place on earth"):
        read_outlines(data)
    with pytest.raises(MapDataError, match=r"exactness.yaml: city stands under two headings: keep one"):
        read_kinds(data)
    assert len(lint(data)) == 2


def test_an_unknown_heading_is_refused(tmp_path: Path) -> None:
    data = _folder(tmp_path, "[]", "{point: [], country: [], area: [], dots: []}")
    with pytest.raises(MapDataError, match=r"exactness.yaml: dots: Extra inputs are not permitted; mend it"):
        read_kinds(data)
