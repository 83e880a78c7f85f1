"""Roles told by what somebody does for two others, sends, deals in or is listed among."""

from __future__ import annotations

import pytest

from graph.records import Modality
from ingest.roles import find_roles
from tests.ingest.test_roles import Found, mentions_in, roles_of
from tests.ingest.test_standing import read_marked

_OMAN = ("Oman", "mediator", ("Iran", "Israel"), ())
_MEDIATORS = [("Qatar", "mediator", (), ()), ("Egypt", "mediator", (), ()), ("Oman", "mediator", (), ())]


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        # Who is listed behind a noun of several.
        (
            "The truce was guaranteed by three states of the region: Qatar, Oman and Kenya.",
            [(name, "guarantor", (), ()) for name in ("Qatar", "Oman", "Kenya")],
        ),
        ("The troika (Qatar, Egypt and Oman) called for calm.", _MEDIATORS),
        ("The report of Qatar, Egypt and Oman called for calm.", []),
        # Third parties.
        (
            "Norway has been trying for years to settle the dispute between Chad and Sudan.",
            [("Norway", "mediator", ("Chad", "Sudan"), ())],
        ),
        (
            "Kenya brought Chad and Sudan together in April.",
            [("Kenya", "mediator", ("Chad", "Sudan"), ())],
        ),
        ("Kenya wants to settle the dispute between Chad and Sudan.", []),
        ("Chad and Sudan settled the dispute between them.", []),
        (
            "A peace plan drawn up by Oman was turned down.",
            [("Oman", "mediator", (), ())],
        ),
        ("A war plan drawn up by Iran was leaked.", []),
        (
            "Kenya chaired the talks between Chad and Sudan.",
            [("Kenya", "mediator", ("Chad", "Sudan"), ())],
        ),
        ("Kenya led the talks in Oman.", []),
        # Played, sent, commanded.
        (
            "Kenya has played go-between in the quarrel between Chad and Sudan.",
            [("Kenya", "mediator", ("Chad", "Sudan"), ())],
        ),
        ("Norway played host to the talks.", [("Norway", "host", (), ())]),
        ("Norway played host to a band.", []),
        (
            "Kenya and Chad contribute peacekeepers.",
            [("Kenya", "peacekeeper", (), ()), ("Chad", "peacekeeper", (), ())],
        ),
        ("Kenya asked for peacekeepers.", []),
        (
            "NATO took over command of the peacekeeping force from Turkey.",
            [("Turkey", "peacekeeper", (), (("ended", None, None),)), ("NATO", "peacekeeper", (), ())],
        ),
        ("Blue helmets from India patrol the road.", [("India", "peacekeeper", (), ())]),
        # Whose side one takes, and with what.
        ("Iran bankrolled rebel factions.", [("Iran", "backer", (), ())]),
        ("Iran backs the proposal of Hamas.", []),
        ("Iran is behind the rebels.", [("Iran", "backer", (), ())]),
        ("Iran is behind schedule.", []),
        (
            "Chad, equipped with tanks from Turkey, won the battle.",
            [("Turkey", "arms_supplier", ("Chad",), ())],
        ),
        ("Oman is the patron of the arts.", []),
        ("A government propped up by Iran fell.", [("Iran", "backer", (), ())]),
        ("Hezbollah advanced with Iranian backing.", [("Iran", "backer", ("Hezbollah",), ())]),
        ("Hezbollah enjoys the support of Iran.", [("Iran", "backer", ("Hezbollah",), ())]),
        ("The bill enjoys the support of Iran.", []),
        (
            "The monitoring team has members from Kenya and Chad.",
            [("Kenya", "observer", (), ()), ("Chad", "observer", (), ())],
        ),
        ("Oman relayed two dozen messages between Iran and Israel.", [_OMAN]),
        ("Oman sent two dozen messages between Iran and Israel.", []),
        ("Iran came to the rescue of Hezbollah.", [("Iran", "backer", ("Hezbollah",), ())]),
        ("Iran intervened on the side of Hezbollah.", [("Iran", "backer", ("Hezbollah",), ())]),
        ("Iran spoke on behalf of Hezbollah.", []),
        ("The hostages were freed through the efforts of Oman.", [("Oman", "mediator", (), ())]),
        (
            "Norway, together with Kenya, stands ready as guarantor of the talks.",
            [("Norway", "guarantor", (), ()), ("Kenya", "guarantor", (), ())],
        ),
        (
            "The talks, which Norway has had the honour to facilitate as a guarantor, ended.",
            [("Norway", "mediator", (), ()), ("Norway", "guarantor", (), ())],
        ),
        ("The occupation of the yards by Russian sailors began at dawn.", []),
        ("The Oman Rights Monitor counted the dead.", []),
        (
            "Norway ended the quarrel after months of shuttling between Chad and Sudan.",
            [("Norway", "mediator", ("Chad", "Sudan"), ())],
        ),
        # From one to another.
        (
            "The role of chief mediator passed from Egypt to Qatar.",
            [
                ("Egypt", "mediator", (), (("ended", None, None),)),
                ("Qatar", "mediator", (), (("new", None, None),)),
            ],
        ),
        (
            "Egypt handed the mediation over to Qatar after the [strike].",
            [
                ("Egypt", "mediator", (), (("ended", "strike", "the strike"),)),
                ("Qatar", "mediator", (), (("new", "strike", "the strike"),)),
            ],
        ),
        ("The role of the king passed from Egypt to Qatar.", []),
        (
            "Norway's role as facilitator ended when Chad [attacked].",
            [("Norway", "mediator", (), (("ended", "attacked", "when Chad attacked"),))],
        ),
        ("Russian police guaranteed the safety of the mother.", []),
        # What stays and what was.
        ("Israel has occupied Armenia.", [("Israel", "occupier", ("Armenia",), ())]),
        ("Oman is to host the talks.", [("Oman", "host", (), ())]),
        ("Oman could host the talks.", []),
        ("Qatar wants Turkey as a guarantor of the truce.", []),
        ("Iran calls Israel an occupier.", [("Israel", "occupier", (), ())]),
        ("There were observers from Oman and Kenya.", [(n, "observer", (), ()) for n in ("Oman", "Kenya")]),
        (
            "Norway trusts Kenya and Chad, a mediator.",
            [("Chad", "mediator", (), ())],
        ),
    ],
)
def test_roles_of_a_sentence(sentence: str, wanted: list[Found]) -> None:
    assert roles_of(sentence) == wanted


def test_who_will_host_is_planned() -> None:
    paragraphs, _ = read_marked("Oman will host the talks in May.")
    (role,) = find_roles(paragraphs, mentions_in(paragraphs), [])
    assert (role.actor.name, role.kind, role.modality) == ("Oman", "host", Modality.PLANNED)
