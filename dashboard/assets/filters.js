// The filters: lists to choose several values from, the window, and what few need under "More".
// Native inputs only, for a page has five lists: widgets that bring their own layout took most of its time.
//
// data: { fields: [{name, label, total, options: [[id, name, count]], chosen: [[id, name]]}],
//         start, end, sources, confidence, as_of }
// Trigger: changed ({name, value}): ids and typed names of a list, a day (ISO) or null, a number.

import { html } from "./surface.js";

const known = new WeakMap();
const PAUSE = 700;

export default function filters({ data, parentElement, setTriggerValue }) {
  let state = known.get(parentElement);
  if (!state) {
    state = { host: html("div", "casus-filters", parentElement), open: false };
    known.set(parentElement, state);
  }
  state.send = (name, value) => setTriggerValue("changed", { name, value });
  const told = JSON.stringify(data);
  if (state.told !== told) {
    state.told = told;
    state.data = JSON.parse(told);
    draw(state);
  }
  return () => known.delete(parentElement);
}

function draw(state) {
  const { host, data } = state;
  const focused = host.getRootNode().activeElement?.id;
  host.replaceChildren();
  for (const field of data.fields) list(state, html("div", "field pick", host), field);
  const span = html("div", "pair", host);
  day(state, span, "start", "From", false);
  day(state, span, "end", "To", true);
  more(state);
  if (focused) host.querySelector(`#${CSS.escape(focused)}`)?.focus({ preventScroll: true });
  host.dataset.ready = String(data.fields.length);
}

function labelled(parent, name, text, type = "text") {
  const label = html("label", null, parent, text);
  label.htmlFor = `filter-${name}`;
  const input = document.createElement("input");
  Object.assign(input, { id: label.htmlFor, type, autocomplete: "off", spellcheck: false });
  return input;
}

