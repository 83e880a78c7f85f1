"""The cross-article gold is sound, and is scored as it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation import story_gold
from evaluation.coreference import b_cubed, pair_counts
from evaluation.gold import GoldError
from evaluation.judged import judged
from evaluation.stories import by_identity, score
from evaluation.story_gold import load_stories
from graph.records import Extraction, Status
from ingest.annotations import RawDocument
from tests.evaluation.worlds import article, event

DATA = Path(__file__).resolve().parents[2] / "data"

WORLD = """
theme: Ruritania
stories:
  - id: s
    about: A shelling in two articles, a raid in two.
    articles:
      - {id: a, published: 2023-06-07, text: Ruritania shelled Zenda on Monday., events: [EVENT]}
      - {id: b, published: 2023-06-07, text: Ruritania shelled Zenda this week., events: [EVENT]}
      - {id: c, published: 2023-06-07, text: Ruritania shelled Zenda in a raid., events: [RAID]}
      - {id: d, published: 2023-06-07, text: A raid., events: [RAID]}
    near_duplicates: [[a, b]]
    never_merge: [[shelling, raid]]
"""
EVENT = "{key: shelling, type: ASSAULT, trigger: shelled, status: occurred, date: null}"
RAID = "{key: raid, type: ASSAULT, trigger: raid, status: occurred, date: null}"
WORLD = WORLD.replace("EVENT", EVENT).replace("RAID", RAID)


def world(folder: Path, text: str = WORLD) -> Path:
    (folder / "gold" / "stories").mkdir(parents=True)
    (folder / "gold" / "stories" / "world.yaml").write_text(text, encoding="utf-8")
    (folder / "gold" / "aliases.yaml").write_text("names: []\nfigures: {}\n", encoding="utf-8")
    return folder


def test_stories_are_sound_and_many() -> None:
    assert story_gold.lint(DATA) == []
    stories = load_stories(DATA)
    assert len(stories) >= 15
    assert sum(len(story.articles) for story in stories) >= 60
    assert sum(len(story.near_duplicates) for story in stories) >= 6
    assert sum(len(story.never_merge) for story in stories) >= 15


def test_a_history_is_the_statuses_of_its_event() -> None:
    for story in load_stories(DATA):
        for key, history in story.history.items():
            told: list[Status] = []
            for text in sorted(story.articles, key=lambda text: text.published):
                told += [event.status[0] for event in text.events if event.key == key]
            assert tuple(dict.fromkeys(told)) == history, (story.id, key)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("[[a, b]]", "[[a, z]]", "'z', which is no article"),
        ("[[shelling, raid]]", "[[shelling, siege]]", "'siege' is no event's key"),
        ("[[shelling, raid]]", "[[raid, raid]]", "same name twice"),
        ("{id: d,", "{id: a,", "id 'a' is also in world.yaml"),
        ("about:", "abuot:", "abuot"),
    ],
)
def test_unsound_stories_are_refused(tmp_path: Path, old: str, new: str, message: str) -> None:
    with pytest.raises(GoldError, match=f"(?s)world.yaml: .*{message}"):
        load_stories(world(tmp_path, WORLD.replace(old, new)))


def extract(raw: RawDocument) -> Extraction:
    """Finds all but the raid of article d, and takes the raid of c for the shelling."""
    if raw.uri == "gold:d":
        return Extraction(article=article(raw.content))
    return Extraction(
        article=article(raw.content), events=(event("e", "ASSAULT", raw.content, text=raw.content),)
    )


def test_scores(tmp_path: Path) -> None:
    sections, cases = score(world(tmp_path), extract, {"identity": by_identity})
    # a, b and c are one cluster to the system: precision 2/3, 2/3, 1/3 and 1 for d alone;
    # recall 1, 1, 1/2 and 1/2.
    precision, recall = (2 / 3 + 2 / 3 + 1 / 3 + 1) / 4, 0.75
    assert sections == {
        "stories/identity": {
            "articles": 4.0,
            "mentions": 4.0,
            "mentions_found": 0.75,
            "b3_precision": pytest.approx(precision),
            "b3_recall": pytest.approx(recall),
            "b3_f1": pytest.approx(2 * precision * recall / (precision + recall)),
            "b3_f1_of_found": pytest.approx(2 * (5 / 9) / (5 / 9 + 1)),
            "forbidden_merges": 1.0,
        }
    }
    assert cases[0].outcomes == {
        "a shelling": "e",
        "b shelling": "e",
        "c raid": "e",
        "d raid": "missing",
        "never_merge shelling raid": "merged",
    }


def test_each_way_has_its_section(tmp_path: Path) -> None:
    def all_one(extractions: dict[str, Extraction]) -> dict[str, str]:
        return {event.id: "other" for extraction in extractions.values() for event in extraction.events}

    sections, cases = score(world(tmp_path), extract, {"identity": by_identity, "all": all_one})
    assert list(sections) == ["stories/identity", "stories/all"]
    assert [(case.id, case.outcomes["a shelling"]) for case in cases] == [
        ("identity s", "e"),
        ("all s", "other"),
    ]


def told(article_id: str, key: str, edtf: str) -> Extraction:
    text = "Ruritania shelled the town of Zenda and killed three people."
    shelling = event(
        key, "ASSAULT", text, text=text, edtf=edtf, actors=(("Ruritania", "initiator"),), places=("Zenda",)
    )
    return Extraction(article=article(text).model_copy(update={"id": article_id}), events=(shelling,))


def test_the_judge_joins_one_event_and_keeps_disjoint_dates_apart() -> None:
    ids = judged(
        {
            "a": told("a", "e1", "2023-06-05"),
            "b": told("b", "e2", "2023-06-05/2023-06-06"),
            "c": told("c", "e3", "2023-06-09"),
            "d": told("d", "e1", "2023-06-05"),
        }
    )
    assert ids == {"e1": "e1", "e2": "e1", "e3": "e3"}


def test_b_cubed() -> None:
    gold = {"a": 1, "b": 1, "c": 2}
    assert b_cubed(gold, gold) == (1.0, 1.0, 1.0)
    assert b_cubed(gold, {"a": 1, "b": 2, "c": 3}) == pytest.approx((1.0, 2 / 3, 0.8))
    assert b_cubed({}, {}) == (1.0, 1.0, 1.0)
    with pytest.raises(ValueError, match="different mentions"):
        b_cubed(gold, {"a": 1})


def test_pairs_have_no_direction() -> None:
    counts = pair_counts([("a", "b"), ("c", "d")], [("b", "a"), ("a", "c")])
    assert (counts.right, counts.false, counts.missed) == (1, 1, 1)
