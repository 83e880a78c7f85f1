// Where each event lies: pixel span by precision, then rows in its lane so that nothing overlaps.

import { dayOf } from "./calendar.js";
import { RADIUS, labelOf } from "./marks.js";
import { shorten, textWidth } from "./surface.js";

const GAP = 10;
const LABEL_ROOM = 300;
const OPEN_LENGTH = 90;

// Shape and pixel span of an event on `scale` (day -> x), drawn width `width`; null where it is out of sight.
export function place(event, scale, width) {
  const from = dayOf(event.from);
  const to = dayOf(event.to);
  if (from === null && to === null) return null;
  let x0;
  let x1;
  let shape = "bar";
  let beyond = false;
  if (from === null) {
    shape = "left"; // its bound may lie beyond the window: what is known is that it was earlier
    x1 = Math.min(scale(to + 1), width);
    x0 = x1 - OPEN_LENGTH;
    beyond = scale(to + 1) > width;
  } else if (to === null) {
    shape = "right";
    x0 = Math.max(scale(from), 0);
    x1 = x0 + OPEN_LENGTH;
    beyond = scale(from) < 0;
  } else if (from === to) {
    shape = "point";
    x0 = scale(from + 0.5);
    x1 = x0;
  } else {
    x0 = scale(from);
    x1 = scale(to + 1);
  }
  const pad = shape === "point" ? RADIUS + 2 : 1;
  if (x1 + pad < 0 || x0 - pad > width) return null;
  if (shape === "bar") {
    x0 = Math.max(x0, -4);
    x1 = Math.min(x1, width + 4);
  }
  return { shape, beyond, x0, x1, left: x0 - pad, right: x1 + pad };
}

// Greedy rows: [{event, place, row, text, textX}], and how many found no row. Events come in order of time.
export function pack(events, scale, width, maxRows) {
  const ends = [];
  const items = [];
  let hidden = 0;
  for (const event of events) {
    const at = place(event, scale, width);
    if (!at) continue;
    const text = shorten(labelOf(event), LABEL_ROOM);
    const need = textWidth(text) + 8;
    const tail = event.status === "ongoing" && at.shape === "point" ? 14 : 0;
    let textX = Math.max(at.right + tail + 3, 6);
    let left = Math.max(at.left, 0);
    let right = textX + need;
    let anchor = "start";
    if (at.shape === "bar" && at.x1 - Math.max(at.x0, 0) > need + 16) {
      textX = Math.max(at.x0, 0) + 8; // the label fits on its bar
      right = at.right;
      anchor = "on";
    } else if (right > width && at.left - need > 0) {
      textX = at.left - 4; // no room at the right edge: the label goes to the left
      anchor = "end";
      left = at.left - need - 6;
      right = at.right;
    }
    let row = ends.findIndex((end) => end + GAP <= left);
    let shown = text;
    if (row < 0 && ends.length < maxRows) row = ends.push(-Infinity) - 1;
    if (row < 0) {
      row = ends.findIndex((end) => end + 2 <= at.left); // without its label
      shown = null;
      left = at.left;
      right = at.right;
    }
    if (row < 0) {
      hidden += 1;
      continue;
    }
    ends[row] = Math.max(ends[row], right);
    items.push({ event, place: at, row, text: shown, textX, anchor });
  }
  return { items, rows: Math.max(ends.length, 1), hidden };
}
