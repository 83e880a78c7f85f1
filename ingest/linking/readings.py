"""Actor or place: how a name is used where it stands.

"Baku said" is the state and "in Baku" the city; "in Azerbaijan" is a place and
"attacked Azerbaijan" an actor; a city that is shelled is a place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from ingest.gazetteer.phrases import Phrasebook
from ingest.linking.composition import Part
from ingest.place_words import OF_PLACES

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ALWAYS_ACTOR = frozenset(
    [
        "against",
        "with",
        "by",
        "for",
        "between",
        "among",
        "amongst",
        "amid",
        "versus",
        "despite",
        "without",
        "like",
        "than",
        "as",
        "under",
    ]
)
_BESIDE = frozenset({"out", "outside", "inside", "north", "south", "east", "west"})  # "pulled out of Mali"
_SUBJECT = frozenset({"nsubj", "agent"})


def reading(doc: Doc, part: Part, book: Phrasebook) -> Literal["actor", "place", "conflict"]:
    """How the part is used; parts with one meaning only have that reading."""
    if part.conflict is not None and not part.actors and part.place is None:
        return "conflict"
    if part.place is None or not part.actors:
        return "actor" if part.actors else "place"
    root = doc[part.first : part.last + 1].root
    if _named_as_place(doc, part, book):
        return "place"
    if part.form in ("adjective", "people"):
        return "actor"
    return _by_syntax(doc, part, root, book)


def _named_as_place(doc: Doc, part: Part, book: Phrasebook) -> bool:
    """ "capital Baku", "the city of Kyiv", "Azerbaijani territory", "Gaza's border", a dateline."""
    before = doc[part.first - 1] if part.first else None
    if before is not None and before.lower_ == "of" and part.first > 1:
        before = doc[part.first - 2]
    if before is not None and before.lower_ in book.territory and before.pos_ in ("NOUN", "PROPN"):
        return True
    index = part.last + 1
    if index < len(doc) and doc[index].tag_ == "POS":
        index += 1
    while index < len(doc) - 1 and doc[index].pos_ == "ADJ" and doc[index].lower_ not in book.territory:
        index += 1
    if index < len(doc) and doc[index].lower_ in book.territory and doc[index].pos_ in ("NOUN", "PROPN"):
        return True
    if part.first == 0 and part.last + 1 < len(doc):
        after = doc[part.last + 1].text
        return after in ("–", "—", "(", "--", "-") or (after == "," and doc[: part.last + 1].text.isupper())
    return False


def _by_syntax(doc: Doc, part: Part, root: Token, book: Phrasebook) -> Literal["actor", "place"]:
    head = root
    while head.dep_ in ("conj", "appos") and head.head.i != head.i:
        head = head.head
    city = part.form in ("metonym", "territory")
    dep = head.dep_
    if dep == "pobj":
        return _by_preposition(head.head, book, city=city)
    if dep in _SUBJECT:
        return "place" if city and head.head.lemma_.lower() in book.place_verbs else "actor"
    if dep == "nsubjpass":
        return "place" if city else "actor"
    if dep == "dobj" and part.form == "metonym":
        return "place" if head.head.lemma_.lower() in book.place_objects else "actor"
    if dep in ("dobj", "attr"):
        return "place" if city else "actor"
    if dep == "poss":
        return "place" if part.form == "territory" else "actor"
    if dep == "compound":
        return "place" if part.form == "territory" else "actor"
    if dep in ("npadvmod", "ROOT"):
        return "place" if city else "actor"
    return "actor" if not city or dep in ("dative", "nmod", "amod", "ccomp") else "place"


def _by_preposition(preposition: Token, book: Phrasebook, *, city: bool) -> Literal["actor", "place"]:
    word, governor = preposition.lower_, preposition.head.lemma_.lower()
    if word == "at" and not city:  # "missiles fired at Israel"
        return "actor"
    if word in OF_PLACES or (word in ("between", "with") and governor in book.territory):
        return "place"
    if word == "for" and governor in book.bound_for:
        return "place"
    if word == "of" and preposition.head.lower_ in _BESIDE:
        return "place"
    if word in _ALWAYS_ACTOR:
        return "actor"
    if word == "to":
        return "actor" if governor in book.to_actor else "place"
    if word == "from":
        return "actor" if governor in book.from_actor else "place"
    if word == "on":
        return "place" if city and governor not in book.on_actor else "actor"
    return "place" if city else "actor"
