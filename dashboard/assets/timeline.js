// The timeline component: overview with brush, lanes of honestly dated events, click to evidence.
//
// data: { extent: [iso, iso], window: [iso, iso], overview: {unit, caption, words, start[], end[], firm[], spread[], unreal[]},
//         lanes: [{name, total}], events: [{id, label, lane, from, to, when, precision, status, contested,
//         tone, lines[]}], density: null | {start[], end[], cells: [[lane, bin, count]]}, arcs: [[id, id, kind]],
//         selected, note }
// Triggers: picked (event id), window ([iso, iso]).

import { dayOf, inWords, isoOf, ticks } from "./calendar.js";
import { heat, prepared } from "./heat.js";
import { key } from "./key.js";
import { pack } from "./lanes.js";
import { definitions, draw, isFact, labelOf } from "./marks.js";
import { overview } from "./overview.js";
import { html, offer, palette, shorten, svg, textWidth, tooltip } from "./surface.js";

const ROW = 24;
const AXIS = 26;
const HEAD = 22;
const ROWS = 14; // of a lane at least, until it is opened
const HIGH = 42; // rows of all lanes together, which the full ones share
const known = new WeakMap();

export default function timeline({ data, parentElement, setTriggerValue }) {
  let state = known.get(parentElement);
  if (!state) {
    state = { host: html("div", "casus-timeline", parentElement), whole: new Set() };
    known.set(parentElement, state);
    state.observer = new ResizeObserver(() => {
      if (Math.abs(state.host.clientWidth - (state.drawn ?? 0)) > 2) render(state);
    });
    state.observer.observe(state.host);
  }
  state.data = data;
  state.send = setTriggerValue;
  state.ready = data.density && prepared(data.density);
  state.extent = data.extent.map(dayOf);
  if (state.extent[1] - state.extent[0] < 30) state.extent = [state.extent[0] - 15, state.extent[1] + 15];
  state.view = data.window.map(dayOf);
  state.view[1] += 1;
  if (state.view[1] - state.view[0] < 3) state.view = [state.view[0] - 2, state.view[1] + 2];
  render(state);
  return () => {
    state.observer.disconnect();
    known.delete(parentElement);
  };
}

function render(state) {
  const { host, data } = state;
  if (!host.clientWidth) return;
  state.drawn = host.clientWidth;
  const colours = palette(host);
  host.style.setProperty("--soft", colours.soft);
  host.style.setProperty("--line", colours.line);
  const report = {
    moving: () => requestAnimationFrame(() => detail(state, colours)),
    settled: () => state.send("window", [isoOf(state.view[0]), isoOf(Math.max(state.view[0], state.view[1] - 1))]),
  };
  state.report = report;
  host.replaceChildren();
  toolbar(state, report);
  host.appendChild(overview(host, colours, state, report));
  if (!data.density) key(state, colours);
  state.frame = html("div", "frame", host);
  state.tip = tooltip(host);
  state.live = html("div", "live", host);
  state.live.setAttribute("aria-live", "polite");
  detail(state, colours);
  host.dataset.ready = String(data.events.length);
}

function toolbar(state, report) {
  const bar = html("div", "bar", state.host);
  state.span = html("span", "span", bar);
  if (state.data.note) html("span", "note", bar, state.data.note);
  html("span", "fill", bar);
  const zoom = (factor) => () => {
    const [a, b] = state.view;
    const middle = (a + b) / 2;
    const half = Math.max(1.5, ((b - a) / 2) * factor);
    goTo(state, [middle - half, middle + half]);
  };
  const all = () => goTo(state, [...state.extent]);
  for (const [text, name, act] of [["−", "Zoom out", zoom(2)], ["+", "Zoom in", zoom(0.5)], ["All", "Show the whole extent", all]]) {
    const button = html("button", null, bar, text);
    button.type = "button";
    button.title = name;
    button.setAttribute("aria-label", name);
    button.addEventListener("click", act);
  }
  offer(bar, () => state.frame.querySelector("svg.detail"), "casus-timeline", palette(state.host));
}

// Another window: drawn at once, and told.
function goTo(state, days) {
  state.view = days;
  state.layBrush();
  state.report.moving();
  state.report.settled();
}

