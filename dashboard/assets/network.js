// The relations component: a network that pyvis built, drawn by pyvis's own vis-network at fixed places.
//
// data: { script, nodes: [{id, label, x, y, size, kind, lines[]}], edges: [{id, from, to, tone, weight, events,
//         points, standing, lines[], months[], counts[], tones[]}], months: [iso...], selected: {node, edge}, until, partners }
// Triggers: picked ({node} or {edge}), until (a month or ""), partners (a number, 0 for all).

import { html, offer, palette, textWidth, tooltip } from "./surface.js";

const known = new WeakMap();
const SHAPES = { country: "dot", government: "dot", bloc: "hexagon", military: "square", armed_group: "diamond", organisation: "triangle", people: "triangleDown", person: "star" };
const SIGNS = { country: "●", bloc: "⬢", military: "■", armed_group: "◆", organisation: "▲", people: "▼", person: "★" };
// tints of camps, told apart in grey too; the tooltip and the table say the camp in words
const CAMPS = {
  light: ["#f4cf97", "#bfdcb0", "#d3c4ec", "#f2bcc6", "#b5e0ec", "#e3d7a4"],
  dark: ["#6b5524", "#335c2c", "#4e3a72", "#6d3640", "#235866", "#5d5529"],
};
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

const LEGIBLE = 12; // pixels on the screen of the smallest name

export default function network({ data, parentElement, setTriggerValue }) {
  let state = known.get(parentElement);
  if (!state) {
    state = { host: html("div", "casus-network", parentElement), drawn: null };
    known.set(parentElement, state);
  }
  state.data = data;
  state.send = setTriggerValue;
  start(state);
  return () => {
    clearTimeout(state.waiting);
    clearInterval(state.playing);
    state.network?.destroy();
    known.delete(parentElement);
  };
}

async function start(state) {
  const { host, data } = state;
  try {
    if (!globalThis.vis?.Network) await import(new URL(data.script, document.baseURI).href);
  } catch (error) {
    host.replaceChildren();
    html("p", "fault", host, `The network library could not be loaded (${error.message}). The table tab shows the same relations.`);
    return;
  }
  const signature = JSON.stringify([data.nodes.map((node) => [node.id, node.x, node.y, node.label]), data.edges.map((edge) => [edge.id, edge.weight])]);
  if (state.drawn !== signature) {
    state.drawn = signature;
    build(state);
  }
  select(state);
}

function colours(host) {
  const found = palette(host);
  host.style.setProperty("--soft", found.soft);
  host.style.setProperty("--line", found.line);
  return found;
}

function build(state) {
  const { host, data } = state;
  const kept = held(state);
  const paint = colours(host);
  paint.busiest = Math.max(0, ...data.edges.map((edge) => edge.weight));
  state.paint = paint;
  clearTimeout(state.waiting);
  clearInterval(state.playing);
  state.playing = null;
  state.lay = null;
  state.network?.destroy();
  host.replaceChildren();
  const bar = html("div", "bar", host);
  controls(state, bar);
  const stage = html("div", "stage", host);
  stage.tabIndex = 0;
  stage.setAttribute("role", "img");
  stage.setAttribute("aria-label", `${data.nodes.length} actors and ${data.edges.length} relations. The table tab holds the same.`);
  const box = html("div", null, stage);
  box.style.height = "100%";
  const tip = tooltip(stage);
  const vis = globalThis.vis;
  state.nodes = new vis.DataSet(data.nodes.map((node) => drawnNode(node, paint)));
  state.edges = new vis.DataSet(data.edges.map((edge) => drawnEdge(edge, edge.weight, edge.tone, paint)));
  state.network = new vis.Network(box, { nodes: state.nodes, edges: state.edges }, {
    physics: false,
    layout: { improvedLayout: false },
    interaction: { hover: true, tooltipDelay: 1e9, keyboard: { enabled: true, bindToWindow: false }, hideEdgesOnDrag: data.edges.length > 800, multiselect: false },
    edges: { smooth: { enabled: true, type: "curvedCW", roundness: 0.12 } },
    nodes: { scaling: { label: { enabled: true, drawThreshold: 5 } } },
  });
  // vis-network focuses its frame when it is pressed; a page that scrolls then makes the click a drag
  const frame = box.querySelector(".vis-network");
  if (frame) frame.focus = () => HTMLElement.prototype.focus.call(frame, { preventScroll: true });
  state.lay?.(); // the month that the address names
  const byNode = new Map(data.nodes.map((node) => [node.id, node]));
  const byEdge = new Map(data.edges.map((edge) => [edge.id, edge]));
  state.network.on("click", ({ nodes, edges }) => {
    if (nodes.length) state.send("picked", { node: nodes[0] });
    else if (edges.length) state.send("picked", { edge: edges[0] });
  });
  const point = (event) => {
    const area = stage.getBoundingClientRect();
    return [event.clientX - area.left, event.clientY - area.top];
  };
  state.network.on("hoverNode", ({ node, event }) => tip.show([byNode.get(node).name, ...byNode.get(node).lines], ...point(event)));
  state.network.on("hoverEdge", ({ edge, event }) => tip.show([byEdge.get(edge).name, ...byEdge.get(edge).lines], ...point(event)));
  for (const name of ["blurNode", "blurEdge", "dragStart", "zoom"]) state.network.on(name, () => tip.hide());
  state.network.once("afterDrawing", () => {
    if (kept) state.network.moveTo({ ...kept, animation: false });
    else state.network.fit({ animation: false });
    legible(state);
    host.dataset.ready = String(data.nodes.length);
  });
  state.later = () => {
    clearTimeout(state.waiting);
    state.waiting = setTimeout(() => legible(state), 120);
  };
  for (const name of ["zoom", "resize"]) state.network.on(name, state.later);
  host.casusNetwork = state.network; // for tests: canvasToDOM finds a node on the screen
}

