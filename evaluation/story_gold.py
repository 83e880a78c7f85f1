"""Stories told by several articles (``data/gold/stories/*.yaml``): which events are one, which never.

Events of different articles of a story are the same where they have the same key. Loading is as strict
as that of the single texts.
"""

from __future__ import annotations

from pathlib import Path
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from evaluation.gold import GoldError, GoldText, read_yaml
from graph.records import Status


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Story(_Strict):
    """Articles on one matter. ``never_merge`` are pairs of event keys, ``near_duplicates`` of article ids.

    ``history`` gives the statuses that one event went through, in the order of its articles.
    """

    id: str
    about: str
    articles: tuple[GoldText, ...] = Field(min_length=4)
    near_duplicates: tuple[tuple[str, str], ...] = ()
    never_merge: tuple[tuple[str, str], ...] = ()
    history: dict[str, tuple[Status, ...]] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        articles = [article.id for article in self.articles]
        keys = {event.key for article in self.articles for event in article.events}
        for name in (name for pair in self.near_duplicates for name in pair):
            if name not in articles:
                raise ValueError(f"near_duplicates names {name!r}, which is no article of the story")
        for key in (*(key for pair in self.never_merge for key in pair), *self.history):
            if key not in keys:
                raise ValueError(f"{key!r} is no event's key in the story: correct it")
        if any(first == second for first, second in (*self.never_merge, *self.near_duplicates)):
            raise ValueError("a pair holds the same name twice: correct it")
        return self


class _StoryFile(_Strict):
    theme: str
    stories: tuple[Story, ...] = Field(min_length=1)


def load_stories(data_dir: Path) -> tuple[Story, ...]:
    """All stories under ``data_dir/gold/stories``, in the order of their files.

    Raises:
        GoldError: a file is not as it should be, or an id of a story or article stands twice.
    """
    stories: list[Story] = []
    seen: dict[str, str] = {}
    for path in sorted((data_dir / "gold" / "stories").glob("*.yaml")):
        raw = read_yaml(path)
        try:
            read = _StoryFile.model_validate(raw).stories
        except ValidationError as error:
            faults = "; ".join(
                ".".join(str(part) for part in fault["loc"]) + ": " + fault["msg"] for fault in error.errors()
            )
            raise GoldError(f"{path.name}: {faults}") from error
        for story in read:
            for name in (story.id, *(article.id for article in story.articles)):
                if name in seen:
                    raise GoldError(f"{path.name}: id {name!r} is also in {seen[name]}: rename one")
                seen[name] = path.name
            stories.append(story)
    return tuple(stories)


def lint(data_dir: Path) -> list[str]:
    """What is wrong with the stories, as lines for ``make check``."""
    try:
        load_stories(data_dir)
    except GoldError as error:
        return [str(error)]
    return []
