"""Views saved under a name: kept on disk, each analyst's own, one of a name."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.panels.menu import menu_data
from dashboard.saved_views import MOST, SavedViewError, forget, save, saved_views


def _names(state: Path, by: str) -> list[tuple[str, str, dict[str, str | list[str]]]]:
    return [(view.name, view.page, view.parameters) for view in saved_views(state, by)]


def test_a_view_is_kept_under_its_name_and_only_for_its_analyst(tmp_path: Path) -> None:
    assert saved_views(tmp_path, "ana") == []
    save(tmp_path, "ana", "  Border \n war ", "timeline", {"conflict": ["con-1", "con-2"], "lanes": "actor"})
    save(tmp_path, "ana", "aid", "map", {})
    save(tmp_path, "bo", "Border war", "relations", {"actor": ["act-1"]})
    assert _names(tmp_path, "ana") == [
        ("aid", "map", {}),
        ("Border war", "timeline", {"conflict": ["con-1", "con-2"], "lanes": "actor"}),
    ]
    assert _names(tmp_path, "bo") == [("Border war", "relations", {"actor": ["act-1"]})]


def test_a_name_that_is_used_again_holds_the_new_view(tmp_path: Path) -> None:
    save(tmp_path, "ana", "watch", "timeline", {"q": "one"})
    save(tmp_path, "ana", "watch", "search", {"q": "two"})
    assert _names(tmp_path, "ana") == [("watch", "search", {"q": "two"})]
    forget(tmp_path, "bo", "watch")
    assert len(saved_views(tmp_path, "ana")) == 1
    forget(tmp_path, "ana", "watch")
    assert saved_views(tmp_path, "ana") == []


@pytest.mark.parametrize("name", ["", " \n", "x" * 81])
def test_a_name_is_neither_empty_nor_a_text(tmp_path: Path, name: str) -> None:
    with pytest.raises(SavedViewError, match="1 to 80 characters"):
        save(tmp_path, "ana", name, "timeline", {})


def test_there_is_a_most(tmp_path: Path) -> None:
    for number in range(MOST):
        save(tmp_path, "ana", f"view {number}", "timeline", {})
    with pytest.raises(SavedViewError, match="forget one first"):
        save(tmp_path, "ana", "one more", "timeline", {})
    save(tmp_path, "ana", "view 7", "map", {})  # in place of another


def test_a_damaged_file_is_named_and_not_written_over(tmp_path: Path) -> None:
    save(tmp_path, "ana", "watch", "timeline", {})
    file = tmp_path / "dashboard" / "views.json"
    file.write_text('[{"name": 3}]')
    with pytest.raises(SavedViewError, match=r"views\.json: .*move it away"):
        saved_views(tmp_path, "ana")
    with pytest.raises(SavedViewError):
        save(tmp_path, "ana", "other", "timeline", {})
    assert file.read_text() == '[{"name": 3}]'


def test_the_menu_gets_addresses_and_no_page_that_is_gone(tmp_path: Path) -> None:
    save(tmp_path, "ana", "a&b", "map", {"conflict": ["con-1", "con-2"], "from": "2023-01-01"})
    save(tmp_path, "ana", "old", "page-of-before", {})
    told = menu_data("map", saved_views(tmp_path, "ana"))
    assert told["saved"] == [
        {"name": "a&b", "page": "map", "query": "conflict=con-1&conflict=con-2&from=2023-01-01"}
    ]
    assert told["current"] == "map"
    assert {"event", "q", "steps"} <= set(told["dropped"])
    assert not {"conflict", "from", "lanes", "order"} & set(told["dropped"])
