"""Resolution inside one article: what joins, what never joins, and identity across articles."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

import pytest

from graph.edtf import date_value
from graph.records import (
    Actor,
    ActorKind,
    Article,
    DateValue,
    Event,
    Extraction,
    Figure,
    Modality,
    ParticipantRole,
    Place,
    Status,
)
from ingest.annotations import (
    Argument,
    Dating,
    FigureMention,
    Mention,
    OrderMention,
    Predicate,
    Reading,
    RoleMention,
    RoleStateMention,
    Standing,
)
from ingest.parsing import parse
from ingest.resolution import resolve

RUSSIA = Actor(id="actor:russia", name="Russia", kind=ActorKind.COUNTRY)
UKRAINE = Actor(id="actor:ukraine", name="Ukraine", kind=ActorKind.COUNTRY)
SUDAN = Actor(id="actor:sudan", name="Sudan", kind=ActorKind.COUNTRY)
KHARKIV = Place(id="place:kharkiv", name="Kharkiv", kind="city")
ODESA = Place(id="place:odesa", name="Odesa", kind="city")
UNDATED = DateValue(basis="the text gives no date")


@dataclass
class Telling:
    """A text and what the stages before resolution found in it, made by hand."""

    text: str
    article: Article = field(init=False)
    reading: Reading = field(init=False)

    def __post_init__(self) -> None:
        self.article = Article(id="art-1", text=self.text, published=date(2022, 3, 5))
        self.reading = Reading(paragraphs=parse(self.text))

    def event(
        self,
        word: str,
        kind: str,
        mode: str | None = None,
        *,
        nth: int = 0,
        initiator: Actor | None = None,
        recipient: Actor | None = None,
        place: Place | None = None,
        when: DateValue = UNDATED,
        status: Status = Status.OCCURRED,
        modality: Modality = Modality.REPORTED,
        definite: bool = False,
        figure: Figure | None = None,
    ) -> int:
        """Put a predicate at the nth occurrence of a word; its key."""
        tokens = [
            (paragraph, token)
            for paragraph in self.reading.paragraphs
            for token in paragraph.doc
            if token.text == word
        ]
        paragraph, token = tokens[nth]
        key = len(self.reading.predicates)
        self.reading.predicates.append(
            Predicate(
                paragraph=paragraph.index,
                token=token.i,
                tokens=(token.i,),
                start=paragraph.offset_of(token),
                end=paragraph.offset_of(token) + len(token),
                text=token.text,
                lemma=token.lemma_,
                entry=token.lemma_,
                type=kind,
                mode=mode,
                nominal=token.pos_ == "NOUN",
                definite=definite,
                sentence=paragraph.span_of(token.sent),
                key=key,
            )
        )
        given = (
            (ParticipantRole.INITIATOR, initiator),
            (ParticipantRole.RECIPIENT, recipient),
            ("place", place),
        )
        for role, value in given:
            if value is None:
                continue
            mention = Mention(
                paragraph=paragraph.index,
                first=0,
                last=0,
                head=0,
                start=0,
                end=1,
                text=value.name,
                reading="place" if isinstance(value, Place) else "actor",
                actors=(value,) if isinstance(value, Actor) else (),
                place=value if isinstance(value, Place) else None,
            )
            self.reading.arguments.append(Argument(key, role, mention, value.name, 0, 0, 1))
        self.reading.standings.append(Standing(key, status, modality))
        self.reading.datings.append(Dating(key, when))
        if figure is not None:
            self.reading.figures.append(FigureMention(figure, paragraph.index, token.i, 0, 1, key))
        return key

    def resolve(self) -> Extraction:
        return resolve(self.article, self.reading)


def day(edtf: str) -> DateValue:
    return date_value(edtf, "test")


def spans(event: Event) -> list[str]:
    return [claim.quote for claim in event.claims]


def test_a_definite_noun_joins_the_event_it_points_at() -> None:
    told = Telling("Russia launched an offensive on March 1. The attack began at dawn.")
    told.event(
        "offensive", "ASSAULT", "offensive", initiator=RUSSIA, recipient=UKRAINE, when=day("2022-03-01")
    )
    told.event("attack", "ASSAULT", "attack", definite=True)
    (event,) = told.resolve().events
    assert spans(event) == ["Russia launched an offensive on March 1.", "The attack began at dawn."]
    assert (event.mode, event.date.edtf) == ("offensive", "2022-03-01")
    assert event.name == "Offensive by Russia against Ukraine"


def test_disjoint_dates_never_join() -> None:
    told = Telling("The war of 2020 was short. The war of the 1990s was long.")
    told.event("war", "ASSAULT", "war", definite=True, initiator=RUSSIA, when=day("2020"))
    told.event("war", "ASSAULT", "war", nth=1, definite=True, initiator=RUSSIA, when=day("199X"))
    result = told.resolve()
    assert [event.date.edtf for event in result.events] == ["2020", "199X"]
    first, second = result.events
    assert [(item.before, item.after, item.basis) for item in result.order] == [
        (second.id, first.id, "dates")
    ]


def test_an_order_that_the_text_tells_says_so_though_dates_give_it_too() -> None:
    told = Telling("Russia shelled Kharkiv on March 1. Envoys met on March 3 after the shelling.")
    shelled = told.event("shelled", "ASSAULT", "shelling", initiator=RUSSIA, when=day("2022-03-01"))
    met = told.event("met", "CONSULT", "meet", initiator=UKRAINE, when=day("2022-03-03"))
    told.reading.orders.append(OrderMention(shelled, met, "after"))
    assert [(item.basis, item.causal) for item in told.resolve().order] == [("after", False)]


@pytest.mark.parametrize("word", ["another", "second", "separate"])
def test_a_noun_that_says_it_is_another_stays_apart(word: str) -> None:
    told = Telling(f"Russia hit a strike on Kharkiv. Russia made {word} strike on Kharkiv.")
    for nth in (0, 1):
        told.event(
            "strike", "ASSAULT", "missile", nth=nth, initiator=RUSSIA, place=KHARKIV, when=day("2022-03-01")
        )
    events = told.resolve().events
    assert len(events) == 2
    assert events[0].id != events[1].id


def test_each_side_has_its_own_strike() -> None:
    told = Telling("Russia shelled Ukraine on Tuesday. Ukraine shelled Russia on Tuesday.")
    told.event("shelled", "ASSAULT", "shelling", initiator=RUSSIA, recipient=UKRAINE, when=day("2022-03-01"))
    told.event(
        "shelled", "ASSAULT", "shelling", nth=1, initiator=UKRAINE, recipient=RUSSIA, when=day("2022-03-01")
    )
    assert [event.name for event in told.resolve().events] == [
        "Shelling by Russia against Ukraine",
        "Shelling by Ukraine against Russia",
    ]


def test_towns_and_tolls_tell_strikes_apart() -> None:
    told = Telling(
        "A strike in Kharkiv killed two. A strike in Odesa killed two. A strike in Odesa killed nine."
    )
    two, nine = (Figure(of="killed", min=n, max=n, unit="people") for n in (2, 9))
    when = day("2022-03-01")
    told.event("strike", "ASSAULT", "missile", initiator=RUSSIA, place=KHARKIV, when=when, figure=two)
    told.event("strike", "ASSAULT", "missile", nth=1, initiator=RUSSIA, place=ODESA, when=when, figure=two)
    told.event("strike", "ASSAULT", "missile", nth=2, initiator=RUSSIA, place=ODESA, when=when, figure=nine)
    assert len(told.resolve().events) == 3


def test_a_later_toll_of_the_same_blast_stays_beside_the_first() -> None:
    told = Telling("A blast in Kharkiv killed two. Officials said later that the blast killed nine.")
    two, nine = (Figure(of="killed", min=n, max=n, unit="people") for n in (2, 9))
    told.event("blast", "ASSAULT", "bombing", place=KHARKIV, when=day("2022-03-01"), figure=two)
    told.event("blast", "ASSAULT", "bombing", nth=1, definite=True, figure=nine)
    (event,) = told.resolve().events
    assert event.figures == (two, nine)


def test_a_threat_is_not_the_strike_that_came() -> None:
    told = Telling("Russia shelled Kharkiv. It could shell Kharkiv again.")
    told.event("shelled", "ASSAULT", "shelling", initiator=RUSSIA, place=KHARKIV)
    told.event("shell", "ASSAULT", "shelling", initiator=RUSSIA, place=KHARKIV, status=Status.HYPOTHETICAL)
    assert [event.status for event in told.resolve().events] == [Status.OCCURRED, Status.HYPOTHETICAL]


def test_a_denied_accusation_is_denied_and_a_report_outranks_the_denial() -> None:
    accused = Telling("Ukraine said Russia shelled Kharkiv. Russia denied the shelling.")
    for nth, (word, status) in enumerate((("shelled", Status.OCCURRED), ("shelling", Status.DENIED))):
        accused.event(
            word,
            "ASSAULT",
            "shelling",
            initiator=RUSSIA,
            place=KHARKIV,
            status=status,
            modality=Modality.ASSERTED if nth == 0 else Modality.DENIED,
            definite=nth == 1,
        )
    assert [event.status for event in accused.resolve().events] == [Status.DENIED]
    reported = Telling("Russia shelled Kharkiv. Russia denied the shelling.")
    reported.event("shelled", "ASSAULT", "shelling", initiator=RUSSIA, place=KHARKIV)
    reported.event("shelling", "ASSAULT", "shelling", initiator=RUSSIA, status=Status.DENIED, definite=True)
    assert [event.status for event in reported.resolve().events] == [Status.OCCURRED]


def test_two_articles_meet_in_one_identifier_when_day_and_principals_are_told() -> None:
    ids = []
    for text in ("Russia shelled Kharkiv on March 1.", "Kharkiv was shelled by Russia on Tuesday."):
        told = Telling(text)
        told.article = Article(id=f"art-{len(ids)}", text=text)
        told.event("shelled", "ASSAULT", "shelling", initiator=RUSSIA, place=KHARKIV, when=day("2022-03-01"))
        ids.append(told.resolve().events[0].id)
    assert ids[0] == ids[1]


@pytest.mark.parametrize("edtf", ["2022", "2022-03", "2022-03-01~", "2022-03-01/.."])
def test_vague_dates_never_meet_across_articles(edtf: str) -> None:
    ids = set()
    for name in ("art-1", "art-2"):
        told = Telling("Russia shelled Kharkiv.")
        told.article = Article(id=name, text=told.text)
        told.event("shelled", "ASSAULT", "shelling", initiator=RUSSIA, place=KHARKIV, when=day(edtf))
        ids.add(told.resolve().events[0].id)
    assert len(ids) == 2


def test_wording_orders_events_and_a_circle_is_reported() -> None:
    told = Telling("Russia shelled Kharkiv after Ukraine withdrew. Then it retreated.")
    first = told.event("withdrew", "RETREAT", "withdrawal", initiator=UKRAINE)
    second = told.event("shelled", "ASSAULT", "shelling", initiator=RUSSIA, place=KHARKIV)
    told.reading.orders += [OrderMention(first, second, "after"), OrderMention(second, first, "then")]
    result = told.resolve()
    withdrew, shelled = (
        next(e.id for e in result.events if e.type == kind) for kind in ("RETREAT", "ASSAULT")
    )
    assert [(item.before, item.after) for item in result.order] == [(withdrew, shelled)]
    assert len(result.article.warnings) == 1


def test_a_word_with_neither_who_nor_where_is_no_event() -> None:
    told = Telling("Fighting is bad.")
    told.event("Fighting", "ASSAULT", "armed_clash")
    assert told.resolve().events == ()


def test_role_states_point_at_the_event_that_caused_them() -> None:
    told = Telling("Russia has seen its role as mediator shrink since its invasion of Ukraine.")
    cause = told.event("invasion", "ASSAULT", "invasion", initiator=RUSSIA, recipient=UKRAINE)
    told.reading.roles.append(
        RoleMention(
            RUSSIA,
            "mediator",
            0,
            len(told.text),
            between=(UKRAINE, SUDAN),
            states=(RoleStateMention("diminished", UNDATED, cause, "its invasion of Ukraine"),),
        )
    )
    result = told.resolve()
    (role,) = result.roles
    assert (role.actor, role.kind, role.between) == ("Russia", "mediator", ("Sudan", "Ukraine"))
    assert role.states[0].because == result.events[0].id
    assert (role.states[0].edtf, role.states[0].latest) == ("../2022-03-05", date(2022, 3, 5))
    assert role.claims[0].quote == told.text


def _pairs(result: Extraction) -> set[tuple[str, str]]:
    kinds = {event.id: event.type for event in result.events}
    return {(kinds[item.before], kinds[item.after]) for item in result.order}


def test_dates_order_also_events_that_share_nobody_but_no_pair_twice() -> None:
    told = Telling("Russia shelled Kharkiv. Sudan released ten men. Ukraine rejected a plan.")
    told.event("shelled", "ASSAULT", "shelling", initiator=RUSSIA, place=KHARKIV, when=day("2022-03-01"))
    told.event("released", "CONCEDE", "release", initiator=SUDAN, when=day("2022-03-02"))
    told.event("rejected", "REJECT", "refuse", initiator=UKRAINE, when=day("2022-03-03"))
    # That the shelling came before the refusal follows from the other two.
    assert _pairs(told.resolve()) == {("ASSAULT", "CONCEDE"), ("CONCEDE", "REJECT")}


def test_what_goes_on_is_ordered_by_its_beginning() -> None:
    told = Telling("The war has raged since February. Sudan released ten men. Russia warned Ukraine.")
    told.event("war", "ASSAULT", "war", initiator=RUSSIA, place=KHARKIV, when=day("2022-02/.."))
    told.event("released", "CONCEDE", "release", initiator=SUDAN, when=day("2022-03-02"))
    told.event("warned", "THREATEN", "warn", initiator=RUSSIA, recipient=UKRAINE, when=day("2022-02-21"))
    # The warning of 21 February may have come after the war began, or before.
    assert _pairs(told.resolve()) == {("ASSAULT", "CONCEDE"), ("THREATEN", "CONCEDE")}


def test_a_plan_without_an_end_is_before_nothing() -> None:
    told = Telling("Russia will withdraw. Sudan will release ten men on June 2.")
    told.event(
        "withdraw",
        "RETREAT",
        "withdrawal",
        initiator=RUSSIA,
        when=day("2022-03-05/.."),
        status=Status.PLANNED,
    )
    told.event(
        "release", "CONCEDE", "release", initiator=SUDAN, when=day("2022-06-02"), status=Status.PLANNED
    )
    assert told.resolve().order == ()


def test_what_is_planned_comes_after_what_was_done_by_its_day() -> None:
    told = Telling(
        "Russia shelled Kharkiv on Saturday. It will withdraw. Ukraine will meet Russia on Friday."
    )
    told.event("shelled", "ASSAULT", "shelling", initiator=RUSSIA, place=KHARKIV, when=day("2022-03-05"))
    told.event(
        "withdraw",
        "RETREAT",
        "withdrawal",
        initiator=RUSSIA,
        when=day("2022-03-05/.."),
        status=Status.PLANNED,
    )
    assert _pairs(told.resolve()) == {("ASSAULT", "RETREAT")}


def test_what_has_been_done_since_a_day_began_on_it_since_a_year_not_in_it() -> None:
    pairs = []
    for edtf in ("2022-01-12/2022-03-05", "2021/2022-03-05"):
        told = Telling("Russia has shelled Kharkiv since then. Sudan released ten men.")
        since = date_value(edtf, "since 'January 12': as the text says")
        told.event("shelled", "ASSAULT", "shelling", initiator=RUSSIA, place=KHARKIV, when=since)
        told.event("released", "CONCEDE", "release", initiator=SUDAN, when=day("2022-02-02"))
        pairs.append(_pairs(told.resolve()))
    assert pairs == [{("ASSAULT", "CONCEDE")}, set()]
