// One event as a mark: its shape says how exact its date is, its stroke and fill how real the event is.
//
//   day        a point                          occurred      filled
//   month/year a hatched bar over the span      ongoing       filled, with a tail
//   interval   a hatched bar with caps          planned       hollow, dashed
//   decade     a faint band                     cancelled     hollow, struck through
//   open       a bar that fades out             denied        hollow, crossed
//                                               hypothetical  hollow, dotted
//                                               contested     half filled

import { svg } from "./surface.js";

export const RADIUS = 5;
const BAR = 11;

export function isFact(event) {
  return event.status === "occurred" || event.status === "ongoing";
}

export const PREFIX = {
  planned: "planned",
  cancelled: "cancelled",
  denied: "denied",
  hypothetical: "if",
};

export function labelOf(event) {
  const prefix = PREFIX[event.status];
  const standing = event.contested ? (prefix ? `${prefix}, contested` : "contested") : prefix;
  return standing ? `${standing} · ${event.label}` : event.label;
}

const DASH = { planned: "3 2", cancelled: null, denied: null, hypothetical: "1 2.2" };

export function definitions(root, colours) {
  const defs = svg("defs", {}, root);
  for (const [tone, colour] of Object.entries(colours.tone)) {
    const hatch = svg("pattern", { id: `hatch-${tone}`, width: 5, height: 5, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" }, defs);
    svg("rect", { width: 5, height: 5, fill: colour, "fill-opacity": 0.12 }, hatch);
    svg("line", { x1: 0, y1: 0, x2: 0, y2: 5, stroke: colour, "stroke-width": 2, "stroke-opacity": 0.75 }, hatch);
    for (const [name, from, to] of [["right", 0.85, 0], ["left", 0, 0.85]]) {
      const fade = svg("linearGradient", { id: `fade-${name}-${tone}` }, defs);
      svg("stop", { offset: "0%", "stop-color": colour, "stop-opacity": from }, fade);
      svg("stop", { offset: "100%", "stop-color": colour, "stop-opacity": to }, fade);
    }
  }
  return defs;
}

function point(group, event, x, y, colour, ground) {
  if (event.status === "ongoing") {
    svg("line", { x1: x, y1: y, x2: x + 15, y2: y, stroke: colour, "stroke-width": 2 }, group);
    svg("path", { d: `M${x + 12},${y - 3.5}l4,3.5l-4,3.5`, fill: "none", stroke: colour, "stroke-width": 1.6 }, group);
  }
  const hollow = !isFact(event);
  svg("circle", {
    cx: x, cy: y, r: RADIUS, fill: hollow || event.contested ? ground : colour,
    stroke: colour, "stroke-width": 1.7, "stroke-dasharray": DASH[event.status] ?? null,
  }, group);
  if (event.contested) svg("path", { d: `M${x},${y - RADIUS}a${RADIUS},${RADIUS} 0 0 0 0,${2 * RADIUS}z`, fill: colour }, group);
  if (event.status === "denied") cross(group, x, y, colour);
  if (event.status === "cancelled") svg("line", { x1: x - 8, y1: y + 6, x2: x + 8, y2: y - 6, stroke: colour, "stroke-width": 1.7 }, group);
}

function cross(group, x, y, colour) {
  svg("path", { d: `M${x - 3},${y - 3}l6,6M${x + 3},${y - 3}l-6,6`, stroke: colour, "stroke-width": 1.7, fill: "none" }, group);
}

function bar(group, event, from, to, y, colour, ground) {
  const width = Math.max(to - from, 3);
  const hollow = !isFact(event);
  const capped = event.precision === "interval";
  const wide = event.precision === "decade" || event.precision === "century";
  const fill = hollow ? ground : `url(#hatch-${event.tone})`;
  const shape = {
    x: from, y: y - BAR / 2, width, height: BAR, rx: 2, fill, stroke: colour,
    "stroke-width": hollow ? 1.5 : 1, "stroke-dasharray": hollow ? DASH[event.status] ?? null : null,
  };
  if (wide) Object.assign(shape, { y: y - 9, height: 18, fill: hollow ? ground : colour, "fill-opacity": hollow ? 1 : 0.1, "stroke-opacity": 0.35, "stroke-dasharray": hollow ? "3 2" : "1 3" });
  svg("rect", shape, group);
  if (capped) svg("path", { d: `M${from},${y - 8}v16M${from + width},${y - 8}v16`, stroke: colour, "stroke-width": 1.6 }, group);
  if (event.contested) svg("rect", { x: from, y, width, height: BAR / 2, fill: ground, "fill-opacity": 0.75 }, group);
  if (event.status === "denied") cross(group, from + Math.min(width / 2, 9), y, colour);
  if (event.status === "cancelled") svg("line", { x1: from, y1: y, x2: from + width, y2: y, stroke: colour, "stroke-width": 1.5 }, group);
}

function open(group, event, { x0: from, x1: to, shape: side, beyond }, y, colour) {
  const hollow = !isFact(event);
  svg("rect", { x: from, y: y - BAR / 2, width: Math.max(to - from, 6), height: BAR, fill: `url(#fade-${side}-${event.tone})`, "fill-opacity": hollow ? 0.35 : 0.9 }, group);
  const known = side === "right" ? from : to;
  if (!beyond) svg("line", { x1: known, y1: y - 9, x2: known, y2: y + 9, stroke: colour, "stroke-width": 2, "stroke-dasharray": hollow ? DASH[event.status] ?? null : null }, group);
  const tip = side === "right" ? to : from;
  const turn = side === "right" ? 1 : -1;
  svg("path", { d: `M${tip - 5 * turn},${y - 4}l${5 * turn},4l${-5 * turn},4`, fill: "none", stroke: colour, "stroke-opacity": 0.7, "stroke-width": 1.5 }, group);
}

// Draw `event` (placed by lanes.js: x0, x1, side) at height y.
export function draw(group, event, place, y, colours) {
  const colour = colours.tone[event.tone];
  if (place.shape === "point") point(group, event, place.x0, y, colour, colours.ground);
  else if (place.shape === "bar") bar(group, event, place.x0, place.x1, y, colour, colours.ground);
  else open(group, event, place, y, colour);
}
