"""Which names of different articles are one actor or one place: candidates, judgements, canonical ids.

As with events, a judgement is a matter of the two alone, kept with its parts; and the canonical
ids are a matter of the judgements alone. One thing is not a matter of two: a surname alone is whoever
bears it in that conflict, and only where one bearer is known. So such a judgement is marked by the
part ``short form`` and holds in :func:`canonical_names` where it leads to one bearer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import combinations

from graph.resolution.judge import Judgement, Verdict
from graph.resolution.named import COUNTRY, GROUP, PERSON, PLACE, Named, shared_setting, significant
from graph.resolution.names import NameRules, load_names
from graph.resolution.spelling import likeness, sound, words

NAME_JUDGE_VERSION = "names-1"
SHORT = "short form"
_SETTING = {True: 1.0, None: 0.6, False: 0.0}
_WEIGHTS = {"name": 3.0, "setting": 1.0}
_UNSURE = 0.7  # the most that a name's likeness counts where part of it is not accounted for


def name_candidates(named: Iterable[Named]) -> Iterator[tuple[Named, Named]]:
    """Pairs to judge, each once, in the order of their ids."""
    blocks: dict[str, list[Named]] = defaultdict(list)
    for each in named:
        for key in each.keys:
            blocks[key].append(each)
    pairs = {
        (min(one.id, other.id), max(one.id, other.id)): (one, other)
        for members in blocks.values()
        for one, other in combinations(members, 2)
        if could_be_one(one, other)
    }
    for ids in sorted(pairs):
        one, other = pairs[ids]
        yield (one, other) if one.id < other.id else (other, one)


def could_be_one(first: Named, second: Named) -> bool:
    """Whether two are compared at all: of one sort, a key in common, and not both of the gazetteer."""
    if first.id == second.id or first.sort != second.sort or first.sort == COUNTRY:
        return False
    return not (first.known and second.known) and not first.keys.isdisjoint(second.keys)


def never_one(first: Named, second: Named) -> str | None:
    """Why two can never be one, or None."""
    rules = load_names()
    if first.known and second.known:
        return "the gazetteer has both"
    if first.sort != second.sort:
        return f"one is a {first.sort}, the other a {second.sort}"
    if first.sort == PERSON:
        return _two_persons(first, second, rules)
    if first.descriptive != second.descriptive:
        return "one is a name, the other a description"
    one, other = _marks(first, rules), _marks(second, rules)
    if one != other and not _acronym(first, second):
        return f"told apart by {', '.join(sorted(one ^ other))}"
    return None


def judge_names(first: Named, second: Named) -> Judgement:
    """Judge a pair; symmetric in its arguments."""
    if second.id < first.id:
        first, second = second, first
    limits = load_names().judgement
    alike, short, left = _names(first, second)
    shared = shared_setting(first, second)
    parts = {"name": round(alike, 4), "setting": _SETTING[shared]}
    if short:
        parts[SHORT] = 1.0
    score = round(sum(_WEIGHTS[name] * parts[name] for name in _WEIGHTS) / sum(_WEIGHTS.values()), 4)
    told = ", ".join(f"{name} {value:.2f}" for name, value in parts.items())
    barrier = never_one(first, second)
    if barrier is not None:
        verdict, told = Verdict.DIFFERENT, f"never one: {barrier}; {told}"
    elif alike == 0 or shared is False:
        # Namesakes of two wars: an analyst is asked where all else is the same.
        asked = alike >= limits.same and not short and first.sort == PERSON
        verdict = Verdict.UNSURE if asked else Verdict.DIFFERENT
    elif score >= limits.same and not left and _held(first, second, alike, shared):
        verdict = Verdict.SAME
    else:
        verdict = Verdict.UNSURE if score >= limits.unsure else Verdict.DIFFERENT
    if left:
        told = f"{told}; {left}"
    return Judgement(
        first=first.id,
        second=second.id,
        verdict=verdict,
        score=score,
        parts=parts,
        why=told,
        by=NAME_JUDGE_VERSION,
    )


def canonical_names(
    named: Mapping[str, Named],
    judgements: Iterable[Judgement],
    verdicts: Mapping[tuple[str, str], Verdict] | None = None,
) -> dict[str, str]:
    """The canonical id of every actor and place: of the gazetteer where there is one, else the least.

    ``verdicts`` are analysts' verdicts by pair of ids in order; they outrank the machine's.
    """
    said = dict(verdicts or {})
    same = [
        item
        for item in judgements
        if item.verdict is Verdict.SAME
        and (item.first, item.second) not in said
        and {item.first, item.second} <= named.keys()
    ]
    groups = _Groups(named, {pair for pair, verdict in said.items() if verdict is Verdict.DIFFERENT})
    for pair, verdict in sorted(said.items()):
        if verdict is Verdict.SAME and set(pair) <= named.keys():
            groups.join(*pair, said=True)
    for item in sorted(same, key=lambda each: (-each.score, each.first, each.second)):
        if SHORT not in item.parts:
            groups.join(item.first, item.second)
    bearers: dict[bool, dict[str, set[str]]] = {alone: defaultdict(set) for alone in (False, True)}
    for item in same:
        if SHORT in item.parts:
            short, bearer = _short_first(named[item.first], named[item.second])
            bearers[len(named[short].parts) == 1][short].add(bearer)
    for alone in (False, True):  # initials first: they may lead a surname alone to its bearer
        # Whom each short form leads to is settled before any is joined, so that no order matters.
        leads = {short: {groups.of(each) for each in found} for short, found in bearers[alone].items()}
        for short in sorted(leads):
            if len(leads[short]) == 1:
                groups.join(min(bearers[alone][short]), short)
    return groups.heads()


class _Groups:
    """Groups in the making; the name of a group is its least member while it grows."""

    def __init__(self, named: Mapping[str, Named], apart: Collection[tuple[str, str]]) -> None:
        self._named, self._apart = named, apart
        self._group = {key: {key} for key in named}

    def of(self, key: str) -> str:
        return min(self._group[key])

    def join(self, first: str, second: str, *, said: bool = False) -> None:
        mine, theirs = self._group[first], self._group[second]
        if mine is theirs:
            return
        for one in mine:
            for other in theirs:
                if (min(one, other), max(one, other)) in self._apart:
                    return
                if not said and never_one(self._named[one], self._named[other]):
                    return
        mine |= theirs
        for key in theirs:
            self._group[key] = mine

    def heads(self) -> dict[str, str]:
        return {
            key: min(group, key=lambda each: (not self._named[each].known, each))
            for key, group in self._group.items()
        }


def _names(first: Named, second: Named) -> tuple[float, bool, str | None]:
    """How alike the names are, whether one is a short form of the other, and what is not accounted for."""
    if first.sort == PERSON:
        return _persons(first, second)
    spelled = _aligned(significant(first), significant(second)) or _glued(first, second)
    if spelled:
        left = _kinds(first, second)
        return spelled if left is None else min(spelled, _UNSURE), False, left
    if _acronym(first, second):
        return 0.9, False, None
    one, other = sorted((significant(first), significant(second)), key=len)
    rest = _within(one, other) if len(one) < len(other) else None
    if rest is not None and first.sort == GROUP:
        return 0.6, False, f"only one says {' '.join(rest)}"
    return 0.0, False, None


def _persons(first: Named, second: Named) -> tuple[float, bool, str | None]:
    one, other = sorted((first.parts, second.parts), key=len)
    if not one:
        return 0.0, False, None
    surname = likeness(one[-1], other[-1])
    if surname == 0:
        return 0.0, False, None
    if len(one) == 1 or any(len(word) == 1 for word in (one[0], other[0])):
        both = len(one) == len(other) == 1
        return surname, not both, "a surname alone on both sides" if both else None
    given = max(_given(one[0], other[0]), *(likeness(one[0], word) for word in other[:-1]))
    rest = [word for word in one[1:-1] if not any(_given(word, each) for each in other[:-1])]
    alike = min(surname, given)
    return (
        (alike, False, None) if not rest else (min(alike, _UNSURE), False, f"only one says {' '.join(rest)}")
    )


def _given(first: str, second: str) -> float:
    forms = load_names().forms
    if forms.get(first, frozenset()) & forms.get(second, frozenset()):
        return 0.97
    if min(len(first), len(second)) == 1 and first[0] == second[0]:
        return 0.9
    return likeness(first, second)


def _two_persons(first: Named, second: Named, rules: NameRules) -> str | None:
    one, other = first.parts, second.parts
    if not one or not other:
        return "one has no name"
    feminine = [bool(rules.feminine_ending.search(parts[-1])) for parts in (one, other)]
    if one[-1] != other[-1] and feminine[0] != feminine[1] and min(len(one[-1]), len(other[-1])) > 4:
        return "one surname is feminine"
    if min(len(one), len(other)) < 2:
        return None
    shorter, longer = sorted((one, other), key=len)
    if not any(_given(shorter[0], word) for word in longer[:-1]):
        return f"other given names: {one[0]}, {other[0]}"
    return None


def _short_first(first: Named, second: Named) -> tuple[str, str]:
    """The ids of a short form and of whom it may stand for."""
    weight = [sum(map(len, each.parts)) for each in (first, second)]
    return (first.id, second.id) if weight[0] <= weight[1] and not first.known else (second.id, first.id)


def _aligned(first: tuple[str, ...], second: tuple[str, ...]) -> float:
    """The least likeness of two names word by word; as one word where they are divided otherwise."""
    if len(first) == len(second):
        found = min((likeness(*pair) for pair in zip(first, second, strict=True)), default=0.0)
        if found or len(first) == 1:
            return found
        return min((likeness(*pair) for pair in zip(sorted(first), sorted(second), strict=True)), default=0.0)
    return likeness("".join(first), "".join(second))


def _glued(first: Named, second: Named) -> float:
    """Names of one sound whose particles stand apart in the one and not in the other."""
    same = sound("".join(words(first.name))) == sound("".join(words(second.name)))
    return 0.98 if same else 0.0


def _within(one: tuple[str, ...], other: tuple[str, ...]) -> list[str] | None:
    """What the longer name says beyond the shorter one; None where the shorter one says something else."""
    rest = list(other)
    for word in one:
        found = next((each for each in rest if likeness(word, each)), None)
        if found is None:
            return None
        rest.remove(found)
    return rest


def _kinds(first: Named, second: Named) -> str | None:
    """What one says of its kind, or place of its feature, and the other does not: weak words do not count."""
    rules = load_names()
    strong = rules.strong_features if first.sort == PLACE else rules.strong_kinds
    one, other = ({word.rstrip("s") for word in each.parts if word in strong} for each in (first, second))
    return f"only one says {', '.join(sorted(one ^ other))}" if one != other else None


def _marks(named: Named, rules: NameRules) -> frozenset[str]:
    """Words that tell a name from its likes: numbers, directions; of a place also what it is."""
    marks = {word for word in named.parts if word in rules.distinguishing or any(map(str.isdigit, word))}
    if named.sort == PLACE:
        marks |= {word for word in named.parts if word in rules.strong_features}
    return frozenset(marks)


def _acronym(first: Named, second: Named) -> bool:
    return first.is_acronym != second.is_acronym and first.acronym == second.acronym


def _held(first: Named, second: Named, alike: float, shared: bool | None) -> bool:
    """Whether more than likeness holds two together: one setting, or names that leave nothing open.

    A description ("gunmen") is no name, and a town that the gazetteer has, and did not find in the
    article, may well be another: an analyst is asked.
    """
    if first.sort == PLACE and (first.known or second.known):
        return False
    if first.descriptive and min(len(first.parts), len(second.parts)) < 2:
        return False
    if shared:
        return True
    single = min(len(first.parts), len(second.parts)) < 2
    return alike >= 0.97 and not (first.sort == PERSON and single)
