// The map component: towns as points, countries as hatched outlines, all else as open rings ("somewhere in").
//
// data: { outlines: address of the outlines, marks: [{id, name, shape: point|country|area, lat, lon, facts, others,
//         tone, lines[]}], selected, words }
// Trigger: picked (a place's id). Plate carrée, stretched at the middle's latitude.

import { densest } from "./stretch.js";
import { html, offer, palette, svg, textWidth, tooltip } from "./surface.js";

const known = new WeakMap();
let HEIGHT = 620; // pixels; as much as the window has room for
const MOST = 250; // places drawn one by one
const LEAST = 2.5; // degrees across: no closer, for the outlines are coarse
let outlines = null;

export default function map({ data, parentElement, setTriggerValue }) {
  let state = known.get(parentElement);
  if (!state) {
    state = { host: html("div", "casus-map", parentElement), fitted: null };
    known.set(parentElement, state);
    state.observer = new ResizeObserver(() => {
      if (Math.abs(state.host.clientWidth - (state.drawn ?? 0)) > 2) draw(state);
    });
    state.observer.observe(state.host);
  }
  state.data = data;
  state.send = setTriggerValue;
  start(state);
  return () => {
    state.observer.disconnect();
    known.delete(parentElement);
  };
}

async function start(state) {
  if (!outlines) {
    try {
      const answer = await fetch(new URL(state.data.outlines, document.baseURI));
      outlines = answer.ok ? await answer.json() : [];
    } catch {
      outlines = []; // the marks alone, and the note says so
    }
  }
  const fullest = Math.max(1, ...state.data.marks.map(total));
  const growth = Math.min(1.8, 18 / Math.sqrt(fullest)); // areas stay in proportion to the events
  for (const mark of state.data.marks) mark.size = 4 + growth * Math.sqrt(total(mark));
  const marks = JSON.stringify(state.data.marks.map((mark) => mark.id));
  if (state.fitted !== marks) {
    state.fitted = marks;
    fit(state);
  }
  draw(state);
}

// The shortest stretch with seven tenths of the events, each way: summits elsewhere must not shrink a war, nor
// draw the view towards them.
function fit(state, share = 0.7) {
  const at = state.data.marks.filter((mark) => mark.lat !== null);
  if (!at.length) return world(state);
  const [west, east] = densest(at.map((mark) => [mark.lon, weight(mark)]), share);
  const [south, north] = densest(at.map((mark) => [mark.lat, weight(mark)]), share);
  const width = Math.max(LEAST * 2, (east - west) * 1.5 + 1);
  const height = Math.max(LEAST, (north - south) * 1.5 + 0.5);
  state.view = { lon: (east + west) / 2, lat: (north + south) / 2, width, height };
}

const weight = (mark) => (mark.shape === "country" ? 0.2 : 1) * total(mark); // a country's middle says little

function world(state) {
  state.view = { lon: 10, lat: 18, width: 350, height: 150 };
}

function projection(state, width) {
  const { lon, lat, width: across, height } = state.view;
  const squeeze = Math.max(0.25, Math.cos((lat * Math.PI) / 180));
  const scale = Math.min(width / (across * squeeze), HEIGHT / height); // pixels a degree of latitude
  return {
    scale,
    squeeze,
    x: (degrees) => width / 2 + (degrees - lon) * squeeze * scale,
    y: (degrees) => HEIGHT / 2 - (degrees - lat) * scale,
  };
}

function draw(state) {
  const { host, data } = state;
  if (!host.clientWidth || !outlines || !state.view) return;
  state.drawn = host.clientWidth;
  HEIGHT = Math.round(Math.min(860, Math.max(520, window.innerHeight - 285)));
  const colours = palette(host);
  host.style.setProperty("--soft", colours.soft);
  host.style.setProperty("--line", colours.line);
  host.replaceChildren();
  bar(state, colours);
  const root = svg("svg", { class: "map", width: host.clientWidth, height: HEIGHT, role: "group", "aria-label": data.words });
  host.appendChild(root);
  state.tip = tooltip(host);
  paint(state, root, colours);
  move(state, root, colours);
  host.dataset.ready = String(data.marks.length);
}