function list(state, parent, field) {
  parent.replaceChildren();
  const input = labelled(parent, field.name, field.label);
  const line = html("div", "line", parent);
  const taken = field.chosen.map(([id]) => id);
  const put = (chosen) => {
    field.chosen = chosen; // drawn at once; what Python answers is drawn over it
    list(state, parent, field);
    parent.querySelector("input").focus();
    state.send(field.name, chosen.map(([id]) => id));
  };
  for (const [id, name] of field.chosen) {
    const chip = html("button", "chip", line);
    chip.type = "button";
    chip.setAttribute("aria-label", `Remove ${name}`);
    html("span", null, chip, name);
    html("span", "cross", chip, "×").setAttribute("aria-hidden", "true");
    chip.addEventListener("click", () => put(field.chosen.filter(([other]) => other !== id)));
  }
  const cut = field.total > field.options.length;
  input.placeholder = taken.length ? "" : cut ? `any of ${field.total.toLocaleString("en")}: type a name` : "any";
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  line.append(input);
  const box = html("ul", "list", parent);
  box.id = `${input.id}-list`;
  box.setAttribute("role", "listbox");
  box.setAttribute("aria-label", field.label);
  input.setAttribute("aria-controls", box.id);
  let offered = [];
  let at = -1;

  const close = () => {
    box.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const choose = ([id, name]) => put([...field.chosen, [id, name]]);
  const point = (next) => {
    at = Math.max(-1, Math.min(offered.length - 1, next));
    [...box.children].forEach((one, index) => one.setAttribute("aria-selected", String(index === at)));
    if (at < 0) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", box.children[at].id);
    box.children[at].scrollIntoView({ block: "nearest" });
  };
  const open = () => {
    const typed = input.value.trim().toLowerCase();
    offered = field.options.filter(([id, name]) => !taken.includes(id) && name.toLowerCase().includes(typed));
    if (cut && typed && !offered.some(([, name]) => name.toLowerCase() === typed)) offered.push([input.value.trim(), input.value.trim(), null]);
    box.replaceChildren(...offered.map((option, index) => {
      const [, name, count] = option;
      const one = html("li", null, null, count === null ? `Look for “${name}” among all ${field.total.toLocaleString("en")}` : name);
      one.id = `${box.id}-${index}`;
      one.setAttribute("role", "option");
      if (count !== null) html("span", "count", one, count.toLocaleString("en"));
      one.addEventListener("pointerdown", (down) => down.preventDefault()); // the input keeps the focus
      one.addEventListener("click", () => choose(option));
      return one;
    }));
    if (!offered.length) return close();
    box.hidden = false;
    input.setAttribute("aria-expanded", "true");
    point(typed ? 0 : -1);
  };
  close();
  input.addEventListener("click", open);
  input.addEventListener("input", open);
  input.addEventListener("blur", close);
  line.addEventListener("click", (click) => click.target === line && (input.focus(), open()));
  input.addEventListener("keydown", (key) => {
    if (key.key === "ArrowDown" || key.key === "ArrowUp") {
      if (box.hidden) open();
      point(at + (key.key === "ArrowDown" ? 1 : -1));
    } else if (key.key === "Enter" && !box.hidden && at >= 0) choose(offered[at]);
    else if (key.key === "Escape") close();
    else if (key.key === "Backspace" && !input.value && field.chosen.length) return put(field.chosen.slice(0, -1));
    else return;
    key.preventDefault();
  });
}

// A day by ISO; a year or a month alone means its first day, or its last where a span ends.
export function dayOf(text, last) {
  const found = /^(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?$/.exec(text.trim());
  if (!found) return null;
  const year = Number(found[1]);
  const month = found[2] ? Number(found[2]) : last ? 12 : 1;
  const ends = new Date(Date.UTC(2000, month, 0));
  ends.setUTCFullYear(year, month, 0);
  const number = found[3] ? Number(found[3]) : last ? ends.getUTCDate() : 1;
  if (year < 1 || month < 1 || month > 12 || number < 1 || number > ends.getUTCDate()) return null;
  return [String(year).padStart(4, "0"), String(month).padStart(2, "0"), String(number).padStart(2, "0")].join("-");
}

function day(state, parent, name, text, last) {
  const field = html("div", "field", parent);
  const input = labelled(field, name, text);
  const before = state.data[name] ?? "";
  Object.assign(input, { value: before, placeholder: "YYYY-MM-DD", inputMode: "numeric", maxLength: 10 });
  input.title = "A day, a month or a year: 2024-02-24, 2024-02, 2024";
  html("div", "line", field).append(input);
  input.addEventListener("change", () => {
    const value = dayOf(input.value, last);
    const wrong = Boolean(input.value.trim()) && value === null;
    input.setAttribute("aria-invalid", String(wrong));
    if (wrong) return;
    input.value = value ?? "";
    if (input.value !== before) state.send(name, value);
  });
}

function more(state) {
  const { host, data } = state;
  const details = html("details", "more", host);
  html("summary", null, details, "More");
  details.open = state.open || Boolean(data.sources || data.confidence || data.as_of);
  details.addEventListener("toggle", () => (state.open = details.open));
  const sources = html("div", "field", details);
  const number = labelled(sources, "sources", "Independent sources, at least", "number");
  Object.assign(number, { min: 0, max: 99, step: 1, value: data.sources });
  html("div", "line", sources).append(number);
  number.addEventListener("change", () => state.send("sources", Math.round(Number(number.value)) || 0));
  const sure = html("div", "field", details);
  const range = labelled(sure, "confidence", "Confidence, at least", "range");
  Object.assign(range, { min: 0, max: 100, step: 5, value: data.confidence });
  const said = html("output", null, sure.querySelector("label"), ` ${data.confidence}%`);
  sure.append(range);
  let waiting = null;
  range.addEventListener("input", () => {
    said.textContent = ` ${range.value}%`;
    clearTimeout(waiting);
    waiting = setTimeout(() => state.send("confidence", Number(range.value)), PAUSE);
  });
  day(state, details, "as_of", "As known on", true);
  html("p", "hint", details, "Only what articles published on or before this day say.");
}
