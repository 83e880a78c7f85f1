"""The small graph with a payload in every text that an article or a name can bring."""

from __future__ import annotations

from collections.abc import Callable

from graph.views import ArticleView
from tests.dashboard.fake_graph import FakeGraph
from tests.dashboard.worlds import small

PAYLOADS = (
    "<script>window.__xss=1</script>",
    "<img src=x onerror=window.__xss=1>",
    '"><svg onload=window.__xss=1>',
    "' onmouseover='window.__xss=1",
    "<a href='javascript:window.__xss=1'>press</a>",
    "![beacon](http://beacon.example/pixel.png)",
    "[link](http://beacon.example/) http://beacon.example/bare",
    "<style>body{background:url(http://beacon.example/style)}</style>",
    "<iframe srcdoc='<script>parent.__xss=1</script>'></iframe>",
    ":material/delete: **bold** $x$ :red[colour]",
    '=HYPERLINK("http://beacon.example","x")',
    "{{constructor.constructor('window.__xss=1')()}}",
    "<base href='http://beacon.example/'>",
)


def hostile() -> FakeGraph:
    """The small graph with a payload in every text that an article or a name can bring."""
    graph = small()
    nasty = " ".join(PAYLOADS)
    # a name that is nothing but a formula: a spreadsheet runs what a cell begins with
    formula = f"={PAYLOADS[10].removeprefix('=')} {nasty}"

    def poison(row: object) -> object:
        if isinstance(row, tuple):
            return tuple(poison(one) for one in row)
        if not hasattr(row, "model_copy"):
            return row
        changes: dict[str, object] = {}
        for name in type(row).model_fields:  # type: ignore[attr-defined]
            value = getattr(row, name)
            if isinstance(value, tuple):
                changes[name] = nasty_tuple(name, value)
            elif isinstance(value, str) and name in TEXTS:
                changes[name] = f"{value} {nasty}"
            elif hasattr(value, "model_copy"):
                changes[name] = poison(value)
        return row.model_copy(update=changes)

    def nasty_tuple(name: str, value: tuple[object, ...]) -> tuple[object, ...]:
        return (nasty,) if name in {"aliases", "warnings"} else tuple(poison(one) for one in value)

    graph.events = [poison(row) for row in graph.events]  # type: ignore[misc]
    graph.events[0] = graph.events[0].model_copy(update={"name": formula})
    graph.pairs = [poison(row) for row in graph.pairs]  # type: ignore[misc]
    graph.names = [poison(row) for row in graph.names]  # type: ignore[misc]
    graph.orders = [poison(row) for row in graph.orders]  # type: ignore[misc]
    graph.relation_rows = [poison(row) for row in graph.relation_rows]  # type: ignore[misc]
    graph.actors = [poison(row) for row in graph.actors]  # type: ignore[misc]
    graph.articles = [_hostile_article(row, nasty, poison) for row in graph.articles]
    return graph


TEXTS = frozenset(
    (
        *(
            "name",
            "source_name",
            "target_name",
            "before_name",
            "after_name",
            "basis",
            "mode",
            "acled",
            "of",
            "unit",
            "qualifier",
            "level",
            "because_text",
        ),
        *(
            "why",
            "by",
            "speaker",
            "label",
            "title",
            "outlet",
            "agency",
            "dateline",
            "published_basis",
            "reason",
            "text",
        ),
    )
)


def _hostile_article(row: ArticleView, nasty: str, poison: Callable[[object], object]) -> ArticleView:
    found = poison(
        row.model_copy(update={"agency": "Agency", "dateline": "Port", "url": "javascript:alert(1)"})
    )
    assert isinstance(found, ArticleView)
    text = f"{nasty}\n\n{row.text}\n\n{nasty}"
    claims = []
    for claim in found.claims:
        claims.append(claim.model_copy(update={"quote": nasty, "start": 0, "end": len(nasty)}))
    return found.model_copy(update={"text": text, "claims": tuple(claims)})
