"""Scores of extractions made by hand."""

from __future__ import annotations

from typing import Any

import pytest

from evaluation.figures import parse_figure, same_figure
from evaluation.gold import GoldText
from evaluation.names import Names
from evaluation.scoring import Score, score_text
from graph.records import Figure, Order, ParticipantRole, Status
from tests.evaluation.worlds import SHELLING, TALKS, TEXT, event, extraction


def gold(**changes: Any) -> GoldText:
    shelling = {
        "key": "shelling",
        "type": ["ASSAULT"],
        "trigger": "shelled",
        "status": "occurred",
        "date": "2023-06-05",
        "by": ["Ruritania"],
        "at": ["Strelsau"],
        "figures": ["killed 3"],
    }
    talks = {
        "key": "talks",
        "type": "CONSULT",
        "trigger": "Talks",
        "status": "planned",
        "date": "2023-06-07/..",
    }
    raw: dict[str, Any] = {
        "id": "t1",
        "published": "2023-06-07",
        "text": TEXT,
        "events": [{**shelling, **changes.pop("shelling", {})}, {**talks, "at": ["Szohod"]}],
    }
    return GoldText.model_validate({**raw, **changes})


def score(gold_text: GoldText, *events: Any, order: tuple[Order, ...] = ()) -> Score:
    return score_text(gold_text, extraction(*events, order=order), Names())


def test_all_right() -> None:
    order = (Order(before="e1", after="x", basis=""), Order(before="x", after="e2", basis=""))
    found = score(gold(order=[["shelling", "talks"]]), SHELLING, TALKS, order=order)
    assert found.outcomes == {"event shelling": "ok", "event talks": "ok", "order shelling < talks": "ok"}
    assert {name: value for name, value in found.metrics().items() if value != 1.0} == {
        "never_found": 0.0,
        "invented_per_text": 0.0,
    }


def test_wrong_type_is_missed_and_false() -> None:
    wrong = SHELLING.model_copy(update={"type": "MOBILIZE"})
    found = score(gold(), wrong, TALKS)
    assert (found.events.right, found.events.missed, found.events.false) == (1, 1, 1)
    assert found.outcomes["event shelling"] == "type MOBILIZE"


def test_no_right_principal_is_not_found() -> None:
    stranger = SHELLING.model_copy(update={"participants": ()})
    found = score(gold(), stranger, TALKS)
    assert found.outcomes["event shelling"] == "no right principal: none"
    assert found.events.missed == 1


def test_each_fault_of_a_found_event_is_named() -> None:
    faulty = event(
        "e1",
        "ASSAULT",
        "Ruritanian forces shelled Strelsau on Monday, killing three people.",
        edtf="2023-06-07",
        status=Status.PLANNED,
        actors=(("Ruritania", "initiator"), ("Borduria", "recipient")),
        places=("Zenda",),
        figures=(Figure(of="killed", min=3),),
    )
    found = score(gold(), faulty, TALKS)
    assert found.outcomes["event shelling"] == (
        "status planned; date 2023-06-07; false recipient Borduria; "
        "missed place Strelsau; false place Zenda; missed figure killed 3..3; false figure killed 3.0..None"
    )
    assert (found.principals.right, found.principals.false, found.principals.missed) == (1, 1, 0)


def test_right_actor_in_the_wrong_part_counts_twice() -> None:
    turned = SHELLING.model_copy(
        update={
            "participants": (SHELLING.participants[0].model_copy(update={"role": ParticipantRole.RECIPIENT}),)
        }
    )
    found = score(gold(), turned, TALKS)
    assert (found.principals.right, found.principals.false, found.principals.missed) == (0, 1, 1)


def test_false_events_are_counted_and_named() -> None:
    denied = event("e3", "REJECT", "Borduria denied a role.")
    found = score(gold(), SHELLING, TALKS, denied)
    assert found.events.false == 1
    assert found.outcomes["false REJECT: e3 Borduria denied a ro"] == "occurred None"


def test_optional_event_neither_missed_nor_false() -> None:
    text = gold(shelling={"optional": True})
    for events in ((SHELLING, TALKS), (TALKS,)):
        found = score(text, *events)
        assert (found.events.right, found.events.missed, found.events.false) == (1, 0, 0)


