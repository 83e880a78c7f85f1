"""Words, quotes and files: no date made more exact than it is, no text that becomes code."""

from __future__ import annotations

import csv
import io
from datetime import date
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.exports import safe_cell, to_csv, to_html
from dashboard.panels.evidence import differences_html, figure_words, nearest
from dashboard.panels.lists import event_item, mark
from dashboard.quotation import marked, passage
from dashboard.wording import date_words, sources_of, tone
from graph.edtf import date_value
from graph.records import Modality, Precision, Status
from graph.views import ClaimRow, Evidence, FigureRow, TimelineRow
from graph.views.told_rows import Conflicting, OrderRow, Variant


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2023-09-19", "19 Sep 2023"),
        ("2023-09-19~", "about 19 Sep 2023"),
        ("2023-09", "September 2023"),
        ("2023", "2023"),
        ("2023?", "perhaps 2023"),
        ("199X", "the 1990s"),
        ("2023-22", "summer 2023"),
        ("2023-10-20/..", "20 Oct 2023 or later"),
        ("../2023-10-20", "20 Oct 2023 or earlier"),
        ("2020-09-27/2020-11-10", "27 Sep 2020 to 10 Nov 2020"),
        ("18XX", "the 19th century"),
        ("20XX", "the 21st century"),
    ],
)
def test_dates_are_said_as_exactly_as_they_are_known(edtf: str, words: str) -> None:
    value = date_value(edtf)
    assert date_words(value.edtf, value.earliest, value.latest, value.precision) == words


@pytest.mark.parametrize(
    ("intensity", "expected"),
    [(None, "neutral"), (-0.9, "neutral"), (-1.0, "conflict"), (4.0, "cooperation")],
)
def test_tone_follows_intensity(intensity: float | None, expected: str) -> None:
    assert tone(intensity) == expected


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (FigureRow(id="f", of="troops", max=3000), "up to 3,000 troops"),
        (FigureRow(id="f", of="people", min=100000, max=100000, approximate=True), "about 100,000 people"),
        (FigureRow(id="f", of="soldiers", min=20, max=30), "20 to 30 soldiers"),
        (FigureRow(id="f", of="villages", min=4), "at least 4 villages"),
        (FigureRow(id="f", of="people", qualifier="dozens"), "dozens of people"),
        (FigureRow(id="f", of="killed", unit="soldiers", min=2, max=2), "2 soldiers killed"),
        (FigureRow(id="f", of="killed", unit="killed", min=2, max=2), "2 killed"),
        (FigureRow(id="f", of="troops", unit="soldiers", max=3000), "up to 3,000 soldiers"),
        (FigureRow(id="f", of="distance", unit="km", min=5, max=5), "5 km"),
        (FigureRow(id="f", of="people", qualifier="several"), "several people"),
        (FigureRow(id="f", of="people"), "an unknown number of people"),
        (FigureRow(id="f", of="soldiers", max=100, approximate=True), "up to about 100 soldiers"),
        (FigureRow(id="f", of="dead", min=20, max=30, approximate=True), "about 20 to 30 dead"),
    ],
)
def test_figures_keep_their_bounds(figure: FigureRow, words: str) -> None:
    assert figure_words(figure) == words


@pytest.mark.parametrize(
    ("edtf", "status", "shape"),
    [
        ("2023-09-19", Status.DENIED, "point"),
        ("2023-09", Status.PLANNED, "bar"),
        ("../2023-09-19", Status.OCCURRED, "left"),
        ("2023-09-19/..", Status.OCCURRED, "right"),
        (None, Status.OCCURRED, "none"),
    ],
)
def test_a_list_draws_an_event_as_the_timeline_does(edtf: str | None, status: Status, shape: str) -> None:
    date_of = date_value(edtf, "t") if edtf else None
    row = TimelineRow(
        id="e", name="talks", type="CONSULT", status=status, edtf=edtf, intensity=-3.0,
        precision=date_of.precision if date_of else Precision.NONE,
        earliest=date_of.earliest if date_of else None, latest=date_of.latest if date_of else None,
    )  # fmt: skip
    assert mark(row) == {
        "shape": shape,
        "precision": row.precision.value,
        "status": status.value,
        "contested": False,
        "tone": "conflict",
    }
    assert event_item(row)["mark"] == mark(row)


def _told(article: str, published: date | None, outlet: str | None = None) -> ClaimRow:
    return ClaimRow(
        id=f"claim-{article}", about="e", article=article, published=published, outlet=outlet, quote="q",
        start=0, end=1, modality=Modality.REPORTED, confidence=1.0, extractor="t",
    )  # fmt: skip


def test_those_who_tell_are_named_once_with_their_days() -> None:
    told = [
        _told("a", date(2023, 10, 4), "Courier"),
        _told("b", date(2023, 9, 21), "Post"),
        _told("c", date(2023, 9, 20), "Post"),
        _told("d", None),
        None,
    ]
    assert sources_of(told) == "Post, 20, 21 Sep 2023; Courier, 4 Oct 2023; an article; unnamed source"


