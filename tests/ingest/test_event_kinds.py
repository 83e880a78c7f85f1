"""The lists of event types that rules treat alike."""

from __future__ import annotations

from pathlib import Path

import yaml

from ingest.event_kinds import Kinds, lint, load_kinds


def test_accords_are_level() -> None:
    kinds = load_kinds()

    assert kinds.accords == {"AGREE", "RETREAT"}
    assert not kinds.accords & kinds.one_sided


def test_harm_is_violence_whose_means_is_open() -> None:
    kinds = load_kinds()

    assert kinds.harm == {"ASSAULT.killing", "ASSAULT.wounding", "ASSAULT.destruction"}
    assert kinds.by_any_means == kinds.harm | {"ASSAULT.attack", "ASSAULT.assassination"}
    assert kinds.violence == {"ASSAULT"}


def test_what_is_to_end_a_war_may_have_ended_it() -> None:
    kinds = load_kinds()

    assert kinds.purposes == {"AGREE", "CONSULT"}
    assert kinds.war_enders == kinds.purposes | {"RETREAT", "CONCEDE"}


def test_an_unknown_type_is_named(tmp_path: Path) -> None:
    file = tmp_path / "event_kinds.yaml"
    kinds = {
        name: "AGREE.truce" if field.annotation is str else ["AGREE"]
        for name, field in Kinds.model_fields.items()
    }
    kinds |= {"one_sided": ["QUARREL"], "riot": "PROTEST.brawl"}
    file.write_text(yaml.safe_dump(kinds), encoding="utf-8")

    assert lint(tmp_path) == [
        "event_kinds.yaml: one_sided: no type 'QUARREL' in data/ontology; mend the name",
        "event_kinds.yaml: riot: no mode 'PROTEST.brawl' in data/ontology; mend the name",
    ]