// Names as large as the eye needs at this zoom. Where larger ones would cover each other, those of the
// smaller actors wait for more room (or for the pointer).
function legible(state) {
  const scale = state.network.getScale();
  const taken = [];
  const chosen = state.data.selected?.node;
  const order = [...state.data.nodes].sort((one, other) => (other.id === chosen) - (one.id === chosen) || other.size - one.size);
  state.nodes.update(order.map((node) => {
    const usual = letters(node);
    const size = Math.max(usual, LEGIBLE / scale);
    const lines = node.label.split("\n");
    const wide = Math.max(...lines.map((line) => textWidth(line, size))) / 2;
    const box = [node.x - wide, node.y + node.size, node.x + wide, node.y + node.size + lines.length * size * 1.25];
    const covers = size > usual && taken.some((one) => box[0] < one[2] && one[0] < box[2] && box[1] < one[3] && one[1] < box[3]);
    if (!covers) taken.push(box);
    return { id: node.id, font: font(covers ? 0.1 : size, state.paint) };
  }));
}

const letters = (node) => Math.max(13, Math.min(22, 10 + node.size / 3));
const font = (size, paint) => ({ color: paint.ink, size, face: "Source Sans, sans-serif", strokeWidth: size / 4, strokeColor: paint.ground, multi: false });

// Where the eye rests, if most of what is to be drawn stands where it stood before: a filter moves nothing.
function held(state) {
  if (!state.network || !state.nodes) return null;
  const same = state.data.nodes.filter((node) => {
    const before = state.nodes.get(node.id);
    return before && before.x === node.x && before.y === node.y;
  });
  if (!same.length || same.length < state.data.nodes.length * 0.6) return null;
  return { position: state.network.getViewPosition(), scale: state.network.getScale() };
}

function drawnNode(node, paint) {
  return {
    id: node.id, label: node.label, x: node.x, y: node.y, size: node.size, shape: SHAPES[node.kind] ?? "dot",
    color: { background: tint(node.camp, paint), border: node.broker ? paint.accent : paint.soft, highlight: { background: paint.accent, border: paint.accent }, hover: { background: paint.dark ? "#3a4c5e" : "#c6d5e2", border: paint.accent } },
    borderWidth: node.broker ? 3 : 1.2,
    font: font(letters(node), paint),
  };
}

function tint(camp, paint) {
  const tints = CAMPS[paint.dark ? "dark" : "light"];
  return camp ? tints[(camp - 1) % tints.length] : paint.dark ? "#2b3a49" : "#dbe4ec";
}

function drawnEdge(edge, weight, tone, paint) {
  return {
    id: edge.id, from: edge.from, to: edge.to, hidden: weight <= 0 && !edge.standing,
    width: 1 + 7 * Math.sqrt(Math.max(0, weight) / Math.max(6, paint.busiest)),
    color: { color: paint.tone[tone], opacity: edge.standing && !weight ? 0.55 : 0.72, highlight: paint.tone[tone], hover: paint.tone[tone] },
    dashes: edge.standing && !edge.events ? [2, 5] : false,
    arrows: edge.points ? { to: { enabled: true, scaleFactor: 0.5 } } : "",
    selectionWidth: 2, hoverWidth: 1,
  };
}

function select(state) {
  const { network, data, nodes, edges } = state;
  const { node, edge } = data.selected ?? {};
  if (node && nodes.get(node)) network.selectNodes([node]);
  else if (edge && edges.get(edge)) network.selectEdges([edge]);
  else network.unselectAll();
}

