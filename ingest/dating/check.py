"""Whether the text contradicts the day that the article is said to be of."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from graph.records import Precision
from ingest.annotations import Paragraph, TimeExpression
from ingest.tense import direction
from ingest.time_words import load_time_words


def check_anchor(
    paragraphs: Sequence[Paragraph], times: Sequence[TimeExpression], anchor: date | None
) -> list[str]:
    """Warnings where the text contradicts the article's day.

    A full date told in the past tense that lies after it, and a weekday that does not fit the
    day whose year was taken from it.
    """
    if anchor is None:
        return []
    docs = {paragraph.index: paragraph.doc for paragraph in paragraphs}
    weekdays = {
        name.lower(): number
        for number, names in load_time_words().calendar.weekdays.items()
        for name in names
    }
    warnings: list[str] = []
    for time in times:
        value = time.date
        if value is None or value.precision is not Precision.DAY or value.earliest is None:
            continue
        token = docs[time.paragraph][time.first : time.last + 1].root
        if value.earliest > anchor and str(value.earliest.year) in time.text and direction(token) == "past":
            warnings.append(
                f"the article is dated {anchor}, but tells '{time.text}' ({value.earliest}) as past: "
                "check its date"
            )
        first = weekdays.get(time.text.split()[0].strip(",.").lower())
        if first is not None and first != value.earliest.isoweekday() and any(c.isdigit() for c in time.text):
            warnings.append(
                f"'{time.text}' is no {time.text.split()[0].strip(',.')} in {value.earliest.year}: "
                f"the article's date {anchor} may be of another year"
            )
    return list(dict.fromkeys(warnings))