function detail(state, colours) {
  const { frame, data } = state;
  const width = frame.clientWidth;
  const [from, to] = state.view;
  const scale = (day) => ((day - from) / (to - from)) * width;
  state.span.textContent = `${inWords(from)} – ${inWords(Math.max(from, to - 1))}`;
  const root = svg("svg", { class: "detail", width, role: "group", "aria-label": "Events in the window. Arrow keys move, Enter opens the evidence." });
  definitions(root, colours);
  const grid = svg("g", {}, root);
  const items = svg("g", {}, root);
  let y = AXIS;
  const most = share(data.lanes);
  const centres = new Map();
  data.lanes.forEach((lane, index) => {
    const own = data.events.filter((event) => event.lane === index);
    const packed = data.density ? null : pack(own, scale, width, state.whole.has(lane.name) ? Infinity : most);
    if (packed && !packed.items.length && !packed.hidden && !lane.total) return;
    const height = HEAD + (packed ? packed.rows * ROW : 40) + (packed?.hidden ? 16 : 0) + 6;
    svg("rect", { x: 0, y, width, height: height - 4, fill: colours.band, rx: 4 }, grid);
    const head = svg("text", { x: 8, y: y + 15, "font-size": 12.5, "font-weight": 600, fill: colours.ink }, items, shorten(lane.name, width - 110));
    svg("tspan", { fill: colours.soft, "font-weight": 400, dx: 8 }, head, lane.total.toLocaleString("en"));
    if (packed) {
      for (const item of packed.items) {
        const middle = y + HEAD + item.row * ROW + ROW / 2;
        mark(items, state, item, middle, colours);
        centres.set(item.event.id, [(item.place.x0 + item.place.x1) / 2, middle]);
      }
      if (packed.hidden) more(items, state, lane, packed.hidden, width - 8, y + height - 10, colours);
    } else heat(items, state.ready, index, scale, y + HEAD, colours, overFrame(state), (...days) => goTo(state, days));
    y += height;
  });
  const height = y + 4;
  root.setAttribute("height", height);
  for (const tick of ticks(from, to, width)) {
    const at = scale(tick.day);
    svg("line", { x1: at, x2: at, y1: AXIS - 8, y2: height, stroke: colours.line, "stroke-width": tick.major ? 1.3 : 0.8 }, grid);
    svg("text", { x: at + 4, y: 15, fill: colours.soft, "font-size": 12, "font-weight": tick.major ? 600 : 400 }, grid, tick.text);
  }
  arcs(items, data.arcs ?? [], centres, colours);
  frame.replaceChildren(root);
  if (!data.events.length && !data.density) html("div", "empty", frame, "Nothing is dated in this window. Widen it, or loosen the filters.");
  pan(root, state, colours, width);
  roving(root, state);
}

// How many rows a full lane may have: what the small ones leave, in equal parts.
function share(lanes) {
  const full = lanes.filter((lane) => lane.total > ROWS);
  const small = lanes.reduce((sum, lane) => sum + (lane.total > ROWS ? 0 : lane.total), 0);
  return full.length ? Math.max(ROWS, Math.floor((HIGH - small) / full.length)) : ROWS;
}

// What found no row in its lane: shown when it is asked for, or by zooming in.
function more(parent, state, lane, hidden, x, y, colours) {
  const words = `${hidden} more: show all`;
  const button = svg("text", { class: "more", role: "button", tabindex: 0, x, y, "text-anchor": "end", fill: colours.accent, "font-size": 12.5, "aria-label": `Show all of ${lane.name}, ${hidden} more` }, parent, words);
  const open = () => {
    state.whole.add(lane.name);
    detail(state, colours);
  };
  button.addEventListener("click", open);
  button.addEventListener("keydown", (key) => {
    if (key.key === "Enter" || key.key === " ") {
      open();
      key.preventDefault();
    }
  });
}

function mark(parent, state, item, y, colours) {
  const { event, place } = item;
  const chosen = event.id === state.data.selected;
  const group = svg("g", { class: "event", role: "button", tabindex: -1, "data-id": event.id, "data-status": event.status, "data-shape": place.shape, "aria-label": `${labelOf(event)}. ${event.lines.join(". ")}` }, parent);
  const long = item.text === null ? 0 : textWidth(item.text) + 6;
  const begin = item.anchor === "end" ? place.left - long - 6 : place.left;
  const end = item.anchor === "start" ? Math.max(place.right, item.textX + long) : place.right;
  svg("rect", { x: begin - 4, y: y - 11, width: Math.max(14, end - begin + 8), height: 22, rx: 4, fill: chosen ? colours.accent : "transparent", "fill-opacity": chosen ? 0.16 : 0, stroke: chosen ? colours.accent : "none" }, group);
  draw(group, event, place, y, colours);
  if (item.text !== null) {
    if (item.anchor === "on") svg("rect", { x: item.textX - 4, y: y - 8, width: textWidth(item.text) + 8, height: 16, rx: 3, fill: colours.band, "fill-opacity": 0.92 }, group);
    svg("text", {
      class: "label", x: item.textX, y: y + 4, "text-anchor": item.anchor === "end" ? "end" : "start", "font-size": 12.5, fill: isFact(event) ? colours.ink : colours.soft,
      "font-style": isFact(event) ? "normal" : "italic", "text-decoration": event.status === "cancelled" ? "line-through" : null,
      "font-weight": chosen ? 600 : 400, stroke: event.status === "cancelled" ? null : colours.band, "stroke-width": 3, "paint-order": "stroke", "stroke-linejoin": "round",
    }, group, item.text);
  }
  const show = () => state.tip.show([labelOf(event), ...event.lines], place.x0 + 4, y + state.frame.offsetTop);
  group.addEventListener("pointerenter", (over) => {
    const box = state.host.getBoundingClientRect();
    state.tip.show([labelOf(event), ...event.lines], over.clientX - box.left, over.clientY - box.top);
  });
  group.addEventListener("pointerleave", () => state.tip.hide());
  group.addEventListener("focus", show);
  group.addEventListener("blur", () => state.tip.hide());
  group.addEventListener("click", () => state.send("picked", event.id));
}

