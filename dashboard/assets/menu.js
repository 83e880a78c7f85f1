// The way about: a field that searches everything, the pages, and views that were saved under a name.
// Links are real ones (a middle click opens a tab); where they lead is read off the address when they are
// pressed, so the menu need not be drawn again when a filter changes.
//
// data: { pages: [[name, title]], current, home, dropped: [names of the address that are a selection],
//         words, saved: [{name, page, query}] }
// Triggers: go ({page, q?}), open (name of a saved view), keep (a name), drop (a name).

import { html } from "./surface.js";

const known = new WeakMap();
let last = null; // the page, and what it is of, that was drawn last

export default function menu({ data, parentElement, setTriggerValue }) {
  let state = known.get(parentElement);
  if (!state) {
    state = { host: html("nav", "casus-menu", parentElement), open: false };
    known.set(parentElement, state);
  }
  state.send = setTriggerValue;
  arrive(data.current);
  const told = JSON.stringify(data);
  if (state.told !== told) {
    state.told = told;
    draw(state, JSON.parse(told));
  }
  return () => known.delete(parentElement);
}

// A page begins at its top: Streamlit leaves the next one scrolled as far as the one before.
function arrive(page) {
  const at = `${page} ${new URLSearchParams(window.location.search).get(page) ?? ""}`;
  if (last !== null && last !== at) document.querySelector("[data-testid='stMain']")?.scrollTo(0, 0);
  last = at;
}

function draw(state, data) {
  const { host } = state;
  host.setAttribute("aria-label", "Pages");
  host.replaceChildren();
  find(state, data);
  const list = html("ul", "pages", host);
  for (const [name, title] of data.pages) {
    const link = html("a", null, html("li", null, list), title);
    link.dataset.page = name;
    if (name === data.current) link.setAttribute("aria-current", "page");
    const aim = () => (link.href = address(name === data.home ? "" : name, kept(data)));
    aim();
    for (const when of ["pointerenter", "pointerdown", "focus"]) link.addEventListener(when, aim);
    follow(link, () => state.send("go", { page: name }));
  }
  saved(state, data);
  host.dataset.ready = String(data.pages.length);
}

// Plain clicks stay in the page; with a key held the browser does what it always does.
function follow(link, act) {
  link.addEventListener("click", (click) => {
    if (click.button !== 0 || click.ctrlKey || click.metaKey || click.shiftKey || click.altKey) return;
    click.preventDefault();
    act();
  });
}

function address(path, query) {
  const found = new URL(path || ".", new URL(".", window.location.href));
  found.search = query;
  return found.href;
}

// The filters of the address, without what is selected on this page.
function kept(data) {
  const found = new URLSearchParams(window.location.search);
  for (const name of data.dropped) found.delete(name);
  return found.toString();
}

function find(state, data) {
  const form = html("form", "find", state.host);
  form.setAttribute("role", "search");
  const input = html("input", null, form);
  Object.assign(input, { id: "menu-search", type: "search", placeholder: "Search everything", value: data.words ?? "", autocomplete: "off" });
  input.setAttribute("aria-label", "Search everything");
  form.addEventListener("submit", (sent) => {
    sent.preventDefault();
    if (input.value.trim()) state.send("go", { page: "search", q: input.value.trim() });
  });
}

function saved(state, data) {
  const box = html("details", "saved", state.host);
  box.open = state.open;
  box.addEventListener("toggle", () => (state.open = box.open));
  html("summary", null, box, data.saved.length ? `Saved views (${data.saved.length})` : "Saved views");
  const list = html("ul", null, box);
  for (const view of data.saved) {
    const row = html("li", null, list);
    const link = html("a", null, row, view.name);
    link.href = address(view.page === data.home ? "" : view.page, view.query);
    follow(link, () => state.send("open", view.name));
    const away = html("button", null, row, "×");
    away.type = "button";
    away.title = "Forget this view";
    away.setAttribute("aria-label", `Forget the view ${view.name}`);
    away.addEventListener("click", () => state.send("drop", view.name));
  }
  const form = html("form", "keep", box);
  const input = html("input", null, form);
  Object.assign(input, { type: "text", maxLength: 80, placeholder: "Name for this view", autocomplete: "off" });
  input.setAttribute("aria-label", "Name for this view");
  const button = html("button", null, form, "Save");
  button.type = "submit";
  form.addEventListener("submit", (sent) => {
    sent.preventDefault();
    if (input.value.trim()) state.send("keep", input.value.trim());
  });
}
