"""What verbs mean by default: where no particular entry fits, and never beside the point."""

from __future__ import annotations

import pytest

from ingest.lexicon import load_lexicon
from ingest.lexicon.senses import DEFAULTS
from ingest.parsing import parse
from ingest.predicates import find_predicates


def told(text: str) -> list[str]:
    return [f"{item.type}.{item.mode}" for item in find_predicates(parse(text))]


@pytest.mark.parametrize(
    ("text", "events"),
    [
        # a deed by a verb of one meaning, whatever it is done to
        ("The junta padlocked the Mandalay bureau of a foreign broadcaster.", ["COERCE.ban"]),
        ("Boko Haram carried off ninety girls from a school in Borno.", ["ASSAULT.abduction"]),
        ("Zambia has withheld lending from Malawi since the coup.", ["SANCTION.halt_aid", "COERCE.coup"]),
        # the class of the object tells the deed
        ("Iran has been slipping rifles to the Houthis.", ["AID.arms_supply"]),
        ("Algeria sent tanks to its border with Libya.", ["MOBILIZE.deployment"]),
        ("Gambia announced the restoration of ties with Senegal.", ["SUPPORT.restore_ties"]),
        ("Shopkeepers in Hebron closed their stores on Sunday.", ["PROTEST.strike"]),
        ("Kinshasa has taken Kigali to court over the raids.", ["ACCUSE.sue", "ASSAULT.raid"]),
        # what follows the verb tells it
        ("Prosecutors in Bern are checking whether the money was stolen.", ["ACCUSE.investigate"]),
        ("Guinea's leaders vowed to share power with the opposition.", ["AGREE.commitment"]),
        ("Togo has failed to honour the ruling.", ["REJECT.defy"]),
        ("Renamo warned drivers to stay away or be treated as enemies.", ["THREATEN.ultimatum"]),
        # a preposition behind an object is no particle of the verb
        ("Chile took Peru before the court over the islands.", ["ACCUSE.sue"]),
    ],
)
def test_default_meanings(text: str, events: list[str]) -> None:
    assert told(text) == events


@pytest.mark.parametrize(
    "text",
    [
        "The company rejected a takeover bid from its larger rival on Monday.",
        "The bank promised customers a refund after its app crashed.",
        "The airline will ship spare parts to its hubs before the summer rush.",
        "The board sacked its chief executive over slumping sales.",
        "The company will shed 400 jobs and close two plants.",
        "The coach praised his striker after the match.",
        "Fans camped outside the stadium overnight to get tickets for the derby.",
    ],
)
def test_nothing_is_made_of_business_and_sport(text: str) -> None:
    assert told(text) == []


def test_defaults_are_tried_after_all_else() -> None:
    lexicon = load_lexicon()
    for senses in (*lexicon.verbs.values(), *lexicon.nouns.values()):
        default = [sense.rank >= DEFAULTS for sense in senses]
        assert default == sorted(default)
