"""Pictures of the measures in ``graph.measures``: plain HTML, so that they need no script.

What rests on one event or on one source is drawn dashed and says so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from html import escape

from dashboard.wording import count
from graph.date_words import day
from graph.measures import (
    alignment,
    balance,
    brokers,
    dyad_intensity,
    escalations,
    triads,
    weekly_hostility,
)
from graph.measures.interactions import names
from graph.views import TimelineRow

PAIRS, MONTHS, TRIADS, BROKERS, WEEKS = 12, 36, 20, 15, 156
_HOSTILE, _FRIENDLY = "#b3402f", "#2f7d5b"
_NOTHING = "<p class='casus-soft'>Too little is told for this measure.</p>"


def intensity_picture(events: Sequence[TimelineRow]) -> str:
    """The busiest pairs month by month, from conflict (red) to cooperation (green)."""
    told = dyad_intensity(events, "month")
    months = sorted({each.start for each in told})[-MONTHS:]
    called = names(events)
    by_pair: dict[tuple[str, str], dict[date, str]] = defaultdict(dict)
    weight: dict[tuple[str, str], int] = defaultdict(int)
    for each in told:
        if each.start in months:
            weight[each.pair] += each.events
            by_pair[each.pair][each.start] = _cell(
                each.mean,
                f"{each.start:%B %Y}: mean {each.mean:+.1f}"
                + (f" ± {each.error:.1f}" if each.error is not None else "")
                + f", {count(each.events, 'event')}, {each.single_source} of one source",
                thin=each.isolated or each.single_source == each.events,
            )
    if not by_pair:
        return _NOTHING
    busiest = sorted(by_pair, key=lambda pair: (-weight[pair], pair))[:PAIRS]
    head = "".join(f"<th>{month:%b}<br>{month:%y}</th>" for month in months)
    rows = "".join(
        f"<tr><th>{escape(called[pair[0]])} – {escape(called[pair[1]])}</th>"
        + "".join(by_pair[pair].get(month, "<td></td>") for month in months)
        + "</tr>"
        for pair in busiest
    )
    return f"<table class='casus-strip'><thead><tr><th></th>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _cell(mean: float, told: str, *, thin: bool) -> str:
    colour = _HOSTILE if mean < 0 else _FRIENDLY
    share = round(15 + 85 * min(1.0, abs(mean) / 10))
    border = "dashed" if thin else "solid"
    style = (
        f"background: color-mix(in srgb, {colour} {share}%, transparent); border: 1px {border} currentColor"
    )
    return f"<td style='{style}' title='{escape(told, quote=True)}'>{mean:+.0f}</td>"


def balance_picture(events: Sequence[TimelineRow]) -> str:
    """Triads with their signs: the strained ones first."""
    found, called = triads(events), names(events)
    share = balance(found)
    if share is None:
        return _NOTHING
    lines = []
    for triad in sorted(found, key=lambda each: (each.balanced, each.actors))[:TRIADS]:
        one, two, three = (escape(called[actor]) for actor in triad.actors)
        sign = ["friends" if value > 0 else "foes" for value in triad.signs]
        told = f"{one} and {two} {sign[0]}, {one} and {three} {sign[1]}, {two} and {three} {sign[2]}"
        words = "balanced" if triad.balanced else "strained"
        doubt = "" if triad.robust else "<span class='casus-badge doubt'>one event or source decides</span>"
        lines.append(f"<li>{told} <span class='casus-badge'>{words}</span>{doubt}</li>")
    return f"<p>{share:.0%} of {count(len(found), 'triad')} balanced.</p><ul>{''.join(lines)}</ul>"


def brokerage_picture(events: Sequence[TimelineRow]) -> str:
    """Who lies between the others, with the range when any one event is left out."""
    found, called = brokers(events)[:BROKERS], names(events)
    if not found:
        return _NOTHING
    lines = []
    for each in found:
        told = f"betweenness {each.betweenness:.2f} ({each.low:.2f} to {each.high:.2f})"
        if each.mediated:
            told += f", mediated {each.mediated} ({each.single_source} of one source): " + "; ".join(
                f"{called[one]} and {called[other]}" for one, other in each.pairs
            )
        bar = f"<span class='casus-bar'><i style='width: {each.betweenness:.0%}'></i></span>"
        lines.append(f"<dt>{escape(called[each.actor])}</dt><dd>{bar}{escape(told)}</dd>")
    return f"<dl class='casus-facts'>{''.join(lines)}</dl>"


def alignment_picture(events: Sequence[TimelineRow]) -> str:
    """Camps year by year, with who joined and who left."""
    called = names(events)
    lines = []
    for each in alignment(events, "year"):
        camps = "".join(
            "<span class='casus-badge'>"
            + escape(", ".join(sorted(called[actor] for actor in camp)))
            + "</span>"
            for camp in each.camps
        )
        notes = [
            f"{words} {', '.join(sorted(called[actor] for actor in actors))}"
            for words, actors in (
                ("joined:", each.joined),
                ("left:", each.left),
                ("one source alone:", each.single_source),
            )
            if actors
        ]
        clear = f"modularity {each.modularity:.2f}" if each.modularity is not None else ""
        told = escape("; ".join(filter(None, [clear, *notes])))
        lines.append(f"<dt>{each.start.year}</dt><dd>{camps}<br><span class='casus-soft'>{told}</span></dd>")
    return f"<dl class='casus-facts'>{''.join(lines)}</dl>" if lines else _NOTHING


def escalation_picture(events: Sequence[TimelineRow]) -> str:
    """Hostility week by week, with the weeks in which its level changed."""
    series = list(weekly_hostility(events).items())[-WEEKS:]
    if not series:
        return _NOTHING
    most = max(value for _, value in series) or 1.0
    breaks = escalations(events)
    edges = {each.week for each in breaks}
    bars = "".join(
        f"<i class='{'edge' if week in edges else ''}' style='height: {value / most:.0%}' "
        f"title='{day(week)}: {value:g}'></i>"
        for week, value in series
    )
    lines = "".join(
        f"<li>{day(each.week)}: {'escalation' if each.after > each.before else 'calm'}, from {each.before:g} "
        f"to {each.after:g} a week for {count(each.weeks, 'week')}; {each.single_source:.0%} of one source"
        + ("" if each.stable else " <span class='casus-badge doubt'>not stable</span>")
        + "</li>"
        for each in breaks
    )
    span = f"{day(series[0][0])} to {day(series[-1][0])}"
    changes = f"<ul>{lines}</ul>" if lines else "<p class='casus-soft'>No change of level stands out.</p>"
    return f"<div class='casus-weeks'>{bars}</div><p class='casus-soft'>{span}</p>{changes}"


PICTURES = {
    "Intensity month by month": intensity_picture,
    "Escalation week by week": escalation_picture,
    "Camps and who changed sides": alignment_picture,
    "Brokers and mediators": brokerage_picture,
    "Balance of triads": balance_picture,
}
