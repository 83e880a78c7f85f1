"""The suites of ``make eval``, each run where its corpus is to be had."""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, cast

from evaluation import codebook, copies, namesakes, own, seed, stories
from evaluation.cases import Case, case_of
from evaluation.names import load_names
from evaluation.own import Extract

# Suites over public corpora, one module each with score(corpora[, file for the cases]) -> figures, and
# under "cases" what became of each, where the module does not write that file itself.
_CORPUS_SUITES = ("plover", "timex", "clean_text", "ecbplus")


@dataclass(frozen=True)
class Outcome:
    """A suite's figures by section ("own/report"), or why it was not run."""

    suite: str
    sections: dict[str, dict[str, float]] = field(default_factory=dict)
    cases: list[Case] = field(default_factory=list)
    skipped: str | None = None


def extractor(name: str) -> Extract:
    """The extraction function of that name.

    Raises:
        ValueError: the pipeline offers no choice of extractor and another than ``rules`` is asked for.
    """
    from ingest.pipeline import extract

    if name == "rules":
        return extract
    if "extractor" not in inspect.signature(extract).parameters:
        raise ValueError(f"extractor {name!r}: the pipeline offers 'rules' alone")
    return partial(cast("Any", extract), extractor=name)


def suite_names() -> tuple[str, ...]:
    """All suites, in the order of the table."""
    return ("seed", "own", "articles", "outside", "stories", "copies", "names", "codebook", *_CORPUS_SUITES)


def run(
    chosen: tuple[str, ...], data_dir: Path, corpora: Path, report: Path, extract: Extract
) -> Iterator[Outcome]:
    """Runs the chosen suites one by one."""
    own_suites: dict[str, Callable[[], Outcome]] = {
        "seed": lambda: _seed(data_dir, corpora, extract),
        "own": lambda: _sections("own", own.score(data_dir, extract)),
        "articles": lambda: _sections("articles", own.score(data_dir, extract, "articles", "articles")),
        "outside": lambda: _sections("outside", own.score_outside(data_dir, extract)),
        "stories": lambda: _sections("stories", stories.score(data_dir, extract)),
        "codebook": lambda: _codebook(data_dir, report),
        "copies": lambda: _sections("copies", copies.score(data_dir)),
        "names": lambda: _sections("names", namesakes.score(data_dir)),
    }
    for name in chosen:
        yield own_suites[name]() if name in own_suites else _corpus(name, corpora, report)


def _sections(suite: str, scored: tuple[dict[str, dict[str, float]], list[Case]]) -> Outcome:
    return Outcome(suite, *scored)


def _seed(data_dir: Path, corpora: Path, extract: Extract) -> Outcome:
    folder = corpora / "seed"
    if not (folder / "gold.json").is_file():
        return Outcome("seed", skipped=f"no seed article under {corpora}")
    metrics, cases = seed.score(folder, extract, load_names(data_dir))
    return Outcome("seed", {"seed": metrics}, cases)


def _codebook(data_dir: Path, report: Path) -> Outcome:
    """Sentences for every code; the figures of the fifth held out are the ones that count."""
    try:
        found = codebook.score(data_dir, report / "codebook.jsonl")
    except FileNotFoundError as error:
        return Outcome("codebook", skipped=str(error))
    return Outcome("codebook", dict(_flat("codebook", found)))


def _corpus(name: str, corpora: Path, report: Path) -> Outcome:
    if not corpora.is_dir():
        return Outcome(name, skipped=f"no corpora under {corpora}")
    module = importlib.import_module(f"evaluation.{name}")
    try:
        if len(inspect.signature(module.score).parameters) > 1:
            found = module.score(corpora, report / f"{name}.jsonl")
        else:
            found = module.score(corpora)
    except FileNotFoundError as error:
        return Outcome(name, skipped=str(error))
    cases = [case_of(name, number, row) for number, row in enumerate(found.pop("cases", ()))]
    return Outcome(name, dict(_flat(name, found)), cases)


def _flat(prefix: str, found: dict[str, Any]) -> Iterator[tuple[str, dict[str, float]]]:
    """Sections of numbers out of nested figures: {"report": {"f1": .9}} gives "plover/report"."""
    numbers = {key: float(value) for key, value in found.items() if isinstance(value, int | float)}
    if numbers:
        yield prefix, numbers
    for key, value in found.items():
        if isinstance(value, dict):
            yield from _flat(f"{prefix}/{key}", value)