def test_undated_gold_refuses_a_made_up_day_and_takes_an_upper_bound() -> None:
    text = gold(shelling={"date": None})
    assert score(text, SHELLING, TALKS).outcomes["event shelling"] == "date 2023-06-05"
    for edtf, right in (("../2023-06-07", True), (None, True), ("2023-06-01/2023-06-07", False)):
        dated = event(
            "e1", "ASSAULT", SHELLING.claims[0].quote, edtf=edtf, actors=(("Ruritania", "initiator"),)
        )
        assert (score(text, dated, TALKS).dates.missed == 0) is right


def test_text_without_events_counts_what_is_invented() -> None:
    found = score(gold(events=[]), SHELLING)
    assert found.metrics()["invented_per_text"] == 1.0


def test_never() -> None:
    text = gold(never=["occurred ASSAULT", "occurred CONSULT", "planned CONSULT unheard"])
    found = score(text, SHELLING, TALKS)
    assert found.never == 1
    assert found.outcomes["never occurred CONSULT"] == "ok"
    assert found.outcomes["never planned CONSULT unheard"] == "ok"


def test_order_against_the_wording_is_missing() -> None:
    order = (Order(before="e2", after="e1", basis=""),)
    found = score(gold(order=[["shelling", "talks"]]), SHELLING, TALKS, order=order)
    assert found.outcomes["order shelling < talks"] == "missing"


@pytest.mark.parametrize(
    ("note", "figure", "same"),
    [
        ("killed 3", Figure(of="killed", min=3, max=3), True),
        ("killed 3", Figure(of="deaths", min=3, max=3), True),
        ("killed 3", Figure(of="wounded", min=3, max=3), False),
        ("killed 3", Figure(of="killed", min=3), False),
        ("killed >=56", Figure(of="killed", min=56), True),
        ("killed <=200", Figure(of="killed", min=200, max=200), False),
        ("killed <=200", Figure(of="killed", max=200), True),
        ("killed ~50", Figure(of="killed", min=50, max=50, approximate=True), True),
        ("killed ~50", Figure(of="killed", min=45, max=55, approximate=True), False),
        ("killed 20..30", Figure(of="killed", min=20, max=30), True),
        ("killed dozens", Figure(of="killed", qualifier="dozens"), True),
        ("killed dozens", Figure(of="killed", min=24, max=24), False),
    ],
)
def test_figures(note: str, figure: Figure, same: bool) -> None:
    assert same_figure(parse_figure(note), figure, {"killed": ("deaths",)}) is same


def test_figure_if_found() -> None:
    text = gold(shelling={"figures": ["killed 3", "arms 4 if found"]})
    assert score(text, SHELLING, TALKS).figures.missed == 0
    armed = SHELLING.model_copy(
        update={"figures": (*SHELLING.figures, Figure(of="arms", min=4, max=4))},
    )
    found = score(text, armed, TALKS).figures
    assert (found.right, found.false, found.missed) == (1, 0, 0)


def test_unlisted_hypothetical_is_not_false() -> None:
    hypothetical = event("e3", "REJECT", "Borduria denied a role.", status=Status.HYPOTHETICAL)
    assert score(gold(), SHELLING, TALKS, hypothetical).events.false == 0


def test_speaker_may_have_a_title() -> None:
    text = gold(shelling={"speaker": "Rudolf Rassendyll|Ruritania"})
    for speaker, right in (
        ("King Rudolf Rassendyll", 1),
        ("Ruritania's army", 1),
        ("Borduria", 0),
        (None, 0),
    ):
        said = event(
            "e1",
            "ASSAULT",
            SHELLING.claims[0].quote,
            actors=(("Ruritania", "initiator"),),
            speaker=speaker,
        )
        assert score(text, said, TALKS).speakers.right == right


def test_figure_notation_is_strict() -> None:
    with pytest.raises(ValueError, match="write 'killed 3'"):
        parse_figure("three killed")


def test_what_the_page_says_of_itself_and_its_furniture() -> None:
    found = score(gold(title="Talks in Szohod", dated=False, absent=["Ruritania", "Talks"]), SHELLING)
    outcomes = {name: value for name, value in found.outcomes.items() if not name.startswith("event")}
    article = extraction(SHELLING).article
    assert outcomes == {
        "article title": f"is {article.title!r}",
        "article published": f"is {article.published!r}" if str(article.published) != "2023-06-07" else "ok",
        "absent Ruritania": "found: e1 Ruritanian forces sh",
        "absent Talks": "ok",
    }
    assert found.never == 1