// A slider over the months of the window: up to that month, what had passed between two actors?
function controls(state, bar) {
  const { data, paint } = state;
  const key = html("span", "key", bar);
  if (data.plain) return fill(state, bar); // a query's result: no sign, no weight, no time
  for (const [tone, text] of [["conflict", "hostile"], ["cooperation", "cooperative"], ["neutral", "mixed or unrated"]]) {
    const item = html("span", null, key);
    html("i", null, item).style.borderColor = paint.tone[tone];
    item.append(text);
  }
  const item = html("span", null, key);
  html("i", "dotted", item);
  item.append("standing tie only");
  if (data.nodes.some((node) => node.broker)) {
    const broker = html("span", null, key);
    html("i", "ring", broker).style.borderColor = paint.accent;
    broker.append("broker");
  }
  const kinds = [...new Set(data.nodes.map((node) => node.kind))].filter((kind) => SIGNS[kind]);
  for (const kind of Object.keys(SIGNS).filter((one) => kinds.includes(one))) {
    html("span", null, key, `${SIGNS[kind]} ${kind.replace("_", " ")}`);
  }
  if (data.camps) {
    const camps = html("span", null, key);
    for (let camp = 1; camp <= Math.min(data.camps, 6); camp += 1) html("i", "tint", camps).style.background = tint(camp, paint);
    camps.append("camps");
    camps.title = "Actors that cooperate more than they fight, parted by greedy modularity; see Measures";
  }
  fill(state, bar);
}

function fill(state, bar) {
  const { data } = state;
  html("span", "fill", bar);
  if (!data.plain) degree(state, bar);
  if ((data.months ?? []).length > 1) timeControls(state, bar);
  const last = html("span", "last", bar);
  const fit = html("button", null, last, "Fit");
  fit.type = "button";
  fit.title = "Show the whole network";
  fit.addEventListener("click", () => {
    state.network.fit({ animation: false });
    state.later();
  });
  offer(last, () => state.host.querySelector("canvas"), "casus-relations", palette(state.host), true);
}

// Only actors with so many partners: the others leave, and nobody moves.
function degree(state, bar) {
  const label = html("label", "degree", bar, "Partners, at least");
  const input = html("input", null, label);
  Object.assign(input, { type: "number", min: 1, max: 99, step: 1, value: Math.max(1, state.data.partners ?? 1) });
  input.addEventListener("change", () => state.send("partners", Math.round(Number(input.value)) > 1 ? Math.round(Number(input.value)) : 0));
}

function timeControls(state, bar) {
  const { data, paint } = state;
  const play = html("button", "play", bar, "▶");
  play.type = "button";
  play.setAttribute("aria-label", "Play the months");
  const slider = html("input", null, bar);
  const told = [...new Set(data.edges.flatMap((edge) => edge.months))].sort((one, other) => one - other);
  const kept = data.months.indexOf(data.until); // -1 where the address names no month
  Object.assign(slider, { type: "range", min: 0, max: data.months.length - 1, value: kept < 0 ? data.months.length - 1 : kept, step: 1 });
  slider.setAttribute("aria-label", "Relations up to this month");
  const when = html("span", "when", bar);
  const lay = () => {
    const last = Number(slider.value);
    const [year, month] = data.months[last].split("-").map(Number);
    when.textContent = last === data.months.length - 1 ? "whole window" : `up to ${MONTHS[month - 1]} ${year}`;
    slider.setAttribute("aria-valuetext", when.textContent);
    if (!state.edges) return;
    state.edges.update(data.edges.map((edge) => {
      if (last === data.months.length - 1) return drawnEdge(edge, edge.weight, edge.tone, paint);
      let weight = 0;
      let sum = 0;
      edge.months.forEach((at, index) => {
        if (at > last) return;
        weight += edge.counts[index];
        sum += edge.tones[index];
      });
      const tone = Math.abs(sum) < 0.5 * weight ? "neutral" : sum < 0 ? "conflict" : "cooperation";
      return drawnEdge(edge, weight, tone, paint);
    }));
  };
  const settled = () => {
    const last = Number(slider.value);
    state.send("until", last === data.months.length - 1 ? "" : data.months[last]);
  };
  slider.addEventListener("input", lay);
  slider.addEventListener("change", settled);
  play.addEventListener("click", () => {
    if (state.playing) {
      clearInterval(state.playing);
      state.playing = null;
      play.textContent = "▶";
      play.setAttribute("aria-label", "Play the months");
      settled();
      return;
    }
    if (Number(slider.value) >= data.months.length - 1) slider.value = 0;
    play.textContent = "❚❚";
    play.setAttribute("aria-label", "Pause");
    state.playing = setInterval(() => {
      slider.value = told.find((month) => month > Number(slider.value)) ?? data.months.length - 1; // years may be empty
      lay();
      if (Number(slider.value) >= data.months.length - 1) play.click();
    }, 350);
  });
  state.lay = lay;
}
