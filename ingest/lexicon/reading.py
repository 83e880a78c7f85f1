"""The lexicon of ``data/lexicon/``, read, checked and kept."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from graph.ontology import OntologyError, read_ontology
from graph.paths import data_dir, state_dir
from ingest.lexicon import cache
from ingest.lexicon.compiling import Compiler, clashes
from ingest.lexicon.files import read_yaml
from ingest.lexicon.schema import LexiconError, parse_file
from ingest.lexicon.senses import Lexicon

_PLAIN = ("classes.yaml", "frames.yaml", "operators.yaml", "instruments.yaml", "domains.yaml")


def read_lexicon(data: Path) -> tuple[Lexicon, list[str]]:
    """The lexicon below ``data`` and everything that is wrong with it.

    Raises:
        LexiconError: a file cannot be read at all.
        graph.ontology.OntologyError: the ontology that it refers to is wrong.
    """
    folder = data / "lexicon"
    compiler = Compiler(folder, read_ontology(data))
    for path in sorted(folder.glob("*.yaml")):
        if path.name not in _PLAIN:
            for sense in compiler.compile(path, parse_file(path, read_yaml(path))):
                compiler.lexicon.add(sense)
    compiler.lexicon.sort()
    return compiler.lexicon, [*compiler.problems, *clashes(compiler.lexicon)]


@lru_cache(maxsize=4)
def _load(data: Path) -> Lexicon:
    path = state_dir() / "cache" / f"lexicon-{cache.fingerprint(data)}.marshal"
    kept = cache.load(path)
    if kept is not None:
        return kept
    lexicon, problems = read_lexicon(data)
    if problems:
        raise LexiconError("\n".join(problems))
    cache.save(path, lexicon)
    return lexicon


def load_lexicon() -> Lexicon:
    """The lexicon of the data folder, read once.

    Raises:
        LexiconError: something is wrong with it; the message lists each file, entry and mend.
    """
    return _load(data_dir())


def lint(data: Path) -> list[str]:
    """Problems of the lexicon's files as text, none when it is right."""
    try:
        return read_lexicon(data)[1]
    except (LexiconError, OntologyError) as error:
        return [str(error)]