// The tooltip for what knows its place in the frame, not in the host.
const overFrame = (state) => ({
  show: (lines, x, y) => state.tip.show(lines, x, y + state.frame.offsetTop),
  hide: () => state.tip.hide(),
});

function arcs(parent, links, centres, colours) {
  for (const [a, b, kind] of links) {
    const from = centres.get(a);
    const to = centres.get(b);
    if (!from || !to) continue;
    const lift = Math.min(70, 14 + Math.abs(to[0] - from[0]) / 5);
    const path = svg("path", { d: `M${from[0]},${from[1]}Q${(from[0] + to[0]) / 2},${Math.min(from[1], to[1]) - lift} ${to[0]},${to[1]}`, fill: "none", stroke: kind === "led_to" ? colours.accent : colours.soft, "stroke-width": kind === "led_to" ? 1.8 : 1.1, "stroke-dasharray": kind === "led_to" ? null : "4 3", "stroke-opacity": 0.8, "pointer-events": "none", class: "arc" }, parent);
    svg("title", {}, path, kind === "led_to" ? "led to" : "before");
  }
}

function pan(root, state, colours, width) {
  root.addEventListener("pointerdown", (down) => {
    if (down.button !== 0 || down.target.closest("g.event, .more")) return;
    const [a, b] = state.view;
    const perPixel = (b - a) / width;
    let moved = false;
    const move = (event) => {
      const shift = (down.clientX - event.clientX) * perPixel;
      if (Math.abs(down.clientX - event.clientX) > 3) moved = true;
      state.view = [a + shift, b + shift];
      state.layBrush();
      state.report.moving();
    };
    const up = () => {
      window.removeEventListener("pointermove", move);
      if (moved) state.report.settled();
    };
    window.addEventListener("pointermove", move);
    window.addEventListener("pointerup", up, { once: true });
    down.preventDefault();
  });
  root.addEventListener("wheel", (turn) => {
    if (!turn.ctrlKey && !turn.metaKey) return; // the plain wheel scrolls the page
    turn.preventDefault();
    const [a, b] = state.view;
    const share = (turn.clientX - root.getBoundingClientRect().left) / width;
    const factor = Math.exp(turn.deltaY * 0.002);
    const span = Math.max(3, (b - a) * factor);
    const fixed = a + share * (b - a);
    state.view = [fixed - share * span, fixed + (1 - share) * span];
    state.layBrush();
    state.report.moving();
    clearTimeout(state.wheel);
    state.wheel = setTimeout(state.report.settled, 250);
  }, { passive: false });
}

function roving(root, state) {
  const marks = [...root.querySelectorAll("g.event")];
  if (!marks.length) return;
  const chosen = marks.find((one) => one.dataset.id === state.data.selected) ?? marks[0];
  chosen.setAttribute("tabindex", "0");
  root.addEventListener("keydown", (key) => {
    const at = marks.indexOf(key.target.closest?.("g.event"));
    if (at < 0) return;
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -at, End: marks.length - 1 - at }[key.key];
    if (step !== undefined) {
      const next = marks[Math.min(Math.max(at + step, 0), marks.length - 1)];
      marks[at].setAttribute("tabindex", "-1");
      next.setAttribute("tabindex", "0");
      next.focus();
      state.live.textContent = next.getAttribute("aria-label");
      key.preventDefault();
    } else if (key.key === "Enter" || key.key === " ") {
      state.send("picked", marks[at].dataset.id);
      key.preventDefault();
    }
  });
}