function bar(state, colours) {
  const whole = html("div", "bar", state.host);
  const legend = html("span", "legend", whole);
  const line = html("span", "acts", whole);
  for (const [shape, text] of [["point", "a town or site"], ["area", "somewhere in a region"], ["country", "somewhere in a country"], ["hollow", "not reported as fact"]]) {
    const item = html("span", "key", legend);
    const icon = svg("svg", { width: 18, height: 18, "aria-hidden": "true" }, item);
    if (shape === "country") {
      svg("rect", { x: 1, y: 3, width: 16, height: 12, fill: colours.soft, "fill-opacity": 0.28, stroke: colours.soft }, icon);
    } else {
      svg("circle", { cx: 9, cy: 9, r: shape === "area" ? 7.5 : 5, fill: shape === "point" ? colours.soft : "none", stroke: colours.soft, "stroke-width": 1.6, "stroke-dasharray": shape === "area" ? "3 3" : shape === "hollow" ? "1.5 2" : null }, icon);
    }
    item.append(text);
  }
  for (const [tone, words] of [["conflict", "hostile"], ["cooperation", "cooperative"], ["neutral", "neither"]]) {
    const item = html("span", "key", legend);
    svg("circle", { cx: 6, cy: 6, r: 5, fill: colours.tone[tone] }, svg("svg", { width: 12, height: 12, "aria-hidden": "true" }, item));
    item.append(words);
  }
  if (!outlines.length) html("span", "key", legend, "the outlines could not be loaded");
  const button = (text, label, act) => {
    const found = html("button", null, line, text);
    found.type = "button";
    found.title = label;
    found.setAttribute("aria-label", label);
    found.addEventListener("click", act);
  };
  const zoom = (factor) => () => {
    state.view.width = Math.min(360, Math.max(LEAST, state.view.width * factor));
    state.view.height = Math.min(170, Math.max(LEAST / 2, state.view.height * factor));
    draw(state);
  };
  button("−", "Zoom out", zoom(1.5));
  button("+", "Zoom in", zoom(1 / 1.5));
  button("Fit", "Where most events are", () => (fit(state), draw(state)));
  button("All", "All that is marked", () => (fit(state, 1), draw(state)));
  button("World", "The whole world", () => (world(state), draw(state)));
  offer(line, () => state.host.querySelector("svg.map"), "casus-map", colours);
}

