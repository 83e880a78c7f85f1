"""What an analyst does on the pages, timed from the key or the released mouse to what it leads to."""

from __future__ import annotations

import statistics
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from bench._tab import Tab, Visit, said

TIMELINE = ".casus-timeline[data-ready]"
NETWORK = ".casus-network[data-ready]"
_FRESH = "[data-ready]:not([data-ready='stale'])"
_SETTLE_MS = 600
TYPES = 8  # types of event in the made-up war: each is chosen once
_TWO_FRAMES = """(slider, step) => new Promise((done) => {
  const start = performance.now();
  slider.value = String(Number(slider.max) - step);
  slider.dispatchEvent(new Event("input", { bubbles: true }));
  requestAnimationFrame(() => requestAnimationFrame(() => done((performance.now() - start) / 1000)));
})"""


@dataclass(slots=True)
class Interactions:
    """One tab, all interactions in turn; ``rows`` has what they took."""

    tab: Tab
    url: str
    conflict: str
    rounds: int = 10
    most: float = 0.0
    taken: dict[str, list[Visit]] = field(default_factory=dict)

    def run(self) -> list[tuple[str, str]]:
        """Name and figures of each interaction, and the tab's memory at most meanwhile."""
        from playwright.sync_api import Error

        missed: list[tuple[str, str]] = []
        for part in (
            self._filters,
            self._brushes,
            self._evidence,
            self._lanes,
            self._tabs,
            self._network,
            self._map,
        ):
            try:
                part()
            except Error as error:  # the others are timed all the same
                print(f"{part.__name__}: {error.message.splitlines()[0]}", file=sys.stderr)
                missed.append((part.__name__.strip("_"), f"not timed: {error.message.splitlines()[0]}"))
        rows = missed
        for name, visits in self.taken.items():
            walls = sorted(visit.wall for visit in visits)
            rows.append((name, f"{said(visits)}; p95 {_p95(walls):.2f} s (goal 0.4; {len(walls)} times)"))
        return [*rows, ("most memory of the tab meanwhile", f"{self.most:.0f} MB (goal 300)")]

    def _open(self, path: str, mark: str) -> Any:
        self.tab.open(self.url + path, mark)
        self.tab.page.wait_for_timeout(1500)
        return self.tab.page

    def _time(self, name: str, act: Callable[[], object], *marks: str) -> None:
        """Time ``act`` until all marks are on the page."""
        visit = self.tab.timed(act, lambda: self.tab.see(*marks))
        self.taken.setdefault(name, []).append(visit)
        self.tab.page.wait_for_timeout(_SETTLE_MS)
        self.most = max(self.most, self.tab.memory())

    def _redraws(self, name: str, component: str, act: Callable[[], object]) -> None:
        """Time ``act`` until the component has been drawn again."""
        page = self.tab.page
        page.locator(component).first.evaluate("(host) => { host.dataset.ready = 'stale'; }")
        self._time(name, act, component + _FRESH)

    def _filters(self) -> None:
        page = self._open("/", TIMELINE)
        choice = page.get_by_role("combobox", name="Type of event")
        for _ in range(min(self.rounds, TYPES)):
            choice.click()
            page.keyboard.press("ArrowDown")
            page.wait_for_timeout(150)
            self._redraws("timeline: filter by type", ".casus-timeline", lambda: page.keyboard.press("Enter"))

    def _brushes(self) -> None:
        page = self._open("/", TIMELINE)
        for number in range(self.rounds):
            box = page.locator("svg.overview").bounding_box()
            left, y = box["x"] + box["width"] * (0.2 + 0.06 * number), box["y"] + box["height"] / 3
            page.mouse.move(left, y)
            page.mouse.down()
            page.mouse.move(left + box["width"] * 0.08, y, steps=4)
            self._redraws("timeline: brush", ".casus-timeline", page.mouse.up)

    def _evidence(self) -> None:
        page = self._open(self._narrow(), "g.event")
        for number in range(self.rounds + 1):
            page.evaluate(
                "() => document.querySelectorAll('.casus-head, .casus-claim')"
                ".forEach((one) => one.classList.add('stale'))"
            )
            mark = page.locator("g.event").nth(number)
            self._time(
                "timeline: click to evidence" if number else "timeline: first click, which opens the panel",
                lambda mark=mark: mark.click(force=True),
                ".casus-head:not(.stale)",
                ".casus-claim:not(.stale)",
            )

    def _narrow(self) -> str:
        """A month of one conflict, which is drawn event by event."""
        return f"/?conflict={self.conflict}&from=2022-03-01&to=2022-04-30"

    def _lanes(self) -> None:
        page = self._open(self._narrow(), "g.event")
        names = ("actor", "place", "type", "conflict")
        for number in range(self.rounds):
            press = page.get_by_role("radio", name=names[number % 4], exact=True)
            self._redraws("timeline: lanes", ".casus-timeline", press.click)

    def _tabs(self) -> None:
        page = self._open(self._narrow(), "g.event")
        for name, mark in self._turns():
            self._time(
                f"timeline: tab {name}",
                lambda name=name: page.get_by_role("tab", name=name).click(),
                mark,
            )

    def _turns(self) -> Iterator[tuple[str, str]]:
        for _ in range(self.rounds // 2):
            yield "Table", "[data-testid='stDataFrame'] canvas"
            yield "Picture", TIMELINE

    def _network(self) -> None:
        page = self._open(f"/relations?conflict={self.conflict}&from=2022-01-01&to=2022-12-31", NETWORK)
        slider = ".casus-network input[type='range']"
        for step in range(1, self.rounds + 1):
            if page.locator(slider).count():
                took = page.locator(slider).evaluate(_TWO_FRAMES, step)
                self.taken.setdefault("relations: slider, in the browser", []).append(Visit(took, 0, 0, 0))
        clicked: list[str] = []
        for number in range(self.rounds):
            spot = _node_in_view(page, clicked)
            if spot is None:
                break  # all that are in view have been clicked
            node, x, y = spot
            clicked.append(node)
            page.mouse.move(x, y)
            page.wait_for_timeout(100)
            self._stale_list()
            self._time(
                "relations: click a node" if number else "relations: first click, which opens the panel",
                lambda x=x, y=y: page.mouse.click(x, y),
                ".casus-items" + _FRESH,
            )
        for number in range(self.rounds):
            names = ("Only within 2 steps", "Only within 1 step")
            press = page.get_by_role("button", name=names[number % 2])
            self._redraws("relations: surroundings of an actor", ".casus-network", press.click)

    def _map(self) -> None:
        page = self._open(f"/map?conflict={self.conflict}", ".casus-map[data-ready]")
        for number in range(self.rounds):
            self._stale_list()
            page.locator("g.place").nth(number).focus()
            self._time(
                "map: choose a place" if number else "map: first choice, which opens the panel",
                lambda: page.keyboard.press("Enter"),
                ".casus-items" + _FRESH,
            )

    def _stale_list(self) -> None:
        """Mark the lists on the page, so that a new one can be told from them."""
        self.tab.page.locator(".casus-items").evaluate_all(
            "(lists) => lists.forEach((one) => { one.dataset.ready = 'stale'; })"
        )


def _node_in_view(page: Any, clicked: list[str]) -> tuple[str, float, float] | None:
    """Id and place on the screen of the node farthest from those clicked that a click reaches; None for none.

    A node may lie outside the canvas or the window, or below the bar; places change when a panel opens.
    """
    found: tuple[str, float, float] | None = page.locator(".casus-network").evaluate(
        """(host, clicked) => {
          const canvas = host.querySelector("canvas");
          const box = canvas.getBoundingClientRect();
          const spots = Object.entries(host.casusNetwork.getPositions()).map(([id, place]) => {
            const at = host.casusNetwork.canvasToDOM(place);
            return [id, box.left + at.x, box.top + at.y];
          });
          const old = spots.filter(([id]) => clicked.includes(id));
          const far = ([, x, y]) => Math.min(...old.map(([, a, b]) => Math.hypot(x - a, y - b)));
          const within = (x, y) => host.getRootNode().elementFromPoint(x, y) === canvas;
          return spots
            .filter(([id, x, y]) => !clicked.includes(id) && within(x, y))
            .filter(([id, x, y]) => host.casusNetwork.getNodeAt({ x: x - box.left, y: y - box.top }) === id)
            .sort((one, other) => far(other) - far(one))[0] ?? null;
        }""",
        clicked,
    )
    return found


def _p95(walls: list[float]) -> float:
    """The 95th percentile of sorted times; of few times, the longest."""
    return statistics.quantiles(walls, n=20)[-1] if len(walls) >= 20 else walls[-1]
