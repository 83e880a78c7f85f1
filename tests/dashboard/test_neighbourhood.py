"""What part of a network is drawn, against networks small enough to see."""

from __future__ import annotations

from itertools import combinations

from dashboard.neighbourhood import (
    both_ways,
    camp_numbers,
    hangers_on,
    hidden_by,
    merged,
    of_degree,
    within,
)
from dashboard.network_picture import build
from dashboard.placing import apart, fanned, layout
from graph.records import ActorKind
from graph.views import RelationRow


def _row(source: str, target: str, good: int = 0, bad: int = 0, *, directed: bool = True) -> RelationRow:
    return RelationRow(
        source=source,
        source_name=source.upper(),
        source_kind=ActorKind.COUNTRY,
        target=target,
        target_name=target.upper(),
        target_kind=ActorKind.COUNTRY,
        directed=directed,
        events=good + bad,
        cooperation=good,
        conflict=bad,
    )


CHAIN = [_row("a", "b", 1), _row("b", "c", 1), _row("c", "d", 1), _row("d", "e", 1)]
STAR = [_row("hub", "x", 1), _row("hub", "y", 1), _row("hub", "z", 1), _row("z", "w", 1)]


def _ends(rows: list[RelationRow]) -> list[str]:
    return [f"{row.source}{row.target}" for row in rows]


def test_steps_are_counted_whatever_the_direction() -> None:
    assert _ends(within(CHAIN, "c", 1)) == ["bc", "cd"]
    assert _ends(within(CHAIN, "c", 2)) == ["ab", "bc", "cd", "de"]
    assert _ends(within([*CHAIN, _row("b", "d", 1)], "c", 1)) == ["bc", "cd", "bd"]
    assert within(CHAIN, "stranger", 2) == []


def test_rows_are_merged_once_each() -> None:
    assert _ends(merged(CHAIN[:2], [CHAIN[1], CHAIN[2], _row("b", "a", 1)])) == ["ab", "bc", "cd", "ba"]
    assert both_ways([_row("b", "a"), _row("a", "b")]) == {("a", "b")}


def test_folding_hides_only_who_has_nobody_else() -> None:
    assert hangers_on(STAR, "hub") == {"x", "y"}
    assert hidden_by(STAR, {"z", "hub"}) == {"z": {"w"}, "hub": {"x", "y"}}
    assert hidden_by(STAR, {"stranger"}) == {}


def test_a_folded_actor_says_how_many_it_hides_and_nobody_moves() -> None:
    whole, folded = build(STAR), build(STAR, folded=("hub",))
    assert {node["id"]: node["label"] for node in folded["nodes"]} == {"hub": "HUB  +2", "z": "Z", "w": "W"}
    assert "2 partners folded away" in folded["nodes"][0]["lines"]
    where = {node["id"]: (node["x"], node["y"]) for node in whole["nodes"]}
    assert all(where[node["id"]] == (node["x"], node["y"]) for node in folded["nodes"])
    assert [edge["id"] for edge in folded["edges"]] == ["hub>z", "z>w"]


def test_who_comes_in_with_an_opened_actor_stands_around_it_and_nobody_moves() -> None:
    base = build(CHAIN[:2])
    opened = build(CHAIN[:2], added={"c": [CHAIN[2], CHAIN[1]]})
    where = {node["id"]: (node["x"], node["y"]) for node in opened["nodes"]}
    assert set(where) == {"a", "b", "c", "d"}
    assert all(where[node["id"]] == (node["x"], node["y"]) for node in base["nodes"])
    assert fanned({"m": (0.0, 0.0), "n": (100.0, 0.0)}, "n", ["new"]) == {"new": (233.0, 0.0)}


def test_camps_are_marked_where_there_is_more_than_one() -> None:
    war = [_row("a", "b", 5), _row("c", "d", 4), _row("a", "c", 0, 9)]
    assert camp_numbers(war) == {"a": 1, "b": 1, "c": 2, "d": 2}
    assert camp_numbers([_row("a", "b", 5)]) == {}
    drawn = build(war)
    assert drawn["camps"] == 2
    assert {node["id"]: node["camp"] for node in drawn["nodes"]} == {"a": 1, "b": 1, "c": 2, "d": 2}
    assert "camp 2 of those who cooperate" in drawn["nodes"][3]["lines"]
    assert set(layout(["a"], {})) == {"a"}


def test_only_actors_with_so_many_partners_are_left() -> None:
    assert _ends(of_degree(STAR, 2)) == ["hubz"]
    assert of_degree(STAR, 0) == STAR
    assert of_degree(STAR, 4) == []


def test_a_filter_moves_nobody_and_who_was_not_there_stands_by_a_partner() -> None:
    whole = {node["id"]: (node["x"], node["y"]) for node in build(STAR)["nodes"]}
    fewer = build([STAR[0], STAR[3], _row("w", "new", 1)], anchored=STAR)
    where = {node["id"]: (node["x"], node["y"]) for node in fewer["nodes"]}
    new = where.pop("new")
    assert where == {actor: whole[actor] for actor in ("hub", "x", "z", "w")}
    assert max(abs(new[axis] - where["w"][axis]) for axis in (0, 1)) < 150


def test_names_do_not_cover_each_other() -> None:
    crowd = {"a": (0.0, 0.0), "b": (5.0, 0.0), "c": (3.0, 4.0), "far": (900.0, 0.0)}
    names = {"a": "Armenia", "b": "Azerbaijan", "c": "A very long name of a very long organisation"}
    sizes = {"a": 34.0, "b": 30.0, "c": 10.0}
    placed = apart(crowd, names, sizes)
    assert placed == apart(dict(reversed(crowd.items())), names, sizes)
    assert placed["far"] == (900.0, 0.0)
    wide = {name: max(sizes[name], 4.2 * min(28, len(names[name]))) for name in sizes}
    for one, other in combinations(sizes, 2):
        x, y = (abs(placed[one][axis] - placed[other][axis]) for axis in (0, 1))
        assert x >= wide[one] + wide[other] or y >= sizes[one] + sizes[other] + 40, (one, other)
