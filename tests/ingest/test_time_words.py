"""The words of time and what their lint finds."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.time_words import TimeWordsError, lint, load_time_words


def test_a_word_given_twice_or_in_two_lists_is_an_error(tmp_path: Path) -> None:
    from graph.paths import data_dir

    folder = tmp_path / "time"
    folder.mkdir()
    for name in ("calendar", "words", "holidays"):
        text = (data_dir() / "time" / f"{name}.yaml").read_text(encoding="utf-8")
        text = text.replace("ago: [ago]", "ago: [ago, Ago]").replace("dusk: EV", "dusk: EV\n  Dusk: EV")
        text = text.replace("frequencies: [once", "frequencies: [recent, once")
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    assert lint(tmp_path) == [
        "time/calendar.yaml, parts_of_day: 'Dusk' is there twice; take one out",
        "time/words.yaml, ago: 'Ago' is there twice; take one out",
        "data/time: 'recent' stands under before and frequencies; keep one",
    ]


def test_the_project_s_words_pass_their_lint_and_a_bad_entry_is_named(tmp_path: Path) -> None:
    from graph.paths import data_dir

    assert lint(data_dir()) == []
    folder = tmp_path / "time"
    folder.mkdir()
    for name in ("calendar", "words", "holidays"):
        text = (data_dir() / "time" / f"{name}.yaml").read_text(encoding="utf-8")
        (folder / f"{name}.yaml").write_text(text.replace("same: [same", "same: [1"), encoding="utf-8")
    with pytest.raises(TimeWordsError, match=r"words\.yaml, entry same/0: .*string.*Correct"):
        load_time_words(folder)