function paint(state, root, colours) {
  const { data } = state;
  const width = state.host.clientWidth;
  const to = projection(state, width);
  root.replaceChildren();
  const defs = svg("defs", {}, root);
  for (const tone of ["conflict", "cooperation", "neutral"]) {
    const hatch = svg("pattern", { id: `map-${tone}`, width: 7, height: 7, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" }, defs);
    svg("line", { x1: 0, y1: 0, x2: 0, y2: 7, stroke: colours.tone[tone], "stroke-width": 2.4, "stroke-opacity": 0.5 }, hatch);
  }
  svg("rect", { width, height: HEIGHT, fill: colours.band }, root);
  const marked = new Map(data.marks.filter((mark) => mark.shape === "country").map((mark) => [mark.name, mark]));
  const land = svg("g", {}, root);
  const countries = [];
  for (const outline of outlines) {
    const path = trace(outline, to, width);
    if (!path) continue;
    svg("path", { d: path, fill: colours.ground, stroke: colours.line, "stroke-width": 1, "fill-rule": "evenodd" }, land);
    if (marked.has(outline.name)) countries.push([marked.get(outline.name), path]);
  }
  const drawn = new Set();
  for (const [mark, path] of countries) {
    drawn.add(mark.id);
    const group = place(state, root, mark, colours, to);
    const hatched = mark.facts > 0 ? `url(#map-${mark.tone})` : "transparent";
    svg("path", { d: path, fill: hatched, stroke: colours.tone[mark.tone], "stroke-width": chosen(state, mark) ? 3 : 1.4, "stroke-dasharray": mark.facts ? null : "2 3", "fill-rule": "evenodd" }, group);
  }
  const rest = data.marks.filter((mark) => !drawn.has(mark.id)).sort((a, b) => total(b) - total(a));
  const { full, small } = graded(state, rest, to, width);
  dots(root, small, colours, to);
  for (const mark of full) {
    const group = place(state, root, mark, colours, to);
    const at = { cx: to.x(mark.lon), cy: to.y(mark.lat) };
    const strong = { stroke: colours.tone[mark.tone], "stroke-width": chosen(state, mark) ? 3.2 : 1.8 };
    const r = mark.shape === "point" ? size(mark) : Math.max(15, size(mark) + 8);
    svg("circle", { ...at, r: Math.max(12, r), fill: "transparent" }, group);
    if (mark.shape === "point") {
      svg("circle", { ...at, r, ...strong, fill: mark.facts ? colours.tone[mark.tone] : colours.ground, "fill-opacity": mark.facts ? 0.72 : 0.4, "stroke-dasharray": mark.facts ? null : "1.5 2.5" }, group);
    } else {
      svg("circle", { ...at, r, ...strong, fill: "none", "stroke-dasharray": mark.facts ? "5 4" : "1.5 3.5" }, group);
    }
  }
  labels(state, root, colours, to, width, [...countries.map(([mark]) => mark), ...full]);
  if (small.length) fewer(root, `${small.length} places with fewer events as dots: zoom in, or see the table`, colours);
}

// What is said below the picture, on a ground of its own: names may lie there.
function fewer(root, words, colours) {
  svg("rect", { x: 3, y: HEIGHT - 23, width: textWidth(words, 12) + 12, height: 20, rx: 3, fill: colours.ground, "fill-opacity": 0.92 }, root);
  svg("text", { x: 8, y: HEIGHT - 9, fill: colours.ink, "font-size": 12 }, root, words);
}

// With more places than can be told apart, the fullest of the view are marks, the others dots.
function graded(state, marks, to, width) {
  if (marks.length <= MOST) return { full: marks, small: [] };
  const seen = marks.filter((mark) => {
    const x = to.x(mark.lon);
    const y = to.y(mark.lat);
    return x > -30 && x < width + 30 && y > -30 && y < HEIGHT + 30;
  });
  const full = seen.slice(0, MOST);
  const one = seen.find((mark) => chosen(state, mark));
  if (one && !full.includes(one)) full.push(one);
  return { full, small: seen.slice(MOST).filter((mark) => mark !== one) };
}

// All dots of one kind are one path; what is only "somewhere in" or no fact stays hollow.
function dots(root, marks, colours, to) {
  const paths = new Map();
  for (const mark of marks) {
    const r = mark.shape === "point" ? 2.2 : 4;
    const key = `${mark.tone} ${mark.shape === "point" && mark.facts ? "solid" : "hollow"}`;
    const x = (to.x(mark.lon) - r).toFixed(1);
    paths.set(key, `${paths.get(key) ?? ""}M${x},${to.y(mark.lat).toFixed(1)}a${r},${r} 0 1,0 ${2 * r},0a${r},${r} 0 1,0 ${-2 * r},0`);
  }
  const group = svg("g", { class: "dots", "pointer-events": "none", "aria-hidden": "true" }, root);
  for (const [key, d] of paths) {
    const [tone, how] = key.split(" ");
    const colour = colours.tone[tone];
    svg("path", how === "solid" ? { d, fill: colour, "fill-opacity": 0.55 } : { d, fill: "none", stroke: colour, "stroke-opacity": 0.7 }, group);
  }
}

const total = (mark) => mark.facts + mark.others;
const size = (mark) => mark.size;
const chosen = (state, mark) => mark.id === state.data.selected;

function trace(outline, to, width) {
  let path = "";
  for (const ring of outline.rings) {
    let inside = false;
    let part = "";
    let last = null;
    for (const [lon, lat] of ring) {
      const x = to.x(lon);
      const y = to.y(lat);
      if (x > -width && x < 2 * width && y > -HEIGHT && y < 2 * HEIGHT) inside = true;
      const jump = last !== null && Math.abs(lon - last) > 300; // a ring that meets the date line
      part += `${part && !jump ? "L" : "M"}${x.toFixed(1)},${y.toFixed(1)}`;
      last = lon;
    }
    if (inside) path += `${part}Z`;
  }
  return path;
}

function place(state, root, mark, colours, to) {
  const words = [mark.shape === "point" ? mark.name : `Somewhere in ${mark.name}`, ...mark.lines];
  const group = svg("g", { class: "place", role: "button", tabindex: 0, "data-id": mark.id, "data-shape": mark.shape, "aria-label": words.join(". ") }, root);
  group.addEventListener("pointermove", (over) => {
    const box = state.host.getBoundingClientRect();
    state.tip.show(words, over.clientX - box.left, over.clientY - box.top);
  });
  group.addEventListener("pointerleave", () => state.tip.hide());
  group.addEventListener("focus", () => state.tip.show(words, to.x(mark.lon), to.y(mark.lat)));
  group.addEventListener("blur", () => state.tip.hide());
  group.addEventListener("click", () => !state.moved && state.send("picked", mark.id));
  group.addEventListener("keydown", (key) => {
    if (key.key === "Enter" || key.key === " ") {
      state.send("picked", mark.id);
      key.preventDefault();
    }
  });
  return group;
}

// Names where they fit, the fullest places first; one that would cover another is left to its tooltip.
function labels(state, root, colours, to, width, marks) {
  const ranked = [...marks].sort((a, b) => total(b) - total(a));
  const reach = (mark) => (mark.shape === "point" ? size(mark) : mark.shape === "area" ? Math.max(15, size(mark) + 8) : 0);
  // a name keeps clear of points and of the middle of rings, its own too
  const taken = ranked.filter((mark) => mark.shape !== "country").map((mark) => {
    const r = mark.shape === "point" ? size(mark) : 4;
    return [to.x(mark.lon) - r, to.y(mark.lat) - r, to.x(mark.lon) + r, to.y(mark.lat) + r];
  });
  const layer = svg("g", { class: "names", "pointer-events": "none", "aria-hidden": "true" }, root);
  for (const mark of ranked) {
    const text = `${mark.shape === "point" ? mark.name : `in ${mark.name}`} ${total(mark).toLocaleString("en")}`;
    const long = textWidth(text) + 4;
    const r = reach(mark) + 4;
    const [cx, cy] = [to.x(mark.lon), to.y(mark.lat) + 4];
    const spots = [[cx + r, cy], [cx - r - long, cy], [cx - long / 2, cy - r - 8], [cx - long / 2, cy + r + 10]];
    if (mark.shape === "country") spots.unshift([cx - long / 2, cy]);
    const free = spots.find(([x, y]) => x >= 0 && x + long <= width && y >= 12 && y <= HEIGHT - 4 && !taken.some((other) => x < other[2] && x + long > other[0] && y - 12 < other[3] && y + 4 > other[1]));
    if (!free) continue;
    const [x, y] = free;
    taken.push([x, y - 12, x + long, y + 4]);
    svg("text", { x, y, "font-size": 12.5, fill: colours.ink, "font-style": mark.shape === "point" ? "normal" : "italic", "font-weight": chosen(state, mark) ? 600 : 400, stroke: colours.ground, "stroke-width": 3.5, "paint-order": "stroke", "stroke-linejoin": "round" }, layer, text);
  }
}

function move(state, root, colours) {
  root.addEventListener("pointerdown", (down) => {
    if (down.button !== 0) return;
    const to = projection(state, state.host.clientWidth);
    const { lon, lat } = state.view;
    state.moved = false;
    const shift = (event) => {
      if (Math.abs(event.clientX - down.clientX) + Math.abs(event.clientY - down.clientY) > 4) state.moved = true;
      if (!state.moved) return;
      state.view.lon = lon - (event.clientX - down.clientX) / (to.scale * to.squeeze);
      state.view.lat = Math.max(-80, Math.min(85, lat + (event.clientY - down.clientY) / to.scale));
      requestAnimationFrame(() => paint(state, root, colours));
    };
    window.addEventListener("pointermove", shift);
    window.addEventListener("pointerup", () => {
      window.removeEventListener("pointermove", shift);
      setTimeout(() => (state.moved = false), 0);
    }, { once: true });
  });
  root.addEventListener("wheel", (turn) => {
    if (!turn.ctrlKey && !turn.metaKey) return; // the plain wheel scrolls the page
    turn.preventDefault();
    const factor = Math.exp(turn.deltaY * 0.002);
    state.view.width = Math.min(360, Math.max(LEAST, state.view.width * factor));
    state.view.height = Math.min(170, Math.max(LEAST / 2, state.view.height * factor));
    requestAnimationFrame(() => paint(state, root, colours));
  }, { passive: false });
}
