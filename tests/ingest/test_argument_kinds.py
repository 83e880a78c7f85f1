"""The lists of event types by how their parties are found."""

from __future__ import annotations

from pathlib import Path

from ingest.arguments.kinds import lint, load_kinds


def test_accords_are_level() -> None:
    kinds = load_kinds()

    assert kinds.accords == {"AGREE", "RETREAT"}
    assert not kinds.accords & kinds.one_sided


def test_an_unknown_type_is_named(tmp_path: Path) -> None:
    file = tmp_path / "arguments" / "kinds.yaml"
    file.parent.mkdir()
    lists = ["about_somebody", "going", "told", "held", "deeds", "accords", "one_sided"]
    file.write_text(
        "".join(f"{name}: [AGREE]\n" for name in lists[:-1]) + "one_sided: [QUARREL]\n", encoding="utf-8"
    )

    assert lint(tmp_path) == [
        "arguments/kinds.yaml: one_sided: no type 'QUARREL' in data/ontology; mend the name"
    ]
