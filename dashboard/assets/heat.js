// Counts in lanes, for a window that holds too many events to draw one by one.
// A cell's strength is one of a few, and all cells of one strength in a lane are one path: thousands of
// cells cost a dozen nodes, and the picture stays an SVG that can be saved.

import { dayOf, inWords } from "./calendar.js";
import { svg } from "./surface.js";

const STRENGTHS = 12;
export const TALL = 32;

// The component's cells, made ready once: days as numbers, cells by lane, the strength of each.
export function prepared(density) {
  const most = Math.max(1, ...density.cells.map((cell) => cell[2]));
  const lanes = new Map();
  for (const [lane, bin, count] of density.cells) {
    if (!lanes.has(lane)) lanes.set(lane, []);
    lanes.get(lane).push({ bin, count, strength: Math.round(Math.sqrt(count / most) * STRENGTHS) });
  }
  return { start: density.start.map(dayOf), end: density.end.map((day) => dayOf(day) + 1), lanes };
}

// `choose` gets the days between which a pressed cell lies.
export function heat(parent, ready, lane, scale, y, colours, tip, choose) {
  const cells = ready.lanes.get(lane) ?? [];
  const paths = Array(STRENGTHS + 1).fill("");
  for (const { bin, strength } of cells) {
    const x0 = scale(ready.start[bin]);
    const wide = Math.max(1, scale(ready.end[bin]) - x0 - 0.5);
    paths[strength] += `M${x0.toFixed(2)},${y}h${wide.toFixed(2)}v${TALL}h${-wide.toFixed(2)}z`;
  }
  const group = svg("g", { class: "heat" }, parent);
  paths.forEach((d, strength) => {
    if (d) svg("path", { d, fill: colours.accent, "fill-opacity": (0.08 + (0.82 * strength) / STRENGTHS).toFixed(3) }, group);
  });
  const place = (event) => event.clientX - group.ownerSVGElement.getBoundingClientRect().left;
  const below = (at) => cells.find(({ bin }) => scale(ready.start[bin]) <= at && at < scale(ready.end[bin]));
  group.addEventListener("pointermove", (over) => {
    const cell = below(place(over));
    if (!cell) return tip.hide();
    const span = `${inWords(ready.start[cell.bin])} – ${inWords(ready.end[cell.bin] - 1)}`;
    const count = Math.max(1, Math.round(cell.count)); // the shares of vaguer dates make parts of an event
    const words = `${Number.isInteger(cell.count) ? "" : "about "}${count} ${count === 1 ? "event" : "events"}`;
    tip.show([words, span, "press to see them"], place(over), y + TALL);
  });
  let pressed = 0;
  group.addEventListener("pointerdown", (down) => (pressed = place(down)));
  group.addEventListener("click", (click) => {
    const cell = below(place(click));
    if (cell && Math.abs(place(click) - pressed) < 4) choose(ready.start[cell.bin], ready.end[cell.bin]); // else it was dragged
  });
  group.addEventListener("pointerleave", () => tip.hide());
}
