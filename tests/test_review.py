"""``casus review`` as a person uses it."""

from __future__ import annotations

import json
from pathlib import Path

from graph.store import ServerFolder
from tests.graph.store.test_judgements import raid
from tests.stores import RUN, opened
from tests.test_casus import casus


def test_an_analyst_lists_says_and_takes_back(tmp_path: Path) -> None:
    with opened(ServerFolder(tmp_path / "store")) as store:
        later = "Veska says that its town was attacked from the air at some time, by whom it did not say."
        store.write_many([raid("a"), raid("b", on=None, who={"veska": "recipient"}, sentence=later)], RUN)
    try:
        pair = ("evt-raid-a", "evt-raid-b")
        listed = casus("review", "list", "--format", "json", home=tmp_path)
        (row,) = json.loads(listed.stdout)
        assert (row["first"]["id"], row["second"]["id"], row["verdict"]) == (*pair, "unsure")
        assert row["second"]["claims"][0]["quote"] == later
        assert casus("review", "same", *pair, "--by", "ana", home=tmp_path).returncode == 0
        assert json.loads(casus("review", "list", "--format", "json", home=tmp_path).stdout) == []
        assert casus("review", "undo", *pair, "--by", "ana", home=tmp_path).returncode == 0
        again = casus("review", "undo", *pair, "--by", "ana", home=tmp_path)
        assert (again.returncode, again.stdout) == (1, "")
        assert "no analyst has said anything" in again.stderr
        assert casus("review", "same", "evt-raid-a", home=tmp_path).returncode == 2
        assert json.loads(casus("review", "names", "--format", "json", home=tmp_path).stdout) == []
        known = casus("review", "names", "--name", "act-none", home=tmp_path)
        assert (known.returncode, known.stdout) == (1, "")
        assert "no actor or place act-none" in known.stderr
    finally:
        casus("store", "stop", home=tmp_path)
