// The overview: counts over the whole extent, with the brushed window on it.
// Above the line what is said to have happened (solid: dated within the unit; hatched: the share of
// vaguer dates); below it what is only planned, cancelled, denied or supposed, in outline.

import { dayOf, inWords, ticks } from "./calendar.js";
import { svg } from "./surface.js";

const HEIGHT = 104;
const BASE = 68;
const ABOVE = 60;
const BELOW = 16;

export function overview(host, colours, state, report) {
  const width = host.clientWidth;
  const root = svg("svg", { width, height: HEIGHT, class: "overview", role: "img", "aria-label": state.data.overview.words }, null);
  const counts = state.data.overview;
  const [from, to] = state.extent;
  const x = (day) => ((day - from) / (to - from)) * width;
  const hatch = svg("pattern", { id: "count-hatch", width: 4, height: 4, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" }, svg("defs", {}, root));
  svg("line", { x1: 0, y1: 0, x2: 0, y2: 4, stroke: colours.soft, "stroke-width": 1.6, "stroke-opacity": 0.8 }, hatch);
  for (const tick of ticks(from, to, width, 84)) {
    svg("line", { x1: x(tick.day), x2: x(tick.day), y1: 4, y2: BASE + BELOW, stroke: colours.line }, root);
    svg("text", { x: x(tick.day) + 4, y: HEIGHT - 4, fill: colours.soft, "font-size": 11.5 }, root, tick.text);
  }
  const tallest = Math.max(1, ...counts.firm.map((count, at) => count + counts.spread[at]));
  const deepest = Math.max(1, ...counts.unreal);
  // one path for each kind of bar: hundreds of units cost three nodes
  const paths = { solid: "", vague: "", unreal: "" };
  const box = (x0, y, w, h) => `M${x0.toFixed(2)},${y.toFixed(2)}h${w.toFixed(2)}v${h.toFixed(2)}h${(-w).toFixed(2)}z`;
  counts.start.forEach((start, at) => {
    const x0 = x(dayOf(start));
    const w = Math.max(1, x(dayOf(counts.end[at]) + 1) - x0 - 0.6);
    const solid = (Math.sqrt(counts.firm[at] / tallest) || 0) * ABOVE;
    const both = Math.sqrt((counts.firm[at] + counts.spread[at]) / tallest) * ABOVE;
    if (solid) paths.solid += box(x0, BASE - solid, w, solid);
    if (both - solid > 0.4) paths.vague += box(x0, BASE - both, w, both - solid);
    const below = Math.sqrt(counts.unreal[at] / deepest) * BELOW;
    if (below > 0.4) paths.unreal += box(x0 + 0.5, BASE + 1.5, Math.max(1, w - 1), Math.max(2, below - 1));
  });
  if (paths.solid) svg("path", { d: paths.solid, fill: colours.soft, "fill-opacity": 0.85, class: "firm" }, root);
  if (paths.vague) svg("path", { d: paths.vague, fill: "url(#count-hatch)", class: "spread" }, root);
  if (paths.unreal) svg("path", { d: paths.unreal, fill: "none", stroke: colours.soft, "stroke-dasharray": "2 1.5", class: "unreal" }, root);
  svg("line", { x1: 0, x2: width, y1: BASE + 0.5, y2: BASE + 0.5, stroke: colours.soft, "stroke-opacity": 0.6 }, root);
  brush(root, colours, state, report, { x, width, from, to });
  svg("text", { x: 2, y: 11, fill: colours.soft, "font-size": 11, stroke: colours.ground, "stroke-width": 3, "paint-order": "stroke", "pointer-events": "none" }, root, counts.caption);
  return root;
}

function brush(root, colours, state, report, { x, width, from, to }) {
  const dayAt = (px) => from + (Math.min(Math.max(px, 0), width) / width) * (to - from);
  const left = svg("rect", { y: 0, height: BASE + BELOW + 2, fill: colours.ground, "fill-opacity": 0.62 }, root);
  const right = svg("rect", { y: 0, height: BASE + BELOW + 2, fill: colours.ground, "fill-opacity": 0.62 }, root);
  const frame = svg("rect", { y: 0.75, height: BASE + BELOW + 1, fill: colours.accent, "fill-opacity": 0.07, stroke: colours.accent, "stroke-width": 1.5, rx: 2, class: "window" }, root);
  const grips = ["w", "e"].map((side) => svg("rect", { y: 24, width: 7, height: 32, rx: 3, fill: colours.accent, class: "grip", "data-side": side }, root));
  const lay = () => {
    const [a, b] = state.view.map(x);
    const x0 = Math.max(a, 0);
    const x1 = Math.min(b, width);
    left.setAttribute("x", 0);
    left.setAttribute("width", Math.max(0, x0));
    right.setAttribute("x", x1);
    right.setAttribute("width", Math.max(0, width - x1));
    frame.setAttribute("x", x0);
    frame.setAttribute("width", Math.max(2, x1 - x0));
    const wide = x1 - x0 > 24; // on a narrow window the grips would hide what is in it
    grips[0].setAttribute("x", wide ? x0 - 3.5 : x0 - 9);
    grips[1].setAttribute("x", wide ? x1 - 3.5 : x1 + 2);
  };
  lay();
  root.addEventListener("pointerdown", (down) => {
    const at = down.clientX - root.getBoundingClientRect().left;
    const [a, b] = state.view;
    const span = b - a;
    const whole = a <= from && b >= to;
    const near = (day) => Math.abs(x(day) - at) < 8;
    let mode = "new";
    if (!whole && near(a)) mode = "w";
    else if (!whole && near(b)) mode = "e";
    else if (whole && (at < 8 || at > width - 8)) mode = at < 8 ? "w" : "e";
    else if (!whole && dayAt(at) > a && dayAt(at) < b) mode = "move";
    const anchor = dayAt(at);
    let moved = false;
    root.setPointerCapture(down.pointerId);
    const move = (event) => {
      const day = dayAt(event.clientX - root.getBoundingClientRect().left);
      if (Math.abs(x(day) - at) > 3) moved = true;
      if (!moved) return;
      if (mode === "new") state.view = [Math.min(anchor, day), Math.max(anchor, day)];
      else if (mode === "w") state.view = [Math.min(day, b - 1), b];
      else if (mode === "e") state.view = [a, Math.max(day, a + 1)];
      else {
        const start = Math.min(Math.max(a + day - anchor, from), to - span);
        state.view = [start, start + span];
      }
      if (state.view[1] - state.view[0] < 3) state.view[1] = state.view[0] + 3;
      lay();
      report.moving();
    };
    const up = () => {
      root.removeEventListener("pointermove", move);
      if (moved) report.settled();
    };
    root.addEventListener("pointermove", move);
    root.addEventListener("pointerup", up, { once: true });
    root.addEventListener("pointercancel", up, { once: true });
    down.preventDefault();
  });
  root.addEventListener("dblclick", () => {
    state.view = [from, to];
    lay();
    report.moving();
    report.settled();
  });
  svg("title", {}, frame, `Window: ${inWords(state.view[0])} to ${inWords(state.view[1])}. Drag to choose, double-click for all.`);
  state.layBrush = lay;
}
