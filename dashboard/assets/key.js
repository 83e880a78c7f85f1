// What the marks of the timeline mean: colours always, shapes and strokes when it is opened.

import { definitions, draw } from "./marks.js";
import { html, svg } from "./surface.js";

const TONES = [["conflict", "hostile"], ["cooperation", "cooperative"], ["neutral", "neither"]];
// words, what is drawn: [status, precision, contested, shape]
const MARKS = [
  ["known to the day", ["occurred", "day", false, "point"]],
  ["going on", ["ongoing", "day", false, "point"]],
  ["planned", ["planned", "day", false, "point"]],
  ["cancelled", ["cancelled", "day", false, "point"]],
  ["denied", ["denied", "day", false, "point"]],
  ["only supposed", ["hypothetical", "day", false, "point"]],
  ["contested", ["occurred", "day", true, "point"]],
  ["some time within a month, a year, a span", ["occurred", "month", false, "bar"]],
  ["a decade or a century", ["occurred", "decade", false, "bar"]],
  ["this day or earlier", ["occurred", "bound", false, "left"]],
  ["this day or later", ["occurred", "bound", false, "right"]],
];

export function key(state, colours) {
  const box = html("details", "key", state.host);
  box.open = Boolean(state.keyed);
  const line = html("summary", null, box, "What the marks mean");
  for (const [tone, words] of TONES) {
    const item = html("span", "tone", line);
    const icon = svg("svg", { width: 12, height: 12, "aria-hidden": "true" }, item);
    svg("circle", { cx: 6, cy: 6, r: 5, fill: colours.tone[tone] }, icon);
    item.append(words);
  }
  html("span", "tone", line, "filled: reported as fact; hollow: not");
  const grid = html("div", "marks", box);
  const fill = () => {
    if (!box.open || grid.childElementCount) return;
    for (const [words, mark] of MARKS) sample(grid, words, mark, colours);
    const arcs = html("p", null, grid, "Arcs from a chosen event: solid, what it led to or came of; dashed, only before or after.");
    arcs.className = "wide";
  };
  fill();
  box.addEventListener("toggle", () => {
    state.keyed = box.open;
    fill();
  });
}

function sample(grid, words, [status, precision, contested, shape], colours) {
  const item = html("span", "mark", grid);
  const icon = svg("svg", { width: 58, height: 22, "aria-hidden": "true" }, item);
  definitions(icon, colours);
  const place = shape === "point" ? { x0: 24, x1: 24 } : { x0: 6, x1: 52 };
  draw(icon, { status, precision, contested, tone: "neutral" }, { ...place, shape, beyond: false }, 11, colours);
  item.append(words);
}
