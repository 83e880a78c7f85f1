// Where each event lies: pixel span by precision, then rows in its lane so that nothing overlaps.

import { dayOf } from "./calendar.js";
import { RADIUS, labelOf } from "./marks.js";
import { shorten, textWidth } from "./surface.js";

const GAP = 10;
const LABEL_ROOM = 300;
const LEAST = [LABEL_ROOM, 180, 120]; // pixels of a name, tried in this order
const NAMELESS = 44; // with less room than this a name is left out
const OPEN_LENGTH = 64;

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

// Rows of a lane: [{event, place, row, text, textX, anchor}], and how many found no row. Events come in
// order of time. Where not all names find room in full they are cut, as far as needed: a mark without a name
// says nothing. What room is left then goes to the names again.
export function pack(events, scale, width, maxRows) {
  const placed = [];
  for (const event of events) {
    const at = place(event, scale, width);
    if (!at) continue;
    const full = labelOf(event);
    placed.push({ event, at, full, long: textWidth(full) }); // measured once: it is what takes time here
  }
  let found;
  for (const least of LEAST) {
    found = rows(placed, width, maxRows, least);
    if (!found.hidden && found.items.every((item) => item.text !== null)) break;
  }
  widen(found.items, width);
  return found;
}

// Greedy: each into the first row that has room for it and for `least` pixels of its name.
function rows(placed, width, maxRows, least) {
  const ends = [];
  const items = [];
  let hidden = 0;
  for (const { event, at, full, long } of placed) {
    const whole = Math.min(long, LABEL_ROOM) + 8;
    const need = Math.min(whole, least + 8);
    const tail = event.status === "ongoing" && at.shape === "point" ? 14 : 0;
    let textX = Math.max(at.right + tail + 3, 6);
    let left = Math.max(at.left, 0);
    let right = textX + need;
    let anchor = "start";
    if (at.shape === "bar" && at.x1 - Math.max(at.x0, 0) > whole + 16) {
      textX = Math.max(at.x0, 0) + 8; // the name fits on its bar
      right = at.right;
      anchor = "on";
    } else if (right > width && at.left - need > 0) {
      textX = at.left - 4; // no room at the right edge: the name goes to the left
      anchor = "end";
      left = at.left - need - 6;
      right = at.right;
    }
    let row = ends.findIndex((end) => end + GAP <= left);
    let text = full;
    if (row < 0 && ends.length < maxRows) row = ends.push(-Infinity) - 1;
    if (row < 0) {
      row = ends.findIndex((end) => end + 2 <= at.left); // without its name
      text = null;
      left = at.left;
      right = at.right + tail;
      textX = right + 3;
      anchor = "start";
    }
    if (row < 0) {
      hidden += 1;
      continue;
    }
    ends[row] = Math.max(ends[row], right);
    items.push({ event, place: at, row, text, textX, anchor, left, right, full, long });
  }
  return { items, rows: Math.max(ends.length, 1), hidden };
}

// Each name as long as the room up to its neighbours in the row lets it be.
function widen(items, width) {
  const by = new Map();
  for (const item of items) by.set(item.row, [...(by.get(item.row) ?? []), item]);
  for (const own of by.values()) {
    own.sort((one, other) => one.place.left - other.place.left);
    own.forEach((item, at) => {
      const before = own[at - 1]?.right ?? -GAP;
      const next = own[at + 1]?.left ?? width + GAP;
      let room = Math.min(next - GAP, width) - item.textX;
      if (item.anchor === "end") room = item.textX - before - GAP;
      if (item.anchor === "on") room = Math.min(item.place.x1, width) - item.textX - 8;
      room = Math.min(room, LABEL_ROOM);
      item.text = item.long <= room ? item.full : room < NAMELESS ? null : shorten(item.full, room);
      if (item.text !== null && item.anchor === "start") item.right = item.textX + Math.min(item.long, room);
    });
  }
}
