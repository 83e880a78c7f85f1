"""What somebody is for or against, open to, wishes of another: words that govern an event."""

from __future__ import annotations

import pytest

from graph.records import Status
from ingest.parsing import load_model, parse
from ingest.predicates import find_predicates
from ingest.standing import judge_standing


def told(text: str) -> list[str]:
    return [f"{item.type}.{item.mode}" for item in find_predicates(parse(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # refusals of what is known as an event, else nothing
        ("Chad said there was no question of releasing the prisoners.", ["REJECT.yield"]),
        ("Chad said it saw no reason to send food to Sudan.", ["REJECT.cooperation"]),
        ("Chad is against sharing intelligence with Libya.", ["REJECT.cooperation"]),
        ("Chad is in no position to hold talks with Libya.", ["REJECT.negotiate"]),
        ("Chad pulled back from a promise to withdraw its troops.", ["REJECT.yield"]),
        ("Chad vowed never to recognise the junta.", ["REJECT.refuse"]),
        ("Chad saw no reason to repaint the hall.", []),
        ("It is time to plant the beans.", []),
        # left open
        ("Chad has not ruled out attacking Libya.", ["THREATEN.violence"]),
        ("Chad has not ruled out holding talks with Libya.", ["AGREE.negotiate"]),
        ("Chad would have no choice but to attack Libya.", ["THREATEN.violence"]),
        ("Chad said it had no objection to releasing the prisoners.", ["AGREE.commitment"]),
        ("Chad gave an assurance that it would free the prisoners.", ["AGREE.commitment"]),
        # asked of another, or wished; not of oneself
        ("Chad said Libya ought to release the prisoners.", ["REQUEST.release"]),
        ("Chad said Libya had to withdraw its troops.", ["REQUEST.withdrawal"]),
        ("Chad would like Libya to release the prisoners.", ["REQUEST.release"]),
        ("Chad hopes that Libya will withdraw its troops.", ["REQUEST.withdrawal"]),
        ("Chad said it was time for Libya to release the prisoners.", ["REQUEST.release"]),
        ("Chad asked that Libya release the prisoners.", ["REQUEST.release"]),
        ("Chad insisted that the two sides meet.", ["REQUEST.negotiate"]),
        ("Chad insisted it would not release the prisoners.", ["CONCEDE.release"]),
        ("Chad wants to release the prisoners.", ["CONCEDE.release"]),
        ("Chad wants sanctions against Libya.", ["REQUEST.demand"]),
        ("Chad is seeking the withdrawal of Libyan troops.", ["REQUEST.withdrawal"]),
        ("Chad accepted the extradition of the suspect.", ["AGREE.commitment"]),
        ("Chad is against a referendum.", ["REJECT.oppose"]),
        ("The bank wants an explanation.", []),
        # agreed with somebody on something: no support
        ("A Libyan envoy said that it had agreed with Sudan on a joint border force.", ["AGREE.commitment"]),
        ("We will not allow them to rest, the general said.", []),
    ],
)
def test_governed_by_a_stance(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Chad hopes to withdraw its troops from Sudan.", Status.HYPOTHETICAL),
        ("Chad does not want to withdraw its troops from Sudan.", Status.DENIED),
        ("Chad would under no circumstances withdraw its troops from Sudan.", Status.DENIED),
        ("Chad is thinking of withdrawing its troops from Sudan.", Status.HYPOTHETICAL),
    ],
)
def test_what_is_wished_for_oneself_has_not_happened(text: str, status: Status) -> None:
    paragraphs = parse(text)
    predicates = find_predicates(paragraphs)

    assert [(item.type, item.mode) for item in predicates] == [("RETREAT", "withdrawal")]
    assert [item.status for item in judge_standing(paragraphs, predicates, [])] == [status]


def test_verbs_that_end_in_e_keep_it() -> None:
    doc = load_model()("They staged a march, hoping and waging war; it raged. He hopped, planned and robbed.")

    verbs = [token.lemma_ for token in doc if token.tag_ in ("VBD", "VBG", "VBN")]
    assert verbs == ["stage", "hope", "wage", "rage", "hop", "plan", "rob"]
