"""A brief on a conflict: HTML or Markdown, every line footnoted to its sentence.

No prose but that of the templates: a line is a fact of the graph, and its footnotes are the
claims behind it. Text from articles is escaped in both forms.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jinja2

from graph.date_words import edtf_words
from graph.report.brief import Brief, make_brief
from graph.report.markdown import markdown_safe

if TYPE_CHECKING:
    from graph.store import Store

__all__ = ["Brief", "make_brief", "render", "report"]
_FOLDER = Path(__file__).parent / "templates"
_FORMS = {".html": "brief.html", ".htm": "brief.html", ".md": "brief.md"}


def report(
    store: Store,
    conflict: str,
    suffix: str,
    *,
    start: date | None = None,
    end: date | None = None,
    as_of: date | None = None,
) -> str:
    """The brief on a conflict (an id) as text; ``suffix`` is .html or .md.

    Raises:
        ValueError: another suffix, or a range that ends before it starts.
        graph.store.NotFoundError: no conflict has this id.
    """
    return render(make_brief(store, conflict, start=start, end=end, as_of=as_of), suffix)


def render(brief: Brief, suffix: str) -> str:
    """The brief as HTML (one file, nothing loaded from outside) or Markdown.

    Raises:
        ValueError: a suffix that is neither .html nor .md.
    """
    name = _FORMS.get(suffix.lower())
    if name is None:
        raise ValueError(f"a report is written as .html or .md, not {suffix or 'without a suffix'}")
    return _environment(name).get_template(name).render(brief=brief).strip() + "\n"


def _environment(name: str) -> jinja2.Environment:
    html = name.endswith(".html")
    finalize = None if html else markdown_safe
    options: dict[str, Any] = {"finalize": finalize} if finalize else {}
    # In Markdown every value goes through ``markdown_safe`` instead, which also escapes HTML.
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_FOLDER),
        autoescape=html,  # noqa: S701 — off for Markdown alone, see above
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        **options,
    )
    environment.filters["words"] = edtf_words
    return environment
