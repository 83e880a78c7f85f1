"""Order of events by wording."""

from __future__ import annotations

import networkx as nx
import pytest

from graph.paths import data_dir
from ingest.ordering import lint, order_predicates
from tests.ingest.test_standing import read_marked


def order_of(*sentences: str) -> list[tuple[str, str, bool]]:
    paragraphs, predicates = read_marked(*sentences)
    names = {item.key: item.text for item in predicates}
    return [
        (names[item.before], names[item.after], item.causal)
        for item in order_predicates(paragraphs, predicates)
    ]


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Thousands [fled] after the [offensive].", [("offensive", "fled", False)]),
        ("Chad began [drills] weeks after rebels [captured] Faya.", [("captured", "drills", False)]),
        ("Israel [bombed] the port in response to the [raid].", [("raid", "bombed", True)]),
        ("The [shelling] triggered an [exodus].", [("shelling", "exodus", True)]),
        ("The [coup] led to a [war].", [("coup", "war", True)]),
        ("The [truce] followed a [siege] of two months.", [("siege", "truce", False)]),
        ("Envoys [met] ahead of the [summit].", [("met", "summit", False)]),
        ("Rebels [shelled] the camp before they [withdrew].", [("shelled", "withdrew", False)]),
        ("Guerrillas [stormed] the jail and [fled].", []),
        ("Chad [condemned] the [shelling] of Faya.", [("shelling", "condemned", False)]),
        ("Chad [retaliated] for the [raid] on Faya.", [("raid", "retaliated", False)]),
        ("Rebels [seized] Faya. Later, troops [shelled] the town.", [("seized", "shelled", False)]),
        ("Rebels [seized] Faya. They had earlier [shelled] it.", [("shelled", "seized", False)]),
        ("Envoys [met] on the eve of the [summit].", [("met", "summit", False)]),
        ("Rebels [fired] rockets to avenge the [raid].", [("raid", "fired", False)]),
        ("Troops [killed] a man suspected of [bombing] a bus.", [("bombing", "killed", False)]),
        (
            "Chad has begun [withdrawing], it said. The force had been [deployed] there.",
            [("deployed", "withdrawing", False)],
        ),
        ("Troops [landed]. Militias had [burned] the town.", [("burned", "landed", False)]),
        ("Rebels [freed] ten men. In return, Chad [released] twenty.", [("freed", "released", True)]),
        ("Rebels [attacked] Faya. Chad retaliated with air [strikes].", [("attacked", "strikes", True)]),
        (
            "Rebels [seized] Faya. In the following weeks, Chad [deployed] troops.",
            [("seized", "deployed", False)],
        ),
        ("Chad [attacked] Faya. It will [meet] envoys next week.", []),
        (
            "Chad [closed] its border. The move came days after rebels [seized] Faya.",
            [("seized", "closed", False)],
        ),
        ("Having [seized] Faya, the rebels [attacked] Bardai.", [("seized", "attacked", False)]),
        ("The army [freed] ten sailors [seized] in May.", [("seized", "freed", False)]),
        ("Rebels who had [seized] Faya [attacked] Bardai.", [("seized", "attacked", False)]),
        ("[Riots] erupted in Faya when police [arrested] a preacher.", [("arrested", "Riots", False)]),
        ("Police [arrested] a preacher when they [searched] his house.", []),
        ("The [coup] was met with [sanctions] by Chad.", [("coup", "sanctions", True)]),
        ("Chad [signed] a treaty to end a [war] with Libya.", [("war", "signed", False)]),
        ("Chad [arrested|COERCE] four men over the [bombing].", [("bombing", "arrested", False)]),
        ("Chad [arrested|COERCE] a man in connection with the [killing].", [("killing", "arrested", False)]),
        ("The [massacre] led Chad to [close] its border.", [("massacre", "close", True)]),
        ("Troops [landed]. A spokesman said militias had [burned] the town.", []),
        ("Jets [bombed] the jail, after which the rebels [surrendered].", [("bombed", "surrendered", False)]),
        (
            "Missiles [hit] a base, to which Chad responded with a raid, [shelling] Faya.",
            [("hit", "shelling", True)],
        ),
        ("Rebels [shelled] Faya. Chad [bombed] ten camps in reply.", [("shelled", "bombed", True)]),
        # a reply to what a sentence tells beside its main clause
        (
            "Chad has lost friends since it [bombed] Faya. The rebels retaliated by [shelling] Bardai.",
            [("bombed", "shelling", True)],
        ),
        ("When rebels [captured] Faya, Chad [closed] its border.", [("captured", "closed", False)]),
        (
            "The [raid] came a week after men [seized] a jet and three days after they [freed] ten pilots.",
            [("seized", "raid", False), ("freed", "raid", False)],
        ),
        ("They [signed] the pact that ended the [war] in June.", [("war", "signed", False)]),
    ],
)
def test_order_of_a_sentence(sentence: str, wanted: list[tuple[str, str, bool]]) -> None:
    assert order_of(sentence) == wanted


def test_there_is_never_a_circle() -> None:
    paragraphs, predicates = read_marked(
        "Troops [attacked] after the [raid] and the [raid] came after troops [attacked] before the [raid]."
    )
    graph = nx.DiGraph([(item.before, item.after) for item in order_predicates(paragraphs, predicates)])
    assert nx.is_directed_acyclic_graph(graph)


def test_the_data_is_clean() -> None:
    assert lint(data_dir()) == []


def test_within_days_goes_on_from_what_was_told_but_not_within_days_of_something() -> None:
    told = order_of("Chad [shelled] Faya.", "Within days its troops [captured] Bardai.")
    assert told == [("shelled", "captured", False)]
    other = order_of("Chad [shelled] Faya.", "It [captured] Bardai within days of riots.")
    assert ("shelled", "captured", False) not in other


def test_the_next_of_any_span_of_the_calendar_goes_on_from_what_was_told() -> None:
    for span in ("week", "fortnight", "decade", "dawn"):
        told = order_of("Chad [shelled] Faya.", f"In the following {span} its troops [captured] Bardai.")
        assert told == [("shelled", "captured", False)], span
    assert order_of("Chad [shelled] Faya.", "In the following group it [captured] Bardai.") == []


def test_a_past_perfect_at_the_head_of_a_paragraph_lies_before_what_was_told_last() -> None:
    told = order_of("Chad [bombed] Faya.", "Rebels had [shelled] Bardai. They also [burned] a bridge.")
    assert told == [("shelled", "bombed", False)]