def test_what_sources_differ_on_is_said_in_words_with_who_says_it() -> None:
    event = TimelineRow(
        id="e",
        name="raid",
        type="ASSAULT",
        status=Status.OCCURRED,
        precision=Precision.DAY,
        sources=2,
        claims=2,
    )
    date_field = Conflicting(
        field="date",
        variants=(
            Variant(value="2023-09-19", articles=("a",), headline=True),
            Variant(value="2023-09", articles=("b",), headline=False),
        ),
    )
    claims = (_told("a", date(2023, 9, 21), "<b>Post"), _told("b", date(2023, 9, 30), "Courier"))
    assert differences_html(Evidence(id="e", event=event, claims=claims, conflicting=(date_field,))) == (
        "<p class='casus-differ'>Sources differ on the date</p><div class='casus-sides'>"
        "<div><b>19 Sep 2023<i>shown</i></b><span>&lt;b&gt;Post, 21 Sep 2023</span></div>"
        "<div><b>September 2023</b><span>Courier, 30 Sep 2023</span></div></div>"
    )


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text, self.tags = "", set[str]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


PLAIN = st.text(
    st.characters(exclude_characters="\r\x00", exclude_categories=["Cs"]), min_size=1, max_size=60
)


def test_the_nearest_of_those_before_and_after_come_first() -> None:
    rows = [
        OrderRow(id=edtf or "undated", name=edtf or "undated", edtf=edtf, status=Status.OCCURRED, basis=basis)
        for edtf, basis in (
            ("199X", "dates"),
            ("2023-09-19", "after"),
            ("2023-10", "dates"),
            (None, "before"),
        )
    ]
    assert [row.id for row in nearest(rows, earlier=True)] == ["2023-10", "2023-09-19", "199X", "undated"]
    assert [row.id for row in nearest(rows, earlier=False)] == ["199X", "2023-09-19", "2023-10", "undated"]
    assert [row.told for row in rows] == [False, True, False, True]


@given(PLAIN, st.lists(st.tuples(st.integers(-5, 70), st.integers(-5, 70)), max_size=5), st.booleans())
def test_marking_keeps_the_text_and_adds_nothing_but_marks(
    text: str, spans: list[tuple[int, int]], choose: bool
) -> None:
    reader = _Reader()
    reader.feed(marked(text, spans, spans[0] if choose and spans else None))
    reader.close()
    assert reader.text == text
    assert reader.tags <= {"mark"}


def test_a_passage_is_the_paragraph_around_the_quote() -> None:
    text = "First one.\n\nHe said <b>no</b>. Then left.\n\nLast one."
    start = text.index("He said")
    end = start + len("He said <b>no</b>.")
    assert passage(text, start, end) == "<mark>He said &lt;b&gt;no&lt;/b&gt;.</mark> Then left."


def test_a_quote_outside_its_text_is_refused() -> None:
    with pytest.raises(ValueError, match="not inside a text of 3 characters"):
        passage("abc", 1, 9)


@pytest.mark.parametrize(
    "text", ["=1+1", "+cmd", "-2+3", "@SUM(A1)", "\t=1", " =1", "\u00a0=1", "%0A=1", "|calc"]
)
def test_formulas_become_text(text: str) -> None:
    assert safe_cell(text) == f"'{text}"


@pytest.mark.parametrize(("value", "cell"), [(-3.5, "-3.5"), ("-7", "-7"), (None, ""), ("Baku", "Baku")])
def test_numbers_and_plain_text_stay(value: object, cell: str) -> None:
    assert safe_cell(value) == cell


def test_csv_holds_every_row_and_no_formula() -> None:
    rows = [{"name": '=HYPERLINK("http://x")', "n": 1}, {"name": "a, b\nc", "n": -2}]
    text = to_csv(rows).decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(text))) == [
        ["name", "n"],
        ['\'=HYPERLINK("http://x")', "1"],
        ["a, b\nc", "-2"],
    ]
    assert to_csv([]) == b"\xef\xbb\xbf"


def test_a_table_as_a_page_is_escaped_and_stands_alone() -> None:
    page = to_html([{"event": "<b>x</b>&", "sources": 2, "place": None}], "1 <event>").decode("utf-8")
    assert "<p>1 &lt;event&gt;</p>" in page
    assert (
        '<table><thead><tr><th scope="col">event</th><th scope="col">sources</th><th scope="col">place</th>'
        "</tr></thead><tbody>\n<tr><td>&lt;b&gt;x&lt;/b&gt;&amp;</td><td>2</td><td></td></tr>\n</tbody></table>"
    ) in page
    assert "content=\"default-src 'none'; style-src 'unsafe-inline'\"" in page
    assert "<tbody>\n\n</tbody>" in to_html([], "nothing").decode("utf-8")
