"""A whole text in which nobody known takes part, and which is of something else, tells no events."""

from __future__ import annotations

from ingest.annotations import RawDocument
from ingest.pipeline import extract

# A review: besieged, stormed and betrayed from end to end.
OPERA = (
    "The tenor storms the castle before the overture is over, and by the second act the chorus has been "
    "taken prisoner, the bass murdered and the town put under siege. Nobody can accuse the director of "
    "holding fire.\n\n"
    "Her singers fight for their lives against an orchestra that bombards them from the pit. The soprano, "
    "who has been exiled by her brother, agrees to a truce with the usurper, breaks it and is executed; the "
    "critics at the premiere surrendered one by one. In the last scene rebels attack the palace, the king "
    "abdicates and the guards mutiny, all in eleven minutes of glorious brass.\n\n"
    "The company threatened to cancel the tour when the tickets did not sell, and the conductor resigned "
    "twice in rehearsal. He has withdrawn his resignation. The production runs until March."
)
# Nobody that a gazetteer knows, and yet a war.
RAID = (
    "Gunmen on motorcycles attacked a village in the hills before dawn and killed the chief, his two sons "
    "and a teacher, a survivor said by telephone. The attackers burned the granaries, abducted several "
    "women and fled towards the river when a patrol of soldiers approached.\n\n"
    "Herders blamed a militia of farmers, with whom they have clashed since the rains failed. Elders of both "
    "sides had signed a truce only a week before, and had promised to hand in their rifles. Troops were sent "
    "to the district on Sunday, and a curfew was imposed in the market town, where youths had thrown stones "
    "at a police station.\n\n"
    "Aid workers said that hundreds of families had fled to a mission school. The insurgents who operate "
    "further north have denied that their fighters took part in the massacre, and threatened to punish "
    "those who did."
)


def _types(text: str) -> set[str]:
    found = extract(RawDocument(uri="x", content=text, media_type="text/plain"))
    return {event.type for event in found.events}


def test_a_review_full_of_fighting_words_tells_no_event() -> None:
    assert _types(OPERA) == set()


def test_a_raid_by_people_without_a_name_is_told() -> None:
    assert {"ASSAULT", "CASUS_DISPLACEMENT", "AGREE", "THREATEN"} <= _types(RAID)


def test_a_known_party_stays_in_a_text_on_something_else() -> None:
    aside = "\n\nThe theatre, which Hezbollah shelled in 2006, has been rebuilt."
    assert _types(OPERA + aside) == {"ASSAULT"}
