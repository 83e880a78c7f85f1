"""Pictures of the measures in ``graph.measures``: plain HTML, so that they need no script.

Each says how it is to be read, what it leaves out and what is uncertain in it; what rests on one
event or on one source is drawn dashed or says so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from html import escape

from dashboard.wording import count
from graph.date_words import day
from graph.measures import (
    Camps,
    Triad,
    alignment,
    balance,
    brokers,
    dyad_intensity,
    escalations,
    triads,
    weekly_hostility,
)
from graph.measures.interactions import interactions, names
from graph.views import TimelineRow

PAIRS, MONTHS, TRIADS, BROKERS, WEEKS = 12, 36, 20, 15, 156
_SHORTEST = 8  # weeks under which no break is looked for
_CLEAR = 0.3  # modularity from which a division counts as one
_HOSTILE, _FRIENDLY = "#b3432b", "#1f7a74"
_PLUS = "<b class='plus' role='img' aria-label='cooperative with'>+</b>"
_MINUS = "<b class='minus' role='img' aria-label='hostile to'>−</b>"
_NOTHING = "<p class='casus-soft'>Too little is told for this measure.</p>"


def intensity_picture(events: Sequence[TimelineRow]) -> str:
    """The busiest pairs month by month, from conflict (warm) to cooperation (cool)."""
    told = dyad_intensity(events, "month")
    every = sorted({each.start for each in told})
    months = every[-MONTHS:]
    called = names(events)
    by_pair: dict[tuple[str, str], dict[date, str]] = defaultdict(dict)
    weight: dict[tuple[str, str], int] = defaultdict(int)
    for each in told:
        if each.start in months:
            weight[each.pair] += each.events
            by_pair[each.pair][each.start] = _cell(
                each.mean,
                f"{each.start:%B %Y}: mean {_signed(each.mean, 1)}"
                + (f" ± {each.error:.1f}" if each.error is not None else "")
                + f", {count(each.events, 'event')}, {each.single_source} of one source",
                thin=each.isolated or each.single_source == each.events,
            )
    if not by_pair:
        return _NOTHING
    busiest = sorted(by_pair, key=lambda pair: (-weight[pair], pair))[:PAIRS]
    gaps = {later for at, later in enumerate(months) if at and _months_between(months[at - 1], later) > 1}
    skipped = "<td class='gap' title='months without events'>⋯</td>"
    head = "".join(
        f"{skipped if month in gaps else ''}<th scope='col'>{month:%b}<br>{month:%y}</th>" for month in months
    )
    rows = "".join(
        f"<tr><th scope='row'>{escape(called[pair[0]])} – {escape(called[pair[1]])}</th>"
        + "".join(
            f"{'<td></td>' if month in gaps else ''}{by_pair[pair].get(month, '<td></td>')}"
            for month in months
        )
        + "</tr>"
        for pair in busiest
    )
    vague = {each.event for each in interactions(events)} - _placed(events)
    left_out = [
        f"the {PAIRS} busiest of {len(by_pair)} pairs" if len(by_pair) > PAIRS else "",
        f"the last {MONTHS} of {len(every)} months with events" if len(every) > MONTHS else "",
        f"{count(len(vague), 'event')} dated too vaguely for a month left out" if vague else "",
    ]
    return (
        f"<table class='casus-strip'><thead><tr><td></td>{head}</tr></thead><tbody>{rows}</tbody></table>"
        f"{_scale()}{_soft('; '.join(filter(None, left_out)))}"
    )


def _placed(events: Sequence[TimelineRow]) -> set[str]:
    """Events whose possible days lie in one month."""
    return {
        each.id
        for each in events
        if each.earliest and each.latest and _months_between(each.earliest, each.latest) == 0
    }


def _months_between(one: date, other: date) -> int:
    return (other.year - one.year) * 12 + other.month - one.month


def _cell(mean: float, told: str, *, thin: bool) -> str:
    border = "dashed" if thin else "solid"
    return (
        f"<td style='background: {_shade(mean)}; border: 1px {border} currentColor' "
        f"title='{escape(told, quote=True)}'>{_signed(mean)}</td>"
    )


def _shade(mean: float) -> str:
    colour = _HOSTILE if mean < 0 else _FRIENDLY
    share = round(12 + 58 * min(1.0, abs(mean) / 10))
    return f"color-mix(in srgb, {colour} {share}%, transparent)"


def _signed(value: float, digits: int = 0) -> str:
    """``+3``, ``−3`` with a true minus, ``0`` for what rounds to nought."""
    shown = f"{abs(value):.{digits}f}"
    if not float(shown):
        return shown
    return f"{'−' if value < 0 else '+'}{shown}"


def _scale() -> str:
    steps = "".join(
        f"<span style='background: {_shade(value)}'>{_signed(value)}</span>" for value in (-10, -5, 0, 5, 10)
    )
    return (
        f"<p class='casus-soft casus-scale'>hostile {steps} cooperative &nbsp; "
        "<span class='dashed'></span> one event, or one source alone</p>"
    )


def balance_picture(events: Sequence[TimelineRow]) -> str:
    """Triads with their signs: the strained ones first, and those that rest on most."""
    found, called = triads(events), names(events)
    share = balance(found)
    if share is None:
        return _NOTHING
    firm = sum(triad.robust for triad in found)
    ranked = sorted(found, key=lambda each: (each.balanced, not each.robust, each.actors))
    lines = "".join(f"<li>{_triad(each, called)}</li>" for each in ranked[:TRIADS])
    more = f"{TRIADS} of {len(found)} shown" if len(found) > TRIADS else ""
    return (
        f"<p>{share:.0%} of {count(len(found), 'triad')} balanced; {firm} of them "
        f"{'rests' if firm == 1 else 'rest'} on more than one event and source.</p>"
        f"<ul class='casus-triads'>{lines}</ul>{_soft(more)}"
    )


def _triad(triad: Triad, called: dict[str, str]) -> str:
    one, two, three = (escape(called[actor]) for actor in triad.actors)
    ties = ((one, two), (one, three), (two, three))
    told = " · ".join(
        f"{first} {_PLUS if sign > 0 else _MINUS} {second}"
        for (first, second), sign in zip(ties, triad.signs, strict=True)
    )
    words = "balanced" if triad.balanced else "strained"
    doubt = "" if triad.robust else "<span class='casus-badge doubt'>one event or source decides</span>"
    return f"{told} <span class='casus-badge'>{words}</span>{doubt}"


def brokerage_picture(events: Sequence[TimelineRow]) -> str:
    """Who lies between the others, with the range when any one event is left out."""
    every, called = brokers(events), names(events)
    if not every:
        return _NOTHING
    lines = []
    for each in every[:BROKERS]:
        told = [f"betweenness {each.betweenness:.2f} ({each.low:.2f} to {each.high:.2f})"]
        if each.mediated:
            between = "; ".join(f"{called[one]} and {called[other]}" for one, other in each.pairs)
            told.append(
                f"mediated {count(each.mediated, 'event')} ({each.single_source} of one source)"
                + (f" between {between}" if between else ", between whom is not told")
            )
        bar = f"<span class='casus-bar'><i style='width: {each.betweenness:.0%}'></i></span>"
        lines.append(f"<dt>{escape(called[each.actor])}</dt><dd>{bar}{escape(', '.join(told))}</dd>")
    more = f"{BROKERS} of {len(every)} shown" if len(every) > BROKERS else ""
    return f"<dl class='casus-facts'>{''.join(lines)}</dl>{_soft(more)}"


def alignment_picture(events: Sequence[TimelineRow]) -> str:
    """Camps year by year, with who joined and who left; who is merely not told of has not left."""
    called = names(events)
    lines = []
    before: Camps | None = None
    for each in alignment(events, "year"):
        camps = "".join(
            f"<span class='casus-badge'>{escape(_listed(camp, called))}</span>" for camp in each.camps
        )
        clear = each.modularity is not None and each.modularity >= _CLEAR
        doubt = "" if clear else "<span class='casus-badge doubt'>no clear division</span>"
        notes = [f"modularity {each.modularity:.2f}" if each.modularity is not None else ""]
        notes += [f"{words} {_listed(actors, called)}" for words, actors in _moves(before, each) if actors]
        told = escape("; ".join(filter(None, notes)))
        lines.append(
            f"<dt>{each.start.year}</dt><dd>{camps}{doubt}<br><span class='casus-soft'>{told}</span></dd>"
        )
        before = each
    return f"<dl class='casus-facts'>{''.join(lines)}</dl>" if lines else _NOTHING


def _moves(before: Camps | None, now: Camps) -> list[tuple[str, frozenset[str]]]:
    earlier = frozenset[str]().union(*before.camps) if before else frozenset[str]()
    present = frozenset[str]().union(*now.camps)
    return [
        ("changed camp:", now.joined & earlier),
        ("new in a camp:", now.joined - earlier),
        ("left:", now.left & present),
        ("no cooperation told of any more:", now.left - present),
        ("placed by one source alone:", now.single_source),
    ]


def _listed(actors: frozenset[str], called: dict[str, str]) -> str:
    return ", ".join(sorted(called[actor] for actor in actors))


def escalation_picture(events: Sequence[TimelineRow]) -> str:
    """Hostility week by week, with the weeks in which its level changed."""
    whole = list(weekly_hostility(events).items())
    series = whole[-WEEKS:]
    if not series:
        return _NOTHING
    most = max(value for _, value in series)
    breaks = escalations(events)
    edges = {each.week for each in breaks}
    bars = "".join(
        f"<i class='{'edge' if week in edges else ''}' style='height: {value / most:.0%}' "
        f"title='week of {day(week)}: {value:g}'></i>"
        for week, value in series
    )
    years = "".join(
        f"<span style='left: {at / len(series):.1%}'>{week.year}</span>"
        for at, (week, _) in enumerate(series)
        if at and week.year != series[at - 1][0].year
    )
    lines = "".join(
        f"<li>{day(each.week)}: {'escalation' if each.after > each.before else 'calm'}, "
        f"from {each.before:.1f} to {each.after:.1f} a week for {count(each.weeks, 'week')}; "
        f"{each.single_source:.0%} of one source"
        + ("" if each.stable else " <span class='casus-badge doubt'>gone under a stricter test</span>")
        + "</li>"
        for each in breaks
    )
    span = f"{day(series[0][0])} to {day(series[-1][0])}"
    if len(whole) > WEEKS:
        span += f", the last {WEEKS} of {len(whole):,} weeks: choose a window to see others"
    nothing = (
        "No change of level stands out."
        if len(whole) >= _SHORTEST
        else f"{count(len(whole), 'week')}: under {_SHORTEST} no change is looked for."
    )
    return (
        f"<div class='casus-soft'>highest: {most:g} in a week</div>"
        f"<div class='casus-weeks' role='img' aria-label='Hostility week by week, {span}'>{bars}</div>"
        f"<div class='casus-years casus-soft'>{years}</div>{_soft(span)}"
        + (f"<ul>{lines}</ul>" if lines else _soft(nothing))
    )


def _soft(text: str) -> str:
    return f"<p class='casus-soft'>{text}</p>" if text else ""


PICTURES = {
    "Intensity month by month": intensity_picture,
    "Escalation week by week": escalation_picture,
    "Camps and who changed sides": alignment_picture,
    "Brokers and mediators": brokerage_picture,
    "Balance of triads": balance_picture,
}
# the same measures in ``graph.measures.MEASURES``, and how each is to be read
CODES = dict(zip(PICTURES, ("intensity", "escalation", "alignment", "brokerage", "balance"), strict=True))
READING = {
    "intensity": "Mean intensity of the events between two actors in a month, on PLOVER's scale from −10 "
    "(conflict) to +10 (cooperation), as in Goldstein (1992). The error in a cell's hint treats events as "
    "independent, which reports on one fight are not: it is the least it can be.",
    "escalation": "Sum of hostile intensity a week (PLOVER, as a positive number), of events dated to a day. "
    "Changes of level by PELT (Killick and others 2012). A week without news counts as quiet.",
    "alignment": "Camps of actors whose dealings in a year were more cooperative than hostile, parted by "
    "greedy modularity (Clauset and others 2004); under 0.3 the division is not clear. Foes who sign a "
    "ceasefire and are told of for nothing else share a camp: look at the events.",
    "brokerage": "Betweenness: the share of shortest paths between the others that run through an actor "
    "(Freeman 1977), in brackets its range when any one event is left out. Mediations are counted where a "
    "source names the mediator.",
    "balance": "Three actors and the signs between them: + where the sum of intensities is cooperative, − "
    "where it is hostile (talks of foes count as cooperation: + is no friendship). Balanced where the "
    "product is positive (Heider 1946; Cartwright and Harary 1956).",
}
