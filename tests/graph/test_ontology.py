"""The ontology: its files, its codes, its older names, its page."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from graph.ontology import OntologyError, lint, load_ontology, read_ontology
from graph.paths import data_dir

PLOVER = {
    "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "MOBILIZE", "SANCTION", "COERCE", "ASSAULT",
}  # fmt: skip


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(data_dir() / "ontology", tmp_path / "ontology")
    return tmp_path


def test_all_plover_types_are_there_and_own_types_say_so() -> None:
    names = set(load_ontology().types)
    assert names >= PLOVER
    assert {name for name in names - PLOVER if not name.startswith("CASUS_")} == set()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("DEMAND", ("REQUEST", None)),
        ("DISAPPROVE", ("ACCUSE", None)),
        ("INVESTIGATE", ("ACCUSE", "investigate")),
        ("FIGHT", ("ASSAULT", None)),
        ("YIELD", ("CONCEDE", None)),
        ("ASSAULT", ("ASSAULT", None)),
    ],
)
def test_older_names_resolve(old: str, new: tuple[str, str | None]) -> None:
    assert load_ontology().resolve(old) == new


def test_an_unknown_name_is_an_error_that_lists_the_names() -> None:
    with pytest.raises(KeyError, match="no event type 'FEAST': one of ACCUSE"):
        load_ontology().resolve("FEAST")


def test_a_mode_takes_from_its_type_what_it_does_not_say() -> None:
    ontology = load_ontology()
    assert ontology.intensity("ASSAULT", "airstrike") == -10
    assert ontology.cameo("ASSAULT", "airstrike") == "195"
    assert ontology.acled("ASSAULT", "airstrike") == "Air/drone strike"
    assert ontology.contexts_of("ASSAULT", "airstrike") == ("military",)
    assert ontology.acled("CASUS_DISPLACEMENT", "flight") == "Other"
    assert ontology.cameo("CASUS_DISPLACEMENT", "flight") is None


def test_cooperation_is_never_rated_as_worse_than_conflict() -> None:
    ontology = load_ontology()
    material = [k for k in ontology.types.values() if k.quad == "material conflict"]
    cooperation = [k for k in ontology.types.values() if k.quad.endswith("cooperation")]
    assert max(k.intensity for k in material) < min(k.intensity for k in cooperation)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("acled: Other", "acled: Fireworks", "no ACLED sub-event 'Fireworks' in acled.yaml"),
        ("contexts: [humanitarian]", "contexts: [gardening]", "context 'gardening' is not in contexts.yaml"),
        ("intensity: 7\n", "intensity: 70\n", "less than or equal to 10"),
        ("type: AID", "type: HELP", "name the file help.yaml"),
        ("type: AID", "type: AID\ncolour: red", "Extra inputs are not permitted"),
        ("class: material cooperation", "aliases: [FIGHT]\nclass: material cooperation", "is also"),
    ],
)
def test_a_wrong_file_is_named_with_the_mend(copy: Path, old: str, new: str, message: str) -> None:
    path = copy / "ontology" / "events" / "aid.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(OntologyError, match=message):
        read_ontology(copy)
    assert len(lint(copy)) == 1


def test_a_folder_without_types_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match="no event types"):
        read_ontology(tmp_path)


def test_the_page_is_what_the_data_says() -> None:
    from ingest.lexicon import load_lexicon
    from scripts.ontology_docs import PAGE, page

    assert PAGE.read_text(encoding="utf-8") == page(load_ontology(), load_lexicon()), (
        "docs/ontology.md is stale: run python -m scripts.ontology_docs"
    )
