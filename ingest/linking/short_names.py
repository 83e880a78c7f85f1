"""Groups and bodies by one word of a name that the article has given: "the Tigers", "the Front".

Only a capitalised word that is the plural of members ("the Tigers" of the Liberation Tigers) or says what
the body is ("the Front", "the League") stands for a name, and only where one named body has it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from graph.records import Actor, ActorKind
from ingest.linking.composition import Composer
from ingest.linking.introduced import Introduced

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_KINDS = frozenset({ActorKind.ARMED_GROUP, ActorKind.ORGANISATION, ActorKind.BLOC})
_SHORTEST = 4  # letters of a plural that is nobody's alone
_DETERMINERS = frozenset({"the", "these", "those"})


def short_forms(composer: Composer, groups: Introduced) -> dict[str, Actor]:
    """Words of names that one body alone bears in the article, to that body."""
    bearers: dict[str, dict[str, Actor]] = defaultdict(dict)
    known = [composer.gazetteer.actor(ident) for ident in sorted(composer.context.actors)]
    named = [(name, actor) for actor in known for name in (actor.name, *actor.aliases)]
    named += [(" ".join(words), actor) for words, actor in groups.actors.items()]
    for name, actor in named:
        words = name.split()
        if actor.kind not in _KINDS or len(words) < 2:
            continue
        for word in words:
            if word[:1].isupper() and (_members(word, composer) or _body(word, composer)):
                bearers[word][actor.id] = actor
    return {word: next(iter(actors.values())) for word, actors in bearers.items() if len(actors) == 1}


def short_names(doc: Doc, forms: dict[str, Actor], taken: set[int]) -> Iterator[tuple[int, Actor]]:
    """Each token that stands alone for a body that the article has named in full, and the body."""
    for token in doc:
        actor = forms.get(token.text)
        if actor is None or token.i in taken or not _alone(token):
            continue
        before = doc[token.i - 1] if token.i else None
        if before is not None and before.lower_ in _DETERMINERS:
            yield token.i, actor


def _members(word: str, composer: Composer) -> bool:
    """Whether a word of a name is a plural of what its members call themselves: "Tigers"."""
    plural = word.endswith("s") and not word.endswith("ss") and len(word) > _SHORTEST
    return plural and word.casefold() not in composer.book.heads | composer.book.armed.keys()


def _body(word: str, composer: Composer) -> bool:
    """Whether a word says what the body is ("Front"), and a state has no such organ ("Army")."""
    noun = word.casefold()
    return noun in composer.book.self_named and noun not in composer.book.heads


def _alone(token: Token) -> bool:
    """Whether no other capitalised word stands beside it: "the Popular Front" is a name of its own."""
    beside = [token.doc[at] for at in (token.i - 1, token.i + 1) if 0 <= at < len(token.doc)]
    return not any(word.pos_ == "PROPN" and word.text[:1].isupper() for word in beside) and not (
        token.i + 1 < len(token.doc) and token.nbor(1).text == "-"
    )
