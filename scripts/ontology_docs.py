"""Writes ``docs/ontology.md`` from ``data/ontology/`` and counts the lexicon's entries.

``python -m scripts.ontology_docs`` rewrites the page; a test fails when it is stale.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from graph.ontology import EventType, Ontology, load_ontology
from ingest.lexicon import Lexicon, load_lexicon

PAGE = Path(__file__).resolve().parent.parent / "docs" / "ontology.md"
_HEAD = """# Ontology of events

Generated from `data/ontology/` by `python -m scripts.ontology_docs`: do not edit.

The types are PLOVER's; a name that starts with `CASUS_` is this project's own. Every mode names the CAMEO
code and the ACLED sub-event that come nearest, and an intensity from -10 (war) to 10 (union).
*Entries* counts the senses in `data/lexicon/` that lead to the type or mode directly; operators
("agreed to …") lead to more.
"""


def _type(kind: EventType, ontology: Ontology, counts: Counter[tuple[str, str | None]]) -> list[str]:
    name = kind.type
    older = ", ".join(a.name + (f" (mode {a.mode})" if a.mode else "") for a in kind.aliases)
    total = sum(count for (type_, _), count in counts.items() if type_ == name)
    lines = [f"## {name}", "", kind.definition, "", f"Class: {kind.quad}. Intensity {kind.intensity:g}."]
    lines[-1] += f" CAMEO {kind.cameo or 'none'}. ACLED: {kind.acled or 'none'}. Entries: {total}."
    if older:
        lines.append(f"Older names: {older}.")
    lines += ["", "| mode | meaning | intensity | CAMEO | ACLED | contexts | entries |"]
    lines.append("|---|---|---|---|---|---|---|")
    for mode, body in kind.modes.items():
        cells = (
            f"`{mode}`",
            body.definition,
            f"{ontology.intensity(name, mode):g}",
            ontology.cameo(name, mode) or "",
            ontology.acled(name, mode) or "",
            ", ".join(ontology.contexts_of(name, mode)),
            str(counts[name, mode]),
        )
        lines.append("| " + " | ".join(cells) + " |")
    return [*lines, ""]


def page(ontology: Ontology, lexicon: Lexicon) -> str:
    """The whole page as Markdown."""
    counts = Counter((sense.type, sense.mode) for sense in lexicon.senses)
    lines = [_HEAD]
    for kind in sorted(ontology.types.values(), key=lambda item: (item.type.startswith("CASUS_"), item.type)):
        lines += _type(kind, ontology, counts)
    lines += ["## Contexts", "", "| context | meaning |", "|---|---|"]
    lines += [f"| `{name}` | {text} |" for name, text in ontology.contexts.items()]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Rewrite the page."""
    PAGE.write_text(page(load_ontology(), load_lexicon()), encoding="utf-8")


if __name__ == "__main__":
    main()
